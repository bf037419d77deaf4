"""Bases that lack columns or months: every cell of module 05 runs, or steps aside in words."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from casekit import course, mart, text
from casekit.classroom.question import TRACKS
from casekit.cli.run import code_of
from casekit.data_fault import DataFault
from casekit.lesson.what_runs import what_runs
from casekit.mart.extract import MAPPING, bring_in, hand_out
from tests.bases import WITHOUT_PILOTS
from tests.extract.partial import TWELVE, narrowed

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ("notebooks/zh/05_churn_warning.ipynb", "solutions/en/05_churn_warning.solved.ipynb")
"""A solution has the cells of its practice and the answers; the practice itself is run on one base."""
ASIDE = re.compile(
    r"跳过|is left out|is skipped|are skipped|没有附带真实答案|without its truth|without its true"
)
"""Of a cell, of one that builds on it, of a question, of an exhibit of the truth."""
LAST = list(range(202507, 202513))
BASES = {"twelve": {"columns": TWELVE}, "six": {"months": LAST}, "one": {"months": LAST[-1:]}}
LACKED = {
    "twelve": ["合约”（contracts）", "营销活动”（campaigns）", "Your data came without"],
    "six": ["12 个月的历史，数据只有 6 个月", "have only 6 (July 2025 to December 2025)"],
    "one": ["12 个月的历史，数据只有 1 个月", "5 months of history"],
}
"""What some cell of each base must name."""
RUNS = {
    "twelve": {"spend_alarm", "zone_of", "left_labels", "eleven_steps"},
    "six": {"zone_of", "expiry_hazard", "fishbone"},
    "one": {"zone_of", "eleven_steps"},
}
WAITS = {
    "twelve": {
        "wasted_calls": "被叫分钟（monthly.minutes_in）",
        "call_month": "合约（contracts）",
        "price_is_true": "只有生成的数据才有的真相",
    },
    "six": {
        "spend_alarm": "7 到 24 个月的历史（现有 6 个月）",
        "price_is_true": "只有生成的数据才有的真相",
    },
    "one": {"call_month": "2 到 24 个月的历史（现有 1 个月）"},
}
"""Some questions that run on a base, and some that do not, each with what it waits for."""


@pytest.fixture(scope="module")
def extract(make_dataset, tmp_path_factory) -> Path:
    """A thousand subscribers of the class base, as CSV files with their mapping."""
    folder = tmp_path_factory.mktemp("whole") / "extract"
    hand_out(make_dataset(WITHOUT_PILOTS, 7, name="small", subscribers=1000), folder)
    return folder


@pytest.fixture(scope="module")
def base(extract, make_dataset, tmp_path_factory):
    """A function: name of `BASES` → the folder imported, with the case's data beside it."""
    shelf = tmp_path_factory.mktemp("partial")
    shutil.copytree(make_dataset("expiry_cliff", 7), shelf / "expiry_cliff-7")

    def made(name: str) -> Path:
        if not (shelf / name).exists():
            folder = narrowed(extract, shelf / f"{name}-extract", **BASES[name])
            bring_in(folder, folder / MAPPING, shelf / name)
        return shelf / name

    return made


def run_cells(
    folder: Path, where: Path, notebooks: Sequence[str | Path]
) -> list[list[tuple[str, str, str]]]:
    """The cells of all notebooks on a base: (source, error, output)."""
    paths = [str(ROOT / one) for one in notebooks]
    given = {"CASEKIT_DATA": str(folder), "PYTHONPATH": str(ROOT), "IPYTHONDIR": str(where / "ip"),
             "CASEKIT_PROGRESS": str(where), "OMP_NUM_THREADS": "1", "MPLBACKEND": "agg",
             "PYTHONIOENCODING": "utf-8"}  # fmt: skip
    command = [sys.executable, "-W", "ignore", "-m", "tests.extract.cells", *paths]
    done = subprocess.run(
        command, cwd=where, env={**os.environ, **given}, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("name", BASES)
def test_every_cell_runs_or_steps_aside_in_words(base, tmp_path, name):
    wanted = (
        [*NOTEBOOKS, "exercises/zh/05_churn_warning.practice.ipynb"]
        if name == "twelve"
        else NOTEBOOKS
    )
    notebooks = run_cells(base(name), tmp_path, wanted)
    assert [len(cells) > 40 for cells in notebooks] == [True] * len(wanted)
    for cells in notebooks:
        assert not [(source, error) for source, error, _ in cells if error]
        aside = [bool(ASIDE.search(said)) for _, _, said in cells]
        assert any(aside)
        assert not all(aside)
    said = " ".join(said for cells in notebooks for _, _, said in cells)
    for lacked in LACKED[name]:
        assert lacked in said


def test_a_cell_that_is_at_fault_itself_is_no_matter_of_the_data(base, tmp_path):
    notebook = tmp_path / "own.ipynb"
    sources = [
        "import casekit\nlesson = casekit.start('05_churn_warning', lang='en')\nmart = lesson.mart",
        "people = [1, 2]",
        "people = mart.contracts",
        "people['subscriber']",
        "mart.month(mart.months[-1], ['subscriber', 'no_such_column'])",
        "[][0]",
    ]
    cells = [{"cell_type": "code", "source": one, "metadata": {}, "outputs": [], "execution_count": None} for one in sources]  # fmt: skip
    notebook.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}))  # fmt: skip
    (told,) = run_cells(base("twelve"), tmp_path, [notebook])
    assert [error.partition(":")[0] for _, error, _ in told] == [
        *["", "", "", ""],  # the fourth would have worked on what an earlier cell called `people`
        *["KeyError", "IndexError"],
    ]
    assert "(contracts)" in told[2][2]
    assert "is skipped too" in told[3][2]


@pytest.mark.parametrize("name", BASES)
def test_what_can_run_is_counted_by_asking(base, name):
    told = what_runs(mart.open(base(name)))
    asked = [
        one.name
        for module in course.modules()
        for one in course.questions(module).values()
        if one.case is None and one.track in TRACKS
    ]
    assert sorted([*told.asked, *told.aside]) == sorted(asked)
    assert set(told.asked) >= RUNS[name]
    assert set(told.aside) >= set(WAITS[name])
    head, *needs = str(told).splitlines()
    assert head == f"这份数据能做的题：{len(asked)} 题中的 {len(told.asked)} 题；其余的还缺："
    for question, need in WAITS[name].items():
        line = next(one for one in needs if need in one)
        alike = [one for one in told.aside.values() if same_need(one, told.aside[question], need)]
        assert line == f"  {need}：{len(alike)} 题"
    with text.using("en"):
        assert f"{len(told.asked)} of {len(asked)} questions" in str(told)


def same_need(fault: DataFault, other: DataFault, need: str) -> bool:
    """Whether a question waits for what another one waits for."""
    column = re.search(r"（(\w+\.\w+)）", need)
    if column:
        return column[1] in fault.facts.get("columns", ())
    return type(fault) is type(other) and fault.facts.get("table") == other.facts.get("table")


def test_an_import_ends_with_what_can_run(base, tmp_path, capsys):
    folder = base("twelve").parent / "twelve-extract"
    assert code_of(["import", str(folder), str(tmp_path / "base")]) == 0
    told = capsys.readouterr().out
    last = told[told.index(str(tmp_path / "base")) :].splitlines()[1:]
    assert last == str(what_runs(mart.open(tmp_path / "base"))).splitlines()


def test_a_trial_run_asks_nothing(base, capsys):
    folder = base("twelve").parent / "twelve-extract"
    assert code_of(["import", str(folder), "--dry-run"]) == 0
    assert "这份数据能做的题" not in capsys.readouterr().out
