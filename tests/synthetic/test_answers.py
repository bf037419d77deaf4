"""Who is kept by an offer, and who is woken: as expected, as it comes about, and by whom it is taken."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from synthetic import answers, load
from synthetic.catalogue import CATALOGUE
from synthetic.offers import in_force
from synthetic.schema import OFFERS
from synthetic.world import World


def trial(offer, seed=5, months=6, subscribers=20_000, **law):
    """A campaign by lot at its end."""
    campaign = {"offer": offer, "month": 202504, "base_share": 1.0, "treated_share": 0.5,
                "horizon": months, "reach": 0.9, "eligible": {"tenure": 4}, **law}  # fmt: skip
    world = World(load("city", subscribers=subscribers, campaigns=[campaign]), seed)
    run = world.campaigns[0]
    for _ in range(run.start + months):
        world.step()
    return world, run


@pytest.fixture(scope="module")
def care():
    return trial("care_call")


def tenths(run):
    order = np.argsort(-run.risk[0])
    return [-run.effects().effect[part].mean() for part in np.array_split(order, 10)]


def test_a_care_call_keeps_about_a_tenth_and_wakes_some(care):
    world, run = care
    effects = run.effects()
    assert -0.14 <= effects.effect.mean() / effects.risk_untreated.mean() <= -0.05
    assert 0.08 <= world.people.dog[run.who].mean() <= 0.18
    assert 0.03 <= (effects.effect > 1e-3).mean() <= 0.25


def test_risk_tells_little_of_who_is_kept(care):
    effects = care[1].effects()
    assert spearmanr(effects.effect, effects.risk_untreated)[0] > -0.6
    assert -0.5 < np.corrcoef(effects.effect, effects.risk_untreated)[0, 1] < 0
    tenth = len(effects) // 10
    riskiest = np.argsort(-effects.risk_untreated)[:tenth]
    best = np.sort(effects.effect)[:tenth]
    assert 0.1 <= effects.effect[riskiest].sum() / best.sum() <= 0.7


@pytest.mark.parametrize("offer", OFFERS)
def test_what_comes_about_is_what_was_expected(offer):
    _, run = trial(offer, subscribers=10_000)
    effects, people = run.effects(), len(run.who)
    accepted, expected = run.accepted[run.contacted], run._accept[run.contacted]
    assert abs(accepted.mean() - expected.mean()) < 4 * np.sqrt(0.25 / len(accepted))
    for life, risk in (("leaves_untreated", "risk_untreated"), ("leaves_treated", "risk_treated")):
        chance = effects.__dict__[risk]
        noise = np.sqrt((chance * (1 - chance)).sum())
        assert abs(effects.__dict__[life].sum() - chance.sum()) < 4 * noise, life
    assert people > 5000


def test_the_effect_comes_through_those_who_accept(care):
    """risk treated = reach x (a x accepted + (1 - a) x refused) + (1 - reach) x alone."""
    run = care[1]
    reach, a = run.campaign.reach, run._accept
    contacted = a * run.risk[1] + (1 - a) * run.risk[2]
    told = run.effects()
    np.testing.assert_allclose(
        told.risk_treated, reach * contacted + (1 - reach) * run.risk[0], rtol=1e-6
    )
    awake = (run.answer.woken == 0) & (run.answer.refused == 0)
    np.testing.assert_allclose(run.risk[2][awake], run.risk[0][awake], rtol=1e-6)


# --- an offer in force ------------------------------------------------------------------------


def test_a_care_call_does_not_undo_a_contract_that_keeps():
    first = {"offer": "contract", "month": 202501, "base_share": 1.0, "treated_share": 1.0}
    later = {"offer": "care_call", "month": 202507, "base_share": 1.0, "treated_share": 0.0}
    world = World(load("city", subscribers=6000, campaigns=[first, later]), 5)
    for _ in range(world.campaigns[1].start + 6):
        world.step()
    first, later = world.campaigns
    signed = np.isin(later.who, first.who[first.accepted])
    effect = later.effects().effect[signed & (later.answer.woken == 0)]
    assert len(effect) > 300
    assert (effect < 1e-6).mean() > 0.99
    assert abs(effect.mean()) < 1e-3  # a contract keeps far better than a call


@pytest.mark.parametrize("offer", ["care_call", "plan_up"])
def test_who_is_contacted_lives_on_with_what_counts(offer):
    world = World(load("classroom", subscribers=3000, campaigns=[]), 3)
    world.step()
    world.step(np.full(3000, OFFERS.index("contract") + 1, dtype=np.int8))
    for _ in range(4):
        world.step()
    now, before = world.index, (world.state.offer_effect.copy(), world.state.offer_until.copy())
    told = answers.answer(world.people, world.state, now, world.scenario, offer)
    accepted = world.step(np.full(3000, OFFERS.index(offer) + 1, dtype=np.int8)).accepted
    asked = world.state.last_contact == now
    willing = np.isin(np.arange(3000), accepted)
    effect, until = in_force(*before, told, willing, now, CATALOGUE[offer].months)
    np.testing.assert_array_equal(world.state.offer_effect[asked], effect[asked])
    np.testing.assert_array_equal(world.state.offer_until[asked], until[asked])
    held = asked & (before[0] < 0) & (before[1] >= now)
    assert held.sum() > 50
    assert (until[held] == before[1][held]).mean() > 0.9


def in_force_after(effect, until, mends, months, amiss=0.0, willing=True, keeps=0):
    """What works in month 6 after an offer that mends so much, beside one in force."""
    column = np.float32([amiss - mends]), np.float32([amiss])
    told = answers.Answer(
        mended=None,
        woken=None,
        accept=None,
        accepted=column[0],
        refused=column[1],
        keeps=np.int16([keeps]),
    )
    found = in_force(np.float32([effect]), np.int16([until]), told, willing, 6, months)
    return tuple(round(float(one[0]), 4) for one in found)


def test_the_offer_that_takes_more_off_until_it_ends_counts():
    assert in_force_after(-0.5, 11, mends=0.4, months=4) == (-0.5, 11)
    assert in_force_after(-0.5, 11, mends=0.9, months=4) == (-0.9, 9)
    assert in_force_after(-0.5, 7, mends=0.4, months=4) == (-0.4, 9)  # the old one is nearly over
    assert in_force_after(-0.5, 5, mends=0.1, months=4) == (-0.1, 9)  # it is over
    assert in_force_after(-0.5, 11, mends=0.9, months=4, willing=False) == (-0.5, 11)
    assert in_force_after(0.8, 11, mends=0.1, months=4) == (-0.1, 9)  # what was amiss is not kept


def test_a_contact_too_soon_does_harm_beside_an_offer_in_force():
    assert in_force_after(-0.5, 11, mends=0.1, months=4, amiss=0.3) == (-0.2, 11)


def test_a_tariff_works_as_long_as_it_is_kept_and_regret_counts_beside_an_offer_in_force():
    assert in_force_after(0.0, -1, mends=0.3, months=6, keeps=1000) == (-0.3, 1005)
    assert in_force_after(0.0, -1, mends=-1.2, months=6, keeps=4) == (1.2, 9)
    assert in_force_after(-0.5, 11, mends=-1.2, months=6, keeps=4) == (0.7, 11)
    assert in_force_after(-0.5, 11, mends=-1.2, months=6, keeps=4, willing=False) == (-0.5, 11)


def test_nobody_without_consent_is_contacted(care):
    world, run = care
    assert world.people.consent[run.who].all()
    silent = World(load("city", subscribers=2000), 5)
    silent.step()
    silent.step(np.ones(2000, dtype=np.int8))
    asked = silent.state.last_contact == 1
    assert (asked == (silent.people.consent & (silent.people.join < 1) & (silent.state.gone > 0)))[
        silent._present
    ].all()


def test_campaigns_that_are_kept_apart_share_nobody():
    law = load("classroom", subscribers=3000)
    world = World(law, 7)
    for _ in range(law.months):
        world.step()
    apart = [one for one in world.campaigns if one.campaign.apart]
    assert len(apart) == 2
    assert not np.intersect1d(apart[0].who, apart[1].who).size


def test_sprayed_over_everybody_every_offer_loses():
    for offer in OFFERS:
        months = 12 if offer in {"contract", "bundle"} else 6
        _, run = trial(offer, months=months, month=202501, subscribers=10_000)
        effects = run.effects()
        assert effects.value_effect.mean() < -1, offer
        best = np.sort(effects.value_effect)[-len(effects) // 10 :].mean()
        # honest advice is paid for by the bills that it lowers: it is not made for its yield
        assert best > 10 or CATALOGUE[offer].down, offer


def test_the_contract_trial_of_the_class_can_be_read():
    """Power of .8 and more from the true risks: it needs no more people than take part."""
    world = World(load("classroom"), 7)
    run = next(one for one in world.campaigns if one.campaign.offer == "contract")
    for _ in world.months:
        world.step()
    effects = run.effects()
    alone, treated = effects.risk_untreated.mean(), effects.risk_treated.mean()
    spread = alone * (1 - alone) + treated * (1 - treated)
    needed = 2 * (1.96 + 0.84) ** 2 * spread / (alone - treated) ** 2
    assert needed < len(run.who)
