"""A branch's lines in the business game: what is seen of them, who may be offered what, what they are worth.

    branch = Branch(load("game"), seed=7)
    while branch.plays:
        who, offers = …                          # positions and offers, whom to contact first
        told = branch.play(who, offers)          # until contacts or money are gone
    branch.value()                               # yuan: the months played, and what is left at the end

The branch lives until play begins; `begin` goes back there, with the same luck of the months or with
another. Who is *ours* is settled then: the lines on the network with a fee of the game's `fee_from` on.
`value`, `equity` and `world` are the truth; the rest is what an operator sees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthetic import contracts, equity
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.columns import Columns
from synthetic.laws import Game
from synthetic.offers import action_code
from synthetic.scenario import Scenario
from synthetic.world import Month, World

OFFERED = ("care_call", "bill_credit", "contract", "club", "security_service", "plan_up", "bundle")
"""What a branch has to offer; other offers of the catalogue are not its own to give."""
_UNHAPPY = -0.5
"""Contentment below which a contract is signed in discontent."""
_COST = {name: offer.cost for name, offer in CATALOGUE.items()}
NEVER_CONTACTED = -1_000
"""Month index of the last contact of one who never had any."""


@dataclass(frozen=True)
class Told:
    """What came of a month's contacts.

    Attributes:
        who: positions of those contacted, in the order in which they were.
        offers: what each was offered.
        accepted: who took it (mask).
        spent: yuan, all of a contract that was accepted included.
        left: positions of those of ours who left in the month.
    """

    who: np.ndarray
    offers: np.ndarray
    accepted: np.ndarray
    spent: float
    left: np.ndarray


class Branch:
    """The lines of a scenario with a game, lived until play begins.

    Attributes:
        world: the world, which knows the truth.
        ours: positions of the lines that are played for.
        months: what was seen of everybody in each month so far (`Month.seen`, and `present`).
        told: what came of the contacts of each month played.
        last_contact, accepted: of everybody, the month (index) of the last contact, and whether the
            offer was taken.
        harmed: acceptances so far that do the customer no good: a tariff that is regretted, a contract
            signed in discontent. The truth.
        woken: contacts so far of those whom a contact wakes. The truth.
    """

    def __init__(self, scenario: Scenario, seed: int):
        if scenario.game is None:
            raise ValueError("a scenario to be played has a game")
        self.game: Game = scenario.game
        self.world = World(scenario, seed)
        self._past = [_kept(self.world.step()) for _ in range(self.game.lived)]
        last = self._past[-1]
        self.ours = np.flatnonzero(last.present & (last.fee >= self.game.fee_from))
        self._start = self.world.snapshot()
        self.begin()

    def begin(self, luck: int | None = None) -> None:
        """Back to where play begins; from then on the months bring what `luck` says, the seed's own
        luck if it says nothing."""
        self.world.restore(self._start)
        self.world.take_luck(luck, self.game.lived)
        self.months, self.told = list(self._past), []
        self.last_contact = np.full(len(self.world.people), NEVER_CONTACTED, dtype=np.int16)
        self.accepted = np.zeros(len(self.world.people), dtype=bool)
        self._earned = 0.0
        self.harmed = self.woken = 0

    @property
    def plays(self) -> bool:
        """Whether there are months left to play."""
        return len(self.told) < self.game.played

    @property
    def here(self) -> np.ndarray:
        """Of ours, who is on the network (mask over `ours`)."""
        return self.months[-1].present[self.ours]

    def may_be_offered(self, who: np.ndarray, offers: np.ndarray) -> np.ndarray:
        """Tell who at `who` may be contacted with that offer (mask): ours, on the network, agreed to be
        contacted; one of `OFFERED`, a contract only when the last one is about to end."""
        ours = np.zeros(len(self.world.people), dtype=bool)
        ours[self.ours] = self.here
        free = ~bound(self.world, self.game, who, offers)
        return ours[who] & self.world.people.consent[who] & free & np.isin(offers, OFFERED)

    def play(self, who: np.ndarray, offers: np.ndarray) -> Told:
        """Live a month. Those who may be are contacted in the order given, until the month's contacts or
        its money are gone; nobody twice.

        Args:
            who: positions.
            offers: what each is offered, names of `OFFERED`.

        Raises:
            IndexError: all months are played.
        """
        if not self.plays:
            raise IndexError(f"the game has {self.game.played} months; all are played")
        who, offers = _once(np.asarray(who, dtype=np.intp), np.asarray(offers, dtype=object))
        may = self.may_be_offered(who, offers)
        who, offers = who[may], offers[may]
        taken, costs = paid_for(self.world, self.game, who, offers)
        paid = len(taken)
        return self._live(who[:paid], offers[:paid], taken, float(costs.sum()))

    def _live(self, who, offers, taken, spent: float) -> Told:
        actions = np.zeros(len(self.world.people), dtype=np.int8)
        actions[who] = [action_code(name) for name in offers]
        contract = taken & (offers == "contract")
        self.harmed += int((self.world.state.satisfaction[who[contract]] < _UNHAPPY).sum())
        self.woken += int(self.world.people.dog[who].sum())
        month = self.world.step(actions)
        self.harmed += int(self.world.state.regrets[who[taken & (offers == "plan_up")]].sum())
        self.last_contact[who], self.accepted[who] = month.index, taken
        self.months.append(_kept(month))
        left = np.intersect1d(month.left, self.ours, assume_unique=True)
        by_month = _COST["contract"] * contract.sum()
        self._earned += equity.earned(self.world, month, self.ours).sum() - (spent - by_month)
        self.told.append(Told(who, offers, taken, spent, left))
        return self.told[-1]

    def profit(self) -> float:
        """Return what the months played have brought, in yuan: margins less complaints, contacts and
        offers. A contract costs as it falls due, in the margins."""
        return self._earned

    def equity(self) -> np.ndarray:
        """Return what each of ours is worth from now on, in yuan: see `equity.ahead`."""
        return equity.ahead(self.world, self.ours)

    def value(self) -> float:
        """Return yuan: what the months played have brought, and the equity that is left."""
        return self.profit() + float(self.equity().sum())


def bound(world: World, game: Game, who: np.ndarray, offers: np.ndarray) -> np.ndarray:
    """Tell who at `who` would be offered a contract while another runs on for too long, or has just
    been signed (mask)."""
    left = contracts.shown_end(world.state)[who] - (world.index - 1)
    return (offers == "contract") & (left > game.contract_left)


def paid_for(
    world: World, game: Game, who: np.ndarray, offers: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return whether the offer is taken, and the yuan that each contact costs, of the first of those at
    `who`: as many as a month's contacts and money suffice for."""
    who, offers = who[: game.contacts], offers[: game.contacts]
    taken = np.zeros(len(who), dtype=bool)
    for offer in np.unique(offers.astype(str)):
        same = np.flatnonzero(offers == offer)
        taken[same] = world.takers(offer, who[same])
    costs = CONTACT_COST + taken * np.array([_COST[name] for name in offers], dtype=float)
    paid = np.cumsum(costs) <= game.budget
    return taken[paid], costs[paid]


def _once(who: np.ndarray, offers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each at the first place at which it stands."""
    first = np.sort(np.unique(who, return_index=True)[1])
    return who[first], offers[first]


def _kept(month: Month) -> Columns:
    """What is seen of a month, in arrays of its own."""
    seen = month.seen.copy()
    seen.present = month.present.copy()
    return seen
