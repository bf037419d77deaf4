"""Whom a campaign calls: by lot, or those whom a manager would call."""

from __future__ import annotations

import numpy as np

from synthetic import devices
from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.contracts import shown_end
from synthetic.scenario import Campaign, Eligible

_FAVOURED, _OTHERS = 0.85, 0.15
"""Chance of being called for those whom a rule means, and for all others (kit assumption).

Nobody's chance is 0 or 1, so that the true effect can still be learnt by one who knows the rule.
"""
_HIGH_FEE = 79.0
_RECENT_COMPLAINT = 0.3
_LOW_ACTIVITY = -0.2


def eligible(law: Eligible, people: Columns, state: Columns, now: int) -> np.ndarray:
    """Who meets what a campaign demands; a mask over all."""
    left = np.maximum(shown_end(state).astype(np.int32) - now, 0)
    fits = now - people.join.astype(np.int32) >= law.tenure
    if law.contract_left is not None:
        fits &= left <= law.contract_left
    if law.not_fading:
        fits &= (state.decided == NEVER) | (state.decided >= now)
    if law.handset_age:
        fits &= devices.age(state, now) >= law.handset_age
    return fits


def said(law: Eligible) -> str:
    """Who meets it, as the table of campaigns says: "tenure>=6; contract_left<=3; not fading"."""
    demands = [f"tenure>={law.tenure}"] if law.tenure else []
    demands += [] if law.contract_left is None else [f"contract_left<={law.contract_left}"]
    demands += ["not fading"] if law.not_fading else []
    demands += [f"handset_age>={law.handset_age}"] if law.handset_age else []
    return "; ".join(demands) or "all"


def propensity(law: Campaign, people: Columns, state: Columns, who: np.ndarray) -> np.ndarray:
    """Chance that each participant at `who` is assigned to be contacted."""
    if law.rule == "random" or law.treated_share == 0:
        return np.full(len(who), law.treated_share, dtype=np.float32)
    meant = {
        "high_bill": lambda: state.fee[who] >= _HIGH_FEE,
        "complained": lambda: state.complaining[who] > _RECENT_COMPLAINT,
        "low_use": lambda: state.activity[who] < _LOW_ACTIVITY,
    }[law.rule]()
    return np.where(meant, np.float32(_FAVOURED), np.float32(_OTHERS))
