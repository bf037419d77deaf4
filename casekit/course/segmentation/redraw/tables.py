"""The case's data room: what became of last year's list, and who asks for somebody."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.course.segmentation.redraw import methods
from casekit.mart import names, outcomes
from casekit.text import Catalogue, decimal, percent
from synthetic.calendar import add_months

texts = Catalogue("casekit.course.segmentation.redraw")
BANDS = (0, 1, 4, 8)
"""Lowest number of calls for help of each band."""


def last_years_list(mart: door.Mart) -> pd.DataFrame:
    """Return who was on the list by bill a year before, and how many have left since, in words."""
    then = int(add_months(methods.DAY, -12))
    bill = door.features(mart, then)["bill_mean_3m"]
    gone = outcomes.leavers_between(mart, int(add_months(then, 1)), methods.DAY)["subscriber"]
    left = bill.index.to_series().isin(gone)
    seated = bill.index.isin(bill.nlargest(methods.SEATS).index)
    rows = {
        texts(f"tables.{name}", seats=methods.SEATS): {
            names.heading("customers"): decimal(int(who.sum())),
            texts("tables.bill"): decimal(bill[who].mean()),
            texts("tables.left"): percent(left[who].mean(), 1),
        }
        for name, who in (("seated", seated), ("others", ~seated))
    }
    table = pd.DataFrame.from_dict(rows, orient="index")
    return table.rename_axis(texts("tables.of_last_year", month=then))


def bands(asked: pd.Series) -> pd.Series:
    """Return the band of `BANDS` that each number of calls for help is in."""
    return pd.cut(asked, [*(low - 0.5 for low in BANDS), float("inf")], labels=list(BANDS))


def band_name(low: int) -> str:
    """Return what a band is called."""
    if low == 0:
        return texts("tables.never")
    place = BANDS.index(low)
    if place == len(BANDS) - 1:
        return texts("tables.more", low=low)
    return texts("tables.times", low=low, high=BANDS[place + 1] - 1)


def asked_for_help(mart: door.Mart) -> pd.DataFrame:
    """Return customers, their mean bill and risk, by how often they asked for somebody in a year."""
    people = methods.people(mart)
    by = people.groupby(bands(people["help"]), observed=True)
    table = pd.DataFrame({
        names.heading("customers"): by.size().map(decimal),
        texts("tables.bill"): by["bill"].mean().map(decimal),
        texts("tables.risk"): by["risk"].mean().map(lambda share: percent(share, 1)),
    })  # fmt: skip
    table.index = [band_name(low) for low in table.index]
    return table.rename_axis(texts("tables.help"))
