"""What columns and categories are called for a reader, in the current language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from casekit.mart.signals import BY_NAME
from casekit.text import Catalogue, decimal, language, number, percent, percent_sign

texts = Catalogue("casekit.course.churn_warning")


def name(group: str, key: object) -> str:
    """Return the name of a category: group such as "alarms", "zones", "reasons"."""
    return texts(f"labels.{group}.{key}")


def names(group: str, keys) -> list[str]:
    """Return the names of several categories."""
    return [name(group, key) for key in keys]


def alarm_names(keys: Iterable[str], unknown: Collection[str]) -> list[str]:
    """Return the names of several alarms, those that are `unknown` so marked."""
    return [
        texts("labels.unknown", name=name("alarms", key)) if key in unknown else name("alarms", key)
        for key in keys
    ]


def feature_name(column: str) -> str:
    """Return what a feature of the mart is called (the column itself if it is none)."""
    feature = BY_NAME.get(column)
    if feature is None:
        return (
            texts(f"labels.columns.{column}") if texts.has(f"labels.columns.{column}") else column
        )
    return feature.zh if language() == "zh" else feature.en


def is_flag(column: str) -> bool:
    """Return whether a feature of the mart says yes or no."""
    return column in BY_NAME and BY_NAME[column].unit == "flag"


def threshold(column: str, value: float) -> str:
    """Return a threshold of a feature for a reader: ratios and shares as percentages."""
    if column in BY_NAME and BY_NAME[column].unit in {"ratio", "share"}:
        return number(100 * value) + percent_sign()
    return number(value)


def headed(table: pd.DataFrame, formats: Mapping[str, str], index: str = "") -> pd.DataFrame:
    """Return a table for reading: the chosen columns, named and written in the reader's language.

    Args:
        table: figures.
        formats: column → format: "%" (a share as percent, one decimal), "0%" (no decimals),
            "n" (whole number), "yuan" (whole yuan) or "x" (a number, rounded for a reader).
        index: group of the names of the index's categories; "" leaves the index as it is.
    """
    shown = pd.DataFrame(
        {
            texts(f"labels.columns.{column}"): [written(value, style) for value in table[column]]
            for column, style in formats.items()
        },
        index=names(index, table.index) if index else table.index,
    )
    shown.index.name = texts(f"labels.index.{index}") if index else None
    return shown


def written(value: float, style: str) -> str:
    """Return a figure as a reader expects it; "–" for a missing one."""
    if pd.isna(value):
        return "–"
    if style in {"%", "0%"}:
        return percent(value, 1 if style == "%" else 0)
    if style in {"n", "yuan"}:
        return decimal(value)
    return number(value)


def when(relative: int) -> str:
    """Return a month counted from the end of the contract in words."""
    key = "at" if relative == 0 else "before" if relative < 0 else "after"
    one = "_one" if abs(relative) == 1 else ""
    return texts(f"labels.when.{key}{one}", months=abs(int(relative)))
