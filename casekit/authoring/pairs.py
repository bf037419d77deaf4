"""The two languages in step: hashes of each prose cell as both were when last right.

``pairs.yml`` is kept by ``casekit build``. A pair is *stale* when one language alone differs from
the record; it moves on when both differ, or when somebody says that the change needs no counterpart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from casekit.authoring.cells import LANGUAGES
from casekit.authoring.source import Lesson

NAME = "pairs.yml"
_HEAD = (
    "# Kept by `casekit build`: hashes of each prose cell in both languages, when last in step.\n"
)

Hashes = Mapping[str, Mapping[str, str]]


def hashes(lesson: Lesson) -> dict[str, dict[str, str]]:
    """Hash of each prose cell by id and language, for cells that have both languages."""
    found: dict[str, dict[str, str]] = {}
    for cell in lesson.cells:
        if cell.is_prose and cell.id and cell.lang in LANGUAGES:
            found.setdefault(cell.id, {})[cell.lang] = _hash(cell.text)
    return {key: pair for key, pair in found.items() if len(pair) == len(LANGUAGES)}


def _hash(text: str) -> str:
    """Hash of the words: spaces at line ends and empty lines do not count."""
    words = "\n".join(line.rstrip() for line in text.splitlines() if line.strip())
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def read(lesson: Lesson) -> dict[str, dict[str, str]]:
    """The record; empty for a lesson that has none yet."""
    import yaml

    path = lesson.folder / NAME
    if not path.is_file():
        return {}
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def stale(now: Hashes, recorded: Hashes, accepted: Collection[str] = ()) -> dict[str, str]:
    """Ids of the pairs out of step, each with the language that was left behind."""
    behind = {}
    for key, pair in now.items():
        before = recorded.get(key)
        if before is None or key in accepted:
            continue
        same = [lang for lang in LANGUAGES if pair[lang] == before.get(lang)]
        if len(same) == 1:
            behind[key] = same[0]
    return behind


def to_bytes(now: Hashes) -> bytes:
    """The record's file: YAML in the order of the lesson, LF."""
    lines = [f"{key}: {{zh: '{pair['zh']}', en: '{pair['en']}'}}\n" for key, pair in now.items()]
    return (_HEAD + "".join(lines)).encode("utf-8")


def path_of(lesson: Lesson) -> Path:
    """Where the record is."""
    return lesson.folder / NAME
