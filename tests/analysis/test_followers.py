"""What follows a line, on homes and groups small enough to be worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from casekit.analysis.followers import (
    follows_leader,
    pulled_away,
    yuan_at_home,
    yuan_that_follow,
)

OWN = pd.Series({1: 100.0, 2: 50.0, 4: 80.0, 5: 10.0, 6: 30.0})
"""Line 3 has left; 5 lives in no home that is known."""
HOME = pd.Series({1: 1, 2: 1, 3: 1, 4: 2, 5: 0, 6: 1})
PAYER = pd.Series({1: 1, 2: 4})


def test_whoever_pays_is_followed_by_those_still_there_and_not_by_itself():
    follow = yuan_that_follow(OWN, HOME, PAYER, 0.2)
    # lines 2 and 6 follow line 1: 0.2 · (50 + 30); line 4 lives alone
    assert follow.to_dict() == pytest.approx({1: 16.0, 2: 0.0, 4: 0.0, 5: 0.0, 6: 0.0})


def test_a_payer_who_has_left_is_followed_by_nobody():
    follow = yuan_that_follow(OWN.drop(1), HOME, PAYER, 0.2)
    assert (follow == 0).all()


def test_each_group_has_a_chance_of_its_own():
    group = pd.Series({1: 7, 2: 7, 4: 8, 5: 8, 6: 0})
    leader = pd.Series({7: 2, 8: 4})
    follow = yuan_that_follow(OWN, group, leader, pd.Series({7: 0.1, 8: 0.5}))
    assert follow.to_dict() == pytest.approx({1: 0.0, 2: 10.0, 4: 5.0, 5: 0.0, 6: 0.0})


def test_a_leader_counts_by_what_his_going_adds_to_the_loss():
    lost, without = pd.Series({7: 0.4, 8: 0.5}), pd.Series({7: 0.7, 8: 0.5})
    chance = follows_leader(0.3, lost, without, pd.Series({7: 0.5, 8: 0.5}), 0.2)
    # group 7: 0.3 · 0.3 · (half by the firm, of the other half a fifth); group 8 is lost as easily with him
    assert chance.to_dict() == pytest.approx({7: 0.3 * 0.3 * 0.6, 8: 0.0})


def test_a_pull_takes_along_what_it_adds_to_the_hazard():
    hazard = pd.Series({1: 0.02, 2: 0.0})
    once = pulled_away(hazard, np.log(2), 0.0)  # doubles the hazard for a month
    assert once.to_dict() == pytest.approx({1: 1 - np.exp(-0.02), 2: 0.0})
    assert pulled_away(hazard, np.log(2), 0.5)[1] > once[1]
    assert pulled_away(hazard, 0.0, 0.5)[1] == 0


def test_at_home_others_go_with_the_payer_or_because_they_miss_who_went():
    missed = pd.Series(0.1, OWN.index)
    follow = yuan_at_home(OWN, HOME, PAYER, 0.2, missed)
    # of home 1 each misses the others: line 1 is missed by 50 + 30, line 2 by 100 + 30, line 6 by 150
    assert follow.to_dict() == pytest.approx({1: 16 + 8, 2: 13.0, 4: 0.0, 5: 0.0, 6: 15.0})
