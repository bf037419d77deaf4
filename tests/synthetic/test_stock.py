"""Who is here at the start: a base that does not drift, and other luck for the same people."""

import numpy as np
import pytest

from synthetic import load
from synthetic.calendar import add_months
from synthetic.schema import FIRST_MONTH
from synthetic.stock import LONGEST
from synthetic.world import World

LONG = 24


def lived(seed=5, subscribers=20_000, luck=None, luck_from=0, **changes):
    """Monthly churn by choice and size of the base, and the world at its end."""
    law = load("city", subscribers=subscribers, campaigns=[], **changes)
    world = World(law, seed, luck=luck, luck_from=luck_from)
    before, churn, base = world._present.sum(), [], []
    for _ in range(law.months):
        month = world.step()
        churn.append((~world.state.by_arrears[month.left]).sum() / before)
        before = month.present.sum()
        base.append(before)
    return np.array(churn), np.array(base), world


@pytest.mark.parametrize("seed", [3, 4, 5, 7, 11])
def test_churn_and_base_do_not_drift(seed):
    churn, base, _ = lived(seed)
    # the gate is 0.12, on 100,000 lines (`casekit data gates --gate churn_fall`); here chance adds
    assert 1 - churn[15:].mean() / churn[:10].mean() <= 0.15
    assert abs(base[-1] / base[0] - 1) <= 0.05


def test_without_turnover_nobody_joins():
    _, base, world = lived(subscribers=3000, leaving={"turnover": 0})
    assert (world.people.join < 0).all()
    assert (np.diff(base) <= 0).all()


def test_who_stays_long_is_met_more_often():
    world = World(load("city", subscribers=20_000), 5)
    here, come = world.people.join < 0, world.people.join >= 0
    assert world.people.leave_base[here].mean() < world.people.leave_base[come].mean() - 0.2
    settled = world.people.leave_base < np.median(world.people.leave_base)
    tenure = -world.people.join
    assert tenure[here & settled].mean() > 1.3 * tenure[here & ~settled].mean()


def bills(world, months):
    return [(m.present.copy(), m.seen.bill.copy()) for m in (world.step() for _ in range(months))]


def same(one, other):
    return [
        np.array_equal(a[0], b[0]) and np.array_equal(a[1], b[1])
        for a, b in zip(one, other, strict=True)
    ]


def test_a_longer_run_continues_the_shorter_one():
    short = bills(World(load("classroom", subscribers=2000), 7), LONG)
    law = load("classroom", subscribers=2000, months=36, joining_months=LONG)
    assert all(same(short, bills(World(law, 7), LONG)))


def test_other_luck_is_another_future_of_the_same_people():
    law = load("classroom", subscribers=2000)
    usual = bills(World(law, 7), LONG)
    first, second = (bills(World(law, 7, luck=k, luck_from=12), LONG) for k in (1, 2))
    assert all(same(usual[:12], first[:12]))
    assert not any(same(usual[12:], first[12:]))
    assert not any(same(first[12:], second[12:]))
    world = World(law, 7, luck=1)
    for name, traits in World(law, 7).people.items():
        np.testing.assert_array_equal(traits, world.people.__dict__[name])


def test_other_luck_does_not_hang_on_parts():
    law = load("classroom", subscribers=3000)
    whole = bills(World(law, 7, luck=1, luck_from=6), 10)
    part = bills(World(law, 7, part=(1000, 2000), luck=1, luck_from=6), 10)
    assert all(same([(p[1000:2000], b[1000:2000]) for p, b in whole], part))


def test_nobody_joined_before_the_books_begin():
    law = load("4g-2016", subscribers=3000, campaigns=[])
    joined = add_months(law.first_month, World(law, 3).people.join.astype(int))
    assert joined.min() >= FIRST_MONTH
    assert (joined < 200101).any()


def test_nobody_heaps_up_at_the_longest_time_on_the_network():
    join = World(load("city", subscribers=20_000, campaigns=[]), 7).people.join
    longest = np.count_nonzero(join <= 1 - LONGEST)
    assert longest < 0.02 * len(join)
    assert join.min() <= 3 - LONGEST


def test_ages_are_mirrored_at_the_youngest_and_do_not_pile_up_there():
    law = load("city", subscribers=60_000, campaigns=[])
    age = law.first_month // 100 - World(law, 7).people.birth_year.astype(int)
    count = np.bincount(age, minlength=30)
    for youngest in (10, 16):  # of children with a line of their own, of everybody else
        near = count[youngest + 1 : youngest + 4].mean()
        assert count[youngest] < 1.5 * max(near, 1)
    assert (age == age.max()).mean() < 0.004


def test_accounts_hold_in_the_first_month_what_they_hold_later():
    """Balances are what real fillings have left: they do not begin at a lot of their own."""
    one = World(load("city", subscribers=20_000, campaigns=[]), 7)
    held = []
    for _ in range(18):
        month = one.step()
        pays = month.present & ~one.people.autopay & (one.state.suspended == 0)
        held.append((month.seen.balance[pays] / one.people.top_up[pays]).mean())
    assert held[0] == pytest.approx(np.mean(held[6:]), rel=0.08)
    assert month.seen.balance[month.present & one.people.autopay].mean() < 1
