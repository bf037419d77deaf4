"""What a list is worth: its calls and offers against the customers they keep, under the truth.

Choosing needs what an operator knows; valuing needs the individual effects of the truth, which
verdicts and debriefs pass in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit.analysis.campaigns.pilots import campaign_of
from casekit.mart import Mart

OUTCOMES = ("kept", "lost", "woken", "stays", "unknown")
"""What becomes of somebody on a list: see `outcome_of`."""


@dataclass(frozen=True)
class Costs:
    """Money of the renewal offer: yuan for each call, yuan for each offer accepted, and the share
    of those called who accept (from the pilot)."""

    contact: float
    offer: float
    accepted: float

    @property
    def per_call(self) -> float:
        """Expected yuan spent on one name of the list."""
        return self.contact + self.offer * self.accepted


def pilot_costs(mart: Mart, campaign: int, pilot: int = 1) -> Costs:
    """Return the costs of a campaign, with the acceptance seen among those called in the pilot."""
    law = campaign_of(mart, campaign)
    tried = mart.treatments[mart.treatments["campaign"] == pilot]
    treated = tried[tried["arm"] == "treated"]
    return Costs(
        float(law["contact_cost"]), float(law["offer_cost"]), float(treated["accepted"].mean())
    )


def gains(customers: pd.DataFrame, effects: pd.DataFrame, costs: Costs) -> pd.Series:
    """Return the expected yuan that calling each customer brings, under the truth.

    Args:
        customers: a row a customer (index); value: yuan if kept.
        effects: the truth's effects of one campaign, index subscriber.
        costs: of a call and of an offer accepted; who would accept is the truth's.

    Returns:
        −effect × value − call − offer × chance of accepting, of those whose effect is known. Whoever
        would have stayed and accepts costs money; whoever the call wakes costs a customer.
    """
    known = effects.reindex(customers.index).dropna(subset="effect")
    kept = -known["effect"] * customers["value"].reindex(known.index)
    return (kept - costs.contact - costs.offer * known["accept"]).rename("gain")


def net_value(chosen, gain: pd.Series) -> float:
    """Return the yuan a list brings; names without a known effect bring nothing."""
    return float(gain.reindex(pd.Index(list(chosen))).fillna(0.0).sum())


def oracle(gain: pd.Series, calls: int) -> pd.Index:
    """Return the best list possible: the largest gains, none below zero."""
    return gain[gain > 0].nlargest(calls).index


def share_of_oracle(chosen, gain: pd.Series, calls: int) -> float:
    """Return a list's value over that of the best list; negative where it loses money."""
    best = net_value(oracle(gain, calls), gain)
    if best <= 0:
        raise ValueError("no list can make money with this offer")
    return net_value(chosen, gain) / best


def outcome_of(chosen, effects: pd.DataFrame) -> pd.Series:
    """Return what becomes of those on a list, for the debrief.

    Args:
        chosen: subscribers.
        effects: the truth's effects of one campaign, index subscriber.

    Returns:
        Counts by realised outcome: kept (leaves if left alone, stays if called), lost (leaves
        either way), stays (either way: a call too many), woken (leaves only because of the call),
        unknown (the truth holds no two lives of them: they joined in the month of the call). They
        add up to the length of the list.
    """
    chosen = pd.Index(list(chosen))
    known = effects.reindex(chosen).dropna(subset="leaves_untreated")
    alone, called = (
        known[name].to_numpy(dtype=bool) for name in ("leaves_untreated", "leaves_treated")
    )
    kinds = np.select([alone & ~called, alone & called, ~alone & called], [0, 1, 2], default=3)
    counts = np.bincount(kinds.astype(int), minlength=4)
    counts = [*counts, len(chosen) - len(known)]
    return pd.Series(counts, index=list(OUTCOMES), name="customers")
