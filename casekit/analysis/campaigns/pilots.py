"""The randomised campaign: whom a call changes, as far as an operator can see."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.analysis.lacks import TEXTS
from casekit.mart import Lacking, Mart, voluntary
from synthetic.calendar import add_months


class NoCampaign(Lacking, KeyError):
    """The data have no campaign of this number."""

    key = "no_campaign"
    texts = TEXTS


def outcomes(mart: Mart, campaign: int = 1) -> pd.DataFrame:
    """Return each participant of a campaign with what became of them.

    Returns:
        Index subscriber; treated (assigned to be contacted), contacted, accepted, cost (yuan),
        left (by choice, from the month of the campaign to the end of its horizon).

    Raises:
        NoCampaign: for a campaign that does not exist.
        casekit.mart.TableUnknown, casekit.mart.ColumnsUnknown: for what the extract lacked.
    """
    law = campaign_of(mart, campaign)
    mart.need(*(f"treatments.{name}" for name in ("arm", "contacted", "accepted", "cost")))
    mart.need("churn.month", "churn.kind")
    rows = mart.treatments[mart.treatments["campaign"] == campaign].set_index("subscriber")
    last = add_months(int(law["month"]), int(law["horizon"]) - 1)
    left = voluntary(mart.churn)
    left = left[left["month"].between(int(law["month"]), last)]
    out = rows[["contacted", "accepted", "cost"]].copy()
    out.insert(0, "treated", rows["arm"].eq("treated"))
    out["left"] = out.index.isin(left["subscriber"])
    return out.sort_index()


def campaign_of(mart: Mart, campaign: int) -> pd.Series:
    """Return the row of `campaigns` of a campaign; NoCampaign where there is none."""
    mart.need("campaigns.month", "campaigns.horizon")
    campaigns = mart.campaigns.set_index("campaign")
    if campaign not in campaigns.index:
        raise NoCampaign(campaign=campaign)
    return campaigns.loc[campaign]


def effect_by(people: pd.DataFrame, group: pd.Series, outcome: str = "left") -> pd.DataFrame:
    """Return the difference that the contact made in each group of participants.

    Args:
        people: from `outcomes`, or any frame with `treated` (True/False) and the outcome.
        group: a label for each participant (alarms before the campaign, months to expiry …).
        outcome: column of what is compared: True/False (a share), or any number, such as yuan.

    Returns:
        Index group; treated and control (people), rate_treated, rate_control (mean outcome; for
        `left` the share who left), effect (difference; for `left` negative: kept) and its 95 %
        interval low, high, from Welch's standard error: each arm has a variance of its own. NaN
        where an arm has fewer than two people.
    """
    label = group.reindex(people.index).rename("group")
    measured = people[outcome].astype("float64").groupby([label, people["treated"]], observed=True)
    arms = measured.agg(["count", "mean", "var"]).unstack()
    n, mean, variance = (
        arms[name].reindex(columns=[False, True]) for name in ("count", "mean", "var")
    )
    n = n.fillna(0).astype(int)
    spread = 1.96 * np.sqrt((variance / n).sum(axis=1, skipna=False))
    effect = mean[True] - mean[False]
    return pd.DataFrame(
        {
            "treated": n[True],
            "control": n[False],
            "rate_treated": mean[True],
            "rate_control": mean[False],
            "effect": effect,
            "low": effect - spread,
            "high": effect + spread,
        }
    )


class Estimate(NamedTuple):
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


def people_an_arm(untreated: float, treated: float, power: float = 0.8) -> float:
    """Return how many people each arm needs for the difference of two leave rates to be seen.

    Args:
        untreated, treated: shares who leave; they differ.
        power: share of such pilots whose 95 % interval of the difference leaves out 0.

    Returns:
        (z.975 + z_power)² · (p₀(1 − p₀) + p₁(1 − p₁)) ÷ (p₀ − p₁)² (Fleiss et al., Statistical
        Methods for Rates and Proportions, 2003, without the continuity correction).
    """
    wanted = NormalDist().inv_cdf(0.975) + NormalDist().inv_cdf(power)
    spread = untreated * (1 - untreated) + treated * (1 - treated)
    return wanted**2 * spread / (untreated - treated) ** 2


def save_probability(people: pd.DataFrame) -> Estimate:
    """Return the share of would-be leavers whom the contact keeps, from a randomised campaign.

    Args:
        people: a row each customer; `treated` and `left` (True/False), the campaign's horizon over.

    Returns:
        1 − rate treated / rate control with a 95 % interval (delta method on the log of the ratio;
        Katz et al., Biometrics 1978). NaN where nobody left in one of the arms.
    """
    counts = people.groupby("treated")["left"].agg(["sum", "count"])
    if set(counts.index) != {False, True} or (counts["sum"] == 0).any():
        return Estimate(float("nan"), float("nan"), float("nan"))
    (k0, n0), (k1, n1) = (counts.loc[arm].to_numpy(dtype=float) for arm in (False, True))
    log_ratio = np.log((k1 / n1) / (k0 / n0))
    spread = 1.96 * np.sqrt(1 / k1 - 1 / n1 + 1 / k0 - 1 / n0)
    low, value, high = (1 - np.exp(log_ratio + shift) for shift in (spread, 0.0, -spread))
    return Estimate(float(value), float(low), float(high))
