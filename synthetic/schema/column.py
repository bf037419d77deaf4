"""What a column and a table are, and the columns that many tables have."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_MONTH, LAST_MONTH = 200001, 209912
"""Between these lies every billing month."""


@dataclass(frozen=True)
class Column:
    """One column: `dtype` is an Arrow type name, or "category" with its `values`."""

    name: str
    dtype: str
    zh: str
    en: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    values: tuple[str, ...] = ()
    optional: bool = False
    """True where a value may be missing (null)."""
    places: int | None = None
    """Decimals that count, where these are others than those of its unit."""

    @property
    def is_month(self) -> bool:
        """Whether it holds account months, yyyymm."""
        return self.high == LAST_MONTH


@dataclass(frozen=True)
class Table:
    """One table: what a row is, the columns that identify it, and the tables its keys point to."""

    name: str
    grain: str
    key: tuple[str, ...]
    zh: str
    en: str
    columns: tuple[Column, ...]
    references: tuple[tuple[str, str], ...] = ()
    """(column, table) pairs: each value must stand in the key of that table (0 means none)."""
    by_month: bool = False
    truth: bool = False

    def __getitem__(self, column: str) -> Column:
        for candidate in self.columns:
            if candidate.name == column:
                return candidate
        raise KeyError(f"{self.name} has no column {column!r}")

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


def month(name: str, zh: str, en: str, optional: bool = False) -> Column:
    """Return a column of billing months, yyyymm."""
    return Column(name, "int32", zh, en, low=FIRST_MONTH, high=LAST_MONTH, optional=optional)


def money(name: str, zh: str, en: str, high: float = 5000.0, low: float = 0.0) -> Column:
    """Return a column of yuan."""
    return Column(name, "float32", zh, en, unit="yuan", low=low, high=high)


def flag(name: str, zh: str, en: str) -> Column:
    """Return a column of yes and no."""
    return Column(name, "bool", zh, en)


def choice(name: str, values: tuple[str, ...], zh: str, en: str, optional: bool = False) -> Column:
    """Return a column of categories."""
    return Column(name, "category", zh, en, values=values, optional=optional)


def count(name: str, zh: str, en: str, high: float, dtype: str = "int16", unit: str = "") -> Column:
    """Return a column of whole numbers from 0."""
    return Column(name, dtype, zh, en, unit=unit, low=0, high=high)


def share(name: str, zh: str, en: str, low: float = 0.0) -> Column:
    """Return a column of shares, up to 1."""
    return Column(name, "float32", zh, en, unit="share", low=low, high=1.0)


SUBSCRIBER = Column("subscriber", "int32", "客户编号", "subscriber number", low=1)
MONTH = month("month", "账期（年月）", "billing month, yyyymm")
