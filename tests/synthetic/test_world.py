"""The stepped world: same seed, same data; same luck under every policy; effects that are true."""

import pickle

import numpy as np
import pytest

from synthetic import load
from synthetic.calendar import NEVER
from synthetic.columns import join
from synthetic.offers import action_code
from synthetic.schema import OFFERS
from synthetic.world import World
from tests.synthetic.lives import ALONE, both_lives_hold

SMALL = {"subscribers": 2000, "months": 8, "campaigns": []}


def scenario(**changes):
    return load("classroom", **{**SMALL, **changes})


def lived(world: World, months: int, actions=None) -> list[dict[str, np.ndarray]]:
    """Copies of what is seen in each month, of those present."""
    pages = []
    for _ in range(months):
        month = world.step(actions)
        page = {name: np.where(month.present, array, 0) for name, array in month.seen.items()}
        pages.append({**page, "present": month.present.copy()})
    return pages


def assert_same(left, right, rows=slice(None)):
    for a, b in zip(left, right, strict=True):
        for name, array in a.items():
            np.testing.assert_array_equal(array[rows], b[name][rows], err_msg=name)


@pytest.mark.parametrize("block", [1000, 1300, 32_768])
def test_blocks_change_nothing(block):
    assert_same(lived(World(scenario(), 3), 6), lived(World(scenario(), 3, block=block), 6))


def test_a_part_lives_as_it_does_in_the_whole():
    whole, part = World(scenario(), 3), World(scenario(), 3, part=(1000, 2000))
    for all_, few in zip(lived(whole, 6), lived(part, 6), strict=True):
        for name, array in few.items():
            np.testing.assert_array_equal(array, all_[name][1000:2000], err_msg=name)


def test_another_seed_is_another_base():
    one, two = (lived(World(scenario(), seed), 1)[0] for seed in (3, 4))
    assert (one["bill"] != two["bill"]).mean() > 0.5


def test_a_smaller_base_is_the_beginning_of_a_larger_one():
    small, large = World(scenario(), 5), World(scenario(subscribers=5000), 5)
    for few, many in zip(lived(small, 6), lived(large, 6), strict=True):
        for name, array in few.items():
            np.testing.assert_array_equal(array, many[name][:2000], err_msg=name)


def test_stepping_past_the_end_is_refused():
    world = World(scenario(months=2), 1)
    lived(world, 2)
    with pytest.raises(IndexError, match="2 months"):
        world.step()


def test_reset_begins_again():
    world = World(scenario(), 2)
    first = lived(world, 4)
    world.reset()
    assert_same(first, lived(world, 4))


def test_restore_goes_on_from_the_snapshot_as_often_as_wanted():
    world = World(load("classroom", subscribers=2000), 2)
    lived(world, 16)
    saved = world.snapshot()
    first = lived(world, 4)
    effects = world.campaigns[0].risk.copy()
    for _ in range(2):
        world.restore(saved)
        assert_same(first, lived(world, 4))
        np.testing.assert_array_equal(world.campaigns[0].risk, effects)


def whole_month(world: World, actions) -> dict[str, np.ndarray]:
    """Copies of everything a month leaves behind: seen, true, state, contracts, both lives of campaigns."""
    month = world.step(actions)
    left = {
        "seen": month.seen,
        "truth": month.truth,
        "state": world.state,
        "contracts": join(world.contracts),
    }
    parts = {f"{of}.{name}": a.copy() for of, page in left.items() for name, a in page.items()}
    risks = {f"risk.{run.number}": run.risk.copy() for run in world.campaigns if month.index >= run.start}  # fmt: skip
    others = {"present": month.present, "left": month.left, "topic": month.topic}
    return {**parts, **risks, **{name: array.copy() for name, array in others.items()}}


@pytest.mark.parametrize("at", [0, 10, 16, 23])
def test_a_snapshot_holds_the_whole_future(at):
    """In the middle of a campaign too, with contacts, and in a world made afresh from a file."""
    law = load("classroom", subscribers=2000)
    actions = np.arange(2000, dtype=np.int8) % (len(OFFERS) + 1)
    world = World(law, 2)
    for _ in range(at):
        world.step(actions)
    kept = pickle.dumps(world.snapshot())
    future = [whole_month(world, actions) for _ in range(at, 24)]
    for other in (World(law, 2), world):
        other.restore(pickle.loads(kept))
        assert_same(future, [whole_month(other, actions) for _ in range(at, 24)])


def test_two_policies_share_their_luck():
    """Contacts in one community change nothing in another, and not the weather of the contacted."""
    quiet, busy = World(scenario(), 9), World(scenario(), 9)
    actions = np.zeros(2000, dtype=np.int8)
    actions[:1000:2] = action_code("bill_credit")
    before, after = lived(quiet, 8), lived(busy, 8, actions)
    assert_same(before, after, rows=slice(1000, 2000))
    both = before[-1]["present"] & after[-1]["present"]
    np.testing.assert_array_equal(before[-1]["quality"][both], after[-1]["quality"][both])
    assert (before[-1]["present"] != after[-1]["present"]).any()


@pytest.mark.parametrize("wrong", [np.zeros(5, dtype=np.int8), np.zeros((2000, 2), dtype=np.int8)])
def test_actions_of_another_shape_are_refused(wrong):
    with pytest.raises(ValueError, match="each of 2000 subscribers"):
        World(scenario(), 1).step(wrong)


def world_with_pilot(treated_share: float, seed: int = 6):
    """A world with one campaign on everyone and no contagion, lived to the end of the horizon."""
    campaign = {
        "offer": "care_call",
        "month": 202404,
        "base_share": 1.0,
        "treated_share": treated_share,
        "horizon": 5,
        "reach": 0.7,
    }
    law = scenario(subscribers=6000, campaigns=[campaign], **ALONE)
    world = World(law, seed)
    lived(world, 8)
    return world


def test_both_lives_are_what_the_other_world_shows():
    """Without contagion, what a pilot says of the other arm is exactly what happens there."""
    mixed, none, all_ = world_with_pilot(0.5), world_with_pilot(0.0), world_with_pilot(1.0)
    run = mixed.campaigns[0]
    both_lives_hold(run, none, all_, run.start + 4)


def test_expected_effects_agree_with_realised_ones():
    effects = world_with_pilot(0.5).campaigns[0].effects()
    n = len(effects)
    for risk, leaves in (
        (effects.risk_untreated, effects.leaves_untreated),
        (effects.risk_treated, effects.leaves_treated),
    ):
        assert abs(risk.mean() - leaves.mean()) < 4 * (risk.mean() / n) ** 0.5
    assert ((effects.effect > 0) == (effects.risk_treated > effects.risk_untreated)).all()


def test_some_are_kept_and_some_are_woken():
    world = world_with_pilot(0.5)
    effects = world.campaigns[0].effects()
    before = World(world.scenario, world.seed)
    lived(before, world.campaigns[0].start)
    state = before.state.take(effects.subscriber)
    free, dogs = state.decided == NEVER, world.people.dog[effects.subscriber]
    assert (effects.effect[dogs & free & (state.calm_until < before.index)] > 0).all()
    assert effects.effect[~(dogs & free)].max() <= 1e-6
    assert effects.effect.mean() < 0


def test_the_look_ahead_is_calibrated():
    """The true three-month probability agrees with what happens, in total and by tenth."""
    world = World(scenario(subscribers=20_000), 4)
    lived(world, 4)
    month = world.step()
    sure, present = month.truth.leave_3m.copy(), month.present.copy()
    lived(world, 3)
    left = (world.state.gone <= month.index + 3) & ~world.state.by_arrears
    sure, left = sure[present], left[present]
    assert abs(sure.mean() - left.mean()) < 0.006
    tenth = np.argsort(np.argsort(sure)) * 10 // len(sure)
    for k in range(10):
        at = tenth == k
        assert abs(sure[at].mean() - left[at].mean()) < 0.03


def test_the_first_month_already_holds_people_about_to_leave():
    world = World(scenario(subscribers=10_000), 4)
    shares = []
    for _ in range(8):
        month = world.step()
        shares.append(len(month.left) / month.present.sum())
    assert min(shares[:2]) > 0.5 * np.mean(shares[2:])


def test_nobody_leaves_before_having_been_seen():
    world = World(scenario(subscribers=20_000), 4)
    seen = world.people.join < 0
    for _ in range(8):
        month = world.step()
        assert seen[month.left].all()
        seen |= month.present
    joined = (world.people.join >= 0) & (world.people.join < 8)
    assert seen[joined].all()
