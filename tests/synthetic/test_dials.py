"""A dial turned off moves what it is for; whom it does not touch lives the same month, to the bit."""

from functools import cache

import numpy as np
import pytest

from synthetic import load
from synthetic.world import World

TRAITS = {
    "habits.trace": (
        "brand arrears top_up dog habit_security habit_price habit_service habit_brand autopay club "
        "do_not_disturb second_sim sim_reported rival_tie rate_bill_checks rate_packs "
        "rate_blocked_calls rate_counter_visits rate_app_days rate_hotline plan rights off_net "
        "leave_base join bluff"
    ),
    "habits.asked": "",
    "offers.fatigue": "",
    "offers.consent": "consent",
    "channels.quality": (
        "join birth_year brand arrears dog leave_base habit_security habit_brand autopay club "
        "do_not_disturb rate_blocked_calls rate_app_days plan rights data taste_fun wants role gender "
        "to_payer trade voice_out voice_in circle_size"
    ),
    "channels.gifts": "gift",
    "desk.announces": "join",
    "desk.bargainers": "bluff",
    "leaving.turnover": "join dog",
    "leaving.campaign_cliff": "",
    "leaving.exit_cost": "",
    "leaving.broadband": "",
    "leaving.friend": "",
    "contracts.sign_up": "",
    "contracts.share": "",
    "leaving.decline": "",
    "leaving.service": "",
    "leaving.unasked": "",
    "life.decline": "",
    "life.recovery": "",
    "life.use": "",
    "charges.unasked": "",
    "charges.found": "",
    "charges.warned": "",
    "groups.bid": "",
    "leaving.kin": "",
    "leaving.along": "",
    "network.outage": "",
    "shift.start": "",
    "use.quiet": "",
    "arbitrage.share": "arbitrage leave_base voice_out voice_in circle_size data",
    "arbitrage.courier": "trade voice_out voice_in circle_size plan leave_base join",
    "arbitrage.shop": "trade voice_out voice_in circle_size plan leave_base join brand",
    "arrears": "arrears",
    "broadband_growth": "online",
}
"""By dial: the traits that it decides or that hang on one it decides; no others may move."""
ON = {"offers.consent": 1.0}
"""Dials that are off at another value than 0."""

EVERYBODY = ("habits.trace", "channels.quality", "shift.start", "use.quiet", "arrears", "life.use")
EVERYBODY += ("charges.unasked", "charges.found", "charges.warned", "leaving.turnover")
"""Dials that touch each line, by a trait, or, as a quiet spell or a warning, in the month itself."""


@cache
def first_month(dial=None):
    """Traits, state before the first month and what is seen in it, by name; and who has decided in it."""
    changes = {}
    if dial is not None:
        *part, name = dial.split(".")
        changes = {name: ON.get(dial, 0)}
        for outer in part:
            changes = {outer: changes}
    world = World(load("city", subscribers=3000, campaigns=[], **changes), 3)
    before = {name: np.array(values) for name, values in world.people.items()}
    state = {name: np.array(values) for name, values in world.state.items()}
    seen = {name: np.array(values) for name, values in world.step().seen.items()}
    return before, state, seen, world.state.decided == 0


def differ(one, other):
    """By column: the rows that differ. Unknown is like unknown."""
    return {
        name: ~(
            (one[name] == other[name]) | ((one[name] != one[name]) & (other[name] != other[name]))
        )
        for name in one
    }


@pytest.mark.parametrize("dial", TRAITS)
def test_a_dial_moves_the_traits_it_is_for(dial):
    moved = differ(first_month()[0], first_month(dial)[0])
    assert {name for name, rows in moved.items() if rows.any()} == set(TRAITS[dial].split())


@pytest.mark.parametrize("dial", [dial for dial in TRAITS if dial not in EVERYBODY])
def test_whom_a_dial_does_not_touch_lives_the_same_month(dial):
    (traits, state, seen, decided), (others, other_state, also, _) = (
        first_month(),
        first_month(dial),
    )
    touched = np.zeros(len(seen["bill"]), dtype=bool)
    for rows in (*differ(traits, others).values(), *differ(state, other_state).values()):
        touched |= rows
    payer = np.arange(len(touched)) + traits["to_payer"]
    touched |= touched[payer]  # who goes along with whom
    touched |= decided[payer] & (traits["to_payer"] != 0)
    assert (~touched).sum() > 100
    lives = differ(seen, also)
    assert not [name for name, rows in lives.items() if (rows & ~touched).any()]
