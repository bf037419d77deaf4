"""A quiz: draws in which every section is met, what is said of a poor one, the certificate."""

import base64
import re
from datetime import date

import pytest

from casekit.classroom import Item, Quiz, derived, questions_of
from casekit.classroom.certificate import Passed, certificate

from .market.mart import TinyMart
from .workshop import questions
from .workshop.questions.quizzes import LAWFUL


@pytest.fixture
def workshop(mart):
    return derived.sheet(questions_of(questions), lambda case: mart)


@pytest.fixture
def card(workshop):
    return workshop.lawful.card


def shown(card):
    return {name: row.chosen for name, row in card.inputs._items.items()}


def whys(card):
    return [row._why.value for row in card.inputs._items.values()]


def test_every_draw_meets_every_section_and_is_the_same_again():
    draws = set()
    for seed in (1, 2, 3):
        for number in range(40):
            drawn = LAWFUL.drawn(TinyMart(seed), number)
            assert len(set(drawn)) == LAWFUL.draw
            assert {LAWFUL.items[name].section for name in drawn} == set(LAWFUL.sections)
            assert drawn == LAWFUL.drawn(TinyMart(seed), number)
            draws.add(frozenset(drawn))
    assert len(draws) > 20


def test_every_item_is_drawn_sooner_or_later(mart):
    drawn = {name for number in range(60) for name in LAWFUL.drawn(mart, number)}
    assert drawn == set(LAWFUL.items)


def test_an_item_that_reads_the_base_is_answered_by_it(mart):
    plans = mart.subscribers["plan"].value_counts()
    assert LAWFUL.right_of("biggest", mart) == plans.idxmax()


@pytest.mark.parametrize(
    ("change", "outcome", "zh", "en"),
    [
        (lambda a: {}, "ERROR", "看不出哪一题", "does not say what"),
        (lambda a: dict(list(a.items())[:4]), "UNATTEMPTED", "还有 2 题", "Still to answer: 2"),
        (lambda a: {**a, next(iter(a)): None}, "UNATTEMPTED", "还有 1 题", "Still to answer: 1"),
        (lambda a: {**a, "singing": "yes"}, "ERROR", "“singing”", "“singing”"),
        (lambda a: {**dict(list(a.items())[1:]), next(iter(a)): 3}, "ERROR", "不在选项里", "not one of the options"),
        (lambda a: dict.fromkeys(("rival", "special", "own_tariff", "thanks", "silence", "trial"), "no"), "ERROR",
         "3 个部分都要有", "each of the 3 sections"),
        (lambda a: [*a], "ERROR", "看不出哪一题", "does not say what"),
    ],
)  # fmt: skip
def test_what_is_no_quiz(workshop, mart, lang, change, outcome, zh, en):
    verdict = workshop.lawful.judge(change(LAWFUL.right(mart)))
    assert verdict.outcome == outcome, verdict
    assert {"zh": zh, "en": en}[lang] in verdict.message


def test_a_poor_quiz_is_told_where_it_is_wrong_and_not_what_is_right(workshop, mart, lang):
    answers = LAWFUL.wrong(mart, {"own_tariff": "no", "read_back": "no"})
    verdict = workshop.lawful.judge(answers)
    assert verdict.outcome == "NOT_YET"
    assert {"zh": "6 题对了 4 题", "en": "4 of 6 are right"}[lang] in verdict.message
    named = {"zh": ("能说的话", "同意"), "en": ("what may be said", "consent")}[lang]
    assert all(one in verdict.message for one in named)
    assert {"zh": "数据", "en": "the base"}[lang] not in verdict.message


def test_the_same_answer_throughout_is_named(workshop):
    words = ("rival", "own_tariff", "thanks", "silence", "read_back", "half")
    assert workshop.lawful.judge(dict.fromkeys(words, "no")).slip == "slips.quiz_same"
    # the question's own mistakes come first
    words = ("rival", "special", "thanks", "silence", "read_back", "half")
    assert workshop.lawful.judge(dict.fromkeys(words, "yes")).mistake == "anything_to_keep_him"


def test_why_is_told_once_it_is_passed_or_was_tried_twice(card, mart, workshop):
    other = next(name for name in card.inputs._items if LAWFUL.items[name].right == "no")
    card.inputs.fill(LAWFUL.wrong(mart, {"own_tariff": "no", other: "yes"}))
    card.check_button.click()
    assert whys(card) == [""] * 6, "tells what is right after one try"
    card.inputs.fill(LAWFUL.wrong(mart, {"own_tariff": "no", "read_back": "no"}))
    card.check_button.click()
    assert workshop.lawful.solution_open
    assert sum("Wrong" in one for one in whys(card)) == 2
    assert sum("Right" in one for one in whys(card)) == 4
    row = card.inputs._items["own_tariff"]
    assert "published tariff" in row._why.value
    row.choose("yes")
    assert row._why.value == "", "stands although the answer is another"
    assert sum("Wrong" in one for one in whys(card)) == 1
    card.inputs._items["read_back"].choose("yes")
    card.check_button.click()
    assert card.verdict.outcome == "PASSED"


def test_another_draw_asks_others_and_can_be_taken_back(card, mart):
    card.inputs._items[next(iter(card.inputs._items))]._radio.index = 0
    before = shown(card)
    card.inputs._draw_another()
    assert set(shown(card)) != set(before)
    assert set(shown(card).values()) == {None}
    card.check_button.click()
    assert card.verdict.outcome == "UNATTEMPTED"
    card.inputs._undoing.button.click()
    assert shown(card) == before


def test_a_draft_comes_back_with_its_draw(card, mart):
    card.inputs._draw_another()
    name = next(iter(card.inputs._items))
    card.inputs._items[name]._radio.index = 1
    again = derived.sheet(questions_of(questions), lambda case: mart).lawful.card
    again.inputs.state = card.inputs.state
    assert shown(again) == shown(card)
    for other in (
        {"draw": 0, "items": ["x"], "answers": {}},
        {"draw": 0, "items": ["rival"], "answers": {"rival": "maybe"}},
        3,
    ):
        with pytest.raises((ValueError, TypeError)):
            again.inputs.state = other


def test_the_certificate_is_there_once_it_is_passed(card, mart, lang):
    card = derived.sheet(questions_of(questions), lambda case: mart).lawful.card
    offered = card.inputs._certificate
    assert offered.box.layout.display == "none"
    card.inputs.fill(LAWFUL.right(mart))
    card.check_button.click()
    assert offered.box.layout.display == ""
    offered._name.value = "王小明 <b>"
    offered._make()
    page = base64.b64decode(re.search(r"base64,([^\"]+)", offered._link.value)[1]).decode("utf-8")
    for words in ("结业证书", "Certificate", "这话能说吗", "May he say this?", "6 题对 6 题", "6 of 6 questions right",
                  "能说的话、同意、数据", "what may be said, consent, the base", "王小明 &lt;b&gt;", "A4 landscape"):  # fmt: skip
        assert words in page
    assert "http" not in page


def test_who_passed_before_can_still_have_the_certificate():
    sections = [{"zh": "甲", "en": "A"}]
    page = certificate("", Passed({"zh": "测验", "en": "Quiz"}, sections, 6, 0.8, date(2025, 3, 1)))
    assert "6 题，80% 以上通过：已通过" in page
    assert "Passed: 6 questions a draw, 80% to pass." in page
    assert "2025-03-01" in page


def test_what_is_wrong_with_a_declaration(workshop):
    question = workshop.lawful.question
    items = dict(LAWFUL.items)
    faulty = {
        "10 are drawn": Quiz(LAWFUL.sections, items, draw=10),
        "cannot meet 3 sections": Quiz(LAWFUL.sections, items, draw=2),
        "'maybe' is none of its options": Quiz(
            LAWFUL.sections, {**items, "rival": Item("words", "maybe")}, draw=6
        ),
        "items.song.asks": Quiz(LAWFUL.sections, {**items, "song": Item("words", "no")}, draw=6),
        "items.rival is none": Quiz(
            LAWFUL.sections, {n: o for n, o in items.items() if n != "rival"}, draw=6
        ),
        "'words' has no label": Quiz({"consent": "c", "base": "b"}, items, draw=6),
        "'games' has no item": Quiz({**LAWFUL.sections, "games": "g"}, items, draw=6),
    }
    assert LAWFUL.faults(question) == []
    for said, kind in faulty.items():
        assert any(said in fault for fault in kind.faults(question)), (said, kind.faults(question))
