"""What a branch sees of its lines as it decides: the sheet that plans are written on."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic.branch import Branch
from synthetic.columns import Columns

MONTHS = 3
"""Months that means and counts look back."""
_HALF_YEAR, _LONG = 6, 36
ACTS = ("bill_checks", "packs", "blocked_calls", "counter_visits", "app_days", "service_calls")
"""What is counted in a month and tells of needs."""


def means(months: list[Columns], names: tuple[str, ...], back: int = MONTHS) -> dict:
    """Return the mean of columns over the last months in which each line was there; by name."""
    last = months[-back:]
    here = [month.present.astype(np.float64) for month in last]
    there = np.maximum(sum(here), 1)
    return {
        name: sum(month.__dict__[name] * was for month, was in zip(last, here, strict=True)) / there
        for name in names
    }


def seen(branch: Branch, months: list[Columns] | None = None) -> pd.DataFrame:
    """Return what is seen of everybody at the end of the last of some months, by position.

    Flags are 0 or 1; money in yuan; nothing is known of who was not there.
    """
    months, people = months or branch.months, branch.world.people
    now, last = len(months) - 1, months[-1]
    of = means(
        months, ("bill", "fee", "overage_fee", "over_gb", "data_gb", "minutes_out", "quality")
    )
    before = means(months[:-1], ("bill", "data_gb", "minutes_out"))
    half = means(months, ("complaints", "service_calls", "counter_visits"), _HALF_YEAR)
    tenure = now - people.join.astype(np.int32)
    return pd.DataFrame(
        {
            "bill_3m": of["bill"],
            "fee": last.fee,
            "overage_3m": of["overage_fee"],
            "over_gb_3m": of["over_gb"],
            "tenure": tenure,
            "months_to_end": np.where(last.contract_left > 0, last.contract_left, 0),
            "bound": last.contract_left > 0,
            "ends_soon": (last.contract_left <= 2) & (last.contract_left > 0),
            "use_trend": _ratio(last.minutes_out, before["minutes_out"]),
            "data_trend": _ratio(last.data_gb, before["data_gb"]),
            "bill_trend": _ratio(last.bill, before["bill"]),
            "quality_3m": of["quality"],
            "rival_calls_3m": MONTHS * means(months, ("rival_calls",))["rival_calls"],
            "complained_3m": means(months, ("complaints",))["complaints"] > 0,
            "quiet_6m": sum(half.values()) == 0,
            "handset_age": last.handset_age,
            "broadband": last.broadband,
            "off_net_share": last.off_net_share,
            "late": last.days_late,
            "do_not_disturb": people.do_not_disturb,
            "autopay": people.autopay,
            "club": people.club,
            "second_sim": people.sim_reported,
            "flagged": people.do_not_disturb | (people.autopay & (tenure > _LONG)),
        }
    ).astype(float)


def _ratio(now: np.ndarray, before: np.ndarray) -> np.ndarray:
    return np.clip(now / np.maximum(before, 0.1), 0, 3)
