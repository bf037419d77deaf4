"""Calling circles: how large, how uneven, and what a churned contact goes with and causes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart
from casekit.mart.once import once
from casekit.mart.signals.circle import circle_pairs
from casekit.trust.at_risk import CHURNED_WITHIN, at_risk, churned_contacts
from casekit.trust.quantities.leaving import churn
from casekit.trust.quantities.registry import Unanswerable, assumption, quantity, ratio
from synthetic.calendar import add_months
from synthetic.world import FRIENDS_FADE


def quarters(mart: Mart) -> list[int]:
    """Return the first months of the whole quarters; Unanswerable without any."""
    last = mart.months[-1]
    whole = [m for m in mart.months if m % 100 % 3 == 1 and add_months(m, 2) <= last]
    if not whole:
        raise Unanswerable
    return whole


@once
def sizes(mart: Mart) -> pd.Series:
    """Return how many others on the network each subscriber talked with in the last full quarter."""
    quarter = quarters(mart)[-1]
    pairs = circle_pairs(mart, [quarter])
    count = pd.concat([pairs["subscriber"], pairs["other"]]).value_counts()
    present = mart.month(int(add_months(quarter, 2)), ["subscriber"])["subscriber"]
    return count.reindex(present).fillna(0).rename("contacts")


@quantity
def circle_size(mart: Mart) -> float:
    """Mean of `sizes`."""
    return float(sizes(mart).mean())


@quantity
def circle_tail(mart: Mart) -> float:
    """Share with more than three times the mean circle, over what chance (Poisson) would give."""
    from scipy.stats import poisson

    circle = sizes(mart)
    many = 3 * circle.mean()
    return ratio((circle > many).mean(), poisson.sf(np.floor(many), circle.mean()))


@quantity
def churned_contact_ratio(mart: Mart) -> float:
    """Monthly churn of those with a contact who left in the last three months, over the others."""
    return _against_none(mart, 1)


@quantity
def churned_contacts_ratio(mart: Mart) -> float:
    """The same for two such contacts or more."""
    return _against_none(mart, 2)


def _against_none(mart: Mart, least: int) -> float:
    left, circle = at_risk(mart)["left"], churned_contacts(mart)
    with_any = left[circle["churned"] >= least].mean()
    return ratio(with_any, left[circle["tied"] & (circle["churned"] == 0)].mean())


def contagion_law(mart: Mart) -> float:
    """Return by how much one friend's leaving raises the hazard in each of the three months after, mean
    (0.03: by 3 %), as the scenario has it; Unanswerable for data that no scenario made."""
    law = assumption(mart, "leaving", "friend") * FRIENDS_FADE ** np.arange(CHURNED_WITHIN)
    return float(np.expm1(law).mean())


@quantity
def contagion(mart: Mart) -> float:
    """What one friend's leaving adds to the chance of leaving in each of the three months after: churn
    times the law."""
    return churn(mart) * contagion_law(mart)
