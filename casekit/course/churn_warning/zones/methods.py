"""Five zones on score × value: who is seen to first, and by which means.

The operator's compendium names five colours and no meaning; what they mean here, and the
thresholds, are this kit's own convention:

- red: likely to leave, with a large bill: a person calls;
- yellow: a large bill, not yet likely to leave: a text; those who gain most join the calls;
- blue: at risk, of low value: text message and app; other agents call whose call pays;
- green: not at risk: left alone;
- white: cannot be scored (too new, suspended): first get the data.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.money import figure, gain_of_call, value_kept
from casekit.mart.once import once
from casekit.mart.outcomes import HORIZON
from synthetic.calendar import add_months

ZONES = ("red", "yellow", "blue", "green", "white")
CALLS = 20
"""Calls that the senior agents have for this list in a month."""
CALLED = ("red", "yellow")
"""Zones from which the senior agents call."""
ORDERS = ("score", "stake", "gain")
"""By what the list may be called, largest first."""


@dataclass(frozen=True)
class Cuts:
    """Borders of the zones: scores `watch` ≤ `alarm` (0 to 1), monthly bill `value` (yuan)."""

    watch: float = figure("left_alone")
    alarm: float = 0.10
    value: float = 60.0

    def __post_init__(self):
        if not 0 <= self.watch <= self.alarm <= 1:
            raise ValueError(f"0 ≤ watch ({self.watch}) ≤ alarm ({self.alarm}) ≤ 1 does not hold")


def assign(score: pd.Series, value: pd.Series, cuts: Cuts | None = None) -> pd.Series:
    """Return each customer's zone.

    Args:
        score: probability of leaving, NaN where there is none.
        value: mean monthly bill in yuan, same index, NaN where unknown.
        cuts: the borders.

    Returns:
        Categorical series "zone" with the categories `ZONES`.
    """
    cuts = cuts or Cuts()
    risk, worth = score.to_numpy(dtype=float), value.to_numpy(dtype=float)
    code = np.full(len(risk), ZONES.index("green"), dtype=np.int8)
    watched = risk >= cuts.watch
    valuable = worth >= cuts.value
    code[watched & ~valuable] = ZONES.index("blue")
    code[watched & valuable] = ZONES.index("yellow")
    code[(risk >= cuts.alarm) & valuable] = ZONES.index("red")
    code[np.isnan(risk) | np.isnan(worth)] = ZONES.index("white")
    categories = pd.Categorical.from_codes(code, categories=list(ZONES))
    return pd.Series(categories, index=score.index, name="zone")


def summary(
    zone: pd.Series, score: pd.Series, value: pd.Series, left: pd.Series | None = None
) -> pd.DataFrame:
    """Return size, risk and money of each zone.

    Args:
        zone: from `assign`.
        score, value: as given to `assign`.
        left: whether each customer then left; without it churn_rate is NaN.

    Returns:
        Index `ZONES`; columns customers, share, churn_rate, mean_score, mean_value (yuan a month),
        value_at_stake (yuan: Σ score × value of a kept customer; missing where none has a score),
        stake_per_customer, priority
        (1 = largest stake per customer; missing for a zone without scores).
    """
    code = zone.cat.codes.to_numpy()
    risk, worth = score.to_numpy(dtype=float), value.to_numpy(dtype=float)
    stake = risk * value_kept(worth)
    size = np.bincount(code, minlength=len(ZONES))

    def mean(of: np.ndarray) -> np.ndarray:
        known = ~np.isnan(of)
        total = np.bincount(code[known], weights=of[known], minlength=len(ZONES))
        n = np.bincount(code[known], minlength=len(ZONES))
        return np.divide(total, n, out=np.full(len(ZONES), np.nan), where=n > 0)

    outcome = np.full(len(code), np.nan) if left is None else left.to_numpy(dtype=float)
    table = pd.DataFrame(
        {
            "customers": size,
            "share": size / max(len(code), 1),
            "churn_rate": mean(outcome),
            "mean_score": mean(risk),
            "mean_value": mean(worth),
            "value_at_stake": np.bincount(code, weights=np.nan_to_num(stake), minlength=len(ZONES)),
        },
        index=pd.Index(ZONES, name="zone"),
    )
    unknown = (table["customers"] > 0) & table["mean_score"].isna()
    table["value_at_stake"] = table["value_at_stake"].mask(unknown)
    table["stake_per_customer"] = (
        table["value_at_stake"].where(table["customers"] > 0) / table["customers"]
    )
    table["priority"] = table["stake_per_customer"].rank(ascending=False).astype("Int64")
    return table


@once
def zoned(mart: door.Mart) -> pd.DataFrame:
    """Return what the five zones are drawn from, for everybody on the network in the decision month.

    Returns:
        Index subscriber; score (NaN for those suspended or with less than three months on the
        network: white), value (mean bill of 3 months, yuan; the month's bill where that is all
        there is) and leaves (by choice within three months).

    Raises as `casekit.mart.target`, and ColumnsUnknown where bills or months of joining are.
    """
    mart.need("subscribers.join_month")
    at = models.decision(mart)
    everybody = mart.month(at.month, ["subscriber", "bill"]).set_index("subscriber").sort_index()
    value = at.features["bill_mean_3m"].reindex(everybody.index).fillna(everybody["bill"])
    first, last = (int(add_months(at.month, step)) for step in (1, HORIZON))
    gone = door.leavers_between(mart, first, last)["subscriber"]
    return pd.DataFrame(
        {
            "score": models.trusted(mart).reindex(everybody.index),
            "value": value,
            "leaves": everybody.index.isin(gone),
        }
    )


def reckoned(people: pd.DataFrame, zone: pd.Series) -> pd.DataFrame:
    """Return the customers of `zoned` with zone, stake and the expected gain of a call (yuan)."""
    stake = people["score"] * value_kept(people["value"])
    return people.assign(
        zone=zone, stake=stake, gain=gain_of_call(people["score"], people["value"])
    )


def queue(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return those who may be called, first to last.

    Args:
        rows: from `reckoned`.
        by: one of `ORDERS`; by the gain, nobody is called at a loss.
    """
    waiting = rows[rows["zone"].isin(CALLED)]
    if by == "gain":
        waiting = waiting[waiting["gain"] > 0]
    return waiting.sort_values(by, ascending=False, kind="stable")


def likely_decided(rows: pd.DataFrame) -> pd.Series:
    """Return who has a score from which a customer is taken to have decided."""
    return rows["score"] >= figure("decided_from")


SCORES = np.geomspace(0.003, 1.0, 31)
VALUES = np.linspace(0, 300, 31)
"""Edges of the fields that customers are counted in for the map: scores, and yuan a month."""


def counts(customers: pd.DataFrame) -> np.ndarray:
    """Return how many customers with a score stand in each field of the map.

    Args:
        customers: from `zoned`.

    Returns:
        A row for each step of `VALUES`, a column for each of `SCORES`; those beyond the edges
        stand at them.
    """
    scored = customers.dropna(subset="score")
    inside = np.histogram2d(
        scored["value"].clip(VALUES[0], VALUES[-1]),
        scored["score"].clip(SCORES[0], SCORES[-1]),
        [VALUES, SCORES],
    )
    return inside[0]
