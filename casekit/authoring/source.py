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
_TAGS_AS_TEXT = re.compile(r"^# ?%%.*\btags=(?!\[)")


class SourceError(ValueError):
    """A source that cannot be read as cells at all. ``line`` is 0 where no line is to blame."""

    def __init__(self, message: str, mend: str, line: int = 0) -> None:
        super().__init__(message)
        self.mend, self.line = mend, line


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
class Fault:
    """What keeps a file of a lesson from being read. ``line`` is 0 where no line is to blame."""

    file: str
    line: int
    message: str
    mend: str


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
        faults: what could not be read.
    """

    name: str
    folder: Path
    title: Mapping[str, str]
    audience: Mapping[str, str]
    finishes: tuple[str, ...]
    cells: tuple[Cell, ...]
    faults: tuple[Fault, ...] = field(default=())

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


def parse_cells(text: str, part: str) -> tuple[Cell, ...]:
    """Cells of a percent source, each with the line of its head.

    Raises:
        SourceError: jupytext refuses the text.
    """
    import jupytext

    for number, line in enumerate(text.splitlines(), 1):
        if _TAGS_AS_TEXT.match(line):
            raise SourceError("`tags` is not a list", 'write tags=["instructor"]', number)
    try:
        notebook = jupytext.reads(text, fmt="py:percent")
    except Exception as error:  # whatever jupytext or nbformat say of the author's text
        found = str(error).splitlines() or [type(error).__name__]
        raise SourceError(f"jupytext cannot read it: {found[0]}", "mend the cell's head") from error
    found = []
    for cell, line in zip(notebook.cells, _head_lines(text, notebook.cells), strict=True):
        head = {key: value for key, value in cell.metadata.items() if key not in _READER_KEYS}
        found.append(Cell(cell.cell_type, cell.source, head, part, line))
    return tuple(found)


def _head_lines(text: str, cells: list) -> Iterator[int]:
    """Line of each cell's head.

    jupytext keeps no lines. A cell's head is the next line that looks like one, outside strings,
    and holds the cell's id, or, where the id is missing, the text of its broken head; else simply
    the next.
    """
    from jupytext.stringparser import StringParser

    parser, heads = StringParser("python"), []
    for number, line in enumerate(text.splitlines(), 1):
        if not parser.is_quoted() and _HEAD.match(line):
            heads.append((number, line))
        parser.read_line(line)
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
    """Read a lesson's folder; what cannot be read is kept in the result as a fault, not raised."""
    sheet, faults = _read_sheet(folder / "lesson.yml")
    cells: list[Cell] = []
    for part in PARTS:
        path = folder / f"{part}.py"
        if not path.is_file():
            continue
        try:
            cells += parse_cells(path.read_text(encoding="utf-8"), part)
        except UnicodeDecodeError as error:
            faults.append(Fault(path.name, 0, f"this is not UTF-8: {error.reason}", "save it so"))
        except SourceError as error:
            faults.append(Fault(path.name, error.line, str(error), error.mend))
    return Lesson(
        name=folder.name,
        folder=folder,
        title=sheet.get("title") or {},
        audience=sheet.get("audience") or {},
        finishes=tuple(sheet.get("finishes") or ()),
        cells=tuple(cells),
        faults=tuple(faults),
    )


def _read_sheet(path: Path) -> tuple[dict, list[Fault]]:
    """Content of ``lesson.yml`` as far as it is sound, and what is wrong with the rest."""
    import yaml

    def fault(message: str, mend: str, line: int = 0) -> Fault:
        return Fault(path.name, line, message, mend)

    if not path.is_file():
        return {}, [fault("the file is missing", "write it: title in zh and en, finishes")]
    try:
        sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        return {}, [fault("this is not YAML in UTF-8", "mend the line, quote its text", line)]
    if not isinstance(sheet, dict):
        return {}, [fault("this is not a list of keys", "write `title:` with zh and en below it")]
    checks = {"title": _both_languages, "audience": _both_languages, "finishes": _list_of_words}
    faults = [
        fault(f"`{key}` is not known", f"known are {', '.join(checks)}")
        for key in sorted(sheet.keys() - checks, key=str)
    ]
    sound = {}
    for key, check in checks.items():
        wrong = check(sheet.get(key)) if key in sheet or key == "title" else None
        if wrong:
            faults.append(fault(f"`{key}` {wrong[0]}", wrong[1]))
        elif key in sheet:
            sound[key] = sheet[key]
    return sound, faults


def _both_languages(value: object) -> tuple[str, str] | None:
    texts = value if isinstance(value, dict) else {}
    if all(isinstance(texts.get(lang), str) and texts[lang].strip() for lang in LANGUAGES):
        return None
    return "lacks a language", "give it a text under zh and one under en"


def _list_of_words(value: object) -> tuple[str, str] | None:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return None
    return "is not a list of rows", "write finishes: [W1, W2]"
