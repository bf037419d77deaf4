"""A folder that is the trainee's own: where it is, and in which language and with which data."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from casekit.text import Catalogue
from synthetic.json_file import read_object

MARK = "casekit-workspace.json"
KEPT = (".casekit", "progress", "data", "exercises", "notebooks")
"""Folders of a workspace that hold a trainee's own work and what it is done on."""
TEXTS = Catalogue("casekit.lab")
COURSE = Path(__file__).resolve().parents[2]


class LabError(Exception):
    """The course cannot be opened or restored; the message says why and what to do."""

    def __init__(self, key: str, **facts):
        super().__init__(key, facts)
        self.key, self.facts = key, facts

    def __str__(self) -> str:
        return TEXTS(f"faults.{self.key}", **self.facts)


@dataclass(frozen=True)
class Workspace:
    """A trainee's folder.

    Attributes:
        folder: absolute path.
        lang: "zh" or "en", the course's language in it.
        seed, preset: of the base that its lessons run on.
        data: the folder of data that they run on instead (CASEKIT_DATA); "" where there is none.
    """

    folder: Path
    lang: str = "zh"
    seed: int = 7
    preset: str = "classroom"
    data: str = ""

    @property
    def dataset(self) -> Path:
        """The folder of the base that its lessons run on."""
        return self.folder / "data" / f"{Path(self.preset).stem}-{self.seed}"

    def make_private(self) -> None:
        """Make the folder, and let nobody but its owner read what the kit keeps in it.

        From here on whatever this process and its kernels write is the owner's alone. A folder
        that somebody else made keeps its rights: others may have business in it.
        """
        os.umask(0o077)
        self.folder.mkdir(parents=True, exist_ok=True)
        for kept in KEPT:
            with suppress(OSError):
                (self.folder / kept).chmod(0o700)

    def save(self) -> None:
        """Write the mark by which notebooks find their workspace."""
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in asdict(self).items() if name != "folder"}
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (self.folder / MARK).write_text(text, encoding="utf-8")


def read(folder: Path) -> Workspace | None:
    """The workspace in a folder, or None where there is no readable mark."""
    kept = read_object(folder / MARK)
    try:
        lang, seed, preset = kept["lang"], int(kept["seed"]), str(kept["preset"])
        return Workspace(folder.resolve(), lang, seed, preset, str(kept.get("data", "")))
    except (OSError, ValueError, LookupError, TypeError, OverflowError):
        return None


def choose(
    folder: Path,
    lang: str | None = None,
    seed: int | None = None,
    preset: str | None = None,
    system_lang: str = "zh",
) -> Workspace:
    """The workspace to open: what is asked for, else what it was, else the class's defaults."""
    kept = read(folder) or Workspace(folder.resolve(), lang=system_lang)
    if preset and Path(preset).suffix in {".yml", ".yaml"}:  # notebooks run in another folder
        preset = str(Path(preset).resolve())
    asked = {"lang": lang, "seed": seed, "preset": preset}
    given = os.environ.get("CASEKIT_DATA", "")
    kept = replace(kept, data=str(Path(given).expanduser().resolve()) if given else "")
    return replace(kept, **{name: value for name, value in asked.items() if value is not None})


def find(start: Path) -> Workspace:
    """The workspace that `start` is in, else the one beside the course.

    Raises:
        LabError: there is none yet.
    """
    for folder in (start.resolve(), *start.resolve().parents, COURSE / "workspace"):
        found = read(folder)
        if found:
            return found
    raise LabError("no_workspace")
