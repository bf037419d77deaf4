"""Lives seen late, levers taken late: by hand, and on made lives whose hazard is known."""

import numpy as np
import pandas as pd
import pytest

from casekit.analysis import levers, lives
from casekit.mart import ColumnsUnknown
from synthetic.calendar import month_number
from tests.lacking import without

HAZARD = 0.03
MONTHS = 24


def seen(end, event, entry=None) -> pd.DataFrame:
    table = pd.DataFrame({"end": end, "event": event})
    return table.assign(entry=0 if entry is None else entry)


def test_delayed_entry_by_hand():
    # Four lines; the last two were 2 months old when the data began. Month 3 has three at risk.
    rows = seen([1, 4, 3, 5], [True, False, True, False], [0, 0, 2, 2])
    curve = lives.kaplan_meier(rows["end"], rows["event"], rows["entry"])
    assert curve["months"].to_list() == [1, 3]
    assert curve["at_risk"].to_list() == [2, 3]
    assert curve["survival"].to_list() == pytest.approx([1 / 2, 1 / 2 * 2 / 3])
    ignored = lives.kaplan_meier(rows["end"], rows["event"])
    assert ignored["survival"].to_list() == pytest.approx([3 / 4, 3 / 4 * 2 / 3])
    assert lives.still_here(curve, 0) == 1
    assert lives.still_here(curve, [1, 2, 9]).tolist() == pytest.approx([1 / 2, 1 / 2, 1 / 3])


@pytest.fixture(scope="module")
def made() -> pd.DataFrame:
    """A hundred joiners a month in ten years, leaving with the same chance each month; the last two
    years are seen."""
    rng, years = np.random.default_rng(0), 120
    start = np.repeat(np.arange(-years + MONTHS, MONTHS - 1), 100)
    left = rng.geometric(HAZARD, len(start))
    table = pd.DataFrame(
        {
            "start": start,
            "entry": np.maximum(-1 - start, 0),
            "end": np.minimum(left, MONTHS - 1 - start),
            "event": left <= MONTHS - 1 - start,
        }
    ).rename_axis("subscriber")
    return table[table["end"] > table["entry"]]


def test_a_known_hazard_is_found_though_most_are_seen_late_and_naive_ways_miss_it(made):
    truth = (1 - HAZARD) ** 36
    late = lives.kaplan_meier(made["end"], made["event"], made["entry"])
    assert lives.still_here(late, 36) == pytest.approx(truth, abs=0.03)
    ignored = lives.kaplan_meier(made["end"], made["event"])
    assert lives.still_here(ignored, 36) > truth + 0.15
    leavers = made[made["event"]]
    assert lives.still_here(lives.kaplan_meier(leavers["end"], leavers["event"]), 36) < truth - 0.04
    assert 1 - (made["event"] & (made["end"] <= 36)).mean() > truth + 0.15


@pytest.fixture(scope="module")
def idle(made) -> pd.Series:
    """A lever that does nothing, taken by each in a month by lot, if he has not left before."""
    month = pd.Series(np.random.default_rng(1).integers(1, 2 * MONTHS, len(made)), made.index)
    lasts = made["start"] + made["end"] + 1
    return month.where((month <= MONTHS) & (month < lasts), np.inf).astype(float)


def gap(rows: pd.DataFrame, months: int) -> float:
    """How much larger the share still here is among those who took it."""
    share = {
        took: lives.still_here(lives.kaplan_meier(one["end"], one["event"]), months)
        for took, one in rows.groupby("took")
    }
    return share[True] - share[False]


def test_a_lever_that_does_nothing_looks_strong_until_the_landmark(made, idle):
    assert gap(levers.at_landmark(made, idle, 0, 0), MONTHS - 1) > 0.2
    assert abs(gap(levers.at_landmark(made, idle, 0, 12), 12)) < 0.05


def test_as_things_stood_on_the_eve_it_does_nothing_and_ever_is_worst(made, idle):
    rows = levers.line_months(made, 0)
    assert len(rows) == (made["end"] - made["entry"]).sum()
    assert rows["left"].sum() == made["event"].sum()
    first = rows["subscriber"].map(idle)
    ratio, low, high = levers.hazard_ratio(rows["age"], rows["left"], first <= rows["eve"])
    assert low < 1 < high
    assert ratio == pytest.approx(1, abs=0.15)
    assert levers.hazard_ratio(rows["age"], rows["left"], np.isfinite(first))[0] < 0.5


def test_a_known_ratio_is_found():
    rng = np.random.default_rng(2)
    age, had = pd.Series(rng.integers(1, 60, 60_000)), rng.random(60_000) < 0.3
    odds = 0.03 / 0.97 * np.exp(np.exp(-age / 6)) * np.where(had, 0.5, 1)
    left = pd.Series(rng.random(60_000) < odds / (1 + odds))
    ratio, low, high = levers.hazard_ratio(age, left, had)
    assert low < 0.5 < high
    assert ratio == pytest.approx(0.5, abs=0.06)


def test_landmark_by_hand():
    rows = pd.DataFrame(
        {"start": [-5, -5, -5, 2, -5], "end": [7, 28, 8, 9, 4], "event": [1, 0, 1, 1, 1]},
        index=pd.Index([1, 2, 3, 4, 5], name="subscriber"),
    ).astype({"event": bool})
    first = pd.Series({1: np.inf, 2: 3.0, 3: 1.0, 4: 5.0, 5: np.inf})
    shown = levers.at_landmark(rows, first, 0, 2)  # 4 joined later, 5 left on the eve
    assert shown.index.to_list() == [1, 2, 3]
    assert shown["took"].to_list() == [False, False, True]
    assert shown["end"].to_list() == [1, 22, 2]
    assert levers.at_landmark(rows, first, 0, 0)["took"].to_list() == [False, True, True]


def test_lives_agree_with_the_tables(mart):
    table = lives.lives(mart)
    assert len(table) + lives.too_new(mart) == len(mart.subscribers)
    churn = mart.churn.set_index("subscriber")
    one = table[table["event"]].iloc[0]
    assert one["start"] + one["end"] == month_number(int(churn.loc[one.name, "month"]))
    assert not table.loc[table["kind"].eq("arrears"), "event"].any()
    assert lives.lives(mart, choice=False)["event"].sum() == len(churn)
    begin = month_number(mart.months[0])
    there = levers.at_landmark(table, levers.lever(mart, "contract").first, begin, 12)
    here = mart.month(mart.months[11], ["subscriber"])["subscriber"]
    joined = mart.subscribers.set_index("subscriber")["join_month"]
    assert set(there.index) == set(here[here.map(joined) < mart.months[0]])


def test_who_had_a_lever_when_agrees_with_the_monthly_table(mart):
    row = pd.Index(mart.subscribers["subscriber"])
    for name, column in (("contract", "contract_left"), ("broadband", "broadband")):
        held = levers.lever(mart, name).held
        for place in (3, 20):
            month = mart.month(mart.months[place], ["subscriber", column])
            told = held[row.get_indexer(month["subscriber"]), place + 1]
            agree = (told == (month[column] > 0)).mean()
            assert agree > 0.97, (name, place, agree)


def test_what_is_lacking_is_named(small_mart):
    with pytest.raises(ColumnsUnknown, match=r"churn\.kind"):
        lives.lives(without(small_mart, "churn.kind"))
    for name, column in (
        ("contract", "contracts.end_month"),
        ("redeemed", "monthly.points_redeemed"),
        ("broadband", "monthly.broadband"),
    ):
        with pytest.raises(ColumnsUnknown, match=column.replace(".", r"\.")):
            levers.lever(without(small_mart, column), name)
