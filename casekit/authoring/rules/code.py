"""Rules on code: it is Python, its markers match, and the exercise runs without the solution."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from casekit.authoring.blanking import exercise_text, solution_text
from casekit.authoring.editions import SOLUTION_ONLY
from casekit.authoring.markers import BLANK, MarkerError, has_markers
from casekit.authoring.rules.rule import Finding, Known, rule
from casekit.authoring.source import Cell, Lesson

_FROM_THE_START = {"casekit", "lesson", "mart", "q", BLANK, "display", "get_ipython", "In", "Out"}


def code_cells(lesson: Lesson, part: str) -> list[Cell]:
    """Code cells of a part that can be read as Python with sound markers."""
    return [cell for cell in lesson.part(part) if cell.kind == "code" and _readable(cell)]


def _readable(cell: Cell) -> bool:
    try:
        exercise_text(cell.text)
    except (SyntaxError, MarkerError):
        return False
    return True


@rule
def code_is_python(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Code is plain Python, without magics, and each cell does something."""
    for cell in lesson.cells:
        if cell.kind != "code":
            continue
        try:
            if not ast.parse(cell.text).body:
                yield Finding(cell, "the cell does nothing", "give it code, or take it away")
        except SyntaxError as error:
            yield Finding(
                cell, f"this is not Python: {error.msg}",
                "mend the line; magics (% and !) do not work here", error.lineno or 0,
            )  # fmt: skip


@rule
def markers_match(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Markers are spelt right, have their partner, and mark whole statements."""
    for cell in lesson.part("practice"):
        if cell.kind != "code":
            continue
        try:
            exercise_text(cell.text)
        except MarkerError as error:
            for line, message, mend in error.faults:
                yield Finding(cell, message, mend, line)
        except SyntaxError:
            continue  # told by code_is_python


@rule
def lecture_has_no_markers(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """A lecture has one edition: nothing in it is blanked."""
    for cell in lesson.part("lecture"):
        try:
            marked = cell.kind == "code" and has_markers(cell.text)
        except SyntaxError:
            continue
        if marked:
            yield Finding(cell, "a lecture has no markers", "move the question to practice.py")


@rule
def exercise_needs_nothing_hidden(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """The untouched exercise uses no name that only the solution makes."""
    cells = code_cells(lesson, "practice")
    solved = set().union(*(_stored(solution_text(c.text)) for c in cells)) if cells else set()
    made = set(dir(builtins)) | _FROM_THE_START
    for cell in cells:
        if SOLUTION_ONLY in cell.tags:
            continue
        text = exercise_text(cell.text)
        made |= _stored(text)
        for name, line in _loaded(text):
            if name in solved - made:
                yield Finding(
                    cell, f"the exercise needs `{name}`, which only a solution makes",
                    "state it in the block's beginning (# SOLUTION BEGIN: name), make it outside "
                    f"the solution, or tag the cell {SOLUTION_ONLY}",
                    _line_of(cell.text, name) or line,
                )  # fmt: skip


def _nodes(code: str) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(code))


def _stored(code: str) -> set[str]:
    """Names that the code makes, at any depth."""
    names: set[str] = set()
    for node in _nodes(code):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
    return names


def _loaded(code: str) -> list[tuple[str, int]]:
    """Names that the code uses, each once with its first line."""
    first: dict[str, int] = {}
    for node in _nodes(code):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            first[node.id] = min(node.lineno, first.get(node.id, node.lineno))
    return sorted(first.items())


def _line_of(code: str, name: str) -> int:
    lines = [n.lineno for n in _nodes(code) if isinstance(n, ast.Name) and n.id == name]
    return max(lines, default=0)
