"""Tests of answers that are nearly there: one card astray, one chip left, two neighbours exchanged."""

from collections.abc import Callable, Iterator

from casekit.classroom.asked import AskedQuestion
from casekit.classroom.derived.check import complete
from casekit.classroom.kinds import Board, Chips, Ordering
from casekit.classroom.question import Question
from casekit.classroom.verdict import Outcome, Verdict
from casekit.text import LANGUAGES, using


def tests_of(one: Question) -> Iterator[tuple[str, Callable[[AskedQuestion], None]]]:
    """Return what is tested of a question that is laid out or put in order, and the test."""
    if isinstance(one.kind, (Board, Chips)):
        yield "unfinished", _unfinished_is_no_try
    if isinstance(one.kind, (Board, Ordering)):
        yield "nearly", _nearly_is_told


def _unfinished_is_no_try(asked: AskedQuestion) -> None:
    """With one card in the pool, or one chip in the hand, nothing is judged."""
    kind, reference = asked.question.kind, asked.key.reference
    short = dict(reference)
    if isinstance(kind, Board):
        # Where cards may be left over, it is a place with a limit that must be filled.
        short.pop(next(key for key, at in short.items() if not kind.spare or at in kind.capacity))
    else:
        short[next(key for key, number in short.items() if number)] -= 1
    for lang in LANGUAGES:
        with using(lang):
            verdict = asked.judge(short)
            assert verdict.outcome is Outcome.UNATTEMPTED, verdict
            _told(verdict)


def _nearly_is_told(asked: AskedQuestion) -> None:
    """What differs in one place from the right answer is either right as well or told."""
    astray = list(_astray(asked))
    assert astray
    for lang in LANGUAGES:
        with using(lang):
            for answer in astray:
                verdict = asked.judge(answer)
                assert verdict.outcome is not Outcome.ERROR, verdict
                if verdict.outcome is not Outcome.PASSED:
                    _told(verdict)


def _told(verdict: Verdict) -> None:
    complete(verdict.message)
    assert "→" in verdict.message, f"no next step (→): {verdict.message}"


def _astray(asked: AskedQuestion) -> Iterator[object]:
    kind, reference = asked.question.kind, asked.key.reference
    if isinstance(kind, Ordering):
        for here in range(len(reference) - 1):
            order = list(reference)
            order[here], order[here + 1] = order[here + 1], order[here]
            yield order
        return
    for key, at in reference.items():
        yield from ({**reference, key: field} for field in kind.fields if field != at)
