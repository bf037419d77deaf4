"""Handset subsidies: who takes which level, whom it binds, and what is seen of it."""

import numpy as np
import pytest

from synthetic import answers, contracts, load, subsidies
from synthetic.catalogue import CATALOGUE
from synthetic.scenario_file import ScenarioError
from synthetic.schema import CONTRACT_MODES, OFFERS
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import ALONE, Keeping, both_lives_hold

HANDSET = OFFERS.index("handset") + 1
LEVELS = (0, 150, 300, 450, 600)
TRIAL = {"offer": "handset", "month": 202404, "base_share": 1.0, "treated_share": 0.5,
         "horizon": 6, "reach": 0.9, "levels": LEVELS}  # fmt: skip
A_LOT = 20_000


def world_of(campaigns, subscribers=4000, seed=3, **changes):
    law = load("classroom", subscribers=subscribers, campaigns=campaigns, pilots=[], value_at=[],
               **changes)  # fmt: skip
    return World(law, seed)


def answered(level, **columns):
    """How all would answer a subsidy, with some columns of the state set."""
    world = world_of([])
    world.step()
    for name, value in columns.items():
        world.state.__dict__[name][:] = value
    told = answers.answer(world.people, world.state, 1, world.scenario, "handset", level)
    return world, told


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    ("age", "times"), [(0, 1), (1, 1), (2, 1 / 3), (23, 1 / 3), (24, 1), (60, 1)]
)
def test_more_take_a_larger_subsidy_and_in_the_window_three_times_as_many(level, age, times):
    world, told = answered(level, handset_age=age, contract_end=contracts.NO_CONTRACT)
    dogs = world.people.dog
    expected = times * (0.08 + 0.47 * (1 - np.exp(-level / 250)))
    np.testing.assert_allclose(told.accept[~dogs], expected, rtol=1e-5)
    np.testing.assert_allclose(told.accept[dogs], expected / 2, rtol=1e-5)


def test_who_is_bound_takes_none_and_who_takes_one_is_bound_by_what_leaving_costs():
    _, bound = answered(300, contract_end=9)
    assert not bound.accept.any()
    world, told = answered(np.float32(300))
    law, fee = world.scenario.leaving, world.state.fee
    wish = law.under_contract + law.exit_cost * np.log1p(150 / fee)
    np.testing.assert_allclose(told.accepted - told.refused, wish, rtol=1e-5)
    assert (subsidies.bond(fee, 600, law) < subsidies.bond(fee, 0, law)).all()


def test_levels_come_by_lot_and_are_told_and_paid():
    world, shelf = world_of([TRIAL], A_LOT), Keeping()
    tables = Tables(world, shelf)
    for _ in world.months:
        tables.month(world.step())
    run = world.campaigns[0]
    shares = [(run.level == level).mean() for level in LEVELS]
    np.testing.assert_allclose(shares, 1 / len(LEVELS), atol=0.02)
    assert abs(np.corrcoef(run.level, run.treated)[0, 1]) < 0.03
    taken = [run.accepted[run.contacted & (run.level == level)].mean() for level in LEVELS]
    assert np.all(np.diff(taken) > 0)
    np.testing.assert_allclose(run.costs(), 3 * run.treated + run.accepted * run.level)
    tables.finish()
    told = shelf.rows["treatments"][0]
    np.testing.assert_array_equal(told["level"], run.level[run.who < A_LOT])
    signed = {name: column[shelf.rows["contracts"][0]["campaign"] == 1]
              for name, column in shelf.rows["contracts"][0].items()}  # fmt: skip
    assert len(signed["subsidy"]) == run.accepted.sum()
    np.testing.assert_array_equal(signed["penalty"], signed["subsidy"])
    assert set(signed["mode"]) == {CONTRACT_MODES.index("cross_subsidy")}
    assert set(signed["end_month"] - signed["start_month"]) == {199}  # two years, as yyyymm


def test_who_accepts_has_a_new_handset_and_the_next_tariff_and_lives_on_as_before():
    base, given = world_of([], **ALONE), world_of([], **ALONE)
    base.step(), given.step()
    taken = given.step(np.full(4000, HANDSET, dtype=np.int8)).accepted
    one, two = base.step(), base.step()
    two = given.step()
    assert len(taken) > 100
    assert (given.state.given[taken] == 1).all()
    ages = two.seen.handset_age[taken]
    assert set(ages) <= {0, 1}
    here = taken[two.present[taken] & (given.state.decided[taken] == base.state.decided[taken])]
    assert (two.seen.fee >= one.seen.fee)[here].mean() > 0.99
    assert one.seen.handset_age[here].mean() > 5


def test_who_leaves_before_the_term_is_over_owes_what_is_left():
    world = world_of([])
    world.step()
    taken = world.step(np.full(4000, HANDSET, dtype=np.int8)).accepted
    assert (world.state.end_signed[taken] == 24).all()
    state, who = world.state, taken
    state.contract_end[who] = contracts.NO_CONTRACT
    state.end_shown[who] = contracts.NO_CONTRACT
    level = CATALOGUE["handset"].cost
    for now, left in ((1, 23), (12, 12), (24, 0), (30, 0)):
        lost = contracts.forfeited(state, who, now, np.ones(len(who), dtype=bool))
        np.testing.assert_allclose(lost.penalty, np.rint(level * left / 24))


def test_both_lives_hold_and_what_nobody_is_offered_changes_nothing():
    def lives(share):
        world = world_of([{**TRIAL, "treated_share": share, "reach": 1.0}], A_LOT, **ALONE)
        for _ in range(world.campaigns[0].start + 6):
            month = world.step()
        return world, month

    (none, month), (all_, _) = lives(0.0), lives(1.0)
    run = none.campaigns[0]
    both_lives_hold(run, none, all_, run.start + 5)
    without = world_of([], A_LOT, **ALONE)
    for _ in range(run.start + 6):
        plain = without.step()
    for name, column in plain.seen.items():
        np.testing.assert_array_equal(column, month.seen.__dict__[name], err_msg=name)


def test_only_a_subsidy_has_levels():
    with pytest.raises(ScenarioError, match="club"):
        load("classroom", campaigns=[{**TRIAL, "offer": "club"}])
