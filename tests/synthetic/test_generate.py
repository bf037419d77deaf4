"""Datasets on disk: the same bytes, whole or absent, taken up where a run was cut short."""

import hashlib
import json
import os
import random

import pandas as pd
import pytest

from casekit.bench.kills import digest, kills
from synthetic import GenerationError, generate, own_files, storage
from synthetic.schema import TABLES

SMALL = {
    "name": "small",
    "extends": "classroom",
    "subscribers": 2000,
    "months": 12,
    "campaigns": [],
    "pilots": [{"offer": "care_call", "month": 202410, "participants": 1000}],
}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return generate(tmp_path_factory.mktemp("small") / "data", SMALL, seed=5)


@pytest.mark.parametrize("block", [1000, 1300, 32_768])
def test_bytes_do_not_depend_on_blocks(tmp_path, small, block):
    assert digest(generate(tmp_path / "again", SMALL, seed=5, block=block)) == digest(small)


def test_shards_one_below_the_other_are_the_whole(tmp_path, small):
    """How many stand in a file changes no row, whichever table."""
    parted = generate(tmp_path / "parted", SMALL, seed=5, shard=1000)
    for folder in sorted({path.parent for path in small.rglob("*.parquet")}):
        for path in folder.glob("*.parquet"):
            pieces = sorted((parted / folder.relative_to(small)).glob(f"{path.stem}-*.parquet"))
            key = list(TABLES[folder.name].key)
            many = pd.concat([pd.read_parquet(piece) for piece in pieces])
            pd.testing.assert_frame_equal(
                many.sort_values(key, ignore_index=True),
                pd.read_parquet(path).sort_values(key, ignore_index=True),
            )


ONLY = {"monthly": ["subscriber", "month", "bill"], "churn": ["subscriber", "kind"]}


def test_columns_do_not_depend_on_which_are_asked_for(tmp_path, small):
    few = generate(tmp_path / "few", SMALL, seed=5, only=ONLY)
    assert {path.parent.name for path in few.rglob("*.parquet")} == set(ONLY)
    for path in few.rglob("*.parquet"):
        whole = pd.read_parquet(small / path.relative_to(few))
        pd.testing.assert_frame_equal(pd.read_parquet(path), whole[ONLY[path.parent.name]])


def test_a_column_that_does_not_exist_is_told_before_anything_is_written(tmp_path):
    with pytest.raises(KeyError, match="no column 'charm'"):
        generate(tmp_path / "d", SMALL, only={"monthly": ["charm"]})
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("shard", [0, -1000, 1500])
def test_a_shard_is_whole_communities(tmp_path, shard):
    with pytest.raises(ValueError, match="whole communities"):
        generate(tmp_path / "d", SMALL, shard=shard)
    assert not (tmp_path / "d").exists()


def test_another_seed_gives_other_bytes(tmp_path, small):
    assert digest(generate(tmp_path / "other", SMALL, seed=6)) != digest(small)


def test_the_manifest_lists_every_file_with_its_hash(small):
    manifest = json.loads((small / "manifest.json").read_text(encoding="utf-8"))
    parts = [part for table in manifest["tables"].values() for part in table["parts"]]
    listed = {part["path"] for part in parts}
    found = {p.relative_to(small).as_posix() for p in small.rglob("*.parquet")}
    assert listed == found
    for part in parts:
        assert hashlib.sha256((small / part["path"]).read_bytes()).hexdigest() == part["sha256"]
    assert manifest["scenario"]["subscribers"] == 2000
    assert not (small / "run.json").exists()


def test_making_it_again_changes_nothing(small):
    before = digest(small)
    stamps = {p: p.stat().st_mtime_ns for p in small.rglob("*")}
    generate(small, SMALL, seed=5)
    assert digest(small) == before
    assert stamps == {p: p.stat().st_mtime_ns for p in small.rglob("*")}


def test_another_dataset_is_not_written_over(small):
    before = digest(small)
    with pytest.raises(GenerationError, match="another dataset"):
        generate(small, SMALL, seed=6)
    assert digest(small) == before


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GenerationError, match="not empty"):
        generate(tmp_path, SMALL)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


FOREIGN = ('{"name": "a model run", "seed": 7}', "[]", "7", "{", "[" * 50_000, "\x00")


@pytest.mark.parametrize("record", FOREIGN)
@pytest.mark.parametrize("name", ["run.json", "manifest.json"])
def test_the_record_of_another_program_is_left_alone_and_so_is_what_lies_below(
    tmp_path, record, name
):
    work = {name: record, "results/best.parquet": "mine", "monthly/all.parquet": "mine, too"}
    work |= {"notes.part": "a letter", "sub/run.json": "{}", "shard-0001.json": "a list"}
    for path, content in work.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    with pytest.raises(GenerationError):
        generate(tmp_path, SMALL, seed=5)
    found = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert found == set(work)
    assert all((tmp_path / path).read_text("utf-8") == content for path, content in work.items())


def test_what_somebody_put_beside_an_unfinished_run_stays(tmp_path, small, monkeypatch):
    monkeypatch.setattr(storage.Store, "close", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        generate(tmp_path / "d", SMALL, seed=6)
    monkeypatch.undo()
    mine = ("results/best.parquet", "monthly/mine.parquet", "letter.part", "sub/shard-0001.json")
    for path in mine:
        (tmp_path / "d" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "d" / path).write_text("mine", encoding="utf-8")
    generate(tmp_path / "d", SMALL, seed=5)
    for path in mine:
        assert (tmp_path / "d" / path).read_text("utf-8") == "mine"
        (tmp_path / "d" / path).unlink()
    (tmp_path / "d" / "results").rmdir()
    (tmp_path / "d" / "sub").rmdir()
    assert digest(tmp_path / "d") == digest(small)


def test_a_discarded_dataset_leaves_what_is_not_its_own(tmp_path):
    folder = generate(tmp_path / "d", SMALL, seed=5)
    own_files.discard(folder)
    assert not folder.exists()
    generate(folder, SMALL, seed=5)
    (folder / "monthly" / "mine.parquet").write_text("mine", encoding="utf-8")
    own_files.discard(folder)
    assert [p.name for p in folder.rglob("*") if p.is_file()] == ["mine.parquet"]


def test_progress_counts_the_months(tmp_path):
    seen = []
    generate(
        tmp_path / "d",
        SMALL,
        seed=1,
        progress=lambda done, of, label: seen.append((done, of, label)),
    )
    assert [done for done, _, _ in seen] == list(range(1, 13))
    assert seen[-1] == (12, 12, "202412")


def test_a_full_disk_is_told_and_the_run_can_go_on(tmp_path, small, monkeypatch):
    room = {"left": 15}
    write = os.fsync

    def full_after(descriptor):
        room["left"] -= 1
        if room["left"] < 0:
            raise OSError(28, "No space left on device")
        write(descriptor)

    monkeypatch.setattr(storage.os, "fsync", full_after)
    with pytest.raises(GenerationError, match="make room and run again"):
        generate(tmp_path / "d", SMALL, seed=5)
    monkeypatch.undo()
    assert not (tmp_path / "d" / "manifest.json").exists()
    assert not list((tmp_path / "d").rglob("*.part"))
    assert digest(generate(tmp_path / "d", SMALL, seed=5)) == digest(small)


def test_an_unfinished_run_of_another_seed_is_replaced(tmp_path, small, monkeypatch):
    monkeypatch.setattr(storage.Store, "close", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        generate(tmp_path / "d", SMALL, seed=6)
    monkeypatch.undo()
    assert digest(generate(tmp_path / "d", SMALL, seed=5)) == digest(small)


def test_what_a_kill_between_any_two_files_leaves_is_taken_up(tmp_path, small, monkeypatch):
    """A run that stops before its n-th file is in place, without the chance to tidy up."""

    class Killed(BaseException):
        pass

    replace, left = os.replace, 0

    def stops(*given):
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed
        replace(*given)

    monkeypatch.setattr(storage.os, "replace", stops)
    for files in (0, 1, 2, 20, 45, 1000):
        left = files
        try:
            generate(tmp_path / "d", SMALL, seed=5)
        except Killed:
            assert list((tmp_path / "d").rglob("*.part"))
    assert digest(tmp_path / "d") == digest(small)


def test_what_is_left_beside_a_whole_dataset_is_swept(tmp_path, small, monkeypatch):
    """Killed after the manifest was written, before the notes of the run were removed."""
    monkeypatch.setattr(storage.Store, "_sweep", lambda _: None)
    generate(tmp_path / "d", SMALL, seed=5)
    assert (tmp_path / "d" / "run.json").exists()
    monkeypatch.undo()
    assert digest(generate(tmp_path / "d", SMALL, seed=5)) == digest(small)


def test_killed_at_six_moments_it_never_opens_half_and_ends_the_same(tmp_path):
    """SIGKILL at random moments, runs of one process and of two; each next run goes on.

    Six show that it goes on; `python -m casekit.bench.kills` looks for a moment that does harm.
    """
    found = list(kills(tmp_path, 6, random.Random(4)))
    assert [fault for kill in found for fault in kill.faults] == []
    assert sum(kill.cut_short for kill in found) >= 2


@pytest.mark.parametrize(
    "content", ['{"seed": 7, "name": "somebody else\'s run"}', "[1, 2]", "[" * 200_000, "not JSON"]
)
def test_a_run_of_somebody_elses_is_left_alone_with_all_its_files(tmp_path, content):
    (tmp_path / "run.json").write_text(content, encoding="utf-8")
    (tmp_path / "theirs.parquet").write_bytes(b"theirs")
    with pytest.raises(GenerationError, match="left alone"):
        generate(tmp_path, "classroom", seed=5, subscribers=100)
    assert (tmp_path / "theirs.parquet").read_bytes() == b"theirs"
