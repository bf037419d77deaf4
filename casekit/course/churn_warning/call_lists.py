"""Call lists of one length, drawn up in several ways, and what each holds.

What a list *catches* (leavers on it) any operator can count afterwards. What it *keeps* (those who
stay because of the call) only a randomised trial tells, or, here, the truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from casekit.course.churn_warning.lacks import TooFew

RANDOM, ORACLE = "random", "oracle"
FADING = 2
"""Usage alarms from which a customer counts as fading already (the kit's own convention)."""


def by_habit(features: pd.DataFrame, names: int = 200) -> dict[str, pd.Index]:
    """Return the lists that operators without a model draw up.

    Args:
        features: of a decision month, as in the mart.
        names: length of each list.

    Returns:
        bill (highest bills), tenure (longest on the network), complaints (most in three months;
        ties by bill), bill_fall (largest fall of the bill against its mean); those that sort by
        what is missing throughout are left out. Raises TooFew where none remains.
    """
    orders = {
        "bill": (["bill_mean_3m"], [False]),
        "tenure": (["tenure_months"], [False]),
        "complaints": (["complaints_3m", "bill_mean_3m"], [False, False]),
        "bill_fall": (["bill_trend"], [True]),
    }
    lists = {
        habit: features[columns]
        .sort_values(columns, ascending=ascending, kind="stable")
        .index[:names]
        for habit, (columns, ascending) in orders.items()
        if features[columns].notna().any().all()
    }
    if not lists:
        raise TooFew("no_habit")
    return lists


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
