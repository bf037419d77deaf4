"""Which row of the course is taught by which cell or question, and which rows are done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casekit.authoring.registry import Asked, registry_of
from casekit.authoring.source import Lesson, find_lessons, read_lesson

FILE = Path(__file__).parents[1] / "coverage.yml"


@dataclass(frozen=True)
class Row:
    """A row of the course.

    Attributes:
        id: stable, "W3".
        module: folder name of the lesson that owns it, "05_churn_warning".
        topic: in English.
        topic_zh: in Chinese.
        sources: documents that name it.
        works_when: what must run for the row to count.
    """

    id: str
    module: str
    topic: str
    topic_zh: str
    sources: tuple[str, ...]
    works_when: str


@dataclass(frozen=True)
class Covered:
    """How a row stands: the places that teach it, and the lesson that says it is finished."""

    row: Row
    places: tuple[str, ...]
    finished: bool

    @property
    def done(self) -> bool:
        """A lesson finishes the row and something in it works."""
        return self.finished and bool(self.places)


def read(path: Path = FILE) -> dict[str, Row]:
    """All rows by id, in the order of the course."""
    import yaml

    modules = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        key: Row(
            key, module, entry["topic"], entry["zh"], tuple(entry["sources"]), entry["works_when"]
        )
        for module, rows in modules.items()
        for key, entry in rows.items()
    }


def places(lesson: Lesson, questions: Mapping[str, Asked]) -> dict[str, list[str]]:
    """Rows that the lesson's code and questions teach, each with the places, "zones:q-zone-of".

    Prose does not count: a row that is only talked about is not taught.
    """
    found: dict[str, list[str]] = {}
    for cell in lesson.cells:
        if cell.is_prose:
            continue
        asked = questions.get(cell.question)
        for row in dict.fromkeys(cell.covers + (asked.covers if asked else ())):
            found.setdefault(row, []).append(f"{cell.section}:{cell.id}")
    return found


def table(root: Path) -> list[Covered]:
    """Every row with where it is taught, over all lessons of the project."""
    taught: dict[str, list[str]] = {}
    finished: set[str] = set()
    for folder in find_lessons(root):
        lesson = read_lesson(folder)
        finished |= set(lesson.finishes)
        for row, cells in places(lesson, registry_of(lesson.module).questions).items():
            taught.setdefault(row, []).extend(f"{lesson.number} {cell}" for cell in cells)
    return [
        Covered(row, tuple(taught.get(row.id, ())), row.id in finished) for row in read().values()
    ]


def report(root: Path, lang: str = "en") -> str:
    """The table as text: per module its rows, where each is taught, and how many are done."""
    rows = table(root)
    lines: list[str] = []
    for module in dict.fromkeys(one.row.module for one in rows):
        here = [one for one in rows if one.row.module == module]
        done = sum(one.done for one in here)
        lines.append(f"{module}  {done} / {len(here)}")
        lines += [_line(one, lang) for one in here if one.places or one.finished]
    done = sum(one.done for one in rows)
    lines.append(f"{done} / {len(rows)}")
    return "\n".join(lines)


def _line(one: Covered, lang: str) -> str:
    mark = "✓" if one.done else "…"
    topic = one.row.topic_zh if lang == "zh" else one.row.topic
    return f"  {mark} {one.row.id:<4} {topic}\n         {', '.join(one.places) or '–'}"
