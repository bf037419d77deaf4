"""The door to a dataset: what opens is whole; what is not says what it is and what to do."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from casekit.mart import manifest
from casekit.mart.dataset import Mart
from casekit.mart.source import Files, Frames


def open(path: str | os.PathLike, verify: bool = False) -> Mart:
    """Return the dataset in a folder.

    Every file's presence and size is checked; `verify` reads them all and compares SHA-256 and
    rows too. The truth may have been taken away (then `truth.of` says so): if it is there,
    `verify` covers it as well.

    Raises a subclass of DatasetError: FolderMissing, NotADataset, DatasetUnfinished,
    ManifestBroken, OtherVersion, PartMissing, PartOfOtherSize, PartAltered, RowsDiffer.
    """
    folder = Path(path).expanduser()
    listed = manifest.read(folder)
    manifest.check_sizes(folder, listed)
    if verify:
        manifest.check_contents(folder, listed)
        if (folder / manifest.TRUTH).is_dir():
            manifest.check_sizes(folder, listed, truth=True)
            manifest.check_contents(folder, listed, truth=True)
    return Mart(
        Files(folder, listed),
        listed.months,
        listed.scenario,
        listed.seed,
        unknown=listed.unknown,
        accepted=listed.accepted,
    )


def from_tables(
    tables: Mapping[str, pd.DataFrame], scenario: Mapping | None = None, seed: int | None = None
) -> Mart:
    """Return a mart of tables held in memory, by name ("monthly", "truth/state" ...).

    Its months are those of `monthly`. Serves data that were never written: altered copies, an
    operator's own extract.
    """
    months = sorted(int(month) for month in tables["monthly"]["month"].unique())
    return Mart(Frames(tables), months, scenario or {"name": "memory"}, seed)
