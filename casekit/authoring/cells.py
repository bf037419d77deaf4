"""Cells as a person wrote them, with the lines where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LANGUAGES = ("zh", "en")
PARTS = ("lecture", "practice", "code")
BROKEN_HEAD = "incorrectly_encoded_metadata"

INSTRUCTOR, SHOW_CODE, EXTRA, QUOTE = "instructor", "show-code", "extra", "quote"
EXERCISE_ONLY, SOLUTION_ONLY = "exercise-only", "solution-only"
CHECK_OUTPUT = "check-output"
TAGS = (INSTRUCTOR, SHOW_CODE, EXTRA, EXERCISE_ONLY, SOLUTION_ONLY, CHECK_OUTPUT, QUOTE)

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
        section: name of the section whose file it is in.
        part: "lecture", "practice" or "code".
        line: line of the cell's head in its file, counted from 1.
    """

    kind: str
    text: str
    head: Mapping[str, object]
    section: str
    part: str
    line: int

    def _words(self, key: str) -> tuple[str, ...]:
        value = self.head.get(key)
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list):
            return ()
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
    def covers(self) -> tuple[str, ...]:
        """Coverage rows named in the head."""
        return self._words("covers")

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags of the head."""
        return self._words("tags")

    @property
    def is_prose(self) -> bool:
        """Whether it is a markdown cell."""
        return self.kind == "markdown"

    @property
    def has_heading(self) -> bool:
        """Whether it is prose that starts with a second-level heading."""
        return self.is_prose and self.text.lstrip().startswith("## ")


def parse_cells(text: str, section: str) -> tuple[Cell, ...]:
    """Cells of a section's source, each with its part and the line of its head.

    A part lasts from the head that names it to the next that names one; what stands before is the
    lecture.

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
    found, part = [], PARTS[0]
    for cell, line in zip(notebook.cells, _head_lines(text, notebook.cells), strict=True):
        head = {key: value for key, value in cell.metadata.items() if key not in _READER_KEYS}
        part = head["part"] if head.get("part") in PARTS else part
        found.append(Cell(cell.cell_type, cell.source, head, section, part, line))
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
