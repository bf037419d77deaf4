"""The page on which the course opens: what there is, how long it takes, how to begin."""

from __future__ import annotations

from pathlib import Path

from casekit.lab.copies import SOLUTIONS, write
from casekit.lab.workspace import COURSE, TEXTS, Workspace

NAMES = {"zh": "课程首页.md", "en": "Course.md"}


def put(workspace: Workspace, course: Path = COURSE) -> str:
    """Write the page into the workspace; returns its name there."""
    name = NAMES[workspace.lang]
    write(workspace.folder / name, render(workspace, course).encode("utf-8"))
    return name


def render(workspace: Workspace, course: Path = COURSE) -> str:
    """The page in Markdown, in the current language."""
    lines = [TEXTS("page.opening"), ""]
    lines += [_line(folder, workspace.lang, course) for folder in _lessons(course)]
    glossary = f"notebooks/{workspace.lang}/glossary.md"
    lines += ["", TEXTS("page.how", solutions=SOLUTIONS[workspace.lang])]
    if (course / glossary).exists():
        lines += ["", TEXTS("page.glossary", link=glossary)]
    dictionary = f"notebooks/{workspace.lang}/data_dictionary.md"
    if (course / dictionary).exists():
        lines += ["", TEXTS("page.dictionary", link=dictionary)]
    lines += ["", _base(workspace), ""]
    return "\n".join(lines)


def _base(workspace: Workspace) -> str:
    if workspace.data:
        return TEXTS("page.own_base", folder=workspace.data)
    return TEXTS("page.base", preset=workspace.preset, seed=str(workspace.seed))


def _lessons(course: Path) -> list[Path]:
    from casekit.authoring.source import find_lessons

    return find_lessons(course)


def _line(folder: Path, lang: str, course: Path) -> str:
    from casekit.authoring import agenda
    from casekit.authoring.edition import EXERCISE, LECTURE
    from casekit.authoring.registry import registry_of
    from casekit.authoring.source import read_lesson

    lesson = read_lesson(folder)
    parts = []
    for part, edition in (("lecture", LECTURE), ("practice", EXERCISE)):
        link = str(edition.path(lesson.name, lang))
        if (course / link).exists():
            parts.append(TEXTS(f"page.{part}", link=link))
    core = agenda.core(lesson)
    extra = sum(section.minutes for section in lesson.sections) - core
    asked = registry_of(lesson.module).questions.values()
    code = sum(one.minutes for one in asked if one.track == "code")
    spent = {"core": core, "extra": extra, "code": code}
    parts += [TEXTS(f"page.{name}", minutes=f"{time:.0f}") for name, time in spent.items() if time]
    title = lesson.title.get(lang, lesson.name)
    return TEXTS("page.lesson", title=title, parts=" · ".join(parts) or "–")
