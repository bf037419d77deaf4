"""Solved code into the exercise's code and the solution's code, by its markers.

The syntax tree says what a marker marks, so that a statement of several lines goes as a whole.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass

from casekit.authoring.markers import (
    BEGIN,
    BLANK,
    END,
    EXERCISE,
    SOLUTION,
    YOUR_TURN,
    Block,
    Comment,
    MarkerError,
    comments,
    misspelt,
    pair_blocks,
)


@dataclass(frozen=True)
class _Edit:
    first: int
    last: int
    lines: tuple[str, ...]


def exercise_text(code: str) -> str:
    """Code that a trainee gets: solutions blanked, exercise lines kept.

    Raises:
        MarkerError: markers unmatched, misspelt, or not around whole statements.
        SyntaxError: the code is not Python.
    """
    cell = _Marked(code)
    return cell.rewritten(removed=cell.solutions, kept=cell.exercises, blanks=True)


def solution_text(code: str) -> str:
    """Code of the solution: exercise lines removed, solutions kept. Raises as the exercise does."""
    cell = _Marked(code)
    return cell.rewritten(removed=cell.exercises, kept=cell.solutions, blanks=False)


class _Marked:
    """A cell's code with the statements and blocks that its markers name."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.lines = code.splitlines()
        self.tree = ast.parse(code)
        self.siblings = _siblings(self.tree)
        self.comments = comments(code)
        self.blocks, faults = pair_blocks(self.comments)
        self.solutions: list[ast.stmt] = []
        self.exercises: list[ast.stmt] = []
        for comment in self.comments:
            fault = self._place(comment)
            if fault:
                faults.append((comment.line, *fault))
        faults += [fault for block in self.blocks if (fault := self._block_fault(block))]
        if faults:
            raise MarkerError(faults)

    def _place(self, comment: Comment) -> tuple[str, str] | None:
        """Note which statement a marker behind code names; return what is wrong with it."""
        if misspelt(comment):
            return (
                f"`{comment.text}` looks like a marker and is none",
                f"write {SOLUTION}, {BEGIN}, {END}, {EXERCISE} or {YOUR_TURN}",
            )
        if comment.text not in {SOLUTION, EXERCISE}:
            return None
        if comment.alone:
            return (
                f"`{comment.text}` stands on a line of its own",
                f"put it behind a statement, or use {BEGIN} and {END}",
            )
        statement = self._statement_at(comment.line)
        if statement is None:
            return (
                f"`{comment.text}` is not behind one whole statement",
                "give the statement lines of its own, or mark a block",
            )
        (self.solutions if comment.text == SOLUTION else self.exercises).append(statement)
        return None

    def _statement_at(self, line: int) -> ast.stmt | None:
        """The innermost simple statement that ends on a line and has its lines for itself."""
        inside = [s for s in self.siblings if s.lineno <= line <= s.end_lineno]
        innermost = max(inside, key=lambda s: (s.lineno, s.col_offset), default=None)
        if innermost is None or hasattr(innermost, "body") or innermost.end_lineno != line:
            return None
        shares = [s for s in inside if s is not innermost and s.end_lineno == s.lineno]
        starts_line = not self.lines[innermost.lineno - 1][: innermost.col_offset].strip()
        return innermost if starts_line and not shares else None

    def _inside(self, block: Block) -> list[ast.stmt]:
        within = [s for s in self.siblings if block.first < s.lineno and s.end_lineno < block.last]
        spans = [(s.lineno, s.end_lineno) for s in within if hasattr(s, "body")]
        return [
            s
            for s in within
            if not any(
                a <= s.lineno and s.end_lineno <= b and (s.lineno, s.end_lineno) != (a, b)
                for a, b in spans
            )
        ]

    def _block_fault(self, block: Block) -> tuple[int, str, str] | None:
        inside = self._inside(block)
        if not inside:
            return block.first, "the block marks no statement", "put the solution between the two"
        for s in self.siblings:
            begins, ends = (block.first < n < block.last for n in (s.lineno, s.end_lineno))
            holds = hasattr(s, "body") and s.lineno < block.first
            if begins != ends and not holds:
                return block.first, "the block cuts a statement in two", "mark whole statements"
        if len({id(self.siblings[s]) for s in inside}) > 1:
            return (
                block.first,
                "the block holds statements of different depth",
                "begin and end it at one depth",
            )
        return None

    def rewritten(self, removed: list[ast.stmt], kept: list[ast.stmt], blanks: bool) -> str:
        """The cell's text without some statements; ``blanks`` says whether names stay behind."""
        edits = [_Edit(s.lineno, s.end_lineno, self._blank(s) if blanks else ()) for s in removed]
        gone = list(removed)
        for block in self.blocks:
            if blanks:
                edits.append(_Edit(block.first, block.last, self._block_blank(block)))
                gone += self._inside(block)
            else:
                edits += [_Edit(n, n, ()) for n in (block.first, block.last)]
        if not blanks:
            edits += [_Edit(c.line, c.line, ()) for c in self.comments if c.text == YOUR_TURN]
        edits = [self._with_body(edit, gone) for edit in edits]
        return _applied(self._without_trailing_markers(kept), edits)

    def _without_trailing_markers(self, kept: list[ast.stmt]) -> list[str]:
        ends = {s.end_lineno for s in kept}
        lines = list(self.lines)
        for comment in self.comments:
            if comment.line in ends and comment.text in {SOLUTION, EXERCISE}:
                lines[comment.line - 1] = lines[comment.line - 1][: comment.column].rstrip()
        return lines

    def _indent(self, line: int) -> str:
        text = self.lines[line - 1]
        return text[: len(text) - len(text.lstrip())]

    def _blank(self, statement: ast.stmt) -> tuple[str, ...]:
        """What a marked statement leaves in the exercise."""
        indent = self._indent(statement.lineno)
        if isinstance(statement, ast.Return):
            return (f"{indent}return {BLANK}",)
        targets = [self._source(t) for target in _targets(statement) for t in _flat(target)]
        return (f"{indent}{' = '.join([*targets, BLANK])}",) if targets else ()

    def _source(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.code, node) or ast.unparse(node)

    def _block_blank(self, block: Block) -> tuple[str, ...]:
        """What a block leaves: the names stated, or those that the rest of the cell needs."""
        inside = self._inside(block)
        indent = self._indent(inside[0].lineno)
        names = block.names or tuple(
            name for name in _bound(inside) if name in _loaded_after(self.tree, block.last)
        )
        lines = [f"{indent}{name} = {BLANK}" for name in names]
        if any(isinstance(s, ast.Return) for s in _own_statements(inside)):
            lines.append(f"{indent}return {BLANK}")
        return tuple(lines)

    def _with_body(self, edit: _Edit, gone: list[ast.stmt]) -> _Edit:
        """The edit, with ``...`` where it would leave an indented body empty."""
        here = [s for s in gone if edit.first <= s.lineno <= edit.last]
        if edit.lines or not here or here[0].col_offset == 0:
            return edit
        body = self.siblings[here[0]]
        if body[0] is here[0] and all(any(s is g for g in gone) for s in body):
            return _Edit(edit.first, edit.last, (f"{self._indent(here[0].lineno)}...",))
        return edit


def _siblings(tree: ast.AST) -> dict[ast.stmt, list[ast.stmt]]:
    """Every statement with the list that it stands in."""
    found = {}
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                found.update({s: body for s in body if isinstance(s, ast.stmt)})
    return found


def _targets(statement: ast.stmt) -> list[ast.expr]:
    if isinstance(statement, ast.Assign):
        return statement.targets
    return [statement.target] if isinstance(statement, ast.AnnAssign) else []


def _flat(target: ast.expr) -> list[ast.expr]:
    if isinstance(target, ast.Tuple | ast.List):
        return [part for element in target.elts for part in _flat(element)]
    return [target.value] if isinstance(target, ast.Starred) else [target]


def _own_statements(body: Iterable[ast.stmt]) -> Iterable[ast.stmt]:
    """Statements at any depth, but not those of functions and classes defined within."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        for field in ("body", "orelse", "finalbody"):
            yield from _own_statements(getattr(statement, field, None) or ())


def _bound(body: list[ast.stmt]) -> list[str]:
    """Names that the statements assign or define, in order, each once; imports apart."""
    names = []
    for statement in _own_statements(body):
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.append(statement.name)
        names += [t.id for g in _targets(statement) for t in _flat(g) if isinstance(t, ast.Name)]
    return list(dict.fromkeys(names))


def _loaded_after(tree: ast.AST, line: int) -> set[str]:
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.lineno > line
    }


def _applied(lines: list[str], edits: list[_Edit]) -> str:
    result = list(lines)
    for edit in sorted(edits, key=lambda e: e.first, reverse=True):
        result[edit.first - 1 : edit.last] = edit.lines
    text = "\n".join(line.rstrip() for line in result)
    return re.sub(r"\n{4,}", "\n\n\n", text).strip("\n")
