"""Figures in a text as people write them, in Chinese and in English.

1,200 · 1200 · 1.2千 · 0.12万 · 1.2 thousand · 12 % · 12 per cent · 百分之十二 · 三成 · 一千二百.
"""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from casekit.classroom.figure import Figure

_TIMES = {
    "十": 10, "百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 10**6, "千万": 10**7,
    "亿": 10**8, "k": 1000, "thousand": 1000, "million": 10**6, "bn": 10**9, "billion": 10**9,
}  # fmt: skip
_PERCENT = r"%|per\s?cent\b|percent\b"
_UNITS = {
    "yuan": r"元|块|yuan\b|rmb\b|cny\b|¥",
    "months": r"个月|个账期|months?\b",
    "days": r"天|days?\b",
    "minutes": r"分钟|minutes?\b|min\b",
    "GB": r"gb?\b",
    "points": r"个百分点|个点|(?:percentage )?points?\b",
    "people": r"[户人位]|people\b|subscribers?\b|customers?\b|lines?\b",
    "calls": r"通|calls?\b",
    "times": r"倍|times\b",
    "date": r"[年月日号]|:\d\d",
}
"""Words behind a figure by unit, as far as they tell that it is no figure of another unit."""
_NUMBER = r"\d{1,4}(?:,\d{3,4})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LARGE = "|".join(sorted(_TIMES, key=len, reverse=True))
_ARABIC = re.compile(
    rf"(?<![a-z\d.])(?<!\d:)"  # no part of a name, of a time of day, of another figure
    rf"(?P<before>(?:¥|rmb|cny)\s?)?(?P<digits>{_NUMBER})"
    rf"(?:\s?(?P<times>{_LARGE})(?![a-z]))?"
    rf"(?:\s?(?:(?P<percent>{_PERCENT})|(?P<tenths>成)))?"
)
_NUMERALS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SIGN = "[" + "".join(_NUMERALS) + "]"
_WORDS = re.compile(
    rf"(?P<percent>百分之(?=百|十|{_SIGN}))?"
    rf"(?P<word>(?:(?<=之)百|(?:十|{_SIGN})(?:[十百千万亿]|{_SIGN})*)(?:点{_SIGN}+)?)"
    rf"(?P<tenths>成(?:{_SIGN}|半)?)?"
)
_PERCENT_BEFORE = re.compile(r"百分之\s?$")


class Written(NamedTuple):
    """A figure in a text.

    Attributes:
        figure: its value, percentages as shares.
        unit: name of the unit that follows it, None if none is known.
        start, end: where it stands in the text.
    """

    figure: Figure
    unit: str | None
    start: int
    end: int


def figures_in(text: str) -> list[Written]:
    """Return the figures of a text in the order in which they stand.

    A single Chinese numeral (一位) is a word and no figure, unless it is a percentage or money.
    """
    plain = _narrow(text)
    found = [_arabic(one, plain) for one in _ARABIC.finditer(plain)]
    found += [one for one in (_chinese(hit, plain) for hit in _WORDS.finditer(plain)) if one]
    return sorted(found, key=lambda one: one.start)


def alone(text: str) -> Figure | None:
    """Return the figure that a text is, with nothing beside it (七成三, 百分之七十三); None if none."""
    bare = text.strip()
    found = figures_in(bare)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(bare))
    return found[0].figure if whole else None


def without_unit(text: str, unit: object) -> str:
    """Return a text without the word for its unit at the end (15 人, 540 yuan, 3 个月)."""
    wanted = "people" if unit == "subscribers" else unit
    words = _UNITS.get(wanted) if isinstance(wanted, str) else None
    return re.sub(rf"\s*(?:{words})\s*$", "", text, flags=re.I) if words else text


def _narrow(text: str) -> str:
    """Return a text in small letters and narrow signs, each in its place."""
    signs = (unicodedata.normalize("NFKC", sign) for sign in text)
    return "".join(
        new.lower() if len(new) == 1 else old for new, old in zip(signs, text, strict=True)
    )


def _arabic(hit: re.Match, text: str) -> Written:
    figure = Figure.of(Decimal(hit["digits"].replace(",", "")))
    if hit["times"]:
        figure = figure.scaled(_TIMES[hit["times"]])
    before = _PERCENT_BEFORE.search(text[: hit.start()])
    start = before.start() if before else hit.start()
    if hit["percent"] or before:
        return Written(_share(figure, 100), "%", start, hit.end())
    if hit["tenths"]:
        return Written(_share(figure, 10), "%", start, hit.end())
    unit = "yuan" if hit["before"] else _unit(text[hit.end() :])
    return Written(figure, unit, start, hit.end())


def _chinese(hit: re.Match, text: str) -> Written | None:
    value, place = _spelt(hit["word"])
    figure = Figure(value, place)
    if hit["percent"]:
        return Written(_share(figure, 100), "%", hit.start(), hit.end())
    if hit["tenths"]:
        more = {**_NUMERALS, "半": 5}.get(hit["tenths"][1:])
        exact = figure if more is None else Figure(value + more / 10, 0.1)
        return Written(_share(exact, 10), "%", hit.start(), hit.end())
    unit = _unit(text[hit.end() :])
    if len(hit["word"]) < 2 and unit != "yuan":
        return None
    return Written(figure, unit, hit.start(), hit.end())


def _share(figure: Figure, whole: int) -> Figure:
    return Figure(figure / whole, figure.place / whole, True)


def may_be(written: Written, unit: object) -> bool:
    """Tell whether what follows a figure allows it to be of a unit; none may be any."""
    wanted = "people" if unit == "subscribers" else unit
    return (
        written.unit is None
        or written.unit == wanted
        or (wanted not in _UNITS and wanted != "%" and written.unit != "date")
    )


def _unit(rest: str) -> str | None:
    rest = rest.lstrip()
    return next((unit for unit, words in _UNITS.items() if re.match(words, rest)), None)


def _spelt(word: str) -> tuple[float, float]:
    """Return the value of a figure in Chinese numerals and that of its last digit."""
    whole, _, after = word.partition("点")
    value = _whole(whole)
    if not after:
        noughts = len(str(value)) - len(str(value).rstrip("0"))
        return float(value), 10.0**noughts
    decimals = "".join(str(_NUMERALS[sign]) for sign in after)
    return float(f"{value}.{decimals}"), 10.0 ** -len(decimals)


def _whole(word: str) -> int:
    """Return a whole number in Chinese numerals; 一百二 is 120, 二〇二五 a row of digits."""
    if not set(word) & {*_PLACES, "万", "亿"}:
        return int("".join(str(_NUMERALS[sign]) for sign in word))
    total = part = digit = 0
    last = 1
    for sign in word:
        if sign in _NUMERALS:
            digit = _NUMERALS[sign]
            last = 1 if sign in "零〇" else last
        elif sign in _PLACES:
            last = _PLACES[sign]
            part += (digit or 1) * last
            digit = 0
        else:
            last = 10_000 if sign == "万" else 10**8
            lower = part + digit
            total = total + lower * last if sign == "万" else (total + lower) * last
            part = digit = 0
    return total + part + digit * max(last // 10, 1)
