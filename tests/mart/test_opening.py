"""What opens is whole; what is not says what it is, in both languages."""

import shutil

import pytest

from casekit import mart as door
from casekit import text
from casekit.mart import faults, truth
from casekit.mart.opening import from_tables
from synthetic import generate
from synthetic.schema import MONTHLY, TABLES

from .made_up import (
    MONTHS,
    made_up_tables,
    read_manifest,
    write_manifest,
    write_part,
)


def test_a_sound_dataset_opens(sound):
    mart = door.open(sound, verify=True)
    assert mart.months == tuple(MONTHS)
    assert (mart.name, mart.seed) == ("made_up", 1)
    assert "202401" in repr(mart)
    assert "made_up" in repr(mart)


def _remove_folder(folder):
    shutil.rmtree(folder)


def _remove_manifest(folder):
    (folder / "manifest.json").unlink()


def _stop_half_way(folder):
    (folder / "manifest.json").rename(folder / "run.json")


def _cut_the_manifest(folder):
    path = folder / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")


def _scramble_the_encoding(folder):
    (folder / "manifest.json").write_bytes(b"\xff\xfe\x00{")


def _name_no_columns(folder):
    write_manifest(folder, {**read_manifest(folder), "only": 7})


def _write_a_list(folder):
    (folder / "manifest.json").write_text("[1, 2]", encoding="utf-8")


def _write_another_programs(folder):
    (folder / "manifest.json").write_text('{"name": "a web page", "icons": []}', encoding="utf-8")


def _nest_deeply(folder):
    (folder / "manifest.json").write_text("[" * 50_000, encoding="utf-8")


def _change_the_seed(folder):
    path = folder / "manifest.json"
    before = path.read_text(encoding="utf-8")
    after = before.replace('"seed": 1', '"seed": 2')
    assert after != before
    path.write_text(after, encoding="utf-8")


def _name_no_month(folder):
    write_manifest(folder, {**read_manifest(folder), "months": []})


def _name_month_13(folder):
    write_manifest(folder, {**read_manifest(folder), "months": [202413]})


def _count_infinite_rows(folder):
    content = read_manifest(folder)
    content["tables"]["churn"]["rows"] = float("inf")
    write_manifest(folder, content)


def _forget_a_table(folder):
    content = read_manifest(folder)
    del content["tables"]["churn"]
    write_manifest(folder, content)


def _point_outside(folder):
    content = read_manifest(folder)
    content["tables"]["churn"]["parts"][0]["path"] = "../churn/all.parquet"
    write_manifest(folder, content)


def _raise_the_version(folder):
    write_manifest(folder, {**read_manifest(folder), "schema_version": 99})


def _remove_a_part(folder):
    (folder / "monthly" / "202402.parquet").unlink()


def _cut_a_part(folder):
    part = folder / "monthly" / "202402.parquet"
    part.write_bytes(part.read_bytes()[:-1])


@pytest.mark.parametrize("verify", [False, True])
@pytest.mark.parametrize(
    ("spoil", "fault", "named"),
    [
        (_remove_folder, faults.FolderMissing, "data"),
        (_remove_manifest, faults.NotADataset, "data"),
        (_stop_half_way, faults.DatasetUnfinished, "data"),
        (_cut_the_manifest, faults.ManifestBroken, "manifest.json"),
        (_scramble_the_encoding, faults.ManifestBroken, "manifest.json"),
        (_write_a_list, faults.NotADataset, "manifest.json"),
        (_write_another_programs, faults.NotADataset, "manifest.json"),
        (_nest_deeply, faults.ManifestBroken, "manifest.json"),
        (_change_the_seed, faults.ManifestAltered, "manifest.json"),
        (_name_no_month, faults.ManifestBroken, "months"),
        (_name_month_13, faults.ManifestBroken, "202413"),
        (_count_infinite_rows, faults.ManifestBroken, "Infinity"),
        (_name_no_columns, faults.ManifestBroken, "manifest.json"),
        (_forget_a_table, faults.ManifestBroken, "churn"),
        (_point_outside, faults.ManifestBroken, "../churn"),
        (_raise_the_version, faults.OtherVersion, "99"),
        (_remove_a_part, faults.PartMissing, "monthly/202402.parquet"),
        (_cut_a_part, faults.PartOfOtherSize, "monthly/202402.parquet"),
    ],
)
def test_each_fault_has_its_own_exception(folder, spoil, fault, named, verify):
    spoil(folder)
    with pytest.raises(fault) as raised:
        door.open(folder, verify=verify)
    assert type(raised.value) is fault
    said = {}
    for lang in text.LANGUAGES:
        with text.using(lang):
            said[lang] = str(raised.value)
            assert named in said[lang]
            assert "{" not in said[lang]
    assert said["zh"] != said["en"]


@pytest.mark.parametrize(
    ("law", "seed", "command"),
    [
        ({"name": "classroom"}, 11, 'casekit data make "{}-new" --preset classroom --seed 11'),
        ({"name": "ours"}, 3, 'casekit data make "{}-new" --preset FILE.yml --seed 3'),
        ({"imported": True, "name": "ours"}, None, 'casekit import EXTRACT "{}-new" --map map.yml'),
        (None, "?", 'casekit data make "{}-new" --preset FILE.yml'),
    ],
)
def test_a_base_of_an_older_version_is_refused_with_the_command_that_makes_it_anew(
    folder, law, seed, command
):
    content = read_manifest(folder) | {"schema_version": 2, "scenario": law, "seed": seed}
    write_manifest(folder, content)
    with pytest.raises(faults.OtherVersion) as raised:
        door.open(folder)
    for lang, older in (("zh", "第 2 版"), ("en", "version 2")):
        with text.using(lang):
            assert command.format(folder) in str(raised.value)
            assert older in str(raised.value)


@pytest.mark.parametrize("path", ["x" * 300, "y/" * 3000])
def test_a_path_that_no_system_takes_is_a_plain_fault(path):
    with pytest.raises(faults.FolderUnreadable) as raised:
        door.open(path)
    for lang in text.LANGUAGES:
        with text.using(lang):
            assert "{" not in str(raised.value)


def test_the_months_cannot_be_altered_from_outside(sound):
    mart = door.open(sound)
    with pytest.raises(TypeError):
        mart.months[0] = 209901
    assert not hasattr(mart.months, "append")


def test_a_word_tells_bases_with_other_answers_apart(sound, folder):
    assert door.open(sound).base == door.open(folder).base
    assert door.open(sound).base.startswith("made_up-1-")
    write_manifest(folder, {**read_manifest(folder), "seed": 2})
    assert door.open(folder).base.startswith("made_up-2-")
    own = {"seed": None, "scenario": {"name": "ours", "imported": True}}
    write_manifest(folder, {**read_manifest(folder), **own})
    word = door.open(folder).base
    write_part(folder, "churn/all.parquet", TABLES["churn"], made_up_tables(2)["churn"])
    content = read_manifest(folder)
    rows = made_up_tables(2)["churn"]
    entry = write_part(folder, "churn/all.parquet", TABLES["churn"], rows)
    content["tables"]["churn"] = {"rows": len(rows), "parts": [entry]}
    write_manifest(folder, content)
    assert door.open(folder).base != word


def test_rows_other_than_listed_are_found(folder):
    content = read_manifest(folder)
    content["tables"]["monthly"]["parts"][1]["rows"] += 1
    write_manifest(folder, content)
    with pytest.raises(faults.RowsDiffer, match=r"monthly/202402\.parquet"):
        door.open(folder, verify=True)


def test_a_total_other_than_that_of_the_parts_is_found(folder):
    content = read_manifest(folder)
    content["tables"]["monthly"]["rows"] -= 1
    write_manifest(folder, content)
    with pytest.raises(faults.RowsDiffer, match="monthly"):
        door.open(folder, verify=True)


def test_a_broken_file_is_named_when_it_is_read(folder):
    file = folder / "churn" / "all.parquet"
    mart = door.open(folder)
    file.write_bytes(b"\0" * file.stat().st_size)
    with pytest.raises(faults.PartUnreadable, match=r"churn/all\.parquet"):
        mart.churn  # noqa: B018


def test_a_file_that_lacks_a_column_is_named(folder):
    shorter = MONTHLY.__class__(**{**MONTHLY.__dict__, "columns": MONTHLY.columns[:-1]})
    rows = made_up_tables()["monthly"].query("month == 202402")
    entry = write_part(folder, "monthly/202402.parquet", shorter, rows)
    content = read_manifest(folder)
    content["tables"]["monthly"]["parts"][1] = entry
    write_manifest(folder, content)
    mart = door.open(folder, verify=True)
    assert len(mart.month(202402, ["subscriber"]))
    with pytest.raises(faults.PartUnreadable, match="family_lines"):
        mart.month(202402)


def test_without_the_truth_all_but_the_truth_works(folder):
    assert len(truth.of(door.open(folder)).people)
    shutil.rmtree(folder / "truth")
    mart = door.open(folder, verify=True)
    assert len(mart.monthly)
    assert len(door.base(mart, MONTHS[0]))
    with pytest.raises(faults.NoTruth):
        truth.of(mart)


def test_a_damaged_truth_is_no_absent_truth(folder):
    part = folder / "truth" / "people" / "all.parquet"
    part.write_bytes(part.read_bytes() + b"x")
    with pytest.raises(faults.PartOfOtherSize, match="truth/people"):
        door.open(folder)


def test_a_mart_of_tables_in_memory_equals_the_written_one(sound):
    tables = made_up_tables()
    held = from_tables(tables)
    written = door.open(sound)
    for name in tables:
        if not name.startswith("truth/"):
            assert held.table(name).equals(written.table(name)), name
    assert truth.of(held).state.equals(truth.of(written).state)


def test_memory_without_truth_says_so():
    tables = {n: t for n, t in made_up_tables().items() if not n.startswith("truth/")}
    with pytest.raises(faults.NoTruth):
        truth.of(from_tables(tables))


def test_months_outside_of_the_data_are_told(sound):
    mart = door.open(sound)
    with pytest.raises(faults.MonthOutside, match="2023"):
        mart.month(202312)
    with pytest.raises(faults.MonthOutside):
        mart.window([202401, 202405])
    with pytest.raises(faults.MonthOutside):
        truth.of(mart).state_of(202405)


def test_unknown_tables_and_columns_are_told(sound):
    mart = door.open(sound)
    for name in ("bills", "people", "truth/state"):
        with pytest.raises(faults.NoSuchTable):
            mart.table(name)
    with pytest.raises(KeyError, match="bil"):
        mart.month(202401, ["bil"])
    with pytest.raises(KeyError, match="bills"):
        truth.of(mart).table("bills")


def test_every_fault_has_words_with_all_its_facts():
    problems = faults.TEXTS.problems()
    assert not problems
    defined = [one for one in vars(faults).values() if isinstance(one, type)]
    kinds = {kind.key for kind in defined if issubclass(kind, faults.DatasetError)}
    assert kinds - {""} == set(faults.TEXTS.names("faults"))


def test_a_dataset_of_some_columns_says_so(tmp_path):
    few = generate(tmp_path / "few", "classroom", 7, 1000, only={"monthly": ["bill"]})
    with pytest.raises(faults.SomeColumnsOnly, match="monthly"):
        door.open(few)
