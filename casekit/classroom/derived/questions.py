"""Tests that follow from a question's declaration: reference, mistakes, roundings, blanks, junk."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from functools import partial

from casekit.classroom.asked import AskedQuestion
from casekit.classroom.blank import BLANK
from casekit.classroom.derived import guesses, nearly, prose
from casekit.classroom.derived.charts import themed
from casekit.classroom.derived.check import Check, complete
from casekit.classroom.derived.forms import called_once, forms, rounds
from casekit.classroom.derived.junk import junk
from casekit.classroom.dialogue import faults_on
from casekit.classroom.kinds import Dialogue, Guess
from casekit.classroom.question import Answer, Question
from casekit.classroom.sheet import QuestionSheet
from casekit.classroom.timelimit import at_most
from casekit.classroom.verdict import Outcome
from casekit.text import LANGUAGES, using


def sheet(
    questions: Mapping[str, Question], mart_of: Callable[[str | None], object]
) -> QuestionSheet:
    """Return questions on the marts that `mart_of(case)` gives; nothing is logged."""
    return QuestionSheet(dict(questions), mart_of)


def checks(questions: Mapping[str, Question]) -> list[Check]:
    """Return every derived test of some questions; call each with a `sheet` of them."""
    return [
        Check(name, about, lambda sheet, name=name, run=run: run(sheet[name]))
        for name, one in questions.items()
        for about, run in (guesses.tests_of(one) if isinstance(one.kind, Guess) else _tests_of(one))
    ]


def _tests_of(one: Question) -> Iterator[tuple[str, Callable[[AskedQuestion], None]]]:
    """What is tested of a question, and the test."""
    yield "builds", _builds
    yield "reference-passes", _reference_passes
    for slip in one.mistakes:
        yield f"mistake-{slip}", partial(_mistake_is_told, slip=slip)
    yield "mistakes-differ", _mistakes_differ
    if rounds(one.kind):
        yield "rounded", _rounded_is_read
        for slip in one.mistakes:
            yield f"rounded-{slip}", partial(_slip_is_told, slip=slip)
    yield from nearly.tests_of(one)
    yield from prose.tests_of(one)
    if isinstance(one.kind, Dialogue):
        yield "every-path", _every_path_is_sound
    yield "blank", _blank_is_unattempted
    yield "card", _card_takes_the_answer
    for label in junk():
        yield f"junk-{label}", partial(_junk_is_refused, label=label)


def given(asked: AskedQuestion, slip: str | None = None) -> object:
    """Return the answer as the module's author computes it: the reference or a mistake's."""
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
                complete(asked.key.text(part))


def _reference_passes(asked: AskedQuestion) -> None:
    answer = given(asked)
    for lang in LANGUAGES:
        with using(lang):
            verdict = asked.judge(answer)
            assert verdict.outcome is Outcome.PASSED, verdict
            complete(verdict.message)
    hidden = hidden_facts(asked)
    assert not hidden, f"what the answer itself tells goes by the name of a fact: {hidden}"


def hidden_facts(asked: AskedQuestion) -> list[str]:
    """Return the facts of a question that its messages would not tell: the answer's own figures, such as a
    control's, go by the same name and are others."""
    one, key = asked.question, asked.key
    own = one.kind.slots(key.reference, key.reference, one)
    return sorted(name for name in own.keys() & key.facts.keys() if own[name] != key.facts[name])


def _mistake_is_told(asked: AskedQuestion, slip: str) -> None:
    answer = given(asked, slip)
    for lang in LANGUAGES:
        with using(lang):
            verdict = asked.judge(answer)
            assert verdict.outcome is Outcome.NOT_YET, verdict
            assert verdict.mistake == slip, verdict
            complete(verdict.message)
            assert "→" in verdict.message, f"no next step (→): {verdict.message}"
            revealed = asked.question.kind.reveals(verdict.message, asked.key.reference)
            assert not revealed, f"shows the right answer: {verdict.message}"


def _rounded_is_read(asked: AskedQuestion) -> None:
    """A rounded answer passes, unless a mistake comes to the same figures."""
    answer = called_once(given(asked), asked.question.kind)
    for form in forms(asked.question.kind):
        verdict = asked.judge(form(answer))
        complete(verdict.message)
        if verdict.outcome is not Outcome.PASSED:
            assert verdict.slip == "slips.blurred", (str(form), verdict)
            key, kind = asked.key, asked.question.kind
            value = kind.read(form(answer), asked.mart)
            mistakes = asked.question.mistakes
            assert any(kind.same(value, key.value(one)) for one in mistakes), (str(form), verdict)


def _slip_is_told(asked: AskedQuestion, slip: str) -> None:
    """A rounded mistake never passes, unless it is the right answer to the last digit, and is named
    where the rounding does not hide which one it is."""
    kind = asked.question.kind
    answer = called_once(given(asked, slip), kind)
    for form in forms(kind):
        if kind.exactly(kind.read(form(answer), asked.mart), asked.key.reference):
            continue
        verdict = asked.judge(form(answer))
        assert verdict.outcome is Outcome.NOT_YET, (str(form), verdict)
        hidden = verdict.slip in {"slips.blurred", "slips.coarse"}
        assert slip == verdict.mistake or hidden, (str(form), verdict)
        complete(verdict.message)


def _mistakes_differ(asked: AskedQuestion) -> None:
    """No mistake passes, and none gives the result of another, unless what it shows tells them apart."""
    kind, key = asked.question.kind, asked.key
    for slip, mistake in asked.question.mistakes.items():
        value = key.value(slip)
        assert not kind.grade(value, key.reference, asked.mart).passed, f"{slip} passes"
        for other, second in asked.question.mistakes.items():
            if other != slip and kind.same(value, key.value(other)):
                shows = None not in (mistake.when, second.when)
                assert shows, f"{slip} gives what {other} gives"
                assert not key.shows(other, value), f"{slip} shows {other}, too"


def _every_path_is_sound(asked: AskedQuestion) -> None:
    kind = asked.question.kind
    amiss = faults_on(kind.script, kind.facts(asked.mart), kind.pass_mark)
    assert not amiss, "\n".join(amiss)


def _blank_is_unattempted(asked: AskedQuestion) -> None:
    for lang in LANGUAGES:
        with using(lang):
            verdict = asked.judge(BLANK)
            assert verdict.outcome is Outcome.UNATTEMPTED, verdict
            complete(verdict.message)


def _card_takes_the_answer(asked: AskedQuestion) -> None:
    """Use the card as a reader does: untouched, filled with the right answer, hints."""
    for lang in LANGUAGES:
        with themed(lang):
            asked.draft = None  # of the other language's card
            card = asked.card
            complete(str(card.bundle()["text/plain"]))
            for _ in asked.question.texts.names(asked.question.key("hints")):
                card.hint_button.click()
            if asked.question.track == "code":
                assert card.inputs is None
                continue
            if card.submissions is not None:
                card.submissions.reason = "so"
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
            complete(verdict.message)
            assert "Traceback" not in verdict.message
