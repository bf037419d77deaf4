"""The data of a lesson: where it is, and made when it is not there.

Looked for in this order: the folder that CASEKIT_DATA names (a dataset, or a folder of datasets);
`data/` in the workspace around the notebook; the user's cache folder.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casekit import bars, cache
from casekit.classroom.faults import PlainError
from casekit.text import Catalogue
from synthetic import own_files

TEXTS = Catalogue("casekit.lesson")
_STALE = 120.0  # seconds without a sign of life after which another's making counts as dead


class DataTrouble(PlainError):
    """Data that can neither be opened nor made; the message says why and what to do."""


@dataclass(frozen=True)
class Place:
    """Where a lesson's data is.

    Attributes:
        base: folder of the lesson's own dataset.
        shelf: folder that holds the datasets of cases.
        home: the workspace, or the cache folder where there is none; progress is kept there.
        preset, seed: what the base is made with.
        lang: the workspace's language.
        own: whether the kit made the data, and may make it anew.
    """

    base: Path
    shelf: Path
    home: Path
    preset: str = "classroom"
    seed: int = 7
    lang: str = "zh"
    own: bool = True


def find(start: Path) -> Place:
    """Return where the data of a notebook in the folder `start` is, whether made already or not."""
    from casekit.lab import workspace

    here = start.resolve()
    around = (workspace.read(folder) for folder in (here, *here.parents))
    found = next((space for space in around if space is not None), None)
    home = found.folder if found else cache.folder()
    preset, seed, lang = (found.preset, found.seed, found.lang) if found else ("classroom", 7, "zh")
    given = os.environ.get("CASEKIT_DATA")
    if not given:
        shelf = home / "data"
        return Place(shelf / f"{Path(preset).stem}-{seed}", shelf, home, preset, seed, lang)
    folder = Path(given).expanduser().resolve()
    inside = folder / f"{Path(preset).stem}-{seed}"
    if (inside / "manifest.json").exists():
        return Place(inside, folder, home, preset, seed, lang, own=False)
    return Place(folder, folder.parent, home, preset, seed, lang, own=False)


def open_or_make(folder: Path, scenario: str, seed: int, own: bool = True) -> object:
    """Return the mart in a folder; make it where it is missing or cut short, or the kit's own is broken.

    Raises:
        DataTrouble: it does not open and may not or cannot be made.
    """
    from casekit.mart import faults

    try:
        return _opened(folder)
    except faults.DatasetError as fault:
        absent = isinstance(fault, (faults.FolderMissing, faults.DatasetUnfinished))
        if not own:
            raise DataTrouble(TEXTS("given_data", fault=str(fault))) from None
        with _turn(folder) as waited:
            if not (absent or waited) and (folder / "manifest.json").exists():
                own_files.discard(folder)  # the kit's own, and the same again from its seed
            _make(folder, scenario, seed)
    try:
        return _opened(folder)
    except faults.DatasetError as fault:
        raise DataTrouble(str(fault)) from None


def _opened(folder: Path) -> object:
    from casekit import mart

    with bars.bar(TEXTS("verifying")) as show:
        return mart.open(folder, progress=show)


def open_case(place: Place, scenario: str) -> object:
    """Return the mart of a case, from beside the base; where nothing may be written, from the cache."""
    folder = place.shelf / f"{scenario}-{place.seed}"
    try:
        return open_or_make(folder, scenario, place.seed)
    except DataTrouble:
        cached = cache.folder() / "data" / folder.name
        if cached == folder or os.access(place.shelf, os.W_OK):
            raise
        return open_or_make(cached, scenario, place.seed)


def truth_known(mart: object) -> bool:
    """Tell whether a dataset still has its truth; an operator's own data has none."""
    folder = getattr(getattr(mart, "source", None), "folder", None)
    return folder is None or (Path(folder) / "truth").is_dir()


def _make(folder: Path, scenario: str, seed: int) -> None:
    import synthetic
    from synthetic.scenario_file import ScenarioError

    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        with bars.bar(TEXTS("making")) as show:

            def progress(done: int, total: int, month: str) -> None:
                show(done, total)
                os.utime(_mark(folder))  # the sign of life that another kernel waits for

            synthetic.generate(folder, scenario=scenario, seed=seed, progress=progress)
    except ScenarioError as fault:
        raise DataTrouble(TEXTS("no_scenario", scenario=scenario, fault=str(fault))) from None
    except (synthetic.GenerationError, OSError) as fault:
        raise DataTrouble(TEXTS("cannot_make", folder=str(folder), fault=str(fault))) from None


def _mark(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.making"


@contextmanager
def _turn(folder: Path) -> Iterator[bool]:
    """Let one kernel at a time make a dataset; yields whether another one was waited for."""
    waited, mark = False, _mark(folder)
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        while True:
            try:
                mark.mkdir()
                break
            except FileExistsError:
                waited = True
                if time.time() - mark.stat().st_mtime > _STALE:
                    mark.rmdir()
                time.sleep(0.2)
            except FileNotFoundError:
                mark.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DataTrouble(TEXTS("cannot_make", folder=str(folder), fault=str(fault))) from None
    try:
        yield waited
    finally:
        mark.rmdir()
