"""What each line is truly worth to come, and what of it goes along when the line leaves.

Of bases that were made with a truth, for verdicts and debriefs.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis.followers import (
    follows_leader,
    pulled_away,
    yuan_at_home,
    yuan_that_follow,
)
from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.mart.signals import signals_of
from synthetic import groups, homes, shocks
from synthetic.calendar import NEVER, months_between
from synthetic.columns import Columns


@once
def with_followers(mart: Mart, month: int | None = None) -> pd.DataFrame:
    """Return what each line is truly worth at the end of a month, yuan.

    Args:
        month: one of those that the truth values; by default the last of them.

    Returns:
        Index subscriber; own (CLV of 36 months, expected), home and group (what follows it, of its
        home and of its company group); no rows where the truth values nobody.

    Raises NoTruth.
    """
    told = truth.of(mart).value
    month = told["month"].max() if month is None else month
    own = told[told["month"] == month].set_index("subscriber")["clv"].astype(float)
    if own.empty:
        return pd.DataFrame({"own": own, "home": own, "group": own})
    group = mart.subscribers.set_index("subscriber")["group"]
    return pd.DataFrame({
        "own": own,
        "home": _goes_along(mart, own, int(month)),
        "group": yuan_that_follow(own, group, leading(mart), _with_leader(mart, int(month))),
    })  # fmt: skip


def leading(mart: Mart) -> pd.Series:
    """Return the line that truly leads each company group, index group; raises NoTruth."""
    people = truth.of(mart).people
    leads = people.loc[people["leads"].astype(bool), "subscriber"]
    group = mart.subscribers.set_index("subscriber")["group"].reindex(leads)
    return pd.Series(group.index, index=group.to_numpy())


def _goes_along(mart: Mart, own: pd.Series, month: int) -> pd.Series:
    """Yuan of each one's home that go with it: all that it pays for by one law, and by another what
    those left behind think of it."""
    home = mart.subscribers.set_index("subscriber")["household"]
    moved = truth.of(mart).moves
    home = home.drop(moved.loc[moved["month"] <= month, "subscriber"])
    payer = mart.households.set_index("household")["payer"]
    hazard = truth.of(mart).state_of(month, ["hazard"])["hazard"].astype(float).reindex(own.index)
    missed = pulled_away(hazard, _law(mart, "leaving", "kin"), homes.FADES)
    return yuan_at_home(own, home, payer, _law(mart, "leaving", "along"), missed)


def _with_leader(mart: Mart, month: int) -> pd.Series:
    """By group, the true chance that a line goes because the leader does."""
    group = _standing(mart, month)
    bid = _law(mart, "groups", "bid") * (group["to_end"] > 0)
    hazard = truth.of(mart).state_of(month, ["hazard"])["hazard"].astype(float)
    pulled = pulled_away(hazard, _law(mart, "groups", "pull"), shocks.FADES)
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


def _lost(group: pd.DataFrame, content: pd.Series | float) -> pd.Series:
    """Chance by the world's law that a rival's bid wins each group, its leader so content."""
    at = np.arange(len(group))
    law = Columns(leader=at, gap=group["gap"].to_numpy(), service=group["service"].to_numpy())
    stand = Columns(unvisited=group["unvisited"].to_numpy())
    state = Columns(
        gone=np.full(len(group), NEVER), satisfaction=np.broadcast_to(content, len(group))
    )
    return pd.Series(groups.losing(law, stand, state, 0), index=group.index)


def _law(mart: Mart, part: str, name: str) -> float:
    """A figure of the scenario that made the base."""
    return float(mart.scenario[part][name])
