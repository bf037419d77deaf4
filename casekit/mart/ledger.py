"""Which files of a dataset this machine has read to the last byte and found as listed.

Bytes rot, and copies go wrong, where nobody looks: the first opening of a dataset reads all of it.
Later openings trust a file whose size and time of change are those of that day.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from casekit import cache
from casekit.mart.manifest import Part
from synthetic.json_file import read_object


class Ledger:
    """The files of one dataset that were found sound, kept in the user's cache folder.

    Where nothing can be kept there, each opening is a first one.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:24]
        self._path = cache.folder() / "verified" / f"{name}.json"
        self._sound = read_object(self._path)

    def unread(self, parts: Iterable[Part]) -> list[Part]:
        """Return those that nobody has read on this machine as they are now."""
        return [part for part in parts if self._sound.get(part.path) != self._mark(part)]

    def enter(self, parts: Iterable[Part]) -> None:
        """Keep that some parts were read and are as listed."""
        self._sound |= {part.path: self._mark(part) for part in parts}
        unfinished = self._path.with_name(f"{self._path.name}.{uuid4().hex}.part")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(json.dumps(self._sound), encoding="utf-8")
            os.replace(unfinished, self._path)

    def _mark(self, part: Part) -> list:
        """What stays the same for as long as nobody writes to a file."""
        return [(self._folder / part.path).stat().st_mtime_ns, part.bytes, part.sha256]
