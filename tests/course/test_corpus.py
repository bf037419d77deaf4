"""Hundreds of plausible wrong answers a module: none passes, few get no more than the bare fallback."""

from importlib import import_module

import pytest

from casekit import course, text
from casekit.classroom import Outcome
from casekit.classroom.question import TRACKS
from casekit.classroom.speech import say

BARE = 0.10
"""Share of the answers of which nothing more may be said than that they are not right yet."""


@pytest.fixture(scope="module", params=course.modules())
def module(request):
    return request.param


@pytest.fixture(scope="module")
def rows(module):
    return import_module(f"course.{module}.corpus").CORPUS


@pytest.fixture(scope="module")
def verdicts(module, rows, sheet_of):
    """Return each wrong answer with its verdict, in English."""
    sheet = sheet_of(module, 7)
    with text.using("en"):
        return [(one, _judged(sheet[one.question], one)) for one in rows]


def _judged(asked, one):
    verdict = asked.judge(one.answer(asked.mart))
    revealed = asked.question.kind.reveals(verdict.message, asked.key.reference)
    assert not revealed, f"{one} shows the right answer: {verdict.message}"
    return verdict


def _bare(verdict) -> bool:
    """Tell whether neither a mistake of the question nor a slip of its kind was recognised."""
    return verdict.outcome is Outcome.NOT_YET and verdict.mistake is None and verdict.slip is None


def test_every_question_has_wrong_answers(module, rows):
    asked = course.questions(module)
    judged = {name for name, one in asked.items() if one.track in TRACKS}
    assert {one.question for one in rows} == judged
    assert len(rows) >= 5 * len(judged)
    assert len({str(one) for one in rows}) == len(rows)


def test_no_wrong_answer_passes(verdicts):
    assert not [str(one) for one, verdict in verdicts if verdict.outcome is Outcome.PASSED]


def test_few_get_the_bare_fallback(verdicts):
    bare = [str(one) for one, verdict in verdicts if _bare(verdict)]
    assert len(bare) < BARE * len(verdicts), bare


def test_every_one_is_read_or_refused_in_plain_words(verdicts):
    with text.using("en"):
        failed = [say("unreadable.odd", given="").split(")")[1], say("not_yet.other")]
    for one, verdict in verdicts:
        assert verdict.outcome in {Outcome.NOT_YET, Outcome.ERROR}, str(one)
        assert not any(words in verdict.message for words in failed), str(one)
        assert "→" in verdict.message or verdict.outcome is Outcome.ERROR, str(one)
