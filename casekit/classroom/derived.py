"""Tests that follow from a question's declaration, for every module to run.

In a module's tests::

    import pytest
    from casekit.course.churn_warning import questions
    from casekit.classroom import derived

    @pytest.fixture(scope="module", params=[7, 8, 9], ids="seed-{}".format)
    def sheet(request):
        return derived.sheet(questions, lambda case: dataset(case, seed=request.param))

    @pytest.mark.parametrize("check", derived.checks(questions), ids=str)
    def test_question(check, sheet):
        check(sheet)
"""

import math
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import ModuleType

import numpy as np
import pandas as pd

from casekit.classroom.blank import BLANK
from casekit.classroom.derived_forms import forms, rounds
from casekit.classroom.question import declared_in, faults_of
from casekit.classroom.sheet import AskedQuestion, QuestionSheet
from casekit.classroom.timelimit import at_most
from casekit.classroom.verdict import Outcome, Verdict
from casekit.text import LANGUAGES, using


@dataclass(frozen=True)
class Check:
    """One derived test of one question; call it with a sheet."""

    question: str
    about: str
    run: Callable[[AskedQuestion], None]

    def __str__(self) -> str:
        return f"{self.question}-{self.about}"

    def __call__(self, sheet: QuestionSheet) -> None:
        self.run(sheet[self.question])


def sheet(module: ModuleType, mart_of: Callable[[str | None], object]) -> QuestionSheet:
    """Return a module's questions on the marts that `mart_of(case)` gives; nothing is logged."""
    return QuestionSheet(_asked(module), mart_of)


def checks(module: ModuleType) -> list[Check]:
    """Return every derived test of a module's questions."""
    found = []
    for name, one in _asked(module).items():
        found.append(Check(name, "builds", _builds))
        found.append(Check(name, "reference-passes", _reference_passes))
        found += [
            Check(name, f"mistake-{slip}", lambda asked, slip=slip: _mistake_is_told(asked, slip))
            for slip in one.mistakes
        ]
        found.append(Check(name, "mistakes-differ", _mistakes_differ))
        if rounds(one.kind):
            found.append(Check(name, "rounded", _rounded_is_read))
            found += [
                Check(name, f"rounded-{slip}", lambda asked, slip=slip: _slip_is_told(asked, slip))
                for slip in one.mistakes
            ]
        found.append(Check(name, "blank", _blank_is_unattempted))
        found.append(Check(name, "card", _card_takes_the_answer))
        found += [
            Check(name, f"junk-{label}", lambda asked, label=label: _junk_is_refused(asked, label))
            for label in junk()
        ]
    return found


def _asked(module):
    return module if isinstance(module, dict) else declared_in(module)


def given(asked: AskedQuestion, slip: str | None = None) -> object:
    """Return the answer as the module's author computes it: the reference or a mistake's."""
    from casekit.classroom.question import Answer

    one = asked.question
    function = one.reference if slip is None else one.mistakes[slip].answer
    return Answer.of(function(asked.mart)).value


def _builds(asked: AskedQuestion) -> None:
    faults = asked.question.faults()
    assert not faults, "\n".join(faults)
    for lang in LANGUAGES:
        with using(lang):
            parts = ["title", "prompt", "solution"]
            parts += [f"hints.{i}" for i in asked.question.texts.names(asked.question.key("hints"))]
            for part in parts:
                _complete(asked.key.text(part))


def _reference_passes(asked: AskedQuestion) -> None:
    answer = given(asked)
    for lang in LANGUAGES:
        with using(lang):
            verdict = asked.judge(answer)
            assert verdict.outcome is Outcome.PASSED, verdict
            _complete(verdict.message)


def _mistake_is_told(asked: AskedQuestion, slip: str) -> None:
    answer = given(asked, slip)
    for lang in LANGUAGES:
        with using(lang):
            verdict = asked.judge(answer)
            assert verdict.outcome is Outcome.NOT_YET, verdict
            assert verdict.mistake == slip, verdict
            _complete(verdict.message)
            assert "→" in verdict.message, f"no next step (→): {verdict.message}"
            revealed = asked.question.kind.reveals(verdict.message, asked.key.reference)
            assert not revealed, f"shows the right answer: {verdict.message}"


def _rounded_is_read(asked: AskedQuestion) -> None:
    """A rounded answer passes, unless a mistake comes to the same figures."""
    answer = given(asked)
    wrong = {slip: given(asked, slip) for slip in asked.question.mistakes}
    for form in forms(asked.question.kind):
        verdict = asked.judge(form(answer))
        _complete(verdict.message)
        if verdict.outcome is not Outcome.PASSED:
            assert verdict.slip == "slips.blurred", (str(form), verdict)
            key, kind = asked.key, asked.question.kind
            value = kind.read(form(answer), asked.mart)
            assert any(kind.same(value, key.value(slip)) for slip in wrong), (str(form), verdict)


def _slip_is_told(asked: AskedQuestion, slip: str) -> None:
    """A rounded mistake never passes, and is named unless the rounding hides which one it is."""
    for form in forms(asked.question.kind):
        verdict = asked.judge(form(given(asked, slip)))
        assert verdict.outcome is Outcome.NOT_YET, (str(form), verdict)
        assert slip == verdict.mistake or verdict.slip == "slips.blurred", (str(form), verdict)
        _complete(verdict.message)


def _mistakes_differ(asked: AskedQuestion) -> None:
    kind, key = asked.question.kind, asked.key
    for slip in asked.question.mistakes:
        value = key.value(slip)
        assert not kind.grade(value, key.reference, asked.mart).passed, f"{slip} passes"
        for other in asked.question.mistakes:
            if other != slip:
                assert not kind.same(value, key.value(other)), f"{slip} gives what {other} gives"


def _blank_is_unattempted(asked: AskedQuestion) -> None:
    for lang in LANGUAGES:
        with using(lang):
            verdict = asked.judge(BLANK)
            assert verdict.outcome is Outcome.UNATTEMPTED, verdict
            _complete(verdict.message)


def _card_takes_the_answer(asked: AskedQuestion) -> None:
    """Use the card as a reader does: untouched, filled with the right answer, hints."""
    for lang in LANGUAGES:
        with using(lang):
            asked.draft = None  # of the other language's card
            card = asked.card
            _complete(str(card.bundle()["text/plain"]))
            for _ in asked.question.texts.names(asked.question.key("hints")):
                card.hint_button.click()
            if asked.question.track == "code":
                assert card.inputs is None
                continue
            start = card.inputs.answer
            card.check_button.click()
            if start is BLANK:
                assert card.verdict.outcome is Outcome.UNATTEMPTED, card.verdict
            else:
                assert card.verdict.outcome is not Outcome.PASSED, "passes where it starts"
            card.inputs.fill(given(asked))
            card.check_button.click()
            assert card.verdict.outcome is Outcome.PASSED, card.verdict
            for slip in asked.question.mistakes:
                card.inputs.fill(given(asked, slip))
                assert card.verdict is None, "the verdict outlives its answer"
                card.check_button.click()


def _junk_is_refused(asked: AskedQuestion, label: str) -> None:
    for lang in LANGUAGES:
        with using(lang):
            with at_most(0.3) if label == "loops" else nullcontext():
                verdict = asked.judge(junk()[label])
            assert verdict.outcome in {Outcome.ERROR, Outcome.NOT_YET}, verdict
            _complete(verdict.message)
            assert "Traceback" not in verdict.message


def _complete(message: str) -> None:
    assert message.strip(), "an empty message"
    assert not {"{", "}"} & set(message), f"raw braces: {message}"


def module_faults(module: ModuleType) -> list[str]:
    """Return the faults of a module's questions and texts; a module's tests expect none."""
    return faults_of(module)


@lru_cache(maxsize=1)
def junk() -> dict[str, object]:
    """Return things that learners hand in and that answer no question."""
    nested: list = []
    for _ in range(2000):
        nested = [nested]
    return {
        "none": None,
        "nan": math.nan,
        "infinity": math.inf,
        "text": "not an answer",
        "long-text": "x" * 1_000_000,
        "truth": True,
        "masked": np.ma.masked,
        "not-available": pd.NA,
        "decimal-nan": Decimal("NaN"),
        "bare-array": np.array("x"),
        "complex": 1 + 2j,
        "huge": 10**400,
        "empty-list": [None],
        "long-list": list(range(100_000)),
        "nested": nested,
        "dict": {"a": {"b": []}},
        "missing-column": pd.DataFrame({"nothing": [math.nan, math.nan]}),
        "no-rows": pd.DataFrame(),
        "nan-array": np.full(7, math.nan),
        "objects": np.array([object(), None], dtype=object),
        "raises": _raises,
        "loops": _loops,
        "recurses": _recurses,
        "returns-none": lambda *_: None,
        "wrong-arguments": lambda: 1,
        "type": dict,
        "hostile": _Hostile(),
    }


def _raises(*_):
    raise ValueError("as learners' functions do")


def _loops(*_):
    while True:
        pass


def _recurses(*args):
    return _recurses(*args)


class _Hostile:
    """An object that fails whatever one does with it."""

    def __eq__(self, other):
        raise RuntimeError("no comparison")

    __hash__ = None  # type: ignore[assignment]

    def __len__(self):
        raise RuntimeError("no length")

    def __float__(self):
        raise RuntimeError("no number")

    def __bool__(self):
        raise RuntimeError("no truth")

    def __repr__(self):
        raise RuntimeError("no text")


__all__ = ["Check", "Verdict", "checks", "given", "junk", "module_faults", "sheet"]
