"""What a line brings: its bill less what serving it costs, month by month.

Costs stand in costs.yml and in the table `costs`. `monthly` holds no margin: a learner works it out
from bill, use and costs; the truth does the same with the life that is led without fading.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

import numpy as np
import yaml

from synthetic.columns import Columns


@dataclass(frozen=True)
class Cost:
    """One line of the cost sheet: yuan a unit, and its names."""

    yuan: float
    unit: str
    zh: str
    en: str


_SAID = yaml.safe_load((resources.files("synthetic") / "costs.yml").read_text(encoding="utf-8"))
COSTS: dict[str, Cost] = {item: Cost(**facts) for item, facts in _SAID.items()}
"""Item → what it costs, in the order of their codes."""
DISCOUNT = COSTS["discount"].yuan


def _yuan(item: str) -> np.float32:
    return np.float32(COSTS[item].yuan)


def margin(month: Columns) -> np.ndarray:
    """Yuan that each line brings in a month.

    Args:
        month: bill, vas and roaming (yuan, of the bill); data (GB); minutes_out, minutes_in;
            off_net (share of minutes); service_calls, counter_visits; points_earned.
    """
    abroad = month.minutes_out - month.minutes_in
    return (
        month.bill
        - _yuan("data") * month.data
        - _yuan("minute") * (month.minutes_out + month.minutes_in)
        - _yuan("settlement") * month.off_net * abroad
        - _yuan("line")
        - _yuan("hotline_call") * month.service_calls
        - _yuan("counter_visit") * month.counter_visits
        - _yuan("content") * month.vas
        - _yuan("roaming") * month.roaming
        - _yuan("point") * month.points_earned
    )
