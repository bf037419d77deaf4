"""The report as one HTML page: no network, pictures inside, fit for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from casekit import page
from casekit.drawing import pictures, theme
from casekit.text import language
from casekit.trust import charts, summary, tables, words
from casekit.trust.report import Report
from casekit.trust.words import TEXTS


def html(report: Report) -> str:
    """Return the page in the current language."""
    theme.theme(language())
    return page.page(TEXTS("page.title"), language(), _parts(report))


_COLOURS = {True: "kept", False: "missed", None: "calm"}
_STANDS = {"yes": "kept", "partly": "partly", "no": "missed"}
LARGER = 1.25
"""Charts on the page, against their size in a notebook: no letter is below 12 pixels."""
_CHARTS = {"calibration": ("months",), "causal": ("contacts",)}
"""Charts of each part."""


def _parts(report: Report) -> Iterator[str]:
    pictures = {name: _picture(figure) for name, figure in charts.drawn(report)}
    yield page.heading(1, TEXTS("page.title"))
    yield page.paragraph(TEXTS("page.opening", base=summary.described(report)), "calm")
    yield from _wrong(report)
    yield page.labelled(summary.in_short(report))
    for section, show in _SECTIONS.items():
        yield page.heading(2, TEXTS(f"{section}.title"))
        yield from show(report)
        yield from (pictures[name] for name in _CHARTS.get(section, ()) if name in pictures)
    yield from _appendix(report)


def _wrong(report: Report) -> Iterator[str]:
    """What is wrong comes first, with the preset's own assumptions, which may explain it."""
    for section, kept in summary.verdicts(report).items():
        if kept is False:
            name, said = TEXTS(f"{section}.short"), summary.SAID[section](report)
            line = TEXTS("summary.line", mark=words.mark(kept), name=name, said=said)
            yield page.paragraph(page.marked(line, "missed"))
            yield page.listing(summary.WRONG[section](report))
    if report.departures:
        title = TEXTS("page.departures", count=len(report.departures))
        yield page.folded(title, page.listing(departures(report)))


def departures(report: Report) -> list[str]:
    """Return the preset's own assumptions, a line each."""
    return [
        TEXTS("page.departure", field=field, here=_setting(here), usual=_setting(usual))
        for field, (here, usual) in report.departures.items()
    ]


def _setting(value: object) -> str:
    return TEXTS("page.unset") if value is None else str(value)


def _calibration(report: Report) -> Iterator[str]:
    if not report.measured:
        yield page.paragraph(TEXTS("calibration.unmeasured"))
        return
    yield page.paragraph(TEXTS("calibration.lead"), "calm")
    frame = tables.likeness(report)
    if len(frame):
        numbers = _named("calibration", "actual", "published", "difference")
        yield page.table(frame, numbers)
    if summary.silent(report):
        yield page.paragraph(summary.silent(report))


def _abilities(report: Report) -> Iterator[str]:
    if not report.abilities:
        yield page.paragraph(TEXTS("calibration.unmeasured"))
        return
    yield page.paragraph(TEXTS("abilities.lead"), "calm")
    frame = tables.abilities(report)
    verdict = TEXTS("abilities.verdict")
    marks = zip(frame[verdict], (_STANDS[one.stands] for one in report.abilities), strict=True)
    frame[verdict] = _coloured(marks)
    yield page.table(frame, whole=[verdict])


def _causal(report: Report) -> Iterator[str]:
    if not report.findings:
        yield page.paragraph(TEXTS("calibration.unmeasured"))
        return
    yield page.paragraph(TEXTS("causal.lead"), "calm")
    frame = tables.causal(report)
    verdict = TEXTS("causal.verdict")
    frame[verdict] = _coloured((words.mark(f.kept), _COLOURS[f.kept]) for f in report.findings)
    yield page.table(frame, whole=[verdict])


def _diagnostic(report: Report) -> Iterator[str]:
    yield page.paragraph(TEXTS("diagnostic.lead"), "calm")
    yield page.paragraph(summary.diagnostic(report))


_SECTIONS = {
    "calibration": _calibration,
    "abilities": _abilities,
    "causal": _causal,
    "diagnostic": _diagnostic,
}


def _appendix(report: Report) -> Iterator[str]:
    """The long tables, folded."""
    yield page.heading(2, TEXTS("appendix.title"))
    if report.judged:
        frame = tables.calibration(report)
        verdict = TEXTS("calibration.verdict")
        frame[verdict] = _coloured((words.within(m.kept), _COLOURS[m.kept]) for m in report.judged)
        numbers = _named("calibration", "actual", "target")
        title = TEXTS("calibration.full", count=len(frame))
        yield page.folded(title, page.table(frame, numbers, [verdict]))
    if summary.few(report):
        yield page.paragraph(summary.few(report))
    frame = tables.diagnostic(report)
    numbers = _named("diagnostic", "rules", "empty", "failed")
    title = TEXTS("diagnostic.tables", count=len(frame))
    yield page.folded(title, page.table(frame, numbers))
    frame = tables.rules(report)
    title = TEXTS("diagnostic.kinds", count=len(frame))
    yield page.folded(title, page.table(frame, _named("diagnostic", "of_tables", "failed")))


def _coloured(marks: Iterable[tuple[str, str]]) -> pd.Series:
    # As objects: a column of plain strings would forget that these are markup.
    return pd.Series([page.marked(said, kind) for said, kind in marks], dtype=object)


def _named(section: str, *columns: str) -> list[str]:
    return [TEXTS(f"{section}.{column}") for column in columns]


def _picture(figure) -> str:
    alt = figure.texts[0].get_text().replace("\n", " ")
    width = round(LARGER * pictures.page_width(figure))
    return page.picture(pictures.picture(figure), width, alt)
