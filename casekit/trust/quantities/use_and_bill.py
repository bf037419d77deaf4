"""What subscribers use and pay."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart
from casekit.mart.once import once
from casekit.trust.at_risk import at_risk
from casekit.trust.quantities.registry import quantity, ratio

_COLUMNS = ("bill", "minutes_out", "minutes_in", "data_gb", "over_gb", "complaints")


@once
def by_month(mart: Mart) -> pd.DataFrame:
    """Return means over the subscribers at each month's end, index month.

    Columns: arpu (yuan), mou (minutes), dou (GB), over_quota (share), top_fifth (share of the
    month's bills paid by the fifth that pays most), complaints (a head).
    """
    return pd.DataFrame(
        [_means(mart.month(month, _COLUMNS)) for month in mart.months],
        index=pd.Index(mart.months, name="month"),
    )


def _means(rows: pd.DataFrame) -> dict[str, float]:
    bill = rows["bill"]
    return {
        "arpu": bill.mean(),
        "mou": (rows["minutes_out"] + rows["minutes_in"]).mean(),
        "dou": rows["data_gb"].mean(),
        "over_quota": (rows["over_gb"] > 0).mean(),
        "top_fifth": bill.nlargest(len(bill) // 5).sum() / bill.sum(),
        "complaints": rows["complaints"].mean(),
    }


@quantity
def arpu(mart: Mart) -> float:
    """Mean bill a month."""
    return by_month(mart)["arpu"].mean()


@quantity
def mou(mart: Mart) -> float:
    """Mean minutes a month, made and received."""
    return by_month(mart)["mou"].mean()


@quantity
def dou(mart: Mart) -> float:
    """Mean GB a month."""
    return by_month(mart)["dou"].mean()


@quantity
def over_quota(mart: Mart) -> float:
    """Share of subscribers who use more data than their allowance, mean of the months."""
    return by_month(mart)["over_quota"].mean()


@quantity
def top_fifth(mart: Mart) -> float:
    """Share of a month's revenue from the fifth of subscribers that pays most."""
    return by_month(mart)["top_fifth"].mean()


@quantity
def bad_debt(mart: Mart) -> float:
    """What lines still owed when they were cut off for arrears, over all bills."""
    rows = at_risk(mart)
    return ratio(rows.loc[rows["cut_off"], "arrears"].sum(), rows["bill"].sum())
