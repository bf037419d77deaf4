"""Contracts that bind and move cash, accounts with strain, margins and the true value of a line."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from synthetic import contracts, load, worth
from synthetic.leaving import bound
from synthetic.schema import CONTRACT_MODES
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import Keeping


@pytest.fixture(scope="module")
def lived():
    """Eighteen months of a city without campaigns: the world, and some columns a month."""
    world = World(load("city", subscribers=20_000, campaigns=[]), 5)
    names = ("returned", "deposit_used", "paid", "bill", "days_late", "status")
    pages = []
    for _ in range(18):
        month = world.step()
        seen = {name: month.seen.__dict__[name].copy() for name in names}
        pages.append((month.present.copy(), seen, world.state.margin.copy()))
    return world, pages


def test_the_dearer_a_contract_is_to_leave_the_more_it_binds():
    law = load("city").leaving
    modes = np.arange(len(CONTRACT_MODES))
    cost, term = contracts.exit_cost(modes, 18), bound(modes.astype(np.int8), np.full(8, 18), law)
    assert spearmanr(cost, term)[0] <= -0.99
    assert (bound(modes.astype(np.int8), np.zeros(8, dtype=int), law) == 0).all()
    assert bound(np.zeros(1, dtype=np.int8), np.array([-3]), law)[0] == 0


def test_what_is_paid_ahead_and_given_back_is_what_the_contract_says(lived):
    world, pages = lived
    state = world.state
    here, seen, _ = pages[-1]
    now = len(pages) - 1
    renewed = state.contract_end == now + contracts.TERM
    known = state.contract_end == state.end_shown  # one who stayed after all did not sign meanwhile
    runs = here & (state.contract_end >= now) & (state.decided > now) & ~renewed & known
    given = contracts.gift(state.contract_mode, state.contract_fee)
    expected = np.maximum(-given, -seen["bill"])
    np.testing.assert_allclose(seen["returned"][runs], expected[runs], atol=0.01)
    free = here & (state.contract_end < now) & (state.end_signed < now)
    assert (seen["returned"][free] == 0).all()
    assert (seen["deposit_used"][free] == 0).all()
    deposit = contracts.deposit(state.contract_mode, state.contract_fee)
    starts = runs & (state.contract_end - contracts.TERM + 1 == now) & (deposit > 0)
    assert starts.any()
    assert (seen["paid"][starts] >= deposit[starts] - 0.01).all()


def test_what_is_paid_ahead_comes_back_in_full_to_who_stays():
    """Month by month, or at the end; none of it is a gift, and no mode gives back more than it took."""
    modes, fee = np.arange(8, dtype=np.int8), np.full(8, 60.0)
    last = np.zeros(8, dtype=bool)
    back = (contracts.TERM - 1) * contracts.own_money(modes, fee, last)
    back = back + contracts.own_money(modes, fee, ~last)
    np.testing.assert_allclose(back, contracts.deposit(modes, fee), atol=10)
    assert contracts.gift(modes, fee)[CONTRACT_MODES.index("monthly_return")] == 0


def test_who_joins_under_a_contract_signs_at_the_fee_of_that_month():
    world = World(load("city", subscribers=5000, campaigns=[]), 5)
    for now in range(12):
        month = world.step()
        state, people = world.state, world.people
        joins = (people.join == now) & (state.contract_end == now + contracts.TERM - 1)
        np.testing.assert_array_equal(state.contract_fee[joins], month.seen.fee[joins])
    written = np.concatenate([one.subscriber[one.start <= 11] for one in world.contracts])
    assert np.isin(np.flatnonzero(joins), written).all()


def test_a_standing_order_is_never_late_and_seldom_fails(lived):
    world, pages = lived
    auto = world.people.autopay
    late = np.mean([seen["days_late"] for _, seen, _ in pages], axis=0)
    assert (late[auto] == 0).all()
    assert late[~auto].mean() > 1
    suspended = np.mean([seen["status"] > 0 for _, seen, _ in pages], axis=0)
    assert suspended[auto].mean() < 0.7 * suspended[~auto].mean()


def test_days_late_tell_of_a_suspension_and_the_grade_hardly():
    from sklearn.metrics import roc_auc_score

    world = World(load("city", subscribers=30_000, campaigns=[]), 5)
    late, status, here = [], [], []
    for _ in range(18):
        month = world.step()
        late.append(month.seen.days_late.copy())
        status.append(month.seen.status > 0)
        here.append(month.present.copy())
    who = here[14] & ~status[14]
    soon = np.any([status[t] & here[t] for t in (15, 16, 17)], axis=0)[who]
    assert 0.55 <= roc_auc_score(soon, world.people.credit[who]) <= 0.68
    assert roc_auc_score(soon, np.mean(late[9:15], axis=0)[who]) > 0.68


def test_margins_are_three_fifths_of_the_bills(lived):
    bills = sum(seen["bill"][here].sum() for here, seen, _ in lived[1])
    margin = sum(gained[here].sum() for here, _, gained in lived[1])
    assert 0.55 <= margin / bills <= 0.66
    negative = np.mean([(gained[here] < 0).mean() for here, _, gained in lived[1]])
    assert 0.03 <= negative <= 0.10


def test_true_value_is_the_same_from_either_half_of_the_lives():
    law = load("classroom", campaigns=[])
    world = World(worth._lived_on(law, 20), 7)
    for _ in range(21):
        month = world.step()
    who, before, lives = np.flatnonzero(month.present), world.snapshot(), []
    for life in range(worth.LIVES):
        world.take_luck(life + 1, 21)
        world.restore(before)
        lives.append(worth._one_life(world, who)["clv"])
    half = worth.LIVES // 2
    halves = np.mean(lives[:half], axis=0), np.mean(lives[half:], axis=0)
    assert np.corrcoef(*halves)[0, 1] >= 0.98
    earns = before["state"].earns[who]
    assert 0.7 < spearmanr(earns, np.mean(lives, axis=0))[0] < 0.95


def test_no_value_is_told_of_months_that_the_data_do_not_have():
    shelf = Keeping()
    law = load("classroom", subscribers=1000, months=6, campaigns=[], pilots=[],
               value_at=[202403, 202506])  # fmt: skip
    world = World(law, 7)
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    (rows,) = shelf.rows["value"]
    assert set(rows["month"]) == {202403}
    discounted = np.abs(rows["clv"]) <= np.abs(rows["margin_36m"])
    assert discounted.mean() > 0.99  # of all but those whose losses turn to gains, or the other way
    assert rows["survival_12m"].min() >= 0
    assert rows["survival_12m"].max() <= 1
