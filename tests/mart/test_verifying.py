"""What rots is found: at the first opening, wherever a file was written to since, and when asked."""

import os
import random

import pytest

from casekit import cache
from casekit import mart as door
from casekit.mart import faults, manifest

from .made_up import MONTHS


@pytest.mark.parametrize("part", ["monthly/202403.parquet", "truth/state/202401.parquet"])
@pytest.mark.parametrize("where", [0, 200, -1])
def test_one_altered_byte_is_found_at_the_first_opening(folder, part, where):
    _flip(folder / part, where)
    with pytest.raises(faults.PartAltered, match=part):
        door.open(folder)


def test_later_openings_read_only_what_was_written_to_since(folder, monkeypatch):
    told = []
    door.open(folder, progress=lambda read, size: told.append((read, size)))
    assert told[-1][0] == told[-1][1] > 0
    assert told == sorted(told)
    read = []
    check = manifest.check_contents

    def spied(folder, parts, progress):
        read.extend(part.path for part in parts)
        check(folder, parts, progress)

    monkeypatch.setattr(manifest, "check_contents", spied)
    door.open(folder)
    assert read == []
    _flip(folder / "monthly" / "202403.parquet", 200)
    with pytest.raises(faults.PartAltered, match=r"monthly/202403\.parquet"):
        door.open(folder)
    assert read == ["monthly/202403.parquet"]


def test_what_rots_after_the_first_opening_is_found_on_verification(folder):
    """The time of change stays as it was, as when a disk fails: nothing tells but the bytes."""
    file = folder / "monthly" / "202403.parquet"
    door.open(folder)
    before = file.stat()
    _flip(file, 200)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    door.open(folder)
    with pytest.raises(faults.PartAltered, match=r"monthly/202403\.parquet"):
        door.open(folder, verify=True)


@pytest.mark.parametrize("kept", ["[]", "{", "[" * 50_000, '{"monthly/202403.parquet": 7}'])
def test_a_broken_note_of_what_was_verified_counts_for_nothing(folder, kept):
    door.open(folder)
    for note in _notes():
        note.write_text(kept, encoding="utf-8")
    _flip(folder / "monthly" / "202403.parquet", 200)
    with pytest.raises(faults.PartAltered):
        door.open(folder)


def test_where_nothing_can_be_kept_each_opening_is_a_first_one(folder, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.delenv("LOCALAPPDATA")
    assert door.open(folder).months == door.open(folder).months == tuple(MONTHS)


def test_no_flipped_byte_opens_unnoticed(folder):
    """One bit in each of sixty places all over the files, the manifest among them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    luck = random.Random(6)
    places = [folder / "manifest.json"] * 20 + [luck.choice(files) for _ in range(40)]
    unnoticed = []
    for file in places:
        whole = file.read_bytes()
        where, bit = luck.randrange(len(whole)), 1 << luck.randrange(7)
        file.write_bytes(whole[:where] + bytes([whole[where] ^ bit]) + whole[where + 1 :])
        try:
            door.open(folder)
        except faults.DatasetError:
            pass
        else:
            unnoticed.append((file.name, where, whole[where]))
        file.write_bytes(whole)
    assert [place for place in unnoticed if not _is_space(place)] == []


def _is_space(place) -> bool:
    """A blank of the manifest that became another blank changes nothing that it says."""
    name, _, byte = place
    return name == "manifest.json" and byte in b" \n"


def _flip(file, where):
    content = bytearray(file.read_bytes())
    content[where] ^= 1
    file.write_bytes(content)


def _notes():
    return sorted((cache.folder() / "verified").glob("*.json"))
