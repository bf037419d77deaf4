"""Charges that nobody ordered: value-added services put on lines, found, refunded, and resented.

A clerk enters a service, or a trial runs on as an order; the line is charged until its owner looks
at the bill. Then the service goes, two months of its fee are refunded, and the harm stays for a
while: a complaint, discontent, and a wish to leave (`synthetic.leaving`) that fades by a quarter a
month. All figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import services
from synthetic.columns import Columns
from synthetic.laws import Charges
from synthetic.schema import VALUE_ADDED, WON_BY
from synthetic.streams import Stream

_BY_CHANNEL = {"store": 0.9, "agent": 1.4, "online": 0.5, "telesales": 1.8, "campus": 0.7}
"""Times the usual chance that a service is put on a line, by the channel that won it."""
_TIMES = np.array([_BY_CHANNEL[name] for name in WON_BY])
_REFUNDED = 2
"""Months of the fee that are paid back."""
_COMPLAINS = 0.6
"""Share of those who find it who complain."""
_HURT = 1.2
"""What it takes off satisfaction."""
FADES = 0.75
"""Share of the harm that is left a month later."""
_FORGOTTEN = 0.02
"""Harm below which it is over."""


def live(people: Columns, state: Columns, month: Columns, now: int, law: Charges, draw) -> None:
    """Some find what they never ordered; then services are put on some lines.

    Adds refunded (yuan, 0 or less) and wronged (1: complains about it) to `month`.
    """
    state.harm *= FADES
    state.harm[state.harm < _FORGOTTEN] = 0
    found = _find(people, state, month, now, law, draw)
    _put_on(people, state, now, law, draw, found)


def _find(
    people: Columns, state: Columns, month: Columns, now: int, law: Charges, draw
) -> np.ndarray:
    """Which of all find what they were charged for on the last bill."""
    charged = np.flatnonzero((state.unasked > 0) & (people.join < now))
    luck = draw(Stream.FOUND, charged)
    finds, complains = luck.chance(law.found), luck.chance(_COMPLAINS)
    who = charged[finds]
    month.refunded = np.zeros_like(state.fee)
    month.wronged = np.zeros(len(state.fee), dtype=np.int8)
    month.refunded[who] = -_REFUNDED * services.fee(state.unasked[who])
    month.wronged[charged[finds & complains]] = 1
    state.services[who] &= ~state.unasked[who]
    state.unasked[who] = 0
    state.harm[who] += 1
    state.satisfaction[who] -= _HURT
    found = np.zeros(len(state.fee), dtype=bool)
    found[who] = True
    return found


def _put_on(
    people: Columns, state: Columns, now: int, law: Charges, draw, found: np.ndarray
) -> None:
    """Services are put on some lines that nobody ordered; not on those who have `found` one."""
    perhaps = np.flatnonzero(draw(Stream.UNASKED).chance(min(law.unasked * _TIMES.max(), 1.0)))
    luck = draw(Stream.PUT_ON, perhaps)
    put = luck.uniform() * _TIMES.max() < np.take(_TIMES, people.channel[perhaps])
    bit = (luck.uniform() * len(VALUE_ADDED)).astype(np.uint8)
    one = np.left_shift(np.uint8(1), bit)
    put &= (people.join[perhaps] <= now) & (state.services[perhaps] & one == 0)
    put &= ~found[perhaps]
    who, one = perhaps[put], one[put]
    state.services[who] |= one
    state.unasked[who] |= one
