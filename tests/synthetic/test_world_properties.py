"""What holds of the world whatever the seed, the blocks and the policy."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from synthetic import load
from synthetic.offers import action_code
from synthetic.schema import MONTHLY, OFFERS
from synthetic.world import World

PEOPLE = 1000
MONTHS = 5


def law():
    return load("classroom", subscribers=PEOPLE, months=MONTHS, campaigns=[])


def policy(kind: str, share: float, seed: int) -> np.ndarray:
    chosen = np.random.default_rng(seed).random(PEOPLE) < share
    return (chosen * action_code(kind)).astype(np.int8)


policies = st.builds(policy, st.sampled_from(OFFERS), st.floats(0, 1), st.integers(0, 99))
seeds = st.integers(0, 2**40)


@settings(max_examples=15, deadline=None)
@given(seed=seeds, block=st.integers(40, 1500), actions=policies)
def test_blocks_change_nothing_under_any_policy(seed, block, actions):
    one, other = World(law(), seed), World(law(), seed, block=block)
    for _ in range(MONTHS):
        left, right = one.step(actions), other.step(actions)
        np.testing.assert_array_equal(left.present, right.present)
        for name, array in left.seen.items():
            np.testing.assert_array_equal(array, right.seen.__dict__[name], err_msg=name)


@settings(max_examples=15, deadline=None)
@given(seed=seeds, actions=policies)
def test_every_figure_is_possible(seed, actions):
    world = World(law(), seed)
    for _ in range(MONTHS):
        month = world.step(actions)
        for column in MONTHLY.columns:
            values = month.seen.__dict__.get(column.name)
            if values is None or column.low is None:
                continue
            here = values[month.present]
            assert np.isfinite(here).all(), column.name
            assert here.min() >= column.low, column.name
            assert here.max() <= column.high, column.name
        for name in ("hazard", "leave_3m"):
            share = month.truth.__dict__[name]
            assert ((share >= 0) & (share <= 1)).all()


@settings(max_examples=15, deadline=None)
@given(seed=seeds, actions=policies)
def test_who_has_left_never_comes_back_and_nobody_vanishes(seed, actions):
    world = World(law(), seed)
    before, gone = world.people.join < 0, np.zeros(PEOPLE, dtype=bool)
    for _ in range(MONTHS):
        month = world.step(actions)
        left = np.zeros(PEOPLE, dtype=bool)
        left[month.left] = True
        joined = world.people.join == month.index
        np.testing.assert_array_equal(month.present, (before | joined) & ~left)
        gone |= left
        assert not (gone & month.present).any()
        before = month.present.copy()


@settings(max_examples=10, deadline=None)
@given(seed=seeds, actions=policies, other=policies)
def test_draws_never_depend_on_actions(seed, actions, other):
    """Whoever is contacted, and with whatever, the network and the surprises of a month are the same."""
    one, two = World(law(), seed), World(law(), seed)
    alike = np.ones(PEOPLE, dtype=bool)  # one who was won back has lived another life
    for _ in range(MONTHS):
        left, right = one.step(actions), two.step(other)
        alike &= one.state.decided == two.state.decided
        same = alike & left.present & right.present
        assert same.sum() > PEOPLE / 2
        # a handset may be an offer's: the surprise is the one that is bought without it
        ages = one.state.handset_age, two.state.handset_age
        np.testing.assert_array_equal(*(age[same] for age in ages))
        for name in ("quality", "roaming_fee", "tv"):
            np.testing.assert_array_equal(
                left.seen.__dict__[name][same], right.seen.__dict__[name][same], err_msg=name
            )
