"""What a mapping can ask for: other units, numbers of the kit's own, several files, one file."""

import pandas as pd
import pytest

from casekit import mart
from casekit.mart.extract import bring_in
from tests.extract.mini import MONTHLY

PHONES = {"1": "13800138001", "2": "13900139002", "3": "18600186003"}


def with_phones(text: str) -> str:
    head, *rows = text.splitlines()
    return "\n".join([head, *(PHONES[row[0]] + row[1:] for row in rows)])


def test_phone_numbers_become_numbers_of_the_kits_own(extract, attempt):
    for name in extract.files:
        extract.files[name] = with_phones(extract.text(name)).encode("gbk")
    extract.table("subscribers", renumber=True)
    report, out = attempt(extract)
    assert report.sound
    base = mart.open(out)
    assert base.subscribers["subscriber"].tolist() == [1, 2, 3]
    assert base.monthly.groupby("subscriber")["bill"].count().to_dict() == {1: 2, 2: 2, 3: 1}
    kept = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    assert not any(phone.encode() in kept for phone in PHONES.values())


def test_a_group_is_renumbered_and_0_stays_nobodys(extract, attempt):
    extract.table("groups", file="集团.csv", renumber=True, columns={"group": "编号"})
    extract.files["集团.csv"] = "编号\nG-7\n".encode("gbk")
    extract.replace("女,7", "女,G-7", "客户.csv")
    report, out = attempt(extract)
    assert report.sound
    assert mart.open(out).subscribers["group"].tolist() == [0, 1, 0]


def test_units_are_converted(extract, attempt):
    extract.column("data_gb", unit="MB")
    extract.column("off_net_share", unit="%")
    extract.replace(",分钟", ",主叫")
    extract.column("minutes_out", column="主叫", unit="秒")
    _, out = attempt(extract)
    first = mart.open(out).monthly.iloc[0]
    assert first["data_gb"] == pytest.approx(0.01)
    assert first["off_net_share"] == pytest.approx(0.003)
    assert first["minutes_out"] == 2


def test_a_file_a_month_with_the_month_in_its_name(extract, attempt):
    frame = pd.DataFrame([line.split(",") for line in MONTHLY.splitlines()[1:]], columns=MONTHLY.splitlines()[0].split(","))  # fmt: skip
    for month, rows in frame.groupby("账期"):
        text = rows.drop(columns="账期").to_csv(index=False)
        extract.files[f"月账单/账单_{month}.csv"] = text.encode("gbk")
    del extract.files["账单.csv"]
    extract.table("monthly", file="月账单/账单_*.csv")
    extract.mapping["tables"]["monthly"]["columns"]["month"] = {"from_name": True}
    report, out = attempt(extract)
    assert report.sound
    assert mart.open(out).monthly.groupby("month")["bill"].count().to_dict() == {202401: 2, 202402: 3}  # fmt: skip


def test_one_wide_file_feeds_both_tables(extract, tmp_path):
    people = {line[0]: line for line in extract.text("客户.csv").splitlines()[1:]}
    head, *rows = MONTHLY.splitlines()
    text = "\n".join([head + ",入网时间,性别,集团,出生", *(f"{row},{people[row[0]][2:]}" for row in rows)])  # fmt: skip
    extract.files = {"宽表.csv": text.encode("gbk")}
    for table in ("subscribers", "monthly"):
        extract.mapping["tables"][table].pop("file")
    folder, mapping = extract.write(tmp_path)
    report = bring_in(folder / "宽表.csv", mapping, tmp_path / "base")
    assert len(mart.open(tmp_path / "base").subscribers) == 3
    assert any(one.rule == "repeated_row" and one.rows == 2 for one in report)


def test_titles_above_the_head_are_skipped(extract, attempt):
    extract.files["账单.csv"] = ("某市分公司月度账单\n导出时间：2024-03-01\n" + MONTHLY).encode(
        "gbk"
    )
    extract.table("monthly", head_row=3)
    report, _ = attempt(extract)
    assert report.sound


def test_a_constant_for_all(extract, attempt):
    extract.mapping["tables"]["monthly"]["columns"]["status"] = {"default": "active"}
    report, out = attempt(extract)
    assert set(mart.open(out).monthly["status"]) == {"active"}
    assert any(one.rule == "constant" and one.target == "monthly.status" for one in report)


def test_rules_that_the_books_do_not_follow_are_set_aside_and_kept_in_mind(extract, attempt):
    extract.replace("62.50", "60.00")
    extract.mapping["accept"] = ["bill_is_no_sum"]
    report, out = attempt(extract)
    (one,) = [one for one in report if one.rule == "accepted_rule"]
    assert "bill=60" in str(one)
    base = mart.open(out)
    assert base.accepted == ("bill_is_no_sum",)
    assert mart.check(base) == []


def test_a_dry_run_writes_nothing(extract, tmp_path):
    folder, mapping = extract.write(tmp_path)
    report = bring_in(folder, mapping, None)
    assert report.sound
    assert report.rows["monthly"] == 5
    assert {path.name for path in tmp_path.iterdir()} == {"extract", "map.yml"}


def test_an_empty_folder_may_be_imported_to(extract, tmp_path):
    folder, mapping = extract.write(tmp_path)
    (tmp_path / "base").mkdir()
    bring_in(folder, mapping, tmp_path / "base")
    assert len(mart.open(tmp_path / "base", verify=True).monthly) == 5


def test_rows_are_shown_before_a_rule_may_be_set_aside(extract, attempt):
    """Bills in fen beside fees in yuan keep no sum either: the rows tell the one from the other."""
    for bill in ("62.50", "134.00", "1134.00"):
        extract.replace(f",{bill},", f",{float(bill) * 2},")
    report, _ = attempt(extract)
    (one,) = report.of("refused")
    assert one.rule == "unkept_rule"
    assert all(f"bill={bill}" in str(one) for bill in ("125.0", "268.0", "2268.0"))
    assert "accept: [bill_is_no_sum]" in str(one)
