"""What is spent with a rival: a share of the whole by the tie, told in the truth only."""

import numpy as np

from synthetic import load, wallet
from synthetic.streams import Draws, Stream
from synthetic.world import World


def spent(seed=5):
    people = World(load("city", subscribers=20_000), seed).people
    luck = Draws(seed, Stream.WALLET, 0, 0, len(people))
    return people, wallet.outside(people, luck)


def test_only_who_has_a_rivals_second_sim_spends_there():
    people, yuan = spent()
    np.testing.assert_array_equal(yuan > 0, people.rival_tie > 0)
    assert 0.18 < (yuan > 0).mean() < 0.26


def test_it_is_the_ties_share_of_a_demand_that_follows_income():
    people, yuan = spent()
    some = yuan > 0
    whole = np.log(yuan[some] / people.rival_tie[some].astype(float))
    slope, level = np.polyfit(people.income[some], whole, 1)
    assert abs(slope - 0.35) < 0.02
    assert abs(level - np.log(52)) < 0.02
    assert abs(np.corrcoef(whole, people.rival_tie[some].astype(float))[0, 1]) < 0.05
