"""Tariffs that people choose: what each costs whom, who holds back, who regrets, who is told what."""

import numpy as np
import pytest

from synthetic import devices, experience, life, load, pricing, tariffs
from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.market import ERAS, Tariffs
from synthetic.schema import NEEDS
from synthetic.world import World
from tests.synthetic.lives import lived

OWN = Tariffs.own(ERAS["5g-2024"], np.float64)
FEES, GB = OWN.fee, OWN.data_gb


def one(**traits):
    """A line that never stops, uses all it wants, and cares for no membership; `traits` differ."""
    usual = {"held_data": 0.0, "held_voice": 0.0, "rights": 0.0, "family": 1}
    usual |= {"head": True, "online": NEVER, "data": 0.0, "voice_out": 0.0}
    return Columns(**{name: np.array([value]) for name, value in (usual | traits).items()})


def yuan(data, voice=0.0, **traits):
    return tariffs.cost(one(**traits), OWN, np.array([data]), np.array([voice]), 0)[0]


class TestCost:
    def test_within_the_allowance_it_is_the_fee(self):
        np.testing.assert_allclose(yuan(1.0, 20.0), FEES)

    def test_beyond_it_each_gb_and_minute_is_paid_up_to_the_cap(self):
        assert yuan(GB[0] + 2, 30 + 10)[0] == pytest.approx(FEES[0] + 2 * 3.0 + 10 * 0.12)
        assert yuan(GB[0] + 500)[0] == pytest.approx(FEES[0] + 90.0)

    def test_who_stops_pays_nothing_and_lacks_what_he_wanted(self):
        assert yuan(GB[0] + 2, held_data=1.0)[0] == pytest.approx(FEES[0] + 2 * OWN.era.unmet)

    def test_who_goes_on_pays_for_a_share_and_lacks_the_rest(self):
        paid = FEES[0] + 3.0 * 0.7 * 2 + OWN.era.unmet * 0.3 * 2
        assert yuan(GB[0] + 2, held_data=0.3)[0] == pytest.approx(paid)

    def test_rights_cards_and_broadband_count_for_those_who_can_use_them(self):
        np.testing.assert_allclose(yuan(1.0, rights=2.0), FEES - 2 * OWN.rights)
        cards = FEES - yuan(1.0, family=3)
        np.testing.assert_allclose(cards, 10 * np.minimum(2, OWN.cards))
        served = FEES - yuan(1.0, online=-5)
        np.testing.assert_allclose(served, 30.0 * (FEES >= 129))
        assert not (FEES - yuan(1.0, online=-5, head=False)).any()


@pytest.fixture(scope="module")
def world():
    """The class base after a year."""
    return lived(months=12, campaigns=[])[0]


def suited(world):
    growth = world.scenario.use.data_growth * world.index
    level = life.use(world.state, world.scenario.life)
    return tariffs.standing(world.people, world.state, OWN, world.index, growth, level)


def test_each_tariff_suits_somebody_best_and_most_have_not_the_best(world):
    told = suited(world)
    share = np.bincount(told.best, minlength=12) / len(told.best)
    assert (share >= 0.002).all()
    has = told.best == world.state.plan
    assert 0.2 < has.mean() < 0.6
    assert (told.saving >= -1e-4).all()
    np.testing.assert_allclose(told.saving[has], 0, atol=1e-4)
    assert 0.08 <= (told.next_surplus > 0).mean() <= 0.17


def test_who_knows_his_use_and_has_no_whim_takes_the_best(world, monkeypatch):
    monkeypatch.setattr(tariffs, "_MISJUDGED", 0.0)
    monkeypatch.setattr(tariffs, "_WHIM", 0.0)
    monkeypatch.setattr(tariffs, "_WHIM_SHARE", 0.0)
    growth = world.scenario.use.data_growth * world.index
    level = life.use(world.state, world.scenario.life)
    data, voice = tariffs.usual(world.people, growth, level)
    draws = world.draw(3, 1)
    chosen = tariffs.choose(world.people, OWN, data, voice, world.index, draws, draws)
    np.testing.assert_array_equal(chosen, suited(world).best)


def test_at_the_allowance_some_stop_and_others_use_less(world):
    month = Columns(
        **{
            name: np.full(len(world.people), 1e6)
            for name in ("plain_data", "plain_out", "data", "minutes_out")
        }
    )
    state = world.state.copy()
    month.higher, month.apart = tariffs.above(state.plan), np.flatnonzero(state.up)
    tariffs.hold_back(world.people, state, month, OWN)
    stops = world.people.held_data == 1
    limit = OWN.data_gb[state.plan]
    np.testing.assert_allclose(month.plain_data[stops], limit[stops])
    assert (month.plain_data[~stops] > 1e5).all()
    assert (month.plain_data[~stops] < 0.8e6).all()
    np.testing.assert_allclose(month.unmet, 1e6 - month.plain_data)
    price = world.people.need == NEEDS.index("price")
    assert stops[price].mean() > stops[~price].mean() + 0.15


def test_nobody_changes_his_tariff_under_contract_but_by_an_offer(world):
    later = World(world.scenario, 3)
    for _ in range(12):
        later.step()
    before, bound = later.state.plan.copy(), later.state.contract_end > later.index
    later.step()
    moved = later.state.plan != before
    assert not moved[bound].any()
    free = ~bound & (later.people.join < later.index) & (later.state.decided == NEVER)
    assert 0.005 < moved[free].mean() < 0.06


def test_what_is_wanted_and_not_used_costs_contentment(monkeypatch):
    def contentment(weight):
        monkeypatch.setattr(experience, "_LACKING", weight)
        grown, _ = lived(months=12, campaigns=[])
        return grown, grown.state.satisfaction

    grown, felt = contentment(0.4)
    _, unfelt = contentment(0.0)
    lacks = suited(grown).unmet > 3
    assert lacks.sum() > 500
    assert (unfelt - felt)[lacks].mean() > 3 * abs((unfelt - felt)[~lacks].mean())


# --- the next tariff up -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def told_up():
    """A campaign of the next tariff up for all; the world before it and at its end."""
    campaign = {"offer": "plan_up", "month": 202501, "base_share": 1.0, "treated_share": 1.0, "horizon": 12}  # fmt: skip
    law = load("city", subscribers=20_000, campaigns=[campaign])
    world, complaints = World(law, 5), []
    for _ in range(12):
        world.step()
    step = tariffs.step_up(
        world.people,
        world.state,
        OWN,
        12,
        law.use.data_growth * 12 + devices.wish(world.state, OWN.era),
        life.use(world.state, law.life),
    )
    up = []
    for _ in range(12):
        month = world.step()
        up.append(world.state.up.copy())
        complaints.append(month.seen.complaints.astype(int))
    return world, world.campaigns[0], step, np.array(up), np.array(complaints)


def test_who_gains_takes_it_rather_and_stays_who_loses_goes_back(told_up):
    world, run, step, up, _ = told_up
    surplus, fee = step.surplus[run.who], step.fee[run.who]
    gains, misfit = surplus > 0, surplus < -0.25 * fee
    accept = run._accept
    assert accept[gains].mean() > 3 * accept[misfit].mean() > 0
    took = run.who[run.accepted]
    sorry = misfit[run.accepted]
    assert up[:4, took[sorry]].all()
    assert not up[4:, took[sorry]].any()
    assert up[:, took[gains[run.accepted]]].all()


def test_gain_keeps_and_regret_drives_away(told_up):
    _, run, step, *_ = told_up
    surplus = step.surplus[run.who]
    change = run.answer.accepted - run.answer.refused
    np.testing.assert_allclose(change, np.where(surplus < 0, 0.10 * np.minimum(-surplus, 20), -0.03 * np.minimum(surplus, 15)), atol=1e-4)  # fmt: skip
    alone, accepted, _ = run.risk
    awake, sorry = run.answer.woken == 0, surplus < -15
    assert (accepted[sorry & awake] > alone[sorry & awake]).mean() > 0.95
    glad = (surplus > 5) & awake & (alone < 0.9)
    assert (accepted[glad] < alone[glad]).mean() > 0.9


def test_who_regrets_complains_three_times_as_often(told_up):
    _, run, step, up, complaints = told_up
    misfit = (step.surplus < -0.25 * step.fee)[run.who]
    sorry, others = run.who[run.accepted & misfit], run.who[~run.accepted]
    rate = complaints[:4, sorry].mean() / complaints[:4, others].mean()
    assert 2.5 < rate < 7
    assert complaints[5:, sorry].mean() < 1.7 * complaints[5:, others].mean()


@pytest.mark.parametrize("seed", [5, 6])
def test_who_should_be_called(seed):
    """At random it loses; to whom it saves money is best; who pays most more comes after, who is
    over his allowance last: what he saves is what we lose."""
    campaign = {"offer": "plan_up", "month": 202501, "base_share": 1.0, "treated_share": 0.0, "horizon": 12, "reach": 0.9}  # fmt: skip
    law = load("city", subscribers=20_000, campaigns=[campaign])
    world, over = World(law, seed), np.zeros(20_000)
    for now in range(24):
        if now == 12:
            level = life.use(world.state, law.life)
            step = tariffs.step_up(
                world.people, world.state, OWN, 12, law.use.data_growth * 12, level
            )
            dearer = world.state.step_margin.copy()
        month = world.step()
        if 6 <= now < 12:
            over += month.seen.overage_fee
    run = world.campaigns[0]
    value, who = run.effects().value_effect, run.who
    fifth = len(who) // 5

    def worth(rank):
        return value[np.argsort(-rank[who], kind="stable")[:fifth]].sum()

    best = np.sort(value)[-fifth:].sum()
    assert value.mean() < -0.5
    assert 0.35 * best < worth(step.surplus) < 0.75 * best
    assert worth(dearer) < 0.6 * worth(step.surplus)
    assert worth(over) < 0.25 * worth(step.surplus)


# --- price tests ------------------------------------------------------------------------------


def test_prices_are_tried_by_lot_where_the_scenario_says_so():
    quiet, tried = (
        load("classroom").market.model_copy(update={"price_tests": it}) for it in (False, True)
    )
    assert (pricing.prices(7, 3, quiet) == 10).all()
    seen = np.array([pricing.prices(7, month, tried) for month in range(200)])
    assert set(np.unique(seen).round(1)) == {8.0, 10.0, 12.0}
    assert abs(seen.mean() - 10) < 0.15
    assert abs(np.corrcoef(seen[:-1].ravel(), seen[1:].ravel())[0, 1]) < 0.06


def test_a_test_by_lot_finds_the_elasticity():
    """Log sales on log price, with areas and months apart, cover what the law says."""
    world = World(load("city", subscribers=30_000, market={"price_tests": True}), 5)
    sold, price, area = [], [], world.people.area - 1
    for now in range(12):
        month = world.step()
        here = month.present
        sold.append(np.bincount(area[here], month.seen.packs[here], minlength=12))
        price.append(world.pack_prices(now))
    y, x = np.log(np.array(sold)), np.log(np.array(price))
    alike = lambda z: z - z.mean(axis=0) - z.mean(axis=1, keepdims=True) + z.mean()  # noqa: E731
    y, x = alike(y), alike(x)
    slope = (x * y).sum() / (x * x).sum()
    spread = np.sqrt(((y - slope * x) ** 2).sum() / (y.size - 24) / (x * x).sum())
    rate = world.people.rate_packs[world.people.join < 0]
    need = world.people.need[world.people.join < 0]
    truth = (rate * np.take(pricing.ELASTICITY, need)).sum() / rate.sum()
    assert abs(slope - truth) < 2.6 * spread
    assert spread < 0.15


def test_a_test_moves_the_sale_of_packs_and_nothing_else():
    quiet, tried = (lived(months=3, market={"price_tests": it})[1] for it in (False, True))
    for (_, without), (_, with_) in zip(quiet, tried, strict=True):
        assert 0 < (without["packs"] != with_["packs"]).mean() < 0.1
        for name in set(with_) - {"packs"}:
            np.testing.assert_array_equal(without[name], with_[name], err_msg=name)
