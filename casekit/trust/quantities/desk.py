"""The save desk: who stays under which script, how many only bargain, and how few calls tell it."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.campaigns import people_an_arm
from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.registry import Unanswerable, quantity
from synthetic.catalogue import CATALOGUE

_SUITS = 1.0
"""Fit of an offer to a need from which the two are matched."""


@once
def calls(mart: Mart) -> pd.DataFrame:
    """Return the calls with what is behind them: columns of `desk_calls` and of the truth, `need`."""
    known = truth.of(mart)
    rows = mart.desk_calls.merge(known.desk, on=["subscriber", "month"])
    need = known.people.set_index("subscriber")["need"].astype(str)
    return rows.assign(need=need.reindex(rows["subscriber"]).to_numpy())


def _decided(mart: Mart) -> pd.DataFrame:
    rows = calls(mart)
    rows = rows[rows["intent"].astype(str) == "decided"]
    if rows.empty:
        raise Unanswerable
    return rows


@quantity
def desk_unaided(mart: Mart) -> float:
    """Share of the callers who have decided that stay where the desk does as asked."""
    return float(_decided(mart)["stays_process"].mean())


@quantity
def desk_listened(mart: Mart) -> float:
    """The same where it listens and makes an offer."""
    return float(_decided(mart)["stays_listen"].mean())


@quantity
def desk_matched(mart: Mart) -> float:
    """How much more stay where the offer for what they said suits what they need, than elsewhere."""
    rows = _decided(mart)
    rows = rows[rows["script"].astype(str) == "listen"]
    pairs = zip(rows["offer"].astype(str), rows["need"], strict=True)
    suits = pd.Series([CATALOGUE[o].fit[need] >= _SUITS for o, need in pairs], rows.index, bool)
    if suits.nunique() < 2:
        raise Unanswerable
    stays = rows["stays_listen"]
    return float(stays[suits].mean() - stays[~suits].mean())


@quantity
def desk_bargainers(mart: Mart) -> float:
    """Share of all calls to the desk by those who have decided nothing."""
    rows = calls(mart)
    if rows.empty:
        raise Unanswerable
    return float((rows["intent"].astype(str) == "bluffing").mean())


@quantity
def desk_lines(mart: Mart) -> float:
    """Callers who have decided that a trial of the two scripts needs for a power of 80 %."""
    unaided, listened = desk_unaided(mart), desk_listened(mart)
    if not 0 < unaided < listened:
        raise Unanswerable
    return 2 * people_an_arm(unaided, listened)
