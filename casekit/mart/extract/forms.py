"""How an export writes each column: its head, unit and codes, and the mapping that reads it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from casekit.mart.extract.dirt import CLEAN, Dirt
from casekit.mart.extract.numbers import UNITS
from casekit.mart.extract.units_in_heads import unit_in
from casekit.mart.reading import decimals
from casekit.text import language
from synthetic.schema import Column, Table

Words = list[str]
_OTHER_UNITS = {"yuan": ("分", 100), "GB": ("MB", 1024), "share": ("%", 100)}
"""Units that operators' systems use instead of the mart's, and how many of them one of its is.
Each keeps the mart's decimals exactly."""


@dataclass(frozen=True)
class Form:
    """One column of an export."""

    head: str
    write: Callable[[pd.Series, np.random.Generator], Words]
    spec: dict = field(default_factory=dict)
    """What the mapping says of it besides its head."""

    @property
    def mapping(self) -> dict | str:
        """The column's entry in the mapping file."""
        return {"column": self.head, **self.spec} if self.spec else self.head


def forms_of(table: Table, known: list[str], dirt: Dirt, rng: np.random.Generator) -> dict[str, Form]:  # fmt: skip
    """Return the form of each known column; with dirt, units and codes are drawn."""
    heads = _heads(table)
    return {name: _form(table[name], heads[name], dirt, rng) for name in known}


def in_mb_unsaid(table: Table, forms: dict[str, Form], dirt: Dirt) -> dict[str, Form]:
    """Return the forms of columns of GB as a source writes them that counts in MB and does not say so."""
    return {
        name: _unsaid(table[name], form.head, dirt, _OTHER_UNITS["GB"][1])
        for name, form in forms.items()
        if table[name].unit == "GB"
    }


def _unsaid(column: Column, head: str, dirt: Dirt, times: int) -> Form:
    places = decimals(column)

    def write(values: pd.Series, luck: np.random.Generator) -> Words:
        return dirt.numbers(_numbers(values, times, places), luck, grouped=True)

    return Form(head, write)


def _heads(table: Table) -> dict[str, str]:
    """Heads in the current language, told apart by the mart's name where two would be alike."""
    heads = [getattr(column, language()) for column in table.columns]
    return {
        column.name: head if heads.count(head) == 1 else f"{head} {column.name}"
        for column, head in zip(table.columns, heads, strict=True)
    }


def _form(column: Column, head: str, dirt: Dirt, rng: np.random.Generator) -> Form:
    if column.dtype == "category":
        return _category(column, head, dirt)
    if column.dtype == "bool":
        return Form(head, lambda values, luck: dirt.gaps(_flags(values), luck))
    if column.is_month:
        return Form(head, lambda values, luck: dirt.months(values.tolist(), luck))
    if not column.dtype.startswith(("int", "float", "uint")):
        return Form(head, lambda values, luck: dirt.blanks(_texts(values), luck))
    return _number(column, head, dirt, rng)


def _category(column: Column, head: str, dirt: Dirt) -> Form:
    if dirt is CLEAN:
        return Form(head, lambda values, luck: _texts(values))
    codes = {word: f"{number:02d}" for number, word in enumerate(column.values, 1)}

    def write(values: pd.Series, luck: np.random.Generator) -> Words:
        return dirt.blanks(dirt.gaps([codes.get(word, "") for word in values], luck), luck)

    return Form(head, write, {"codes": {code: word for word, code in codes.items()}})


def _number(column: Column, head: str, dirt: Dirt, rng: np.random.Generator) -> Form:
    places = 0 if column.dtype.startswith(("int", "uint")) else decimals(column)
    unit, times = _OTHER_UNITS.get(column.unit, ("", 1))
    # A head that carries a unit would lie about any other.
    if places == 0 or not dirt.changes_unit(rng) or unit_in(head, column):
        unit, times = "", 1

    def write(values: pd.Series, luck: np.random.Generator) -> Words:
        return dirt.numbers(_numbers(values, times, places), luck, grouped=column.unit in UNITS)

    return Form(head, write, {"unit": unit} if unit else {})


def _flags(values: pd.Series) -> Words:
    yes, no = ("是", "否") if language() == "zh" else ("Y", "N")
    return ["" if pd.isna(value) else yes if value else no for value in values]


def _numbers(values: pd.Series, times: int, places: int) -> Words:
    scaled = np.round(values.to_numpy(dtype=np.float64) * times, places)
    return ["" if np.isnan(v) else f"{v:.{places}f}" for v in scaled.tolist()]


def _texts(values: pd.Series) -> Words:
    return ["" if pd.isna(value) else str(value) for value in values.tolist()]
