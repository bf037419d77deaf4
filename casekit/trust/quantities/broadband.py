"""Broadband and churn: the raw association, and what broadband does by itself."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.at_risk import at_risk
from casekit.trust.quantities.registry import assumption, quantity, ratio
from synthetic.calendar import from_number


@quantity
def broadband_raw(mart: Mart) -> float:
    """Monthly churn of lines with broadband over those without."""
    rate = at_risk(mart).groupby("broadband")["left"].mean()
    return ratio(rate.get(True, float("nan")), rate.get(False, 0.0))


@quantity
def broadband_effect(mart: Mart) -> float:
    """True hazard ratio of broadband among people alike in all else that nature knows.

    Least squares of the log hazard on broadband, true traits, tenure and contract.
    """
    log_hazard, reasons = _explained(mart)
    weights, *_ = np.linalg.lstsq(reasons.to_numpy(float), log_hazard.to_numpy(), rcond=None)
    return float(np.exp(weights[list(reasons).index("broadband")]))


@once
def _explained(mart: Mart) -> tuple[pd.Series, pd.DataFrame]:
    known = truth.of(mart)
    month = mart.months[len(mart.months) // 2]
    state = known.state_of(month, ["hazard", "decided"])
    state = state[~state["decided"] & (state["hazard"] > 0)]
    seen = at_risk(mart)
    seen = seen[from_number(seen["next"] - 1) == month].set_index("subscriber")
    who = state.index.intersection(seen.index)
    people, seen = known.people.set_index("subscriber").loc[who], seen.loc[who]
    reasons = pd.DataFrame(
        {
            "always": 1.0,
            "broadband": seen["broadband"],
            "stability": people["stability"],
            "income": people["income"],
            "new": np.exp(-seen["tenure"] / assumption(mart, "leaving", "tenure_months")),
            "bound": seen["contract_left"] > 0,
        },
        index=who,
    )
    needs = pd.get_dummies(people["need"]).iloc[:, 1:]
    return np.log(state.loc[who, "hazard"]), reasons.join(needs)
