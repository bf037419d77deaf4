"""Rules on questions: they exist, are complete, asked once, hidden in the exercise, solved."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from casekit.authoring.blanking import exercise_text, solution_text
from casekit.authoring.cells import PARTS, Cell
from casekit.authoring.editions import shows_card
from casekit.authoring.markers import BLANK
from casekit.authoring.rules.code import code_cells
from casekit.authoring.rules.rule import Finding, Known, rule
from casekit.authoring.source import Lesson
from casekit.classroom.question import TRACKS

_ASKING = PARTS[1:]
_IN_PROSE = re.compile(r"(?<![\w.])q\.([A-Za-z_]\w*)")


@rule
def questions_exist(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Heads, code and prose name only questions that the module declares."""
    if not known.registry.loaded:
        return  # told by questions_are_sound
    declared = known.registry.questions
    mend = f"declared in casekit/course/{lesson.module} are: {', '.join(declared) or 'none'}"
    for cell in lesson.cells:
        if cell.is_prose and cell.question:
            yield Finding(cell, "prose cannot ask a question", "put `question` on the code")
        named = {cell.question: 0} if cell.question else {}
        for name, line in _named(cell):
            named.setdefault(name, line)
        for name, line in named.items():
            if name not in declared:
                yield Finding(cell, f"there is no question `{name}`", mend, line)


@rule
def questions_are_sound(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Every question of the module has minutes, hints, texts in both languages and mistakes."""
    asked = {cell.question: cell for cell in lesson.cells if cell.question}
    for fault in known.registry.faults:
        cell = next((c for name, c in asked.items() if re.search(rf"\b{name}\b", fault)), None)
        where = f"mend questions.py and text.yml in casekit/course/{lesson.module}"
        yield Finding(cell, fault, where)


@rule
def questions_are_asked_once(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Each declared question is asked by one cell, and a cell asks one."""
    asked: dict[str, Cell] = {}
    practised = [cell for cell in lesson.cells if cell.part in _ASKING]
    for cell in lesson.cells if practised else ():
        if not cell.question:
            continue
        if cell.question in asked:
            before = asked[cell.question]
            yield Finding(
                cell, f"`{cell.question}` is asked before, at {before.section}.py:{before.line}",
                "ask each question once",
            )  # fmt: skip
        asked.setdefault(cell.question, cell)
    for cell in (cell for part in PARTS for cell in code_cells(lesson, part)):
        for name, line in _verbs(cell.text, "check"):
            if name != cell.question:
                yield Finding(
                    cell, f"the cell checks `{name}` and does not ask it",
                    f'write question="{name}" in its head, one question a cell', line,
                )  # fmt: skip
    for name in known.registry.questions:
        if name not in asked and practised:
            yield Finding(
                practised[-1], f"the question `{name}` is declared and asked nowhere",
                f'add a cell with question="{name}", or take the question away',
            )  # fmt: skip


@rule
def questions_stand_in_their_part(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Guesses stand in the lecture, what is to be decided in the practice, the rest in code."""
    part_of = dict(zip(("guess", *TRACKS), PARTS, strict=True))
    for cell in lesson.cells:
        asked = known.registry.questions.get(cell.question)
        wanted = part_of[asked.track] if asked else cell.part
        if cell.part != wanted:
            yield Finding(
                cell, f"`{cell.question}` is a question of the {wanted}, and this is the {cell.part}",
                f"move the cell behind part=\"{wanted}\", or change the question's track",
            )  # fmt: skip


@rule
def solutions_are_hidden(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """In the exercise every question is a card or waits for an answer."""
    for cell in _asking_cells(lesson):
        if not cell.question:
            continue
        code = exercise_text(cell.text)
        checks = _calls(code, cell.question, "check")
        for name, line in _verbs(code, "solution"):
            yield Finding(cell, f"the exercise shows the solution of `{name}`", "mark it", line)
        if not checks and not shows_card(code, cell.question):
            yield Finding(
                cell, f"the exercise does not ask `{cell.question}`",
                f"show the card, `q.{cell.question}  # EXERCISE`, or leave the check unmarked",
            )  # fmt: skip
        waiting = _waiting_names(code)
        for call in checks:
            given = [*call.args, *(keyword.value for keyword in call.keywords)]
            if not any(_mentions(argument, waiting) for argument in given):
                yield Finding(
                    cell, f"the exercise still answers `{cell.question}`: no blank reaches check()",
                    "put # SOLUTION behind the line that finds the answer",
                )  # fmt: skip


@rule
def solutions_are_checked(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """In the solution every question is checked, so that its answer is known to pass."""
    for cell in _asking_cells(lesson):
        if cell.question and not _calls(solution_text(cell.text), cell.question, "check"):
            yield Finding(
                cell, f"the solution does not check `{cell.question}`",
                f"add q.{cell.question}.check(…) to the solution",
            )  # fmt: skip


def _asking_cells(lesson: Lesson) -> list[Cell]:
    return [cell for part in _ASKING for cell in code_cells(lesson, part)]


def _named(cell: Cell) -> Iterator[tuple[str, int]]:
    """Questions that a cell's text names as ``q.name``, with the line in the cell."""
    if cell.is_prose:
        for line, text in enumerate(cell.text.splitlines(), 1):
            for name in _IN_PROSE.findall(text):
                yield name, line
        return
    try:
        tree = ast.parse(cell.text)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _is_q(node.value):
            yield node.attr, node.lineno


def _is_q(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "q"


def _verbs(code: str, verb: str) -> Iterator[tuple[str, int]]:
    """Questions on which the code calls a verb, with the line."""
    for node in ast.walk(ast.parse(code)):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr == verb:
            of = called.value
            if isinstance(of, ast.Attribute) and _is_q(of.value):
                yield of.attr, node.lineno


def _calls(code: str, question: str, verb: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == f"q.{question}.{verb}"
    ]


def _mentions(node: ast.AST, names: set[str]) -> bool:
    return any(isinstance(part, ast.Name) and part.id in names for part in ast.walk(node))


def _waiting_names(code: str) -> set[str]:
    """The blank, and every name that is made from it, directly or through others."""
    waiting = {BLANK}
    body = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.stmt)]
    grown = True
    while grown:
        before = len(waiting)
        for statement in body:
            if not _mentions(statement, waiting):
                continue
            if isinstance(statement, ast.FunctionDef):
                waiting.add(statement.name)
            elif isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
                stored = [n for n in ast.walk(statement) if isinstance(n, ast.Name)]
                waiting |= {n.id for n in stored if isinstance(n.ctx, ast.Store)}
        grown = len(waiting) > before
    return waiting
