"""What subscribers did in the last months, and how they paid: acts, days late, suspensions."""

from __future__ import annotations

import numpy as np

from casekit.mart.dataset import Mart
from casekit.mart.signals.history import History, positions
from synthetic.calendar import months_between

ACTS = ("bill_checks", "packs", "blocked_calls", "counter_visits", "app_days", "service_calls")
"""Columns of `monthly` in which needs leave a trace."""
HALF_YEAR, YEAR = 6, 12
COLUMNS = (*ACTS, "days_late", "status", "complaints")
_SOUNDS = ("complaints", "service_calls", "counter_visits")
_ANSWERS = ("treatments.month", "treatments.contacted", "treatments.accepted")


def acts(history: History) -> dict[str, np.ndarray]:
    """Return `<act>_3m`: the sum of each of `ACTS` over three months (times, packs, calls, days)."""
    return {f"{name}_3m": history.total(name) for name in ACTS}


def paying(history: History) -> dict[str, np.ndarray]:
    """Return `late_6m`, days late a month over half a year, and `suspended_12m`, months of twelve.

    Months before a subscriber joined count as nothing for the suspensions, and not at all for the
    days late; both are unknown while the data do not reach back so far.
    """
    late = history.mean("days_late", HALF_YEAR)
    whole = history.total("days_late", HALF_YEAR)
    return {
        "late_6m": np.where(np.isnan(whole), np.nan, late),
        "suspended_12m": history.total("status", YEAR),
    }


def sounds(history: History) -> dict[str, np.ndarray]:
    """Return `complained_3m` (complained within three months) and `quiet_6m` (in half a year no
    complaint, no call to the hotline, no visit to a counter): 1 or 0."""
    complained = history.total("complaints")
    heard = sum(history.total(name, HALF_YEAR) for name in _SOUNDS)
    return {
        "complained_3m": np.where(np.isnan(complained), np.nan, complained > 0),
        "quiet_6m": np.where(np.isnan(heard), np.nan, heard == 0),
    }


def answers(mart: Mart, month: int, subscribers: np.ndarray) -> dict[str, np.ndarray]:
    """Return `last_contact`, months since a campaign last reached the subscriber, and
    `last_answer`, 1 if the offer was then accepted, else 0; both NaN for whom none has reached."""
    since, accepted = np.full((2, len(subscribers)), np.nan)
    if mart.knows("treatments", *_ANSWERS):
        rows = mart.treatments
        rows = rows[(rows["month"] <= month) & rows["contacted"].astype(bool)].sort_values("month")
        place, found = positions(subscribers, rows["subscriber"].to_numpy())
        since[place] = months_between(rows["month"].to_numpy()[found], month)
        accepted[place] = rows["accepted"].to_numpy(dtype=np.float64)[found]  # the last one stays
    return {"last_contact": since, "last_answer": accepted}
