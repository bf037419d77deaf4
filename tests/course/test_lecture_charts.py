"""Every chart of the lectures on the class base, as a reader sees it, in both languages."""

import ast
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from casekit import course, text
from casekit.authoring.source import read_lesson
from casekit.classroom import derived
from casekit.classroom.derived.charts import themed
from casekit.drawing import legible, pictures

LESSONS = Path(__file__).parents[2] / "lessons"


def shown(lesson, names):
    """Yields (cell, what a notebook would show below it) of a lecture's code."""
    for cell in lesson.part("lecture"):
        if cell.kind != "code":
            continue
        *steps, last = ast.parse(cell.text).body
        exec(compile(ast.Module(steps, []), cell.id, "exec"), names)
        if isinstance(last, ast.Expr):
            yield cell.id, eval(compile(ast.Expression(last.value), cell.id, "eval"), names)
        else:
            exec(compile(ast.Module([last], []), cell.id, "exec"), names)


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("module", course.modules())
def test_every_chart_of_a_lecture_is_legible(module, lang, mart, monkeypatch):
    monkeypatch.setattr(pictures, "picture", lambda fig: b"")  # panels have a test of their own
    (folder,) = LESSONS.glob(f"[0-9][0-9]_{module}")
    names = {"mart": mart, "q": derived.sheet(course.questions(module), lambda case: mart)}
    found, cells = {}, []
    with themed(lang):
        for cell, result in shown(read_lesson(folder), names):
            cells.append(cell)  # all charts may be in guesses and panels
            if isinstance(result, Figure):
                found[cell] = legible.faults(result)
                assert pictures.told(result).count("\n→ ") == 1, cell
    assert cells
    assert {cell: faults for cell, faults in found.items() if faults} == {}
