"""The section on lifetimes: charts and titles, panels at their ends, known answers, what is lacking."""

import numpy as np
import pandas as pd
import pytest

from casekit import text
from casekit.analysis.lacks import TooFew
from casekit.analysis.levers import LEVERS
from casekit.analysis.lives import lives, too_new
from casekit.classroom import derived
from casekit.classroom.derived.charts import themed
from casekit.course.lifecycle.lifetimes import charts, methods, panel, questions, tables
from casekit.mart import HistoryTooShort
from casekit.mart.faults import TableUnknown
from tests.lacking import last_months, without


def curve(survival: float) -> pd.DataFrame:
    months = np.arange(1, 61)
    table = {"months": months, "at_risk": 300, "survival": survival ** (months / 36)}
    return pd.DataFrame(table).assign(
        low=lambda one: one["survival"] - 0.02, high=lambda one: one["survival"] + 0.02
    )


def split(with_it: float, without_it: float, landmark: int = 12, lines: int = 286):
    drawn = {True: curve(1 - with_it), False: curve(1 - without_it)}
    return methods.Split("contract", landmark, 36, {True: lines, False: 2600}, drawn)


WAYS = {"right": 0.42, "entry_ignored": 0.77, "leavers_only": 0.33, "stayers": 0.8}

DRAWN = {
    "four_ways": lambda: charts.four_ways({name: curve(one) for name, one in WAYS.items()}),
    "four_ways, guessed": lambda: charts.four_ways(
        {name: curve(one) for name, one in WAYS.items()}, 0.7
    ),
    "raw, fewer": lambda: charts.with_and_without(split(0.03, 0.41, 0)),
    "raw, more": lambda: charts.with_and_without(split(0.41, 0.03, 0)),
    "fair, fewer": lambda: charts.with_and_without(split(0.035, 0.148)),
    "fair, more": lambda: charts.with_and_without(split(0.148, 0.131)),
    "few": lambda: charts.with_and_without(split(0.1, 0.2, lines=7)),
}


@pytest.mark.parametrize("check", derived.checks_of_charts(DRAWN), ids=str)
def test_chart(check):
    check()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("four_ways", ["42%", "33%", "77%", "80%"]),
        ("raw, fewer", ["3%", "41%", "少走 38"]),
        ("raw, more", ["反而多走 38"]),
        ("fair, fewer", ["3.5%", "14.8%", "少走 11.3"]),
        ("fair, more", ["多走 1.7"]),
        ("few", ["只有 7 户"]),
    ],
)
def test_titles_say_what_the_data_show(name, says):
    with themed("zh"):
        label = DRAWN[name]().get_label()
    assert [part for part in says if part not in label] == [], label


def test_curves_end_where_few_are_left_and_shares_with_them():
    drawn = curve(0.5)
    drawn.loc[drawn["months"] > 20, "at_risk"] = 29
    short = methods.known(drawn)
    assert short["months"].iloc[-1] == 20
    assert methods.share(short, 20) == pytest.approx(0.5 ** (20 / 36))
    assert np.isnan(methods.share(short, 36))
    with pytest.raises(TooFew):
        methods.told(short, 36)


def test_ways_of_counting_by_hand():
    rows = pd.DataFrame({"entry": [0, 0, 30], "end": [10, 20, 40], "event": [True, False, True]})
    many = pd.concat([rows] * 40)
    assert methods.share(methods.curve(many, "censored", True), 11) == pytest.approx(1 / 2)
    assert methods.share(methods.curve(many, "censored", False), 11) == pytest.approx(2 / 3)
    assert methods.share(methods.curve(many, "leavers", False), 11) == pytest.approx(1 / 2)
    assert methods.share(methods.curve(many, "stayers", False), 40) == pytest.approx(1 / 3)


def test_the_life_panel_comes_to_the_cards_answer(mart):
    known = panel.Lives.of(mart)
    start = {name: one.value for name, one in panel.life_controls(known).items()}
    right = known.compute(who="store", rest="censored", late=True, horizon=36)
    assert right.share == pytest.approx(questions._counted(mart, "right"))
    with text.using("en"):
        assert "for ever" in panel.life_chart(known.compute(**start)).get_label()
        assert "rightly" in panel.life_chart(right).get_label()
        few = known.compute(who="referral", rest="censored", late=True, horizon=60)
        assert "no figure" in panel.life_chart(few).get_label()
        assert list(panel.life_table(right))[0] == "Months since joining"


def test_the_slides_gap_shrinks_and_value_added_turns_as_the_landmark_moves(mart):
    raw, fair = (methods.split(mart, "contract", one) for one in (0, 12))
    assert raw.gap > 3 * fair.gap > 0
    assert (
        methods.split(mart, "value_added", 12).gap < 0 < methods.split(mart, "value_added", 0).gap
    )


def test_ever_makes_levers_look_stronger_than_on_the_eve(mart):
    for lever in ("contract", "redeemed", "value_added"):
        ever, eve = methods.odds(mart, lever)
        assert ever < 0.7 * eve, lever
    assert len(tables.readings(mart).text.splitlines()) == 2 + len(LEVERS)


def test_half_years_are_whole_and_seen_shorter_and_shorter(mart):
    table = methods.cohorts(mart)
    joined = mart.subscribers["join_month"].between(mart.months[0], mart.months[-1])
    assert table["lines"].sum() + too_new(mart) == joined.sum()
    assert table["left"].is_monotonic_decreasing
    assert table["here"].between(table["low"], table["high"]).all()


def test_what_is_lacking_is_named(small_mart):
    with pytest.raises(HistoryTooShort):
        methods.split(last_months(small_mart, 6), "contract", 12)
    with pytest.raises(TableUnknown):
        methods.split(without(small_mart, "contracts"), "contract", 0)
    assert lives(last_months(small_mart, 6))["event"].any()
