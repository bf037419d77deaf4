"""A section's page: its prose at once, and a place for what each cell of code will show.

The page is whole before anything has run. Voilà's script then asks for the cells one by one and
puts what they show into their places.
"""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from itertools import groupby

from casekit import text
from casekit.lab.pages.course import notebooks
from casekit.lab.pages.frame import HOME, TEXTS, bar, document, in_lab, link, prose, script
from casekit.lab.pages.outline import LessonOutline, PageCell, SectionOutline
from casekit.lab.pages.standing import Standing
from casekit.lab.workspace import Workspace


def render(
    workspace: Workspace,
    lessons: Sequence[LessonOutline],
    section: SectionOutline,
    stands: Standing,
    base_url: str,
    configuration: dict,
) -> str:
    """Return the page in the current language.

    Args:
        workspace: the reader's.
        lessons: all of the course, for the way on and back.
        section: the one to show.
        stands: where the reader is with it.
        base_url: of the server.
        configuration: what Voilà's script has to know, the kernel's id among it.
    """
    said = json.dumps(configuration, ensure_ascii=True).replace("</", "<\\/")
    static = html.escape(configuration["fullStaticUrl"])
    title = section.title[text.language()]
    body = (
        f"{_head(workspace, lessons, section, stands, base_url)}\n"
        f'<main id="cells">{_cells(section, base_url)}</main>\n'
        f"{_way_on(lessons, section, base_url)}"
    )
    end = (
        f'<script id="jupyter-config-data" type="application/json">{said}</script>\n'
        f'{script("section.js")}\n<link rel="stylesheet" href="{static}/theme-light.css">\n'
        f'<script src="{static}/voila-style.js"></script>\n'
        f'<script src="{static}/voila.js"></script>\n'
    )
    attributes = (
        'data-jp-theme-light="true" data-jp-theme-name="JupyterLab Light" data-voila="voila" '
        f'data-base-url="{html.escape(base_url)}voila/" '
        f'data-standing="{html.escape(f"{base_url}{HOME}/{section.path}/standing")}"'
    )
    return document(title, body, "section", attributes, end)


def _head(
    workspace: Workspace,
    lessons: Sequence[LessonOutline],
    section: SectionOutline,
    stands: Standing,
    base_url: str,
) -> str:
    lesson = next(one for one in lessons if one.name == section.lesson)
    kind = "core" if section.core else "extra"
    books = [
        link(TEXTS(f"notebooks.{name}"), in_lab(base_url, path), apart=True)
        for name, path in notebooks(workspace, lesson.name)
    ]
    facts = [
        html.escape(TEXTS("minutes", minutes=section.minutes)),
        f'<span class="kind {kind}">{html.escape(TEXTS(kind))}</span>',
        *books,
    ]
    home = link(TEXTS("section.home"), f"{base_url}{HOME}", "home")
    module = html.escape(lesson.title.get(text.language(), lesson.name))
    waiting = TEXTS("section.preparing")
    return (
        f'<div class="top" role="banner">{home}<span id="standing">{standing(stands)}</span></div>'
        f'<div id="preparing" role="progressbar" aria-label="{html.escape(waiting)}" '
        f'aria-valuemin="0"><i></i><span>{html.escape(waiting)}</span></div>'
        f'<div id="gone" role="alert" hidden><span>{html.escape(TEXTS("section.gone"))}</span> '
        f"<button>{html.escape(TEXTS('section.again'))}</button></div>"
        f'<header><p class="calm">{module}</p>'
        f"<h1>{html.escape(section.title[text.language()])}</h1>"
        f'<p class="calm">{" · ".join(facts)}</p></header>'
    )


def standing(stands: Standing) -> str:
    """Return where the reader is with a section as HTML, for the page's head; "" if it asks nothing."""
    if not stands.asked:
        return ""
    words = [TEXTS("passed", passed=stands.passed, asked=stands.asked)]
    words += [TEXTS("done")] if stands.done else []
    return f"{bar(stands.passed, stands.asked)} {html.escape(' · '.join(words))}"


def code_cells(section: SectionOutline) -> list[PageCell]:
    """Return the cells that run, in the current language, in order."""
    return [cell for cell in section.cells[text.language()] if cell.kind == "code"]


def _cells(section: SectionOutline, base_url: str) -> str:
    """The cells in order; what is for when there is time stands in boxes of its own."""
    places = {cell.id: number for number, cell in enumerate(code_cells(section), start=1)}
    made, cells = [], section.cells[text.language()]
    for extra, run in groupby(cells, key=lambda cell: cell.extra):
        shown = "\n".join(_cell(cell, places.get(cell.id), base_url) for cell in run)
        made.append(_EXTRA.format(html.escape(TEXTS("section.extra")), shown) if extra else shown)
    return "\n".join(made)


def _cell(cell: PageCell, place: int | None, base_url: str) -> str:
    """Prose as it reads; for code a numbered place, which Voilà's script finds by its number."""
    if cell.kind != "code":
        read = prose(cell.text, base_url, apart=True)
        return f'<div class="prose jp-MarkdownOutput">{read}</div>'
    made = f'<div class="place{_kind(cell)}" cell-index="{place}"><div></div></div>'
    return made + (_HELD.format(html.escape(TEXTS("section.held"))) if cell.guess else "")


_EXTRA = '<div class="extras"><p class="calm">{}</p>\n{}</div>'
_HELD = '<p class="held calm">{}</p>'
"""Stands below a guess as long as what follows is kept back (see style.css)."""


def _kind(cell: PageCell) -> str:
    """The start of a lesson tells what the page's head tells; other cells only make things."""
    if cell.guess:
        return " guess"
    return "" if cell.shows else " start" if "casekit.start(" in cell.text else " quiet"


def _way_on(lessons: Sequence[LessonOutline], section: SectionOutline, base_url: str) -> str:
    """The sections before and behind this one, and the way home."""
    sections = [one for lesson in lessons for one in lesson.sections]
    here = sections.index(section)
    before = sections[here - 1] if here else None
    behind = sections[here + 1] if here + 1 < len(sections) else None
    links = [
        _neighbour(one, name, base_url)
        for one, name in ((before, "previous"), (behind, "next"))
        if one is not None
    ]
    home = link(TEXTS("section.home"), f"{base_url}{HOME}", "home")
    return f'<nav class="way-on" aria-label="{html.escape(TEXTS("section.way_on"))}">{"".join(links)}{home}</nav>'


def _neighbour(section: SectionOutline, name: str, base_url: str) -> str:
    return (
        f'<a class="button {name}" rel="{name.replace("previous", "prev")}" '
        f'href="{base_url}{HOME}/{section.path}"><b>{html.escape(TEXTS(f"section.{name}"))}</b>'
        f"<span>{html.escape(section.title[text.language()])}</span></a>"
    )
