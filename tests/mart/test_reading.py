"""Values come out of the files as they went in, in types that are safe to calculate with."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.mart import from_tables
from casekit.mart import open as open_mart
from casekit.mart.reading import conform
from synthetic.schema import PLANS, TABLES

from .made_up import MONTHS, made_up_tables, write_dataset


@pytest.fixture(scope="module")
def made():
    return made_up_tables(seed=3)


@pytest.fixture(scope="module")
def mart_of_made(made, tmp_path_factory):
    return open_mart(write_dataset(tmp_path_factory.mktemp("made") / "data", made))


TRAINEE_TABLES = [t for t in TABLES.values() if not t.truth]


@pytest.mark.parametrize("table", TRAINEE_TABLES, ids=lambda t: t.name)
def test_values_come_back(made, mart_of_made, table):
    found = getattr(mart_of_made, table.name)
    assert list(found.columns) == table.names
    for column in table.columns:
        before, after = made[table.name][column.name], found[column.name]
        assert before.isna().tolist() == after.isna().tolist()
        if column.dtype == "category":
            assert after.cat.categories.tolist() == list(column.values)
            assert before.tolist() == after.tolist()
        elif column.dtype.startswith("float"):
            assert after.dtype == np.float64
            assert after.tolist() == before.tolist()  # To the digit: float32 is gone.
        else:
            plain = {"bool": "bool", "string": "str"}
            wide = plain.get(column.dtype) or ("float64" if column.optional else "int64")
            assert after.dtype == wide
            assert before.dropna().tolist() == after.dropna().tolist()


def test_small_integers_do_not_overflow(mart):
    rows = mart.month(202503)
    assert (rows["active_days"] * 100).max() == rows["active_days"].max() * 100


def test_money_prints_clean(mart):
    bills = mart.month(202503)["bill"]
    assert all(len(f"{bill!r}".split(".")[1].rstrip(")")) <= 2 for bill in bills.tolist())


def test_what_is_handed_out_may_be_changed(small_mart):
    rows = small_mart.subscribers
    rows["gender"] = "X"
    rows.loc[0, "birth_year"] = 1800
    assert "X" not in set(small_mart.subscribers["gender"])
    assert small_mart.subscribers["birth_year"].min() > 1800


def test_months_and_windows_are_rows_of_monthly(mart):
    monthly = mart.monthly
    window = mart.window([202501, 202503], ["subscriber", "month", "bill"])
    expected = monthly[monthly["month"].isin([202501, 202503])].reset_index(drop=True)
    pd.testing.assert_frame_equal(window, expected[["subscriber", "month", "bill"]])
    one = mart.month(202501)
    pd.testing.assert_frame_equal(one, monthly[monthly["month"] == 202501].reset_index(drop=True))
    assert mart.window([]).empty
    assert list(mart.window([], ["bill", "status"]).dtypes) == ["float64", one["status"].dtype]


def test_tables_are_read_when_asked_for(mart_of_made, monkeypatch):
    from pyarrow import parquet

    opened = []
    real = parquet.ParquetFile

    def watched(path, *args, **kwargs):
        opened.append(path.relative_to(mart_of_made.source.folder).as_posix())
        return real(path, *args, **kwargs)

    monkeypatch.setattr(parquet, "ParquetFile", watched)
    fresh = open_mart(mart_of_made.source.folder)
    assert opened == []
    fresh.month(MONTHS[1], ["bill"])
    assert opened == [f"monthly/{MONTHS[1]}.parquet"]
    fresh.churn  # noqa: B018
    fresh.churn  # noqa: B018
    assert opened[1:] == ["churn/all.parquet"]


def test_unknown_words_are_kept_for_the_contract(made):
    rows = made["plans"].assign(owner=made["plans"]["owner"].astype(object))
    rows.loc[[0, 5], "owner"] = ["nobody", None]
    found = conform(rows, PLANS)["owner"]
    assert found.cat.categories.tolist() == ["own", "rival_a", "rival_b", "nobody"]
    assert found[0] == "nobody"
    assert pd.isna(found[5])


@given(
    st.lists(st.sampled_from(["own", "rival_a", "rival_b", "other", None]), min_size=1, max_size=30)
)
def test_words_come_back_from_any_column_of_words(words):
    rows = pd.DataFrame({c.name: np.ones(len(words), dtype=int) for c in PLANS.columns})
    rows["owner"] = pd.Series(words, dtype=object)
    found = conform(rows, PLANS)["owner"]
    assert [None if pd.isna(word) else word for word in found] == words
    assert found.cat.categories[:3].tolist() == ["own", "rival_a", "rival_b"]


def test_a_mart_in_memory_knows_its_months(made):
    assert from_tables(made).months == tuple(MONTHS)
