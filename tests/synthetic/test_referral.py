"""Mouth to mouth: who recommends, whom it brings, and what it leaves alone."""

import numpy as np
import pytest

from synthetic import load, referral
from synthetic.columns import Columns
from synthetic.laws import Channels
from synthetic.schema import CHANNELS
from synthetic.streams import Draws, Stream
from synthetic.world import World

PEOPLE = 4000


@pytest.fixture(scope="module")
def lived():
    world = World(load("city", subscribers=PEOPLE, campaigns=[]), 5)
    for _ in world.months:
        world.step()
    return world


def _pairs(world):
    return tuple(np.concatenate(each) for each in zip(*world.referrals, strict=True))


def _month(satisfaction: float, asking: float, friends: int = 4, gone: int = 99):
    """Newcomers 0 to 999 in month 3, each with the same `friends`, who joined before."""
    new = np.arange(1000)
    people = Columns(join=np.repeat(np.int16([3, -9]), [1000, friends]))
    state = Columns(
        satisfaction=np.full(1000 + friends, satisfaction, dtype=np.float32),
        gone=np.full(1000 + friends, gone, dtype=np.int16),
        referred=np.zeros(1000 + friends, dtype=bool),
    )
    start = np.append(np.arange(1001) * friends, np.full(friends, 1000 * friends))
    circles = start, np.tile(np.arange(1000, 1000 + friends), 1000)
    draws = Draws(7, Stream.REFERRAL, 3, 0, 0, new)
    came = referral.month(people, state, circles, new, Channels(asking=asking), draws)
    return came, state


def test_a_friend_who_is_content_brings_those_who_ask():
    (who, word), state = _month(satisfaction=1.0, asking=0.5)
    assert 0.45 < len(who) / 1000 < 0.52
    assert (word >= 1000).all()
    np.testing.assert_array_equal(np.flatnonzero(state.referred), who)


def test_a_friend_who_is_middling_seldom_speaks_and_one_who_is_angry_never():
    middling, angry = (_month(content, asking=1.0)[0][0] for content in (0.0, -2.0))
    assert 0.1 < len(middling) / 1000 < 0.2
    assert len(angry) == 0


@pytest.mark.parametrize("change", [{"friends": 0}, {"gone": 3}, {"asking": 0.0}])
def test_nobody_comes_without_a_friend_who_is_here_and_is_asked(change):
    (who, _), state = _month(**{"satisfaction": 1.0, "asking": 1.0, **change})
    assert len(who) == 0
    assert not state.referred.any()


def test_they_come_by_a_tie_that_was_here_before(lived):
    who, word = _pairs(lived)
    start, friends = lived._circles
    assert len(who) > 50
    assert all(w in friends[start[i] : start[i + 1]] for i, w in zip(who, word, strict=True))
    assert (lived.people.join[word] < lived.people.join[who]).all()
    lately = lived.people.join[who] >= 0  # before, who left is taken as having stayed
    assert (lived.state.gone[word] >= lived.people.join[who])[lately].all()
    assert len(set(who)) == len(who)


def test_their_channel_is_written_so_and_their_wish_to_leave_is_smaller(lived):
    who, _ = _pairs(lived)
    channel = referral.won_by(lived.people, lived.state)
    assert (channel[who] == CHANNELS.index("referral")).all()
    assert (np.delete(channel, who) < CHANNELS.index("referral")).all()


def test_who_joins_and_when_does_not_hang_on_it(lived):
    nobody = World(load("city", subscribers=PEOPLE, campaigns=[], channels={"asking": 0.0}), 5)
    for _ in nobody.months:
        nobody.step()
    np.testing.assert_array_equal(nobody.people.join, lived.people.join)
    who, _ = _pairs(lived)
    assert not nobody.state.referred.any()
    hazard = (world.state.hazard[who].mean() for world in (lived, nobody))
    assert next(hazard) < 0.9 * next(hazard)


def test_a_moment_taken_and_restored_holds_the_words_so_far(lived):
    world = World(lived.scenario, 5)
    for _ in range(6):
        world.step()
    taken = world.snapshot()
    for _ in range(3):
        world.step()
    later = _pairs(world)
    world.restore(taken)
    for _ in range(3):
        world.step()
    for before, again in zip(later, _pairs(world), strict=True):
        np.testing.assert_array_equal(before, again)
