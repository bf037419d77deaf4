"""Measures of gates on lines that belong together: who follows whom, and which group is lost next."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import campaigns
from casekit.analysis.followers import (
    follows_leader,
    pulled_away,
    yuan_at_home,
    yuan_that_follow,
)
from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.mart.signals import features, signals_of
from casekit.trust.gates.registry import of_base, of_worlds
from casekit.trust.quantities.registry import Unanswerable, assumption, ratio
from synthetic import groups, homes, shocks
from synthetic.calendar import NEVER, add_months, months_between
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.columns import Columns
from synthetic.scenario import Scenario
from synthetic.world import World

_SEATS = 0.06
"""Share of the base for whom a care manager has a seat: 1,200 of 20,000."""
_AHEAD, _VISITS = 6, 5
"""Months within which a group's contract ends that is worth a visit now, and how many are made."""
_CARE = "care_call"


@once
def _valued(mart: Mart) -> pd.DataFrame:
    """Return what each line is truly worth at the last month of the truth's values, in yuan: index
    subscriber; own, home and group (what follows it, of its home and of its company group)."""
    told = truth.of(mart).value
    if told.empty:
        raise Unanswerable
    month = int(told["month"].max())
    own = told[told["month"] == month].set_index("subscriber")["clv"].astype(float)
    group = mart.subscribers.set_index("subscriber")["group"]
    return pd.DataFrame({
        "own": own,
        "home": _goes_along(mart, own, month),
        "group": yuan_that_follow(own, group, leading(mart), _with_leader(mart, month)),
    })  # fmt: skip


def _goes_along(mart: Mart, own: pd.Series, month: int) -> pd.Series:
    """Yuan of each one's home that go with it: all that it pays for by one law, and by another what
    those left behind think of it."""
    home = mart.subscribers.set_index("subscriber")["household"]
    moved = truth.of(mart).moves
    home = home.drop(moved.loc[moved["month"] <= month, "subscriber"])
    payer = mart.households.set_index("household")["payer"]
    hazard = truth.of(mart).state_of(month, ["hazard"])["hazard"].astype(float).reindex(own.index)
    missed = pulled_away(hazard, assumption(mart, "leaving", "kin"), homes.FADES)
    return yuan_at_home(own, home, payer, assumption(mart, "leaving", "along"), missed)


def _with_leader(mart: Mart, month: int) -> pd.Series:
    """By group, the true chance that a line goes because the leader does."""
    group = _standing(mart, month)
    bid = assumption(mart, "groups", "bid") * (group["to_end"] > 0)
    hazard = truth.of(mart).state_of(month, ["hazard"])["hazard"].astype(float)
    pulled = pulled_away(hazard, assumption(mart, "groups", "pull"), shocks.FADES)
    member = mart.subscribers.set_index("subscriber")["group"].reindex(pulled.index)
    by_group = pulled.groupby(member).mean().reindex(group.index).fillna(0.0)
    now, without = (_lost(group, content) for content in (group["content"], -np.inf))
    return follows_leader(bid, now, without, group["firm_paid"], by_group)


@once
def _standing(mart: Mart, month: int) -> pd.DataFrame:
    """Return how each company group stands at the end of a month: index group; service, gap and
    firm_paid as in the books, to_end (months; below 0 once it has ended), unvisited (months; without
    end where nobody has called), and content: the leader's contentment, which is the truth's; −inf
    where the leader is gone."""
    told = mart.groups.set_index("group")
    signals = signals_of(mart, month)
    member = mart.subscribers.set_index("subscriber")["group"]
    unvisited = signals.groupby(member.reindex(signals.index))["unvisited"].first()
    leaders = leading(mart)
    content = truth.of(mart).state_of(month, ["satisfaction"])["satisfaction"].reindex(leaders)
    return pd.DataFrame({
        "service": told["service_score"].astype(float),
        "gap": told["price_gap"].astype(float),
        "firm_paid": told["firm_paid"].astype(float),
        "to_end": months_between(month, told["contract_end"].to_numpy(dtype=np.int64)),
        "unvisited": unvisited.reindex(told.index).fillna(np.inf),
        "content": content.set_axis(leaders.index).reindex(told.index).fillna(-np.inf),
    })  # fmt: skip


def leading(mart: Mart) -> pd.Series:
    """The line that truly leads each company group, index group."""
    people = truth.of(mart).people
    leads = people.loc[people["leads"].astype(bool), "subscriber"]
    group = mart.subscribers.set_index("subscriber")["group"].reindex(leads)
    return pd.Series(group.index, index=group.to_numpy())


def _lost(group: pd.DataFrame, content: pd.Series | float) -> pd.Series:
    """Chance by the world's law that a rival's bid wins each group, its leader so content."""
    at = np.arange(len(group))
    law = Columns(leader=at, gap=group["gap"].to_numpy(), service=group["service"].to_numpy())
    stand = Columns(unvisited=group["unvisited"].to_numpy())
    state = Columns(
        gone=np.full(len(group), NEVER), satisfaction=np.broadcast_to(content, len(group))
    )
    return pd.Series(groups.losing(law, stand, state, 0), index=group.index)


@of_base
def followers_value(mart: Mart) -> float:
    """Return what goes along with lines that leave, of their homes and company groups, as a share of all
    value."""
    value = _valued(mart)
    return ratio(float(value[["home", "group"]].to_numpy().sum()), float(value["own"].sum()))


@of_base
def list_by_followers(mart: Mart) -> float:
    """Return by how much a list for a year's care that counts the bills of those who would follow beats
    one of the largest bills, as a share of what the best list brings."""
    offer = CATALOGUE[_CARE]
    value = _valued(mart).sum(axis=1).rename("value").to_frame()
    law = mart.campaigns
    seat = law[(law["offer"] == _CARE) & (law["treated_share"] == 0)].iloc[0]
    effects = campaigns.true_effects(mart, int(seat["campaign"]))
    before = int(add_months(seat["month"], -1))
    costs = campaigns.Costs(CONTACT_COST, offer.cost, 1.0)
    gain = campaigns.gains(value.loc[value.index.intersection(effects.index)], effects, costs)
    bill = features(mart, before)["bill_mean_3m"]
    seats = int(_SEATS * mart.subscribers["subscriber"].nunique())
    lists = [_first(score, gain, seats) for score in (bill + _bills_along(mart, bill), bill)]
    counted, plain = (campaigns.share_of_oracle(chosen, gain, seats) for chosen in lists)
    return counted - plain


def _first(score: pd.Series, gain: pd.Series, seats: int) -> pd.Index:
    return score.reindex(gain.index).nlargest(seats).index


def _bills_along(mart: Mart, bill: pd.Series) -> pd.Series:
    """Yuan a month of the lines that go along with each, as the books tell who pays for whom."""
    home = mart.subscribers.set_index("subscriber")["household"]
    payer = mart.households.set_index("household")["payer"]
    return yuan_that_follow(bill, home, payer, assumption(mart, "leaving", "along"))


def _watched(scenario: Scenario, seed: int) -> pd.DataFrame:
    """Return the company groups half a year before the last of their contracts ends: bill (yuan a month
    of all lines), end (month index), lost (yuan a month expected to be lost to bids of that half year,
    by the world's law), expected (the same by what is known then: all but how content the leader is)."""
    world, month = World(scenario, seed), None
    for _ in range(groups.TERM - _AHEAD):
        month = world.step()
    law, people, now = world.groups, world.people, world.index
    member = month.present & (people.group_at >= 0)
    bill = np.bincount(people.group_at[member], month.seen.bill[member], len(law))
    bids = scenario.groups.bid * ((law.contract_end >= now) & (law.contract_end < now + _AHEAD))
    calm = Columns(gone=np.full_like(world.state.gone, NEVER), satisfaction=np.zeros(len(people)))
    chance = (groups.losing(law, world.standing, who, now) for who in (world.state, calm))
    lost, expected = (bids * wins * bill for wins in chance)
    end = np.where(law.contract_end >= now, law.contract_end, NEVER)
    return pd.DataFrame({"bill": bill, "end": end, "lost": lost, "expected": expected})


def _caught(group: pd.DataFrame, visited: pd.Index) -> float:
    best = group["lost"].nlargest(_VISITS).sum()
    return ratio(float(group.loc[visited, "lost"].sum()), float(best))


@of_worlds
def groups_by_size(scenario: Scenario, seed: int) -> float:
    """Return what visits to the largest company groups catch of the expected loss, over the best visits."""
    group = _watched(scenario, seed)
    return _caught(group, group["bill"].nlargest(_VISITS).index)


@of_worlds
def groups_by_end(scenario: Scenario, seed: int) -> float:
    """Return the same of visits to the groups whose contracts end soonest."""
    group = _watched(scenario, seed)
    return _caught(group, group["end"].nsmallest(_VISITS).index)


@of_worlds
def groups_by_loss(scenario: Scenario, seed: int) -> float:
    """Return the same of visits by expected loss: contracts that end within half a year, their chance
    to be lost by service, price and visits, and the group's bills."""
    group = _watched(scenario, seed)
    return _caught(group, group["expected"].nlargest(_VISITS).index)
