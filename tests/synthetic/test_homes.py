"""Homes: who they are to one another, what they share, who goes along with the payer."""

import numpy as np
import pytest

from synthetic import documents, homes, identities, leaving, load
from synthetic.calendar import NEVER
from synthetic.schema import CHANNELS, REASONS
from synthetic.streams import Draws, Stream
from synthetic.world import World


def world(subscribers=20_000, **leaving):
    return World(load("city", subscribers=subscribers, campaigns=[], leaving=leaving), 7)


@pytest.fixture(scope="module")
def people():
    return world().people


def _years(people):
    return people.birth_year.astype(int)


def test_most_second_lines_are_partners_near_in_age_and_of_the_other_sex(people):
    second = np.flatnonzero(~people.head & np.roll(people.head, 1))
    heads = second - 1
    partner = people.role[second] == homes.PARTNER
    assert 0.68 < partner.mean() < 0.76
    other = people.gender[second] != people.gender[heads]
    assert other[partner].mean() > 0.95
    assert 0.8 < other[people.family[second] == 2].mean() < 0.88
    gap = np.abs(_years(people)[second] - _years(people)[heads])
    assert 3 <= np.median(gap[partner]) <= 5
    assert 0.2 < ((gap >= 20) & (gap <= 35)).mean() < 0.35


def test_children_are_younger_and_parents_older_than_the_head(people):
    older = _years(people)[homes.head(people)] - _years(people)
    assert np.quantile(older[people.role == homes.CHILD], 0.99) < -12
    assert np.quantile(older[people.role == homes.PARENT], 0.01) > 12
    assert (people.role[people.head] == homes.HEAD).all()
    assert (people.role[~people.head] != homes.HEAD).all()


def test_no_child_has_a_line_before_it_is_ten(people):
    child = people.role == homes.CHILD
    age_then = 2024 + people.join // 12 - _years(people)
    assert age_then[child].min() >= homes.FIRST_LINE - 1  # year of birth alone is known
    assert (age_then[child] < 18).mean() > 0.1


def test_a_home_has_one_payer_its_head_or_the_heads_partner(people):
    payer = homes.payer(people)
    assert (payer[payer] == payer).all()
    assert (people.household[payer] == people.household).all()
    assert (payer[people.family == 1] == np.flatnonzero(people.family == 1)).all()
    paid_by_partner = people.role[payer] == homes.PARTNER
    assert set(np.unique(people.role[payer])) == {homes.HEAD, homes.PARTNER}
    assert 0.1 < paid_by_partner[people.family > 1].mean() < 0.3


def test_students_live_alone(people):
    students = people.channel == CHANNELS.index("campus")
    assert (people.family[students] == 1).all()


def test_a_home_has_one_address_and_one_surname_but_for_the_partner(people):
    draws = Draws(7, Stream.IDENTITY, 0, 0, len(people))
    told = identities.make(people, np.arange(1, len(people) + 1), 7, draws)
    head = homes.head(people)
    address, name = np.array(told["address"]), np.array(told["name"])
    assert (address == address[head]).all()
    surname = np.array([one[0] for one in name])
    kin = people.role != homes.PARTNER
    assert (surname == surname[head])[kin].all()
    assert (surname == surname[head])[~kin].mean() < 0.3
    assert len(np.unique(address)) > 0.9 * people.head.sum()


def test_childrens_lines_are_on_the_heads_papers(people):
    holder = documents.holders(people, load("city"), 7, 0)
    child = (people.role == homes.CHILD) & (2024 - people.birth_year < 16)
    plain = child & ~people.arbitrage & ~people.fraud
    assert plain.sum() > 100
    assert (holder == homes.head(people))[plain].all()


def _gone_along(one: World, months: int):
    """Of those whose payer decided while they had not: how many went with it; all months."""
    asked = went = with_it = later = 0
    for _ in range(months):
        before = one.state.decided.copy()
        month = one.step()
        now, payer = month.index, homes.payer(one.people)
        called = (one.state.decided[payer] == now) & (payer != np.arange(len(payer)))
        called &= (before == NEVER) & (one.people.join < now) & (one.state.gone[payer] >= now)
        gone = called & (one.state.decided == now)
        along = np.flatnonzero(gone & (one.state.reason == REASONS.index("friends")))
        later += (one.state.gone[along] > one.state.gone[payer[along]]).sum()
        with_it += len(along)
        asked, went = asked + called.sum(), went + gone.sum()
    assert later <= 0.2 * with_it + 1  # one may have decided himself, for friends
    return went / asked


def test_others_of_the_home_go_along_with_the_payer_in_two_cases_of_ten():
    assert abs(_gone_along(world(), 12) - 0.22) < 0.05  # some of them by a decision of their own
    assert _gone_along(world(along=0), 12) < 0.06
    assert _gone_along(world(along=1), 12) > 0.99


def test_what_lies_ahead_of_a_line_counts_its_payer():
    one = world(60_000)
    for _ in range(6):
        one.step()
    month = one.step()
    told = one._truth.leave_3m.copy()
    open_ = month.present & (one.state.decided == NEVER)
    others = open_ & (homes.payer(one.people) != np.arange(len(one.people)))
    for _ in range(3):
        one.step()
    left = (one.state.gone <= month.index + 3) & ~one.state.by_arrears
    for who in (others, open_ & ~others):
        error = np.sqrt(left[who].mean() / who.sum())
        assert abs(told[who].mean() - left[who].mean()) < 4 * error
    alone = world(60_000, along=0)
    for _ in range(7):
        alone.step()
    assert alone._truth.leave_3m[others].mean() < told[others].mean() - 0.0015


def test_a_line_that_has_gone_is_missed_at_home_for_a_while():
    one = world(3000)
    month = one.step()
    home = one.people.household
    chose = month.left[~one.state.by_arrears[month.left]]
    touched = np.isin(home, home[chose])
    before = one.state.kin_left.copy()
    assert (before[touched] >= 1).all()
    homes.miss(one.people, one.state, np.array([], dtype=int))
    np.testing.assert_allclose(one.state.kin_left, homes.FADES * before)


def test_nobody_moves_out_unless_the_scenario_says_so():
    one = World(load("city", subscribers=20_000, campaigns=[]), 7)
    page = [one.step().seen.family_lines.copy() for _ in range(3)][-1]
    assert (one.state.moved_at == NEVER).all()
    np.testing.assert_array_equal(page, np.maximum(one.people.family - 1, 0))


@pytest.fixture(scope="module")
def scattered():
    """A world whose grown children move out at 3 % a month, and the one in which they stay."""
    law = load("city", subscribers=60_000, campaigns=[], homes={"moves_out": 0.03})
    worlds = [World(one, 7) for one in (law, load("city", subscribers=60_000, campaigns=[]))]
    pages = [[one.step().seen.family_lines.copy() for _ in range(18)][-1] for one in worlds]
    return worlds, pages


def test_grown_children_move_out_at_the_rate_of_the_scenario(scattered):
    (one, _), _ = scattered
    moved, people = one.state.moved_at, one.people
    age = 2025 - people.birth_year
    assert (people.role[moved != NEVER] == homes.CHILD).all()
    assert age[moved != NEVER].min() >= homes.GROWN
    could = (people.role == homes.CHILD) & (2024 - people.birth_year >= homes.GROWN)
    could &= (people.join < 0) & (one.state.gone > 17)
    expected = 1 - 0.97**18
    error = np.sqrt(expected * (1 - expected) / could.sum())
    assert abs((moved[could] != NEVER).mean() - expected) < 4 * error


def test_a_home_counts_the_lines_that_are_still_there(scattered):
    (one, _), (seen, before) = scattered
    moved = one.state.moved_at != NEVER
    assert (seen[moved] == 0).all()
    gone = np.bincount(one.people.household[moved], minlength=one.people.household.max() + 1)
    stay = ~moved
    np.testing.assert_array_equal(
        seen[stay], np.maximum(before[stay] - gone[one.people.household[stay]], 0)
    )


def test_other_lines_at_home_bind_no_more_when_one_has_moved_out():
    one = world()
    one.step()
    people, state, law = one.people, one.state.copy(), one.scenario.leaving
    before = leaving.hazard(people, state, 1, law)
    child = (people.role == homes.CHILD) & (people.family == 3)
    state.moved_at[child] = 0
    times = leaving.hazard(people, state, 1, law) / before
    alone = np.bincount(people.household[child])[people.household[child]] == 1
    own = before[child][alone] < 0.3  # far from the cap
    np.testing.assert_allclose(times[child][alone][own], np.exp(-2 * law.family_line), rtol=1e-3)
    home = np.isin(people.household, people.household[child][alone]) & ~child & (before < 0.3)
    np.testing.assert_allclose(times[home], np.exp(-law.family_line), rtol=1e-3)
    others = ~np.isin(people.household, people.household[child])
    np.testing.assert_array_equal(times[others], 1)


def test_nobody_is_called_away_by_a_payer_he_no_longer_lives_with():
    one = world()
    one.step()
    lines = homes.paid_for(one.people)
    chance = np.full(len(lines), 0.5)
    assert homes.called_away(one.people, one.state, 1, chance, lines).any()
    one.state.moved_at[lines] = 0
    assert not homes.called_away(one.people, one.state, 1, chance, lines).any()


def test_who_moved_out_no_longer_misses_those_at_home(scattered):
    (one, plain), _ = scattered
    early = (one.state.moved_at < 10) & (one.people.join < 0)
    assert one.state.kin_left[early].mean() < 0.5 * plain.state.kin_left[early].mean()
