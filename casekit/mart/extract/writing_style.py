"""How a value may be written: signs and blanks that carry no meaning, and words for “nothing”."""

from __future__ import annotations

import re
import unicodedata

NOTHING = frozenset({"", "-", "--", "—", "/", "\\n", "null", "none", "nan", "na", "n/a", "#n/a", "nil", "空"})  # fmt: skip
"""Ways, in lower case, to write that there is no value."""
_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u00ad\u2060"))
_TEXT_MARK = re.compile(r"""="([^"]+)"|['’`]([A-Za-z]*\d.*)""")
_FORMULA_FAULTS = frozenset({"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"})


def bare(value: str) -> tuple[str, tuple[str, ...]]:
    """Return a value without blanks and unseen signs around it, and what was put right.

    Repairs are "blanks", and "text_mark" where the value stood as ="131" or '131, which is how
    numbers that identify are kept from being cut by Excel.
    """
    kept = value.translate(_UNSEEN).strip()
    repairs = ("blanks",) if kept != value and kept else ()
    if found := _TEXT_MARK.fullmatch(kept):
        return (found[1] or found[2]).strip(), (*repairs, "text_mark")
    return kept, repairs


def plain(value: str) -> tuple[str, tuple[str, ...]]:
    """Return a value in half-width signs without blanks around it, and what was put right.

    Repairs are "blanks" and "full_width".
    """
    kept, repairs = bare(value)
    if kept.isascii():
        return kept, repairs
    half = unicodedata.normalize("NFKC", kept).strip()
    return half, (*repairs, "full_width") if half != kept else repairs


def is_nothing(written: str) -> bool:
    """Tell whether a plain value says that there is none."""
    return written.lower() in NOTHING


def is_formula_fault(written: str) -> bool:
    """Tell whether a cell holds Excel's word for a formula that failed."""
    return written.upper() in _FORMULA_FAULTS
