"""China's mobile market year by year, 1999 to 2024: public figures, and what lies between them."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

import pandas as pd

from casekit.analysis.words import name
from casekit.text import language

GIVEN, INTERPOLATED = "given", "interpolated"


@lru_cache(maxsize=1)
def _written() -> pd.DataFrame:
    text = resources.files("casekit.analysis").joinpath("history.csv").read_text(encoding="utf-8")
    rows = pd.DataFrame(csv.DictReader(text.splitlines()))
    return rows.astype({"year": int, "value": float})


def figures() -> pd.DataFrame:
    """Return the figures, a row a series and year; each series runs without a gap from its first year.

    Columns: series, year, value, source ("given", or "interpolated": on a straight line between the
    given years about it), confidence (of given ones: H company or official figure that was read, M
    secondary source), origin (who says so, in the current language; empty where interpolated). Some
    given ones are the difference of two that were published, such as a count and the year's growth.

    Series and units, at the end of the year or for the year as a whole:
    penetration, mobile lines for each hundred inhabitants; lines, million, all operators;
    lines_china_mobile, lines_china_unicom, lines_china_telecom, million; arpu, yuan a month,
    mou, minutes a month, dou, GB a month, of a customer of China Mobile.
    """
    rows = _written().rename(columns={f"origin_{language()}": "origin"})
    return rows[["series", "year", "value", "source", "confidence", "origin"]].copy()


def by_year(*series: str) -> pd.DataFrame:
    """Return series (all, if none is named) as columns, a row a year; NaN before a series begins and
    after it ends. KeyError for one that there is not."""
    rows = _written().pivot(index="year", columns="series", values="value")
    return rows[list(series or _written()["series"].unique())].rename_axis(columns=None)


def heading(series: str) -> str:
    """Return what a series is called, with its unit, in the current language."""
    return name("history", series)
