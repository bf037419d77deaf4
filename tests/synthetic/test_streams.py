"""Draws hang on seed, stream, month and subscriber only, and follow the laws they are named after."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from synthetic.streams import Draws, Stream

MANY = 200_000
KINDS = {
    "normal": lambda d: d.normal(),
    "uniform": lambda d: d.uniform(),
    "fine_uniform": lambda d: d.fine_uniform(),
    "chance": lambda d: d.chance(0.2),
    "count": lambda d: d.count(np.full(len(d), 0.3, dtype=np.float32)),
    "around": lambda d: d.around(np.full(len(d), 12.0, dtype=np.float32)),
    "pick": lambda d: d.pick((0.2, 0.5, 0.3)),
}


def everything(draws: Draws) -> dict[str, np.ndarray]:
    return {name: draw(draws) for name, draw in KINDS.items()}


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**63),
    month=st.integers(-20, 200),
    cuts=st.lists(st.integers(1, 999), min_size=1, max_size=6, unique=True),
)
def test_blocks_do_not_change_the_luck(seed, month, cuts):
    whole = everything(Draws(seed, Stream.USAGE, month, 0, 1000))
    edges = [0, *sorted(cuts), 1000]
    for start, stop in zip(edges, edges[1:], strict=False):
        part = everything(Draws(seed, Stream.USAGE, month, start, stop))
        for name, array in part.items():
            np.testing.assert_array_equal(array, whole[name][start:stop], err_msg=name)


@settings(max_examples=30, deadline=None)
@given(who=st.lists(st.integers(0, 499), min_size=1, max_size=50, unique=True))
def test_drawing_for_a_few_gives_their_luck(who):
    who = np.array(who)
    whole = Draws(3, Stream.FADING, 5, 100, 600)
    few = Draws(3, Stream.FADING, 5, 100, 600, who)
    for name, draw in KINDS.items():
        np.testing.assert_array_equal(draw(few), draw(whole)[who], err_msg=name)


def test_every_part_of_the_key_matters():
    one = Draws(7, Stream.USAGE, 3, 0, 1000).uniform()
    others = [
        Draws(8, Stream.USAGE, 3, 0, 1000),
        Draws(7, Stream.DECISION, 3, 0, 1000),
        Draws(7, Stream.USAGE, 4, 0, 1000),
        Draws(7, Stream.USAGE, -3, 0, 1000),
        Draws(7, Stream.USAGE, 3, 1000, 2000),
    ]
    for other in others:
        assert abs(np.corrcoef(one, other.uniform())[0, 1]) < 0.15


@pytest.fixture(scope="module")
def draws():
    return Draws(11, Stream.PERSON, 2, 0, MANY)


def test_normal_has_the_shape_of_a_normal(draws):
    z = draws.normal()
    assert z.dtype == np.float32
    assert abs(z.mean()) < 0.01
    assert abs(z.std() - 1) < 0.01
    assert stats.kstest(z[:20_000], "norm").pvalue > 1e-3
    assert 0.0009 < (z > 3).mean() < 0.0018


def test_uniforms_fill_the_interval(draws):
    for u in (draws.uniform(), draws.fine_uniform()):
        assert u.min() >= 0
        assert u.max() <= 1
        assert stats.kstest(u[:20_000], "uniform").pvalue > 1e-3


@pytest.mark.parametrize("probability", [0.0005, 0.01, 0.4, 0.999])
def test_chance_hits_its_probability(draws, probability):
    spread = 4 * (probability * (1 - probability) / MANY) ** 0.5
    by_number = draws.chance(probability)
    by_array = draws.chance(np.full(MANY, probability, dtype=np.float32))
    assert abs(by_number.mean() - probability) < spread
    assert abs(by_array.mean() - probability) < spread


@pytest.mark.parametrize(("probability", "expected"), [(0.0, 0.0), (1.0, 1.0)])
def test_chance_at_its_ends(draws, probability, expected):
    assert draws.chance(probability).mean() == expected


@pytest.mark.parametrize("rate", [0.002, 0.05, 0.3, 0.9])
def test_count_is_poisson_up_to_three(draws, rate):
    counts = draws.count(np.full(MANY, rate, dtype=np.float32))
    law = stats.poisson(rate)
    for k in (0, 1, 2):
        p = law.pmf(k)
        assert abs((counts == k).mean() - p) < 4 * (p * (1 - p) / MANY) ** 0.5 + 2e-5
    assert abs((counts == 3).mean() - law.sf(2)) < 2e-3
    assert counts.max() <= 3


@pytest.mark.parametrize("mean", [0.0, 3.0, 40.0, 900.0])
def test_around_has_mean_and_spread_of_poisson(draws, mean):
    n = draws.around(np.full(MANY, mean, dtype=np.float32))
    assert (n == np.rint(n)).all()
    assert n.min() >= 0
    assert abs(n.mean() - mean) < 0.02 * mean + 0.06
    assert abs(n.std() - mean**0.5) < 0.05 * mean**0.5 + 0.01


def test_pick_follows_its_shares(draws):
    picked = draws.pick((0.1, 0.6, 0.3))
    shares = np.bincount(picked, minlength=3) / MANY
    np.testing.assert_allclose(shares, (0.1, 0.6, 0.3), atol=0.005)


def test_lanes_of_one_word_are_independent():
    draws = Draws(5, Stream.EXPERIENCE, 1, 0, 50_000)
    table = np.corrcoef([draws.normal() for _ in range(8)])
    off = table[~np.eye(8, dtype=bool)]
    assert np.abs(off).max() < 0.02


def test_neighbours_are_independent():
    z = Draws(5, Stream.EXPERIENCE, 1, 0, 100_000).normal()
    for lag in (1, 2, 1000):
        assert abs(np.corrcoef(z[:-lag], z[lag:])[0, 1]) < 0.015
