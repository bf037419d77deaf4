"""The latent stage of life: how lines come to it, what it moves, and what does not hang on it."""

import numpy as np
import pytest

from synthetic import life
from synthetic.answers import answer
from synthetic.leaving import cause_shares, hazard
from synthetic.market import OWN_PLANS
from synthetic.schema import REASONS, STAGES
from tests.synthetic.lives import lived

STEADY = {"market": {"campaign_months": []}, "campaigns": []}


@pytest.fixture(scope="module")
def world():
    return lived("city", months=14, **STEADY)[0]


def test_new_lines_grow_and_the_old_do_not(world):
    phase, tenure = world.state.phase, world.index - 1 - world.people.join
    new, old = (tenure >= 0) & (tenure < life.NEW), tenure > 60
    assert (phase[new] == life.GROWING).all()
    assert (phase[old] == life.GROWING).mean() < 0.02
    assert 0.2 < (phase[old] == life.DECLINE).mean() < 0.5


def test_the_shares_of_phases_stand_still():
    early, late = (lived("city", months=months, **STEADY)[0] for months in (2, 24))
    shares = [np.bincount(one.state.phase[one._present], minlength=3) for one in (early, late)]
    shares = [counts / counts.sum() for counts in shares]
    np.testing.assert_allclose(*shares, atol=0.02)
    assert (
        abs(early.state.level[early._present].mean() - late.state.level[late._present].mean())
        < 0.08
    )


def test_who_is_content_and_stable_declines_later(world):
    height = world.state.phase == life.HEIGHT
    chance = life.turning(world.people, world.state, world.scenario.life)
    for loyal in (world.state.satisfaction, world.people.stability):
        high = loyal > np.median(loyal)
        assert chance[height & high].mean() < 0.95 * chance[height & ~high].mean()


def test_the_level_falls_in_decline_and_never_jumps():
    law = {"decline": 1.0, "recovery": 0.0}
    one, pages = lived("city", months=8, life=law, **STEADY)
    assert (one.state.phase[one.people.join < -60] == life.DECLINE).mean() > 0.9
    assert one.state.level.min() >= np.float32(-1.3)
    never, plain = lived("city", months=8, life={"decline": 0.0}, **STEADY)
    assert (never.state.phase != life.DECLINE).all()
    both = pages[-1][0] & plain[-1][0] & (one.people.join < -60)
    assert pages[-1][1]["data_gb"][both].sum() < 0.6 * plain[-1][1]["data_gb"][both].sum()


def test_use_alone_follows_the_dial():
    """Without it lines come to the same phases, and their level moves no use."""
    off, pages = lived("city", months=3, life={"use": 0.0}, **STEADY)
    on, plain = lived("city", months=3, **STEADY)
    grown = np.abs(on.state.level - life._USUAL) < 0.005
    for name in ("data_gb", "minutes_out"):
        ratio = pages[-1][1][name][~grown & off._present].sum()
        assert ratio != plain[-1][1][name][~grown & on._present].sum()
        np.testing.assert_allclose(
            pages[-1][1][name][grown], plain[-1][1][name][grown], rtol=0.05, atol=1
        )


def test_decline_is_a_cause_of_its_own(world):
    law, nxt = world.scenario.leaving, world.index
    milder = law.model_copy(update={"decline": 0.0})
    with_it, without = (hazard(world.people, world.state, nxt, one) for one in (law, milder))
    declines = world.state.phase == life.DECLINE
    np.testing.assert_array_equal(with_it[~declines], without[~declines])
    free = declines & (with_it < 0.5)
    np.testing.assert_allclose(with_it[free] / without[free], np.exp(law.decline), rtol=1e-4)
    shares = [cause_shares(world.people, world.state, nxt, one) for one in (law, milder)]
    personal = REASONS.index("personal")
    assert (shares[0][declines, personal] > shares[1][declines, personal]).all()
    np.testing.assert_allclose(shares[0].sum(axis=1), 1, rtol=1e-5)


def test_who_grows_takes_more_and_who_declines_less(world):
    def taken(offer, phase):
        state = world.state.copy()
        state.phase[:] = phase
        return answer(world.people, state, world.index, world.scenario, offer)

    more = [taken("plan_up", phase) for phase in (life.GROWING, life.HEIGHT)]
    can = world.state.plan < OWN_PLANS - 1
    assert (more[0].accept > more[1].accept)[can].all()
    assert not more[0].accept[~can].any()
    same = [taken("club", phase) for phase in (life.GROWING, life.HEIGHT)]
    np.testing.assert_array_equal(same[0].accept, same[1].accept)


def test_the_stage_told_is_the_phase_but_for_the_new_and_the_decided(world):
    stage = life.stage(world.people, world.state, world.index - 1)
    tenure = world.index - 1 - world.people.join
    assert (stage[tenure < life.NEW] <= STAGES.index("acquired")).mean() > 0.9
    plain = (tenure >= life.NEW) & (stage != STAGES.index("leaving"))
    np.testing.assert_array_equal(stage[plain] - 1, world.state.phase[plain])


def test_what_is_to_come_is_reckoned_with():
    """Who may decline is likelier to go within three months than today's hazard alone says."""
    from synthetic.leaving import looking_ahead

    world = lived("city", months=6, **STEADY)[0]
    calm = world.state.copy()
    calm.turning[:] = 0
    told = [
        looking_ahead(world.people, s, world.index, world.scenario) for s in (world.state, calm)
    ]
    height = (world.state.phase == life.HEIGHT) & (world.state.decided == world.state.decided.max())
    declines = (world.state.phase == life.DECLINE) & (told[1] < 0.5)
    assert (told[0] > told[1])[height].mean() > 0.95
    assert (told[0] < told[1])[declines].mean() > 0.95
