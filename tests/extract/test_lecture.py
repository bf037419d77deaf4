"""A lecture runs from top to bottom on imported data; cells that need what is not there step aside."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from casekit import course
from casekit.authoring.edition import LECTURE
from casekit.authoring.source import find_lessons, read_lesson
from casekit.lesson.own_data import made_by

ROOT = Path(__file__).parents[2]
LESSONS = [read_lesson(folder) for folder in find_lessons(ROOT)]


def test_names_that_a_cell_would_make():
    assert made_by("a, (b, *c) = 1, (2, 3)\nfor d in a: e = d\ndef f(): pass") == set("abcdef")
    assert made_by("print(a)") == set()
    assert made_by("%%bash\nls") == set()


def texts_of(cell) -> str:
    return " ".join(
        str(part.get("text", "")) + str(part.get("data", {}).get("text/plain", ""))
        for part in cell.outputs
    )


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_a_lecture_runs_on_imported_data(own_data, tmp_path, monkeypatch, lesson):
    monkeypatch.setenv("CASEKIT_DATA", str(own_data))
    monkeypatch.delenv("CASEKIT_STRICT", raising=False)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(ROOT / LECTURE.path(lesson.name, "en"), as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [out for cell in code for out in cell.outputs if out.output_type == "error"]
    told = [texts_of(cell) for cell in code]
    lacking = [number for number, said in enumerate(told) if "without its truth" in said]
    after = [number for number, said in enumerate(told) if "was skipped, so" in said]
    assert bool(lacking) == any(one.needs_truth for one in course.panels(lesson.module).values())
    assert not after or min(after) > min(lacking)
    assert len(lacking) + len(after) < len(code) / 2


def test_a_mistake_of_ones_own_is_still_told(own_data, tmp_path, monkeypatch):
    monkeypatch.setenv("CASEKIT_DATA", str(own_data))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    cells = [
        "import casekit\nlesson = casekit.start('05_churn_warning', lang='en')",
        "from casekit.mart import truth\nhidden = truth.of(lesson.mart).people",
        "hidden.head()",
        "hiden.head()",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    client = NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}})
    client.allow_errors = True
    client.execute()
    kinds = [[out.output_type for out in cell.outputs] for cell in notebook.cells]
    assert [("error" in kind) for kind in kinds] == [False, False, False, True]
