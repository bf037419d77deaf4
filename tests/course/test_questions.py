"""Every module's questions: what follows from their declarations; figures on three seeds."""

import pytest

from casekit import course, text
from casekit.classroom import derived, timelimit

SEEDS = (7, 8, 11)
CHECKS = [
    pytest.param(module, check, id=f"{module}-{check}")
    for module in course.modules()
    for check in derived.checks(course.questions(module))
]
LONGEST = {"zh": 190, "en": 95}
"""Signs, or words, of a card's prompt."""


@pytest.mark.parametrize("seed", SEEDS, ids="seed-{}".format, scope="module")
@pytest.mark.parametrize(
    ("module", "check"), [one for one in CHECKS if not one.values[1].needs_no_seed]
)
def test_question(module, check, seed, sheet_of):
    check(sheet_of(module, seed))


@pytest.mark.parametrize(
    ("module", "check"), [one for one in CHECKS if one.values[1].needs_no_seed]
)
def test_question_whatever_its_figures(module, check, sheet_of):
    with timelimit.at_most(1.0 if check.about.startswith("junk") else 60.0):
        check(sheet_of(module, SEEDS[0]))


@pytest.mark.parametrize("module", course.modules())
@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_prompts_of_cards_are_short(module, lang, sheet_of):
    with text.using(lang):
        for asked in sheet_of(module, SEEDS[0]):
            if asked.question.track != "code":
                prompt = asked.key.text("prompt")
                size = len(prompt) if lang == "zh" else len(prompt.split())
                assert size <= LONGEST[lang], (asked.question.name, size)


@pytest.mark.parametrize("module", course.modules())
def test_every_question_knows_two_mistakes_and_each_decision_row_has_a_card(module):
    asked = course.questions(module).values()
    assert [one.name for one in asked if len(one.mistakes) < 2] == []
    rows = {track: {r for one in asked if one.track == track for r in one.covers}
            for track in ("decide", "code")}  # fmt: skip
    assert rows["code"] <= rows["decide"]


@pytest.mark.parametrize("module", course.modules())
def test_texts_are_whole(module):
    assert [p for texts in course.catalogues(module).values() for p in texts.problems()] == []
