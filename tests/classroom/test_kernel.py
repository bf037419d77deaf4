"""In a real kernel: untouched exercises, endless functions, errors without traceback."""

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

TESTS = Path(__file__).resolve().parents[1]
START = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
from pathlib import Path
from classroom.market import questions
from classroom.market.mart import TinyMart
from casekit import text
from casekit.classroom.progress import EventLog
from casekit.classroom.question import declared_in
from casekit.classroom.sheet import QuestionSheet
from casekit.lesson.start import _give
from casekit.classroom import BLANK
text.set_language("en")
_give("____", BLANK, globals())
mart = TinyMart(1)
q = QuestionSheet(declared_in(questions), lambda case: mart, "market", EventLog(Path("events.jsonl")))
"""


@pytest.fixture
def run(tmp_path):
    """Return a function that runs cells in a fresh kernel and returns their outputs."""

    def cells(*sources: str, allow_errors: bool = False, start: str = START) -> list[list[dict]]:
        notebook = nbformat.v4.new_notebook()
        notebook.cells = [nbformat.v4.new_code_cell(source) for source in (start, *sources)]
        client = NotebookClient(
            notebook, timeout=120, kernel_name="python3", allow_errors=allow_errors,
            resources={"metadata": {"path": str(tmp_path)}},
        )  # fmt: skip
        client.execute()
        return [cell.outputs for cell in notebook.cells[1:]]

    return cells


def words(outputs) -> str:
    return "\n".join(
        output.get("data", {}).get("text/plain", "") + output.get("text", "") for output in outputs
    )


def test_an_untouched_exercise_runs_from_top_to_bottom(run, tmp_path):
    run(
        "rate = ____\nq.churn_rate.check(rate)",
        "table = mart.subscribers.groupby('plan')['left'].mean() * ____\nq.rate_by_plan.check(table)",
        "def mean_bill(rows):\n    return ____\nq.mean_bill.check(mean_bill)",
        "model = ____.fit(mart.subscribers[['risk']])\nq.ranking.check(model)",
        "q.call_list.check(____)",
        *(f"q.{name}" for name in ("leavers", "biggest_plan", "last_month", "alarms", "units",
                                   "plans_by_size", "cut_off", "memo")),
    )  # fmt: skip
    lines = (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()
    events = [json.loads(line) for line in lines]
    assert {event["outcome"] for event in events} == {"UNATTEMPTED"}
    assert len({event["question"] for event in events}) == 13


def test_endless_functions_are_stopped_and_the_kernel_lives(run):
    looping, sleeping, alive = run(
        "def f(rows):\n    while True: pass\nq.mean_bill.check(f)",
        "import time\nq.mean_bill.check(lambda rows: time.sleep(30))",
        "print(1 + 1)",
    )
    assert "Still running after 0.5 seconds" in words(looping)
    assert "Still running after 0.5 seconds" in words(sleeping)
    assert words(alive) == "2\n"


def test_nothing_of_the_unseen_data_is_shown(run):
    def told(body: str) -> str:
        return f"def f(rows):\n    {body}\n    return 1.0\nq.mean_bill.check(f)"

    printed, displayed, raised, after = run(
        told("print(rows.to_string())"),
        told("display(rows)"),
        told("raise ValueError(rows.to_string())"),
        "print('heard')",
    )
    for outputs in (printed, displayed, raised):
        assert len(outputs) == 1  # the verdict and nothing else
        assert "unlimited" not in json.dumps(outputs)
    assert "What it printed is not shown" in words(printed)
    assert "What it printed is not shown" in words(displayed)
    assert "Your own line 2 raised ValueError: `raise ValueError(rows.to_string())`" in words(
        raised
    )
    assert words(after) == "heard\n"


def test_an_error_of_the_kit_is_one_sentence(run):
    (outputs,) = run("q.chrn_rate", allow_errors=True)
    assert "Did you mean" in "".join(outputs[0]["traceback"])
    assert "File" not in "".join(outputs[0]["traceback"])


def test_cells_that_are_doubled_deleted_or_run_again_break_nothing(run):
    first, second, third, fourth = run(
        "q.leavers",
        "q.leavers",
        "q.leavers.card.inputs.fill(80)\nq.leavers.card.check_button.click()",
        "import ipywidgets\nipywidgets.Widget.close_all()\nq.leavers",
    )
    view = "application/vnd.jupyter.widget-view+json"
    assert first[0]["data"][view]["model_id"] == second[0]["data"][view]["model_id"]
    assert fourth[0]["data"][view]["model_id"] != first[0]["data"][view]["model_id"]
    assert "passed at" in words(fourth)
    assert third == []


def test_a_lesson_starts_makes_its_data_and_leaves_no_bar_behind(run, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    (outputs,) = run(
        "import casekit\nlesson = casekit.start('99_nothing', lang='zh')\nprint(____)",
        start="pass",
    )
    shown = [output["data"] for output in outputs if "data" in output]
    left = [data for data in shown if {"application/javascript"} & set(data) or "正在" in str(data)]
    assert left == []
    assert "6,000 位客户，24 个月（2024 年 1 月至 2025 年 12 月）" in words(outputs)
    assert words(outputs).endswith("____\n")
