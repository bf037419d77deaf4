"""The tiny lesson from source to executed solution, on a real base, in real kernels."""

import json

import pytest

import synthetic
from casekit.authoring import execution, notebook
from casekit.authoring.build import build
from tests.bases import BARE

from .nbval_run import nbval
from .tiny_course import COURSE, LESSON

KERNEL = {"PYTHONPATH": str(COURSE / "kernel")}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bases") / "classroom-7"
    synthetic.generate(folder, scenario=BARE, seed=7, subscribers=300)
    return folder


def plain(path):
    """What a solved or exercised notebook shows, as text, by cell."""
    content = json.loads(path.read_text(encoding="utf-8"))
    shown = {}
    for cell in content["cells"]:
        parts = []
        for output in cell.get("outputs", []):
            parts += output.get("text", []) or output["data"].get("text/plain", [])
        shown[cell["id"].removeprefix(f"{LESSON}-")] = "".join(parts)
    return shown


def test_a_lesson_becomes_notebooks_that_run(root, dataset, tmp_path):
    assert build(root, dataset=dataset, environment=KERNEL) == []
    assert build(root, check=True) == []
    zh = plain(root / "solutions" / "zh" / f"{LESSON}.solved.ipynb")
    en = plain(root / "solutions" / "en" / f"{LESSON}.solved.ipynb")
    assert "数据里有几个账期？" in zh["q-months-known-card-zh"]
    assert "How many account months" in en["q-months-known-card-en"]
    for name in ("q-months-known", "q-last-month", "q-year-of"):
        assert "对。" in zh[f"{name}-zh"]
        assert "Right." in en[f"{name}-en"]
    text = (root / "solutions" / "en" / f"{LESSON}.solved.ipynb").read_text(encoding="utf-8")
    assert str(tmp_path) not in text
    assert "widget-view" not in text
    untouched = notebook.from_bytes(
        (root / "exercises" / "en" / f"{LESSON}.practice.ipynb").read_bytes()
    )
    untouched["cells"].append({**untouched["cells"][1], "id": "x", "source": ["lesson.outcomes()"]})
    ran = execution.run(untouched, dataset, KERNEL | {"CASEKIT_STRICT": ""})
    told = "".join(ran["cells"][-1]["outputs"][0]["data"]["text/plain"])
    assert told.count("UNATTEMPTED") == 3


def test_nbval_passes_what_was_built_and_fails_on_an_output_that_differs(root, dataset):
    practice = root / "lessons" / LESSON / "first_call.py"
    text = practice.read_text(encoding="utf-8")
    count = '\n# %% id="how-many" tags=["check-output"]\nlen(mart.months)\n'
    practice.write_text(text + count, encoding="utf-8")
    assert build(root, dataset=dataset, environment=KERNEL) == []
    solution = root / "solutions" / "zh" / f"{LESSON}.solved.ipynb"
    lecture = root / "notebooks" / "zh" / f"{LESSON}.ipynb"
    code, told = nbval([solution, lecture], dataset, **KERNEL)
    assert code == 0, told
    content = json.loads(solution.read_text(encoding="utf-8"))
    (marked,) = [cell for cell in content["cells"] if cell["metadata"].get("tags")]
    marked["outputs"][0]["data"]["text/plain"] = ["25"]
    solution.write_bytes(notebook.to_bytes(content))
    code, told = nbval([solution], dataset, **KERNEL)
    assert code == 1
    assert "25" in told


def test_a_wrong_solution_is_told_with_its_cell(root, dataset):
    practice = root / "lessons" / LESSON / "first_call.py"
    text = practice.read_text(encoding="utf-8")
    practice.write_text(text.replace("= mart.months[-1]", "= mart.months[0]"), encoding="utf-8")
    problems = build(root, dataset=dataset, environment=KERNEL)
    assert [(p.rule, p.cell) for p in problems] == [("solutions_run", "q-last-month")] * 2
    assert any("You took the first." in problem.message for problem in problems)
    assert not (root / "solutions" / "en" / f"{LESSON}.solved.ipynb").exists()


def test_the_datasets_of_cases_are_made_beside_the_base(root, dataset, monkeypatch):
    made = []
    monkeypatch.setattr(
        synthetic, "generate", lambda folder, scenario, seed: made.append((folder, scenario, seed))
    )
    from casekit.authoring.source import read_lesson

    practice = root / "lessons" / LESSON / "first_call.py"
    text = practice.read_text(encoding="utf-8")
    practice.write_text(text + '\n# %% id="cliff"\nlesson.case("expiry_cliff")\n', encoding="utf-8")
    execution.make_cases(read_lesson(practice.parent), dataset)
    assert made == [(dataset.parent / "expiry_cliff-7", "expiry_cliff", 7)]
