"""Exports of a scenario with careless records: GBK, a line of totals, MB that nothing speaks of."""

import csv

import pandas as pd
import pytest
import yaml

from casekit.mart import open as open_mart
from casekit.mart.extract import MAPPING, Refused, bring_in, hand_out, usual_encoding

LAW = {
    "extends": "classroom",
    "subscribers": 1000,
    "months": 6,
    "campaigns": [],
    "pilots": [],
    "value_at": [],
    "market": {"campaign_months": []},
}


def _base(make_dataset, name, **records):
    return make_dataset({**LAW, "name": name, "records": records}, 7, name=name)


@pytest.fixture(scope="module")
def untidy(make_dataset):
    return _base(make_dataset, "untidy", gbk=True, total_line=True)


def _read(folder, encoding="gbk", name="月度账单与使用.csv"):
    with (folder / name).open(encoding=encoding, newline="") as file:
        return list(csv.reader(file))


def test_the_usual_encoding_is_that_of_the_records(untidy, make_dataset):
    assert usual_encoding(untidy) == "gbk"
    assert usual_encoding(_base(make_dataset, "tidy")) == "utf-8-sig"


def test_a_line_of_totals_adds_up_and_is_left_out_again(untidy, tmp_path):
    hand_out(untidy, tmp_path / "out", encoding=usual_encoding(untidy))
    head, *rows = _read(tmp_path / "out")
    at = head.index("出账收入")
    assert rows[-1][0] == "合计"
    assert float(rows[-1][at]) == pytest.approx(sum(float(row[at]) for row in rows[:-1]), abs=1)
    report = bring_in(tmp_path / "out", tmp_path / "out" / MAPPING, tmp_path / "mart")
    assert "total_row" in {one.rule for one in report.of("repaired")}
    assert {one.facts["encoding"] for one in report.of("told") if one.rule == "read_as_text"} == {"GBK"}  # fmt: skip
    assert len(open_mart(tmp_path / "mart").monthly) == len(open_mart(untidy).monthly)


def test_data_in_mb_that_nothing_speaks_of_are_refused_with_the_reason(make_dataset, tmp_path):
    base = _base(make_dataset, "in_mb", mb_column=True)
    hand_out(base, tmp_path / "out")
    head, *rows = _read(tmp_path / "out", "utf-8")
    used = [float(row[head.index("流量")]) for row in rows]
    assert sum(used) == pytest.approx(1024 * open_mart(base).monthly["data_gb"].sum(), rel=1e-4)
    with pytest.raises(Refused) as refused:
        bring_in(tmp_path / "out", tmp_path / "out" / MAPPING, None)
    named = {one.target: one for one in refused.value.report.of("refused")}
    assert set(named) == {"monthly.data_gb", "monthly.over_gb"}
    assert all("unit" in str(one) for one in named.values())


def test_once_the_unit_is_said_the_same_data_come_back(make_dataset, tmp_path):
    base = _base(make_dataset, "in_mb", mb_column=True)
    hand_out(base, tmp_path / "out")
    mapping = tmp_path / "out" / MAPPING
    content = yaml.safe_load(mapping.read_text(encoding="utf-8"))
    columns = content["tables"]["monthly"]["columns"]
    for name in ("data_gb", "over_gb"):
        columns[name] = {"column": columns[name], "unit": "MB"}
    mapping.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    bring_in(tmp_path / "out", mapping, tmp_path / "mart")
    pd.testing.assert_frame_equal(open_mart(tmp_path / "mart").monthly, open_mart(base).monthly)


def test_an_area_in_fen_is_told_and_explains_what_is_refused(make_dataset, tmp_path):
    base = _base(make_dataset, "in_fen", fen_area=7)
    hand_out(base, tmp_path / "out")
    with pytest.raises(Refused) as refused:
        bring_in(tmp_path / "out", tmp_path / "out" / MAPPING, None)
    (told,) = refused.value.report.of("doubted")
    assert told.rule == "area_in_fen"
    assert "7" in str(told)


def test_fillers_and_second_records_are_doubted(make_dataset, tmp_path):
    base = _base(make_dataset, "doubtful", wrong=0.3, duplicate=0.03, plan_mismatch=0.02)
    hand_out(base, tmp_path / "out")
    report = bring_in(tmp_path / "out", tmp_path / "out" / MAPPING, tmp_path / "mart")
    assert {one.rule for one in report.of("doubted")} == {"year_spike", "same_person", "fee_unlike_plan"}  # fmt: skip
