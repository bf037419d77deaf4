"""The base that lessons run on: made once, with a bar, and looked at before it is used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from casekit.lab.copies import write
from casekit.lab.workspace import COURSE, TEXTS
from synthetic import own_files
from synthetic.json_file import read_object

BASE = Path(".casekit") / "base.json"
SEEN = "seen.sha256"  # kept beside the dataset, so that it does not change what it describes


def make(folder: Path, preset: str, seed: int, tell: Callable[[str], None] = print) -> None:
    """Make the workspace's base unless it is there; one that does not open is made anew.

    Raises:
        ScenarioError: the preset cannot be simulated.
        OSError: no room, or a folder that may not be written to.
    """
    if _seen(folder):
        return
    from casekit import mart

    try:
        look_at(folder)
    except mart.DatasetError as fault:
        if (folder / "manifest.json").exists():
            tell(TEXTS("told.anew", fault=str(fault)))
            own_files.discard(folder)
        generate(folder, preset, seed)
        look_at(folder)
    _mark(folder).write_text(_fingerprint(folder), encoding="utf-8")


def look_at(folder: Path) -> None:
    """Open a dataset, with a bar where it is checked at length. Raises DatasetError."""
    from casekit import bars, mart

    with bars.bar(TEXTS("told.verifying")) as show:
        mart.open(folder, progress=show)


def generate(
    folder: Path,
    preset: str,
    seed: int,
    subscribers: int | None = None,
    workers: int = 1,
    dask: str | None = None,
) -> None:
    """Make a dataset, showing how far it is. Raises as `synthetic.generate` does."""
    import synthetic
    from casekit import bars

    hands = {"workers": workers, "dask": dask}
    with bars.bar(TEXTS("told.making")) as show:

        def progress(done: int, total: int, last: str) -> None:
            show(done, total)

        asked = {"subscribers": subscribers, "progress": progress, **hands}
        synthetic.generate(folder, scenario=preset, seed=seed, **asked)


def _mark(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.{SEEN}"


def _seen(folder: Path) -> bool:
    """Whether this very dataset opened before: a second start need not load pandas for it."""
    try:
        return _mark(folder).read_text(encoding="utf-8") == _fingerprint(folder)
    except OSError:
        return False


def _fingerprint(folder: Path) -> str:
    files = sorted((COURSE / "synthetic" / "schema").glob("*.py"))
    schema = b"".join(file.read_bytes() for file in files)
    return hashlib.sha256((folder / "manifest.json").read_bytes() + schema).hexdigest()


def base_of(dataset: Path, workspace: Path) -> str:
    """Return the word by which progress on a dataset is known; "" where it cannot be read.

    It is kept in the workspace while the manifest is the same: to work it out, pandas is loaded.
    """
    try:
        state = hashlib.sha256((dataset / own_files.MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return ""
    kept = read_object(workspace / BASE)
    if kept.get("of") == state and isinstance(kept.get("base"), str):
        return kept["base"]
    from casekit.mart import DatasetError, manifest

    try:
        base = manifest.read(dataset).base
    except DatasetError:
        return ""
    with suppress(OSError):
        write(workspace / BASE, json.dumps({"of": state, "base": base}).encode("utf-8"))
    return base
