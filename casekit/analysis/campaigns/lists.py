"""Call lists of one length, drawn up in several ways, and what each holds.

What a list *catches* (leavers on it) any operator can count afterwards. What it *keeps* (those who
stay because of the call) only a randomised campaign tells, or, here, the truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

RANDOM, ORACLE = "random", "oracle"


def leavers_found(lists: Mapping[str, pd.Index], left: pd.Series) -> pd.DataFrame:
    """Return the leavers on each list, and those expected on a list drawn by lot.

    Args:
        lists: subscribers by list.
        left: who left (True/False) by subscriber.

    Returns:
        One row a list and "random": names (length), leavers (for random: the mean).
    """
    rows = {
        name: (len(chosen), float(left.reindex(chosen).sum())) for name, chosen in lists.items()
    }
    longest = max(size for size, _ in rows.values())
    rows[RANDOM] = (longest, longest * float(left.mean()))
    return pd.DataFrame.from_dict(rows, orient="index", columns=["names", "leavers"])


def rank_bands(score: pd.Series, edges: Sequence[int] = (50, 100, 200, 400, 800)) -> pd.Series:
    """Return each customer's band on the list of the riskiest, "1–50" first.

    Args:
        score: probability of leaving by subscriber.
        edges: last rank of each band; a band for the rest follows.
    """
    inner = [edge for edge in edges if edge < len(score)]
    bounds = [0, *inner, len(score)]
    names = [f"{low + 1:,}–{high:,}" for low, high in zip(bounds, bounds[1:], strict=False)]
    rank = score.rank(ascending=False, method="first")
    return pd.cut(rank, bounds, labels=names).rename("band")


def kept(lists: Mapping[str, pd.Index], effects: pd.DataFrame, calls: int = 200) -> pd.Series:
    """Return the customers whom a call to each list keeps, as expected under the truth.

    Args:
        lists: subscribers by list; names without a known effect keep nobody.
        effects: the truth's effects of one campaign, index subscriber.
        calls: length of the lists, for "random" (mean) and "oracle" (the best list possible).
    """
    gain = -effects["effect"]
    found = {name: float(gain.reindex(chosen).sum()) for name, chosen in lists.items()}
    found[RANDOM] = float(calls * gain.mean())
    found[ORACLE] = float(np.clip(gain.nlargest(calls), 0, None).sum())
    return pd.Series(found, name="kept")
