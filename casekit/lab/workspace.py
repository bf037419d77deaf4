"""A folder that is the trainee's own: where it is, and in which language and with which data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from casekit.text import Catalogue

MARK = "casekit-workspace.json"
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
    """

    folder: Path
    lang: str = "zh"
    seed: int = 7
    preset: str = "classroom"

    @property
    def dataset(self) -> Path:
        """The folder of the base that its lessons run on."""
        return self.folder / "data" / f"{Path(self.preset).stem}-{self.seed}"

    def save(self) -> None:
        """Write the mark by which notebooks find their workspace."""
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in asdict(self).items() if name != "folder"}
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (self.folder / MARK).write_text(text, encoding="utf-8")


def read(folder: Path) -> Workspace | None:
    """The workspace in a folder, or None where there is no readable mark."""
    try:
        kept = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return Workspace(folder.resolve(), kept["lang"], int(kept["seed"]), str(kept["preset"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
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
