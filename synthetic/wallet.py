"""What a line's owner spends with a rival: nobody here sees it, and it can be won without winning anybody.

Who has a second SIM of a rival gives a share of the whole demand to it, by the tie; the whole demand
follows income and what nobody knows. The bill says little of it: who looks at the price has both the
small bill and the second SIM. All figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.streams import Draws

_USUAL = 52.0
"""Yuan a month that a middling owner spends in all."""
_BY_INCOME, _SPREAD = 0.35, 0.3
"""What a unit of income adds to the log of it, and its spread between owners of one income."""


def outside(people: Columns, draws: Draws) -> np.ndarray:
    """Return the yuan a month that each spends with a rival; 0 without a second SIM.

    Args:
        people: columns `income` and `rival_tie`.
        draws: of the stream WALLET.
    """
    whole = _USUAL * np.exp(_BY_INCOME * people.income + draws.normal(_SPREAD))
    return np.rint(100 * whole * people.rival_tie.astype(np.float32)) / 100
