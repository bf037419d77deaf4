"""Services: tastes decide who takes which, holding binds; and charges that nobody ordered."""

import numpy as np
import pytest

from synthetic import life, load, orders, services, unasked
from synthetic.columns import Columns
from synthetic.leaving import hazard
from synthetic.schema import CHANNELS, TOPICS, VALUE_ADDED
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import PEOPLE, Keeping, lived

STEADY = {"market": {"campaign_months": []}, "campaigns": []}


@pytest.fixture(scope="module")
def world():
    return lived("city", months=18, **STEADY)[0]


def held(world, name, bits=None):
    bits = world.state.services if bits is None else bits
    return (bits >> VALUE_ADDED.index(name)) & 1 == 1


def test_holdings_follow_tastes(world):
    for name, taste in (("music", "taste_fun"), ("game", "taste_fun"), ("news", "taste_use")):
        has = held(world, name)
        assert world.people.__dict__[taste][has].mean() > 0.5
    assert world.people.birth_year[held(world, "game")].mean() > world.people.birth_year.mean() + 3


def test_how_much_is_held_stands_still():
    early, late = (lived("city", months=months, **STEADY)[0] for months in (2, 24))
    means = [services.COUNT[one.state.services[one._present]].mean() for one in (early, late)]
    assert abs(means[1] / means[0] - 1) < 0.2


def test_whoever_declines_drops_and_whoever_grows_takes(world):
    """A month of change, from the same holdings in each phase."""
    changed = {}
    for phase in (life.GROWING, life.DECLINE):
        state = world.state.copy()
        state.phase[:] = phase
        state.shifted[:] = 0
        before = state.services.copy()
        services.change(world.people, state, world.index, _draw(world))
        changed[phase] = [services.COUNT[bits].sum() for bits in (state.services & ~before, before & ~state.services)]  # fmt: skip
    taken, dropped = (np.array([changed[p][i] for p in changed]) for i in (0, 1))
    assert taken[0] > 4 * taken[1]
    assert dropped[1] > 3 * dropped[0]


def _draw(world):
    return lambda stream, who=None: world.draw(world.index, stream, who)


def test_one_of_the_services_held_goes_and_never_another():
    sets = np.arange(256, dtype=np.uint8)
    for luck in (0.0, 0.4, 0.999):
        gone = services._one_of(sets, np.full(256, luck))
        assert (services.COUNT[gone] == (sets > 0)).all()
        assert (gone & ~sets == 0).all()


def test_what_was_ordered_binds_and_what_was_not_does_not(world):
    law = world.scenario.leaving
    none = world.state.copy()
    none.services[:] = 0
    none.unasked[:] = 0
    bound, free = (hazard(world.people, s, world.index, law) for s in (world.state, none))
    count = services.COUNT[world.state.services & ~world.state.unasked]
    open_ = (free < 0.5) & (bound < 0.5)
    expected = np.exp(law.service * np.minimum(count, 5))
    np.testing.assert_allclose((bound / free)[open_], expected[open_], rtol=1e-4)
    assert (count != services.COUNT[world.state.services]).any()


def test_services_are_charged_wherever_use_has_moved(world):
    month = world.step()
    here = month.present
    np.testing.assert_allclose(month.seen.vas_fee[here], services.fee(world.state.services)[here])


def test_nothing_is_put_on_where_the_dial_is_off():
    world, pages = lived("city", months=6, charges={"unasked": 0.0}, **STEADY)
    assert not world.state.unasked.any()
    assert not world.state.harm.any()
    assert all((page["refunded"] == 0).all() for _, page in pages)


def test_it_is_put_on_by_channel_and_on_nobody_who_holds_it(world):
    has = world.state.unasked > 0
    telesales, online = (
        has[world.people.channel == CHANNELS.index(name)].mean() for name in ("telesales", "online")
    )
    assert telesales > 2 * online
    assert (world.state.unasked & ~world.state.services == 0).all()


def test_who_finds_it_is_refunded_and_hurt(world):
    state, month = world.state.copy(), Columns()
    law = world.scenario.charges.model_copy(update={"found": 1.0, "unasked": 0.0})
    before = state.copy()
    unasked.live(world.people, state, month, world.index, law, _draw(world))
    found = (before.unasked > 0) & (world.people.join < world.index)
    assert found.any()
    np.testing.assert_allclose(month.refunded[found], -2 * services.fee(before.unasked[found]))
    assert (month.refunded[~found] == 0).all()
    assert (state.harm[found] >= 1).all()
    assert not state.unasked[found].any()
    np.testing.assert_allclose(
        state.satisfaction[found], before.satisfaction[found] - 1.2, rtol=1e-5
    )
    assert 0.5 < month.wronged[found].mean() < 0.7
    # months later it is over
    for _ in range(20):
        unasked.live(world.people, state, month, world.index, law, _draw(world))
    assert not state.harm.any()


def test_the_wronged_complain_about_the_bill():
    world = World(
        load("city", subscribers=PEOPLE, charges={"found": 1.0, "unasked": 0.3}, **STEADY), 3
    )
    month = world.step()
    refunded = (month.seen.refunded < 0) & month.present & (month.seen.complaints > 0)
    assert refunded.sum() > 200
    about = month.topic[refunded] == TOPICS.index("bill")
    assert about.mean() > 0.85


def test_a_warning_takes_the_shock_out_of_a_large_bill():
    none, all_ = (
        lived("city", months=4, charges={"warned": share}, **STEADY) for share in (0.0, 1.0)
    )
    assert not any(page["warned_over"].any() for _, page in none[1])
    page = all_[1][-1][1]
    over = page["overage_fee"] > 0
    assert page["warned_over"][over].all()
    assert not page["warned_over"][~over].any()
    assert all_[0].state.shocked.max() < 0.1 < none[0].state.shocked.max()


@pytest.fixture(scope="module")
def books():
    """The table of services as it is written, and the truth about it."""
    world, shelf = World(load("city", subscribers=PEOPLE, **STEADY), 3), Keeping()
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    return world, shelf.rows["services"][0], shelf.rows["unasked"][0]


def test_the_truth_names_holdings_of_the_books(books):
    _, rows, truth = books
    key = [rows[name].astype(np.int64) for name in ("subscriber", "service", "from_month")]
    listed = set(zip(*key, strict=True))
    wrong = [truth[name].astype(np.int64) for name in ("subscriber", "service", "from_month")]
    assert len(wrong[0]) > 300
    assert set(zip(*wrong, strict=True)) <= listed


def test_what_is_refunded_was_unasked(books):
    world, rows, truth = books
    found = (world.state.harm > 0.1) & world._present
    assert found.sum() > 100
    assert np.isin(np.flatnonzero(found) + 1, truth["subscriber"]).mean() > 0.99


def test_the_books_show_where_to_look_and_no_more(books):
    _, rows, _ = books
    wrong = rows["unasked"]
    assert (rows["ordered_by"][wrong] > 0).all()  # nobody ordered it himself
    unconfirmed = ~rows["confirmed"]
    assert unconfirmed[wrong].mean() > 0.85
    assert 0.3 < wrong[unconfirmed].mean() < 0.7


def test_how_a_service_was_ordered_hangs_on_nothing_else():
    rows = Columns(
        subscriber=np.arange(500),
        service=np.zeros(500, dtype=np.int8),
        unasked=np.zeros(500, dtype=bool),
    )
    some = rows.take(np.arange(100, 200))
    whole, part = (orders.ordered(one, 3, 0) for one in (rows, some))
    np.testing.assert_array_equal(whole.ordered_by[100:200], part.ordered_by)
    np.testing.assert_array_equal(whole.confirmed[100:200], part.confirmed)
