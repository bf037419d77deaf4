"""What opens the truth: what lines and their followers are worth, and who is tied to whom, and how."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from casekit import mart as door
from casekit.analysis import graph
from casekit.analysis.lacks import TooFew
from casekit.analysis.true_value import with_followers
from casekit.course.segmentation.followers import methods
from casekit.mart import truth
from casekit.mart.once import once

KINDS = ("kin", "work", "friend", "passing")
"""Of ties; those in passing are over within days."""
FACTS = ("days", "calls", "minutes", "evening", "weekend", "quarters")
"""What stands of a pair on its card."""
_SHOWN, _ALIKE = 6, 2
"""Pairs of the one ego that is asked about, and how many of a kind at most."""
_NIGHT, _OFFICE = 0.6, 0.3
"""Calls in the evening and at weekends, as shares added up: of those at home at least, of those at
work at most."""
_SHORT, _LONG = 2.0, 3.0
"""Minutes a call."""
_SOME = 5
"""Calls of a quarter from which a habit shows."""


@once
def worth(mart: door.Mart) -> pd.Series:
    """Return what each line is truly worth with those of its home who go along, yuan; raises NoTruth.

    Of the next 36 months, for the lines of `methods.lines`.
    """
    value = with_followers(mart, methods.day(mart))
    if value.empty:
        raise TooFew("no_values", methods.texts)
    return (value["own"] + value["home"]).reindex(methods.lines(mart).index)


def covered(mart: door.Mart, chosen: pd.Index, seats: float = methods.SEATS) -> float:
    """Return the worth of a list as a share of that of the best list with as many seats."""
    value = worth(mart)
    return float(value[chosen].sum() / value.nlargest(round(seats * len(value))).sum())


@once
def by_how(mart: door.Mart, seats: float = methods.SEATS) -> pd.Series:
    """Return what each of `HOWS` covers."""
    table = methods.lines(mart)
    return pd.Series(
        {how: covered(mart, methods.listed(table, how, seats), seats) for how in methods.HOWS}
    )


def missed(mart: door.Mart, seats: float = methods.SEATS) -> tuple[float, float]:
    """Return of the best list the share without any flag, and of those whom the bill misses the share
    who pay for others."""
    table, value = methods.lines(mart), worth(mart)
    best = value.nlargest(round(seats * len(value))).index
    unflagged = ~methods.flags(table, seats).any(axis=1)[best]
    alone = best.difference(methods.listed(table, "bill", seats))
    return float(unflagged.mean()), float((table.loc[alone, "paid_for"] != 0).mean())


# --- who is tied to whom ---


def kinds(mart: door.Mart, pairs: pd.DataFrame) -> pd.Series:
    """Return the true kind of each pair, one of `KINDS`; raises NoTruth."""
    told = truth.of(mart).tie_kinds[[*graph.PAIR, "kind"]]
    found = pairs[graph.PAIR].merge(told, on=graph.PAIR, how="left")["kind"].astype(object)
    return found.fillna("passing").replace("other", "friend").set_axis(pairs.index)


@once
def true(mart: door.Mart, count: int = methods.QUARTERS) -> pd.Series:
    """Return which pairs of the last quarters are more than a meeting in passing."""
    return kinds(mart, methods.pairs(mart, count)) != "passing"


def drawn(
    mart: door.Mart, weights: Mapping[str, float], border: float, count: int = methods.QUARTERS
) -> pd.Series:
    """Return how well circles are drawn that hold all pairs with an index (0 to 100) from a border on.

    Returns:
        precision (true pairs of those within), recall (within, of the true ones), both (harmonic mean).
    """
    inside = methods.within(mart, weights, border, count)
    return pd.Series(graph.agreement(inside, true(mart, count)), ["precision", "recall", "both"])


@once
def six(mart: door.Mart) -> pd.DataFrame:
    """Return six pairs of one ego, each typical of its kind; raises NoTruth.

    Returns:
        Index 1 to 6; kind, days, calls, minutes, evening and weekend (shares) in the last quarter,
        quarters (in how many of four they talked).

    The ego with the busiest meeting in passing; of equals the first.
    """
    last = methods.quarters(mart)[0]
    ties = mart.ties[mart.ties["quarter"] == last]
    often = methods.pairs(mart)[[*graph.PAIR, "frequency"]].rename(
        columns={"frequency": "quarters"}
    )
    ties = ties.merge(often, on=graph.PAIR)
    ties["kind"] = kinds(mart, ties)
    ties = ties[_typical(ties)]
    both = graph.both_ways(ties[[*graph.PAIR, "kind", *FACTS]])
    both = both[both["subscriber"].isin(methods.lines(mart).index)]
    whole = _whole(both)
    if whole.empty:
        raise TooFew("no_ego", methods.texts)
    calls = whole[whole["kind"] == "passing"].set_index("subscriber")["calls"]
    one = whole[whole["subscriber"] == calls.idxmax()]
    one = one.sort_values("place", kind="stable").head(_SHOWN).sort_values("other")
    return one[["kind", *FACTS]].set_index(pd.RangeIndex(1, len(one) + 1))


def _whole(both: pd.DataFrame) -> pd.DataFrame:
    """The busiest ties of each kind of those who have all kinds, with their place among these."""
    ranked = both.sort_values("calls", ascending=False, kind="stable")
    ranked["place"] = ranked.groupby(["subscriber", "kind"]).cumcount()
    ranked = ranked[ranked["place"] < _ALIKE]
    told = ranked.groupby("subscriber")["kind"].agg(["size", "nunique"])
    whole = told.index[(told["size"] >= _SHOWN) & (told["nunique"] == len(KINDS))]
    return ranked[ranked["subscriber"].isin(whole)].sort_values("subscriber", kind="stable")


def _typical(ties: pd.DataFrame) -> pd.Series:
    """Whether a pair has the habits of its kind, plain to see."""
    a_call, away = ties["minutes"] / ties["calls"], ties["evening"] + ties["weekend"]
    lasts = (ties["quarters"] == methods.QUARTERS) & (ties["calls"] >= _SOME)
    plain = {
        "kin": lasts & (a_call < _SHORT) & (away >= _NIGHT),
        "work": lasts & (a_call.between(_SHORT, _LONG)) & (away <= _OFFICE),
        "friend": lasts & (a_call > _LONG) & (away > _OFFICE),
        "passing": (ties["quarters"] == 1) & (ties["calls"] >= _SOME) & (a_call < _SHORT),
    }
    return pd.concat([(ties["kind"] == kind) & one for kind, one in plain.items()], axis=1).any(
        axis=1
    )
