"""The save desk: who calls to leave, what is done about it, and who stays.

Of those who decide to leave for a reason of their own, a share announces it: they call the desk in
one of the months between the decision and the one in which they go. Calls go by lot to one of two
scripts. Under `process` the desk does what is asked; some stay all the same. Under `listen` it asks
why and makes the offer that fits what is said, and

    log odds of staying = −1.6 + 2.2 · fit

with fit in 0..1 from what the caller needs and what he says; what he says is a weak witness of why he
goes. Who stays takes the decision back and does not think of leaving for half a year.

Bargainers call with the same words and have decided nothing: they stay either way, and their wish
to leave is what it is. Each credit that the desk gives them lets them call more often for a year.
Month, script and luck of a call are drawn with the decision, the same whatever anybody does. What
an accepted offer costs stands with the call; bills and margins do not hold it, as with campaigns.
"""

from __future__ import annotations

import numpy as np

from synthetic.calendar import NEVER
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns, join
from synthetic.laws import Desk
from synthetic.reasons import STATED, stated
from synthetic.schema import DESK_TOPICS, INTENTS, NEEDS, OFFERS, REASONS
from synthetic.streams import Stream

CALM_MONTHS = 6
"""Months in which one who was won back does not think of leaving again."""
NO_CALL = -NEVER
"""Month index of the call of one who has nothing to call about: who has not decided, or not for himself."""
SILENT = NO_CALL + 1
"""The same of one who has decided for himself and says nothing."""
_AT_HAND = ("care_call", "bill_credit", "club", "security_service")
"""Offers that anybody can be given on the phone and that leave nothing behind in the books."""
_ANSWERS = {
    reason: max(_AT_HAND, key=lambda offer, reason=reason: CATALOGUE[offer].mends[reason])
    for reason in REASONS
}
"""The offer for each stated cause: the one that speaks to it most."""
_OFFER = np.array([OFFERS.index(_ANSWERS[reason]) for reason in REASONS], dtype=np.int8)
_COST = np.array([CATALOGUE[name].cost for name in OFFERS], dtype=np.float32)
FIT = np.array(
    [
        [
            min(1.0, CATALOGUE[offer].fit[need] * CATALOGUE[offer].mends[reason])
            for reason, offer in _ANSWERS.items()
        ]
        for need in NEEDS
    ],
    dtype=np.float32,
)
"""How well the offer made for a stated cause (columns) suits each need (rows), 0 to 1."""
_LISTENS = 0.5
"""Share of calls that go to the script `listen`."""
_HEARD = -1.6
"""Log odds of staying under `listen` with an offer that fits not at all."""
_CAUSES = np.array([0.21, 0.04, 0.22, 0.08, 0.03, 0.07, 0.35])
"""True reasons of those who decide, about (measured): what they say at the desk follows from them."""
_ASKS_TO_PORT, _ASKS_TO_CLOSE = 0.35, 0.2
"""Share of calls that ask for the porting code, that ask to close the line; others name a cause."""
_PORTS, _CLOSES = DESK_TOPICS.index("port_code"), DESK_TOPICS.index("close")
_NAMED = {"network": "service", "bill": "price", "friends": "close", "personal": "close"}
_TOPIC = np.array(
    [DESK_TOPICS.index(_NAMED.get(reason, reason)) for reason in REASONS], dtype=np.int8
)
"""What a call is about, by the cause that is named."""
_BY_PRICE, _MEAN = 0.5, 0.2
"""What a unit of the price habit adds to the log chance of being a bargainer, and what keeps the mean."""
_TAKES = 0.6
"""Share of bargainers who take the offer; the others hold out for more."""
_YEAR = 0xFFF
"""Bits of the twelve months in which a credit lets a bargainer call more."""
_PRICE = REASONS.index("price")
_BLUFFING, _DECIDED = INTENTS.index("bluffing"), INTENTS.index("decided")
WILL_CALL = ("calls_at", "says", "heard", "stay_luck")
"""Columns of the state that tell of a call to come."""


def bargainers(law: Desk, habit_price: np.ndarray, draws) -> np.ndarray:
    """Who bargains (mask): likelier those who look at the price."""
    chance = law.bargainers * np.exp(_BY_PRICE * habit_price.astype(np.float32) - _MEAN)
    return draws.fine_uniform() < chance


def first(n: int) -> Columns:
    """Columns of the state that the desk keeps, before the first month."""
    return Columns(
        calls_at=np.full(n, NO_CALL, dtype=np.int16),
        says=np.zeros(n, dtype=np.int8),
        heard=np.zeros(n, dtype=bool),
        stay_luck=np.zeros(n, dtype=np.float32),
        credits=np.zeros(n, dtype=np.uint16),
    )


def foretold(
    reason: np.ndarray, fading: np.ndarray, now: int, law: Desk, draw, who: np.ndarray
) -> Columns:
    """What comes of the decisions of those at `who` at the desk, as drawn with the decision.

    Args:
        reason: the true one, index into REASONS.
        fading: months until each goes.

    Returns:
        calls_at (month index, SILENT), says (index into REASONS), heard (whether the script is
        `listen`), stay_luck (uniform).
    """
    luck = draw(Stream.DESK, who)
    announces, wait = luck.uniform() < law.announces, luck.uniform()
    month = now + np.floor(wait * (fading + 1))
    return Columns(
        calls_at=np.where(announces, month, SILENT).astype(np.int16),
        says=stated(reason, luck.uniform()),
        heard=luck.uniform() < _LISTENS,
        stay_luck=luck.fine_uniform(),
    )


def announce(state: Columns, who: np.ndarray, now: int, law: Desk, draw) -> None:
    """Those at `who` have decided this month, each for itself: some will call the desk."""
    told = foretold(state.reason[who], state.gone[who] - now, now, law, draw, who)
    for name, column in told.items():
        state.__dict__[name][who] = column


def stays(need: np.ndarray, call: Columns, law: Desk) -> np.ndarray:
    """Whether those who have decided stay after their call (columns as `foretold`); False without one."""
    chance = np.where(call.heard, listened(need, call.says, law), law.unaided)
    return (call.calls_at > SILENT) & (call.stay_luck < chance)


def listened(need: np.ndarray, says: np.ndarray, law: Desk) -> np.ndarray:
    """Chance of staying under `listen` for what each needs and says."""
    return _sigmoid(_HEARD + law.offer * FIT[need, says])


def kept(need: np.ndarray, law: Desk) -> np.ndarray:
    """Chance that a decision is taken back at the desk, over calling or not and all that may be said."""
    return law.announces * if_called(need, law)


def if_called(need: np.ndarray, law: Desk) -> np.ndarray:
    """Chance of staying after a call to come, over both scripts and all that may be said.

    What is said is taken as it is on average for everybody: the causes of a single decision would
    move it by little.
    """
    says = _CAUSES @ STATED
    heard = _sigmoid(_HEARD + law.offer * FIT) @ says
    chance = _LISTENS * heard + (1 - _LISTENS) * law.unaided
    return np.take(chance.astype(np.float32), need)


def may_take_back(need: np.ndarray, state: Columns, nxt: int, law: Desk) -> np.ndarray:
    """Chance that those who have decided take it back from month `nxt` on, for all that is known: not
    whether they will call, but that they have not yet."""
    chance = np.zeros(len(need), dtype=np.float32)
    open_ = np.flatnonzero((state.calls_at == SILENT) | (state.calls_at >= nxt))
    gone, decided = state.gone[open_].astype(np.float32), state.decided[open_]
    left = law.announces * np.clip((gone - nxt + 1) / np.maximum(gone - decided + 1, 1), 0, 1)
    may = left / np.maximum(
        1 - law.announces + left, 1e-6
    )  # where all call, who has no month left is 0
    chance[open_] = may * if_called(need[open_], law)
    return chance


def take_back(state: Columns, who: np.ndarray, now: int) -> None:
    """Those at `who` stay after all, and do not think of leaving for a while."""
    state.decided[who] = NEVER
    state.gone[who] = NEVER
    state.calm_until[who] = now + CALM_MONTHS - 1


def live(people: Columns, state: Columns, now: int, law: Desk, portable: bool, draw) -> Columns:
    """The month's calls are taken: some take their decision back, some are given a credit.

    Returns:
        One row a call: who (position), moment (of the month, uniform), topic, heard (whether the script
        is `listen`), says, offer (−1: none), accepted, cost (yuan), intent, stay_process, stay_listen
        (chances of staying), stays_process, stays_listen (what would happen).
    """
    bargaining = _bargain(people, state, now, law, draw)
    calls = join([_called(people, state, now, law), bargaining])
    luck = draw(Stream.DESK_CALL, calls.who)
    calls.topic = _about(calls.says, luck.uniform(), portable)
    calls.offer = np.where(calls.heard, _OFFER[calls.says], np.int8(-1))
    takes = np.where(calls.intent == _DECIDED, calls.stays_listen, luck.uniform() < _TAKES)
    calls.moment = luck.uniform()
    calls.accepted = calls.heard & takes
    calls.cost = _COST[calls.offer] * calls.accepted
    given = calls.accepted & (calls.offer == OFFERS.index("bill_credit"))
    state.credits[calls.who[given & (calls.intent == _BLUFFING)]] |= 1
    stay = np.where(calls.heard, calls.stays_listen, calls.stays_process)
    take_back(state, calls.who[stay & (calls.intent == _DECIDED)], now)
    return calls


def _called(people: Columns, state: Columns, now: int, law: Desk) -> Columns:
    """Calls of those who have decided and still are here."""
    who = np.flatnonzero((state.calls_at == now) & (state.decided != NEVER) & (state.gone >= now))
    says, luck = state.says[who], state.stay_luck[who]
    chance = listened(people.need[who], says, law)
    return Columns(
        who=who,
        says=says,
        heard=state.heard[who],
        intent=np.full(len(who), _DECIDED, dtype=np.int8),
        stay_process=np.full(len(who), law.unaided, dtype=np.float32),
        stay_listen=chance,
        stays_process=luck < law.unaided,
        stays_listen=luck < chance,
    )


def _bargain(people: Columns, state: Columns, now: int, law: Desk, draw) -> Columns:
    """Calls of bargainers who have decided nothing; each credit in force makes them likelier."""
    who = np.flatnonzero(people.bluff)
    luck = draw(Stream.BLUFF, who)
    in_force = np.bitwise_count(state.credits[who])
    state.credits[who] = (state.credits[who] << 1) & _YEAR
    calls = luck.chance(np.minimum(law.rate * (1 + law.credit) ** in_force, 1))
    calls &= (people.join[who] < now) & (state.gone[who] > now) & (state.decided[who] == NEVER)
    heard, said = luck.uniform() < _LISTENS, luck.uniform()
    sure = np.ones(calls.sum(), dtype=np.float32)
    return Columns(
        who=who[calls],
        says=stated(np.full(len(sure), _PRICE), said[calls]),
        heard=heard[calls],
        intent=np.full(len(sure), _BLUFFING, dtype=np.int8),
        stay_process=sure,
        stay_listen=sure,
        stays_process=sure > 0,
        stays_listen=sure > 0,
    )


def _about(says: np.ndarray, luck: np.ndarray, portable: bool) -> np.ndarray:
    """Topic of each call, index into DESK_TOPICS; no porting code before numbers can be taken along."""
    to_close = luck < _ASKS_TO_PORT + _ASKS_TO_CLOSE
    topic = np.where(to_close, np.int8(_CLOSES), _TOPIC[says])
    return np.where((luck < _ASKS_TO_PORT) & portable, np.int8(_PORTS), topic)


def _sigmoid(log_odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-log_odds))


class Returning:
    """Those who took a decision back, in expectation, until they may think of leaving again.

    Args:
        lines: that are followed.
        fading: shares who fade 0, 1, 2 … months before the line goes.
    """

    def __init__(self, lines: int, fading: tuple[float, ...]):
        longest = len(fading)
        months = np.arange(1, longest + 1)
        self._calls = np.cumsum((np.array(fading) / months)[::-1])[::-1].astype(np.float32)
        self._calm = np.zeros((longest + CALM_MONTHS - 1, lines), dtype=np.float32)

    def add(self, calm: np.ndarray, at: np.ndarray, share: np.ndarray | float) -> None:
        """Adds shares of the lines at places `at`, which are calm for so many months after this one."""
        self._calm[calm, at] += share

    def month(self, decisions: np.ndarray) -> np.ndarray:
        """Adds what is taken back of this month's decisions; returns who may decide from the next on."""
        for ahead, share in enumerate(self._calls):
            self._calm[ahead + CALM_MONTHS - 1] += share * decisions
        back = self._calm[0].copy()
        self._calm[:-1] = self._calm[1:]
        self._calm[-1] = 0
        return back
