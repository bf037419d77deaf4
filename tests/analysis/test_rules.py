"""Rules: what a plan says, whom it reaches, what it may not read, and its ways to JSON and Excel."""

import io

import numpy as np
import pandas as pd
import pytest

from casekit import text
from casekit.analysis import rules
from casekit.classroom.download import excel
from casekit.mart import open as open_mart
from tests.bases import WITHOUT_PILOTS

PEOPLE = pd.DataFrame(
    {
        "risk": [0.9, 0.5, 0.4, 0.3, 0.2, np.nan],
        "bill": [10.0, 50.0, 90.0, 30.0, 70.0, 60.0],
        "club": [1.0, 0.0, 1.0, 0.0, 0.0, 1.0],
        "plan": ["gold", "gold", "blue", "blue", "blue", None],
    },
    index=pd.Index([101, 102, 103, 104, 105, 106], name="subscriber"),
)
CALLED = {name: {"zh": f"列{name}", "en": f"the {name}"} for name in PEOPLE}
STEPS = {"risk": (0.2, 0.4, 0.6), "bill": (20, 40, 60, 80)}


def sheet(**other):
    columns = rules.columns_of(PEOPLE, list(PEOPLE), called=CALLED, steps=STEPS)
    made = {
        "columns": columns,
        "ranks": {"risk": rules.Rank("risk", label=CALLED["risk"]), "cheap": rules.Rank("bill", True, CALLED["bill"]),
                  "lot": rules.Rank(None, label={"zh": "抽签", "en": "by lot"})},
        "offers": {"call": rules.Offer("call", contact=8), "credit": rules.Offer("credit", 3, 24, 0.5),
                   "alone": rules.Offer("alone", alone=True)},
        "caps": (1, 2, 3, 5, None),
    }  # fmt: skip
    return rules.Sheet(PEOPLE, **{**made, **other})


def line(*who, rank="risk", offer="call", **other):
    return {"who": list(who), "rank": rank, "offer": offer, **other}


def listed(plain, **other):
    made = sheet(**other)
    return [*made.apply(made.read(plain)).table.index]


@pytest.mark.parametrize(
    ("who", "reached"),
    [
        ([], [101, 102, 103, 104, 105, 106]),
        ([["risk", ">=", 0.4]], [101, 102, 103]),
        ([["risk", "<", 0.4]], [104, 105]),  # of whom nothing is known, neither holds
        ([["club", "is", 1]], [101, 103, 106]),
        ([["club", "is not", 1]], [102, 104, 105]),
        ([["plan", "is", "blue"]], [103, 104, 105]),
        ([["plan", "is not", "blue"]], [101, 102]),
        ([["risk", ">=", 0.4], ["bill", ">=", 40]], [102, 103]),
    ],
)
def test_whom_conditions_mean(who, reached):
    assert listed([line(*who)]) == reached


def test_ranks_are_followed_and_the_unknown_come_last():
    assert listed([line()]) == [101, 102, 103, 104, 105, 106]
    assert listed([line(rank="cheap", cap=2)]) == [101, 104]
    by_lot = listed([line(rank="lot")])
    assert sorted(by_lot) == [*PEOPLE.index]
    assert by_lot == listed([line(rank="lot")]) != [*PEOPLE.index]


def test_a_line_takes_from_who_is_left():
    made = sheet()
    done = made.apply(
        made.read([line(["club", "is", 1], cap=2), line(["risk", ">=", 0.4], offer="credit")])
    )
    assert done.table["line"].to_dict() == {101: 1, 103: 1, 102: 2}
    assert done.lines.loc[2, ["matching", "taken", "listed"]].tolist() == [3, 2, 1]
    assert done.lines["cost"].tolist() == [16.0, 15.0]
    assert done.cost == 31
    assert done.contacts == 3


def test_who_is_left_alone_is_out_of_the_lines_below_and_costs_nothing():
    made = sheet(barred=pd.Series(PEOPLE.index == 103, index=PEOPLE.index))
    done = made.apply(made.read([line(["club", "is", 1], offer="alone"), line()]))
    assert done.lines["contacted"].tolist() == [0, 3]
    assert done.lines["listed"].tolist() == [3, 3]
    assert done.lines.loc[1, "cost"] == 0
    assert not done.table.loc[[101, 103, 106], "contacted"].any()


def test_without_consent_nobody_is_contacted():
    """A subscriber of whom no consent is known has none."""
    barred = pd.Series(False, index=[101, 102, 103, 104]).where(lambda s: s.index != 102, True)
    made = sheet(barred=barred)
    done = made.apply(made.read([line()]))
    assert [*done.table.index] == [101, 103, 104]
    assert done.lines.loc[1, "barred"] == 3


def test_who_was_contacted_lately_rests():
    rested = pd.Series([0.0, 1.0, 3.0], index=[101, 102, 103])
    assert listed([line(rest=3)], rested=rested) == [103, 104, 105, 106]
    assert listed([line(rest=1)], rested=rested) == [102, 103, 104, 105, 106]
    assert listed([line(rest=0)], rested=rested) == [*PEOPLE.index]


def test_a_share_is_held_out_by_lot_and_costs_nothing():
    many = pd.DataFrame(
        {"risk": np.linspace(0, 1, 1000)}, index=pd.RangeIndex(1000, name="subscriber")
    )
    columns = rules.columns_of(many, ["risk"], called=CALLED)
    made = rules.Sheet(many, columns, {"risk": rules.Rank("risk", label=CALLED["risk"])},
                       {"call": rules.Offer("call", contact=8)}, caps=(400, None))  # fmt: skip
    done = made.apply(made.read([line(hold_out=0.1, cap=400)]))
    held = done.table["held_out"]
    assert held.sum() == 40
    assert (done.contacts, done.cost) == (360, 2880)
    place = pd.Series(range(400), index=done.table.index)
    assert 120 < place[held].mean() < 280, "the held-out are not by lot"


def test_budget_contacts_and_what_is_bought():
    made = sheet(budget=30, contacts=3, buys={"survey": rules.Buy("survey", 10)})
    done = made.apply(made.read({"lines": [line(cap=2)], "buys": ["survey"]}))
    assert (done.cost, done.left, done.contacts_left) == (26, 4, 1)


def faults():
    unread = rules.columns_of(PEOPLE, ["club"], called=CALLED, needs={"club": "survey"})
    bought = {"columns": {**sheet().columns, **unread}, "buys": {"survey": rules.Buy("survey", 10)}}
    return [
        ([line(["effect", ">=", 1])], {}, "unseen", "“effect” exists only in the truth"),
        ([line(["sleeping_dog", "is", 1])], {}, "unseen", "“sleeping_dog”"),
        ([line(rank="hazard")], {}, "unseen", "“hazard”"),
        ([line(["age", ">=", 1])], {}, "unknown_column", "Line 1 reads “age”"),
        ([line(), line([3, ">=", 1])], {}, "unknown_column", "Line 2"),
        ([line(["risk", "is", 0.4])], {}, "unknown_op", "the risk"),
        ([line(["plan", ">=", "gold"])], {}, "unknown_op", "the plan"),
        ([line(["risk", ">=", 0.41])], {}, "off_step", "no value 0.41"),
        ([line(["risk", ">=", True])], {}, "off_step", "the risk"),
        ([line(["plan", "is", "silver"])], {}, "off_step", "silver"),
        ([line(["risk", ">="])], {}, "no_condition", "line 1"),
        ([line(*[["risk", ">=", 0.2]] * 3)], {}, "too_many_conditions", "2 is the limit"),
        ([line()] * 6, {}, "too_many_lines", "6 lines"),
        ([line(offer="gift")], {}, "unknown_offer", "“gift”"),
        ([line(offer=["call"])], {}, "unknown_offer", "list"),
        ([line(rank="looks")], {}, "unknown_rank", "“looks”"),
        ([line(cap=4)], {}, "unknown_cap", "have 4"),
        ([line(cap=True)], {}, "unknown_cap", "True"),
        ([line(hold_out=0.3)], {}, "unknown_hold_out", "0.3"),
        ([line(rest=2)], {}, "unknown_rest", "2 months"),
        ([line(colour="red")], {}, "no_line", "Line 1"),
        ([{"who": []}], {}, "no_line", "Line 1"),
        (["risk > 3"], {}, "no_line", "Line 1"),
        ("risk > 3", {}, "no_plan", "not a list of rules"),
        ({"rules": []}, {}, "no_plan", "not a list of rules"),
        ({"lines": [line()], "buys": ["survey"]}, {}, "unknown_buy", "“survey”"),
        ({"lines": [line()], "buys": ["survey"] * 2}, bought, "no_plan", "not a list"),
        ([line(["club", "is", 1])], bought, "not_bought", "“survey”"),
    ]  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "key", "said"), faults())
def test_what_a_sheet_does_not_know_is_refused_by_name(plain, other, key, said):
    for lang in text.LANGUAGES:
        with text.using(lang):
            with pytest.raises(rules.RuleFault) as fault:
                sheet(**other).read(plain)
            assert fault.value.key == key
            assert "→" in str(fault.value)
            assert lang == "zh" or said in str(fault.value)


def test_what_was_bought_may_be_read():
    columns = rules.columns_of(PEOPLE, ["club"], called=CALLED, needs={"club": "survey"})
    made = {"columns": columns, "buys": {"survey": rules.Buy("survey", 10)}}
    plain = {"lines": [line(["club", "is", 1])], "buys": ["survey"]}
    assert listed(plain, **made) == [101, 103, 106]


def test_no_sheet_is_made_of_what_only_the_truth_knows():
    with pytest.raises(rules.RuleFault, match="effect"):
        rules.Sheet(PEOPLE.assign(effect=1.0), {}, {}, {})


def test_what_is_seen_of_a_base_is_its_features_and_what_is_added(make_dataset):
    mart = open_mart(make_dataset(WITHOUT_PILOTS, 7, name="small", subscribers=1000))
    month = mart.months[-2]
    seen = rules.visible(
        mart,
        month,
        pd.DataFrame({"risk": 0.1}, index=[int(mart.subscribers["subscriber"].iloc[0])]),
    )
    assert {"tenure_months", "risk"} <= set(seen)
    assert seen["risk"].notna().sum() <= 1
    for unseen in ("need", "effect", "hazard", "decided", "sleeping_dog"):
        with pytest.raises(rules.RuleFault):
            rules.visible(mart, month, pd.DataFrame({unseen: [1]}, index=[1]))


def test_a_plan_comes_back_from_json():
    made = sheet(buys={"survey": rules.Buy("survey", 10)})
    lines = [
        line(["risk", ">=", 0.4], ["plan", "is", "gold"], cap=2, hold_out=0.1, rest=3),
        line(offer="alone", cap=None),
    ]
    plan = made.read({"lines": lines, "buys": ["survey"]})
    assert rules.Plan.from_json(plan.to_json()) == plan
    assert made.read(rules.Plan.from_json(plan.to_json())) == plan


@pytest.mark.parametrize(
    "written", ["", "{", "3", '{"lines": 3}', "[" * 50_000, "x" * 30_000, None, '[["a"]]']
)
def test_what_is_no_plan_in_json_is_refused(written):
    with pytest.raises(rules.RuleFault):
        rules.Plan.from_json(written)


def test_steps_split_people_evenly_and_are_readable():
    figures = pd.Series(np.random.default_rng(1).gamma(4, 20, 5000))
    steps = rules.steps_of(figures)
    assert 12 <= len(steps) <= 16
    assert list(steps) == sorted(set(steps))
    assert all(float(f"{step:.2g}") == step for step in steps)
    shares = [float((figures >= step).mean()) for step in steps]
    assert shares[0] > 0.9
    assert shares[-1] < 0.1
    assert rules.steps_of(pd.Series([0, 1, 2, 3, 3])) == (1, 2, 3)
    assert rules.steps_of(pd.Series([np.nan])) == ()


def test_a_plan_in_words_and_its_list_with_reasons():
    made = sheet()
    plan = made.read([
        line(["risk", ">=", 0.4], ["club", "is not", 1], cap=2, hold_out=0.5, rest=3),
        line(["plan", "is", "blue"], offer="alone", cap=None),
    ])  # fmt: skip
    with text.using("en"):
        assert made.words(plan) == [
            "the risk ≥ 40% and not “the club”: call, ranked by the risk; at most 2; 50% held out; "
            "none contacted in the last 3 months.",
            "the plan is blue: alone; no line below contacts them.",
        ]
        table = made.takeaway(plan)
    assert [*table] == ["Subscriber", "Line", "Offer", "Arrangement", "Why on the list"]
    assert table.iloc[0].tolist()[-1] == "the risk 50%; the club no"
    assert set(table["Arrangement"]) <= {"contact", "hold-out (no contact)", "left alone"}
    kept = pd.read_excel(io.BytesIO(excel(table)))
    assert kept["Subscriber"].tolist() == table["Subscriber"].tolist()
    with text.using("zh"):
        assert (
            made.words(plan)[0]
            == "列risk ≥ 40%，且没有“列club”：call，按列risk排序，最多 2 人，留 50% 作对照，3 个月内联系过的不再联系。"
        )
        assert [*made.takeaway(plan)][-1] == "上名单的理由"


def test_a_plan_of_no_lines_does_nothing():
    made = sheet()
    done = made.apply(made.read([]))
    assert (len(done.table), done.contacts, done.cost) == (0, 0, 0)
    assert len(made.takeaway(made.read([]))) == 0
