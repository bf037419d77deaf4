"""A target list by rule: filters, a ranking, a cap; and what the list is worth under the truth.

The case "expiry_cliff" asks for such a list. Choosing needs what an operator knows; valuing needs
the individual effects of the truth, which verdicts and debriefs pass in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.course.churn_warning import alarms, models
from casekit.course.churn_warning.cut_off import value_kept
from casekit.course.churn_warning.panel import decision_months, panel
from casekit.course.churn_warning.trial import campaign_of
from casekit.mart.outcomes import HORIZON
from synthetic.calendar import add_months

CASE_MONTH = 202506
"""Month at the end of which the list of the case is due."""
CALLS = 300
"""Calls that the outbound centre can make."""
RENEWAL_MONTHS = 24
"""A customer kept by a renewal is worth the bills of the new contract's term (kit convention)."""

NO_CONTRACT = 99
"""`ends_in` of those without a running contract whose last one ended long ago, or who had none."""
RANKINGS = ("score", "bill", "score_value", "saving", "ends_in")
"""By churn score; by bill; by score × value; by what rivals would save them; soonest end first."""


@dataclass(frozen=True)
class TargetRule:
    """Who is called.

    Args:
        ends_from, ends_to: months to the end of the contract, both included; negative: months since
            it ended. 0 ends this month.
        others: whether those without a contract, none running and none known to have ended, are in.
        least_bill: lowest mean bill of the last three months, yuan.
        most_alarms: most usage alarms (of seven; contract expiry is not counted).
        least_score, most_score: bounds of the churn score, 0 to 1.
        rank_by: one of `RANKINGS`.
        calls: length of the list at most.
    """

    ends_from: int = -12
    ends_to: int = 24
    others: bool = True
    least_bill: float = 0.0
    most_alarms: int = 7
    least_score: float = 0.0
    most_score: float = 1.0
    rank_by: str = "score"
    calls: int = CALLS

    def __post_init__(self):
        if self.rank_by not in RANKINGS:
            raise ValueError(f"rank_by={self.rank_by!r}: one of {', '.join(RANKINGS)}")
        if self.calls < 0:
            raise ValueError(f"calls={self.calls}: not below zero")


@lru_cache(maxsize=2)
def case_score(mart: door.Mart, month: int = CASE_MONTH) -> pd.Series:
    """Return the churn scores at the end of `month` by a model that could exist on that day."""
    ready = [m for m in decision_months(mart.months) if add_months(m, HORIZON) <= month]
    return models.fit(panel(mart, ready)).score(door.features(mart, month))


def case_table(mart: door.Mart, month: int, score: pd.Series) -> pd.DataFrame:
    """Return what the room's list shows of each customer active at the end of a month.

    Args:
        mart: the case's dataset.
        month: decision month.
        score: churn score by subscriber (a model fitted on earlier months).

    Returns:
        Index subscriber; score, bill (mean of 3 months, yuan), value (yuan if kept for the term of
        a renewal), score_value, saving (yuan a month at the cheapest rival), ends_in (months to
        the contract's end; negative: since; `NO_CONTRACT`), alarms (of seven), tenure (months),
        broadband, complaints (3 months).
    """
    known = door.features(mart, month)
    signals = alarms.signals(alarms.history(mart, month), month)
    fired = alarms.count(alarms.fire(signals).drop(columns="contract_expiry"))
    running = np.isfinite(signals["contract_expiry"])
    ends_in = signals["contract_expiry"].where(running, -known["months_since_contract_end"])
    table = pd.DataFrame(
        {
            "score": score.reindex(known.index),
            "bill": known["bill_mean_3m"],
            "value": value_kept(known["bill_mean_3m"], RENEWAL_MONTHS),
            "saving": known["rival_saving"],
            "ends_in": ends_in.fillna(NO_CONTRACT).astype(int),
            "alarms": fired.reindex(known.index, fill_value=0).astype(int),
            "tenure": known["tenure_months"],
            "broadband": known["broadband"] > 0,
            "complaints": known["complaints_3m"],
        }
    )
    table.insert(3, "score_value", table["score"] * table["value"])
    return table


def inside(customers: pd.DataFrame, rule: TargetRule) -> pd.Series:
    """Return which customers (rows of `case_table`) pass the filters of a rule."""
    without = customers["ends_in"] == NO_CONTRACT
    return (
        (customers["ends_in"].between(rule.ends_from, rule.ends_to) | (without & rule.others))
        & (customers["bill"] >= rule.least_bill)
        & (customers["alarms"] <= rule.most_alarms)
        & customers["score"].between(rule.least_score, rule.most_score)
    )


def choose(customers: pd.DataFrame, rule: TargetRule) -> pd.DataFrame:
    """Return the rows of `customers` (from `case_table`) on the list, those called first on top.

    Ties go to the lower subscriber number, so that the same rule always gives the same list.
    """
    found = customers[inside(customers, rule)].sort_index()
    soonest = rule.rank_by == "ends_in"
    return found.sort_values(rule.rank_by, ascending=soonest, kind="stable").head(rule.calls)


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


def pilot_costs(mart: door.Mart, campaign: int, pilot: int = 1) -> Costs:
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
        customers: from `case_table`.
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


def oracle(gain: pd.Series, calls: int = CALLS) -> pd.Index:
    """Return the best list possible: the largest gains, none below zero."""
    return gain[gain > 0].nlargest(calls).index


def share_of_oracle(chosen, gain: pd.Series, calls: int = CALLS) -> float:
    """Return a list's value over that of the best list; negative where it loses money."""
    best = net_value(oracle(gain, calls), gain)
    if best <= 0:
        raise ValueError("no list can make money with this offer")
    return net_value(chosen, gain) / best


OUTCOMES = ("kept", "lost", "woken", "stays", "unknown")
"""What becomes of somebody on a list: see `outcome_of`."""


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
