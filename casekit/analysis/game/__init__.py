"""The business game's bots: plans that everybody thinks of, and what each comes to.

    from casekit.analysis import game
    from synthetic import load

    game.league(load("game"), seed=7)            # a row a bot: gain (yuan), index, leavers, spent …

    seat = game.Seat(Branch(load("game"), 7))    # a branch and what is guessed of its lines
    seat.play([{"who": [["risk", ">=", 5]], "rank": "risk_value", "offer": "club", "rest": 3}])

Plans are written in the language of `analysis.rules`, on a sheet of what the branch sees. The bots
`benchmark` (a table learnt on other worlds) and `truth` are functions; they show how far one could go.
"""

from casekit.analysis.game.bots import BOTS, FIVE_RULES, SPRAYED, called
from casekit.analysis.game.league import LUCKS, RED_CARD, league, whole_league
from casekit.analysis.game.sheet import Seat, in_words

__all__ = [
    "BOTS",
    "FIVE_RULES",
    "LUCKS",
    "RED_CARD",
    "SPRAYED",
    "Seat",
    "called",
    "in_words",
    "league",
    "whole_league",
]
