"""Who looked up whose record in the last ninety days, and whether a ticket asked for it.

The log is in no file: it is worked out when it is read, line by line by counter, so that it costs
nothing to those who do not open it. Each role has its own usual share of look-ups without a
ticket; one clerk, who sells what the records say, has more than his role. In hours of the night and
in full numbers shown people differ, and that says nothing about him. All figures are assumptions of
the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import staff
from synthetic.columns import Columns, join
from synthetic.streams import Draws, Stream

DAYS = 90
_A_DAY = np.array([22.0, 40.0, 12.0, 14.0, 4.0])
"""Look-ups a day, by role."""
_UNASKED = np.array([0.10, 0.05, 0.45, 0.25, 0.70])
"""Share without a ticket, by role: whoever plans a visit or a campaign has none."""
_FULL_NUMBER = np.array([0.35, 0.25, 0.50, 0.30, 0.10])
"""Share in which the whole telephone number is shown, by role."""
_AT_NIGHT = np.array([0.03, 0.22, 0.05, 0.05, 0.02])
"""Share at night, by role."""
_BUSY, _BY_PERSON, _BY_HABIT = 0.25, 0.08, 0.5
"""How people of one role differ: in the log of look-ups a day, in the log odds of looking without a
ticket, and in those of night hours and full numbers."""
_NIGHT = np.array([20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 6])
_DAY = np.arange(8, 20)
_MOST = 1024
"""More look-ups than anybody makes in a day: each has luck of its own."""


def log(seed: int, lines: int, sold: float) -> Columns:
    """Return the look-ups of ninety days, in order of day, hour and staff.

    Args:
        lines: how many records there are to look up.
        sold: look-ups a day that somebody pays the insider for.

    Returns:
        staff (from 1), day (1 to 90), hour (0 to 23), line (position below `lines`), with_ticket and
        full_number (flags).
    """
    rows = join([_own(seed, lines), _sold(seed, lines, sold)])
    return rows.take(np.lexsort((rows.staff, rows.hour, rows.day)))


def _own(seed: int, lines: int) -> Columns:
    """Look-ups that belong to the work."""
    cell = np.arange(staff.COUNT * DAYS)
    busy = _person(seed).normal(_BUSY)
    mean = (_A_DAY[staff.ROLE] * np.exp(busy))[cell // DAYS]
    many = Draws(seed, Stream.LOOKED_UP, 1, 0, len(cell)).around(mean.astype(np.float32))
    return _rows(seed, 2, lines, cell, many, _UNASKED)


def _sold(seed: int, lines: int, sold: float) -> Columns:
    """Look-ups that are paid for: at the same hours as the others, none with a ticket."""
    cell = (staff.insider(seed) - 1) * DAYS + np.arange(DAYS)
    luck = Draws(seed, Stream.LOOKED_UP, 3, 0, 0, cell)
    many = luck.around(np.full(DAYS, sold, dtype=np.float32))
    return _rows(seed, 4, lines, cell, many, np.ones_like(_UNASKED))


def _person(seed: int) -> Draws:
    return Draws(seed, Stream.LOOKED_UP, 0, 0, staff.COUNT)


def _rows(seed: int, number: int, lines: int, cell, many: np.ndarray, unasked) -> Columns:
    """A row for each of `many` look-ups in each cell (person × day)."""
    many = many.astype(np.int64)
    each = np.repeat(cell, many)
    nth = np.arange(len(each)) - np.repeat(np.cumsum(many) - many, many)
    luck = Draws(seed, Stream.LOOKED_UP, number, 0, 0, each * _MOST + nth)
    who = each // DAYS
    night = luck.chance(_share(seed, _AT_NIGHT, 1)[who])
    place = luck.uniform()
    hour = np.where(night, _NIGHT[_at(place, len(_NIGHT))], _DAY[_at(place, len(_DAY))])
    return Columns(
        staff=(who + 1).astype(np.int8),
        day=(each % DAYS + 1).astype(np.int8),
        hour=hour.astype(np.int8),
        line=np.minimum(_at(luck.fine_uniform(), lines), lines - 1),
        with_ticket=~luck.chance(_share(seed, unasked, 0)[who]),
        full_number=luck.chance(_share(seed, _FULL_NUMBER, 2)[who]),
    )


def _share(seed: int, usual: np.ndarray, which: int) -> np.ndarray:
    """A share of each person's look-ups, around the usual one of the role; a share of 1 stays."""
    luck = _person(seed)
    for _ in range(which + 1):
        luck.normal()
    spread = (_BY_HABIT if which else _BY_PERSON) * luck.normal()
    odds = np.exp(spread) * usual[staff.ROLE]
    return odds / (odds + 1 - usual[staff.ROLE])


def _at(luck: np.ndarray, many: int) -> np.ndarray:
    return (luck.astype(np.float64) * many).astype(np.int64)
