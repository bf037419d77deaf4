"""Gain ratio against figures worked out by hand on Quinlan's fourteen days of play."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.course.churn_warning.read_aloud import gain_ratio

# Quinlan's table: outlook, temperature, humidity, windy, play.
DAYS = pd.DataFrame(
    [
        row.split()
        for row in """sunny hot high no no
        sunny hot high yes no
        overcast hot high no yes
        rain mild high no yes
        rain cool normal no yes
        rain cool normal yes no
        overcast cool normal yes yes
        sunny mild high no no
        sunny cool normal no yes
        rain mild normal no yes
        sunny mild normal yes yes
        overcast mild high yes yes
        overcast hot normal no yes
        rain mild high yes no""".splitlines()
    ],
    columns=["outlook", "temperature", "humidity", "windy", "play"],
)


@pytest.mark.parametrize(
    ("column", "gain", "ratio"),
    [
        # By hand: entropy of play is 0.9403 (9 yes, 5 no).
        # outlook: 5/14·0.9710 + 4/14·0 + 5/14·0.9710 = 0.6935 after; split information 1.5774.
        ("outlook", 0.2467, 0.1564),
        ("temperature", 0.0292, 0.0188),
        ("humidity", 0.1518, 0.1518),
        ("windy", 0.0481, 0.0488),
    ],
)
def test_gain_and_ratio_by_hand(column, gain, ratio):
    assert gain_ratio.information_gain(DAYS[column], DAYS["play"]) == pytest.approx(gain, abs=5e-5)
    assert gain_ratio.gain_ratio(DAYS[column], DAYS["play"]) == pytest.approx(ratio, abs=5e-5)


def test_gain_adores_a_column_of_names_and_the_ratio_less_so():
    day = np.arange(14)
    assert gain_ratio.information_gain(day, DAYS["play"]) == pytest.approx(0.9403, abs=5e-5)
    assert gain_ratio.split_information(day) == pytest.approx(np.log2(14))
    assert gain_ratio.gain_ratio(day, DAYS["play"]) == pytest.approx(0.2470, abs=5e-5)


def test_missing_values_scale_the_gain_and_are_a_branch_of_the_split():
    outlook = DAYS["outlook"].copy()
    outlook[11] = None  # Quinlan's own example: overcast on day 12 not known
    assert gain_ratio.information_gain(outlook, DAYS["play"]) == pytest.approx(0.199, abs=1e-3)
    assert gain_ratio.split_information(outlook) == pytest.approx(1.809, abs=1e-3)


def test_threshold_by_hand():
    # Two stay below, two leave above: a cut at 3 tells everything (1 bit), less log2(3)/4.
    cut = gain_ratio.best_threshold([1.0, 2.0, 4.0, 9.0], [False, False, True, True])
    assert 2 <= cut.threshold < 4
    assert cut.gain == pytest.approx(1 - np.log2(3) / 4)
    assert cut.ratio == pytest.approx(cut.gain / 1.0)


def test_threshold_keeps_leaves_large_enough():
    values, labels = np.arange(10.0), np.arange(10) >= 9
    assert gain_ratio.best_threshold(values, labels, min_leaf=3).threshold == pytest.approx(
        6, abs=1
    )
    assert gain_ratio.best_threshold(values, labels, min_leaf=6) is None
    assert gain_ratio.best_threshold(np.ones(10), labels) is None


@given(
    st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=60),
)
def test_information_stays_in_its_bounds(rows):
    values, labels = zip(*rows, strict=True)
    gain = gain_ratio.information_gain(values, labels)
    assert -1e-9 <= gain <= gain_ratio.entropy(labels) + 1e-9
    assert gain <= gain_ratio.split_information(values) + 1e-9
    assert -1e-9 <= gain_ratio.gain_ratio(values, labels) <= 1 + 1e-9


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_readable_thresholds_lie_between(low, step):
    high = low + step
    if high > low:
        assert low <= gain_ratio._round_between(low, high) < high
