"""Told of a cheaper tariff: by whom, who moves down, and what it does to bills and to the wish to leave."""

import numpy as np
import pytest

from synthetic import advice, answers, load
from synthetic.market import ERAS, Tariffs
from synthetic.schema import NEEDS, OFFERS
from synthetic.world import World
from tests.synthetic.lives import ALONE, both_lives_hold

ADVICE = OFFERS.index("bill_advice") + 1
LINES = 6000
FEES = np.array(ERAS["5g-2024"].fees)
NO_RIVALS = {"campaign_months": ()}


def world_of(campaigns=(), moves_down=0.0, lines=LINES, market=NO_RIVALS, **changes):
    market = {**market, "moves_down": moves_down}
    law = load("classroom", subscribers=lines, campaigns=list(campaigns), pilots=[], market=market,
               **{**ALONE, **changes})  # fmt: skip
    return World(law, 3)


def trial(offer, share, **changes):
    campaign = {"offer": offer, "month": 202404, "base_share": 1.0, "treated_share": share,
                "horizon": 6, "reach": 1.0}  # fmt: skip
    world = world_of([campaign], 0.25, 20_000, **changes)
    bills = np.zeros(len(world.people))
    for _ in range(world.campaigns[0].start + 6):
        month = world.step()
        if month.index >= world.campaigns[0].start:
            bills += world.state.earns * month.present
    return world, bills


def alike(one, other):
    """Who has decided the same, and is charged in both worlds."""
    same = one.state.decided == other.state.decided
    return same & (one.state.suspended == 0) & (other.state.suspended == 0)


def test_half_of_those_who_have_a_cheaper_tariff_take_the_advice_and_nobody_else():
    world = world_of()
    world.step()
    told = answers.answer(world.people, world.state, 1, world.scenario, "bill_advice")
    has, dogs = told.lower > advice.NOTHING, world.people.dog
    assert 0.1 < has.mean() < 0.4
    assert (told.lower[has] < world.state.plan[has]).all()
    np.testing.assert_allclose(told.accept[has & ~dogs], 0.5)
    assert not told.accept[~has].any()
    minds = world.people.need == NEEDS.index("price")
    np.testing.assert_allclose(told.accepted - told.refused, np.where(minds, -0.5, -0.2), rtol=1e-6)
    bound = np.maximum(world.state.contract_end, world.state.end_signed) >= 1
    assert not has[bound].any()


def test_who_takes_it_is_charged_by_the_tariff_told_and_wants_what_he_wanted():
    base, given = world_of(), world_of()
    for world in (base, given):
        world.step()
    taken = given.step(np.full(LINES, ADVICE, dtype=np.int8)).accepted
    base.step()
    one, two = base.step(), given.step()
    state, here = given.state, taken[alike(base, given)[taken] & two.present[taken]]
    here = here[state.up[here]]
    assert len(here) > 200
    np.testing.assert_array_equal(two.seen.plan[here], state.lower[here] + 1)
    np.testing.assert_allclose(two.seen.fee[here], FEES[state.lower[here]])
    np.testing.assert_array_equal(base.state.hazard[here], state.hazard[here])
    own = Tariffs.own(ERAS["5g-2024"])
    more, _ = advice.adds(given.people.take(here), state.take(here), state.lower[here], own)
    fading = state.decided[here] < 30_000
    np.testing.assert_allclose(
        (two.seen.bill - one.seen.bill)[here][~fading], more[~fading], atol=0.02
    )
    assert more.mean() < -5
    rest = np.setdiff1d(np.flatnonzero(alike(base, given)), taken)
    np.testing.assert_array_equal(one.seen.bill[rest], two.seen.bill[rest])


@pytest.mark.parametrize("offer", ["bill_advice", "plan_up"])
def test_both_lives_hold_in_leaving_and_in_bills(offer):
    (none, alone), (all_, treated) = trial(offer, 0.0), trial(offer, 1.0)
    run = none.campaigns[0]
    effects = both_lives_hold(run, none, all_, run.start + 5)
    expected = (effects.bill_treated - effects.bill_untreated).mean()
    lived = (treated - alone)[run.who]
    assert expected < -1  # who is told moves down
    assert abs(lived.mean() - expected) < 4 * lived.std() / np.sqrt(len(lived))


def test_a_step_up_tells_and_a_care_call_does_not():
    for offer, tells in (("plan_up", True), ("care_call", False), ("club", False)):
        world, _ = trial(offer, 1.0, desk={"announces": 0, "bargainers": 0})
        run = world.campaigns[0]
        moved = (world.state.lower[run.who] > advice.NOTHING) & ~run.accepted
        assert moved.any() == tells, offer
        if tells:
            has = (run._moves > 0) & ~run.accepted
            assert abs(moved[has].mean() - 0.25) < 4 * np.sqrt(0.19 / has.sum())


def test_a_rivals_campaign_tells_as_it_begins_and_only_where_the_dial_is_on():
    rivals = {"campaign_months": (202402, 202403)}
    quiet, told = (world_of((), dial, market=rivals, desk={"announces": 0, "bargainers": 0})
                   for dial in (0.0, 0.25))  # fmt: skip
    quiet.step(), told.step()
    np.testing.assert_array_equal(quiet.state.plan, told.state.plan)
    few = quiet.people, quiet.state
    has = (advice.cheaper(*few, 1, quiet.scenario) > advice.NOTHING) & (quiet.people.join < 1)
    quiet.step(), told.step()
    moved = quiet.state.plan != told.state.plan
    assert (told.state.plan <= quiet.state.plan).mean() > 0.99
    assert abs(moved[has].mean() - 0.25) < 4 * np.sqrt(0.19 / has.sum()) + 0.02
    assert moved[~has].mean() < 0.01
    before = moved.mean()
    quiet.step(), told.step()
    again = (quiet.state.plan != told.state.plan).mean()
    assert abs(again - before) < 0.02  # the second month tells nothing new


def test_the_save_desk_tells_who_calls_and_stays():
    market = {"campaign_months": ()}
    off, on = (world_of((), dial, market=market, desk={"rate": 0.5}) for dial in (0.0, 0.25))
    for _ in range(4):
        off.step(), on.step()
    assert not (off.state.lower > advice.NOTHING).any()
    told = on.state.lower > advice.NOTHING
    assert told.sum() > 10
    assert on.people.bluff[told].mean() > 0.9
    np.testing.assert_array_equal(off.state.hazard, on.state.hazard)
