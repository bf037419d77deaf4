"""The section on worth: what hangs on a line and what lists bring, at known answers; what is lacking."""

import pandas as pd
import pytest

from casekit import text
from casekit.analysis import along
from casekit.analysis.lacks import TooFew
from casekit.course.segmentation.worth import debrief, methods, panel, tables
from casekit.mart import ColumnsUnknown, NoTruth
from tests.lacking import last_months, without


def test_a_line_is_worth_its_own_the_homes_that_follows_and_friends_less_their_cost():
    hanging = pd.DataFrame({"own": [50.0], "home": [100.0], "friends": [40.0], "brought": [2]})
    price = methods.Prices(margin=0.5, months=20, along=0.2, friend=30)
    worth = methods.sources(hanging, price).iloc[0]
    assert worth.to_list() == [500, 200, 340, 1040]


def test_bills_of_a_home_hang_on_who_pays_and_friends_on_whose_word_they_came(mart):
    table, lines = methods.bills(mart), mart.subscribers.set_index("subscriber")
    payers = mart.households.set_index("household")["payer"]
    payer = table["home"].idxmax()
    home = lines.index[lines["household"] == lines.loc[payer, "household"]]
    assert payers[lines.loc[payer, "household"]] == payer
    others = table.index.intersection(home.drop(payer))
    assert table.loc[payer, "home"] == pytest.approx(table.loc[others, "own"].sum())
    friends = table.index.intersection(lines.index[lines["referrer"] == table["friends"].idxmax()])
    assert table["friends"].max() == pytest.approx(table.loc[friends, "own"].sum())
    assert table["brought"].sum() <= (lines["referrer"] > 0).sum()


def test_examples_are_of_their_kind(mart):
    lines, table = methods.examples(mart), methods.bills(mart)
    assert list(lines.index) == ["highest", "alone", "payer", "brings"]
    small = lines.drop("highest")
    assert (small["own"] < table["own"].median()).all()
    assert lines.loc["payer", "home"] > 0
    assert lines.loc["brings", "brought"] > 0
    asked = methods.asked(mart).iloc[0]
    assert min(asked["home"], asked["brought"]) > 0
    assert asked["own"] < table["own"].median()
    assert (lines.loc[["highest", "alone"], ["home", "friends"]] == 0).all(axis=None)


def test_what_a_yuan_brings_back_step_by_step():
    list_ = pd.DataFrame(
        {"saved": [2.0, 3.0, 2.5], "gained": [80.0, 100.0, 90.0], "called": [10, 20, 30]},
        index=pd.Index([0.3, 0.6, 1.0], name="depth"),
    )
    back = debrief.returns(list_, cost=4)
    assert back["following"].to_list() == [2.0, 0.5, -0.25]
    assert back["average"].to_list() == [2.0, 1.25, 0.75]
    assert back["net"].to_list() == [40, 20, -30]
    assert back["per_save"].to_list() == [20, 40, float("inf")]


def test_every_list_ends_with_the_same_people_and_the_best_is_best_everywhere(mart):
    lists = {order: debrief.down(mart, order) for order in debrief.ORDERS}
    for one in lists.values():
        pd.testing.assert_series_equal(one.iloc[-1], lists["best"].iloc[-1])
        assert (one["gained"] <= lists["best"]["gained"] + 1e-9).all()


def test_the_panel_begins_with_the_sheets_figures_and_a_free_call_never_loses(mart):
    known = panel.Lists.of(mart)
    start = {name: one.value for name, one in panel.controls(known).items()}
    assert start["cost"] == 8
    assert abs(start["winning"] - known.won.cost) <= 2.5
    with text.using("en"):
        assert "yuan lost" in panel.says(known.compute(**start))
        cheap = known.compute(**{**start, "order": "best", "depth": 0.15, "cost": 1})
        assert "yuan earned" in panel.says(cheap)
        tail = known.compute(**{**start, "order": "best", "depth": 1.0})
        assert "nobody stays" in panel.says(tail)


def test_what_the_lists_that_can_be_drawn_up_earn_is_told(mart):
    with text.using("en"):
        said = str(tables.lists_read(mart))
    net = {one: debrief.returns(debrief.down(mart, one), 8)["net"].max() for one in debrief.ORDERS}
    best, most = net.pop("best"), max(net.values())
    assert f"“best list” earns {best:,.0f}" in said
    assert (f"earns {most:,.0f}." if most > 0 else "earn nothing at any depth") in said


def test_the_line_that_is_asked_about_stands_on_no_chart(mart):
    shown, asked = methods.examples(mart), methods.asked(mart)
    assert not shown["own"].isin(asked["own"]).any()


def test_what_is_lacking_is_named(small_mart):
    with pytest.raises(ColumnsUnknown, match=r"households\.payer"):
        methods.bills(without(small_mart, "households.payer"))
    with pytest.raises(ColumnsUnknown, match=r"subscribers\.referrer"):
        methods.bills(without(small_mart, "subscribers.referrer"))
    with pytest.raises(ColumnsUnknown, match=r"subscribers\.channel"):
        methods.won(without(small_mart, "subscribers.channel"))


def test_where_nobody_who_pays_has_left_it_is_said(small_mart, monkeypatch):
    nobody = pd.DataFrame({name: [1.0] for name in ("payer", "joined", "gone")})
    monkeypatch.setattr(along, "_paid_for", lambda mart: nobody.assign(payer_gone=float("nan")))
    with pytest.raises(TooFew):
        along.along(last_months(small_mart, 24))


def test_without_truth_the_doors_say_so(small_mart):
    with pytest.raises(NoTruth):
        debrief.calls(last_months(small_mart, 24))
