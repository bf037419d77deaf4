"""The course page: modules and sections, how far the reader is, where to go on."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from casekit import text
from casekit.lab.course_page import NAMES
from casekit.lab.pages.frame import HOME, TEXTS, bar, document, in_lab, link
from casekit.lab.pages.outline import LessonOutline, SectionOutline
from casekit.lab.pages.standing import Reader, Standing
from casekit.lab.workspace import Workspace


def render(
    workspace: Workspace, lessons: Sequence[LessonOutline], reader: Reader, base_url: str
) -> str:
    """Return the page in the current language, as the reader stands now."""
    body = [
        f"<header><h1>{html.escape(TEXTS('course.title'))}</h1>",
        f"<p>{html.escape(TEXTS('course.lead'))}</p></header>",
        "<main>",
        _go_on(lessons, reader, base_url),
        *(_module(workspace, lesson, reader, base_url) for lesson in lessons),
        "</main>",
        _foot(workspace, base_url),
    ]
    return document(TEXTS("course.title"), "\n".join(body), "course")


def _go_on(lessons: Sequence[LessonOutline], reader: Reader, base_url: str) -> str:
    """The one button that a reader needs, and how far he is."""
    sections = [section for lesson in lessons for section in lesson.sections]
    stands = [reader.standing(section) for section in sections]
    passed, asked = sum(one.passed for one in stands), sum(one.asked for one in stands)
    said = TEXTS("course.passed", passed=passed, asked=asked)
    progress = f'<p class="far">{bar(passed, asked)} <span>{html.escape(said)}</span></p>'
    section = reader.goes_on_at(lessons)
    if section is None:
        words = TEXTS("course.all_done") if sections else TEXTS("course.empty")
        return f'<section class="go-on"><p>{html.escape(words)}</p>{progress}</section>'
    verb = TEXTS("course.go_on" if reader.has_begun else "course.begin")
    title = section.title[text.language()]
    minutes = TEXTS("minutes", minutes=section.minutes)
    return (
        f'<section class="go-on"><a class="button" href="{_address(section, base_url)}">'
        f"<b>{html.escape(verb)}</b><span>{html.escape(title)} · {html.escape(minutes)}</span></a>"
        f"{progress}</section>"
    )


def _address(section: SectionOutline, base_url: str) -> str:
    return f"{base_url}{HOME}/{section.path}"


def _module(workspace: Workspace, lesson: LessonOutline, reader: Reader, base_url: str) -> str:
    spent = [
        TEXTS(f"course.{name}", minutes=minutes)
        for name, wanted in (("core", True), ("extra", False))
        if (minutes := sum(one.minutes for one in lesson.sections if one.core == wanted))
    ]
    title = lesson.title.get(text.language(), lesson.name)
    rows = "".join(_row(section, reader.standing(section), base_url) for section in lesson.sections)
    return (
        f'<section class="module"><h2>{html.escape(title)}</h2>'
        f'<p class="calm">{html.escape(" · ".join(spent))}</p>'
        f"<ol>{rows}</ol>{_notebooks(workspace, lesson, base_url)}</section>"
    )


def _row(section: SectionOutline, stands: Standing, base_url: str) -> str:
    """A section: title, minutes, core or extra, how far the reader is; all of it leads there."""
    kind = "core" if section.core else "extra"
    state = TEXTS("done") if stands.done else ""
    if stands.asked:
        state = TEXTS("passed", passed=stands.passed, asked=stands.asked)
    if stands.extras:
        state += TEXTS("extras", count=stands.extras)
    done = TEXTS("done") if stands.done else TEXTS("open")
    tick = f'<i class="tick" role="img" aria-label="{html.escape(done)}"></i>'
    return (
        f'<li class="{"done" if stands.done else "open"}"><a href="{_address(section, base_url)}">'
        f'{tick}<span class="title">{html.escape(section.title[text.language()])}</span>'
        f'<span class="calm">{html.escape(TEXTS("minutes", minutes=section.minutes))}</span>'
        f'<span class="kind {kind}">{html.escape(TEXTS(kind))}</span>'
        f'<span class="state">{html.escape(state)}</span></a></li>'
    )


def _notebooks(workspace: Workspace, lesson: LessonOutline, base_url: str) -> str:
    """Where analysts find the same with its code."""
    links = [
        link(TEXTS(f"notebooks.{name}"), in_lab(base_url, path))
        for name, path in notebooks(workspace, lesson.name)
    ]
    said = html.escape(TEXTS("course.in_code"))
    return f'<p class="calm">{said} {" · ".join(links)}</p>' if links else ""


def notebooks(workspace: Workspace, lesson: str) -> list[tuple[str, str]]:
    """Return ("lecture" or "exercise", path in the workspace) of a lesson's notebooks there."""
    from casekit.authoring.edition import EXERCISE, LECTURE

    paths = [
        (edition.name, edition.path(lesson, workspace.lang)) for edition in (LECTURE, EXERCISE)
    ]
    return [(name, str(path)) for name, path in paths if (workspace.folder / path).is_file()]


def _foot(workspace: Workspace, base_url: str) -> str:
    start = PurePosixPath(NAMES[workspace.lang])
    lab = in_lab(base_url, str(start)) if (workspace.folder / start).is_file() else f"{base_url}lab"
    links = [
        link(TEXTS("glossary"), f"{base_url}{HOME}/glossary"),
        link(TEXTS("dictionary"), f"{base_url}{HOME}/dictionary"),
        link(TEXTS("course.lab"), lab),
    ]
    if workspace.data:
        base = TEXTS("course.own_base", folder=workspace.data)
    else:
        preset = Path(workspace.preset).stem
        base = TEXTS("course.base", preset=preset, seed=str(workspace.seed))
    lines = [TEXTS("course.how"), base]
    said = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<footer><p>{' · '.join(links)}</p>{said}</footer>"
