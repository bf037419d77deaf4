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


def test_red_begins_with_those_who_have_not_decided_then_by_the_stake():
    people = pd.DataFrame(
        {"score": [0.9, 0.12, 0.2, 0.06, 0.3, 0.01], "value": [90.0, 70, 80, 90, 20, 90]},
        index=list("abcdef"),
    )
    ordered = zones.in_order(people, zones.assign(people["score"], people["value"]))
    assert list(ordered.index) == ["c", "b", "a", "d", "e"]
    # A kept customer is worth 10.8 monthly bills.
    assert ordered["stake"].to_dict()["c"] == pytest.approx(0.2 * 864)


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


@pytest.mark.parametrize(
    ("red", "said"), [(29, "11 are left"), (40, "just fills"), (41, "1 too many")]
)
def test_the_editor_says_whether_the_calls_are_enough(red, said):
    with using("en"):
        assert said in zone_panel._calls(red)


def test_either_threshold_fills_red_as_far_as_the_calls_go_by_hand(monkeypatch):
    monkeypatch.setattr(zones, "CALLS", 2)
    people = pd.DataFrame({"score": [0.9, 0.20, 0.15, 0.8, 0.7], "value": [90.0, 80, 70, 50, 40]})
    by = zones.fills(people)
    assert by["alarm"] == Cuts(alarm=0.16)
    assert by["value"] == Cuts(alarm=0.30, value=41)
    assert [list(zones.added(people, by[way]).index) for way in ("alarm", "value")] == [[1], [3]]
