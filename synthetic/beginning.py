"""What the first month finds: the state of everybody, and the contracts that are running."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synthetic import advice, contracts, desk, devices, homes, life, points, services, unasked
from synthetic.calendar import NEVER, add_months
from synthetic.columns import Columns
from synthetic.market import Tariffs
from synthetic.scenario import Scenario
from synthetic.streams import Draws, Stream

_MONTHS = ("decided", "gone", "moved_at")
_UNTIL = (
    *("offer_until", "calm_until", "end_signed", "last_contact", "up_until", "uprooted"),
    "given",
)
_ZEROS = (
    *("complaining", "shocked", "friends_left", "offer_effect", "fade_strength", "shift_chance"),
    *("uproots", "uproots_soon", "signed_return", "signed_penalty"),
    *("wants_data", "wants_out", "plain_over"),
    *("pull", "step_bill", "step_margin", "earns", "margin", "harm", "turning"),
)
_COUNTS = ("quiet", "shifted", "suspended", "reason", "phase")
_FLAGS = ("traded", "by_arrears", "bundled", "up", "regrets", "reopens", "referred")
WARM_UP = 6
"""Months lived before the first, so that it already holds complaints, prices felt, and people who
have decided to leave."""
_PAST = 36
"""Months before those of which only the phase of life and the services held are lived."""
_HANDSETS = 36
"""Months old that a handset is at the start, at most."""
_CONTENT = -0.2
"""Contentment of the base as a whole: it begins as it goes on."""
_LOST = 0.02
"""Chance a month that a line in decline has left since: of those still here, as many fewer decline."""


def state(
    people: Columns, scenario: Scenario, tariffs: Tariffs, draws: Callable[..., Draws], real
) -> Columns:
    """The state of all subscribers before the first month.

    Args:
        draws: stream, a number, positions (all, if not said) → draws, the same whatever the months bring.
        real: type of the figures.
    """
    n, plan = len(people), people.plan
    luck = draws(Stream.START)
    handset = devices.first(
        people,
        (_HANDSETS * luck.uniform()).astype(np.int32),
        tariffs.era,
        -WARM_UP - 1,
        draws(Stream.DEVICE),
        draws(Stream.MAKER),
    )
    ends = contracts.first_ends(scenario, people, draws(Stream.CONTRACT))
    fee = tariffs.fee[plan]
    began = int(add_months(scenario.first_month, -WARM_UP))
    old, new = points.first(people, fee, began, -WARM_UP, draws(Stream.REDEMPTION))
    found = Columns(
        **{name: np.full(n, NEVER, dtype=np.int16) for name in _MONTHS},
        **{name: np.full(n, -NEVER, dtype=np.int16) for name in _UNTIL},
        **{name: np.zeros(n, dtype=real) for name in _ZEROS},
        **{name: np.zeros(n, dtype=np.int8) for name in _COUNTS},
        **{name: np.zeros(n, dtype=bool) for name in _FLAGS},
        **dict(handset.items()),
        **dict(desk.first(n).items()),
        kin_left=homes.usual_loss(people).astype(real),
        contract_end=ends,
        contract_mode=contracts.modes(draws(Stream.MODE)),
        contract_fee=fee.copy(),
        end_shown=ends.copy(),
        plan=plan.copy(),
        lower=np.full(n, advice.NOTHING, dtype=np.int8),
        fee=fee,
        services=services.first(people, -WARM_UP - _PAST, draws(Stream.SERVICE)),
        unasked=np.zeros(n, dtype=np.uint8),
        level=np.full(n, life.ON_JOINING, dtype=real),
        balance=np.where(people.autopay, 0, draws(Stream.ACCOUNT).uniform() * people.top_up).astype(
            real
        ),
        strain=draws(Stream.STRAIN).normal().astype(real),
        points_old=old.astype(real),
        points_new=new.astype(real),
        minutes_limit=tariffs.minutes[plan],
        data_limit=tariffs.data_gb[plan],
        activity=luck.normal(0.28).astype(real),
        satisfaction=(_CONTENT + luck.normal(0.45)).astype(real),
        spot=luck.normal(3.0).astype(real),
        quality=np.full(n, 82, dtype=real),
        price_gap=np.full(n, 0.1, dtype=real),
        hazard=np.full(n, scenario.leaving.base, dtype=real),
    )
    contracts.tie(people, found, scenario, draws(Stream.TIED))
    found.end_shown[:] = found.contract_end
    _live_the_past(people, found, scenario, draws)
    return found


def _live_the_past(people: Columns, state: Columns, scenario: Scenario, draws) -> None:
    """Lines come to the phase of life and to the services that they have as the warm-up begins."""
    content = state.satisfaction.copy()
    state.phase[people.join < -WARM_UP - _PAST] = life.HEIGHT
    for now in range(-WARM_UP - _PAST, -WARM_UP):

        def draw(stream, who=None, now=now):
            return draws(stream, now, who)

        state.turning = life.turning(people, state, scenario.life)
        state.turning[state.phase == life.DECLINE] += _LOST
        life.move(people, state, now, draw)
        unasked.live(people, state, Columns(), now, scenario.charges, draw)
        services.change(people, state, now, draw)
    state.turning = life.turning(people, state, scenario.life)
    state.satisfaction[:] = content
    state.harm[:] = 0  # who is harmed goes: the warm-up brings as many as there are


def contracts_seen(people: Columns, state: Columns) -> Columns:
    """The contracts that stand at the start, as they are written down; who joins later signs then."""
    who = np.flatnonzero((state.contract_end > contracts.NO_CONTRACT) & (people.join < 0))
    ends = state.contract_end[who].astype(np.int32)
    starts = np.maximum(ends - contracts.TERM + 1, np.minimum(people.join[who], ends))
    return contracts.signed(state, who, starts.astype(np.int32), ends)
