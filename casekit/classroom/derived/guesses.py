"""Tests that follow from a guess: it locks, opens with its chart, comes back, and can be begun again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from casekit.classroom.blank import BLANK
from casekit.classroom.derived.charts import legible_and_said, themed
from casekit.classroom.derived.check import complete
from casekit.classroom.derived.junk import junk
from casekit.classroom.guess_card import OPEN
from casekit.classroom.guessing import AskedGuess
from casekit.classroom.question import Answer, Question
from casekit.text import LANGUAGES, using

_ENDS = ("low", "high")
"""Of a number: the farthest that can be guessed."""


def tests_of(one: Question) -> Iterator[tuple[str, Callable[[AskedGuess], None]]]:
    """What is tested of a guess, and the test."""
    yield "builds", _builds
    yield "opens", _opens
    yield "mistakes-differ", _beliefs_are_wrong
    yield "blank", _nothing_is_not_locked
    yield "card", _card_locks_once
    yield from ((f"junk-{label}", partial(_junk_is_refused, label=label)) for label in junk())


def _given(asked: AskedGuess, belief: str | None = None) -> object:
    one = asked.question
    function = one.reference if belief is None else one.mistakes[belief].answer
    return Answer.of(function(asked.mart)).value


def _builds(asked: AskedGuess) -> None:
    faults = asked.question.faults()
    assert not faults, "\n".join(faults)
    for lang in LANGUAGES:
        with using(lang):
            for part in ("title", "prompt"):
                complete(asked.key.text(part))


def _opens(asked: AskedGuess) -> None:
    """Whatever is guessed, and without a guess: what is said is whole, what is drawn can be read."""
    beliefs = [_given(asked, name) for name in asked.question.mistakes]
    ends = [
        end
        for end in (getattr(asked.question.kind.of, name, None) for name in _ENDS)
        if end is not None
    ]
    for lang in LANGUAGES:
        with themed(lang):
            for guess in (None, _given(asked), *beliefs, *ends):
                asked.lock(guess)
                complete(asked.told())
                shown = asked.shown()
                figures = [one for one in _listed(shown) if hasattr(one, "savefig")]
                assert figures, "no chart"
                for fig in figures:
                    legible_and_said(fig, lang)
    asked.unlock()


def _listed(shown: object) -> list:
    return list(shown) if isinstance(shown, (list, tuple)) else [shown]


def _beliefs_are_wrong(asked: AskedGuess) -> None:
    kind, key = asked.question.kind, asked.key
    values = [key.value(name) for name in asked.question.mistakes]
    for name, value in zip(asked.question.mistakes, values, strict=True):
        assert not kind.same(value, key.reference), f"{name} is what is"
    assert len({str(kind.plain(value)) for value in values}) == len(values), "two beliefs are one"


@contextmanager
def _undrawn(asked: AskedGuess, lang: str) -> Iterator[None]:
    """Draw nothing on its card: painting is what takes the time, and `_opens` has looked."""
    asked.shown = list  # type: ignore[method-assign]
    with using(lang):
        yield
    del asked.shown


def _nothing_is_not_locked(asked: AskedGuess) -> None:
    for lang in LANGUAGES:
        with _undrawn(asked, lang):
            asked.unlock()
            card = asked.card
            if card.inputs.answer is BLANK:
                card.lock_button.click()
                assert asked.locked is None
                assert OPEN not in card.box._dom_classes
            card.show_button.click()
            assert asked.locked is not None
            assert asked.locked.value is None
            asked.unlock()


def _card_locks_once(asked: AskedGuess) -> None:
    """Enter, lock, come back after a restart, begin again."""
    for lang in LANGUAGES:
        with _undrawn(asked, lang):
            asked.unlock()
            card = asked.card
            complete(str(card.bundle()["text/plain"]))
            card.inputs.fill(_given(asked))
            card.lock_button.click()
            first = asked.locked
            assert first is not None
            assert OPEN in card.box._dom_classes
            card.show_button.click()
            assert asked.locked is first, "locked twice"
            asked.locked, asked._card = None, None
            assert asked.card is not card
            assert asked.locked is not None, "a locked guess is forgotten"
            asked.card.again_button.click()
            assert asked.locked is None
            assert OPEN not in asked.card.box._dom_classes


def _junk_is_refused(asked: AskedGuess, label: str) -> None:
    for lang in LANGUAGES:
        with using(lang):
            asked.unlock()
            trouble = asked.lock(junk()[label])
            assert bool(trouble) == (asked.locked is None)
            complete(trouble or asked.told())
    asked.unlock()
