"""Who goes along: the yuan that leave with a line, because others of its home or company group follow.

A bill tells what a line brings; not what goes with it. Two laws of the course's own decide that
(`synthetic/homes.py`, `synthetic/groups.py`): the lines that somebody pays for may go where the payer
goes, and a group whose leader is gone is the more easily lost to a rival's bid. Chances are passed in:
an operator puts his own here.

    follow = yuan_that_follow(own, home_of, payer_of, chance=0.2)
"""

from __future__ import annotations

import numpy as np
import pandas as pd

_FELT = 36
"""Months in which a pull that fades is reckoned with."""


def yuan_that_follow(
    own: pd.Series, unit: pd.Series, first: pd.Series, chance: float | pd.Series
) -> pd.Series:
    """Return the yuan expected to go along when each line leaves.

    Σ p(follows) · own value over the other lines of its home or group, for the line that these
    follow; 0 for any other line. It does not count itself, nor anybody who has left already.

    Args:
        own: yuan that each line is worth by itself, index subscriber; only lines still there.
        unit: home or group of each, index subscriber; 0 or missing for one who has none.
        first: the line that the others follow, index unit.
        chance: that each of the others follows, of all units or by unit.
    """
    whose = unit.reindex(own.index)
    whose = whose.where(whose > 0)
    others = own.groupby(whose).transform("sum") - own
    likely = whose.map(chance) if isinstance(chance, pd.Series) else chance
    followed = whose.map(first).eq(own.index.to_series())
    return (likely * others).where(followed, 0.0).fillna(0.0).rename("follow")


def yuan_at_home(
    own: pd.Series, home: pd.Series, payer: pd.Series, chance: float, missed: pd.Series
) -> pd.Series:
    """Return the yuan of each line's home expected to go along when it leaves.

    What it pays for (`yuan_that_follow`), and of every other line what missing it adds: by the one
    law others go where the payer goes, by the other whoever is left behind thinks of it.

    Args:
        own, home, payer, chance: as there.
        missed: chance that a line leaves because another of its home has; see `pulled_away`.
    """
    there = home.reindex(own.index)
    felt = own * missed.reindex(own.index)
    others = felt.groupby(there.where(there > 0)).transform("sum") - felt
    return yuan_that_follow(own, home, payer, chance) + others.fillna(0.0)


def follows_leader(
    bid: float | pd.Series,
    lost: pd.Series,
    lost_without: pd.Series,
    firm_paid: pd.Series,
    pulled: float | pd.Series,
) -> pd.Series:
    """Return by group the chance that a line goes because the group's leader has gone.

    bid · (lost without him − lost with him) · (firm-paid + (1 − firm-paid) · pulled): lines that the
    firm pays for change over with the group, of the others some follow the pull.

    Args:
        bid: chance that a rival bids when the group's contract ends; 0 once it has ended.
        lost, lost_without: chance that the bid wins, as things are and with the leader gone.
        firm_paid: share of the group's lines that the firm pays for.
        pulled: chance that one who pays for himself leaves over the loss; see `pulled_away`.
    """
    return bid * (lost_without - lost) * (firm_paid + (1 - firm_paid) * pulled)


def pulled_away(hazard: pd.Series, pull: float, fades: float) -> pd.Series:
    """Return the chance that a pull which fades makes each leave who would not have left without it.

    1 − exp(−hazard · Σ (exp(pull · fades^k) − 1)), over months k = 0, 1, …: what the pull adds
    to the hazard, month by month.

    Args:
        hazard: chance a month of deciding to leave, without the pull.
        pull: added to the log hazard in the first month.
        fades: share of the pull that is left a month later.
    """
    added = np.expm1(pull * fades ** np.arange(_FELT)).sum()
    return -np.expm1(-hazard * added)
