"""What is exported as an operator would, dirt and all, comes back as the same mart."""

import shutil

import numpy as np
import pandas as pd
import pytest
import yaml

from casekit import mart, text
from casekit.mart.extract import CLEAN, MAPPING, Dirt, bring_in, hand_out
from synthetic.schema import TABLES

OPEN = [table for table in TABLES.values() if not table.truth]
LOTS = Dirt(1, 0.2, 0.2, 0.9, 0.1, 0.05, 1, 1)


def returned(dataset, folder, **said):
    """Export and import; returns the new dataset's folder and the report."""
    hand_out(dataset, folder / "extract", **said)
    report = bring_in(folder / "extract", folder / "extract" / MAPPING, folder / "base")
    return folder / "base", report


def assert_same(one, other):
    """Every column of every table, rows compared in the order of their keys."""
    for table in OPEN:
        key = list(table.key)
        first, second = (
            base.table(table.name).sort_values(key, ignore_index=True) for base in (one, other)
        )
        pd.testing.assert_frame_equal(first, second)


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig"])
def test_a_dirty_extract_gives_back_the_mart(little, tmp_path, encoding):
    base, report = returned(little, tmp_path, encoding=encoding, dirt=LOTS)
    assert report.sound
    assert_same(mart.open(little), mart.open(base, verify=True))
    rules = {one.rule for one in report.of("repaired")}
    wanted = {"thousands", "full_width", "blanks", "month_form", "repeated_row"}
    assert wanted | {"blank_row", "total_row", "out_of_order"} <= rules


@pytest.mark.parametrize(("seed", "lang"), [(1, "zh"), (2, "en"), (3, "zh")])
def test_so_it_does_with_other_luck_and_in_both_languages(little, tmp_path, seed, lang):
    with text.using(lang):
        base, _ = returned(little, tmp_path, encoding="gbk", dirt=Dirt(), seed=seed)
    assert_same(mart.open(little), mart.open(base))


def test_a_clean_extract_needs_no_repair(little, tmp_path):
    base, report = returned(little, tmp_path, dirt=CLEAN)
    assert report.of("repaired") == []
    assert [table.name for table in OPEN if mart.open(base).table(table.name).empty] == []
    assert_same(mart.open(little), mart.open(base))


def test_chunks_do_not_matter(little, tmp_path, monkeypatch):
    from casekit.mart.extract import table_rows

    monkeypatch.setattr(table_rows, "ROWS", 333)
    base, _ = returned(little, tmp_path, encoding="gbk", dirt=Dirt())
    assert_same(mart.open(little), mart.open(base))


def test_the_same_seed_gives_the_same_files(little, tmp_path):
    for name in ("one", "two", "other"):
        seed = 8 if name == "other" else 7
        hand_out(little, tmp_path / name, encoding="gbk", dirt=Dirt(), seed=seed)
    content = {
        name: {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two", "other")
    }
    assert content["one"] == content["two"] != content["other"]


def test_no_truth_goes_out_and_none_comes_in(little, tmp_path):
    base, _ = returned(little, tmp_path)
    assert len(list((tmp_path / "extract").iterdir())) == len(OPEN) + 1
    assert not (base / "truth").exists()
    opened = mart.open(base)
    assert opened.imported
    assert opened.seed is None
    from casekit.mart import truth

    with pytest.raises(mart.NoTruth):
        truth.of(opened)


def test_gaps_in_use_stay_gaps_and_are_counted(extract, attempt, tmp_path):
    extract.replace("0.3,120", ",")  # the first line of 202401: off-net share and minutes
    extract.replace("0.2,130", "NULL,130")
    report, out = attempt(extract)
    assert report.sound
    kept = {one.target: one.rows for one in report.of("repaired") if one.rule == "gap_kept"}
    assert kept == {"monthly.off_net_share": 2, "monthly.minutes_out": 1}
    assert "没有当作 0" in str(report)
    base = mart.open(out)
    rows = base.monthly.set_index(["subscriber", "month"])
    assert rows["minutes_out"].isna().tolist() == [True, False, False, False, False]
    assert rows.loc[(1, 202402), "minutes_out"] == 130
    assert mart.check(base) == []
    assert mart.features(base, 202401)["minutes_out_3m"].isna().tolist() == [True, False]
    again, _ = returned(out, tmp_path / "again")
    assert mart.open(again).monthly.equals(base.monthly)


def test_what_was_unknown_stays_unknown(tmp_path, extract, attempt):
    _, out = attempt(extract)
    hand_out(out, tmp_path / "again")
    bring_in(tmp_path / "again", tmp_path / "again" / MAPPING, tmp_path / "second")
    first, second = mart.open(out), mart.open(tmp_path / "second")
    assert first.unknown == second.unknown != frozenset()
    pd.testing.assert_frame_equal(first.monthly, second.monthly)


def test_features_of_the_import_are_those_of_the_base(little, tmp_path):
    base, _ = returned(little, tmp_path, encoding="gbk", dirt=Dirt())
    one, other = mart.open(little), mart.open(base)
    month = one.months[9]
    pd.testing.assert_frame_equal(mart.features(one, month), mart.features(other, month))


@pytest.mark.parametrize("table", [t for t in OPEN if t.name not in {"subscribers", "monthly"}], ids=lambda t: t.name)  # fmt: skip
def test_any_table_may_be_absent(handed_out, tmp_path, table):
    shutil.copytree(handed_out, tmp_path / "extract")
    path = tmp_path / "extract" / MAPPING
    mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    (tmp_path / "extract" / mapping["tables"].pop(table.name)["file"]).unlink()
    path.write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    report = bring_in(tmp_path / "extract", path, tmp_path / "base")
    assert any(one.rule == "no_table" and one.target == table.name for one in report)
    base = mart.open(tmp_path / "base")
    assert mart.check(base) == []
    assert len(mart.features(base, base.months[8]))
    with pytest.raises(mart.DatasetError, match=table.zh[:2]):
        base.table(table.name)


def test_any_optional_column_may_be_absent(handed_out, tmp_path):
    shutil.copytree(handed_out, tmp_path / "extract")
    path = tmp_path / "extract" / MAPPING
    mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, given in mapping["tables"].items():
        kept = {*TABLES[name].key, "status"}
        given["columns"] = {c: spec for c, spec in given["columns"].items() if c in kept}
    path.write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    bring_in(tmp_path / "extract", path, tmp_path / "base")
    base = mart.open(tmp_path / "base")
    assert mart.check(base) == []
    assert len(base.subscribers) == 150
    rows = mart.features(base, base.months[8])
    assert rows["quality_3m"].isna().all()
    assert np.isnan(rows["class_level"]).all()


def test_partial_history_is_allowed(handed_out, tmp_path):
    shutil.copytree(handed_out, tmp_path / "extract")
    path = tmp_path / "extract" / "月度账单与使用.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    late = [row for row in rows if row.split(",")[1] >= "202407"]
    path.write_text(head + "".join(late), encoding="utf-8")
    churn = tmp_path / "extract" / "离网记录.csv"
    head, *rows = churn.read_text(encoding="utf-8").splitlines(keepends=True)
    churn.write_text(head + "".join(row for row in rows if row.split(",")[1] >= "202407"), encoding="utf-8")  # fmt: skip
    bring_in(tmp_path / "extract", tmp_path / "extract" / MAPPING, tmp_path / "base")
    base = mart.open(tmp_path / "base")
    assert base.months == (202407, 202408, 202409, 202410, 202411, 202412)
    assert mart.check(base) == []


def test_neither_writes_over_what_is_there(little, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(mart.DatasetError, match="不是空的"):
        hand_out(little, tmp_path / "full")
    hand_out(little, tmp_path / "extract")
    with pytest.raises(mart.DatasetError, match="不是空的"):
        bring_in(tmp_path / "extract", tmp_path / "extract" / MAPPING, tmp_path / "full")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]
