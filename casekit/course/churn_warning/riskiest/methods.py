"""Call lists that a warning model and its alarms suggest."""

from __future__ import annotations

import pandas as pd

FADING = 2
"""Usage alarms from which a customer counts as fading already (the kit's own convention)."""


def by_score(
    score: pd.Series, bill: pd.Series, alarms: pd.Series, calls: int = 200
) -> dict[str, pd.Index]:
    """Return the lists that a warning model and its alarms suggest.

    Args:
        score, bill, alarms: probability of leaving, mean bill (yuan) and number of usage alarms,
            by subscriber.
        calls: length of each list.

    Returns:
        riskiest, most_alarms (ties by score), bill (highest), not_fading (riskiest of those with
        fewer than `FADING` alarms).
    """
    table = pd.DataFrame({"score": score, "bill": bill, "alarms": alarms}).dropna(subset="score")
    table = table.sort_values("score", ascending=False, kind="stable")
    ordered = {
        "riskiest": table,
        "most_alarms": table.sort_values("alarms", ascending=False, kind="stable"),
        "bill": table.sort_values("bill", ascending=False, kind="stable"),
        "not_fading": table[table["alarms"] < FADING],
    }
    return {name: frame.index[:calls] for name, frame in ordered.items()}
