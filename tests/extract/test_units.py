"""Units: what a head says, what the mapping says, and what the values look like."""

import io

import pandas as pd
import pytest
import yaml

from casekit import mart, text
from casekit.mart.extract import MAPPING, bring_in, hand_out
from synthetic.schema import TABLES

OPEN = [table for table in TABLES.values() if not table.truth]
CASES = [
    # column of monthly, its head in the file, unit in the mapping, rule of the refusal
    ("bill", "ARPU(分)", None, "unit_in_head"),
    ("bill", "ARPU（分）", None, "unit_in_head"),
    ("bill", "ARPU【单位：分】", None, "unit_in_head"),
    ("bill", "出账_fen", None, "unit_in_head"),
    ("bill", "bill cents", None, "unit_in_head"),
    ("bill", "bill (cents)", None, "unit_in_head"),
    ("bill", "出账收入万元", None, "unit_in_head"),
    ("bill", "ARPU(分)", "元", "unit_contradicts"),
    ("bill", "ARPU(元)", "分", "unit_contradicts"),
    ("bill", "DOU(MB)", None, "unit_of_other_kind"),
    ("data_gb", "DOU(MB)", None, "unit_in_head"),
    ("data_gb", "流量MB", None, "unit_in_head"),
    ("data_gb", "流量_KB", None, "unit_in_head"),
    ("data_gb", "流量_M", None, "unit_in_head"),
    ("data_gb", "流量(兆)", None, "unit_in_head"),
    ("data_gb", "DOU（ＭＢ）", "GB", "unit_contradicts"),
    ("data_gb", "流量(元)", None, "unit_of_other_kind"),
    ("off_net_share", "占比(%)", None, "unit_in_head"),
    ("off_net_share", "异网占比%", None, "unit_in_head"),
    ("off_net_share", "off_net_pct", None, "unit_in_head"),
    ("off_net_share", "占比(%)", "share", "unit_contradicts"),
    ("minutes_out", "通话时长(秒)", None, "unit_in_head"),
    ("minutes_out", "通话时长秒", None, "unit_in_head"),
    ("minutes_out", "call seconds", None, "unit_in_head"),
    ("minutes_out", "主叫(小时)", "分钟", "unit_contradicts"),
    # these agree, or say nothing
    ("bill", "ARPU(分)", "分", None),
    ("bill", "ARPU(分)", "fen", None),
    ("bill", "bill (yuan)", None, None),
    ("bill", "出账收入（元）", None, None),
    ("bill", "出账收入（含税）", None, None),
    ("bill", "min_bill", None, None),
    ("data_gb", "流量_GB", None, None),
    ("data_gb", "DOU(MB)", "MB", None),
    ("data_gb", "流量(4G)", None, None),
    ("off_net_share", "占比(%)", "%", None),
    ("off_net_share", "share of rivals", None, None),
    ("minutes_out", "主叫分钟", None, None),
    ("minutes_out", "minutes_out", None, None),
]


def in_other_unit(extract, head: str, factor: float, called: str = "") -> None:
    """A column of the bills in another unit, under another head."""
    rows = pd.read_csv(io.StringIO(extract.text()))
    rows[head] = (rows[head] * factor).round(6)
    text = rows.rename(columns={head: called or head}).to_csv(index=False)
    extract.files["账单.csv"] = text.encode("gbk")


def renamed(extract, name: str, head: str, unit: str | None) -> None:
    given = extract.mapping["tables"]["monthly"]["columns"][name]
    extract.replace(f",{given}", f",{head}")
    extract.column(name, column=head, **({"unit": unit} if unit else {}))


@pytest.mark.parametrize(("name", "head", "unit", "rule"), CASES)
def test_the_unit_of_a_head_agrees_or_is_asked_for(extract, attempt, name, head, unit, rule):
    renamed(extract, name, head, unit)
    report, _ = attempt(extract)
    found = [one for one in report.of("refused") if one.rule.startswith("unit")]
    assert [one.rule for one in found] == ([rule] if rule else [])
    assert all(one.target == f"monthly.{name}" and head in str(one) for one in found)


def test_the_line_to_write_is_shown_and_mends_it(extract, tmp_path):
    """ARPU in fen: 75 yuan, not 7,454."""
    in_other_unit(extract, "出账", 100, "ARPU(分)")
    extract.column("bill", column="ARPU(分)", default="0")
    folder, mapping = extract.write(tmp_path / "first")
    with pytest.raises(mart.DatasetError) as refused:
        bring_in(folder, mapping, None)
    (one,) = [one for one in refused.value.report.of("refused") if one.rule == "unit_in_head"]
    for lang in text.LANGUAGES:
        with text.using(lang):
            assert one.facts["line"] in str(one)
    line = yaml.safe_load(one.facts["line"])
    assert line == {"bill": {"column": "ARPU(分)", "default": "0", "unit": "分"}}
    extract.mapping["tables"]["monthly"]["columns"].update(line)
    bring_in(*extract.write(tmp_path / "second"), tmp_path / "base")
    assert mart.open(tmp_path / "base").monthly["bill"].tolist() == [62.5, 134, 59, 1134, 59]


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("table", OPEN, ids=lambda table: table.name)
def test_no_head_of_the_kits_own_export_is_taken_for_another_unit(table, lang):
    from casekit.mart.extract.mapping import ColumnMap
    from casekit.mart.extract.units_in_heads import check_unit

    for column in table.columns:
        for head in (getattr(column, lang), column.name):
            check_unit(head, column.name, column, ColumnMap(column=head))


DOUBTS = [
    # column, its head, its factor in the file, unit in the mapping, what it is taken for
    ("bill", "出账", 100, None, "分"),
    ("data_gb", "流量", 200, None, "mb"),
    ("data_gb", "流量", 1, "MB", "gb"),
    ("off_net_share", "异网", 1, "%", "share"),
    ("minutes_out", "分钟", 60, None, "seconds"),
]


@pytest.mark.parametrize(("name", "head", "factor", "unit", "perhaps"), DOUBTS)
def test_a_median_that_no_operator_has_is_told(extract, attempt, name, head, factor, unit, perhaps):
    in_other_unit(extract, head, factor)
    extract.mapping["accept"] = ["bill_is_no_sum"]
    extract.column(name, **({"unit": unit} if unit else {}))
    extract.replace("1134", "134") if name != "bill" else extract.replace("113400", "13400")
    report, out = attempt(extract)
    (one,) = report.of("doubted")
    assert one.target == f"monthly.{name}"
    assert one.facts["perhaps"] == perhaps
    assert perhaps in str(one)
    assert out.exists()


def test_a_median_that_no_unit_explains_is_told_too(extract, attempt):
    in_other_unit(extract, "异网", 0.05)
    report, _ = attempt(extract)
    (one,) = report.of("doubted")
    assert one.rule == "median_far_off"


def test_a_sound_extract_raises_no_doubt(little, extract, attempt, tmp_path):
    report, _ = attempt(extract)
    assert report.of("doubted") == []
    hand_out(little, tmp_path / "out")
    assert bring_in(tmp_path / "out", tmp_path / "out" / MAPPING, None).of("doubted") == []


def many(extract, old: str, new: str, count: int, of: int) -> None:
    """A base of `of` customers, in the rows of `count` of whom one value is put for another."""
    extract.mapping["accept"] = ["appears_unjoined"]
    head, row = extract.text("客户.csv").splitlines()[:2]
    rows = [row.replace("1,", f"{n},", 1) for n in range(1, of + 1)]
    rows = [one.replace(old, new) if n < count else one for n, one in enumerate(rows)]
    extract.files["客户.csv"] = "\n".join([head, *rows]).encode("gbk")


@pytest.mark.parametrize(("count", "rule"), [(2, "few_out_of_range"), (3, "out_of_range")])
def test_clip_is_advised_for_a_few_rows_only(extract, attempt, count, rule):
    many(extract, ",1980", ",1915", count, 300)
    report, _ = attempt(extract)
    (one,) = report.of("refused")
    assert (one.rule, one.rows) == (rule, count)
    for lang in text.LANGUAGES:
        with text.using(lang):
            assert ("clip" in str(one)) == (rule == "few_out_of_range")


@pytest.mark.parametrize(("count", "allowed"), [(2, True), (3, False), (300, False)])
def test_clip_is_allowed_for_a_few_rows_only(extract, attempt, count, allowed):
    many(extract, ",1980", ",1915", count, 300)
    extract.column("birth_year", "subscribers", clip=True)
    report, _ = attempt(extract)
    assert report.sound == allowed
    rule = "clipped" if allowed else "clipped_many"
    (one,) = [one for one in report if one.target == "subscribers.birth_year"]
    assert (one.rule, one.rows, one.line) == (rule, count, 2)


@pytest.mark.parametrize(("count", "rule"), [(2, "few_month_outside"), (3, "month_outside")])
def test_so_it_is_with_months(extract, attempt, count, rule):
    many(extract, "202312", "199805", count, 300)
    report, _ = attempt(extract)
    (one,) = report.of("refused")
    assert (one.rule, one.rows) == (rule, count)


def test_a_few_months_before_the_range_may_be_brought_to_its_end(extract, attempt):
    many(extract, "202312", "199805", 2, 300)
    extract.column("join_month", "subscribers", clip=True)
    _, out = attempt(extract)
    assert mart.open(out).subscribers["join_month"].tolist()[:3] == [200001, 200001, 202312]


@pytest.mark.parametrize(("count", "rule"), [(2, "few_negative"), (3, "negative")])
def test_and_with_negative_values(extract, attempt, count, rule):
    many(extract, ",0,1980", ",-5,1980", count, 300)
    extract.files["客户.csv"] = extract.text("客户.csv").replace(",0,1980", ",5,1980").encode("gbk")
    columns = extract.mapping["tables"]["subscribers"]["columns"]
    columns["city"] = columns.pop("group")
    report, _ = attempt(extract)
    (one,) = report.of("refused")
    assert one.rows == count
    assert ("clip" in str(one)) == (count == 2)


def test_one_file_of_many_in_another_unit_is_seen(extract, attempt):
    """A tenth of all rows would be many; all rows of one file are, however many files there are."""
    rows = [line.split(",") for line in extract.text().splitlines()]
    for month in ("202401", "202402"):
        lines = [",".join(row) for row in rows[1:] if row[1] == month]
        extract.files[f"账单_{month}.csv"] = "\n".join([",".join(rows[0]), *lines]).encode("gbk")
    del extract.files["账单.csv"]
    extract.files["账单_202402.csv"] = extract.text("账单_202402.csv").replace(",59.00,11", ",5900000,11").encode("gbk")  # fmt: skip
    extract.table("monthly", file="账单_*.csv")
    extract.column("bill", clip=True)
    report, _ = attempt(extract)
    found = [one for one in report.of("refused") if one.rule == "clipped_many"]
    assert [(one.file, one.rows) for one in found] == [("账单_202402.csv", 1)]
