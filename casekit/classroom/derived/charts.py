"""Tests that follow from a chart's being one: whole, in the reader's language, with a finding."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from casekit.classroom.derived.check import Check, is_in, not_chinese, sound
from casekit.drawing import legible, theme
from casekit.text import LANGUAGES, using


def checks_of_charts(drawn: Mapping[str, Callable[[], object]]) -> list[Check]:
    """Return every derived test of some charts; call each without anything.

    Args:
        drawn: name → function that draws the chart from a table made up for it, as a Figure.
    """
    return [
        Check(name, lang, partial(_chart_is_sound, draw, lang))
        for name, draw in drawn.items()
        for lang in LANGUAGES
    ]


def _chart_is_sound(draw: Callable[[], object], lang: str) -> None:
    with themed(lang):
        fig = draw()
        legible_and_said(fig, lang)
        lines = [text.get_text() for text in fig.texts if text.get_text().startswith("→ ")]
        assert len(lines) == 1, f"not one line that says what to do: {lines}"
        is_in(lang, lines[0])
        for ax in fig.axes:
            assert ax.get_xlabel() or ax.get_ylabel(), "an axis without a label"


@contextmanager
def themed(lang: str) -> Iterator[None]:
    """Draw and speak in a language inside a `with` block; what was set before is put back."""
    import matplotlib as mpl

    with mpl.rc_context(), using(lang):
        theme.theme(lang)
        yield


def legible_and_said(fig, lang: str) -> None:
    """Hold that a figure can be read whole and that its words are complete and in the language."""
    assert fig.texts, "no title: `figures.finding` sets one"
    faults = legible.faults(fig)
    assert not faults, "; ".join(faults)
    for text in fig.texts:
        sound(text.get_text())
        not_chinese(lang, text.get_text())
    is_in(lang, fig.texts[0].get_text())
    for ax in fig.axes:
        for label in (ax.get_xlabel(), ax.get_ylabel()):
            not_chinese(lang, label)
