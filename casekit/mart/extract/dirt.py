"""Dirt that an operator's extract is full of and that can be read in one way only.

Thousands separators, full-width digits, stray blanks, months written six ways, codes and units of
the source, rows that come twice, totals, blank lines, rows in no order. None of it loses anything:
importing such an extract gives back the same mart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

_WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.-,"}
_BLANKS = (" {}", "{} ", "  {}", "\u3000{}", "{}\t")
_GAPS = ("", "NULL", "-", "N/A")
_MONTHS: tuple[Callable[[int, int], str], ...] = (
    lambda y, m: f"{y}{m:02d}",
    lambda y, m: f"{y}-{m:02d}",
    lambda y, m: f"{y}/{m}",
    lambda y, m: f"{y}年{m}月",
    lambda y, m: f"{y}{m:02d}28",
    lambda y, m: f"{y}-{m:02d}-01 00:00:00",
)


@dataclass(frozen=True)
class Dirt:
    """How much of each kind there is, as shares of values or rows."""

    thousands: float = 0.5
    """Of numbers that have thousands."""
    full_width: float = 0.01
    blank: float = 0.02
    other_month: float = 0.4
    repeated: float = 0.005
    blank_rows: float = 0.001
    other_unit: float = 0.4
    """Of columns that could be in another unit."""
    gap_word: float = 0.5
    """Of gaps that are written with a word, such as NULL."""
    shuffled: bool = True
    totals: bool = True

    def numbers(self, words: list[str], rng: np.random.Generator, grouped: bool) -> list[str]:
        """Return numbers with full-width digits and blanks here and there.

        Those that are amounts (`grouped`), and not numbers of subscribers or years, get thousands
        separators too.
        """
        if grouped:
            long = [len(word.partition(".")[0].lstrip("-")) > 3 for word in words]
            some = np.array(long, dtype=bool) & (rng.random(len(words)) < self.thousands)
            words = _some(words, some, _grouped)
        wide = rng.random(len(words)) < self.full_width
        words = _some(words, wide, lambda word: word.translate(_WIDE))
        return self.blanks(self.gaps(words, rng), rng)

    def months(self, months: Sequence[float], rng: np.random.Generator) -> list[str]:
        """Return months, yyyymm, written in several ways."""
        ways = rng.integers(1, len(_MONTHS), len(months))
        ways[rng.random(len(months)) >= self.other_month] = 0
        written = [
            "" if month != month else _MONTHS[way](*divmod(int(month), 100))
            for month, way in zip(months, ways, strict=True)
        ]
        return self.gaps(written, rng)

    def blanks(self, words: list[str], rng: np.random.Generator) -> list[str]:
        """Return words with blanks around some."""
        ways = rng.integers(0, len(_BLANKS), len(words))
        marked = np.flatnonzero(rng.random(len(words)) < self.blank)
        words = list(words)
        for place in marked:
            words[place] = _BLANKS[ways[place]].format(words[place])
        return words

    def gaps(self, words: list[str], rng: np.random.Generator) -> list[str]:
        """Return words with some of the gaps named."""
        ways = rng.integers(1, len(_GAPS), len(words))
        ways[rng.random(len(words)) >= self.gap_word] = 0
        return [word or _GAPS[way] for word, way in zip(words, ways, strict=True)]

    def changes_unit(self, rng: np.random.Generator) -> bool:
        """Draw whether a column is in another unit."""
        return bool(rng.random() < self.other_unit)

    def order(self, rows: int, rng: np.random.Generator) -> np.ndarray:
        """Return the rows to write, by position: in no order, some of them twice."""
        order = rng.permutation(rows) if self.shuffled else np.arange(rows)
        return np.repeat(order, 1 + (rng.random(rows) < self.repeated))

    def after(self, rows: int, rng: np.random.Generator) -> np.ndarray:
        """Return whether a blank row follows, for each row."""
        return rng.random(rows) < self.blank_rows


CLEAN = Dirt(0, 0, 0, 0, 0, 0, 0, 0, shuffled=False, totals=False)
"""No dirt at all."""


def _some(words: list[str], where: np.ndarray, change: Callable[[str], str]) -> list[str]:
    words = list(words)
    for place in np.flatnonzero(where):
        words[place] = change(words[place])
    return words


def _grouped(word: str) -> str:
    whole, point, part = word.partition(".")
    return f"{int(whole):,}{point}{part}"
