"""The case's data room: who is on the network, when contracts end, what the pilot showed."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.course.churn_warning.expiry_cliff import case
from casekit.mart import names
from casekit.text import Catalogue, percent
from synthetic.calendar import add_months

texts = Catalogue("casekit.course.churn_warning.expiry_cliff")


def tenths(share: float) -> str:
    """Return a share as a percentage with one decimal."""
    return percent(share, 1)


def room(mart: door.Mart) -> pd.DataFrame:
    """Return the customers of the case with what the room knows, index subscriber."""
    return case.customers(mart).copy()


def ends_by_month(mart: door.Mart) -> pd.DataFrame:
    """Return customers, mean bill and mean score by months to the end of the contract."""
    people = case.customers(mart)
    band = pd.cut(people["ends_in"], [-999, -1, 0, 1, 2, 6, 24, 999], labels=list("abcdefg"))
    by = people.groupby(band, observed=False)
    shown = pd.DataFrame(
        {
            names.heading("customers"): by.size().map("{:,}".format),
            names.heading("bill"): by["bill"].mean().map("{:.0f}".format),
            names.heading("score"): by["score"].mean().map(tenths),
        }
    )
    return shown.set_axis([texts(f"tables.ends.{letter}") for letter in "abcdefg"])


def pilot_by_end(mart: door.Mart) -> pd.DataFrame:
    """Return what the pilot showed: who left with and without the call, by months to the end."""
    tried = campaigns.outcomes(mart, case.PILOT)
    month = int(campaigns.campaign_of(mart, case.PILOT)["month"])
    # As it stood before: whoever accepts has a new contract by the end of the month.
    before = door.features(mart, int(add_months(month, -1)))
    left = before["contract_left"].reindex(tried.index) - 1
    band = pd.cut(left, [-2, -1, 3, 6, 99], labels=list("abcd"))
    table = campaigns.effect_by(tried, band)
    taken = tried[tried["treated"]].groupby(band, observed=False)["accepted"].mean()
    shown = pd.DataFrame(
        {
            texts("tables.columns.treated"): table["treated"].map("{:,}".format),
            texts("tables.columns.control"): table["control"].map("{:,}".format),
            texts("tables.columns.rate_treated"): table["rate_treated"].map(tenths),
            texts("tables.columns.rate_control"): table["rate_control"].map(tenths),
            texts("tables.columns.effect"): [
                texts(
                    "tables.interval",
                    effect=100 * row.effect,
                    low=100 * row.low,
                    high=100 * row.high,
                )
                for row in table.itertuples()
            ],
            texts("tables.columns.accepted"): taken.reindex(table.index).map(tenths),
        }
    )
    return shown.set_axis([texts(f"tables.pilot.{letter}") for letter in table.index])
