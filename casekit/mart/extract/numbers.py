"""Numbers as people and programs write them, in the units of the mart."""

from __future__ import annotations

import re
from fractions import Fraction

from casekit.mart.extract.faults import Unfit

UNITS: dict[str, dict[str, Fraction]] = {
    "yuan": {
        "yuan": Fraction(1), "元": Fraction(1), "rmb": Fraction(1), "cny": Fraction(1),
        "万元": Fraction(10_000), "千元": Fraction(1000), "角": Fraction(1, 10),
        "分": Fraction(1, 100), "fen": Fraction(1, 100), "cents": Fraction(1, 100), "cent": Fraction(1, 100),
        "亿元": Fraction(10**8),
    },
    "GB": {
        "gb": Fraction(1), "g": Fraction(1), "tb": Fraction(1024), "mb": Fraction(1, 1024),
        "m": Fraction(1, 1024), "kb": Fraction(1, 1024**2), "b": Fraction(1, 1024**3), "兆": Fraction(1, 1024),
        "bytes": Fraction(1, 1024**3), "字节": Fraction(1, 1024**3),
    },
    "minutes": {
        "minutes": Fraction(1), "min": Fraction(1), "分钟": Fraction(1), "分": Fraction(1),
        "seconds": Fraction(1, 60), "s": Fraction(1, 60), "秒": Fraction(1, 60),
        "hours": Fraction(60), "h": Fraction(60), "小时": Fraction(60),
    },
    "hours": {
        "hours": Fraction(1), "h": Fraction(1), "小时": Fraction(1),
        "minutes": Fraction(1, 60), "min": Fraction(1, 60), "分钟": Fraction(1, 60), "分": Fraction(1, 60),
    },
    "months": {"months": Fraction(1), "月": Fraction(1), "个月": Fraction(1), "years": Fraction(12), "年": Fraction(12)},
    "share": {"share": Fraction(1), "%": Fraction(1, 100), "percent": Fraction(1, 100), "pct": Fraction(1, 100), "百分点": Fraction(1, 100), "‰": Fraction(1, 1000)},
    "calls": {"calls": Fraction(1), "次": Fraction(1)},
    "times": {"times": Fraction(1), "次": Fraction(1)},
    "people": {"people": Fraction(1), "人": Fraction(1)},
    "lines": {"lines": Fraction(1), "个": Fraction(1), "户": Fraction(1)},
    "days": {"days": Fraction(1), "天": Fraction(1)},
    "points": {"points": Fraction(1), "分": Fraction(1)},
    "messages": {"messages": Fraction(1), "条": Fraction(1)},
}  # fmt: skip
"""Unit of the mart → what an extract may use instead → how many of the mart's units one is.
1 GB is 1,024 MB, as operators bill it."""

_NUMBER = re.compile(r"(?P<sign>[-+]?)(?P<whole>\d*)(?P<part>\.\d*)?(?P<power>[eE][-+]?\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?")
_WITH_UNIT = re.compile(r"(?P<number>[-+]?[\d,.]*\d[\d,.]*)\s*(?P<unit>[^\d\s.,+-]+)")
_LONGEST = 40


def factor_of(unit: str, stated: str | None) -> Fraction:
    """Return how many of the mart's units one of the stated unit is. KeyError for one unknown."""
    if stated is None or stated == unit:
        return Fraction(1)
    return UNITS[unit][stated.lower()]


def read_number(
    written: str, unit: str = "", factor: Fraction = Fraction(1)
) -> tuple[Fraction, tuple[str, ...]]:
    """Return a plain written number exactly, in the mart's unit, and what was put right.

    Repairs are "thousands", "sign_behind" (also brackets), "currency", "unit_written" and
    "scientific". A unit that stands in the value goes before `factor`. Raises Unfit with
    "no_number", or "ambiguous_comma" where a comma may be a decimal point.
    """
    repairs: list[str] = []
    if len(written) > _LONGEST:
        raise Unfit("no_number")
    text = _signed(written, repairs)
    if text[:1] in {"¥", "$"} or text[:2] in {"-¥", "+¥"}:
        text = text.replace("¥", "", 1).replace("$", "", 1).strip()
        repairs.append("currency")
    text, factor = _without_unit(text, unit, factor, repairs)
    if "," in text:
        if not _GROUPED.fullmatch(text):
            raise Unfit("ambiguous_comma")
        text = text.replace(",", "")
        repairs.append("thousands")
    return _exact(text, repairs) * factor, tuple(repairs)


def _signed(text: str, repairs: list[str]) -> str:
    """A minus behind the number, or brackets around it, as accounts have them, put in front."""
    if len(text) > 2 and text[0] == "(" and text[-1] == ")":
        repairs.append("sign_behind")
        return "-" + text[1:-1].strip()
    if len(text) > 1 and text[-1] == "-" and text[0].isdigit():
        repairs.append("sign_behind")
        return "-" + text[:-1].strip()
    return text.replace("−", "-", 1)


def _without_unit(
    text: str, unit: str, factor: Fraction, repairs: list[str]
) -> tuple[str, Fraction]:
    found = _WITH_UNIT.fullmatch(text)
    if not found:
        return text, factor
    written = found["unit"].lower()
    if written not in UNITS.get(unit, {}):
        return text, factor  # 1e5 looks like a unit too; what is none is refused as no number
    repairs.append("unit_written")
    return found["number"], UNITS[unit][written]


def _exact(text: str, repairs: list[str]) -> Fraction:
    found = _NUMBER.fullmatch(text)
    if not found or not text.isascii() or not (found["whole"] or len(found["part"] or "") > 1):
        raise Unfit("no_number")
    if found["power"]:
        if abs(int(found["power"][1:])) > 15:
            raise Unfit("no_number")
        repairs.append("scientific")
    return Fraction(text)
