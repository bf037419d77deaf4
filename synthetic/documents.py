"""On whose papers a line was opened: mostly its own user's, in a home often its head's (a child's always), and for lines
that are kept for gain or opened on false papers, those of one person for several.

So a document with many lines is a hint and no proof: families have them, too.
"""

from __future__ import annotations

import numpy as np

from synthetic import homes
from synthetic.columns import Columns
from synthetic.homes import COMMUNITY
from synthetic.scenario import Scenario
from synthetic.streams import Draws, Stream

_OWN_PAPERS = 16
"""Age from which a line is opened on one's own papers (kit assumption)."""


def holders(people: Columns, scenario: Scenario, seed: int, first: int) -> np.ndarray:
    """Return the position of the line on whose papers each is held (its own, as a rule).

    Args:
        people: whole communities, or the beginning of the last.
        first: number of the first of them in the whole world, 0-based.
    """
    law, n = scenario.arbitrage, len(people)
    draws = Draws(seed, Stream.DOCUMENT, 0, first, first + n)
    place = np.arange(n)
    age = scenario.first_month // 100 - people.birth_year
    child = (people.role == homes.CHILD) & (age < _OWN_PAPERS)
    holder = np.where(draws.chance(law.homes_on_one) | child, homes.head(people), place)
    for flag in (people.arbitrage, people.fraud):
        alike = np.flatnonzero(flag)
        holder[alike] = _shared(alike, alike // COMMUNITY, law.lines_a_document)
    return holder


def _shared(who: np.ndarray, community: np.ndarray, lines: int) -> np.ndarray:
    """The first of each `lines` in a row of a community stands for them."""
    start = np.searchsorted(community, community)
    rank = np.arange(len(who)) - start
    return who[start + rank // lines * lines]
