"""Who signs which contract, what leaving it forfeits, and the cliff after one from a campaign."""

import numpy as np
import pytest

from synthetic import contracts, load
from synthetic.calendar import NEVER
from synthetic.columns import join
from synthetic.leaving import STAYS, after_signed, deciding
from synthetic.schema import CONTRACT_MODES, LEAVE_KINDS, MONTHLY, OFFERS
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import ALONE, Keeping, both_lives_hold, lived

MODE = {name: place for place, name in enumerate(CONTRACT_MODES)}


def signed_later(world):
    """Contracts signed in the months of the world by those who were there before, campaigns' apart."""
    rows = join(world.contracts)
    again = rows.start > np.maximum(world.people.join[rows.subscriber], 0)
    return rows.take(again & (rows.campaign == 0))


@pytest.fixture(scope="module")
def worlds():
    """A world in which what a contract asks moves who signs it, and one in which it does not."""
    return lived(campaigns=[])[0], lived(campaigns=[], contracts={"sign_up": 0})[0]


def test_what_a_contract_gives_and_asks_moves_who_signs_it(worlds):
    chance = contracts.sign_up()
    assert chance[MODE["large_deposit"]] == chance.min()  # a year's fees ahead
    assert chance[MODE["cross_subsidy"]] == chance.max()  # a third of them at once
    assert chance[MODE["monthly_return"]] < chance[MODE["tenure_reward"]]  # one's own money back
    told, lot = (np.bincount(signed_later(w).mode, minlength=8) for w in worlds)
    moved = (told / told.sum()) / (lot / lot.sum())
    expected = chance / (contracts._SHARES @ chance)
    np.testing.assert_allclose(moved, expected, atol=0.15)
    assert 0.95 < told.sum() / lot.sum() < 1.05  # as many sign as before


def test_without_it_kinds_are_signed_as_they_are_offered(worlds):
    rows = signed_later(worlds[1])
    shares = np.bincount(rows.mode, minlength=8) / len(rows)
    np.testing.assert_allclose(shares, contracts._SHARES, atol=0.02)


def written(scenario, seed=3, **changes):
    """The tables of a world of 12,000."""
    shelf = Keeping()
    law = load(scenario, subscribers=12_000, pilots=[], value_at=[], **changes)
    world = World(law, seed)
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    return world, {name: rows[-1] for name, rows in shelf.rows.items()}


@pytest.fixture(scope="module")
def leavers():
    """Leavers, and of each the contract that ran on when they left, if one did."""
    world, tables = written("classroom", campaigns=[])
    churn, rows = tables["churn"], tables["contracts"]
    gone = dict(zip(churn["subscriber"], churn["month"], strict=True))
    running = {}
    for who, start, end, mode, penalty, deposit in zip(
        *(rows[name] for name in ("subscriber", "start_month", "end_month", "mode")),
        *(rows[name] for name in ("penalty", "deposit")),
        strict=True,
    ):
        if start <= gone.get(who, 0) < end:
            running[who] = (mode, penalty, deposit)
    return churn, running


def test_leaving_a_contract_early_forfeits_what_it_says(leavers):
    churn, running = leavers
    assert len(running) > 200
    for who, penalty, lost in zip(
        churn["subscriber"], churn["penalty"], churn["deposit_lost"], strict=True
    ):
        mode, due, deposit = running.get(who, (0, 0, 0))
        assert penalty == due, who
        name = CONTRACT_MODES[mode]
        if name not in contracts.FORFEITED:
            assert lost == 0
        elif name == "large_deposit":
            assert 0 < lost < deposit or deposit == 0
        else:
            assert lost == pytest.approx(contracts.FORFEITED[name][0] * deposit, abs=1)


def test_three_in_five_penalties_are_paid_and_none_of_those_who_owe_anyhow(leavers):
    churn, _ = leavers
    due = churn["penalty"] > 0
    paid = churn["penalty_paid"][due] > 0
    assert (churn["penalty_paid"][due][paid] == churn["penalty"][due][paid]).all()
    unpaid_lines = churn["kind"][due] == LEAVE_KINDS.index("arrears")
    assert not paid[unpaid_lines].any()
    assert abs(paid[~unpaid_lines].mean() - contracts.COLLECTED) < 0.1
    assert "penalty" not in MONTHLY.names  # there it would tell of the leaving a month ahead


# --- the cliff after a campaign's contract ----------------------------------------------------

CONTRACT = OFFERS.index("contract") + 1


def signed_by_action(**leaving):
    """A world of 2,000 in which all are offered a contract in its second month, lived for 17."""
    world = World(load("classroom", subscribers=2000, campaigns=[], leaving=leaving), 3)
    world.step()
    who = world.step(np.full(2000, CONTRACT, dtype=np.int8)).accepted
    chances = []
    for _ in range(15):
        now = world.index
        chances.append(
            (now, deciding(world.state, now, world.scenario.leaving) / world.state.hazard)
        )
        world.step()
    return world, who, chances


def test_a_contract_of_a_campaign_ends_with_part_of_the_cliff_of_any_other():
    world, who, chances = signed_by_action()
    law, end = world.scenario.leaving, 1 + 12 - 1
    assert (world.state.end_signed[who] == end).all()
    assert len(who) > 50
    for now, ratio in chances:
        rise = law.expiry * (now == end) + law.after_expiry * (end < now <= end + STAYS)
        rise *= law.campaign_cliff
        effect = np.where(world.state.offer_until[who] >= now, world.state.offer_effect[who], 0)
        np.testing.assert_allclose(ratio[who], np.exp(effect + rise), rtol=1e-4)


def test_without_the_cliff_the_end_of_a_campaigns_contract_is_no_news():
    world, who, chances = signed_by_action(campaign_cliff=0)
    for now, ratio in chances[11:]:
        effect = np.where(world.state.offer_until[who] >= now, world.state.offer_effect[who], 0)
        np.testing.assert_allclose(ratio[who], np.exp(effect), rtol=1e-4)
    assert (after_signed(np.array([5]), 5, world.scenario.leaving) == 0).all()


def test_where_nobody_signs_in_a_campaign_the_cliff_changes_nothing():
    with_it, without = lived(campaigns=[])[0], lived(campaigns=[], leaving={"campaign_cliff": 0})[0]
    for name, column in with_it.state.items():
        np.testing.assert_array_equal(column, without.state.__dict__[name], err_msg=name)


def world_with_trial(treated_share: float):
    """A contract offered to all, or to half by lot, followed past its end."""
    trial = {"offer": "contract", "month": 202404, "base_share": 1.0, "horizon": 17,
             "treated_share": treated_share, "reach": 1.0}  # fmt: skip
    law = load("classroom", subscribers=6000, months=21, campaigns=[trial], **ALONE)
    world = World(law, 6)
    for _ in world.months:
        world.step()
    return world


def test_both_lives_hold_past_the_cliff():
    """What the trial says of the other arm is what happens there, the cliff and all."""
    mixed, none, all_ = (world_with_trial(share) for share in (0.5, 0.0, 1.0))
    run = mixed.campaigns[0]
    effects = both_lives_hold(run, none, all_, run.start + 16)
    for life, risk in (("leaves_untreated", "risk_untreated"), ("leaves_treated", "risk_treated")):
        chance = effects.__dict__[risk]
        noise = np.sqrt((chance * (1 - chance)).sum())
        assert abs(effects.__dict__[life].sum() - chance.sum()) < 4 * noise


def test_the_true_look_ahead_knows_of_the_cliff():
    world = World(load("classroom", subscribers=6000, campaigns=[], leaving={"friend": 0}), 3)
    world.step()
    who = world.step(np.full(6000, CONTRACT, dtype=np.int8)).accepted
    for _ in range(8):
        month = world.step()
    quiet = month.truth.leave_3m[who].copy()
    month = world.step()
    undecided = (world.state.decided[who] == NEVER) & month.present[who]
    assert (month.truth.leave_3m[who] > 1.3 * quiet)[undecided].mean() > 0.7
