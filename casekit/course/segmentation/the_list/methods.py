"""Twelve customers as they stood a year ago, what they paid since, and what four seats among them hold."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from casekit import mart as door
from casekit.analysis.twelve import twelve
from casekit.analysis.year_after import billed_after, day
from casekit.mart.once import once

SEATS = 4
"""Of the twelve."""


@once
def table(mart: door.Mart) -> pd.DataFrame:
    """Return the twelve of a year ago.

    Returns:
        Index kind; bill (mean of three months, yuan), tenure (months), home_lines, months_to_end
        (of the contract; missing: there is none), group (whether of a company group), next_year (yuan billed since, 0 once gone).
    """
    known = twelve(mart, day(mart))
    billed = billed_after(mart, day(mart), pd.Index(known["subscriber"]))
    return pd.DataFrame(
        {
            "bill": known["bill_mean_3m"],
            "tenure": known["tenure_months"],
            "home_lines": known["home_lines"],
            "months_to_end": known["months_to_end"],
            "group": known["group_member"] > 0,
            "next_year": billed.to_numpy(),
        }
    )


def first(customers: pd.DataFrame, by: str) -> list[str]:
    """Return the kinds that get the seats where the highest of a column come first."""
    return list(customers[by].sort_values(ascending=False, kind="stable").index[:SEATS])


def held(customers: pd.DataFrame, seated: Iterable[str]) -> float:
    """Return what the seated paid in the year after, as a share of the most that so many could."""
    most = customers["next_year"].nlargest(SEATS).sum()
    return float(customers.loc[list(seated), "next_year"].sum() / most)
