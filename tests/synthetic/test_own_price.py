"""Our own price: from its month on every fee is so many times the list's, and rivals look as much dearer."""

import numpy as np
import pytest

from synthetic import load
from synthetic.market import ERAS, price_gap, rival_price, sold
from synthetic.world import World
from tests.synthetic.lives import lived

FEES = np.array(ERAS["5g-2024"].fees)
CUT = {"own_price": {202404: 0.85, 202410: 1.0}}


def world_of(months, **market):
    world = World(load("classroom", subscribers=3000, campaigns=[], pilots=[], market=market), 3)
    for _ in range(months):
        month = world.step()
    return world, month


def test_fees_follow_it_from_its_month_until_the_next():
    law = load("classroom", market=CUT)
    for now, share in ((0, 1), (2, 1), (3, 0.85), (8, 0.85), (9, 1), (20, 1)):
        np.testing.assert_allclose(sold(law, now).fee, FEES * share, atol=0.006)
    assert sold(law, 5).with_broadband.tolist() == sold(law, 0).with_broadband.tolist()


def test_bills_fall_with_it_and_nobody_is_touched_before():
    (_, one), (_, two) = world_of(3), world_of(3, **CUT)
    for name, column in one.seen.items():
        np.testing.assert_array_equal(column, two.seen.__dict__[name], err_msg=name)
    (world, one), (cut, two) = world_of(4), world_of(4, **CUT)
    here = one.present & two.present & (one.seen.plan == two.seen.plan)
    here &= one.seen.status == two.seen.status  # less is owed: some are not suspended
    assert here.mean() > 0.5
    np.testing.assert_allclose(two.seen.fee[here], FEES[one.seen.plan[here] - 1] * 0.85, atol=0.006)
    np.testing.assert_array_equal(two.seen.overage_fee[here], one.seen.overage_fee[here])
    assert cut.state.price_gap[here].mean() < world.state.price_gap[here].mean() - 0.03


def test_a_rival_looks_dearer_by_as_much():
    law = load("classroom", market={**CUT, "campaign_months": [202405]}).market
    assert rival_price(law, 202403) == law.rival_price
    assert rival_price(law, 202404) == pytest.approx(law.rival_price / 0.85)
    assert rival_price(law, 202405) == pytest.approx(law.campaign_price / 0.85)
    fee, over = np.float64(59), 10  # what a rival saves is told of his list and of our own fee
    gap = price_gap(0.85 * fee + over, 0.85 * fee, rival_price(law, 202405))
    saved = 0.85 * fee + over - law.campaign_price * fee - 0.5 * over
    assert gap == pytest.approx(saved / (0.85 * fee + over))


def test_a_price_as_listed_is_none():
    one, two = world_of(12)[0], world_of(12, own_price={202402: 1.0})[0]
    for name, column in one.state.items():
        np.testing.assert_array_equal(column, two.state.__dict__[name], err_msg=name)


def test_a_cut_keeps_customers_and_costs_more_than_the_war():
    """Under a rival's campaign: fewer leave, and revenue falls by more than the attack took."""
    year = {"campaign_months": tuple(range(202501, 202513)), "campaign_price": 0.7}
    revenue, left = {}, {}
    for name, market in (
        ("peace", {"campaign_months": ()}),
        ("stand", year),
        ("cut", {**year, "own_price": {202501: 0.85}}),
    ):
        world, pages = lived(campaigns=[], market=market)
        state = world.state
        left[name] = ((state.gone >= 12) & (state.gone < 24) & ~state.by_arrears).sum()
        revenue[name] = sum(page["bill"][here].sum() for here, page in pages[12:])
    assert left["peace"] < left["stand"]
    assert left["cut"] < left["stand"]
    assert revenue["peace"] - revenue["cut"] > 4 * (revenue["peace"] - revenue["stand"])
