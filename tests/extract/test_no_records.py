"""Totals and feet are told from keys, wherever they stand."""

import pytest

from casekit import mart
from tests.extract.broken import FEET, TOTALS


@pytest.mark.parametrize("word", TOTALS)
def test_a_total_is_known(word):
    from casekit.mart.extract.no_records import no_record

    assert no_record(word) == "total_row"


@pytest.mark.parametrize("word", FEET)
def test_a_foot_is_known(word):
    from casekit.mart.extract.no_records import no_record

    assert no_record(word) == "foot_row"


@pytest.mark.parametrize(
    "word",
    ["13800138000", "U-1A2B", "TOTAL001", "sum-7", "计划部001", "202403", "2024年3月", "G-7", "", None,
     "a@b.cn", "共享套餐7", "--", "------", "Average Joe", "note7", "page1", "年均用户"],
)  # fmt: skip
def test_a_key_is_no_total(word):
    from casekit.mart.extract.no_records import no_record

    assert no_record(word) is None


def test_revenue_is_not_doubled(extract, attempt):
    """Each month's total, in the column of customers, where months come first."""
    totals = {
        "账单.csv": "合计,202401,正常,188.00,3.50,5.00,196.50,30.75,0.2,200,0,是\n"
        "合计,202402,正常,1247.00,0.00,5.00,1252.00,41.00,0.3,280,20,是\n",
        "客户.csv": "合计,202312,男,0,1980\n",
    }
    for file, rows in totals.items():
        cells = [line.split(",") for line in (extract.text(file) + rows).splitlines()]
        lines = [",".join([one[1], one[0], *one[2:]]) for one in cells]
        extract.files[file] = "\n".join(lines).encode("gbk")
    extract.table("subscribers", renumber=True)
    report, out = attempt(extract)
    base = mart.open(out)
    assert base.monthly["bill"].sum() == 62.5 + 134 + 59 + 1134 + 59
    assert len(base.subscribers) == 3
    told = {one.file: (one.rows, one.line) for one in report if one.rule == "total_row"}
    assert told == {"账单.csv": (2, 7), "客户.csv": (1, 5)}


def test_a_row_whose_key_is_there_is_kept_whatever_else_it_says(extract, attempt):
    extract.table("identities", file="身份.csv", columns={"subscriber": "编号", "name": "姓名"})
    extract.files["身份.csv"] = "编号,姓名\n1,合计\n2,注：某\n".encode("gbk")
    _, out = attempt(extract)
    assert mart.open(out).table("identities", ["name"])["name"].tolist() == ["合计", "注：某"]


@pytest.mark.parametrize(
    ("keys", "odd"), [(["全省"], "全省"), ([], None), (["A1", "B2", "C3"], None)]
)
def test_a_key_unlike_all_others_is_asked_about(extract, attempt, keys, odd):
    """A total that goes by no word that one would know."""
    rows = "".join(f"{key},202312,男,0,1980\n" for key in keys)
    extract.files["客户.csv"] = (extract.text("客户.csv") + rows).encode("gbk")
    extract.table("subscribers", renumber=True)
    report, _ = attempt(extract)
    assert [one.value for one in report.of("doubted")] == ([odd] if odd else [])
