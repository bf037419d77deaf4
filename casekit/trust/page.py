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
_OF_CAUSES = ("contacts", "campaign")
"""Charts that belong to the causal self-check."""


def _parts(report: Report) -> Iterator[str]:
    pictures = {name: _picture(figure) for name, figure in charts.drawn(report)}
    yield page.heading(1, TEXTS("page.title"))
    yield page.paragraph(summary.described(report), "calm")
    yield page.paragraph(TEXTS("page.truth"), "aside")
    if report.sound:
        yield page.heading(2, TEXTS("short.title"))
        yield page.listing(summary.in_short(report))
    yield page.cards(_cards(report))
    if report.departures:
        yield page.paragraph(TEXTS("page.departures"))
        yield page.listing(departures(report))
    yield page.listing(_link(section) for section in summary.SECTIONS)
    yield from _abilities(report)
    yield from _calibration(report, pictures)
    yield from _causal(report, pictures)
    yield from _diagnostic(report)
    every = page.table(tables.rules(report), _named("diagnostic", "checked", "failed"))
    yield page.folded(TEXTS("diagnostic.full"), every)


def departures(report: Report) -> list[str]:
    """Return the preset's own assumptions, a line each."""
    return [
        TEXTS("page.departure", field=field, here=_setting(here), usual=_setting(usual))
        for field, (here, usual) in report.departures.items()
    ]


def _setting(value: object) -> str:
    return TEXTS("page.unset") if value is None else str(value)


def _cards(report: Report) -> Iterator[tuple[str, str, str]]:
    for section, kept in summary.verdicts(report).items():
        title = f"{TEXTS(f'{section}.short')} · {summary.mark(report, section)}"
        yield title, summary.SAID[section](report), _COLOURS[kept]


def _diagnostic(report: Report) -> Iterator[str]:
    yield from _opening("diagnostic")
    yield page.paragraph(summary.diagnostic(report))
    yield from _missed(summary.broken(report))
    numbers = _named("diagnostic", "rules", "checked", "failed", "passed")
    yield page.table(tables.diagnostic(report), numbers)


def _calibration(report: Report, pictures: dict[str, str]) -> Iterator[str]:
    yield from _opening("calibration")
    yield page.paragraph(summary.calibration(report))
    yield from _missed(summary.outside(report))
    if not report.measured:
        return
    if summary.silent(report):
        yield page.paragraph(summary.silent(report))
    yield pictures["overview"]
    frame = tables.calibration(report)
    verdict = TEXTS("calibration.verdict")
    frame[verdict] = _coloured((words.verdict(one), one.kept) for one in report.judged)
    numbers = _named("calibration", "actual", "target", "published", "difference")
    yield page.table(frame, numbers, [verdict])
    if summary.few(report):
        numbers = _named("calibration", "target", "published", "fewest")
        yield page.folded(summary.few(report), page.table(tables.unjudged(report), numbers))
    notes = [(words.name(one.target), words.note(one.target)) for one in report.measured]
    yield page.heading(3, TEXTS("calibration.notes"))
    yield page.listing(
        TEXTS("calibration.note", name=name, note=note) for name, note in notes if note
    )
    yield page.heading(3, TEXTS("charts.title"))
    yield from (pictures[n] for n in pictures if n not in {"overview", *_OF_CAUSES})


def _causal(report: Report, pictures: dict[str, str]) -> Iterator[str]:
    yield from _opening("causal")
    if not report.findings:
        yield page.paragraph(summary.causal(report))
        return
    frame = tables.causal(report)
    verdict = TEXTS("causal.verdict")
    frame[verdict] = _coloured((words.mark(f.kept), f.kept) for f in report.findings)
    yield page.table(frame, whole=[verdict])
    yield from (pictures[name] for name in _OF_CAUSES if name in pictures)


def _abilities(report: Report) -> Iterator[str]:
    yield from _opening("abilities")
    yield page.paragraph(summary.abilities(report))
    if not report.abilities:
        return
    frame = tables.abilities(report)
    verdict = TEXTS("abilities.verdict")
    colours = {"yes": "kept", "partly": "calm", "no": "missed"}
    marks = zip(frame[verdict], report.abilities, strict=True)
    frame[verdict] = pd.Series(
        [page.marked(said, colours[one.stands]) for said, one in marks], dtype=object
    )
    yield page.table(frame, whole=[verdict])


def _missed(lines: list[str]) -> Iterator[str]:
    if lines:
        yield page.listing(page.marked(line, "missed") for line in lines)


def _link(section: str) -> str:
    return page.link(TEXTS(f"{section}.title"), f"#{section}")


def _opening(section: str) -> Iterator[str]:
    yield page.heading(2, TEXTS(f"{section}.title"), section)
    yield page.paragraph(TEXTS(f"{section}.lead"), "calm")


def _coloured(marks: Iterable[tuple[str, bool | None]]) -> pd.Series:
    # As objects: a column of plain strings would forget that these are markup.
    return pd.Series([page.marked(said, _COLOURS[kept]) for said, kept in marks], dtype=object)


def _named(section: str, *columns: str) -> list[str]:
    return [TEXTS(f"{section}.{column}") for column in columns]


def _picture(figure) -> str:
    alt = figure.texts[0].get_text().replace("\n", " ")
    return page.picture(pictures.picture(figure), pictures.page_width(figure), alt)
