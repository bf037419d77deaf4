"""The month in which a call still helps.

Leaving has two steps: the wish, then up to three months of fading use. The line is lost some months
after the decision; a call planned by the peak of leaving reaches people who decided long before.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import money
from casekit.analysis.lacks import TooFew

FADING, LASTING = 2, 3
"""Assumed: months from deciding to leaving, and months over which a call weighs on a decision."""
EARLIEST, LATEST = -6, 3
"""Calling months, from the contract's end, whose whole follow-up the timeline always covers."""


def call_plan(
    hazard: pd.DataFrame,
    fading: int = FADING,
    lasting: int = LASTING,
    save_before: float = money.figure("save_undecided"),
    save_after: float = money.figure("save_decided"),
) -> pd.DataFrame:
    """Return what a call to 1,000 customers saves, by the month in which they are called.

    Args:
        hazard: chance of leaving by `relative` month (column hazard).
        fading: months between deciding and leaving.
        lasting: months over which the call weighs on a decision.
        save_before: share kept of those who had not decided at the call but would within `lasting`.
        save_after: share kept of those who had.

    Returns:
        Index call_month (from the contract's end, called at its end); in_time and too_late (leavers
        for 1,000 called who at the call have not, or have, decided), saved_per_1000. Only calling
        months whose whole follow-up lies within `hazard`; NaN where a month of it has nobody at
        risk.
    """
    known = hazard["hazard"]
    rate = known.reindex(range(int(known.index.min()), int(known.index.max()) + 1))
    months, values = rate.index.to_numpy(), rate.to_numpy()
    rows = []
    for place in range(len(values) - fading - lasting):
        ahead = values[place + 1 : place + 1 + fading + lasting]
        stays = np.concatenate([[1.0], np.cumprod(1 - ahead)[:-1]])
        leaving = 1000 * ahead * stays
        too_late, in_time = leaving[:fading].sum(), leaving[fading:].sum()
        rows.append(
            (months[place], in_time, too_late, save_before * in_time + save_after * too_late)
        )
    columns = ["call_month", "in_time", "too_late", "saved_per_1000"]
    return pd.DataFrame(rows, columns=columns).set_index("call_month")


def keeps(plan: pd.DataFrame) -> bool:
    """Return whether a call in any month keeps anybody, to the nearest customer in a thousand."""
    return bool(plan["saved_per_1000"].max() >= 0.5)


def best_month(plan: pd.DataFrame) -> int:
    """Return the calling month that saves most, in months from the end of the contract.

    Raises TooFew where that is known of no month.
    """
    if plan["saved_per_1000"].isna().all():
        raise TooFew("no_contract_ends")
    return int(plan["saved_per_1000"].idxmax())
