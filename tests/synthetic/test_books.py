"""What is written down of a life adds up, and tells no more than it should."""

import numpy as np
import pytest

from synthetic import accounts, load, points, services
from synthetic.columns import join
from synthetic.schema import BRANDS, NEEDS
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import PEOPLE, Keeping, lived


@pytest.fixture(scope="module")
def plain():
    return lived(pilots=[], value_at=[])


def test_balances_add_up(plain):
    """What is paid in, but for the deposit of a contract that begins, and what is used of it, less
    the bill, what a contract takes off it and what is refunded."""
    world, pages = plain
    signed = join(world.contracts)
    for now, ((was, before), (here, after)) in enumerate(zip(pages, pages[1:], strict=False), 1):
        both = was & here
        begins = signed.start == now
        ahead = np.bincount(signed.subscriber[begins], signed.deposit[begins], len(here))
        total = before["balance"] + after["paid"] - ahead + after["deposit_used"]
        total = total - after["bill"] - after["returned"] - after["refunded"]
        np.testing.assert_allclose(after["balance"][both], total[both], atol=0.02)
        owes = after["balance"] < 0
        np.testing.assert_array_equal(owes[both], (after["arrears"] > 0)[both])
        assert (after["status"][both & owes] == 1).all()


def test_an_unpaid_line_is_suspended_for_three_months_before_it_is_closed(plain):
    world, pages = plain
    off = np.array([seen["status"] == 1 for _, seen in pages])  # months x subscribers
    assert not (off[:-3] & off[1:-2] & off[2:-1] & off[3:]).any()  # never a fourth month
    came_back = off[:-1] & ~off[1:] & np.array([here for here, _ in pages[1:]])
    closed = np.flatnonzero(world.state.by_arrears & (world.state.gone >= accounts.CLOSED_AFTER))
    assert min(came_back.sum(), len(closed)) > 100
    for who, gone in zip(closed, world.state.gone[closed], strict=True):
        if gone < len(pages):
            assert off[gone - 3 : gone, who].all()
            assert pages[gone - 1][1]["arrears"][who] > 0


def test_points_add_up_and_follow_the_plan(plain):
    world, pages = plain
    redeemed = 0
    for number, ((was, before), (here, after)) in enumerate(zip(pages, pages[1:], strict=False)):
        both = was & here
        left = before["points_balance"] + after["points_earned"]
        left -= after["points_redeemed"] + after["points_cleared"]
        np.testing.assert_array_equal(after["points_balance"][both], left[both])
        who = after["points_redeemed"] > 0
        assert (left + after["points_redeemed"] >= points.QUALIFY)[who & both].all()
        assert (world.people.brand[who] == 0).all()
        redeemed += who.sum()
        december = world.months[number + 1] % 100 == 12
        assert (after["points_cleared"].sum() > 0) == december
    assert redeemed > 100


def test_points_at_the_start_are_laid_down_by_the_month_of_earning():
    world = World(load("classroom", subscribers=4_000), 7)
    rows = points.by_month_of_earning(world.people, world.state, 202401)
    both = world.state.points_old, world.state.points_new
    told = [np.bincount(rows.subscriber[part], rows.points[part], len(both[0])) for part in
            (rows.month < -1, rows.month == -1)]  # fmt: skip
    for earned, held in zip(told, both, strict=True):
        np.testing.assert_array_equal(earned, held)
    assert (rows.month >= np.maximum(world.people.join[rows.subscriber], -13)).all()
    months = np.bincount(rows.subscriber, minlength=len(both[0]))
    assert np.median(months[(world.people.join < -13) & (both[0] > 0)]) == 13
    redeems = world.people.brand == BRANDS.index("premium")  # and has less of the old
    whole = ((world.people.join < -13) & ~redeems)[rows.subscriber]
    by_month = np.bincount(-rows.month[whole], rows.points[whole])[1:]
    assert by_month.max() < 1.6 * by_month.min()  # none of the thirteen heaps up what is left over


def test_services_are_charged_while_they_are_held(plain):
    world, pages = plain
    present, last = pages[-1]
    here = present
    np.testing.assert_allclose(last["vas_fee"][here], services.fee(world.state.services)[here])
    held = (world.state.services[here] > 0).mean()
    assert 0.3 < held < 0.6
    guard = services.VALUE_ADDED.index("security")
    minded = world.people.need == NEEDS.index("security")
    has = (world.state.services >> guard) & 1 == 1
    assert has[minded].mean() > 1.5 * has[~minded].mean()


def test_handsets_follow_one_another(plain):
    world, pages = plain
    again, shelf = World(world.scenario, 3), Keeping()
    writer = Tables(again, shelf)
    for _ in again.months:
        writer.month(again.step())
    writer.finish()
    (rows,) = shelf.rows["devices"]
    order = np.lexsort((rows["from_month"], rows["subscriber"]))
    who, start, end = (rows[name][order] for name in ("subscriber", "from_month", "to_month"))
    same = who[1:] == who[:-1]
    assert (start[1:][same] > end[:-1][same]).all()
    assert (end[:-1][same] > 0).all()  # only the last may still be in use
    present, last = pages[-1]
    using = np.isin(np.arange(PEOPLE) + 1, who[end == -1])
    np.testing.assert_array_equal(using, present)
    young = rows["generation"][rows["from_month"] >= 202501]
    old = rows["generation"][rows["from_month"] < 202301]
    assert (young == 3).mean() > (old == 3).mean() + 0.1


def test_what_a_rule_chose_by_is_not_told():
    world = World(load("biased_campaign", subscribers=2000), 3)
    shelf = Keeping()
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    (rows,), (true,) = shelf.rows["treatments"], shelf.rows["effects"]
    by_lot = rows["campaign"] == 1
    assert (rows["propensity"][by_lot] == 0.5).all()
    assert (rows["propensity"][~by_lot] < 0).all()  # written as missing
    assert set(np.unique(true["propensity"])) == set(np.float32([0.15, 0.5, 0.85]))


def test_identities_are_of_nobody():
    shelf = Keeping()
    world = World(load("classroom", subscribers=PEOPLE), 3)
    Tables(world, shelf).books.write_people()
    (rows,), born = shelf.rows["identities"], world.people.birth_year
    numbers = rows["phone"].to_pylist()
    assert len(set(numbers)) == PEOPLE
    assert all(len(number) == 11 and number.startswith("100") for number in numbers)
    order = np.corrcoef(rows["subscriber"], [int(number) for number in numbers])[0, 1]
    assert abs(order) < 0.1  # a number tells nothing of which subscriber it is
    documents = rows["document"].to_pylist()
    assert len(set(documents)) > 0.99 * PEOPLE
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    for document, year in zip(documents[:500], born[:500], strict=True):
        assert document.startswith("999999")
        assert int(document[6:10]) == year
        total = sum(int(d) * w for d, w in zip(document[:17], weights, strict=True))
        assert document[17] == "10X98765432"[total % 11]
    assert len(set(rows["name"].to_pylist())) > 2000
