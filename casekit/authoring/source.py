"""Lesson sources as plain data: what a person wrote, with the lines where they wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LANGUAGES = ("zh", "en")
PARTS = ("lecture", "practice")
BROKEN_HEAD = "incorrectly_encoded_metadata"

# jupytext notes these for itself while it reads; they are not the author's.
_READER_KEYS = frozenset({"cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker"})
_HEAD = re.compile(r"^# ?%%")


@dataclass(frozen=True)
class Cell:
    """One cell of a source.

    Attributes:
        kind: "markdown", "code" or "raw".
        text: the cell's source, without the triple quotes of prose.
        head: metadata of the cell as written.
        part: "lecture" or "practice".
        line: line of the cell's head in its file, counted from 1.
    """

    kind: str
    text: str
    head: Mapping[str, object]
    part: str
    line: int

    def _words(self, key: str) -> tuple[str, ...]:
        value = self.head.get(key) or ()
        parts = value.split(",") if isinstance(value, str) else value
        return tuple(str(part).strip() for part in parts if str(part).strip())

    def _word(self, key: str) -> str:
        value = self.head.get(key)
        return value if isinstance(value, str) else ""

    @property
    def id(self) -> str:
        """The id, "" where it is missing."""
        return self._word("id")

    @property
    def lang(self) -> str:
        """The language, "" where none is given."""
        return self._word("lang")

    @property
    def question(self) -> str:
        """Name of the question asked, "" where none is."""
        return self._word("question")

    @property
    def track(self) -> str:
        """Track of the section that the cell opens: "decide" unless it says "code"."""
        return self._word("track") or "decide"

    @property
    def covers(self) -> tuple[str, ...]:
        """Coverage rows named in the head."""
        return self._words("covers")

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags of the head."""
        return self._words("tags")

    @property
    def minutes(self) -> float | None:
        """Minutes given in the head; None where missing or not a number."""
        try:
            return float(str(self.head["minutes"]))
        except (KeyError, ValueError):
            return None

    @property
    def is_prose(self) -> bool:
        """Whether it is a markdown cell."""
        return self.kind == "markdown"

    @property
    def opens_section(self) -> bool:
        """Whether it is prose that starts with a second-level heading."""
        return self.is_prose and self.text.lstrip().startswith("## ")


@dataclass(frozen=True)
class Lesson:
    """A lesson's sources.

    Attributes:
        name: folder name, "05_churn_warning".
        folder: where it is.
        title: by language.
        audience: by language, may be empty.
        finishes: coverage rows that the lesson teaches in full.
        cells: all cells in the order written, the lecture's before the practice's.
        sheet_faults: what is wrong with ``lesson.yml``, as (message, what to do).
    """

    name: str
    folder: Path
    title: Mapping[str, str]
    audience: Mapping[str, str]
    finishes: tuple[str, ...]
    cells: tuple[Cell, ...]
    sheet_faults: tuple[tuple[str, str], ...] = field(default=())

    @property
    def module(self) -> str:
        """The module's package name: the folder's without the number ("churn_warning")."""
        return self.name.partition("_")[2]

    @property
    def number(self) -> str:
        """The lesson's number as written, "05"."""
        return self.name.partition("_")[0]

    def part(self, part: str) -> tuple[Cell, ...]:
        """Cells of the lecture or of the practice."""
        return tuple(cell for cell in self.cells if cell.part == part)

    def parts(self) -> tuple[str, ...]:
        """The parts that exist."""
        return tuple(part for part in PARTS if (self.folder / f"{part}.py").is_file())

    def file(self, part: str) -> str:
        """Path of a part's source from the project's root."""
        return f"lessons/{self.name}/{part}.py"

    @property
    def sheet_file(self) -> str:
        """Path of ``lesson.yml`` from the project's root."""
        return f"lessons/{self.name}/lesson.yml"


def parse_cells(text: str, part: str) -> tuple[Cell, ...]:
    """Cells of a percent source, each with the line of its head."""
    import jupytext

    notebook = jupytext.reads(text, fmt="py:percent")
    found = []
    for cell, line in zip(notebook.cells, _head_lines(text, notebook.cells), strict=True):
        head = {key: value for key, value in cell.metadata.items() if key not in _READER_KEYS}
        found.append(Cell(cell.cell_type, cell.source, head, part, line))
    return tuple(found)


def _head_lines(text: str, cells: list) -> Iterator[int]:
    """Line of each cell's head.

    jupytext keeps no lines. A cell's head is the next line that looks like one and holds the cell's
    id, or, where the id is missing, the text of its broken head; else simply the next.
    """
    heads = [(n, line) for n, line in enumerate(text.splitlines(), 1) if _HEAD.match(line)]
    at = 0
    for cell in cells:
        mark = cell.metadata.get(BROKEN_HEAD) or f'id="{cell.metadata.get("id", "")}"'
        later = [i for i in range(at, len(heads)) if mark in heads[i][1]]
        if not heads:
            yield 1
            continue
        chosen = later[0] if later else min(at, len(heads) - 1)
        yield heads[chosen][0]
        at = chosen + 1


def find_lessons(root: Path) -> list[Path]:
    """Folders of all lessons, in the order of their numbers."""
    folder = root / "lessons"
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if re.fullmatch(r"\d\d_[a-z0-9_]+", path.name))


def read_lesson(folder: Path) -> Lesson:
    """Read a lesson's folder; faults of ``lesson.yml`` are kept in the result, not raised."""
    sheet, faults = _read_sheet(folder / "lesson.yml")
    cells: list[Cell] = []
    for part in PARTS:
        path = folder / f"{part}.py"
        if path.is_file():
            cells += parse_cells(path.read_text(encoding="utf-8"), part)
    return Lesson(
        name=folder.name,
        folder=folder,
        title=sheet.get("title") or {},
        audience=sheet.get("audience") or {},
        finishes=tuple(sheet.get("finishes") or ()),
        cells=tuple(cells),
        sheet_faults=faults,
    )


def _read_sheet(path: Path) -> tuple[dict, tuple[tuple[str, str], ...]]:
    """Content of ``lesson.yml`` as far as it is sound, and what is wrong with the rest."""
    import yaml

    if not path.is_file():
        return {}, (("lesson.yml is missing", "write it: title in zh and en, finishes"),)
    try:
        sheet = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        return {}, ((f"this is not YAML: {error}", "mend the line named"),)
    if not isinstance(sheet, dict):
        return {}, (("lesson.yml is not a list of keys", "write `title:` with zh and en below it"),)
    checks = {"title": _both_languages, "audience": _both_languages, "finishes": _list_of_words}
    faults = [
        (f"`{key}` is not known", f"known are {', '.join(checks)}") for key in sheet.keys() - checks
    ]
    sound = {}
    for key, check in checks.items():
        if key not in sheet and key != "title":
            continue
        fault = check(sheet.get(key))
        if fault:
            faults.append((f"`{key}` {fault[0]}", fault[1]))
        else:
            sound[key] = sheet[key]
    return sound, tuple(sorted(faults))


def _both_languages(value: object) -> tuple[str, str] | None:
    texts = value if isinstance(value, dict) else {}
    if all(isinstance(texts.get(lang), str) and texts[lang].strip() for lang in LANGUAGES):
        return None
    return "lacks a language", "give it a text under zh and one under en"


def _list_of_words(value: object) -> tuple[str, str] | None:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return None
    return "is not a list of rows", "write finishes: [W1, W2]"
