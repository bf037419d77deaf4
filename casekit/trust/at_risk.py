"""Who might have left in a month, what was known of them the month before, and who did leave."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, voluntary
from casekit.mart.once import once
from casekit.mart.signals.circle import circle_pairs
from synthetic.calendar import month_number
from synthetic.schema import TABLES

CHURNED_WITHIN = 3
"""Months for which a contact who left counts as one lately."""
MOST = 200_000
"""Subscribers looked at: of a larger base those with the lowest numbers, who are whole communities."""
_KNOWN = (
    *("subscriber", "status", "bill", "arrears", "quality", "complaints"),
    *("contract_left", "contract_ends", "broadband"),
)


@once
def at_risk(mart: Mart) -> pd.DataFrame:
    """Return a row for each subscriber on the network at a month's end, except the last month's.

    Columns: those of `_KNOWN` at that month's end; `next`, the number of the month after; `tenure`,
    months since joining in it; `customer_class`; `left` and `cut_off`, whether the line ended in
    it by choice or through arrears; `left_3m`, whether it ends by choice in the three months from
    it (NaN where the data end before).
    """
    last = highest_number(mart)
    parts = []
    for month in mart.months[:-1]:
        rows = mart.month(month, _KNOWN)
        parts.append(rows[rows["subscriber"] <= last].assign(next=month_number(month) + 1))
    rows = pd.concat(parts, ignore_index=True)
    who = mart.subscribers.set_index("subscriber")
    rows["tenure"] = rows["next"] - _looked_up(month_number(who["join_month"]), rows)
    rows["customer_class"] = who["customer_class"].reindex(rows["subscriber"]).array
    return _with_outcomes(rows, mart)


def _with_outcomes(rows: pd.DataFrame, mart: Mart) -> pd.DataFrame:
    churn = mart.churn.drop_duplicates("subscriber").set_index("subscriber")
    chose = churn.index.isin(voluntary(mart.churn)["subscriber"])
    left = _looked_up(month_number(churn.loc[chose, "month"]), rows)
    rows["left"] = left == rows["next"]
    rows["cut_off"] = _looked_up(month_number(churn.loc[~chose, "month"]), rows) == rows["next"]
    ahead = left - rows["next"]
    known = rows["next"] + 2 <= month_number(mart.months[-1])
    rows["left_3m"] = np.where(known, (ahead >= 0) & (ahead <= 2), np.nan)
    return rows


def _looked_up(values: pd.Series, rows: pd.DataFrame) -> np.ndarray:
    return values.reindex(rows["subscriber"]).to_numpy(dtype=np.float64)


def highest_number(mart: Mart) -> int:
    """Return the number of the last subscriber who is looked at."""
    numbers = np.sort(mart.table("subscribers", ["subscriber"])["subscriber"].to_numpy())
    return int(numbers[min(MOST, len(numbers)) - 1])


@once
def since_contract_end(mart: Mart) -> pd.Series:
    """Return months since the last contract ended, for the rows of `at_risk` (in the month `next`).

    0 in the month of the end, −1 in the month before; NaN for those who never had one end in the
    data, or are under a contract that ends further ahead than the data tell.
    """
    rows = at_risk(mart)[["subscriber", "next", "contract_left", "contract_ends"]]
    ended = rows.loc[rows["contract_ends"].astype(bool), ["subscriber", "next"]]
    ended = ended.assign(end=ended["next"] - 1).sort_values("next")
    ordered = rows.reset_index().sort_values("next")
    found = pd.merge_asof(ordered, ended, on="next", by="subscriber").set_index("index")
    since = found["next"] - found["end"]
    under = found["contract_left"] > 0
    return since.mask(under, 1 - found["contract_left"]).reindex(rows.index)


@once
def churned_contacts(mart: Mart) -> pd.DataFrame:
    """Return, for the rows of `at_risk`, whether there is a circle on the network and how many of it
    left by choice in the three months before the month `next`: columns `tied`, `churned`."""
    rows, last = at_risk(mart), highest_number(mart)
    quarters = [circle_pairs(mart, [quarter]) for quarter in mart.source.months(TABLES["ties"])]
    near = [pairs[(pairs <= last).all(axis=1)] for pairs in quarters]
    pairs = pd.concat(near, ignore_index=True).drop_duplicates()
    turned = pairs.rename(columns={"subscriber": "other", "other": "subscriber"})
    pairs = pd.concat([pairs, turned], ignore_index=True)
    left = voluntary(mart.churn)[["subscriber", "month"]].rename(columns={"subscriber": "other"})
    news = pairs.merge(left, on="other")
    index = pd.MultiIndex.from_frame(rows[["subscriber", "next"]])
    churned = np.zeros(len(rows))
    for later in range(1, CHURNED_WITHIN + 1):
        told = news.assign(next=month_number(news["month"]) + later)
        count = told.groupby(["subscriber", "next"]).size()
        churned += count.reindex(index).fillna(0).to_numpy()
    tied = rows["subscriber"].isin(pairs["subscriber"])
    return pd.DataFrame({"tied": tied, "churned": churned}, index=rows.index)
