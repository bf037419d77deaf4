"""A talk on a card: pressed through, timed, judged at its end, begun anew and brought back."""

import asyncio

import ipywidgets as widgets
import pytest

from casekit.classroom import derived, questions_of
from casekit.classroom.clock import Clock
from casekit.classroom.dialogue.talk import RAN_OUT
from casekit.classroom.inputs import talking
from casekit.text import using

from .workshop import questions

#: seed 1 draws the record with three months over and a contract
GOOD = ["greet", "check", "ask", "what", "always", "plan", 82, "bound", "read_back"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(talking, "PATIENCE", 0)


@pytest.fixture
def workshop(mart):
    return derived.sheet(questions_of(questions), lambda case: mart)


@pytest.fixture
def card(workshop):
    return workshop.card_p1.card


def shown(card):
    return [one for one in card.inputs._choices if one.layout.display != "none"]


def press(card, name):
    """Press the button of a choice, or type a sum and say it."""
    inputs = card.inputs
    if isinstance(name, (int, float)):
        inputs._sum._field.fill(name)
        inputs._sum._button.click()
        return
    place = [one.name for one in inputs._talk.choices].index(name)
    inputs._choices[place].click()


def called(card, moves):
    card.inputs._begin.click()
    for move in moves:
        press(card, move)


def test_nothing_can_be_said_before_the_call_is_taken(card):
    assert shown(card) == []
    card.check_button.click()
    assert card.verdict.outcome == "UNATTEMPTED"
    card.inputs._begin.click()
    assert len(shown(card)) == 4


def test_a_call_that_is_not_over_counts_as_no_try(card, workshop, lang):
    called(card, GOOD[:4])
    card.check_button.click()
    assert card.verdict.outcome == "UNATTEMPTED"
    assert workshop.card_p1.record.tries == 0


def test_a_good_call_is_judged_when_it_is_over(card):
    called(card, GOOD)
    assert card.verdict.outcome == "PASSED", card.verdict
    assert "100 points" in card.verdict.message
    assert "Score: 100 of 100" in card.inputs._debrief.value
    assert "frightened her" in card.inputs._debrief.value
    assert shown(card) == []


def test_a_zero_flag_is_told_at_once_and_the_talk_goes_on(mart, lang):
    card = derived.sheet(questions_of(questions), lambda case: mart).card_p1.card
    called(card, [*GOOD[:4], "twice"])
    log = card.inputs._log.value
    assert {"zh": "记录上三个月里超了 3 个月", "en": "it was 3 of three months"}[lang] in log
    assert {"zh": "电话继续打", "en": "The call goes on"}[lang] in log
    assert card.inputs._talk.over is None
    for move in GOOD[5:]:
        press(card, move)
    assert card.verdict.outcome == "NOT_YET"
    assert card.verdict.slip == "slips.talk_flag"
    assert {"zh": "得 0 分", "en": "0 points (100 without it)"}[lang] in card.verdict.message


@pytest.mark.parametrize(
    ("moves", "told", "zh", "en"),
    [
        (["wait"] * 4, "slips.talk_hung_up", "挂了", "hung up"),
        (["brisk", "skip", "defend", "send"], None, "丢分最多的是", "You lost the most on"),
    ],
)
def test_what_a_poor_call_is_told(workshop, lang, moves, told, zh, en):
    verdict = workshop.card_p1.judge(moves)
    assert (verdict.outcome, verdict.slip) == ("NOT_YET", told), verdict
    assert {"zh": zh, "en": en}[lang] in verdict.message


@pytest.mark.parametrize(
    ("answer", "outcome", "zh", "en"),
    [
        ([], "UNATTEMPTED", "还没有打", "have not made the call"),
        (["greet"], "UNATTEMPTED", "说了 1 句", "lines spoken so far: 1"),
        (["sing"], "ERROR", "第 1 句", "move 1"),
        (["greet", 3], "ERROR", "第 2 句", "move 2"),
        ([*GOOD[:6], "82"], "ERROR", "第 7 句", "move 7"),
        ([*GOOD, "greet"], "ERROR", "第 10 句", "move 10"),
        ("greet", "ERROR", "不是一通电话", "not a call"),
        ({"greet": 1}, "ERROR", "不是一通电话", "not a call"),
        (["greet"] * 300, "ERROR", "不是一通电话", "not a call"),
    ],
)
def test_what_is_no_call_is_refused(workshop, lang, answer, outcome, zh, en):
    verdict = workshop.card_p1.judge(answer)
    assert verdict.outcome == outcome, verdict
    assert {"zh": zh, "en": en}[lang] in verdict.message


def test_a_sum_is_asked_in_a_field_and_what_is_none_is_not_said(card):
    called(card, GOOD[:6])
    assert card.inputs._sum.box.layout.display != "none"
    assert shown(card) == []
    for typed in ("", "about 80", "nan", "1e400"):
        card.inputs._sum._field.state = typed
        card.inputs._sum._button.click()
        assert "Just the figure" in card.inputs._sum._unread.value
        assert card.inputs._talk.moves == GOOD[:6]
    press(card, 82)
    assert card.inputs._sum.box.layout.display == "none"
    assert len(shown(card)) == 4


def test_two_quick_presses_are_one(card, monkeypatch):
    card.inputs._begin.click()
    monkeypatch.setattr(talking, "PATIENCE", 60)
    card.inputs._choices[0].click()
    assert card.inputs._talk.moves == []
    monkeypatch.setattr(talking, "PATIENCE", 0)
    card.inputs._choices[0].click()
    assert len(card.inputs._talk.moves) == 1


def test_a_call_begun_anew_can_be_brought_back(card):
    called(card, ["wait"] * 4)
    assert card.verdict.outcome == "NOT_YET"
    card.inputs._again.click()
    assert card.verdict is None
    assert card.inputs.answer is not None
    assert card.inputs._talk.moves == []
    card.inputs._undoing.button.click()
    assert card.inputs._talk.over == "hung_up"
    assert card.inputs._talk.moves == ["wait"] * 4


def test_an_unfinished_call_comes_back_after_a_restart(open_sheet, workshop, mart):
    called(workshop.card_p1.card, GOOD[:5])
    again = derived.sheet(questions_of(questions), lambda case: mart).card_p1.card
    again.inputs.state = workshop.card_p1.card.inputs.state
    assert again.inputs._talk.moves == GOOD[:5]
    assert len(shown(again)) == 4
    assert again.inputs._clock.box.value == "", "hurries somebody who is not there yet"
    press(again, GOOD[5])
    assert again.inputs._clock.box.value != ""
    for other in (3, {"a": 1}):
        with pytest.raises(TypeError):
            again.inputs.state = other
    with pytest.raises(ValueError, match="cannot be said"):
        again.inputs.state = ["sing"]


def test_the_transcript_can_be_taken_away(card, lang):
    called(card, ["wait"] * 4)
    card.inputs._offer._make()
    assert ".xlsx" in card.inputs._offer._link.value


def test_choices_are_buttons_that_stay_and_say_all_of_it(card, lang):
    buttons = list(card.inputs._choices)
    called(card, GOOD[:3])
    assert card.inputs._choices == buttons
    assert all(one.description for one in shown(card))
    assert all(isinstance(one, widgets.Button) for one in buttons)


def test_when_the_clock_runs_out_silence_is_said(card):
    async def wait():
        card.inputs._begin.click()
        assert "20 seconds" in card.inputs._clock.box.value
        card.inputs._clock.start(0.01)
        await asyncio.sleep(0.1)

    asyncio.run(wait())
    assert card.inputs._talk.moves == [RAN_OUT]
    assert "(time ran out)" in card.inputs._log.value


def test_without_a_clock_nobody_is_hurried(card):
    card.inputs._timed.value = False
    card.inputs._begin.click()
    assert card.inputs._clock.box.value == ""


def test_a_clock_that_is_stopped_or_started_anew_calls_once_or_never():
    async def wait():
        calls = []
        clock = Clock(lambda: calls.append(1))
        clock.start(0.01)
        clock.start(0.02)
        await asyncio.sleep(0.08)
        assert calls == [1]
        clock.start(0.01)
        clock.stop()
        await asyncio.sleep(0.05)
        assert calls == [1]

    asyncio.run(wait())
    Clock(lambda: None).start(1)  # where no loop runs, no time does


def test_both_languages_of_the_brief(mart, lang):
    card = derived.sheet(questions_of(questions), lambda case: mart).card_p1.card
    brief = card.inputs.box.children[0].value
    assert {"zh": "王女士", "en": "Ms Wang"}[lang] in brief
    assert "<table>" in brief
    with using(lang):
        assert "{" not in brief
