"""Every chart of the lecture on the class base, as a reader sees it, in both languages."""

import ast
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from casekit import course, text
from casekit.authoring.source import read_lesson
from casekit.classroom import derived
from casekit.drawing import legible, pictures, theme

LESSON = Path(__file__).parents[3] / "lessons" / "05_churn_warning"


def shown(mart):
    """Yields (cell, what a notebook would show below it) of the lecture's code."""
    names = {"mart": mart, "q": derived.sheet(course.questions("churn_warning"), lambda case: mart)}
    for cell in read_lesson(LESSON).cells:
        if cell.kind != "code" or cell.part != "lecture":
            continue
        *steps, last = ast.parse(cell.text).body
        exec(compile(ast.Module(steps, []), str(LESSON), "exec"), names)
        if isinstance(last, ast.Expr):
            yield (
                cell.head["id"],
                eval(compile(ast.Expression(last.value), str(LESSON), "eval"), names),
            )
        else:
            exec(compile(ast.Module([last], []), str(LESSON), "exec"), names)


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_every_chart_of_the_lecture_is_legible(mart, lang, monkeypatch):
    monkeypatch.setattr(pictures, "picture", lambda fig: b"")  # panels have a test of their own
    with mpl.rc_context(), text.using(lang):
        theme.theme(lang)
        found = {}
        for cell, result in shown(mart):
            if isinstance(result, Figure):
                found[cell] = legible.faults(result)
                assert pictures.told(result).count("\n→ ") == 1, cell
    assert len(found) >= 12
    assert {cell: faults for cell, faults in found.items() if faults} == {}
