"""The columns that rules may read, each with the steps at which it can be cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit import text
from casekit.analysis.rules.faults import TEXTS
from casekit.analysis.rules.language import AT_LEAST, BELOW, IS, IS_NOT
from casekit.mart import names

MOST_STEPS = 16
"""Steps of a column: enough to cut it well, too few to name single customers."""


@dataclass(frozen=True)
class Column:
    """A column of what is seen, and where it can be cut.

    Attributes:
        name: in the table of people.
        steps: thresholds of a figure, lowest first; the categories of a word; (1,) for a flag.
        ops: comparisons that make sense with it.
        called: {"zh": ..., "en": ...}; None where `mart.names` knows it.
        options: category → label, where categories are not readable themselves.
        share: whether its figures are shares, said as percentages.
        needs: what has to be bought before it can be read; None for what everybody sees.
    """

    name: str
    steps: tuple
    ops: tuple[str, ...]
    called: dict | None = None
    options: Mapping[object, dict | str] | None = None
    share: bool = False
    needs: str | None = None

    @property
    def label(self) -> str:
        """What it is called in the current language."""
        return names.feature(self.name) if self.called is None else text.say(self.called)

    def words(self, value: object) -> str:
        """Return a step or a value for a reader."""
        if self.options is not None and value in self.options:
            return text.say(self.options[value])
        if isinstance(value, str):
            return value
        if pd.isna(value):
            return "–"
        if self.steps == (1,):
            return TEXTS("yes" if value == 1 else "no")
        if self.share:
            return text.number(round(100 * float(value), 6)) + "%"
        return names.threshold(self.name, float(value))

    def said(self, op: str, step: object) -> str:
        """Return a condition on the column in words."""
        if self.steps == (1,):
            return TEXTS("flag" if op == IS else "no_flag", column=self.label)
        return TEXTS(f"said.{OP_NAMES[op]}", column=self.label, step=self.words(step))


OP_NAMES = {AT_LEAST: "at_least", BELOW: "below", IS: "equals", IS_NOT: "differs"}


def columns_of(
    people: pd.DataFrame,
    wanted: Iterable[str],
    *,
    called: Mapping[str, dict] | None = None,
    steps: Mapping[str, tuple] | None = None,
    options: Mapping[str, Mapping] | None = None,
    needs: Mapping[str, str] | None = None,
) -> dict[str, Column]:
    """Return the columns that rules may read, by name, in the order wanted.

    Args:
        people: what is seen, a row a subscriber.
        wanted: columns of it.
        called: what those are called that `mart.names` does not know.
        steps: thresholds of a figure, where those that split people evenly would not do.
        options: labels of categories.
        needs: column → what has to be bought first.
    """
    made = {}
    for name in wanted:
        series = people[name]
        given = None if steps is None else steps.get(name)
        found, ops = _cut(series, given)
        made[name] = Column(
            name, found, ops, (called or {}).get(name), (options or {}).get(name),
            _is_share(series), (needs or {}).get(name),
        )  # fmt: skip
    return made


def _cut(series: pd.Series, given: tuple | None) -> tuple[tuple, tuple[str, ...]]:
    known = series.dropna()
    if not pd.api.types.is_numeric_dtype(known) and not pd.api.types.is_bool_dtype(known):
        kinds = given or tuple(sorted(known.unique(), key=str))
        return kinds[:MOST_STEPS], (IS, IS_NOT)
    if set(known.unique()) <= {0, 1}:
        return (1,), (IS, IS_NOT)
    return tuple(given or steps_of(known))[:MOST_STEPS], (AT_LEAST, BELOW)


def steps_of(figures: pd.Series, most: int = MOST_STEPS) -> tuple:
    """Return thresholds that split figures about evenly, rounded to be read, lowest first.

    Few different figures (counts, levels) are all of them steps, but for the lowest, at which
    nobody is below.
    """
    known = figures.dropna().to_numpy(dtype=float)
    if not len(known):
        return ()
    kinds = np.unique(known)
    if len(kinds) <= most + 1 and len(kinds) > 1:
        return tuple(map(_plain, kinds[1:]))
    cuts = np.quantile(known, np.arange(1, most + 1) / (most + 1))
    rounded = sorted({_rounded(cut) for cut in cuts})
    return tuple(map(_plain, rounded))


def _rounded(cut: float) -> float:
    """Return a threshold with two significant digits."""
    return float(f"{cut:.2g}")


def _plain(figure: float) -> float | int:
    return int(figure) if float(figure).is_integer() else float(figure)


def _is_share(series: pd.Series) -> bool:
    known = series.dropna()
    floats = pd.api.types.is_float_dtype(known)
    return bool(floats and len(known) and known.between(0, 1).all() and known.nunique() > 2)
