"""Findings on an operator as shares of its own base, and the bone of each: who can mend it."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.mart import Mart, voluntary
from casekit.mart.once import once
from casekit.mart.signals.market import tariff_cost
from casekit.text import Catalogue
from synthetic.calendar import add_months, month_range

texts = Catalogue("casekit.course.churn_warning.fishbone")

BONES = ("marketing", "service", "system", "nobody")
"""Marketing prices, sells and renews, service listens and settles, system is network, IT and billing."""

FINDINGS = {
    "over_allowance": "marketing",
    "about_bill": "system",
    "no_reason": "service",
    "rival_cheaper": "marketing",
    "repeated": "service",
    "not_renewed": "marketing",
    "personal": "nobody",
    "own_cheaper": "marketing",
    "bill_jumps": "system",
    "about_service": "service",
    "poor_network": "system",
}
"""Each finding's bone, in the order in which they are read out: no bone's stand together."""

OWNERS = {
    "price": "marketing",
    "friends": "marketing",
    "service": "service",
    "network": "system",
    "bill": "system",
    "contract": "marketing",
    "personal": "nobody",
}
"""Each reason's bone; friends are marketing's, which sells tariffs for families and circles."""

CHEAPER = 5.0
"""Yuan a month from which another tariff counts as cheaper."""
USE = 6
"""Months of use that tariffs are compared on."""
RUNNING = 3
"""Last months of them in which overage was paid: the tariff is too small, not the month unusual."""
POOR = 75.0
"""Network quality score (0–100) under which a month counts as poor."""
JUMP, JUMP_YUAN = 1.25, 10.0
"""A bill so many times its mean of the three months before, and so many yuan above it, jumps."""
SOON = 2
"""Months within which a contract is renewed, or a complaint repeated."""


@once
def findings(mart: Mart) -> pd.Series:
    """Return the share of each finding in its own base, in the order of `FINDINGS`.

    Raises TableUnknown, ColumnsUnknown, HistoryTooShort; TooFew where one has nothing to count.
    """
    mart.need("contracts.end_month", "contacts.topic", "plans.owner", "churn.month", "churn.kind",
              "churn.stated_reason")  # fmt: skip
    mart.need_months(USE)
    found = {
        **_of_months(mart),
        **_of_tariffs(mart),
        **_of_complaints(mart),
        **_of_leavers(mart),
        "not_renewed": not_renewed(mart.contracts, mart.churn, mart.months[0], mart.months[-1]),
    }
    if any(pd.isna(share) for share in found.values()):
        raise TooFew("nothing_to_count", texts)
    return pd.Series(found, name="share").loc[list(FINDINGS)].rename_axis("finding")


def ended(contracts: pd.DataFrame, churn: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Return the contracts that ended while their customer was there, and two months before `last`.

    Args:
        contracts: as in the mart: subscriber, start_month, end_month.
        churn: as in the mart; who had left when the contract ended could not renew it.
        first, last: months of the data, yyyymm.
    """
    rows = contracts[contracts["end_month"].between(first, add_months(last, -SOON))]
    left = rows["subscriber"].map(churn.set_index("subscriber")["month"])
    return rows[~(left <= rows["end_month"])]


def not_renewed(contracts: pd.DataFrame, churn: pd.DataFrame, first: int, last: int) -> float:
    """Return, of the contracts that `ended`, the share without a new one within two months."""
    rows = ended(contracts, churn, first, last)
    return without_new(rows, contracts, add_months(rows["end_month"], SOON))


def without_new(rows: pd.DataFrame, contracts: pd.DataFrame, by: pd.Series) -> float:
    """Return the share of some contracts after which their customer starts no new one in time.

    Args:
        rows: of `contracts`.
        contracts: as in the mart.
        by: the last month in which the new one may start, yyyymm, on the index of `rows`.
    """
    both = rows.assign(by=by).merge(contracts, on="subscriber", suffixes=("", "_new"))
    new = both["start_month_new"].gt(both["start_month"]) & both["start_month_new"].le(both["by"])
    return 1 - _share_found(rows, both[new], ["subscriber", "end_month"])


def repeated(complaints: pd.DataFrame, last: int) -> float:
    """Return the share of complaints that the same customer follows up within two months.

    Args:
        complaints: rows of `contacts` of that kind: subscriber, month.
        last: last month of the data, yyyymm; younger complaints are not counted.
    """
    told = complaints[complaints["month"] <= add_months(last, -SOON)]
    both = told.merge(complaints, on="subscriber", suffixes=("", "_next"))
    soon = both["month_next"] <= add_months(both["month"], SOON)
    again = both[(both["month_next"] > both["month"]) & soon]
    return _share_found(told, again, ["subscriber", "month"])


def cheaper(use: pd.DataFrame, plans: pd.DataFrame, yuan: float = CHEAPER) -> float:
    """Return the share of lines that one of some tariffs would serve for so many yuan less a month.

    Args:
        use: subscriber × month: fee, overage_fee, minutes_out, data_gb. Each month's bill is
            worked out, then their mean: the mean of the use would miss what goes over.
        plans: rows of the mart's table.
    """
    paid = (use["fee"] + use["overage_fee"]).groupby(use["subscriber"]).mean()
    costs = [
        tariff_cost(plan, use["minutes_out"], use["data_gb"]).groupby(use["subscriber"]).mean()
        for _, plan in plans.iterrows()
    ]
    return float((paid - pd.concat(costs, axis=1).min(axis=1) >= yuan).mean())


def jumps(monthly: pd.DataFrame) -> float:
    """Return the share of bills a quarter and 10 yuan above their mean of the three months before.

    Args:
        monthly: subscriber, month, bill; lines with fewer than three months before are left out.
    """
    bill = monthly.sort_values(["subscriber", "month"]).set_index("subscriber")["bill"]
    before = sum(bill.groupby(level=0).shift(back) for back in (1, 2, 3)) / 3
    jumped = (bill >= JUMP * before) & (bill >= before + JUMP_YUAN)
    return float(jumped[before.notna()].mean())


def runs_over(use: pd.DataFrame, last: int) -> float:
    """Return the share of lines that paid overage in each of the last three months.

    Args:
        use: subscriber, month, overage_fee; lines with fewer months are left out.
        last: last month of the data, yyyymm.
    """
    lately = use[use["month"] >= add_months(last, 1 - RUNNING)]
    over = (lately["overage_fee"] > 0).groupby(lately["subscriber"]).agg(["size", "all"])
    return float(over.loc[over["size"] == RUNNING, "all"].mean())


def by_bone(counted: pd.Series) -> pd.Series:
    """Return the share of each bone in counts by reason, in the order of `BONES`."""
    bones = counted.groupby(OWNERS).sum().reindex(list(BONES), fill_value=0)
    return (bones / bones.sum()).rename("share")


def complaints_of(mart: Mart) -> pd.DataFrame:
    """Return the complaints, a row each; raises TableUnknown, ColumnsUnknown."""
    mart.need("contacts.month", "contacts.kind", "contacts.topic")
    contacts = mart.contacts
    return contacts[contacts["kind"] == "complaint"]


def _of_months(mart: Mart) -> dict[str, float]:
    rows = mart.table("monthly", ["subscriber", "month", "bill", "quality"])
    return {
        "bill_jumps": jumps(rows),
        "poor_network": (rows["quality"] < POOR).mean(),
    }


def _of_tariffs(mart: Mart) -> dict[str, float]:
    columns = ["subscriber", "month", "fee", "overage_fee", "minutes_out", "data_gb"]
    use = mart.window(month_range(add_months(mart.months[-1], 1 - USE), USE), columns)
    own = mart.plans["owner"] == "own"
    return {
        "over_allowance": runs_over(use, mart.months[-1]),
        "own_cheaper": cheaper(use, mart.plans[own]),
        "rival_cheaper": cheaper(use, mart.plans[~own]),
    }


def _of_complaints(mart: Mart) -> dict[str, float]:
    told = complaints_of(mart)
    return {
        "about_bill": (told["topic"] == "bill").mean(),
        "about_service": (told["topic"] == "service").mean(),
        "repeated": repeated(told, mart.months[-1]),
    }


def _of_leavers(mart: Mart) -> dict[str, float]:
    said = voluntary(mart.churn)["stated_reason"]
    return {
        "no_reason": said.isna().mean(),
        "personal": (said.dropna() == "personal").mean(),
    }


def _share_found(counted: pd.DataFrame, found: pd.DataFrame, key: list[str]) -> float:
    """Return the share of the rows counted whose key is among those found; NaN of none."""
    rows = pd.MultiIndex.from_frame(counted[key])
    return (
        float(rows.isin(pd.MultiIndex.from_frame(found[key])).mean()) if len(rows) else float("nan")
    )
