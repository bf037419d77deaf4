"""Plausible wrong answers: none passes, few get no more than the bare fallback."""

import pytest

from casekit import course, text
from casekit.classroom import Outcome, derived
from casekit.classroom.question import TRACKS
from course.segmentation.corpus import ROWS

ASKED = course.questions("segmentation")
BARE = 0.10
"""Share of the answers of which nothing more may be said than that they are not right yet."""


@pytest.fixture(scope="module")
def verdicts(mart):
    """Return each wrong answer with its verdict, in English."""
    sheet = derived.sheet(ASKED, lambda case: mart)
    with text.using("en"):
        return [(one, sheet[one.question].judge(one.answer(mart))) for one in ROWS]


def test_every_question_has_wrong_answers():
    judged = {name for name, one in ASKED.items() if one.track in TRACKS}
    assert {one.question for one in ROWS} == judged
    assert len({str(one) for one in ROWS}) == len(ROWS)


def test_none_passes_and_each_is_told_what_to_do(verdicts):
    for one, verdict in verdicts:
        assert verdict.outcome in {Outcome.NOT_YET, Outcome.ERROR}, (str(one), verdict)
        assert "→" in verdict.message or verdict.outcome is Outcome.ERROR, (str(one), verdict)


def test_few_get_the_bare_fallback(verdicts):
    bare = [
        str(one)
        for one, verdict in verdicts
        if verdict.outcome is Outcome.NOT_YET and not (verdict.mistake or verdict.slip)
    ]
    assert len(bare) < BARE * len(verdicts), bare
