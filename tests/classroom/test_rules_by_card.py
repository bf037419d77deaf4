"""Rules on a card: lines added, ordered, removed and taken back; counts, costs and refusals."""

import ipywidgets as widgets
import pytest

from casekit.classroom import derived, questions_of
from casekit.classroom.speech import say

from .workshop import questions
from .workshop.questions.plans import best_plan, month_sheet, people


def every(box):
    yield box
    for child in getattr(box, "children", ()):
        yield from every(child)


@pytest.fixture
def workshop(mart):
    return derived.sheet(questions_of(questions), lambda case: mart)


@pytest.fixture
def card(workshop):
    return workshop.month_plan.card


def press(card, words):
    """Press the button of this name, or, for an icon, of this tooltip."""
    for one in every(card.inputs.box):
        if isinstance(one, widgets.Button) and words in (one.description, one.tooltip):
            one.click()
            return
    raise AssertionError(f"no button {words!r}")


def words(card):
    return " ".join(one.value for one in every(card.inputs.box) if isinstance(one, widgets.HTML))


def turn(line, **values):
    for name, value in values.items():
        line._parts[name].value = value


def risky(line, step=-1):
    """Let a line mean those whose risk is at least one of its steps."""
    row = line.rows[0]
    row._column.value = "risk"
    row._slide.index = len(row._slide.options) - 1 if step == -1 else step


def test_a_card_nobody_has_touched_is_unattempted(card):
    card.check_button.click()
    assert card.verdict.outcome == "UNATTEMPTED"


def test_a_line_says_at_once_what_it_comes_to(card, mart, lang):
    card = derived.sheet(questions_of(questions), lambda case: mart).month_plan.card
    line = card.inputs._lines[0]
    assert {"zh": "符合 400 人", "en": "400 match"}[lang] in words(card)
    assert "8" not in card.inputs._totals.value, "a cost without an offer"
    turn(line, offer="call", cap=100, hold_out=0.1, rest=3)
    expected = {
        "zh": ("没有同意联系 40 人", "刚联系过", "其中对照 10 人", "预计 720 元", "联系 90 人，最多 120 人", "还剩 280 元"),
        "en": ("40 without consent", "contacted recently", "10 of them held out", "about 720 yuan",
               "90 of 120 contacts", "280 left"),
    }[lang]  # fmt: skip
    assert all(one in words(card) for one in expected), words(card)


def test_a_condition_turns_the_count(card, mart):
    line = card.inputs._lines[0]
    risky(line)
    step = month_sheet(mart).columns["risk"].steps[-1]
    matching = int((people(mart)["risk"] >= step).sum())
    assert f"{matching} match" in words(card)
    line.rows[0]._op.value = "<"
    assert f"{400 - matching} match" in words(card)
    assert card.inputs.answer["lines"][0]["who"] == [["risk", "<", step]]


def test_controls_fit_the_column(card):
    row = card.inputs._lines[0].rows[0]
    shown = lambda: [one.layout.display != "none" for one in (row._op, row._slide, row._choose)]  # noqa: E731
    assert shown() == [False, False, False]
    row._column.value = "risk"
    assert shown() == [True, True, False]
    row._column.value = "plan"
    assert shown() == [True, False, True]
    row._column.value = "club"
    assert shown() == [True, False, False]
    assert row.plain == ["club", "is", 1]
    row._op.value = "is not"
    assert row.plain == ["club", "is not", 1]


def test_lines_are_added_ordered_removed_and_taken_back(card):
    press(card, "Add a line")
    first, second = card.inputs._lines
    turn(first, offer="call", cap=20)
    turn(second, offer="credit", cap=40)
    assert "20 taken by lines above" in words(card)
    press(card, "Move line 2 up")
    assert [line["offer"] for line in card.inputs.answer["lines"]] == ["credit", "call"]
    press(card, "Remove line 1")
    assert [line["offer"] for line in card.inputs.answer["lines"]] == ["call"]
    press(card, "Undo")
    assert [line["offer"] for line in card.inputs.answer["lines"]] == ["credit", "call"]
    press(card, "Undo")
    assert [line["offer"] for line in card.inputs.answer["lines"]] == ["call", "credit"]
    press(card, "Undo")
    assert [line["cap"] for line in card.inputs.answer["lines"]][0] == 20


def test_a_line_moves_only_where_there_is_another(card):
    def movable():
        return [
            [not line._acts[what].disabled for what in ("up", "down")]
            for line in card.inputs._lines
        ]

    assert movable() == [[False, False]]
    press(card, "Add a line")
    assert movable() == [[False, True], [True, False]]
    press(card, "Remove line 2")
    assert movable() == [[False, False]]


def test_a_list_that_is_whole_from_the_start_can_be_checked_as_it_stands(workshop):
    card = workshop.forty_calls.card
    card.check_button.click()
    assert card.verdict.mistake == "riskiest"


def test_a_sixth_line_cannot_be_added(card):
    for _ in range(4):
        press(card, "Add a line")
    assert len(card.inputs._lines) == 5
    assert card.inputs._more.disabled


def test_what_is_bought_costs_and_opens_its_column(card):
    row = card.inputs._lines[0].rows[0]
    assert "want" not in [value for _, value in row._column.options]
    bought = card.inputs._buys["survey"]
    assert bought.description == "Buy “Need survey” (200 yuan)"
    bought.value = True
    row._column.value = "want"
    assert row.plain == ["want", "is", "cheap"]
    turn(card.inputs._lines[0], offer="call", cap=20)
    assert "about 360 of 1,000 yuan" in words(card)
    bought.value = False
    assert card.inputs.answer["lines"][0]["who"] == [], "reads what is no longer bought"
    press(card, "Undo")
    assert card.inputs.answer["lines"][0]["who"] == [["want", "is", "cheap"]]


@pytest.mark.parametrize(
    ("answer", "outcome", "zh", "en"),
    [
        ([], "UNATTEMPTED", "还没有一行规则", "no rules yet"),
        ([{"who": [], "rank": "risk", "offer": None}], "UNATTEMPTED", "第 1 行还没有选措施", "Line 1 has no offer"),
        ([{"who": [["risk", ">=", None]], "rank": "risk", "offer": "call"}], "UNATTEMPTED", "只写了一半", "incomplete"),
        ([{"rank": "worth", "offer": "call", "cap": 140}], "UNATTEMPTED", "付不起", "more than the budget of 1,000"),
        ([{"rank": "worth", "offer": "credit", "cap": 60}] * 2 + [{"rank": "worth", "offer": "alone", "cap": 20}],
         "UNATTEMPTED", "付不起", "more than the budget"),
        ([{"who": [["need", "is", "price"]], "rank": "worth", "offer": "call", "cap": 20}], "ERROR", "真相", "the truth"),
        ([{"who": [["want", "is", "cheap"]], "rank": "worth", "offer": "call", "cap": 20}], "ERROR", "要先买", "have to buy"),
        ([{"rank": "worth", "offer": "gift", "cap": 20}], "ERROR", "不在目录里", "not in the catalogue"),
        ({"lines": 3}, "ERROR", "不是一行行规则", "not lines of rules"),
        ([{"rank": "worth", "offer": "call", "cap": 100}, {"rank": "risk", "offer": "call", "cap": 20, "hold_out": 0.5,
          "who": [["risk", "<", 0.0]]}], "ERROR", "没有 0.0 这一档", "no value 0.0"),
        ([{"rank": "lot", "offer": "alone", "cap": 40}], "NOT_YET", "%", "%"),
    ],
)  # fmt: skip
def test_what_wrong_rules_are_told(workshop, lang, answer, outcome, zh, en):
    verdict = workshop.month_plan.judge(answer)
    assert verdict.outcome == outcome, verdict
    assert {"zh": zh, "en": en}[lang] in verdict.message, verdict.message


def test_slips_that_every_plan_can_have(workshop, mart, lang):
    steps = month_sheet(mart).columns["risk"].steps
    nobody = [["risk", ">=", steps[-1]], ["risk", "<", steps[0]]]
    first = {"who": [["risk", ">=", steps[-1]]], "rank": "bill", "offer": "call", "cap": 100}
    cases = {
        "slips.rules_nobody": [{**first, "who": nobody}],
        "slips.rules_starved": [first, {**first, "cap": 20}],
        "slips.rules_empty": [first, {**first, "who": nobody}],
    }
    for slip, answer in cases.items():
        verdict = workshop.month_plan.judge(answer)
        assert (verdict.outcome, verdict.slip) == ("NOT_YET", slip), verdict
        assert "→" in verdict.message


def test_over_the_budget_counts_as_no_try(card, workshop):
    turn(card.inputs._lines[0], offer="credit", cap=400)
    assert "too much" in words(card)
    card.check_button.click()
    assert card.verdict.outcome == "UNATTEMPTED"
    assert workshop.month_plan.record.tries == 0


def test_the_list_can_be_taken_away_and_goes_stale(card, mart):
    card.inputs.fill(best_plan(mart))
    offer = card.inputs._offer
    offer._make()
    assert "list.xlsx" in offer._link.value
    turn(card.inputs._lines[0], cap=20)
    assert not offer._link.value


def test_a_draft_comes_back_unfinished_lines_included(workshop, mart):
    card = workshop.month_plan.card
    press(card, "Add a line")
    risky(card.inputs._lines[1], step=3)
    state = card.inputs.state
    again = derived.sheet(questions_of(questions), lambda case: mart).month_plan.card
    again.inputs.state = state
    assert again.inputs.state == state
    assert again.inputs._undoing.button.disabled
    for other in (
        {"lines": [], "buys": []},
        {"lines": [{"offer": "gift", "rank": "risk", "who": []}]},
        3,
        {"lines": 3},
    ):
        with pytest.raises((TypeError, ValueError, KeyError)):
            again.inputs.state = other


def test_a_list_builder_has_one_line_and_nothing_to_choose_among_one(workshop, lang, mart):
    card = derived.sheet(questions_of(questions), lambda case: mart).forty_calls.card
    buttons = [
        one.description or one.tooltip
        for one in every(card.inputs.box)
        if isinstance(one, widgets.Button)
    ]
    assert say("rules.add") not in buttons
    assert say("rules.remove", line=1) not in buttons
    assert say("rules.line", line=1) not in words(card)
    lists = {one.description for one in every(card.inputs.box) if isinstance(one, widgets.Dropdown)}
    assert say("rules.hold_out") not in lists
    assert say("rules.cap") in lists
    turn(card.inputs._lines[0], rank="worth", cap=40)
    card.check_button.click()
    assert card.verdict.outcome == "PASSED", card.verdict
