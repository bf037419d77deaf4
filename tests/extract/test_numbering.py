"""Numbers that identify stay those of one person, in every table and in whatever form they come."""

import csv
import shutil

import pandas as pd
import pytest
import yaml

from casekit import mart
from casekit.mart.extract import MAPPING, MappingError, bring_in
from casekit.mart.extract.checking import open_tables

PEOPLE = {"subscriber", "other", "payer"}
"""Columns that hold numbers of subscribers."""
FORMS = {
    "eleven digits": lambda number: f"138{number * 7919 % 100_000_000:08d}",
    "fourteen digits": lambda number: f"20{number * 7919 % 1_000_000_007:012d}",
    "words": lambda number: f"U-{number * 7919 % 1_000_003:X}k",
    "marked for Excel": lambda number: f"'138{number * 7919 % 100_000_000:08d}",
}


def renamed(extract, folder, form):
    """A copy of an extract, whose subscribers are in another order and named in another form, everywhere.

    Returns the subscribers' true numbers in the order in which they come: who pays for a home is read
    before the subscribers are.
    """
    shutil.copytree(extract, folder)
    path = folder / MAPPING
    mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    order = {}
    homes_first = sorted(mapping["tables"].items(), key=lambda one: one[0] != "households")
    for name, given in homes_first:
        head, *rows = csv.reader((folder / given["file"]).read_text(encoding="utf-8").splitlines())
        if name == "subscribers":
            rows = rows[::2][::-1] + rows[1::2]
        for column, spec in given["columns"].items():
            if column in PEOPLE:
                place = head.index(spec if isinstance(spec, str) else spec["column"])
                for row in rows:
                    order.setdefault(int(row[place]))
                    row[place] = form(int(row[place]))
        with (folder / given["file"]).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])
    mapping["tables"]["subscribers"]["renumber"] = True
    path.write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    return list(order)


def as_they_were(rows: pd.DataFrame, table, order: list[int]) -> pd.DataFrame:
    """Rows with the true numbers of their subscribers, pairs and rows in order."""
    true = dict(enumerate(order, 1))
    rows = rows.copy()
    for name in table.names:
        if name in PEOPLE:
            rows[name] = rows[name].map(true)
    if "other" in table.names:
        pair = rows[["subscriber", "other"]]
        rows["subscriber"], rows["other"] = pair.min(axis=1), pair.max(axis=1)
    return rows.sort_values(list(table.key), ignore_index=True)


@pytest.mark.parametrize("form", FORMS)
def test_every_table_speaks_of_the_same_people(little, handed_out, tmp_path, form):
    order = renamed(handed_out, tmp_path / "extract", FORMS[form])
    report = bring_in(tmp_path / "extract", tmp_path / "extract" / MAPPING, tmp_path / "base")
    assert report.sound
    before, after = mart.open(little), mart.open(tmp_path / "base", verify=True)
    assert len(after.churn) == len(before.churn) > 10
    for table in open_tables().values():
        wanted = before.table(table.name).sort_values(list(table.key), ignore_index=True)
        found = as_they_were(after.table(table.name), table, order)
        pd.testing.assert_frame_equal(found, wanted, check_dtype=False)
    assert mart.check(after) == []


def test_pairs_are_put_in_order_and_counted(handed_out, tmp_path):
    renamed(handed_out, tmp_path / "extract", FORMS["words"])
    report = bring_in(tmp_path / "extract", tmp_path / "extract" / MAPPING, None)
    (one,) = [one for one in report.of("repaired") if one.rule == "pair_turned"]
    assert 0 < one.rows < report.rows["ties"]


@pytest.mark.parametrize("table", ["churn", "identities"])
def test_a_table_is_not_renumbered_by_its_own_order_where_its_key_is_anothers(handed_out, tmp_path, table):  # fmt: skip
    renamed(handed_out, tmp_path / "extract", FORMS["eleven digits"])
    path = tmp_path / "extract" / MAPPING
    mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    mapping["tables"][table]["renumber"] = True
    path.write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    with pytest.raises(MappingError, match="renumber: true 写在 subscribers"):
        bring_in(tmp_path / "extract", path, None)


@pytest.mark.parametrize("form", FORMS)
def test_numbers_that_do_not_fit_lead_to_the_table_that_owns_them(handed_out, tmp_path, form):
    renamed(handed_out, tmp_path / "extract", FORMS[form])
    path = tmp_path / "extract" / MAPPING
    mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    del mapping["tables"]["subscribers"]["renumber"]
    path.write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    with pytest.raises(mart.DatasetError) as refused:
        bring_in(tmp_path / "extract", path, None)
    found = [one for one in refused.value.report.of("refused") if one.rule == "no_key_of_ours"]
    assert {one.target.partition(".")[0] for one in found} >= {"subscribers", "churn", "monthly"}
    assert all(one.facts["owner"] == "subscribers" for one in found)


def test_a_default_is_numbered_like_what_the_file_holds(extract, attempt):
    extract.table("groups", file="集团.csv", renumber=True, columns={"group": "编号"})
    extract.files["集团.csv"] = "编号\n9\n7\n".encode("gbk")
    extract.replace("男,0,2000", "男,,2000", "客户.csv")
    extract.column("group", "subscribers", default="7")
    _, out = attempt(extract)
    assert mart.open(out).subscribers["group"].tolist() == [0, 2, 2]


def test_more_keys_than_there_is_room_for_are_refused(extract, attempt):
    extract.table("plans", file="套餐.csv", renumber=True, columns={"plan": "编号"})
    extract.files["套餐.csv"] = ("编号\n" + "\n".join(f"TC{n}" for n in range(300))).encode("gbk")
    report, _ = attempt(extract)
    (one,) = report.of("refused")
    assert (one.rule, one.rows, one.value) == ("too_many_keys", 201, "TC99")
