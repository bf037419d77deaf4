"""The door to a dataset: what opens is whole; what is not says what it is and what to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from casekit.mart import manifest
from casekit.mart.dataset import Mart
from casekit.mart.ledger import Ledger
from casekit.mart.source import Files, Frames, months_in


def open(
    path: str | os.PathLike,
    verify: bool = False,
    progress: Callable[[int, int], None] = lambda read, size: None,
) -> Mart:
    """Return the dataset in a folder.

    Every file's presence and size is checked. The first opening on a machine reads them all and
    compares SHA-256 and rows, telling `progress` the bytes read and to be read; later ones read
    what was written to since. `verify` reads all of them again. The truth may have been taken
    away (then `truth.of` says so): if it is there, it is checked as well.

    Raises a subclass of DatasetError: FolderMissing, FolderUnreadable, NotADataset,
    DatasetUnfinished, ManifestBroken, OtherVersion, PartMissing, PartOfOtherSize, PartAltered,
    PartUnreadable, RowsDiffer.
    """
    folder = Path(path)
    if str(path).startswith("~"):
        folder = folder.expanduser()
    listed = manifest.read(folder)
    parts = list(listed.parts(truth=False))
    manifest.check_sizes(folder, parts)
    if (folder / manifest.TRUTH).is_dir():
        parts += listed.parts(truth=True)
        manifest.check_sizes(folder, parts)
    ledger = Ledger(folder)
    unread = parts if verify else ledger.unread(parts)
    if unread:
        manifest.check_contents(folder, unread, progress)
        ledger.enter(unread)
    manifest.check_totals(folder, listed)
    return Mart(
        Files(folder, listed),
        listed.months,
        listed.scenario,
        listed.seed,
        base=listed.base,
        unknown=listed.unknown,
        accepted=listed.accepted,
    )


def from_tables(
    tables: Mapping[str, pd.DataFrame], scenario: Mapping | None = None, seed: int | None = None
) -> Mart:
    """Return a mart of tables held in memory, by name ("monthly", "truth/state" ...).

    Its months are those of `monthly`; PartUnreadable if they are none. Serves data that were never written: altered copies, an
    operator's own extract.
    """
    months = months_in("monthly", tables["monthly"]["month"])
    law = scenario or {"name": "memory"}
    base = manifest.base_word(str(law.get("name", "")), seed, [dict(law), seed, months])
    return Mart(Frames(tables), months, law, seed, base=base)
