"""The truth is apart: what trainees use never opens it, and works without it."""

import shutil

import pandas as pd
import pytest

from casekit.mart import NoTruth, check, features, target, truth
from casekit.mart import open as open_mart
from synthetic.schema import TABLES

TRUE_TABLES = [t for t in TABLES.values() if t.truth]


@pytest.fixture
def opened(monkeypatch):
    """The paths of the Parquet files opened during a test."""
    from pyarrow import parquet

    paths = []
    real = parquet.ParquetFile

    def watched(path, *args, **kwargs):
        paths.append(path.as_posix())
        return real(path, *args, **kwargs)

    monkeypatch.setattr(parquet, "ParquetFile", watched)
    return paths


def _use_everything(mart):
    for table in TABLES.values():
        if not table.truth:
            mart.table(table.name)
    features(mart, 202503)
    target(mart, 202503)
    check(mart)


def test_what_trainees_use_opens_no_file_of_the_truth(dataset_path, opened):
    _use_everything(open_mart(dataset_path))
    assert len(opened) > 50
    assert not [path for path in opened if "truth" in path.removeprefix(dataset_path.as_posix())]


def test_the_truth_opens_its_own_files_only(mart, opened):
    truth.of(mart).people  # noqa: B018
    truth.of(mart).state_of(202503)
    assert [path.split("/truth/")[1] for path in opened] == ["people/all.parquet",
                                                             "state/202503.parquet"]  # fmt: skip


def test_all_works_with_the_truth_taken_away(dataset_path, tmp_path):
    copy = shutil.copytree(dataset_path, tmp_path / "data", ignore=_no_truth)
    assert not (copy / "truth").exists()
    mart = open_mart(copy, verify=True)
    _use_everything(mart)
    with pytest.raises(NoTruth):
        truth.of(mart)


def _no_truth(folder, names):
    return {"truth"} & set(names)


@pytest.mark.parametrize("table", TRUE_TABLES, ids=lambda t: t.name)
def test_each_true_table_is_there(mart, table):
    found = getattr(truth.of(mart), table.name)
    assert list(found.columns) == table.names
    # the class base leaves no event out, its records are kept well, and nobody moves out
    assert len(found) or table.name in ("without", "records", "moves")


def test_the_state_of_a_month_covers_its_base(mart):
    state = truth.of(mart).state_of(202503)
    assert target(mart, 202503).index.isin(state.index).all()
    assert state.index.is_monotonic_increasing
    only = truth.of(mart).state_of(202503, ["leave_3m"])
    pd.testing.assert_frame_equal(only, state[["leave_3m"]])


def test_no_trainee_table_has_a_column_of_the_truth_alone(mart):
    own = {"hazard", "leave_3m", "loss_2m", "decided", "need", "stability", "risk_untreated",
           "effect", "reason", "decided_month"}  # fmt: skip
    for table in TABLES.values():
        if not table.truth:
            assert not own & set(mart.table(table.name).columns)
    assert not own & set(features(mart, 202503).columns)
