"""The benchmark: what can be learnt of who gains by what from all that a branch sees.

On sister worlds, whose truth is known, the true gains of each offer are averaged over cells of lines
that look alike. The table comes with the kit (`benchmark.csv`); `python -m casekit.bench.game --table`
makes it anew. It knows no line of the world that is played, and no more of it than the sheet.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import numpy as np
import pandas as pd

from casekit.analysis import campaigns
from casekit.analysis.game.gains import gains
from casekit.analysis.game.sheet import Seat
from synthetic.branch import OFFERED, Branch, Told
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.scenario import Scenario
from synthetic.schema import NEEDS

SISTERS = (900_011, 900_012, 900_013, 900_014)
"""Seeds of the worlds that are learnt from: no game is played on them."""
REST = 3
_RISKS, _BILLS = (1.5, 4.0, 10.0), (99.0, 149.0)
"""Where risk (per cent) and bill (yuan) are cut."""
_KEYS = ["need", "risk", "bill", "flagged", "reason"]
_COSTS = np.array([CONTACT_COST + CATALOGUE[name].taken * CATALOGUE[name].cost for name in OFFERED])
"""Yuan that an offer is expected to cost, by who takes it for the gift alone."""
_HOLD = 60
"""Lines of the mean over all cells that each cell's mean is drawn to: few lines say little."""


def cells(people: pd.DataFrame) -> pd.DataFrame:
    """Return the cell of each line of a seat's sheet: need, risk 0–3, bill 0–2, flagged 0–1, reason
    seen (2: complained, 1: over the allowance, 0: none)."""
    over = people["overage_3m"] > 0
    return pd.DataFrame(
        {
            "need": people["need_guess"].map(NEEDS.index),
            "risk": np.digitize(people["risk"], _RISKS),
            "bill": np.digitize(people["bill_3m"], _BILLS),
            "flagged": people["flagged"].astype(int),
            "reason": np.where(people["complained_3m"] > 0, 2, over),
        },
        index=people.index,
    )


def learnt(scenario: Scenario, seeds: tuple[int, ...] = SISTERS) -> pd.DataFrame:
    """Return the mean true gain of each offer by cell, in yuan (index `_KEYS`, columns offers), drawn
    to the offer's mean over all where a cell has few lines."""
    told = pd.concat([_of_world(Seat(Branch(scenario, seed))) for seed in seeds])
    whole = told[list(OFFERED)].mean()
    groups = told.groupby(_KEYS)[list(OFFERED)]
    held = (groups.sum() + _HOLD * whole) / (groups.count() + _HOLD)
    every = pd.MultiIndex.from_product(
        [range(len(NEEDS)), range(len(_RISKS) + 1), range(len(_BILLS) + 1), range(2), range(3)],
        names=_KEYS,
    )
    return held.reindex(every).fillna(whole).round(1)


def _of_world(seat: Seat) -> pd.DataFrame:
    """Cells and true gains of all lines that may be contacted, in each month, with nobody contacted."""
    parts = []
    while seat.branch.plays:
        here = seat.branch.here
        found = pd.DataFrame(gains(seat.branch)[0][here], columns=list(OFFERED))
        people = seat.people()
        found.index = people.index
        parts.append(cells(people).join(found.replace(-np.inf, np.nan)))
        seat.branch.play([], [])
    return pd.concat(parts, ignore_index=True)


@lru_cache(maxsize=1)
def table() -> pd.DataFrame:
    """Return the table that comes with the kit."""
    with resources.files("casekit.analysis.game").joinpath("benchmark.csv").open() as file:
        return pd.read_csv(file, index_col=_KEYS)


def by_table(seat: Seat, gain: pd.DataFrame | None = None) -> Told:
    """Live a month by the table (`gain`, the kit's if not said): to each line what brings most where
    lines look like it, as far as the money goes; who was contacted within three months rests."""
    gain = table() if gain is None else gain
    branch, people = seat.branch, seat.people()
    found = gain.reindex(pd.MultiIndex.from_frame(cells(people))).to_numpy().copy()
    who = people.index.to_numpy()
    for place, offer in enumerate(OFFERED):
        may = branch.may_be_offered(who, np.full(len(who), offer, dtype=object))
        found[~may, place] = -np.inf
    found[branch.world.index - branch.last_contact[who] < REST] = -np.inf
    cost = np.tile(_COSTS, (len(who), 1))
    order, offer = campaigns.allocation(found, cost, branch.game.budget)
    return branch.play(who[order], np.array(OFFERED, dtype=object)[offer])
