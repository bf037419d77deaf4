"""What each section holds: its titles and minutes, its questions to decide, the cells of its page.

Taken from `lessons/` and kept in the workspace, a file a lesson, until lessons, glossary or the
authoring code change: reading the sources takes a second a lesson, and a page has none to spare.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from casekit.lab.copies import write
from casekit.lab.workspace import COURSE
from synthetic.json_file import read_object

KEPT = Path(".casekit") / "pages"


@dataclass(frozen=True)
class PageCell:
    """A cell of a page.

    Attributes:
        id: the notebook's cell id.
        kind: "markdown" or "code".
        text: its source.
        shows: whether running it leaves something to be seen.
        guess: whether it asks a guess, before which nothing below it is shown.
        extra: whether it is for when there is time.
    """

    id: str
    kind: str
    text: str
    shows: bool
    guess: bool = False
    extra: bool = False


@dataclass(frozen=True)
class SectionOutline:
    """A section as its page needs it.

    Attributes:
        lesson, name: "05_churn_warning", "eight_alarms".
        title: by language.
        minutes, core: as `lesson.yml` says.
        questions: names of those to decide within the minutes.
        extras: names of those to decide for when there is time.
        cells: those of its page, by language.
        guesses: names of those that its lecture opens with.
    """

    lesson: str
    name: str
    title: Mapping[str, str]
    minutes: float
    core: bool
    questions: tuple[str, ...]
    extras: tuple[str, ...]
    cells: Mapping[str, tuple[PageCell, ...]]
    guesses: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where its page is below the course page."""
        return f"{self.lesson}/{self.name}"


@dataclass(frozen=True)
class LessonOutline:
    """A lesson: its name, its title by language, its sections in order."""

    name: str
    title: Mapping[str, str]
    sections: tuple[SectionOutline, ...]


def outlines(workspace: Path, course: Path = COURSE) -> list[LessonOutline]:
    """All lessons in order; what is not known yet, or has changed, is read from its sources."""
    from casekit.authoring.source import find_lessons

    return [_outline(folder, workspace / KEPT) for folder in find_lessons(course)]


def _outline(folder: Path, shelf: Path) -> LessonOutline:
    file, state = shelf / f"{folder.name}.json", _fingerprint(folder)
    kept = read_object(file)
    if kept.get("of") == state:
        try:
            return _from_plain(kept["lesson"])
        except (LookupError, TypeError, AttributeError):
            pass  # written by hand, or by half: read anew
    made = _made(folder)
    content = json.dumps({"of": state, "lesson": asdict(made)}, ensure_ascii=False)
    write(file, content.encode("utf-8"))
    return made


def _fingerprint(folder: Path) -> str:
    from casekit import authoring
    from casekit.authoring import glossary

    code = Path(authoring.__file__).parent
    files = [*sorted(folder.iterdir()), *sorted(code.rglob("*.py")), code / "text.yml"]
    told = hashlib.sha256()
    for path in [*files, glossary.FILE, Path(__file__)]:
        if path.is_file():
            told.update(path.name.encode("utf-8") + path.read_bytes())
    return told.hexdigest()


def _made(folder: Path) -> LessonOutline:
    from casekit.authoring import glossary
    from casekit.authoring.source import read_lesson

    lesson, terms = read_lesson(folder), glossary.read()
    sections = (_section(lesson, section, terms) for section in lesson.sections)
    return LessonOutline(lesson.name, dict(lesson.title), tuple(sections))


def _section(lesson, section, terms) -> SectionOutline:
    from casekit.authoring.cells import EXTRA, LANGUAGES

    asked = [cell for cell in section.part("practice") if cell.question]
    return SectionOutline(
        lesson.name,
        section.name,
        dict(section.title),
        section.minutes,
        section.core,
        tuple(cell.question for cell in asked if EXTRA not in cell.tags),
        tuple(cell.question for cell in asked if EXTRA in cell.tags),
        {lang: tuple(_cells(lesson, section, lang, terms)) for lang in LANGUAGES},
        _guesses(section),
    )


def _guesses(section) -> tuple[str, ...]:
    return tuple(cell.question for cell in section.part("lecture") if cell.question)


def _cells(lesson, section, lang: str, terms) -> Iterator[PageCell]:
    """The cells of a section's page, without the heads that the page itself shows."""
    from casekit.authoring.editions import section_page

    guesses = _guesses(section)
    title, opening = (f"{lesson.name}-{one}-{lang}" for one in ("title", section.opening))
    for cell in section_page(lesson, section.name, lang, terms):
        if cell.id == title:
            continue
        text = cell.text.partition("\n\n")[2] if cell.id == opening else cell.text
        shows = cell.kind == "markdown" or _shows(text)
        yield PageCell(cell.id, cell.kind, text, shows, cell.question in guesses, cell.is_extra)


def _shows(code: str) -> bool:
    """Whether a cell ends by showing something; the start of a lesson shows what it runs on."""
    last = ast.parse(code).body[-1:]
    return bool(last) and isinstance(last[0], ast.Expr)


def _from_plain(kept: Mapping) -> LessonOutline:
    sections = [
        SectionOutline(
            **{
                **section,
                "questions": tuple(section["questions"]),
                "extras": tuple(section["extras"]),
                "guesses": tuple(section["guesses"]),
                "cells": {
                    lang: tuple(PageCell(**cell) for cell in cells)
                    for lang, cells in section["cells"].items()
                },
            }
        )
        for section in kept["sections"]
    ]
    return LessonOutline(kept["name"], kept["title"], tuple(sections))
