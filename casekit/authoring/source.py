"""Lessons as plain data: their sections in order, each with the cells of its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from casekit.authoring import sheet
from casekit.authoring.cells import PARTS, Cell, SourceError, parse_cells
from casekit.authoring.sheet import Fault


@dataclass(frozen=True)
class Section:
    """A section of a lesson: a decision, its lecture, practice and code track.

    Attributes:
        name: of its file without the ending, "eight_alarms".
        title: by language.
        minutes: time in class, questions of the decide track included; what is extra is not.
        core: whether the two days hold it.
        file: path of its source from the project's root.
        cells: in the order written.
    """

    name: str
    title: Mapping[str, str]
    minutes: float
    core: bool
    file: str
    cells: tuple[Cell, ...]

    def part(self, part: str) -> tuple[Cell, ...]:
        """Cells of its lecture, practice or code track."""
        return tuple(cell for cell in self.cells if cell.part == part)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that it has."""
        return tuple(part for part in PARTS if self.part(part))

    @property
    def opening(self) -> str:
        """Id of the prose that the build puts the section's title on; "" where no prose has one."""
        first = self.part(self.parts[0]) if self.parts else ()
        return next((cell.id for cell in first if cell.is_prose), "")


@dataclass(frozen=True)
class Lesson:
    """A lesson's sources.

    Attributes:
        name: folder name, "05_churn_warning".
        folder: where it is.
        title: by language.
        audience: by language, may be empty.
        finishes: coverage rows that the lesson teaches in full.
        sections: in order.
        faults: what could not be read.
    """

    name: str
    folder: Path
    title: Mapping[str, str]
    audience: Mapping[str, str]
    finishes: tuple[str, ...]
    sections: tuple[Section, ...]
    faults: tuple[Fault, ...] = field(default=())

    @property
    def module(self) -> str:
        """The module's package name: the folder's without the number ("churn_warning")."""
        return self.name.partition("_")[2]

    @property
    def number(self) -> str:
        """The lesson's number as written, "05"."""
        return self.name.partition("_")[0]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, section by section as written."""
        return tuple(cell for section in self.sections for cell in section.cells)

    def part(self, part: str) -> tuple[Cell, ...]:
        """The lectures of all sections in order, or their practices, or their code tracks."""
        return tuple(cell for section in self.sections for cell in section.part(part))

    def only(self, section: str) -> Lesson:
        """The same lesson with one section; KeyError for a name that it has not."""
        found = tuple(one for one in self.sections if one.name == section)
        if not found:
            raise KeyError(section)
        return replace(self, sections=found)

    def file(self, name: str) -> str:
        """Path of one of its files from the project's root."""
        return f"lessons/{self.name}/{name}"


def find_lessons(root: Path) -> list[Path]:
    """Folders of all lessons, in the order of their numbers."""
    folder = root / "lessons"
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if re.fullmatch(r"\d\d_[a-z0-9_]+", path.name))


def read_lesson(folder: Path) -> Lesson:
    """Read a lesson's folder; what cannot be read is kept in the result as a fault, not raised."""
    said, faults = sheet.read(folder)
    lesson = Lesson(
        name=folder.name,
        folder=folder,
        title=said.get("title") or {},
        audience=said.get("audience") or {},
        finishes=tuple(said.get("finishes") or ()),
        sections=(),
    )
    sound, sections = not faults, []
    for one in said.get("sections", ()):
        cells, found = _cells(folder / f"{one['name']}.py", one["name"])
        faults += found
        sections.append(Section(file=lesson.file(f"{one['name']}.py"), cells=cells, **one))
    if sound:
        named = {f"{section.name}.py" for section in sections}
        faults += [
            Fault(path.name, 0, "no section of lesson.yml", "list it there, or take it away")
            for path in sorted(folder.glob("*.py"))
            if path.name not in named
        ]
    return replace(lesson, sections=tuple(sections), faults=tuple(faults))


def _cells(path: Path, section: str) -> tuple[tuple[Cell, ...], list[Fault]]:
    try:
        return parse_cells(path.read_text(encoding="utf-8"), section), []
    except FileNotFoundError:
        fault = Fault(path.name, 0, "the file is missing", "write it, or take the section away")
    except UnicodeDecodeError as error:
        fault = Fault(path.name, 0, f"this is not UTF-8: {error.reason}", "save it so")
    except SourceError as error:
        fault = Fault(path.name, error.line, str(error), error.mend)
    return (), [fault]
