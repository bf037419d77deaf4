"""From a lesson's cells to those of one notebook: language, then edition, then ids.

Every step is a pure function; the editions are told in :mod:`casekit.authoring.edition`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from casekit import text
from casekit.authoring import grading
from casekit.authoring.blanking import exercise_text, solution_text
from casekit.authoring.cells import (
    CHECK_OUTPUT,
    EXERCISE_ONLY,
    EXTRA,
    INSTRUCTOR,
    SHOW_CODE,
    SOLUTION_ONLY,
    Cell,
)
from casekit.authoring.edition import EXERCISE, LECTURE, PAGE, Edition, Page
from casekit.authoring.glossary import Term, linked
from casekit.authoring.markers import YOUR_TURN
from casekit.authoring.source import Lesson, Section

GENERATED_IDS = ("title", "start", "how", "passed")
GENERATED_ENDINGS = ("-card", "-check")
TEXTS = text.Catalogue("casekit.authoring")

_INVITATION = {"zh": "# -- 轮到你了 --", "en": YOUR_TURN}
_OWN_COMMENT = re.compile(r"^(?P<indent>\s*)# (?P<lang>zh|en): ?(?P<text>.*)$")


def pages(
    lesson: Lesson, edition: Edition, lang: str, glossary: Mapping[str, Term]
) -> tuple[Page, ...]:
    """All cells of one notebook.

    Raises:
        MarkerError, SyntaxError: for a source that has not been validated.
        KeyError: a ``[[term]]`` that the glossary lacks.
    """
    cells = [cell for part in edition.parts for cell in lesson.part(part)]
    cells = in_edition(in_language(cells, lang), edition, lang)
    home, titles = glossary_path(edition, lang), _titles(lesson, lang)
    body = [page for cell in cells for page in _pages(cell, lesson, edition, lang)]
    body = [
        replace(page, text=linked(titles.get(page.id, "") + page.text, glossary, lang, home))
        if page.kind == "markdown"
        else page
        for page in body
    ]
    whole = [*_generated(lesson, edition, lang), *body]
    if edition.solved:
        whole.append(Page(_id(lesson, "passed", lang), "code", "lesson.assert_all_passed()"))
    return tuple(grading.with_checks(whole) if edition.graded else whole)


def section_page(
    lesson: Lesson, section: str, lang: str, glossary: Mapping[str, Term]
) -> tuple[Page, ...]:
    """All cells of one section's page: its lecture, then its decide practice.

    What is shown twice, a panel of the lecture and of the practice say, stands once: where it is
    met first, unless that is for when there is time and the other is not. Raises as :func:`pages`
    does, and KeyError for a section that the lesson has not.
    """
    whole = pages(lesson.only(section), PAGE, lang, glossary)
    stands: dict[str, Page] = {}
    for page in whole:
        before = stands.setdefault(page.text, page)
        if before.is_extra and not page.is_extra:
            stands[page.text] = page
    return tuple(
        page for page in whole if page.question or page.kind != "code" or stands[page.text] is page
    )


def _titles(lesson: Lesson, lang: str) -> dict[str, str]:
    """The sections' headings, by the notebook's id of the cell that each stands on."""

    def heading(section: Section) -> str:
        spent = TEXTS(f"section.{'core' if section.core else 'extra'}", minutes=section.minutes)
        return f"## {section.title[lang]}\n*{spent}*\n\n"

    with text.using(lang):
        return {_id(lesson, one.opening, lang): heading(one) for one in lesson.sections}


def in_language(cells: Iterable[Cell], lang: str) -> list[Cell]:
    """Prose of one language, and the code with the comments of that language."""
    chosen = [cell for cell in cells if not cell.is_prose or cell.lang == lang]
    return [cell if cell.is_prose else replace(cell, text=own_comments(cell.text, lang))
            for cell in chosen]  # fmt: skip


def own_comments(code: str, lang: str) -> str:
    """Code whose ``# zh: …`` and ``# en: …`` lines are reduced to those of one language."""
    lines = []
    for line in code.splitlines():
        own = _OWN_COMMENT.match(line)
        if own and own["lang"] != lang:
            continue
        lines.append(f"{own['indent']}# {own['text']}" if own else line)
    return "\n".join(lines)


def in_edition(cells: Iterable[Cell], edition: Edition, lang: str) -> list[Cell]:
    """Cells of one edition, their markers applied; a cell that has nothing left is dropped."""
    unwanted = EXERCISE_ONLY if edition.solved else SOLUTION_ONLY
    chosen = [
        cell
        for cell in cells
        if unwanted not in cell.tags and (edition.notes or INSTRUCTOR not in cell.tags)
    ]
    rewritten = [
        cell
        if cell.is_prose or cell.part == "lecture"
        else replace(cell, text=_code(cell.text, edition.solved, lang))
        for cell in chosen
    ]
    return [cell for cell in rewritten if cell.text.strip()]


def _code(code: str, solved: bool, lang: str) -> str:
    if solved:
        return solution_text(code)
    return exercise_text(code).replace(YOUR_TURN, _INVITATION[lang])


def _pages(cell: Cell, lesson: Lesson, edition: Edition, lang: str) -> list[Page]:
    """The page of a cell, behind the question's card where the cell does not show it itself."""
    page = Page(
        _id(lesson, cell.id, lang), cell.kind, cell.text, _metadata(cell, edition), cell.question
    )
    if not cell.question or cell.part == "lecture" or shows_card(cell.text, cell.question):
        return [page]
    shown = {"tags": [EXTRA]} if EXTRA in cell.tags else {}
    if edition.solved:
        shown["jupyter"] = {"source_hidden": True}
    card = Page(_id(lesson, f"{cell.id}-card", lang), "code", f"q.{cell.question}", shown)
    return [card, page]


def _metadata(cell: Cell, edition: Edition) -> dict[str, object]:
    metadata: dict[str, object] = {}
    asking = cell.question and cell.part != "lecture"
    if cell.kind == "code" and not asking and SHOW_CODE not in cell.tags:
        metadata["jupyter"] = {"source_hidden": True}
    if INSTRUCTOR in cell.tags:
        metadata["slideshow"] = {"slide_type": "notes"}
    tags = [EXTRA] if EXTRA in cell.tags else []
    if CHECK_OUTPUT in cell.tags and edition.solved:
        tags.append("nbval-check-output")
    return metadata | ({"tags": tags} if tags else {})


def shows_card(code: str, question: str) -> bool:
    """Whether code ends by displaying the question's card."""
    last = ast.parse(code).body[-1:]
    return bool(last) and ast.unparse(last[0]) == f"q.{question}"


def _id(lesson: Lesson, cell: str, lang: str) -> str:
    return f"{lesson.name}-{cell}-{lang}"


def glossary_path(edition: Edition, lang: str) -> str:
    """The glossary page as a notebook of that edition links to it."""
    return _way(edition, f"notebooks/{lang}/glossary.md")


def _way(edition: Edition, target: str) -> str:
    """Relative link from a notebook of an edition to a file at the root."""
    folder = PurePosixPath(edition.folder)
    if target.startswith(f"{folder}/"):
        return PurePosixPath(target).name
    return "../" * (len(folder.parts) + 1) + target


def _generated(lesson: Lesson, edition: Edition, lang: str) -> list[Page]:
    """The cells before the lesson's own: title, start, and how to use an exercise."""
    code = (
        "import casekit\n\n"
        f'lesson = casekit.start("{lesson.name}", lang="{lang}")\n'
        "mart, q = lesson.mart, lesson.q"
    )
    with text.using(lang):
        title, how = _title(lesson, edition, lang), TEXTS("how").rstrip()
    return [
        Page(_id(lesson, "title", lang), "markdown", title),
        Page(_id(lesson, "start", lang), "code", code),
        *([Page(_id(lesson, "how", lang), "markdown", how)] if edition.is_exercise else []),
    ]


def _title(lesson: Lesson, edition: Edition, lang: str) -> str:
    """The notebook's first cell in the current language: title, for whom, links to its sisters."""
    name = lesson.title.get(lang, lesson.name)
    heading = (
        name if edition in {LECTURE, PAGE} else f"{name} · {TEXTS(f'editions.{edition.name}')}"
    )
    links = [
        f"[{TEXTS(f'editions.{other.name}')}]({_way(edition, str(other.path(lesson.name, lang)))})"
        for other in (LECTURE, EXERCISE)
        if other is not edition and any(lesson.part(part) for part in other.parts)
    ]
    links.append(f"[{TEXTS('glossary')}]({glossary_path(edition, lang)})")
    lines = [f"# {heading}", ""]
    if lesson.audience:
        lines += [TEXTS("audience", audience=lesson.audience[lang]), ""]
    return "\n".join([*lines, " · ".join(links)])
