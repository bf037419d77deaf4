"""The files of an extract, by the names that a mapping gives them."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path


class Files:
    """The files of an extract: those of a folder, or one."""

    def __init__(self, extract: Path):
        whole = [extract] if extract.is_file() else sorted(extract.rglob("*"))
        self._paths = [p for p in whole if p.is_file() and not p.name.startswith((".", "~$"))]
        self._root = extract.parent if extract.is_file() else extract

    @property
    def names(self) -> list[str]:
        """Their names inside the extract."""
        return [path.relative_to(self._root).as_posix() for path in self._paths]

    def named(self, pattern: str | None) -> list[Path]:
        """Return the files that a mapping means; without a name, the only one."""
        if pattern is None:
            return self._paths if len(self._paths) == 1 else []
        pairs = zip(self.names, self._paths, strict=True)
        return [path for name, path in pairs if name == pattern or fnmatch(name, pattern)]
