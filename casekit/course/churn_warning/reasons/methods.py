"""Why customers say they leave, what their records show, and (for judging) why they really did.

“Price” is the polite answer. The records of the months before leaving are what an operator has to
check it with; the true reason stands in the truth and is passed in only by verdicts and debriefs.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.mart import Mart, voluntary
from casekit.mart.names import MID_HIGH
from synthetic.calendar import add_months
from synthetic.schema import REASONS

LOOK_BACK = 4
"""Months before leaving that are searched: use fades up to three, the cause came before."""

POOR_QUALITY = 75.0
"""Network quality score (0–100), mean of the look-back, under which it counts as poor."""
BILL_SHOCK = 1.25
"""A bill this many times its mean over the look-back counts as a shock …"""
BILL_SHOCK_YUAN = 10.0
"""… if it is also so many yuan above it."""
BEFORE_FADING = (6, 4)
"""Months before leaving that are looked at: use fades in the last three."""
EVIDENCE = ("complained", "poor_quality", "bill_shock", "contract_ended")


def stated_shares(churn: pd.DataFrame) -> pd.Series:
    """Return the share of each stated reason among leavers by choice who gave one, largest first."""
    said = voluntary(churn)["stated_reason"].dropna()
    return said.value_counts(normalize=True).rename("share").rename_axis("reason")


def confusion(churn: pd.DataFrame, leaving: pd.DataFrame) -> pd.DataFrame:
    """Return true (rows) × stated (columns) reasons, in leavers by choice who gave a reason.

    Args:
        churn: as in the mart.
        leaving: the truth's table of that name.
    """
    both = voluntary(churn).merge(leaving[["subscriber", "reason"]], on="subscriber")
    both = both.dropna(subset="stated_reason")
    table = pd.crosstab(both["reason"].astype(str), both["stated_reason"].astype(str))
    return table.reindex(index=list(REASONS), columns=list(REASONS), fill_value=0).rename_axis(
        index="true", columns="stated"
    )


def overstated(confusion: pd.DataFrame) -> pd.Series:
    """Return stated share less true share of each reason (0.3: 30 points over-counted)."""
    total = confusion.to_numpy().sum()
    return ((confusion.sum(axis=0) - confusion.sum(axis=1)) / total).rename("overstated")


def hidden_behind(confusion: pd.DataFrame, stated: str = "price") -> pd.Series:
    """Return the true reasons of those who stated one, as shares, largest first."""
    column = confusion[stated]
    return (column / column.sum()).sort_values(ascending=False).rename("share")


def evidence(mart: Mart, thresholds: Mapping[str, float] | None = None) -> pd.DataFrame:
    """Return what the records say of each leaver by choice in the months before leaving.

    Args:
        mart: the dataset; leavers of its first `LOOK_BACK` months are left out.
        thresholds: other values for poor_quality (points) or bill_shock (ratio).

    Returns:
        Index subscriber; complained (any complaint), poor_quality (mean score under 75),
        bill_shock (a bill 1.25 times and 10 yuan above its mean), contract_ended (in the look-back
        or the month of leaving), all True/False; stated_reason (missing where none was given).

    Raises TableUnknown, ColumnsUnknown, HistoryTooShort, TooFew where nobody is left to look at.
    """
    mart.need("churn.month", "churn.kind", "churn.stated_reason", "contracts.end_month")
    mart.need_months(LOOK_BACK + 1)
    limits = {"poor_quality": POOR_QUALITY, "bill_shock": BILL_SHOCK, **(thresholds or {})}
    left = voluntary(mart.churn)
    left = left[left["month"] >= add_months(mart.months[0], LOOK_BACK)]
    columns = ["subscriber", "month", "bill", "quality", "complaints"]
    rows = mart.table("monthly", columns, mart.months)
    if left.empty:
        raise TooFew("no_leavers")
    rows = rows.merge(left[["subscriber", "month"]], on="subscriber", suffixes=("", "_left"))
    before = rows["month"].between(add_months(rows["month_left"], -LOOK_BACK), rows["month_left"])
    seen = rows[before].groupby("subscriber")
    bill = seen["bill"].agg(["max", "mean"])
    found = pd.DataFrame(
        {
            "complained": seen["complaints"].sum() > 0,
            "poor_quality": seen["quality"].mean() < limits["poor_quality"],
            "bill_shock": (bill["max"] >= limits["bill_shock"] * bill["mean"])
            & (bill["max"] >= bill["mean"] + BILL_SHOCK_YUAN),
        }
    )
    found["contract_ended"] = found.index.isin(_contract_just_ended(mart.contracts, left))
    return found.join(left.set_index("subscriber")["stated_reason"]).sort_index()


def evidence_lift(evidence: pd.DataFrame, reasons: pd.Series) -> pd.DataFrame:
    """Return how much more often each record is found for a reason than for all leavers.

    Args:
        evidence: from `evidence`.
        reasons: reason by subscriber, stated or (for judging) true.

    Returns:
        Rows `EVIDENCE`, a column a reason; 2 = twice as often as among all these leavers.
    """
    known = evidence[list(EVIDENCE)].join(reasons.rename("reason"), how="inner")
    known = known.dropna(subset="reason")
    flags = known[list(EVIDENCE)].astype(float)
    share = flags.groupby(known["reason"].astype(str)).mean()
    return (share / flags.mean()).T.rename_axis(index="evidence", columns="reason")


def with_a_cause(evidence: pd.DataFrame, stated: str = "price") -> float:
    """Return, of the leavers who stated this reason, the share whose records show another cause."""
    said = evidence[evidence["stated_reason"] == stated]
    return float(said[list(EVIDENCE)].any(axis=1).mean())


def high_end_leavers(mart: Mart, least: float = MID_HIGH) -> pd.Index:
    """Return the leavers by choice with a mean bill of at least `least` yuan before they faded.

    Those without a bill in months 6 to 4 before leaving are not among them.
    """
    mart.need("churn.month", "churn.kind")
    left = voluntary(mart.churn)[["subscriber", "month"]]
    bills = mart.table("monthly", ["subscriber", "month", "bill"], mart.months)
    rows = bills.merge(left, on="subscriber", suffixes=("", "_left"))
    first, last = (add_months(rows["month_left"], -back) for back in BEFORE_FADING)
    mean = rows[rows["month"].between(first, last)].groupby("subscriber")["bill"].mean()
    return mean.index[mean >= least]


def _contract_just_ended(contracts: pd.DataFrame, left: pd.DataFrame) -> pd.Index:
    both = contracts[["subscriber", "end_month"]].merge(left[["subscriber", "month"]])
    recent = both["end_month"].between(add_months(both["month"], -LOOK_BACK), both["month"])
    return pd.Index(both.loc[recent, "subscriber"].unique())
