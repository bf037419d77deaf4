"""The bots: plans and policies that everybody thinks of, to compare a team's own with.

A bot is told the month and the seat that it plays, and says what to do: a plan in the language of
rules, which a team could have written, or whom to contact with what, in this order. `BOTS` has them
all, by name; what each is called stands in `text.yml`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from casekit.analysis import campaigns
from casekit.analysis.game.benchmark import by_table
from casekit.analysis.game.gains import gains
from casekit.analysis.game.sheet import ALONE, TEXTS, Seat
from synthetic.branch import OFFERED, Told

Bot = Callable[[Seat], Told]
"""Lives one month of a branch."""
MATCHED = {
    "service": "care_call",
    "price": "bill_credit",
    "brand": "club",
    "security": "security_service",
}
"""The offer for each need."""
REST = 3
"""Months for which a careful plan lets a line rest."""


def line(offer: str, *who: list, rank: str = "risk_value", rest: int = REST, cap=None) -> dict:
    """Return a line of a plan."""
    return {"who": list(who), "offer": offer, "rank": rank, "rest": rest, "cap": cap}


def planned(*lines: dict) -> Bot:
    """Return the bot that plays one plan every month."""
    return lambda seat: seat.play(lines)


def nothing(seat: Seat) -> Told:
    """Live a month in which nobody is contacted."""
    return seat.branch.play([], [])


def to_all(offer: str) -> Bot:
    """Return the bot that goes through everybody with one offer."""
    return planned(line(offer, rank="lot", rest=0))


def riskiest(offer: str) -> Bot:
    """Return the bot that calls the riskiest every month, as headquarters orders."""
    return planned(line(offer, rank="risk", rest=0))


def by_lot(seat: Seat) -> Told:
    """Live a month in which anybody is offered anything."""
    draw = np.random.default_rng([seat.branch.world.seed, seat.branch.world.index])
    who = draw.permutation(seat.branch.ours)
    return seat.branch.play(who, draw.choice(OFFERED, len(who)))


def last_month(offer: str) -> Bot:
    """Return the bot that does nothing until the last month, and then spends all on one offer."""
    burn = riskiest(offer)

    def bot(seat: Seat) -> Told:
        last = len(seat.branch.told) == seat.branch.game.played - 1
        return burn(seat) if last else nothing(seat)

    return bot


def truth(seat: Seat) -> Told:
    """Live a month as one who knows what every contact is worth."""
    branch = seat.branch
    who, offer = campaigns.allocation(*gains(branch), branch.game.budget)
    return branch.play(branch.ours[who], np.array(OFFERED, dtype=object)[offer])


_BY_NEED = [line(offer, ["need_guess", "is", need]) for need, offer in MATCHED.items()]
_ALONE = line(ALONE, ["flagged", "is", 1])
FIVE_RULES = (
    _ALONE,
    line("care_call", ["need_guess", "is", "service"], ["risk", ">=", 3]),
    line("club", ["need_guess", "is", "brand"], ["risk", ">=", 3]),
    line("security_service", ["need_guess", "is", "security"], ["risk", ">=", 3]),
    line("bill_credit", ["need_guess", "is", "price"], ["risk", ">=", 5]),
)
"""A plan that a team could write by hand."""
BOTS: dict[str, Bot] = {
    "nothing": nothing,
    "random": by_lot,
    "vip": planned(line("club", rank="bill", rest=0)),
    "plan_up_all": to_all("plan_up"),
    "credit_all": to_all("bill_credit"),
    "care_all": to_all("care_call"),
    "contract_all": to_all("contract"),
    "club_all": to_all("club"),
    "security_all": to_all("security_service"),
    "bundle_all": to_all("bundle"),
    "risk_credit": riskiest("bill_credit"),
    "risk_contract": riskiest("contract"),
    "risk_care": riskiest("care_call"),
    "burn": last_month("contract"),
    "matched": planned(*(one | {"rest": 0} for one in _BY_NEED)),
    "matched_rested": planned(*_BY_NEED),
    "matched_alone": planned(_ALONE, *_BY_NEED),
    "five_rules": planned(*FIVE_RULES),
    "benchmark": by_table,
    "truth": truth,
}
"""Name → bot."""
SPRAYED = tuple(name for name in BOTS if name.endswith("_all"))
"""Bots that make one and the same offer month by month."""


def called(name: str) -> str:
    """Return what a bot is called, in the current language."""
    return TEXTS(f"bots.{name}")
