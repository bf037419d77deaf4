"""Fits on disk: found again for the same data and code, and for nothing else."""

import pandas as pd
import pytest

from casekit.analysis.models import keeping
from casekit.analysis.models.keeping import kept
from casekit.classroom import Grid, Pick, searched_by_cell
from casekit.mart import open as open_mart
from tests.bases import WITHOUT_PILOTS

CALLS = []


@kept
def bill_of(mart, month=202401):
    """Return the sum of a month's bills, and note that it was reckoned."""
    CALLS.append((mart.seed, month))
    return mart.month(month, ["bill"])["bill"].sum()


@pytest.fixture(autouse=True)
def _empty(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    CALLS.clear()


@pytest.fixture
def folder(make_dataset):
    return make_dataset(WITHOUT_PILOTS, 7, name="small", subscribers=1000)


def test_another_kernel_finds_it_again(folder):
    first = bill_of(open_mart(folder))
    again = open_mart(folder)
    assert bill_of(again) == bill_of(again) == first
    assert CALLS == [(7, 202401)]


def test_other_arguments_and_other_data_are_reckoned(folder, make_dataset):
    bill_of(open_mart(folder))
    bill_of(open_mart(folder), 202402)
    other = make_dataset(WITHOUT_PILOTS, 8, name="small", subscribers=1000)
    assert bill_of(open_mart(other)) != bill_of(open_mart(folder))
    assert CALLS == [(7, 202401), (7, 202402), (8, 202401)]


def test_changed_code_is_reckoned_anew(folder, monkeypatch):
    bill_of(open_mart(folder))
    monkeypatch.setattr(keeping, "_code", lambda own: "another state of the code")
    bill_of(open_mart(folder))
    assert len(CALLS) == 2


def test_data_in_memory_stay_in_memory(folder):
    from casekit.mart import from_tables
    from synthetic.schema import TABLES

    base = open_mart(folder)
    tables = {name: base.table(name) for name in TABLES if not TABLES[name].truth}
    mart = from_tables(tables)
    assert bill_of(mart) == bill_of(mart) == bill_of(base)
    assert len(CALLS) == 2


def test_where_nothing_may_be_written_it_is_reckoned_all_the_same(folder, tmp_path, monkeypatch):
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    assert bill_of(open_mart(folder)) > 0


def test_a_model_comes_back_whole(folder):
    from casekit.analysis import models

    first, again = (models.model(open_mart(folder), "logistic") for _ in range(2))
    rows = models.decision(open_mart(folder)).features
    pd.testing.assert_series_equal(first.score(rows), again.score(rows))


@kept
def best_months(mart):
    """Return which of two months to take in each row: a search over a grid, and note that it ran."""
    CALLS.append(mart.seed)
    bills = {month: bill_of(mart, month) for month in (202401, 202402)}
    grid = Grid(rows=("first", "second"), each=Pick(tuple(bills), 202401))
    return searched_by_cell(grid, lambda row, month: bills[month] * (1 if row == "first" else -1))


def test_the_best_setting_of_a_grid_is_searched_for_once(folder):
    first = best_months(open_mart(folder))
    assert set(first.values()) == {202401, 202402}
    CALLS.clear()
    assert best_months(open_mart(folder)) == first
    assert CALLS == []
