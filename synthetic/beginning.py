"""What the first month finds: the state of everybody, and the contracts that are running."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synthetic import contracts, points, services
from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.market import Tariffs
from synthetic.scenario import Scenario
from synthetic.streams import Draws, Stream

_MONTHS = ("decided", "gone")
_UNTIL = ("offer_until", "calm_until", "end_signed", "last_contact")
_ZEROS = (
    *("complaining", "shocked", "friends_left", "offer_effect", "fade_strength", "shift_chance"),
    *("pull", "pack_fee", "pack_gb", "earns", "margin"),
)
_COUNTS = ("quiet", "shifted", "suspended", "reason")
_FLAGS = ("traded", "by_arrears", "bundled")


def state(
    people: Columns, scenario: Scenario, tariffs: Tariffs, draws: Callable[[Stream], Draws], real
) -> Columns:
    """The state of all subscribers before the first month.

    Args:
        draws: stream → draws of all subscribers, the same whatever the months bring.
        real: type of the figures.
    """
    n, plan = len(people), people.plan
    luck = draws(Stream.START)
    ends = contracts.first_ends(scenario, people, draws(Stream.CONTRACT))
    fee = tariffs.fee[plan]
    old, new = points.first(people, fee, scenario.first_month, draws(Stream.REDEMPTION))
    return Columns(
        **{name: np.full(n, NEVER, dtype=np.int16) for name in _MONTHS},
        **{name: np.full(n, -NEVER, dtype=np.int16) for name in _UNTIL},
        **{name: np.zeros(n, dtype=real) for name in _ZEROS},
        **{name: np.zeros(n, dtype=np.int8) for name in _COUNTS},
        **{name: np.zeros(n, dtype=bool) for name in _FLAGS},
        contract_end=ends,
        contract_mode=contracts.modes(draws(Stream.MODE)),
        contract_fee=fee.copy(),
        end_shown=ends.copy(),
        plan=plan.copy(),
        fee=fee,
        services=services.first(people, draws(Stream.SERVICE)),
        balance=np.where(people.autopay, 0, draws(Stream.ACCOUNT).uniform() * people.top_up).astype(
            real
        ),
        strain=draws(Stream.STRAIN).normal().astype(real),
        points_old=old.astype(real),
        points_new=new.astype(real),
        minutes_limit=tariffs.minutes[plan],
        data_limit=tariffs.data_gb[plan],
        activity=luck.normal(0.28).astype(real),
        satisfaction=luck.normal(0.45).astype(real),
        spot=luck.normal(3.0).astype(real),
        quality=np.full(n, 82, dtype=real),
        price_gap=np.full(n, 0.1, dtype=real),
        handset_age=(luck.uniform() * 36).astype(np.int16),
        hazard=np.full(n, scenario.leaving.base, dtype=real),
    )


def contracts_seen(people: Columns, state: Columns) -> Columns:
    """The contracts that stand at the start, as they are written down; who joins later signs then."""
    who = np.flatnonzero((state.contract_end > contracts.NO_CONTRACT) & (people.join < 0))
    ends = state.contract_end[who].astype(np.int32)
    starts = np.maximum(ends - contracts.TERM + 1, np.minimum(people.join[who], ends))
    return contracts.signed(state, who, starts.astype(np.int32), ends)
