"""What a line brings: its bill less what serving it costs, month by month.

Costs stand in costs.yml and in the table `costs`. `monthly` holds no margin: a learner works it out
from bill, use and costs; the truth does the same with the life that is led without fading.
"""

from __future__ import annotations

import numpy as np

from synthetic import advice
from synthetic.columns import Columns
from synthetic.costs import COSTS
from synthetic.market import Tariffs

DISCOUNT = COSTS["discount"].yuan


def _yuan(item: str) -> np.float32:
    return np.float32(COSTS[item].yuan)


def live(people: Columns, state: Columns, month: Columns, own: Tariffs) -> None:
    """Keeps what each line brings this month in the life that it leads as long as it stays.

    `state.earns` is the bill of that life, `state.margin` what is left of it, in yuan: without the
    fading of those who have decided, with what contracts give and what is refunded; a deposit that comes back is the
    customer's own money.
    """
    calls = month.plain_out + month.plain_in
    bill = state.fee + month.plain_overage + month.vas + month.roaming
    more_data, more_calls = month.next_data - month.plain_data, month.next_out - month.plain_out
    state.step_margin[:] = (
        state.step_bill
        - _yuan("data") * more_data
        - (_yuan("minute") + _yuan("settlement") * month.off_net) * more_calls
    )
    state.earns[:] = bill + state.step_bill * state.up
    told = np.flatnonzero(state.up & (state.lower > advice.NOTHING))
    few = people.take(told, advice.TRAITS), state.take(told, advice.STATE)
    more, gain = advice.adds(*few, state.lower[told], own)
    state.earns[told] += more - state.step_bill[told]
    state.margin[:] = (
        bill
        + state.step_margin * state.up
        + month.returned
        + month.refunded
        - _yuan("data") * month.plain_data
        - _yuan("minute") * calls
        - _yuan("settlement") * month.off_net * (month.plain_out - month.plain_in)
        - _yuan("line")
        - _yuan("hotline_call") * month.service_calls
        - _yuan("counter_visit") * month.counter_visits
        - _yuan("content") * month.vas
        - _yuan("roaming") * month.roaming
        - _yuan("point") * month.points_earned
    )
    state.margin[told] += gain - state.step_margin[told]
