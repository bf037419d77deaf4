"""What bots come to: each plays the same world in the same lucks, and is held against doing nothing.

    told = league(load("game"), seed=7)      # a row a bot: gain, index, leavers, contacts, yuan spent …

The index is 0 for doing nothing and 100 for the bot that sees the truth: a ratio of means over the
lucks. A single luck moves it by several points, so none is scored alone (common random numbers:
Glasserman and Yao 1992).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import pandas as pd

from casekit.analysis.game.bots import BOTS, Bot
from casekit.analysis.game.sheet import Seat
from synthetic.branch import Branch
from synthetic.scenario import Scenario

LUCKS = (None, 1, 2)
"""The world's own luck of the months, and others."""
NOTHING, TRUTH = "nothing", "truth"
RED_CARD = 0.15
"""Share of acceptances that do the customer no good, above which a team cannot win."""


def league(
    scenario: Scenario,
    seed: int,
    lucks: Iterable[int | None] = LUCKS,
    bots: Mapping[str, Bot] = BOTS,
) -> pd.DataFrame:
    """Return what each bot comes to, a row a bot, means over the lucks.

    Args:
        bots: by name; doing nothing and the truth must be among them.

    Returns:
        lines (played for), value (yuan: the months played and the equity left), gain (value less
        that of doing nothing), profit (yuan of the months played), index, leavers, contacts, spent
        (yuan), harmed (share of acceptances that do the customer no good), woken (share of contacts
        of those whom a contact wakes).
    """
    seat = Seat(Branch(scenario, seed))
    told = {name: pd.DataFrame(_games(seat, bot, lucks)).mean() for name, bot in bots.items()}
    table = pd.DataFrame(told).T
    table["gain"] = table["value"] - table.loc[NOTHING, "value"]
    table["index"] = 100 * table["gain"] / table.loc[TRUTH, "gain"]
    table["harmed"] = (table.pop("misled") / table["accepted"]).fillna(0.0)
    table["woken"] = (table["woken"] / table["contacts"]).fillna(0.0)
    return table


@lru_cache(maxsize=16)
def whole_league(scenario: Scenario, seed: int) -> pd.DataFrame:
    """Return the league of all bots on a world, kept for who asks again."""
    return league(scenario, seed)


def _games(seat: Seat, bot: Bot, lucks: Iterable[int | None]) -> list[dict[str, float]]:
    games = []
    for luck in lucks:
        seat.begin(luck)
        while seat.branch.plays:
            bot(seat)
        games.append(_result(seat.branch))
    return games


def _result(branch: Branch) -> dict[str, float]:
    told = branch.told
    return {
        "lines": len(branch.ours),
        "value": branch.value(),
        "profit": branch.profit(),
        "leavers": sum(len(month.left) for month in told),
        "contacts": sum(len(month.who) for month in told),
        "accepted": sum(int(month.accepted.sum()) for month in told),
        "spent": sum(month.spent for month in told),
        "misled": branch.harmed,
        "woken": branch.woken,
    }
