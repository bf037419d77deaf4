"""Rules on code: it is Python, its markers match, and the exercise runs without the solution."""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Iterator

from casekit.authoring.blanking import exercise_text, solution_text
from casekit.authoring.cells import EXTRA, SOLUTION_ONLY, Cell
from casekit.authoring.markers import BLANK, MarkerError, has_markers
from casekit.authoring.rules.rule import Finding, Known, rule
from casekit.authoring.source import Lesson, Section

_GIVEN = {*dir(builtins), "mart", "q", "lesson", BLANK}
"""What every part finds when it begins."""


def code_cells(lesson: Lesson | Section, part: str) -> list[Cell]:
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
    for cell in (*lesson.part("practice"), *lesson.part("code")):
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
            yield Finding(cell, "a lecture has no markers", "move the question to the practice")


@rule
def parts_stand_alone(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Each part makes or imports what it uses, and what is not extra needs nothing extra."""
    for section in lesson.sections:
        for part in section.parts:
            made, at_leisure = set(_GIVEN), set()
            for cell in code_cells(section, part):
                extra = EXTRA in cell.tags
                text = cell.text if part == "lecture" else solution_text(cell.text)
                missing, new = _needs(text, made | at_leisure if extra else made)
                for name in missing:
                    yield Finding(cell, *_told(part, name, at_leisure), _line_of(cell.text, name))
                (at_leisure if extra else made).update(new)


def _told(part: str, name: str, at_leisure: set[str]) -> tuple[str, str]:
    if name in at_leisure:
        return f"`{name}` is made in an extra cell, and this one is not", "make it here or before"
    mend = "import it at the part's beginning, or make it before"
    return f"the {part} uses `{name}` and neither makes nor imports it", mend


@rule
def exercise_needs_nothing_hidden(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """The untouched exercise uses no name that only the solution makes."""
    for section in lesson.sections:
        for part in ("practice", "code"):
            yield from _hidden(code_cells(section, part))


def _hidden(cells: list[Cell]) -> Iterator[Finding]:
    solved = {name for cell in cells for name in _made(solution_text(cell.text))}
    made = set(_GIVEN)
    for cell in cells:
        if SOLUTION_ONLY in cell.tags:
            continue
        missing, new = _needs(exercise_text(cell.text), made)
        made |= new
        for name in sorted(solved.intersection(missing)):
            yield Finding(
                cell, f"the exercise needs `{name}`, which only a solution makes",
                "state it in the block's beginning (# SOLUTION BEGIN: name), make it outside "
                f"the solution, or tag the cell {SOLUTION_ONLY}", _line_of(cell.text, name),
            )  # fmt: skip


def _needs(code: str, made: set[str]) -> tuple[list[str], set[str]]:
    """Names that code uses and neither finds nor makes before, in order; and those that it makes.

    A function's body runs later: it may use what the cell makes below it. A loop or a `with` uses
    what it makes itself.
    """
    whole, so_far, missing = _made(code), set(made), []
    for statement in ast.parse(code).body:
        text = ast.unparse(statement)
        later = isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef)
        here = whole if later else _made(text) if hasattr(statement, "body") else set()
        missing += sorted(_used(text) - so_far - here)
        so_far |= _made(text)
    return list(dict.fromkeys(missing)), whole


def _made(code: str) -> set[str]:
    """Names that code leaves at its top."""
    return {
        symbol.get_name()
        for symbol in symtable.symtable(code, "cell", "exec").get_symbols()
        if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
    }


def _used(code: str) -> set[str]:
    """Names that code takes from around it, at any depth."""
    top = symtable.symtable(code, "cell", "exec")
    used = {one.get_name() for one in top.get_symbols() if one.is_referenced()}
    inner = list(top.get_children())
    while inner:
        table = inner.pop()
        inner += table.get_children()
        used |= {s.get_name() for s in table.get_symbols() if s.is_global() and s.is_referenced()}
    return used


def _line_of(code: str, name: str) -> int:
    """The line on which code first uses a name."""
    used = [n for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Name) and n.id == name]
    return min((n.lineno for n in used if isinstance(n.ctx, ast.Load)), default=0)
