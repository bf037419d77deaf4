"""How services were ordered: by whom, and whether the customer's confirmation is on record.

What nobody ordered was entered by a clerk or is a trial that ran on, and is seldom confirmed; but
some of what was ordered is not confirmed either, so the books show no more than where to look. All
figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.schema import SERVICES
from synthetic.streams import Draws, Stream

_SHARES = {True: (0.0, 0.7, 0.3), False: (0.65, 0.25, 0.10)}
"""By whom, in the order of ORDERED_BY: what nobody ordered, and what was ordered."""
_CONFIRMED = {True: (0.08, 0.08, 0.08), False: (1.0, 0.82, 0.76)}
"""Share of these of which a confirmation is on record."""


def ordered(rows: Columns, seed: int, first: int) -> Columns:
    """Return how each holding in `rows` (subscriber, service, unasked) was ordered.

    Args:
        first: number of the first subscriber, from which `rows.subscriber` counts.

    Returns:
        ordered_by (index into ORDERED_BY), confirmed (flag).
    """
    by, confirmed = np.zeros(len(rows), dtype=np.int8), np.ones(len(rows), dtype=bool)
    for number in range(SERVICES.index("broadband")):
        for unasked in (True, False):
            at = np.flatnonzero((rows.service == number) & (rows.unasked == unasked))
            luck = Draws(seed, Stream.ORDERED, number, first, first, rows.subscriber[at])
            by[at] = luck.pick(_SHARES[unasked])
            confirmed[at] = luck.uniform() < np.take(_CONFIRMED[unasked], by[at])
    return Columns(ordered_by=by, confirmed=confirmed)
