"""What records show of who calls whom: fitted to how much either end calls, by hours, in passing."""

import numpy as np
import pytest

from synthetic import calling, homes, load, ties
from synthetic.schema import TIE_KINDS
from synthetic.world import World

KIN, WORK, OTHER = (TIE_KINDS.index(name) for name in ("kin", "work", "other"))


@pytest.fixture(scope="module")
def lived():
    """A world after two quarters, and calls by line in the second of them."""
    world = World(load("city", subscribers=20_000, campaigns=[]), 7)
    quarter = []
    for _ in range(6):
        month = world.step()
        quarter.append((month.seen.calls_out + month.seen.calls_in) * month.present)
    return world, np.sum(quarter[3:], axis=0)


@pytest.fixture(scope="module")
def seen(lived):
    world, calls = lived
    return calling.Quarter(world.people, calls, 7, 0, 5)


@pytest.fixture(scope="module")
def talks(lived, seen):
    """Pairs who called, and the kind of each (-1: met in passing)."""
    world, n = lived[0], len(lived[0].people)
    rows = seen.ties(world.ties)
    true = dict(zip(world.ties.a.astype(np.int64) * n + world.ties.b, world.ties.kind, strict=True))
    code = rows.a.astype(np.int64) * n + rows.b
    return rows, np.array([true.get(one, -1) for one in code])


def _of_lines(rows, n):
    return np.bincount(rows.a, rows.calls, n) + np.bincount(rows.b, rows.calls, n)


def test_ties_take_their_share_of_the_calls_of_a_line_and_no_more(lived, talks):
    calls = lived[1]
    with_ties = _of_lines(talks[0], len(calls))
    some = (calls > 0) & (with_ties > 0)
    assert np.corrcoef(np.log(calls[some]), np.log(with_ties[some]))[0, 1] > 0.8
    assert abs(with_ties.sum() / calls.sum() - ties.SHARE) < 0.08
    assert (with_ties > calls).mean() <= 0.01


def test_each_pair_stands_once_in_order_and_within_its_community(talks):
    rows, _ = talks
    assert (rows.a < rows.b).all()
    assert (rows.a // homes.COMMUNITY == rows.b // homes.COMMUNITY).all()
    code = rows.a.astype(np.int64) * 1_000_000 + rows.b
    assert (np.diff(code) > 0).all()


def test_kin_call_in_the_evening_colleagues_do_not_and_friends_talk_longest(talks):
    rows, kind = talks
    evening, weekend, length = (
        [one[kind == which].mean() for which in (KIN, WORK, OTHER)]
        for one in (rows.evening, rows.weekend, rows.minutes / rows.calls)
    )
    assert evening[0] > 0.4 > evening[2] > 0.25 > 0.2 > evening[1]
    assert weekend[0] > 0.35 > weekend[2] > 0.2 > weekend[1]
    assert length[0] < length[1] < length[2]


def test_those_who_meet_in_passing_call_on_a_few_days_and_are_others_next_quarter(
    lived, seen, talks
):
    world, calls = lived
    rows, kind = talks
    met = kind == -1
    assert 0.5 < met.sum() / (calls > 0).sum() < 1
    assert rows.days[met].min() >= 2
    assert rows.days[met].max() <= 12
    later = calling.Quarter(world.people, calls, 7, 0, 8).ties(world.ties)

    def codes(one):
        return one.a.astype(np.int64) * 1_000_000 + one.b

    again = np.isin(codes(rows), codes(later))
    assert again[met].mean() < 0.02
    assert again[~met].mean() > 0.9


def test_days_are_never_more_than_calls_or_than_a_quarter_has(talks):
    rows, _ = talks
    assert (rows.days <= rows.calls).all()
    assert (rows.days >= 1).all()
    assert rows.days.max() <= 92
    assert ((rows.evening >= 0) & (rows.evening <= 1)).all()


def test_a_third_of_kin_live_elsewhere(lived):
    world = lived[0]
    kin = world.ties.take(world.ties.kind == KIN)
    home = world.people.household
    assert 0.55 < (home[kin.a] == home[kin.b]).mean() <= 0.67


def test_ties_of_those_who_fade_thin(lived):
    world, calls = lived
    fading = world.ties.take(np.arange(len(world.ties)))
    some = np.flatnonzero(calls > 100)[::10]
    fewer = calls.astype(float)
    fewer[some] *= 0.4
    before = calling.Quarter(world.people, calls, 7, 0, 5).ties(fading)
    after = calling.Quarter(world.people, fewer, 7, 0, 5).ties(fading)
    n = len(calls)
    assert (_of_lines(after, n)[some].sum() / _of_lines(before, n)[some].sum()) < 0.7


def test_numbers_elsewhere_are_shared_at_home_and_at_work(lived, seen):
    world, calls = lived
    rows = seen.outside()
    assert rows.b.min() > calling.OUTSIDE
    kin = rows.b < calling.OUTSIDE + 60_000_000
    people = world.people
    np.testing.assert_array_equal(rows.b[kin] - calling.OUTSIDE, people.household[rows.a[kin]])
    at_work = rows.b[~kin] - calling.OUTSIDE - 60_000_000
    np.testing.assert_array_equal(at_work, people.group[rows.a[~kin]])
    assert (np.bincount(rows.a, rows.calls, len(calls)) <= calls).mean() > 0.99
