"""Five zones: every customer in one, borders included on the riskier side."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.course.churn_warning.zones import methods as zones
from casekit.course.churn_warning.zones import panel as zone_panel
from casekit.course.churn_warning.zones import tables as zone_tables
from casekit.course.churn_warning.zones.methods import Cuts
from casekit.text import using


def test_zones_by_hand():
    score = pd.Series([0.30, 0.12, 0.08, 0.30, 0.01, np.nan, 0.30])
    value = pd.Series([90.0, 60.0, 60.0, 59.9, 200.0, 90.0, np.nan])
    zone = zones.assign(score, value, Cuts(watch=0.05, alarm=0.12, value=60))
    assert list(zone) == ["red", "red", "yellow", "blue", "green", "white", "white"]


def test_summary_by_hand():
    score = pd.Series([0.5, 0.3, 0.1, 0.0, np.nan])
    value = pd.Series([100.0, 80.0, 100.0, 10.0, 50.0])
    left = pd.Series([True, False, False, False, True])
    zone = zones.assign(score, value, Cuts(watch=0.05, alarm=0.2, value=60))
    table = zones.summary(zone, score, value, left)
    assert list(table["customers"]) == [2, 1, 0, 1, 1]
    red = table.loc["red"]
    assert red["churn_rate"] == pytest.approx(0.5)
    assert red["mean_score"] == pytest.approx(0.4)
    # A kept customer is worth 18 months × 60 % of the bill: 1,080 and 864 yuan.
    assert red["value_at_stake"] == pytest.approx(0.5 * 1080 + 0.3 * 864)
    assert list(table["priority"].dropna()) == [1, 2, 3]
    assert pd.isna(table.loc["white", "value_at_stake"])
    assert table.loc["blue", "value_at_stake"] == 0
    assert pd.isna(table.loc["white", "priority"])
    assert table["share"].sum() == pytest.approx(1)


@pytest.fixture
def six() -> pd.DataFrame:
    """Six customers in reckoning: a to f."""
    people = pd.DataFrame(
        {
            "score": [0.9, 0.12, 0.2, 0.06, 0.3, 0.01],
            "value": [90.0, 70, 80, 150, 20, 90],
            "leaves": [True] + 5 * [False],
        },
        index=list("abcdef"),
    )
    return zones.reckoned(people, zones.assign(people["score"], people["value"]))


def test_what_a_call_gains_is_its_stake_times_the_share_kept_less_its_cost(six):
    # A kept customer is worth 10.8 monthly bills; from a score of 50% up one in a hundred is kept.
    assert six["stake"]["c"] == pytest.approx(0.2 * 864)
    assert six["gain"]["c"] == pytest.approx(0.2 * 864 * 0.13 - 8)
    assert six["gain"]["a"] == pytest.approx(0.9 * 972 * 0.01 - 8)


@pytest.mark.parametrize(("by", "order"), [("score", "acbd"), ("stake", "acdb"), ("gain", "cdba")])
def test_red_and_yellow_are_called_in_the_order_chosen(six, by, order):
    assert list(zones.queue(six, by).index) == list(order)


def test_by_the_gain_nobody_is_called_at_a_loss(six):
    six.loc["b", "gain"] = -0.1
    assert list(zones.queue(six, "gain").index) == list("cda")
    assert list(zones.queue(six, "score").index) == list("acbd")


def test_without_outcome_the_rate_is_unknown():
    score, value = pd.Series([0.5, 0.0]), pd.Series([100.0, 100.0])
    table = zones.summary(zones.assign(score, value), score, value)
    assert table["churn_rate"].isna().all()


@pytest.mark.parametrize("cuts", [{"watch": 0.2, "alarm": 0.1}, {"watch": -0.1}, {"alarm": 1.5}])
def test_impossible_borders_are_refused(cuts):
    with pytest.raises(ValueError, match="watch"):
        Cuts(**cuts)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 500)), min_size=1, max_size=50),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    st.floats(0, 500),
)
def test_raising_the_alarm_never_makes_red_larger(rows, two, value_cut):
    score, value = (pd.Series(column) for column in zip(*rows, strict=True))
    low, high = sorted(two)
    loose = zones.assign(score, value, Cuts(0.0, low, value_cut)) == "red"
    strict = zones.assign(score, value, Cuts(0.0, high, value_cut)) == "red"
    assert not (strict & ~loose).any()


def test_who_is_white_adds_up(mart):
    people = zones.zoned(mart)
    white = int(people["score"].isna().sum())
    with using("en"):
        said = str(zone_tables.base_read(mart))
    everybody, active, _, suspended, young = map(int, re.findall(
        r"(\d+) customers at the end of .*? (\d+) of them active.*?white zone has (\d+): (\d+) who are suspended and (\d+)",
        said.replace(",", ""))[0])  # fmt: skip
    assert everybody == len(people) == active + suspended
    assert suspended + young == white > young > 0


def test_the_editor_says_whom_the_calls_go_to_and_whether_any_are_left(six):
    with using("en"):
        said = zone_panel._calls(zones.queue(six, "score"))
        assert "4 calls: 2 to red customers below 50%, 1 to yellow ones and 1 to" in said
        assert said.endswith("16 calls are left over.")
        assert "lose 2 yuan" in zone_panel._calls(six.loc[["a"]].assign(gain=-2.0))
        assert "There is nobody to call" in zone_panel._calls(six.iloc[:0])


def test_the_list_has_those_called_in_order_then_the_others_and_no_green(mart):
    crowd = zone_panel.Crowd.of(mart)
    shown = crowd.compute("gain", 0.05, 0.10, 60)
    with using("en"):
        listed = zone_panel.takeaway(shown)
    called = listed[listed["Order"].notna()]
    assert called["Order"].tolist() == list(range(1, len(called) + 1))
    assert called["Gain of a call (yuan)"].is_monotonic_decreasing
    steps = called["Action"].tolist()
    assert steps[: zones.CALLS] == ["a senior agent calls this month"] * zones.CALLS
    assert set(steps[zones.CALLS :]) == {"next if there are more calls; a text for now"}
    rest = listed[listed["Order"].isna()]
    assert set(rest["Zone"]) == {"Red", "Yellow", "Blue", "White"}
    assert not rest["Action"].str.contains("senior").any()
    assert len(listed) == (shown.rows["zone"] != "green").sum()
    assert listed["Subscriber"].is_unique
