"""Areas that differ, outages that are felt, and worlds in which an event did not happen."""

import numpy as np
import pytest

from synthetic import areas, load, without
from synthetic.scenario import Event
from synthetic.schema import AREA_KINDS, CHANNELS
from synthetic.world import World

MONTH, AREA = 18, 5


def law(**changes):
    return load("city", campaigns=[], **changes)


def outage(subscribers, **more):
    network = {"outage": 0, "outages": [{"month": 202507, "area": AREA, "drop": 25, **more}]}
    return law(subscribers=subscribers, network=network)


def test_each_world_has_a_campus_three_rural_areas_and_towns():
    for seed in (7, 11, 3):
        kind = areas.make(seed).kind
        assert np.bincount(kind, minlength=3).tolist() == [8, 1, 3]


def test_areas_differ_in_income_age_rivals_and_the_country_in_data_and_quality():
    one = World(law(subscribers=30_000), 7)
    place, people = one.areas, one.people
    income = [people.income[people.area == a + 1].mean() for a in range(areas.COUNT)]
    assert np.corrcoef(income, place.income)[0, 1] > 0.95
    assert place.rival.min() < 0.97
    assert place.rival.max() > 1.03
    rural = place.kind == AREA_KINDS.index("rural")
    month = one.step()
    of_rural = rural[people.area - 1]
    assert month.seen.data_gb[of_rural].mean() < 0.85 * month.seen.data_gb[~of_rural].mean()
    students = people.channel == CHANNELS.index("campus")
    assert (place.kind[people.area[students] - 1] == AREA_KINDS.index("campus")).all()


def test_the_network_is_worse_in_the_country():
    worse = []
    for seed in range(40):
        place = areas.make(seed)
        rural = place.kind == AREA_KINDS.index("rural")
        worse.append(place.quality[~rural].mean() - place.quality[rural].mean())
    assert 2.5 < np.mean(worse) < 5.5


def test_the_country_earns_less_mostly():
    less = []
    for seed in range(40):
        place = areas.make(seed)
        rural = place.kind == AREA_KINDS.index("rural")
        less.append(place.income[~rural].mean() - place.income[rural].mean())
        np.testing.assert_allclose(np.diff(np.sort(place.income)), 1.5 / 11, rtol=1e-4)
    assert 0.5 < np.mean(less) < 0.95
    assert (np.array(less) > 0).mean() > 0.9


def test_a_rival_is_cheaper_where_he_is_strong():
    one = World(law(subscribers=30_000), 7)
    one.step()
    gap = [one.state.price_gap[one.people.area == a + 1].mean() for a in range(areas.COUNT)]
    assert np.corrcoef(gap, one.areas.rival)[0, 1] < -0.6


def _left(one, first, last):
    gone = (one.state.gone >= first) & (one.state.gone <= last) & ~one.state.by_arrears
    return np.bincount(one.people.area[gone & (one.people.join < one.state.gone)], minlength=13)[1:]


@pytest.mark.parametrize("seed", [7, 11])
def test_an_outage_is_seen_among_those_who_leave_the_area(seed):
    one = World(outage(30_000), seed)
    for _ in one.months:
        one.step()
    after, before = _left(one, MONTH + 1, MONTH + 3), _left(one, MONTH - 12, MONTH - 1) / 4
    z = (after - before * after.sum() / before.sum()) / np.sqrt(before)
    assert z[AREA - 1] > 4
    assert z.argmax() == AREA - 1


def test_outages_are_told_with_their_hours():
    lost = areas.outages(7, MONTH, 202507, outage(1000).network)
    assert lost[AREA - 1] == 25
    assert lost.sum() == 25
    hours = areas.hours(lost, 7, MONTH)
    assert hours[AREA - 1] > 5
    assert hours.sum() == hours[AREA - 1]


def test_without_the_outage_fewer_leave_and_only_there():
    told = outage(20_000)
    one = World(told, 7)
    for _ in one.months:
        one.step()
    left = without.left(told, 7, Event(kind="outage"))
    calm = np.bincount(one.people.area[left.subscriber[left.month >= MONTH]], minlength=13)[1:]
    lived = _left(one, MONTH, 23)
    assert calm[AREA - 1] < 0.85 * lived[AREA - 1]
    others = np.arange(areas.COUNT) != AREA - 1
    # friends and kin elsewhere may follow: but for them nobody's fate changes
    assert np.abs(calm - lived)[others].sum() < 0.1 * (lived - calm)[AREA - 1] + 12
    before = left.month < MONTH
    assert before.sum() == _left(one, 0, MONTH - 1).sum()


@pytest.mark.parametrize(
    ("kind", "changes", "most"),
    [
        ("rival", {"shocks": [{"month": 202507, "strength": 1.5}]}, 0.75),
        # moves only those whose contract it ends, and some of them would have left later all the same
        ("cliff", {"contracts": {"cliff_month": 202507, "cliff_share": 0.5}}, 0.97),
        ("portability", {"market": {"portability_month": 202507, "portability_pull": 0.6}}, 0.8),
    ],
)
def test_without_an_event_fewer_leave_after_it_and_as_many_before(kind, changes, most):
    told = law(subscribers=10_000, **changes)
    one = World(told, 7)
    for _ in one.months:
        one.step()
    left = without.left(told, 7, Event(kind=kind))
    lived = _left(one, MONTH, 23).sum()
    assert (left.month >= MONTH).sum() < most * lived
    assert (left.month < MONTH).sum() == pytest.approx(_left(one, 0, MONTH - 1).sum(), rel=0.12)


def test_only_events_of_the_scenario_can_be_left_out():
    with pytest.raises(Exception, match="outage 2"):
        law(without=[{"kind": "outage", "number": 2}])


def test_rivals_networks_are_alike_unless_the_scenario_says_so():
    plain = World(law(subscribers=3000), 7)
    assert (plain.people.rival_quality == areas.BEARABLE).all()
    assert (areas.rival_quality(7, 0) == areas.BEARABLE).all()
    spread = np.std([areas.rival_quality(seed, 5) for seed in range(60)])
    assert 4.5 < spread < 5.5


def test_where_the_rivals_network_is_better_ours_drives_more_out():
    """The same people and luck: only the network's part of the hazard moves, by the points below the
    rivals'."""
    differ, alike = (
        World(law(subscribers=20_000, network={"outage": 0, "rival_spread": spread}), 7)
        for spread in (6, 0)
    )
    for one in (differ, alike):
        one.step()
    better = areas.rival_quality(7, 6)
    np.testing.assert_allclose(
        differ.people.rival_quality, better[differ.people.area - 1], atol=0.04
    )
    quality = alike.state.quality
    np.testing.assert_array_equal(differ.state.quality, quality)
    ours = differ.scenario.leaving.network
    expected = ours * np.maximum(differ.people.rival_quality - quality, 0)
    expected -= ours * np.maximum(areas.BEARABLE - quality, 0)
    same = (differ.state.hazard < 0.5) & (alike.state.hazard < 0.5)
    same &= differ.state.satisfaction == alike.state.satisfaction
    moved = np.log(differ.state.hazard / alike.state.hazard)
    home = np.abs(differ.state.kin_left - alike.state.kin_left) < 1e-6
    home &= np.abs(differ.state.friends_left - alike.state.friends_left) < 1e-6
    assert (same & home).mean() > 0.8
    close = np.abs(moved - expected)[same & home] < 1e-3
    assert close.mean() > 0.98
