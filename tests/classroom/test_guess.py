"""Guesses as a reader makes them: locked once, compared, sealed until later, and there again."""

import json
from dataclasses import replace

import pytest

from casekit.classroom import BLANK, Guess, Number, Table, derived, guessing
from casekit.classroom.drafts import Drafts
from casekit.classroom.guess_card import OPEN
from casekit.classroom.kinds.guess import Locked
from casekit.classroom.kinds.kind import Said, spoken
from casekit.classroom.progress import EventLog
from casekit.classroom.question import declared_in
from casekit.classroom.sheet import QuestionSheet
from casekit.text import using

from .bets import questions
from .test_card import every

ASKED = declared_in(questions)


@pytest.fixture
def open_guesses(mart, tmp_path):
    """A function that opens the sheet as a new session on the same files."""
    file = tmp_path / "progress" / "events.jsonl"
    return lambda: QuestionSheet(
        ASKED, lambda case: mart, "bets", EventLog(file), drafts=Drafts(tmp_path / "drafts")
    )


@pytest.fixture
def g(open_guesses):
    return open_guesses()


def events(sheet):
    lines = sheet.log.path.read_text(encoding="utf-8").splitlines()
    return [one for one in map(json.loads, lines) if one["action"] == "guess"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (0.2, "Spot on"),
        (20, "Spot on"),
        (0.5, "The answer is **20%**; your guess is 30 points too high"),
        (1, "your guess is 19 points too low"),  # beside a per cent sign 1 means 1 %
        (0.3, "That is what the vendor says."),
    ],
)
def test_a_number_is_told_how_far_off_it_is(g, answer, said):
    assert g.rate.lock(answer) == ""
    assert said in g.rate.told()
    assert "Now you know." in g.rate.told()


def test_a_choice_and_an_order_are_told_what_is(g):
    g.plan.lock("a")
    assert "The answer: **" in g.plan.told()
    g.order.lock(["a", "b", "c"])
    assert "1 of 3 in the right place" in g.order.told()


@pytest.mark.parametrize(
    ("unit", "guessed", "said"),
    [
        ("people", 50, "The answer is {reference}; you guessed 48.7 people too many."),
        ("people", 1, "you guessed 0.3 people too few"),
        ("people", 3.3, "you guessed 2 people too many"),
        ("yuan", 3.3, "your guess is 2 yuan too high"),
    ],
)
def test_what_is_counted_is_too_many_and_not_too_high(unit, guessed, said):
    kind = Number(unit=unit, decimals=1)
    off = kind.off(kind.read(guessed, None), 1.3)
    told = spoken(Said(off.key, {**off.slots, "reference": "{reference}"}))
    assert said in told.replace("**", "")


def test_what_cannot_be_told_from_the_first_is_right_as_well(g):
    g.plan.lock("a")
    assert "The answer: **" in g.plan.told()
    g.plan.question = replace(
        ASKED["plan"], kind=replace(ASKED["plan"].kind, as_good=lambda mart: ["a"])
    )
    assert "Right as well: “" in g.plan.told()


@pytest.mark.parametrize(
    ("lang", "button"), [("zh", "“就这么猜，看结果”"), ("en", "“Lock my guess”")]
)
def test_an_order_that_was_not_touched_is_told_of_the_guess_s_own_button(g, lang, button):
    with using(lang):
        assert button in g.order.lock(BLANK)


def test_nothing_and_nonsense_are_no_guess_and_are_told_why(g):
    assert "No guess yet" in g.rate.lock(BLANK)
    assert "not a number" in g.rate.lock("about a fifth")
    assert "not one of the options" in g.plan.lock("z")
    assert g.rate.locked is None
    assert not g.log.path.exists()


def test_what_was_locked_cannot_be_changed_and_is_there_after_a_restart(g, open_guesses):
    card = g.rate.card
    card._sure.value = 3
    card.inputs.fill(0.45)
    card.lock_button.click()
    assert g.rate.locked == Locked(45, 3)
    assert "You were very sure" in card._said.value
    assert "drawn with 0.45" in "".join(str(getattr(w, "value", "")) for w in every(card.box))
    card.show_button.click()
    assert g.rate.locked == Locked(45, 3)
    (event,) = events(g)
    assert (event["guess"], event["sure"]) == ("0.45", 3)
    again = open_guesses().rate
    assert OPEN in again.card.box._dom_classes
    assert again.locked == Locked(45, 3)
    again.card.again_button.click()
    assert again.card.inputs.state == ""  # the next person does not find what this one entered
    assert again.card._sure.value is None
    assert OPEN not in open_guesses().rate.card.box._dom_classes


def test_who_asks_to_be_shown_is_told_without_a_guess(g):
    g.rate.card.show_button.click()
    assert g.rate.locked == Locked()
    assert "Your guess" not in g.rate.told()
    assert events(g)[0].get("guess") is None


def test_a_sealed_guess_says_nothing_of_the_data_until_the_later_question_is_done(g):
    card = g.later.card
    assert "Seal" in card.lock_button.description
    card.inputs.fill(5)
    card.lock_button.click()
    title = g.base.title
    assert g.later.sealed
    assert "7" not in card._said.value
    assert title in card._said.value
    card.open_button.click()
    assert f"finish “{title}” first" in card._said.value
    g.base.settle(g.base.key.reference)
    card.open_button.click()
    assert not g.later.sealed
    assert "<strong>7</strong>" in card._said.value


def test_a_guess_is_no_progress_and_is_not_asked_for_at_the_end(g):
    g.rate.lock(0.9)
    assert [one.question.name for one in g.judged] == ["base"]
    assert g.rate.record.tries == 0


def test_by_code_it_is_locked_and_shown(g, capsys):
    g.rate.check("much")
    assert "not a number" in capsys.readouterr().out
    g.rate.check(0.5)
    told = capsys.readouterr().out
    assert "too high" in told
    assert "drawn with 0.5" in told


def test_a_strict_run_locks_what_many_believe(g, monkeypatch):
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    assert g.rate.card is not None
    assert g.rate.locked == Locked(30)


def test_a_kind_that_needs_code_cannot_be_guessed(g):
    wrong = Guess(Table(), shows=questions.drawn)
    assert any("by card" in fault for fault in wrong.faults(g.base.question))


def test_a_guess_that_draws_no_chart_is_caught(g):
    about = {check.about: check for check in derived.checks({"rate": ASKED["rate"]})}
    with pytest.raises(AssertionError, match="no chart"):
        about["opens"](g)


def test_a_guess_that_cannot_be_is_not_locked(g):
    limited = replace(ASKED["rate"].kind, of=Number(unit="%", low=0, high=1))
    g.rate.question = replace(ASKED["rate"], kind=limited)
    assert "120% is impossible: it is at most 100%" in g.rate.lock(120)
    assert "-5% is impossible: it is at least 0%" in g.rate.lock(-5)
    assert g.rate.locked is None
    assert g.rate.lock(100) == ""


@pytest.mark.parametrize(
    ("said", "shown"),
    [("Your guess: **Why?**.", "Your guess: **Why?**"), ("你猜的是：**为什么？**。", "你猜的是：**为什么？**"),
     ("Your guess: **12**.", "Your guess: **12**.")],
)  # fmt: skip
def test_an_option_that_is_a_question_ends_once(said, shown):
    assert guessing._ended_once(said) == shown
