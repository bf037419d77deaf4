"""Excel workbooks: numbers as they are shown, formulas with a result only."""

import io

import openpyxl
import pytest

from casekit import mart
from tests.extract.mini import MONTHLY, Extract

ROWS = [line.split(",") for line in MONTHLY.splitlines()]
HEAD = ROWS[0]
TEXT = {"客户编号", "账期", "状态", "宽带"}


def book(change=lambda cell, head, row: None) -> bytes:
    """The bills as a workbook; `change` is called with each cell below the head."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(HEAD)
    for number, row in enumerate(ROWS[1:], 2):
        sheet.append([one if head in TEXT else float(one) for head, one in zip(HEAD, row, strict=True)])  # fmt: skip
        for cell, head in zip(sheet[number], HEAD, strict=True):
            change(cell, head, number)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def with_bills(extract: Extract, content: bytes) -> None:
    extract.files = {"客户.csv": extract.files["客户.csv"], "账单.xlsx": content}
    extract.table("monthly", file="账单.xlsx")


def formatted(head: str, number_format: str, factor: float = 1):
    def change(cell, name, row):
        if name == head:
            cell.value = cell.value * factor
            cell.number_format = number_format

    return change


@pytest.mark.parametrize("unit", [None, "%", "share"])
@pytest.mark.parametrize("number_format", ["0%", "0.00%", "0.0%;[Red]-0.0%", "[Blue]0.0 %"])
def test_a_percent_format_is_what_the_sheet_shows(extract, attempt, unit, number_format):
    with_bills(extract, book(formatted("异网", number_format)))
    if unit:
        extract.column("off_net_share", unit=unit)
    report, out = attempt(extract)
    assert mart.open(out).monthly["off_net_share"].tolist() == pytest.approx([0.3, 0.1, 0.2, 0.15, 0.5])  # fmt: skip
    (one,) = [one for one in report if one.rule == "read_as_shown"]
    assert (one.rows, one.line, one.value) == (5, 2, "30%")


@pytest.mark.parametrize(
    ("number_format", "unit"),
    [('0.00"万元"', None), ("0!.0000", "万元"), ('0!.0000"万元"', None), ("0.00,", "千元"), ('#,##0.0,"千元"', "千元"), ('0.00"元"', None), ("#,##0.00", None)],
)  # fmt: skip
def test_so_is_a_format_that_moves_the_point_or_names_a_unit(extract, attempt, number_format, unit):
    factor = 0.0001 if number_format == '0.00"万元"' else 1
    with_bills(extract, book(formatted("出账", number_format, factor)))
    if unit:
        extract.column("bill", unit=unit)
    _, out = attempt(extract)
    assert mart.open(out).monthly["bill"].tolist() == [62.5, 134, 59, 1134, 59]


@pytest.mark.parametrize(
    ("number_format", "value", "text"),
    [("General", 0.1, "0.1"), ("0", 12.6, "12.6"), ("00000", 123, "00123"), ("0.0%", 0.3819, "38.19%"),
     ("General", 138001380001234, "138001380001234"), ("0", 12345678901234567, "1.23456789012346e+16"),
     ("#,##0", 1234567, "1234567"), ('"¥"#,##0.00', 12.5, "12.5"), (None, 3.0, "3"), ("0.00E+00", 1200.0, "1200"), ("General", float("inf"), "inf"), ("0%", 1e-7, "0.00001%")],
)  # fmt: skip
def test_a_number_is_written_as_it_is_shown_and_loses_nothing(number_format, value, text):
    from casekit.mart.extract.cell_formats import shown_by

    assert shown_by(number_format)(value) == text


def test_keys_that_excel_cut_to_fifteen_digits_are_refused(extract, attempt):
    def change(cell, head, row):
        if head == "客户编号":
            cell.value = 20250000000000000 + int(cell.value)

    with_bills(extract, book(change))
    extract.table("subscribers", renumber=True)
    report, _ = attempt(extract)
    assert "digits_lost" in {one.rule for one in report.of("refused")}


def formula(head: str):
    def change(cell, name, row):
        if name == head:
            cell.value = f"={cell.value}+0"

    return change


def test_formulas_without_a_result_are_refused_with_their_count(extract, attempt):
    with_bills(extract, book(formula("出账")))
    report, _ = attempt(extract)
    (one,) = report.of("refused")
    assert (one.rule, one.rows, one.line, one.head) == ("formula_uncomputed", 5, 2, "出账")
    assert "WPS" in str(one)


def test_so_they_are_where_a_gap_would_be_allowed(extract, attempt):
    made = openpyxl.Workbook()
    for row in [["客户编号", "入网时间", "性别", "集团", "出生"], ["1", "202312", "男", "0", "=1979+1"], ["2", "202401", "女", "7", 1990], ["3", "202402", "男", "0", "=1999+1"]]:  # fmt: skip
        made.active.append(row)
    content = io.BytesIO()
    made.save(content)
    extract.files["客户.xlsx"] = content.getvalue()
    extract.table("subscribers", file="客户.xlsx")
    report, _ = attempt(extract)
    (one,) = report.of("refused")
    assert (one.rule, one.rows, one.line, one.value) == ("formula_uncomputed", 2, 2, "=1979+1")


def test_formulas_in_a_column_of_no_use_are_let_be(extract, attempt):
    with_bills(extract, book(formula("流量")))
    extract.mapping["tables"]["monthly"]["columns"].pop("data_gb")
    report, _ = attempt(extract)
    assert report.sound


def test_formulas_with_a_result_are_read(extract, attempt):
    content = book(formula("出账"))
    with_bills(extract, computed(content, "62.5"))
    report, _ = attempt(extract)
    assert {one.rule for one in report.of("refused")} == {"formula_uncomputed"}
    (one,) = report.of("refused")
    assert (one.rows, one.line) == (4, 3)


def computed(content: bytes, result: str) -> bytes:
    """The workbook as Excel saves it once it has computed the first formula."""
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            inside = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                empty = b"</f><v />" if b"</f><v />" in inside else b"</f><v></v>"
                assert empty in inside
                inside = inside.replace(empty, f"</f><v>{result}</v>".encode(), 1)
            new.writestr(name, inside)
    return made.getvalue()


def merged(extract: Extract, cells: str, title: str = "") -> None:
    """Customers in a workbook, of which some cells are merged into one."""
    made = openpyxl.Workbook()
    made.create_sheet("另一张").append(["=1+1"])
    for row in [[title]] if title else []:
        made.active.append(row)
    for line in extract.text("客户.csv").splitlines():
        made.active.append(line.split(","))
    made.active.merge_cells(cells)
    content = io.BytesIO()
    made.save(content)
    extract.files["客户.xlsx"] = content.getvalue()
    extract.table("subscribers", file="客户.xlsx", sheet="Sheet", head_row=2 if title else 1)


def test_cells_merged_over_rows_are_refused_where_a_gap_would_be_allowed_too(extract, attempt):
    merged(extract, "E3:E4")  # years of birth: the third customer's would be a gap
    report, _ = attempt(extract)
    (one,) = report.of("refused")
    assert (one.rule, one.line, one.value) == ("merged_cells", 3, "E3:E4")
    assert "分摊" in str(one)


def test_a_merged_title_is_let_be(extract, attempt):
    merged(extract, "A1:E1", title="客户清单")
    report, _ = attempt(extract)
    assert report.sound
