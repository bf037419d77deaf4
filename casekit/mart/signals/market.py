"""Features of price: the tariff's tier, and what a rival's tariff would save."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart.dataset import Mart
from casekit.mart.signals.history import History, ratio


def tariff_cost(plan: pd.Series, minutes: np.ndarray, data_gb: np.ndarray) -> np.ndarray:
    """Return the monthly cost, yuan, of a tariff for a use: the fee and what goes over.

    `plan` is a row of `plans`; `minutes` of calls made and `data_gb` are arrays of one shape. Data
    over costs the tariff's cap at most, where one is known.
    """
    over_minutes = np.maximum(minutes - plan["voice_minutes"], 0)
    over_gb = np.maximum(data_gb - plan["data_gb"], 0)
    cap = plan.get("cap", np.nan)
    data = np.minimum(over_gb * plan["data_price"], np.inf if np.isnan(cap) else cap)
    return plan["fee"] + over_minutes * plan["voice_price"] + data


def cheapest(plans: pd.DataFrame, minutes: np.ndarray, data_gb: np.ndarray) -> np.ndarray:
    """Return the lowest cost, yuan a month, that any of the tariffs has for each use."""
    lowest = np.full(len(minutes), np.inf)
    for _, plan in plans.iterrows():
        np.minimum(lowest, tariff_cost(plan, minutes, data_gb), out=lowest)
    return lowest


def price(mart: Mart, history: History) -> dict[str, np.ndarray]:
    """Tier of the tariff; saving against the rivals' cheapest tariff for the use of three months.

    Compared are the parts that a tariff decides, fee and overage: value-added services would be
    paid at a rival too.
    """
    if not mart.knows("plans", "plans.owner", "plans.cap"):
        unknown = np.full(len(history.now("fee")), np.nan)
        return dict.fromkeys(("plan_tier", "rival_saving", "rival_saving_share"), unknown)
    plans = mart.plans
    rivals = plans[plans["owner"] != "own"]
    paid = history.mean("fee") + history.mean("overage_fee")
    use = history.mean("minutes_out"), history.mean("data_gb")
    saving = paid - cheapest(rivals, *use) if len(rivals) else np.full(len(paid), np.nan)
    tiers = pd.Series(plans["tier"].to_numpy(dtype=np.float64), index=plans["plan"])
    return {
        "plan_tier": tiers.reindex(history.now("plan")).to_numpy(),
        "rival_saving": saving,
        "rival_saving_share": ratio(saving, paid),
    }
