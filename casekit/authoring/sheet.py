"""What ``lesson.yml`` says, as far as it is sound, and what is wrong with the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from casekit.authoring.cells import LANGUAGES

NAME = "lesson.yml"
_SECTION = re.compile(r"[a-z][a-z0-9_]*")

Wrong = tuple[str, str] | None
"""What is wrong with a value and what to do about it; None for a sound one."""


@dataclass(frozen=True)
class Fault:
    """What keeps a file of a lesson from being read. ``line`` is 0 where no line is to blame."""

    file: str
    line: int
    message: str
    mend: str


def read(folder: Path) -> tuple[dict, list[Fault]]:
    """The sound keys of a lesson's sheet, the sound ones among its sections, and the faults."""
    sheet, faults = _mapping(folder / NAME)
    if faults:
        return {}, faults
    faults += _unknown(sheet, _KEYS, "")
    sound = {}
    for key, (needed, check) in _KEYS.items():
        wrong = check(sheet.get(key)) if key in sheet or needed else None
        if wrong:
            faults.append(_fault(f"`{key}` {wrong[0]}", wrong[1]))
        elif key in sheet:
            sound[key] = sheet[key]
    sections = []
    for number, section in enumerate(sound.get("sections", ()), 1):
        found = _of_section(section, number, [one["name"] for one in sections])
        faults += found
        if not found:
            sections.append(section)
    return {**sound, "sections": sections}, faults


def _fault(message: str, mend: str, line: int = 0) -> Fault:
    return Fault(NAME, line, message, mend)


def _mapping(path: Path) -> tuple[dict, list[Fault]]:
    import yaml

    if not path.is_file():
        return {}, [_fault("the file is missing", "write it: title in zh and en, sections")]
    try:
        sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        return {}, [_fault("this is not YAML in UTF-8", "mend the line, quote its text", line)]
    if not isinstance(sheet, dict):
        return {}, [_fault("this is not a list of keys", "write `title:` with zh and en below it")]
    return sheet, []


def _unknown(found: dict, known: Iterable[str], where: str) -> list[Fault]:
    known = tuple(known)
    return [
        _fault(f"{where}`{key}` is not known", f"known are {', '.join(known)}")
        for key in sorted(found.keys() - set(known), key=str)
    ]


def _of_section(section: object, number: int, before: list[str]) -> list[Fault]:
    if not isinstance(section, dict):
        return [
            _fault(f"section {number} is no list of keys", "give it name, title, minutes, core")
        ]
    where = f"section `{section.get('name', number)}`: "
    faults = _unknown(section, _OF_SECTION, where)
    for key, check in _OF_SECTION.items():
        wrong = check(section.get(key))
        if wrong:
            faults.append(_fault(f"{where}`{key}` {wrong[0]}", wrong[1]))
    if section.get("name") in before:
        faults.append(_fault(f"{where}named twice", "give each section a name of its own"))
    return faults


def _both_languages(value: object) -> Wrong:
    texts = value if isinstance(value, dict) else {}
    if all(isinstance(texts.get(lang), str) and texts[lang].strip() for lang in LANGUAGES):
        return None
    return "lacks a language", "give it a text under zh and one under en"


def _list_of_words(value: object) -> Wrong:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return None
    return "is not a list of rows", "write finishes: [W1, W2]"


def _list(value: object) -> Wrong:
    if isinstance(value, list) and value:
        return None
    return "is not a list of sections", "list them in the order of the lesson"


def _name(value: object) -> Wrong:
    if isinstance(value, str) and _SECTION.fullmatch(value):
        return None
    return "is no name", "use lower-case letters, digits and underscores, no number first"


def _minutes(value: object) -> Wrong:
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        return None
    return "is no number of minutes", "write minutes: 12"


def _yes_or_no(value: object) -> Wrong:
    if isinstance(value, bool):
        return None
    return "is neither true nor false", "write core: true where the two days hold it"


_KEYS: dict[str, tuple[bool, Callable[[object], Wrong]]] = {
    "title": (True, _both_languages),
    "audience": (False, _both_languages),
    "finishes": (False, _list_of_words),
    "sections": (True, _list),
}
"""Keys of the sheet: whether each is needed, and what it must be."""
_OF_SECTION: dict[str, Callable[[object], Wrong]] = {
    "name": _name,
    "title": _both_languages,
    "minutes": _minutes,
    "core": _yes_or_no,
}
