"""Minutes of a lesson, section by section: what fits into two days of six hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casekit.authoring.registry import Asked, registry_of
from casekit.authoring.source import PARTS, Cell, Lesson, find_lessons, read_lesson

TRACKS = ("decide", "code")
TWO_DAYS = 2 * 6 * 60


@dataclass(frozen=True)
class Section:
    """A section of a lecture or practice.

    Attributes:
        id: of the cell that opens it; "" for what stands before the first section.
        title: its heading by language.
        own: minutes given with the heading; None where none are.
        asked: its questions, in order.
        opening: the cells that open it, one a language.
    """

    id: str
    part: str
    track: str
    title: Mapping[str, str]
    own: float | None
    asked: tuple[Asked, ...]
    opening: tuple[Cell, ...]

    def minutes(self, track: str) -> float:
        """Minutes spent on one track: the questions of that track, and the section's own."""
        own = (self.own or 0.0) if track == self.track else 0.0
        return own + sum(one.minutes for one in self.asked if one.track == track)


def sections(lesson: Lesson, part: str, questions: Mapping[str, Asked]) -> list[Section]:
    """Sections of a part in order, each with the questions that it asks."""
    found: list[tuple[list[Cell], list[Asked]]] = [([], [])]
    for cell in lesson.part(part):
        if cell.opens_section:
            opening = found[-1][0]
            if not (opening and opening[0].id == cell.id):
                found.append(([], []))
            found[-1][0].append(cell)
        elif cell.question in questions:
            found[-1][1].append(questions[cell.question])
    return [_section(part, opening, asked) for opening, asked in found if opening or asked]


def _section(part: str, opening: list[Cell], asked: list[Asked]) -> Section:
    given = [cell.minutes for cell in opening if cell.minutes is not None]
    tracks = {cell.track for cell in opening}
    return Section(
        id=opening[0].id if opening else "",
        part=part,
        track="code" if "code" in tracks else "decide",
        title={c.lang: c.text.lstrip().splitlines()[0].removeprefix("## ") for c in opening},
        own=given[0] if given else None,
        asked=tuple(asked),
        opening=tuple(opening),
    )


def minutes(lesson: Lesson, questions: Mapping[str, Asked]) -> dict[tuple[str, str], float]:
    """Minutes by (part, track)."""
    return {
        (part, track): sum(s.minutes(track) for s in sections(lesson, part, questions))
        for part in PARTS
        for track in TRACKS
    }


def report(root: Path, lang: str = "en") -> str:
    """Table of all lessons' sections with their minutes, and the sums of the decide track."""
    lines, total = [], 0.0
    for folder in find_lessons(root):
        lesson = read_lesson(folder)
        questions = registry_of(lesson.module).questions
        lines.append(f"{lesson.name}  {lesson.title.get(lang, '')}")
        for part in PARTS:
            found = sections(lesson, part, questions)
            lines += [_line(section, lang) for section in found]
            sums = {track: sum(s.minutes(track) for s in found) for track in TRACKS}
            lines.append(f"  {part:<9} {sums['decide']:>5.0f} min   code track {sums['code']:.0f}")
            total += sums["decide"]
    lines.append(f"all lessons {total:.0f} min of {TWO_DAYS} (2 × 6 h)")
    return "\n".join(lines)


def _line(section: Section, lang: str) -> str:
    spent = sum(section.minutes(track) for track in TRACKS)
    mark = "code" if section.minutes("code") else ""
    asked = f"{len(section.asked)} questions" if section.asked else ""
    title = section.title.get(lang, "…")
    return f"    {spent:>5.0f}  {mark:<4}  {section.id or '(opening)':<24} {asked:<12} {title}"
