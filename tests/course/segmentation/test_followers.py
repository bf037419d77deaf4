"""The section on who goes along: charts and titles, known answers, panels at their ends, what is lacking."""

import pandas as pd
import pytest

from casekit import text
from casekit.analysis.lacks import TooFew
from casekit.classroom import derived
from casekit.classroom.derived.charts import themed
from casekit.course.segmentation.followers import charts, debrief, methods, panel, tables
from casekit.mart import ColumnsUnknown, NoTruth
from tests.lacking import last_months, without

COMMON = pd.Series({"bill_income": 52, "bill_circle": 53, "income_circle": 32, "all": 9, "lot": 32})


def circle() -> pd.DataFrame:
    kinds = ["kin", "kin", "work", "friend", "friend", "passing", "passing", "passing"]
    rings = ["core", "core", "close", "core", "close", "close", "reserve", "reserve"]
    return pd.DataFrame({"kind": kinds, "ring": rings})


def shares(precision: float, recall: float) -> pd.Series:
    both = 2 * precision * recall / (precision + recall)
    return pd.Series({"precision": precision, "recall": recall, "both": both})


DRAWN = {
    "overlap_bars": lambda: charts.overlap_bars(COMMON, 322),
    "overlap_bars, guessed": lambda: charts.overlap_bars(COMMON, 322, 160),
    "held_bars": lambda: charts.held_bars(pd.Series({"two": 0.525, "lot": 0.2}), "two"),
    "held_bars, best": lambda: charts.held_bars(pd.Series({"yuan": 1.0, "lot": 0.2}), "yuan"),
    "ring_picture": lambda: charts.ring_picture(circle(), 8, False),
    "ring_picture, revealed": lambda: charts.ring_picture(circle(), 30, True),
    "ring_picture, all in one ring": lambda: charts.ring_picture(
        circle().assign(ring="core"), 8, True
    ),
    "circle_bars, narrow": lambda: charts.circle_bars(shares(0.99, 0.68), 0.86),
    "circle_bars, wide": lambda: charts.circle_bars(shares(0.56, 1.0)),
}


@pytest.mark.parametrize("check", derived.checks_of_charts(DRAWN), ids=str)
def test_chart(check):
    check()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("overlap_bars", ["322 户", "53 户"]),
        ("held_bars", ["两面旗优先", "52.5%"]),
        ("ring_picture", ["8 位", "核心 3", "紧密 3", "备用 2"]),
        ("ring_picture, revealed", ["1 位一面之缘"]),
        ("circle_bars, narrow", ["99.0%", "68.0%", "80.6%", "放一放"]),
        ("circle_bars, wide", ["56.0%", "100.0%", "收一收"]),
    ],
)
def test_titles_say_what_the_data_show(name, says):
    with themed("zh"):
        label = DRAWN[name]().get_label()
    assert [part for part in says if part not in label] == [], label


def base() -> pd.DataFrame:
    """Ten lines: the first two by bill, the last two by income, 1 and 10 by circle; 4 takes along most."""
    return pd.DataFrame(
        {
            "bill": [100, 90, 50, 49, 48, 47, 46, 45, 44, 43],
            "income": [0.1, 0.2, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.9, 0.8],
            "circle": [9, 1, 1, 1, 1, 1, 1, 1, 1, 8],
            "yuan": [60, 50, 30, 95, 29, 28, 27, 26, 25, 24],
        },
        index=range(1, 11),
    ).astype(float)


def test_lists_by_flags_and_by_yuan():
    table = base()
    carried = methods.flags(table, 0.2)
    assert carried.sum(axis=1).loc[[1, 2, 9, 10]].to_list() == [2, 1, 1, 2]
    assert carried.loc[3:8].to_numpy().sum() == 0
    assert set(methods.listed(table, "any", 0.2)) < {1, 2, 9, 10}
    assert set(methods.listed(table, "two", 0.2)) == {1, 10}
    assert set(methods.listed(table, "bill", 0.2)) == {1, 2}
    assert set(methods.listed(table, "yuan", 0.2)) == {4, 1}
    assert set(methods.listed(table, "points", 0.1)) <= {1, 10}
    found = tables.common(table, 0.2)
    assert found[["bill_income", "bill_circle", "income_circle", "all"]].to_list() == [0, 1, 1, 0]


def test_refusals_are_on_no_list_and_followers_are_a_part_of_what_is_paid_for(mart):
    table = methods.lines(mart)
    told = mart.subscribers.set_index("subscriber").loc[table.index]
    assert told["marketing_consent"].all()
    assert not told["do_not_disturb"].any()
    pays = table["paid_for"] != 0
    assert 0.1 < pays.mean() < 0.25
    assert (table["follow"].abs() <= 0.3 * table["paid_for"].abs()).all()
    assert (table.loc[~pays, "yuan"] == table.loc[~pays, "own"]).all()
    assert table["income"].between(0, 1).all()


def test_six_pairs_of_one_ego_all_kinds_among_them(mart, small_mart):
    for six in (debrief.six(mart), debrief.six(small_mart)):
        assert len(six) == 6
        assert set(six["kind"]) == set(debrief.KINDS)
        assert six["kind"].value_counts().max() == 2
        assert (six["quarters"] == 1).to_list() == (six["kind"] == "passing").to_list()


def test_the_best_list_covers_itself(mart):
    worth = debrief.worth(mart)
    best = worth.nlargest(round(methods.SEATS * len(worth))).index
    assert debrief.covered(mart, best) == 1
    assert len(worth) == len(methods.lines(mart))


def test_the_flags_panel_lists_as_many_as_there_are_seats_and_says_why(mart):
    known = panel.Base.of(mart)
    any_, yuan = (known.compute(how, 0.1) for how in ("any", "yuan"))
    assert any_.lot < any_.held < yuan.held < 1
    assert yuan.held == debrief.by_how(mart)["yuan"]
    with text.using("en"):
        assert "0 with none" in panel.flag_says(any_)
        table = panel.flag_list(yuan)
    assert len(table) == len(yuan.chosen) == round(0.1 * len(known.table))
    assert table["Why on the list"].str.contains("no flag").any()


def test_rings_hold_at_most_24_and_hits_are_told_once_revealed(mart):
    known = panel.Circles.of(mart)
    start = {name: one.value for name, one in panel.ring_controls().items()}
    assert set(known.of_kind) == set(methods.EGOS)
    wide = known.compute(**{**start, "ego": "wide"})
    assert len(wide.rows) == min(methods.SHOWN, wide.ties)
    assert wide.ties > known.compute(**start).ties
    with text.using("en"):
        assert "True ties" not in panel.ring_says(wide)
        assert "True ties" in panel.ring_says(wide._replace(revealed=True))


def test_with_one_quarter_frequency_says_nothing(mart):
    known = panel.Ties.of(mart)
    once = known.compute(5, 0, 0, 5, 1)
    assert once.shares["recall"] == 0
    year = known.compute(5, 0, 0, 5, methods.QUARTERS)
    assert year.shares["precision"] > 0.95
    assert known.compute(1, 1, 1, 0, 4).people > year.people > 0


def test_of_the_twelve_whoever_pays_takes_bills_along(mart):
    with text.using("en"):
        table, read = tables.of_the_twelve(mart), tables.twelve_read(mart)
    assert len(table) == 12
    assert "go along" in read.text


def test_what_is_lacking_is_named(small_mart, monkeypatch):
    for column in ("households.payer", "devices.price_class", "subscribers.credit_grade"):
        with pytest.raises(ColumnsUnknown, match=column.replace(".", r"\.")):
            methods.lines(without(small_mart, column))
    with pytest.raises(ColumnsUnknown, match=r"ties\.evening"):
        methods.quarters(without(small_mart, "ties.evening"))
    bare = last_months(small_mart, 24)
    for needs in (debrief.worth, debrief.true, debrief.six):
        with pytest.raises(NoTruth):
            needs(bare)
    monkeypatch.setattr(debrief, "_SOME", 10_000)
    with pytest.raises(TooFew):
        debrief.six.__wrapped__(small_mart)  # what is made once is kept
