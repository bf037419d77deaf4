"""Ways in which extracts are broken, each with what must be said of it."""

from __future__ import annotations

import gzip
import io
import zipfile
from dataclasses import dataclass

import pandas as pd

from tests.extract.mini import MONTHLY, Edit, Extract

B, S = "账单.csv", "客户.csv"


@dataclass(frozen=True)
class Case:
    """One broken extract: how it is broken, and the finding that names it."""

    name: str
    edit: Edit
    rule: str
    kind: str = "refused"
    rows: int | None = None
    line: int | None = None
    value: str | None = None
    where: str = ""
    """File, head or column that the sentence must name."""


def swap(old: str, new: str, file: str = B) -> Edit:
    return lambda e: e.replace(old, new, file)


def bytes_of(content: bytes, file: str = B) -> Edit:
    return lambda e: e.files.update({file: content})


def encoded(encoding: str, file: str = B) -> Edit:
    return lambda e: e.files.update({file: e.text(file).encode(encoding)})


def also(*edits: Edit) -> Edit:
    def edit(extract: Extract) -> None:
        for one in edits:
            one(extract)

    return edit


def column(name: str, **said) -> Edit:
    return lambda e: e.column(name, **said)


def table(name: str, **said) -> Edit:
    return lambda e: e.table(name, **said)


def workbook(sheets: dict[str, pd.DataFrame], **said) -> Edit:
    """The bills as an Excel workbook."""

    def edit(extract: Extract) -> None:
        content = io.BytesIO()
        with pd.ExcelWriter(content, engine="openpyxl") as writer:
            for name, rows in sheets.items():
                rows.to_excel(writer, sheet_name=name, index=False)
        extract.files = {S: extract.files[S], "账单.xlsx": content.getvalue()}
        extract.table("monthly", file="账单.xlsx", **said)

    return edit


def zipped(names: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, inside in names.items():
            file.writestr(name, inside)
    return content.getvalue()


def bills() -> pd.DataFrame:
    return pd.read_csv(io.StringIO(MONTHLY))


def parquet() -> bytes:
    content = io.BytesIO()
    bills().to_parquet(content)
    return content.getvalue()


def followed_by(row: str, file: str = B) -> Edit:
    """One more row at a file's end."""
    return lambda e: e.files.update({file: (e.text(file) + row + "\n").encode("gbk")})


def in_excel(*rows: list) -> Edit:
    """The bills as a workbook, with more rows at its end."""
    more = pd.DataFrame([row + [None] * (12 - len(row)) for row in rows], columns=bills().columns)
    return workbook({"账单": pd.concat([bills().astype(object), more])})


def headed(*lines: str, sign: str = ",") -> Edit:
    """Lines above the head of the bills, whose columns are parted by a sign."""
    text = "\n".join([*lines, MONTHLY.replace(",", sign)])
    return bytes_of(text.encode("gbk"))


TOTALS = (
    "合计",
    "总计",
    "小 计",
    "合　计：",
    "福州小计",
    "合计（元）",
    "总计:3户",
    "Total",
    "Grand total",
    "SUBTOTAL",
    "Total:",
    "汇总",
    "平均",
)
FEET = ("共 5 条", "共5条记录", "导出时间：2024-03-01 10:00:00", "第 1 页 共 3 页", "制表人：张三", "注：以上数据为出账口径", "(5 rows)", "5 rows selected.", "Exported on 2024-03-01", "数据来源：经分系统", "已选择5行。")  # fmt: skip


def without_month(extract: Extract) -> None:
    rows = [line.split(",") for line in MONTHLY.splitlines()]
    text = "\n".join(",".join([row[0], *row[2:]]) for row in rows if row[1] != "202401")
    extract.files = {S: extract.files[S], "账单.csv": text.encode("gbk")}
    extract.mapping["tables"]["monthly"]["columns"]["month"] = {"from_name": True}


def month_in_name(month: str) -> Edit:
    """The bills of one month, which stands in their file's name only."""

    def edit(extract: Extract) -> None:
        without_month(extract)
        extract.files[f"账单_{month}.csv"] = extract.files.pop(B)
        extract.table("monthly", file=f"账单_{month}.csv")

    return edit


FILES = [
    Case("empty", bytes_of(b""), "empty_file", where=B),
    Case("blanks only", bytes_of(b"\n\n \n"), "empty_file", where=B),
    Case("head only", bytes_of(MONTHLY.splitlines()[0].encode("gbk")), "head_only", where=B),
    Case("zero bytes", bytes_of(MONTHLY.encode("gbk").replace(b"59.00", b"59\x0000", 1)), "zero_bytes", line=2),
    Case("two encodings in one file", bytes_of(MONTHLY.encode("gbk") + "４,202402,停机用户\n".encode()[:-2] + b"\xff\xff\n"), "no_encoding", where=B),
    Case("cut within a character", bytes_of("客户编号,备注\n1,正常".encode("gbk")[:-1]), "cut_character", line=2),
    Case("said to be UTF-8 and is not", table("monthly", encoding="utf-8"), "no_encoding", line=1),
    Case("packed with gzip", bytes_of(gzip.compress(b"1,2")), "packed", where=B),
    Case("packed with zip", bytes_of(zipped({"账单.csv": b"1,2"})), "packed", where=B),
    Case("old workbook", bytes_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "old_workbook"),
    Case("a web page", bytes_of("<html><table><tr><td>账单".encode("gbk")), "web_page"),
    Case("broken workbook", bytes_of(zipped({"xl/workbook.xml": b"<"})), "broken_workbook"),
    Case("broken Parquet", bytes_of(parquet()[:-9]), "broken_parquet"),
    Case("no such file", table("monthly", file="没有.csv"), "no_file", where="monthly"),
    Case("file not named", lambda e: e.mapping["tables"]["monthly"].pop("file"), "which_file"),
    Case("a quote too many", swap("正常,59.00,3.50", '"正常,59.00,3.50'), "quotes"),
    Case("a quote inside", swap("正常,59.00,3.50", '"正"常,59.00,3.50'), "quotes", line=2),
    Case("no line ends", bytes_of(b"1," * 700_000), "long_line", line=1),
    Case("too many cells", swap("1134.00", "1,134.00"), "more_cells", rows=1, line=5),
    Case("too few cells", swap(",11.00,0.2,130,0,是", ""), "fewer_cells", rows=1, line=4),
    Case("two heads alike", swap("超套", "月费"), "head_twice", value="月费", line=1),
    Case("no such head", swap("出账,", "出帐,"), "no_head_named", where="出账"),
    Case("head lost its characters", bytes_of(MONTHLY.replace("流量", "\ufffd\ufffd").encode()), "lost_characters"),
    Case("head not where said", table("monthly", head_row=9), "no_head", where=B),
    Case("a title above the head", headed("某市分公司月度账单"), "head_elsewhere", line=2, where="head_row: 2"),
    Case("a title above a head parted by tabs", headed("某市分公司", "2024 年", sign="\t"), "head_elsewhere", line=3, where="head_row: 3"),
    Case("a head of two rows", headed("客户编号,账期,费用,,,,,使用,,,,"), "head_elsewhere", line=2, where="head_row: 2"),
    Case("head said to be too far down", table("monthly", head_row=2), "head_elsewhere", line=1, where="head_row: 1"),
    Case("a value spelled like a head that is lacking", also(swap("出账,", "出帐,"), swap("正常", "出账")), "no_head_named", where="出账"),
    Case("head is blank", bytes_of(("\n" + MONTHLY).encode("gbk")), "no_head", line=1),
    Case("which sheet", workbook({"一月": bills(), "二月": bills()}), "which_sheet"),
    Case("no such sheet", workbook({"一月": bills()}, sheet="三月"), "no_sheet"),
]  # fmt: skip

VALUES = [
    Case("negative bill", swap("62.50", "-62.50"), "negative", rows=1, line=2, value="-62.50", where="出账"),
    Case("minus behind", swap("62.50", "62.50-"), "negative", rows=1, line=2, value="62.50-", where="出账"),
    Case("clip for what are not few", also(swap("62.50", "-62.50"), column("bill", clip=True)), "clipped_many", rows=1, line=2, where="20.0%"),
    Case("unit in the head", also(swap("出账", "ARPU(分)"), column("bill", column="ARPU(分)")), "unit_in_head", where="unit: 分"),
    Case("unit of the head and another", also(swap("流量", "DOU(MB)"), column("data_gb", column="DOU(MB)", unit="GB")), "unit_contradicts", where="unit: MB"),
    Case("head of another kind", also(swap("流量", "流量费(元)"), column("data_gb", column="流量费(元)")), "unit_of_other_kind", where="流量费(元)"),
    Case("bracketed bill", swap("62.50", "(62.50)"), "negative", rows=1, value="(62.50)"),
    Case("words among numbers", swap("62.50", "待出账"), "no_number", rows=1, line=2, value="待出账", where="出账"),
    Case("comma may be a point", swap("62.50", '"62,50"'), "ambiguous_comma", rows=1, value="62,50"),
    Case("infinite", swap("10.25", "inf"), "no_number", value="inf", where="流量"),
    Case("out of range", swap("62.50", "99999999"), "out_of_range", rows=1, where="出账"),
    Case("share as percent", swap("0.3,120", "30,120"), "out_of_range", where="异网", value="30"),
    Case("decimals where none may be", swap("120,0", "120.5,0"), "no_whole_number", rows=1, value="120.5", where="分钟"),
    Case("formula fault", swap("62.50", "#REF!"), "formula_fault", value="#REF!", where="出账"),
    Case("formula never computed", swap("62.50", "=D2+E2"), "formula_uncomputed", rows=1, line=2, value="=D2+E2", where="出账"),
    Case("tariff beyond what fits", also(column("plan", column="月费"),), "no_key_of_ours", rows=2, line=3, where="plans"),
    Case("gap", swap("62.50", ""), "gap", rows=1, line=2, where="出账"),
    Case("gap in words", swap("停机", "NULL"), "gap", rows=1, line=5, where="状态"),
    Case("unknown code", swap("停机", "注销"), "unknown_code", rows=1, line=5, value="注销", where="状态"),
    Case("no code list", lambda e: e.mapping["tables"]["monthly"]["columns"].update(status="状态"), "unknown_word", rows=5, line=2, value="正常"),
    Case("unclear flag", swap("0,是", "0,可能"), "no_flag", value="可能", where="宽带"),
    Case("key is a phone number", swap("1,202312", "13800138000,202312", S), "no_key_of_ours", rows=1, line=2, where="subscribers"),
    Case("key cut by Excel", swap("1,202312", "1.38E+10,202312", S), "digits_lost", value="1.38E+10"),
    Case("key is a dash", swap("3,202402,正常", "--,202402,正常"), "gap", rows=1, line=6, value="--", where="客户编号"),
    Case("key is missing", swap("3,202402,正常", ",202402,正常"), "gap", rows=1, line=6, where="客户编号"),
    Case("month 13", swap("1,202401", "1,202413"), "no_month", rows=1, line=2, value="202413", where="账期"),
    Case("day or month", swap("202312,男", "3/4/2023,男", S), "day_or_month", value="3/4/2023", where="入网时间"),
    Case("31 February", swap("202312,男", "2023-02-31,男", S), "no_month", value="2023-02-31"),
    Case("years before", swap("202312,男", "199805,男", S), "month_outside", where="入网时间"),
    Case("other month form", also(column("month", month="yymm")), "other_month_form", rows=5, where="账期"),
    Case("a month in the name that is too early", month_in_name("199802"), "month_outside", where="monthly.month"),
    Case("no month in the name", without_month, "no_month_in_name", where="monthly.month"),
    Case("codes lost their characters", bytes_of(MONTHLY.replace("停机", "\ufffd\ufffd").encode()), "lost_characters", line=5, where="状态"),
]  # fmt: skip

TABLES = [
    Case("one key, two bills", swap("1,202402,正常,59.00", "1,202401,正常,59.00"), "repeated_key", rows=1, line=4, where="subscriber"),
    Case("a subscriber twice", swap("3,202402,男", "2,202402,男", S), "repeated_key", rows=1, line=4, where="subscribers"),
    Case("a month is missing", swap("1,202402", "1,202404"), "month_missing", where="monthly"),
    Case("billed and unknown", swap("3,202402,正常", "9,202402,正常"), "unkept", where="subscriber=9"),
    Case("bill is no sum", swap("62.50", "62.00"), "unkept_rule", where="bill"),
    Case("billed before joining", swap("202401,女", "202402,女", S), "unkept_rule", where="month"),
    Case("key not in a numbered table", also(table("subscribers", renumber=True), swap("3,202402,正常", "9,202402,正常")), "lost_key", rows=1, line=6, value="9"),
]  # fmt: skip

REPAIRED = [
    Case("UTF-8", encoded("utf-8"), "read_as_text", "told", where="UTF-8"),
    Case("UTF-8 with its mark", encoded("utf-8-sig"), "read_as_text", "told", where="UTF-8-SIG"),
    Case("GBK", encoded("gbk"), "read_as_text", "told", where="GBK"),
    Case("GB18030", bytes_of(MONTHLY.replace("出账,", "出账,𠮷,").replace("62.50,", "62.50,x,").replace("134.00,", "134.00,x,").replace(",59.00,1", ",59.00,x,1").replace(",59.00,9", ",59.00,x,9").encode("gb18030")), "read_as_text", "told", where="GB18030"),
    Case("UTF-16 from Excel", encoded("utf-16"), "read_as_text", "told", where="UTF-16"),
    Case("tabs", bytes_of(MONTHLY.replace(",", "\t").encode("gbk")), "read_as_text", "told", where="Tab"),
    Case("semicolons", bytes_of(MONTHLY.replace(",", ";").encode("gbk")), "read_as_text", "told", where="“;”"),
    Case("Excel", workbook({"账单": bills()}), "read_as_sheet", "told", where="账单"),
    Case("Parquet", bytes_of(parquet()), "read_as_parquet", "told", where=B),
    Case("thousands", swap("1134.00", '"1,134.00"'), "thousands", "repaired", 1, 5, "1,134.00", "出账"),
    Case("full-width digits", swap("62.50", "６２．５０"), "full_width", "repaired", 1, 2, "６２．５０", "出账"),
    Case("stray blanks", swap("62.50", " 62.50\u3000"), "blanks", "repaired", 1, 2, None, "出账"),
    Case("currency", swap("62.50", "￥62.50"), "currency", "repaired", 1, 2, None, "出账"),
    Case("unit in the value", swap("10.25", "10496MB"), "unit_written", "repaired", 1, 2, "10496MB", "流量"),
    Case("scientific", swap("62.50", "6.25E+01"), "scientific", "repaired", 1),
    Case("too many decimals", swap("10.25", "10.2512"), "rounded", "repaired", 1, 2, "10.2512", "流量"),
    Case("month with a dash", swap("1,202401", "1,2024-01"), "month_form", "repaired", 1, 2, "2024-01", "账期"),
    Case("month in Chinese", swap("1,202401", "1,2024年1月"), "month_form", "repaired", 1, 2),
    Case("a day", swap("1,202401", "1,20240131"), "month_form", "repaired", 1, 2),
    Case("Excel's day", swap("202312,男", "45261,男", S), "excel_day", "repaired", 1, 2, "45261", "入网时间"),
    Case("a default for gaps", also(swap("62.50", "62.50"), swap("130,0,是", "130,,是"), column("arrears", default="0")), "gap_filled", "repaired", 1, 4, "", "欠费"),
    Case("the same row twice", bytes_of((MONTHLY + MONTHLY.splitlines()[-1] + "\n").encode("gbk")), "repeated_row", "repaired", 1, 7),
    Case("keep the last", also(bytes_of((MONTHLY + "3,202402,正常,60.00,0.00,0.00,60.00,9.00,0.5,60,0,否\n").encode("gbk")), table("monthly", repeated="last")), "kept_last", "repaired", 1, 7),
    Case("blank rows", bytes_of(MONTHLY.replace("\n2,", "\n\n2,", 1).encode("gbk")), "blank_row", "repaired", 1, 3, None, B),
    Case("a total", bytes_of((MONTHLY + "合计" + "," * 11 + "\n").encode("gbk")), "total_row", "repaired", 1, 7, "合计", B),
    *(Case(f"{word} as a customer", followed_by(f"{word},202402,正常,59,0,0,59,9,0.5,60,0,否"), "total_row", "repaired", 1, 7, word.strip(), B) for word in TOTALS),
    *(Case(f"{word} as a month", followed_by(f"3,{word},正常,59,0,0,59,9,0.5,60,0,否"), "total_row", "repaired", 1, 7, word, B) for word in TOTALS[:3]),
    Case("a total without a key", followed_by(",202402,合计,59,0,0,59,9,0.5,60,0,否"), "total_row", "repaired", 1, 7, "合计", B),
    Case("a short total", followed_by("合计,1250.00"), "total_row", "repaired", 1, 7, "合计", B),
    Case("a total among numbered customers", also(table("subscribers", renumber=True), followed_by("总计,202312,男,0,1980", S)), "total_row", "repaired", 1, 5, "总计", S),
    *(Case(f"{word} at the foot", followed_by(word), "foot_row", "repaired", 1, 7, word, B) for word in FEET),
    *(Case(f"{word} at the foot, filled up", followed_by(word + "," * 11), "foot_row", "repaired", 1, 7, word, B) for word in FEET),
    Case("a foot in the second column", followed_by(",导出时间：2024-03-01" + "," * 10), "foot_row", "repaired", 1, 7, None, B),
    Case("a foot and a total in Excel", in_excel(["合计", None, None, 1435.0], ["共 5 条"]), "foot_row", "repaired", 1, 8, "共 5 条"),
    Case("a foot in Excel that begins with a number", in_excel(["5 rows"]), "foot_row", "repaired", 1, 7, "5 rows"),
    Case("sep= as the first line", headed("sep=;", sign=";"), "read_as_text", "told", where="“;”"),
    Case("sep=, as the first line", headed("sep=,"), "read_as_text", "told", where="“,”"),
    Case("sep= in quotes", headed('"sep=|"', sign="|"), "read_as_text", "told", where="“|”"),
    Case("parted as Hive does", bytes_of(MONTHLY.replace(",", "\x01").encode("gbk")), "read_as_text", "told", where="^A"),
    Case("parted as Hive does, and so said", also(table("monthly", delimiter="^A"), bytes_of(MONTHLY.replace(",", "\x01").encode("gbk"))), "read_as_text", "told", where="^A"),
    Case("tab by name", also(table("monthly", delimiter="tab"), bytes_of(MONTHLY.replace(",", "\t").encode("gbk"))), "read_as_text", "told", where="Tab"),
    Case("customers with an apostrophe", swap("1,202312", "'1,202312", S), "text_mark", "repaired", 1, 2, "'1", "客户编号"),
    Case("bills with an apostrophe", swap("1,202401", "'1,202401"), "text_mark", "repaired", 1, 2, "'1", "客户编号"),
    Case("customers as formulas of text", swap("1,202312", '="1",202312', S), "text_mark", "repaired", 1, 2, '="1"', "客户编号"),
    Case("customers as quoted formulas of text", swap("1,202312", '"=""1""",202312', S), "text_mark", "repaired", 1, 2, '="1"', "客户编号"),
    Case("months as formulas of text", swap("1,202401", '1,="202401"'), "text_mark", "repaired", 1, 2, '="202401"', "账期"),
    Case("the head again", bytes_of((MONTHLY + MONTHLY).encode("gbk")), "head_again", "repaired", 1, 7, None, B),
    Case("months out of order", bytes_of("\n".join([MONTHLY.splitlines()[0], *reversed(MONTHLY.splitlines()[1:])]).encode("gbk")), "out_of_order", "repaired", 1, 5, "202401", "账期"),
    Case("upper case", also(swap("男", "m", S), swap("女", "f", S), swap("男", "M", S), lambda e: e.mapping["tables"]["subscribers"]["columns"].update(gender="性别")), "letter_case", "repaired", 2, 2, "m", "性别"),
    Case("a column of no use", bytes_of("\n".join(line + ("，备注" if not i else "，x") for i, line in enumerate(MONTHLY.replace(",", "，").splitlines())).encode("gbk")), "unused_heads", "told", where="备注"),
    Case("no contracts", lambda e: None, "no_table", "told", where="contracts"),
    Case("no quality", lambda e: None, "no_columns", "told", where="quality"),
]  # fmt: skip

ALL = FILES + VALUES + TABLES + REPAIRED
