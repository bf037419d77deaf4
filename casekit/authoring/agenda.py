"""Minutes of the course, section by section: the core of every module has its share of two days."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from casekit import text
from casekit.authoring.cells import EXTRA
from casekit.authoring.registry import Asked, registry_of
from casekit.authoring.source import Lesson, Section, find_lessons, read_lesson

FILE = Path(__file__).parents[1] / "two_days.yml"
TWO_DAYS = 2 * 6 * 60
TEXTS = text.Catalogue("casekit.authoring")


def shares(path: Path = FILE) -> dict[str, float]:
    """Minutes of two days by lesson, "recap" included, in the order of the course.

    Raises:
        ValueError: they do not add up to two days.
    """
    import yaml

    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    if sum(found.values()) != TWO_DAYS:
        raise ValueError(f"{path.name}: {sum(found.values())} minutes, not {TWO_DAYS}")
    return found


def core(lesson: Lesson) -> float:
    """Minutes of the sections that the two days hold."""
    return sum(section.minutes for section in lesson.sections if section.core)


def over(lesson: Lesson, share: float) -> float:
    """Minutes by which a lesson's core exceeds its share of the two days; 0 where it fits."""
    return max(0.0, core(lesson) - share)


def asked_within(section: Section, questions: Mapping[str, Asked]) -> list[Asked]:
    """Questions of the decide track that belong to the section's minutes."""
    asked = (cell.question for cell in section.part("practice") if EXTRA not in cell.tags)
    found = [questions[name] for name in asked if name in questions]
    return [one for one in found if one.track == "decide"]


def report(root: Path, lang: str = "en") -> str:
    """Every module's core minutes of its share, and its sections with minutes and questions."""
    lessons = {folder.name: read_lesson(folder) for folder in find_lessons(root)}
    share_of = shares()
    lines = []
    with text.using(lang):
        for name in dict.fromkeys([*share_of, *lessons]):
            lines += _module(name, lessons.get(name), share_of.get(name, 0), lang)
        minutes = sum(core(lesson) for lesson in lessons.values())
        lines.append(TEXTS("agenda.all", minutes=f"{minutes:g}", days=TWO_DAYS))
    return "\n".join(lines)


def _module(name: str, lesson: Lesson | None, share: float, lang: str) -> list[str]:
    if lesson is None:
        return [f"{name}  {TEXTS('agenda.share', share=f'{share:g}')}"]
    said = TEXTS("agenda.lesson", minutes=f"{core(lesson):g}", share=f"{share:g}")
    beyond = f"  ← {TEXTS('agenda.over')}" if over(lesson, share) else ""
    questions = registry_of(lesson.module).questions
    return [
        f"{name}  {lesson.title.get(lang, '')}  {said}{beyond}",
        *(_line(section, questions, lang) for section in lesson.sections),
    ]


def _line(section: Section, questions: Mapping[str, Asked], lang: str) -> str:
    tracks = [
        questions[cell.question].track for cell in section.cells if cell.question in questions
    ]
    counts = {track: tracks.count(track) for track in ("decide", "code")}
    asked = f"  ({TEXTS('agenda.questions', **counts)})" if tracks else ""
    kind = TEXTS("agenda.core" if section.core else "agenda.extra")
    return f"  {section.minutes:>4g}  {kind:<6}{section.name:<16} {section.title[lang]}{asked}"
