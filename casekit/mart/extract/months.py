"""Account months (账期) as extracts write them: 202503, 2025-03, 2025年3月, 20250331, Excel's days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from casekit.mart.extract.faults import Unfit

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_TIME = r"(?:[ T]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
_USUAL = tuple(
    re.compile(pattern + r"$")
    for pattern in (
        rf"{_YEAR}(?P<m>\d\d)",
        rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d){_TIME}",
        rf"{_YEAR}\s*[-/.]\s*{_MONTH}(?:\s*[-/.]\s*{_DAY}{_TIME})?",
        rf"{_YEAR}\s*年\s*{_MONTH}\s*月?(?:份|\s*{_DAY}\s*日?{_TIME})?",
        rf"{_MONTH}[-/.]{_YEAR}",
    )
)
_COUNTED = re.compile(r"(\d{5})(\.\d+)?$")
_EXCEL_DAY_0 = date(1899, 12, 30)
_EXCEL_DAYS = (36_526, 73_050)
"""Excel's numbers of days from 1 January 2000 to 31 December 2099."""
_DAY_OR_MONTH = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](\d\d|\d{4})" + _TIME + "$")
_TOKENS = {
    "yyyy": _YEAR,
    "yy": r"(?P<yy>\d\d)",
    "mm": r"(?P<m>\d\d)",
    "m": _MONTH,
    "dd": r"(?P<d>\d\d)",
    "d": _DAY,
}
FORMAT = re.compile(r"(?:yyyy|yy|mm|m|dd|d|[^a-zA-Z])+$")
"""What a month format in a mapping may look like: "yyyymm", "dd/mm/yyyy", "yy年m月"."""


def pattern_of(written: str) -> re.Pattern:
    """Return what a month format of a mapping matches; ValueError if it names no year and month."""
    if not FORMAT.match(written):
        raise ValueError(written)
    tokens = re.findall(r"yyyy|yy|mm|m|dd|d|.", written)
    if not {"yyyy", "yy"} & set(tokens) or not {"mm", "m"} & set(tokens):
        raise ValueError(written)
    return re.compile("".join(_TOKENS.get(token, re.escape(token)) for token in tokens) + "$")


def read_month(written: str, form: re.Pattern | None = None) -> tuple[int, tuple[str, ...]]:
    """Return a plain written month as yyyymm, and what was put right ("excel_day", "month_form").

    Without a format the usual ways are tried that leave no doubt. Raises Unfit: "day_or_month"
    where 3/4/2025 may be either, "no_month" otherwise.
    """
    if form is not None:
        found = form.match(written)
        if not found:
            raise Unfit("other_month_form")
        return _month(found), ()
    for pattern in _USUAL:
        if found := pattern.match(written):
            return _month(found), () if written.isdigit() and len(written) == 6 else ("month_form",)
    if found := _COUNTED.match(written):
        days = int(found[1])
        if _EXCEL_DAYS[0] <= days <= _EXCEL_DAYS[1]:
            day = _EXCEL_DAY_0 + timedelta(days)
            return day.year * 100 + day.month, ("excel_day",)
    raise Unfit("day_or_month" if _DAY_OR_MONTH.match(written) else "no_month")


def _month(found: re.Match) -> int:
    parts = found.groupdict()
    year = int(parts["y"]) if parts.get("y") else 2000 + int(parts["yy"])
    month, day = int(parts["m"]), int(parts.get("d") or 1)
    try:
        date(year, month, day)
    except ValueError:
        raise Unfit("no_month") from None
    return year * 100 + month


def month_in_name(stem: str) -> int | None:
    """Return the one month that a file's name holds, as in "bill_202503" or "账单2025年3月".

    None where it holds none, or several.
    """
    found = {
        int(year) * 100 + int(month)
        for year, month in re.findall(
            r"(?<!\d)((?:19|20)\d\d)\s*[-_.年]?\s*(1[0-2]|0?[1-9])(?!\d)", stem
        )
    }
    return found.pop() if len(found) == 1 else None
