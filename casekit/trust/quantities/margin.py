"""What lines bring: margins worked out from bills, use and the cost sheet."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart
from casekit.mart.once import once
from casekit.trust.quantities.registry import quantity, ratio
from synthetic import contracts

_COLUMNS = (
    *(
        "subscriber",
        "month",
        "bill",
        "returned",
        "refunded",
        "data_gb",
        "minutes_out",
        "minutes_in",
        "off_net_share",
    ),
    *("service_calls", "counter_visits", "vas_fee", "roaming_fee", "points_earned"),
)


@once
def margins(mart: Mart) -> pd.DataFrame:
    """Return bill and margin (yuan) of every line-month, as a learner works them out.

    What a contract gives back is taken off, but for what was paid ahead, which is no gift, and for
    what a campaign gave, which stands among the campaign's costs.
    """
    cost = mart.costs.set_index("item")["yuan"].astype(float)
    law = mart.contracts
    apart = np.where(law["campaign"] > 0, np.inf, law["deposit"] / contracts.TERM)
    law = law.assign(apart=np.minimum(law["monthly_return"], apart))
    law = law[law["apart"] > 0]
    return pd.concat([_of(mart.month(month, _COLUMNS), cost, law) for month in mart.months])


def _of(rows: pd.DataFrame, cost: pd.Series, law: pd.DataFrame) -> pd.DataFrame:
    month = rows["month"].iloc[0]
    runs = law[law["start_month"].le(month) & law["end_month"].ge(month)]
    apart = runs.groupby("subscriber")["apart"].sum().reindex(rows["subscriber"]).fillna(0)
    given = np.minimum(rows["returned"] + apart.to_numpy(), 0)
    calls = rows["minutes_out"] + rows["minutes_in"]
    settled = rows["off_net_share"] * (rows["minutes_out"] - rows["minutes_in"])
    spent = (
        cost["data"] * rows["data_gb"]
        + cost["minute"] * calls
        + cost["settlement"] * settled
        + cost["line"]
        + cost["hotline_call"] * rows["service_calls"]
        + cost["counter_visit"] * rows["counter_visits"]
        + cost["content"] * rows["vas_fee"]
        + cost["roaming"] * rows["roaming_fee"]
        + cost["point"] * rows["points_earned"]
    )
    return pd.DataFrame(
        {"bill": rows["bill"], "margin": rows["bill"] + given + rows["refunded"] - spent}
    )


@quantity
def margin_share(mart: Mart) -> float:
    """Margin of all lines over their bills."""
    rows = margins(mart)
    return ratio(rows["margin"].sum(), rows["bill"].sum())


@quantity
def negative_lines(mart: Mart) -> float:
    """Share of line-months that cost more than they bring."""
    return float(np.mean(margins(mart)["margin"] < 0))
