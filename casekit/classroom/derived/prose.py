"""Tests of what is read from a text itself: figures in every spelling, and claims in both languages."""

from collections.abc import Callable, Iterator
from functools import partial

from casekit.classroom.asked import AskedQuestion
from casekit.classroom.derived.check import complete
from casekit.classroom.kinds import FreeText, Memo, Number
from casekit.classroom.kinds.in_prose import figures_in
from casekit.classroom.quantity import unit_word
from casekit.classroom.question import Question
from casekit.classroom.verdict import Outcome
from casekit.text import LANGUAGES, using


def tests_of(one: Question) -> Iterator[tuple[str, Callable[[AskedQuestion], None]]]:
    """Return what is tested of a question that is answered by a text, and the test."""
    if not isinstance(one.kind, FreeText):
        return
    if one.kind.figures:
        yield "figures-spelt", _every_spelling_is_read
    for name in one.kind.figures:
        yield f"figures-{name}", partial(_a_wrong_figure_is_told, name=name)
    for name in one.kind.forbids:
        yield f"forbids-{name}", partial(_claim_is_refused, name=name)


def spellings(value: float, number: Number) -> list[str]:
    """Return a figure as people write it, with its unit in the current language."""
    size = abs(value)
    if number.unit == "%":
        share = f"{100 * size:.2f}"
        return [f"{share}%", f"{share} %", f"{share} per cent", f"百分之{share}"]
    unit = f" {unit_word(number.unit)}" if number.unit else ""
    large = [f"{size / 1000:.6f}千", f"{size / 10_000:.7f}万"] if size >= 1000 else []
    plain = [f"{size:.2f}", f"{size:,.2f}", *large]
    return [one + unit for one in plain]


def _bare(memo: Memo) -> str:
    """Return a memo's text without its figures."""
    text = memo.text
    for one in reversed(figures_in(text)):
        text = text[: one.start] + text[one.end :]
    return text


def _every_spelling_is_read(asked: AskedQuestion) -> None:
    reference, kind = asked.key.reference, asked.question.kind
    for lang in LANGUAGES:
        with using(lang):
            spelt = [spellings(one.of(asked.mart), one.number) for one in kind.figures.values()]
            for turn in range(max(map(len, spelt))):
                words = [ways[min(turn, len(ways) - 1)] for ways in spelt]
                text = "; ".join([_bare(reference), *words])
                verdict = asked.judge(Memo(text, reference.ticked))
                assert verdict.outcome is Outcome.PASSED, (words, verdict)


def _a_wrong_figure_is_told(asked: AskedQuestion, name: str) -> None:
    """Half as much again is not the figure, and neither is nothing."""
    reference, kind = asked.key.reference, asked.question.kind
    rest = [one for other, one in kind.figures.items() if other != name]
    words = [spellings(one.of(asked.mart), one.number)[0] for one in rest]
    wrong = spellings(1.5 * kind.figures[name].of(asked.mart), kind.figures[name].number)[0]
    for lang in LANGUAGES:
        with using(lang):
            for more in ([], [wrong]):
                text = "; ".join([_bare(reference), *words, *more])
                verdict = asked.judge(Memo(text, reference.ticked))
                assert verdict.outcome is Outcome.NOT_YET, verdict
                complete(verdict.message)


def _claim_is_refused(asked: AskedQuestion, name: str) -> None:
    """Whatever else a text says: with the claim in it, in either language, it does not pass."""
    reference, one = asked.key.reference, asked.question
    assert name not in reference.claims
    for lang in LANGUAGES:
        with using(lang):
            example = one.texts(one.key(f"forbids.{name}.example"))
        for reader in LANGUAGES:
            with using(reader):
                verdict = asked.judge(Memo(f"{reference.text} {example}", reference.ticked))
                assert verdict.outcome is Outcome.NOT_YET, verdict
                assert verdict.mistake or verdict.slip == "slips.forbidden", verdict
                complete(verdict.message)
                assert "→" in verdict.message, f"no next step (→): {verdict.message}"
