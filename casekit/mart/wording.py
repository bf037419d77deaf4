"""What columns and features are called, for charts, cards and the data dictionary."""

from __future__ import annotations

import pandas as pd

from casekit.mart.faults import TEXTS, NoSuchTable
from casekit.mart.signals.listing import BY_NAME, FEATURES, SIGNALS, Feature
from casekit.text import language
from synthetic.schema import TABLES, Column, Table

_UNSPOKEN = {"", "flag", "level"}
"""Units that a label does not add: the name says them."""


def label(table: str, column: str) -> str:
    """Return a column's name with its unit in the current language: “出账收入（元）”.

    Raises NoSuchTable, and KeyError for a column that the table does not have.
    """
    spec = _table(table)[column]
    return _labelled(getattr(spec, language()), spec.unit)


def feature_label(name: str) -> str:
    """Return a feature's, or a signal's, name with its unit in the current language; KeyError if there is none."""
    feature = BY_NAME[name]
    return _labelled(getattr(feature, language()), feature.unit)


def dictionary(table: str) -> pd.DataFrame:
    """Return the data dictionary of a table in the current language, a row a column."""
    rows = [
        {
            TEXTS("dictionary.name"): column.name,
            TEXTS("dictionary.meaning"): getattr(column, language()),
            TEXTS("dictionary.unit"): unit_name(column.unit),
            TEXTS("dictionary.values"): _values(column),
            TEXTS("dictionary.gaps"): TEXTS("dictionary.yes") if column.optional else "",
        }
        for column in _table(table).columns
    ]
    return pd.DataFrame(rows)


def features_dictionary() -> pd.DataFrame:
    """Return the list of features in the current language, a row a feature."""
    return _listed(FEATURES)


def signals_dictionary() -> pd.DataFrame:
    """Return the list of signals in the current language, a row a signal."""
    return _listed(SIGNALS)


def _listed(items: tuple[Feature, ...]) -> pd.DataFrame:
    rows = [
        {
            TEXTS("dictionary.name"): item.name,
            TEXTS("dictionary.meaning"): getattr(item, language()),
            TEXTS("dictionary.unit"): unit_name(item.unit),
            TEXTS("dictionary.gaps"): TEXTS("dictionary.yes") if item.may_be_missing else "",
        }
        for item in items
    ]
    return pd.DataFrame(rows)


def _table(name: str) -> Table:
    table = TABLES.get(name)
    if table is None or table.truth:
        raise NoSuchTable(table=name, folder="schema")
    return table


def _labelled(name: str, unit: str) -> str:
    if unit in _UNSPOKEN:
        return name
    return TEXTS("dictionary.labelled", name=name, unit=unit_name(unit))


def unit_name(name: str) -> str:
    """Return what a unit of the schema is called; "" for none."""
    return TEXTS(f"units.{name}") if name else ""


def _values(column: Column) -> str:
    if column.values:
        return " / ".join(column.values)
    if column.dtype == "bool":
        return TEXTS("dictionary.boolean")
    if column.low is None or column.high is None or column.is_month:
        return ""
    return TEXTS("dictionary.range", low=f"{column.low:g}", high=f"{column.high:g}")
