"""The contract: made data satisfy it, and each rule finds what breaks it."""

from datetime import datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from casekit import text
from casekit.mart import check, from_tables, suspicious, truth
from casekit.mart import open as open_mart
from casekit.mart.contract import check_tables
from casekit.mart.faults import TEXTS, DatasetError
from synthetic import generate, scenario_file
from synthetic.schema import TABLES

from .look_ahead import tables_of
from .made_up import made_up_tables, read_manifest, write_dataset, write_manifest
from .test_suspicious import SUSPICIOUS

SHORT = {
    "extends": "classroom",
    "name": "short",
    "subscribers": 1000,
    "months": 8,
    "market": {"campaign_months": []},
    "campaigns": [{"offer": "care_call", "month": 202402, "horizon": 6}],
    "pilots": [],
}


@pytest.fixture(scope="module")
def short_mart(make_dataset):
    """Eight months of 1,000 subscribers, to be broken in many ways."""
    return open_mart(make_dataset(SHORT, 7, name="short"))


def test_made_data_satisfy_the_contract(mart, other_mart, cliff_mart):
    for one in (mart, other_mart, cliff_mart):
        assert [str(problem) for problem in check(one)] == []


@pytest.mark.parametrize("preset", sorted({*scenario_file.names()} - {"dirty_records"}))
def test_every_preset_makes_data_that_satisfy_it(tmp_path, preset):
    law = {"extends": preset, "name": preset, "subscribers": 1000, "pilots": [], "value_at": []}
    made = open_mart(generate(tmp_path / "made", law, seed=3))
    assert [str(problem) for problem in check(made)] == []
    assert [str(problem) for problem in suspicious(made)] == []
    assert [str(problem) for problem in truth.check(made)] == []


def test_the_truth_of_made_data_satisfies_it_too(mart):
    assert [str(problem) for problem in truth.check(mart)] == []


def _set(column, value, at=0):
    def change(rows):
        rows.iloc[at, rows.columns.get_loc(column)] = value
        return rows

    return change


def _as_objects(column, value):
    """Put a value of another type among a column's own."""

    def change(rows):
        rows[column] = rows[column].astype(object)
        return _set(column, value)(rows)

    return change


def _repeat_the_first(rows):
    return pd.concat([rows, rows.iloc[[0]]], ignore_index=True)


def _unknown_word(rows):
    rows["gender"] = rows["gender"].cat.add_categories("X")
    return _set("gender", "X", 3)(rows)


def _gap_in_words(rows):
    return _set("brand", None, 5)(rows)


def _beyond_any_month(rows):
    return _set("month", 202513, len(rows) - 1)(rows)


def _where(query, column, value):
    """Set a column in the first row that fits a query."""

    def change(rows):
        return _set(column, value, rows.index.get_loc(rows.query(query).index[0]))(rows)

    return change


def _drop_a_month_of_one(rows):
    stays = rows.loc[rows["month"] == 202405, "subscriber"].iloc[0]
    return rows[(rows["subscriber"] != stays) | (rows["month"] != 202405)]


def _swap_pair(rows):
    rows.loc[0, ["subscriber", "other"]] = rows.loc[0, ["other", "subscriber"]].to_numpy()
    return rows


def _leave_early(rows):
    return _set("month", 202401, rows.index.get_loc(rows.query("month > 202406").index[0]))(rows)


BROKEN = [
    # table, change, column, rule
    ("monthly", _as_objects("bill", "n/a"), "bill", "wrong_type"),
    ("monthly", _set("quality", np.nan, 4), "quality", "gap"),
    ("monthly", _set("minutes_out", -1, 7), "minutes_out", "out_of_range"),
    ("monthly", _set("off_net_share", 1.5), "off_net_share", "out_of_range"),
    ("monthly", _set("bill", 123.45), "bill", "bill_is_no_sum"),
    ("monthly", _set("arrears", 12.5, 3), "arrears", "arrears_is_no_debt"),
    ("monthly", _where("data_gb < 50", "over_gb", 500.0), "over_gb", "over_more_than_used"),
    ("monthly", _where("overage_fee == 0", "warned_over", True), "warned_over", "warned_not_over"),
    ("monthly", _where("contract_left > 0", "contract_ends", True), "contract_left",
     "ends_and_runs_on"),
    ("monthly", _where("contract_left > 3", "contract_left", 2), "contract_left",
     "contract_left_differs"),
    ("contracts", lambda rows: rows.iloc[:-40], "contract_left", "contract_left_differs"),
    ("monthly", _where("complaints == 0", "complaints", 1), "complaints", "complaints_differ"),
    ("contacts", lambda rows: rows[rows["month"] != 202405], "complaints", "complaints_differ"),
    ("monthly", _repeat_the_first, "subscriber+month", "repeated_key"),
    ("monthly", _drop_a_month_of_one, "subscriber", "gone_unrecorded"),
    ("monthly", _drop_a_month_of_one, "subscriber", "appears_unjoined"),
    ("subscribers", _unknown_word, "gender", "unknown_word"),
    ("subscribers", _gap_in_words, "brand", "gap"),
    ("subscribers", _set("household", 999_999), "household", "lost_reference"),
    ("subscribers", _set("group", 888_888), "group", "lost_reference"),
    ("subscribers", _where("join_month < 202401", "join_month", 202406), "month",
     "before_joining"),
    ("subscribers", _set("join_month", 202300), "join_month", "no_month"),
    ("subscribers", lambda rows: rows.iloc[5:], "subscriber", "lost_reference"),
    ("churn", _leave_early, "month", "after_leaving"),
    ("churn", _beyond_any_month, "month", "outside_data"),
    ("churn", lambda rows: rows.query("month != 202407"), "subscriber", "gone_unrecorded"),
    ("contracts", _set("end_month", 200002), "end_month", "ends_before_start"),
    ("ties", _swap_pair, "other", "pair_not_in_order"),
    ("ties", _set("quarter", 202402), "quarter", "no_quarter"),
    ("surveys", _where("answered", "satisfaction", np.nan), "answered", "marks_without_answer"),
    ("surveys", _where("not answered", "recommend", 3), "answered", "marks_without_answer"),
    ("contacts", _where("month > 202402", "month", 200001), "subscriber", "before_joining"),
    ("desk_calls", _where("month > 202402", "month", 200001), "subscriber", "before_joining"),
    ("desk_calls", _where("script == 'process'", "accepted", True), "accepted",
     "accepted_unoffered"),
    ("staff", _where("role == 'clerk'", "team", 3), "team", "team_of_no_agent"),
    ("portfolios", _set("staff", 1), "staff", "no_manager"),
    ("points_at_start", _where("points > 9", "points", 1), "points_balance",
     "points_from_nowhere"),
    ("points_at_start", _set("earned_month", 202402), "earned_month", "earned_later"),
    ("treatments", _set("month", 202405), "month", "not_the_campaigns_month"),
    ("treatments", _where("arm == 'control'", "contacted", True), "contacted",
     "control_contacted"),
    ("treatments", _where("not contacted", "accepted", True), "accepted", "accepted_unreached"),
    ("treatments", _where("accepted", "level", 500.0), "cost", "subsidy_not_paid"),
    ("win_back", _where("offer == 'alone'", "contacted", True), "contacted", "control_contacted"),
    ("win_back", _set("month", 202401), "month", "before_leaving"),
    ("win_back", _set("returned_month", 202401), "returned_month", "before_leaving"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "change", "column", "rule"), BROKEN)
def test_each_rule_finds_what_breaks_it(short_mart, table, change, column, rule):
    tables = tables_of(short_mart)
    tables[table] = change(tables[table]).reset_index(drop=True)
    problems = check(from_tables(tables))
    told = {(p.column, p.rule): p for p in problems}
    assert (column, rule) in told, [str(p) for p in problems]
    problem = told[column, rule]
    assert problem.rows >= 1
    assert column.split("+")[0] in problem.example
    for lang in text.LANGUAGES:
        with text.using(lang):
            assert problem.example in str(problem)
            assert "{" not in str(problem)


def test_the_number_of_rows_and_the_example_are_those_of_the_fault(short_mart):
    tables = tables_of(short_mart)
    rows = tables["monthly"]
    hit = rows.index[rows["month"] >= 202406][[3, 8, 900]]
    rows.loc[hit, "active_days"] = 32
    (problem,) = check(from_tables(tables))
    first = rows.loc[hit[0]]
    assert (problem.table, problem.column, problem.rows) == ("monthly", "active_days", 3)
    assert problem.example == f"subscriber={first.subscriber}, month={first.month}, active_days=32"
    with text.using("en"):
        assert "0 to 31" in str(problem)
        assert "rows: 3" in str(problem)


def test_several_faults_are_told_at_once(short_mart):
    tables = tables_of(short_mart)
    tables["monthly"].loc[[1, 2], "sms"] = -4
    tables["plans"].loc[0, "tier"] = 9
    one = tables["churn"].query("month == 202404").index[0]
    tables["churn"].loc[one, "subscriber"] = 10**6
    found = {(p.table, p.rule) for p in check(from_tables(tables))}
    assert {("monthly", "out_of_range"), ("plans", "out_of_range"),
            ("churn", "lost_reference"), ("monthly", "gone_unrecorded")} <= found  # fmt: skip


def test_a_file_with_rows_of_another_month_is_found(short_mart, tmp_path):
    tables = {**tables_of(short_mart), "truth/people": truth.of(short_mart).people}
    folder = write_dataset(tmp_path / "data", tables)
    january = folder / "monthly" / "202401.parquet"
    february = folder / "monthly" / "202402.parquet"
    manifest = read_manifest(folder)
    listed = {part["path"]: part for part in manifest["tables"]["monthly"]["parts"]}
    february.write_bytes(january.read_bytes())
    copied = {k: v for k, v in listed["monthly/202401.parquet"].items() if k != "path"}
    manifest["tables"]["monthly"]["rows"] += (
        copied["rows"] - listed["monthly/202402.parquet"]["rows"]
    )
    listed["monthly/202402.parquet"] |= copied
    write_manifest(folder, manifest)
    problems = {p.rule: p for p in check(open_mart(folder))}
    assert problems["other_month"].table == "monthly"
    assert "month=202401" in problems["other_month"].example


@pytest.mark.parametrize("path", ["monthly/202403.parquet", "plans/all.parquet"])
def test_a_file_that_cannot_be_read_is_told_beside_the_rest(short_mart, tmp_path, path):
    tables = tables_of(short_mart)
    tables["contracts"].loc[0, "end_month"] = 200001
    folder = write_dataset(tmp_path / "data", tables)
    part, mart = folder / path, open_mart(folder)
    part.write_bytes(b"\0" * part.stat().st_size)
    problems = check(mart)
    assert path in str(next(p for p in problems if p.rule == "unreadable"))
    if path.startswith("monthly"):
        assert {"unreadable", "ends_before_start"} <= {p.rule for p in problems}


def test_a_table_without_a_column_is_told(short_mart):
    tables = tables_of(short_mart)
    del tables["contracts"]["penalty"]
    (problem,) = check(from_tables(tables))
    assert (problem.table, problem.rule) == ("contracts", "unreadable")
    assert str(problem) == "表 contracts（合约）：文件读不出来（contracts: no column penalty）"


def test_every_rule_is_tried():
    tried = {rule for _, _, _, rule in BROKEN} | {"other_month", "unreadable"}
    tried |= {rule for _, _, rule in SUSPICIOUS}
    assert tried == set(TEXTS.names("contract")) - {"where", "line", "whole"}


WRONG = {
    "text": lambda n: ["x"] * n,
    "mixed": lambda n: ([1, "x"] * n)[:n],
    "missing": lambda n: [None] * n,
    "infinite": lambda n: [float("inf")] * n,
    "dates": lambda n: [datetime(2024, 1, 1)] * n,
    "lists": lambda n: [[1]] * n,
    "mappings": lambda n: [{"a": 1}] * n,
    "yes": lambda n: [True] * n,
    "decimals": lambda n: [Decimal("1.5")] * n,
    "bytes": lambda n: [b"x"] * n,
    "huge": lambda n: [10**30] * n,
    "complex": lambda n: [1j] * n,
}
_SOUND = {("string", "text"), ("bool", "yes"), ("float32", "infinite")}
"""Types of columns and what is no wrong type there (the range of a column is another rule)."""


@pytest.mark.parametrize("table", [t for t in TABLES.values() if not t.truth], ids=lambda t: t.name)
def test_a_column_of_a_wrong_type_is_told_whatever_it_is(table):
    """Each column in three of the wrong types, each type in a quarter of the columns."""
    tables = made_up_tables(rows=12)
    rows = tables[table.name]
    for number, column in enumerate(table.columns):
        for wrong in list(WRONG)[number % 4 :: 4]:
            if (column.dtype, wrong) in _SOUND or (column.optional and wrong == "missing"):
                continue
            values = pd.Series(WRONG[wrong](len(rows)), dtype=object)
            said = _told({**tables, table.name: rows.assign(**{column.name: values})}, table)
            assert any(column.name in line for line in said), (column.name, wrong, said)
            assert not any("{" in line for line in said if wrong != "mappings")


def _told(tables, table):
    try:
        mart = from_tables(tables)
    except DatasetError as fault:  # months that are none: there is nothing to open
        return [str(fault)]
    return [str(problem) for problem in check_tables(mart, mart.source, [table])]
