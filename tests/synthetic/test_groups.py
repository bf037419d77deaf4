"""Company groups: led by one, called on or not, bid for, lost, and taken over with the lines they pay for."""

import numpy as np
import pytest

from synthetic import groups, load
from synthetic.calendar import NEVER
from synthetic.schema import REASONS
from synthetic.world import World


def world(subscribers=100_000, months=24, **law):
    one = World(load("city", subscribers=subscribers, campaigns=[], groups=law), 7)
    for _ in range(months):
        one.step()
    return one


@pytest.fixture(scope="module")
def lived():
    return world()


def test_each_group_has_one_leader_and_one_contact_in_the_books(lived):
    people = lived.people
    for name in ("leads", "key_contact"):
        chosen = people.__dict__[name]
        np.testing.assert_array_equal(np.sort(people.group[chosen]), lived.groups.group)
    known = people.leads[people.key_contact].mean()
    assert 0.63 < known < 0.73
    np.testing.assert_array_equal(people.group[lived.groups.leader], lived.groups.group)


def test_who_has_many_ties_in_the_group_rather_leads_it(lived):
    from sklearn.metrics import roc_auc_score

    people, ties = lived.people, lived.ties
    inside = people.group[ties.a] == people.group[ties.b]
    degree = np.bincount(ties.a[inside], minlength=len(people))
    degree += np.bincount(ties.b[inside], minlength=len(people))
    member = people.group > 0
    assert 0.7 < roc_auc_score(people.leads[member], degree[member]) < 0.87


def test_three_in_ten_contracts_that_end_see_a_bid_and_some_are_lost(lived):
    stand, count = lived.standing, len(lived.groups)
    bid, lost = stand.bid != NEVER, stand.lost != NEVER
    assert abs(bid.mean() - lived.scenario.groups.bid) < 4 * np.sqrt(0.25 / count)
    assert 0.2 < lost[bid].mean() < 0.5
    assert not lost[~bid].any()
    assert (stand.bid[bid] == lived.groups.contract_end[bid]).all()


def test_bad_service_a_low_price_and_neglect_lose_groups(lived):
    stand, known = lived.standing, lived.groups
    bid, lost = stand.bid != NEVER, stand.lost != NEVER
    for figure in (-known.service, known.gap, -known.visited):
        high = figure > np.median(figure[bid])
        assert lost[bid & high].mean() > lost[bid & ~high].mean() + 0.05


def test_lines_that_the_firm_pays_for_go_with_it_and_others_are_pulled(lived):
    people, state, stand = lived.people, lived.state, lived.standing
    lost = stand.lost[people.group_at]
    hit = (people.group_at >= 0) & (lost != NEVER) & (people.join < lost)
    firm = hit & people.firm & (state.gone >= lost)
    assert (state.decided <= lost)[firm].mean() > 0.99
    fades = np.bincount((state.gone - lost)[firm & (state.decided == lost)], minlength=4)
    np.testing.assert_allclose(fades / fades.sum(), lived.scenario.leaving.fading, atol=0.06)
    assert (state.reason[firm & (state.decided == lost)] == REASONS.index("price")).mean() > 0.95
    own = hit & ~people.firm & (state.decided >= lost)
    within = (state.decided >= lost) & (state.decided < lost + 3)
    assert 0.08 < within[own].mean() < 0.5


def test_nobody_is_lost_where_no_rival_bids():
    one = world(20_000, 12, bid=0)
    assert (one.standing.lost == NEVER).all()
    assert (one.state.uprooted < 0).all()
    assert one.state.uproots_soon.max() == 0


def test_what_lies_ahead_of_a_line_counts_its_firm():
    one = world(100_000, 10)
    told = one._truth.leave_3m.copy()
    soon = one.state.uproots_soon > 0
    here = (one.state.decided == NEVER) & (one.people.join < 9)
    open_, settled = here & soon, here & ~soon & one.people.firm
    for _ in range(3):
        one.step()
    left = (one.state.gone <= 12) & ~one.state.by_arrears
    error = np.sqrt(left[open_].mean() / one.groups.members[one.groups.contract_end >= 10].size)
    assert open_.sum() > 500
    assert told[open_].mean() > told[settled].mean() + 0.015
    assert abs(told[open_].mean() - left[open_].mean()) < 5 * error


def test_the_scenarios_month_takes_a_middle_sized_badly_served_group():
    law = load("key_group_lost", subscribers=6000)
    one = World(law, 3)
    for _ in range(20):
        one.step()
    lost = one.standing.lost == 18
    taken = one.groups.take(lost)
    assert ((taken.group - 1) % groups.PER_COMMUNITY == 3).sum() == 6
    assert taken.service[(taken.group - 1) % groups.PER_COMMUNITY == 3].max() < -1


def test_a_world_taken_back_brings_its_groups_back():
    one = world(6000, 4)
    before = one.snapshot()
    first = [one.step() and one.standing.copy() for _ in range(8)][-1]
    one.restore(before)
    second = [one.step() and one.standing.copy() for _ in range(8)][-1]
    for name, column in first.items():
        np.testing.assert_array_equal(column, second.__dict__[name])
