"""Measures of gates on what the first morning shows: the rival's leaflet, the price war, whom a call wakes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import campaigns
from casekit.mart import Mart
from casekit.mart.once import once
from casekit.mart.signals.market import tariff_cost
from casekit.trust.gates.registry import of_base, of_worlds
from casekit.trust.quantities.registry import Unanswerable, ratio
from synthetic.calendar import months_between
from synthetic.scenario import Scenario
from synthetic.world import World

_LEAST = 5
"""Yuan a month from which it is worth moving."""
_HALF_A_YEAR = 6
_CUT = 0.15
"""Share of every fee that a price cut gives up."""
_RIVAL = "rival_a"
_BEST = {"own_best": "own", "best_there": _RIVAL}
_COLUMNS = ["subscriber", "plan", "bill", "fee", "overage_fee", "minutes_out", "data_gb"]


@of_base
def leaflet_by_fees(mart: Mart) -> float:
    """Return how many times as many lines seem to save at a rival if his fee for a like tariff is held
    against the bill, as save by their bill on that tariff."""
    told = _leaflet(mart)
    return ratio(_save(told["bill"] - told["fee_there"]), _save(told["paid"] - told["like"]))


@of_base
def leaflet_beyond_own(mart: Mart) -> float:
    """Return how many times as many lines save on a rival's like tariff as save on his best one beyond
    what our own best would save them."""
    told = _leaflet(mart)
    return ratio(_save(told["paid"] - told["like"]), _save(told["own_best"] - told["best_there"]))


def _save(yuan: pd.Series) -> float:
    return float((yuan >= _LEAST).mean())


@once
def _leaflet(mart: Mart) -> pd.DataFrame:
    """Return what each line paid in the last half year and would have paid elsewhere, in yuan a month,
    reckoned month by month: index subscriber; bill; paid (fee and what goes over); fee_there and like
    (the fee, and both, on a rival's like tariff); best_there and own_best, one tariff all the time."""
    months = [_month(mart, month) for month in mart.months[-_HALF_A_YEAR:]]
    mean = pd.concat(months).groupby(level="subscriber").mean()
    always = months[0].index
    for part in months[1:]:
        always = always.intersection(part.index)
    mean = mean.loc[always]
    best = {name: mean[owner].min(axis=1) for name, owner in _BEST.items()}
    return mean["line"].assign(**best)


def _month(mart: Mart, month: int) -> pd.DataFrame:
    """What is asked of each line for a month: `line`, its bill and the like tariff; what each tariff of
    either owner asks."""
    rows = mart.month(month, _COLUMNS).set_index("subscriber").astype(float)
    like = rows["plan"].to_numpy(dtype=int) - 1  # a rival has a tariff like each of ours
    plans = mart.plans.sort_values("plan")
    asked = {owner: _asked(plans[plans["owner"] == owner], rows) for owner in _BEST.values()}
    line = pd.DataFrame({"bill": rows["bill"], "paid": rows["fee"] + rows["overage_fee"]})
    line["fee_there"] = plans.loc[plans["owner"] == _RIVAL, "fee"].to_numpy()[like]
    line["like"] = asked[_RIVAL].to_numpy()[np.arange(len(like)), like]
    return pd.concat({"line": line, **asked}, axis=1)


def _asked(plans: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    use = rows["minutes_out"].to_numpy(), rows["data_gb"].to_numpy()
    costs = {int(plan["plan"]): tariff_cost(plan, *use) for _, plan in plans.iterrows()}
    return pd.DataFrame(costs, index=rows.index)


@of_base
def woken_over_saved(mart: Mart) -> float:
    """Return how many a care call to everybody wakes for each whom it saves, as both lives fell out."""
    law = mart.campaigns
    calls = law.loc[(law["offer"] == "care_call") & (law["treated_share"] == 0), "campaign"]
    if calls.empty:
        raise Unanswerable
    told = campaigns.true_effects(mart, int(calls.iloc[0]))
    counts = campaigns.outcome_of(told.index, told)
    return ratio(float(counts["woken"]), float(counts["kept"]))


@of_worlds
def cut_over_standing(scenario: Scenario, seed: int) -> float:
    """Return what a price war costs us if we cut every fee, over what it costs if we do nothing: margin
    lost against peace in the months of the war."""
    first = min(law.month for law in scenario.shocks)
    calm = tuple(month for month in scenario.market.campaign_months if month < first)
    peace = _under(scenario, campaign_months=calm).model_copy(update={"shocks": ()})
    cut = _under(scenario, own_price=((first, 1 - _CUT),))
    since = int(months_between(scenario.first_month, first))
    earned = [_margin(law, seed, since) for law in (peace, scenario, cut)]
    return ratio(earned[0] - earned[2], earned[0] - earned[1])


def _under(scenario: Scenario, **market) -> Scenario:
    return scenario.model_copy(update={"market": scenario.market.model_copy(update=market)})


def _margin(scenario: Scenario, seed: int, since: int) -> float:
    """Yuan that all lines bring from a month (index) on."""
    world = World(scenario, seed)
    world.noted = False
    earned = 0.0
    for _ in world.months:
        month = world.step()
        if month.index >= since:
            earned += float(world.state.margin[month.present].sum(dtype=np.float64))
    return earned
