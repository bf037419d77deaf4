"""Five zones on score × value: who is seen to first, and by which means.

The operator's compendium names five colours and no meaning; what they mean here, and the
thresholds, are this kit's own convention:

- red: likely to leave and worth a call: a person calls this month;
- yellow: worth a call, not yet likely to leave: a text, and a call if any are left;
- blue: at risk, of low value: text message and app only;
- green: not at risk: left alone;
- white: cannot be scored (too new, suspended): first get the data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.models.customer_months import HISTORY
from casekit.analysis.money import value_kept
from casekit.mart import truth
from casekit.mart.once import once
from casekit.mart.outcomes import HORIZON
from synthetic.calendar import add_months

ZONES = ("red", "yellow", "blue", "green", "white")
CALLS = 40
"""Calls that the senior agents have for this list in a month."""


@dataclass(frozen=True)
class Cuts:
    """Borders of the zones: scores `watch` ≤ `alarm` (0 to 1), monthly bill `value` (yuan)."""

    watch: float = 0.05
    alarm: float = 0.10
    value: float = 60.0

    def __post_init__(self):
        if not 0 <= self.watch <= self.alarm <= 1:
            raise ValueError(f"0 ≤ watch ({self.watch}) ≤ alarm ({self.alarm}) ≤ 1 does not hold")


STRICT = Cuts(alarm=0.30)
"""An alarm so high that calls are left over: from here red is filled by one threshold or the other."""
DECIDED = 0.30
"""Score from which most have decided to leave: within red they are called last."""


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
    known = at.features["tenure_months"] >= HISTORY
    value = at.features["bill_mean_3m"].reindex(everybody.index).fillna(everybody["bill"])
    first, last = (int(add_months(at.month, step)) for step in (1, HORIZON))
    gone = door.leavers_between(mart, first, last)["subscriber"]
    return pd.DataFrame(
        {
            "score": models.score(mart).where(known).reindex(everybody.index),
            "value": value,
            "leaves": everybody.index.isin(gone),
        }
    )


def in_order(people: pd.DataFrame, zone: pd.Series) -> pd.DataFrame:
    """Return those at risk in the order of calling.

    Args:
        people: from `zoned`.
        zone: from `assign`.

    Returns:
        Red, yellow and blue with zone and stake (yuan), the largest stake of a zone first; in red
        those who have not yet decided, by their score, come before the others.
    """
    rows = people.assign(zone=zone, stake=people["score"] * value_kept(people["value"]))
    rows = rows[rows["zone"].isin(["red", "yellow", "blue"])]
    late = (rows["zone"] == "red") & (rows["score"] >= DECIDED)
    ordered = rows.assign(late=late).sort_values(
        ["zone", "late", "stake"], ascending=[True, True, False]
    )
    return ordered.drop(columns="late")


def decided(mart: door.Mart) -> pd.Series:
    """Return who has truly decided to leave by the end of the decision month. Raises NoTruth."""
    return truth.of(mart).state_of(models.decision(mart).month, ["decided"])["decided"]


def fills(people: pd.DataFrame) -> dict[str, Cuts]:
    """Return two ways to fill the calls from `STRICT`: one threshold comes down as far as they allow.

    Args:
        people: from `zoned`.

    Returns:
        "alarm" and "value": the borders with that one lowered; as in `STRICT` where red is full.
    """
    alarms = [replace(STRICT, alarm=n / 100) for n in range(5, 31)]
    values = [replace(STRICT, value=float(n)) for n in range(61)]
    return {"alarm": _lowest(people, alarms), "value": _lowest(people, values)}


def added(people: pd.DataFrame, cuts: Cuts) -> pd.DataFrame:
    """Return the customers who are red at these borders and were not at `STRICT`."""
    return people[_red(people, cuts) & ~_red(people, STRICT)]


def _lowest(people: pd.DataFrame, ladder: list[Cuts]) -> Cuts:
    """Return the first rung on which red fits the calls; the last where none does."""
    return next((cuts for cuts in ladder if _red(people, cuts).sum() <= CALLS), ladder[-1])


def _red(people: pd.DataFrame, cuts: Cuts) -> pd.Series:
    return assign(people["score"], people["value"], cuts) == "red"


SCORES = np.geomspace(0.003, 1.0, 31)
VALUES = np.linspace(0, 200, 21)
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
