"""The save desk: who calls, who stays under which script, and what bargainers make of credits."""

import numpy as np
import pytest

from synthetic import desk, load, worth
from synthetic.calendar import NEVER
from synthetic.columns import Columns, join
from synthetic.laws import Desk
from synthetic.schema import DESK_TOPICS, INTENTS, NEEDS, OFFERS, REASONS
from synthetic.world import World
from tests.synthetic.lives import ALONE, both_lives_hold, lived
from tests.synthetic.test_leaks import hunt

LAW = Desk()
BLUFFING, DECIDED = INTENTS.index("bluffing"), INTENTS.index("decided")


def calls_of(world: World) -> Columns:
    """All calls of a world's months, with the month, and `gone` as it stood when the month was over; but
    for lines cut off for arrears in the month."""
    rows = []
    for _ in world.months:
        month = world.step()
        calls = world.called
        calls.month = np.full(len(calls), month.index)
        calls.gone = world.state.gone[calls.who]
        cut_off = world.state.by_arrears[calls.who]
        rows.append(calls.take(~cut_off))
    return join(rows)


@pytest.fixture(scope="module")
def base():
    """A world of two years, and its calls."""
    world = World(load("city", subscribers=60_000, campaigns=[]), 7)
    return world, calls_of(world)


def test_those_who_decided_stay_as_the_law_says(base):
    world, calls = base
    rows = calls.take(calls.intent == DECIDED)
    stays = np.where(rows.heard, rows.stays_listen, rows.stays_process)
    for heard, low, high in ((False, 0.09, 0.15), (True, 0.30, 0.46)):
        assert low < stays[rows.heard == heard].mean() < high
    need = world.people.need[rows.who]
    np.testing.assert_allclose(rows.stay_listen, desk.listened(need, rows.says, LAW))
    np.testing.assert_array_equal(rows.gone == NEVER, stays)
    fits = desk.FIT[need, rows.says] > 0.5
    assert rows.stays_listen[fits].mean() > rows.stays_listen[~fits].mean() + 0.15


def test_a_script_is_drawn_by_lot_and_told_by_a_few_calls(base):
    world, calls = base
    rows = calls.take(calls.intent == DECIDED)
    assert abs(rows.heard.mean() - 0.5) < 0.03
    need = world.people.need[rows.who]
    shares = [
        np.bincount(need[part], minlength=4) / part.sum() for part in (rows.heard, ~rows.heard)
    ]
    assert np.abs(shares[0] - shares[1]).max() < 0.05
    alone, heard = rows.stays_process.mean(), rows.stays_listen.mean()
    spread = alone * (1 - alone) + heard * (1 - heard)
    assert 50 < 2 * 2.8**2 * spread / (heard - alone) ** 2 < 110


def test_what_is_expected_of_a_need_is_what_comes_about(base):
    world, calls = base
    rows = calls.take(calls.intent == DECIDED)
    told = 0.5 * (LAW.unaided + rows.stay_listen)
    stays = 0.5 * (rows.stays_process.astype(float) + rows.stays_listen)
    need = world.people.need[rows.who]
    for code in range(len(NEEDS)):
        expected = desk.if_called(np.array([code]), LAW)[0]
        these = need == code
        assert abs(told[these].mean() - expected) < 0.015
        error = stays[these].std() / np.sqrt(these.sum())
        assert abs(stays[these].mean() - expected) < 4 * error  # of four needs


def test_who_stays_uses_the_line_again_and_is_calm_for_half_a_year():
    world = World(load("city", subscribers=20_000, campaigns=[]), 5)
    for _ in range(6):
        world.step()
    state, calls = world.state, world.called.take(world.called.intent == DECIDED)
    stay = np.where(calls.heard, calls.stays_listen, calls.stays_process)
    kept = calls.who[stay]
    assert len(kept) > 5
    assert (state.decided[kept] == NEVER).all()
    assert (state.calm_until[kept] == world.index + 4).all()
    assert (state.decided[calls.who[~stay]] != NEVER).all()
    for _ in range(5):
        world.step()
        assert (state.decided[kept[world.people.to_payer[kept] == 0]] == NEVER).mean() > 0.99


def test_only_ones_own_decisions_are_announced_while_they_fade():
    world = World(load("city", subscribers=20_000, campaigns=[], desk={"announces": 1.0}), 5)
    called = np.full(len(world.people), -1)
    for _ in range(12):
        before = world.state.decided.copy()
        month = world.step()
        calls = world.called.take(world.called.intent == DECIDED)
        called[calls.who] = month.index
        since = np.minimum(before, world.state.decided)[calls.who]
        assert (month.index - since <= 3).all()
    gone = np.flatnonzero(
        (world.state.gone < 12) & (world.state.gone > 4) & ~world.state.by_arrears
    )
    along = (world.state.uprooted[gone] >= 0) | (world.people.to_payer[gone] != 0)
    since = world.state.decided[gone]
    assert (called[gone][~along] >= since[~along]).all()
    assert (called[gone][along] < since[along]).any()


def test_bargainers_make_a_good_quarter_of_the_calls_and_say_the_same(base):
    world, calls = base
    bluffs = calls.intent == BLUFFING
    assert 0.25 < bluffs.mean() < 0.40
    assert world.people.bluff[calls.who[bluffs]].all()
    assert 0.07 < world.people.bluff.mean() < 0.09
    price = world.people.habit_price.astype(float)
    assert price[world.people.bluff].mean() > price.mean() + 0.5
    assert (calls.gone[bluffs] > calls.month[bluffs]).all()
    topics = [
        np.bincount(calls.topic[part], minlength=len(DESK_TOPICS)) for part in (bluffs, ~bluffs)
    ]
    assert all((counts > 0).all() for counts in topics)
    for topic in ("port_code", "close"):
        asked = [counts[DESK_TOPICS.index(topic)] / counts.sum() for counts in topics]
        assert abs(asked[0] - asked[1]) < 0.3


def test_an_offer_follows_what_is_said_and_costs_where_it_is_taken(base):
    _, calls = base
    assert ((calls.offer >= 0) == calls.heard).all()
    assert not calls.accepted[~calls.heard].any()
    price = calls.heard & (calls.says == REASONS.index("price"))
    assert (calls.offer[price] == OFFERS.index("bill_credit")).all()
    assert (calls.cost[price & calls.accepted] == 24).all()
    assert (calls.cost[~calls.accepted] == 0).all()


def test_the_wish_of_a_bargainer_is_what_it_would_be():
    """With or without them every line lives the same life: only the desk hears of it."""
    some, none = (lived(months=8, desk={"bargainers": share}) for share in (0.3, 0.0))
    np.testing.assert_array_equal(some[0].state.hazard, none[0].state.hazard)
    np.testing.assert_array_equal(some[0].state.gone, none[0].state.gone)
    for left, right in zip(some[1], none[1], strict=True):
        for name, column in left[1].items():
            np.testing.assert_array_equal(column, right[1][name])


@pytest.mark.parametrize("credit", [0.0, 0.25])
def test_each_credit_breeds_calls_for_a_year(credit):
    """Of bargainers who were offered one, those who took it call the more in the year after."""
    law = {"rate": 0.1, "credit": credit, "bargainers": 0.5}
    world = World(load("city", subscribers=40_000, campaigns=[], desk=law), 3)
    calls = calls_of(world)
    calls = calls.take(calls.intent == BLUFFING)
    before = np.zeros((len(world.months) + 1, len(world.people)), dtype=int)
    np.add.at(before, (calls.month + 1, calls.who), 1)
    before = before.cumsum(axis=0)
    rows = calls.take((calls.offer == OFFERS.index("bill_credit")) & (calls.month < 12))
    after = before[rows.month + 13, rows.who] - before[rows.month + 1, rows.who]
    ratio = after[rows.accepted].mean() / after[~rows.accepted].mean()
    assert abs(ratio - (1 + credit)) < 0.1


def test_without_announcements_nobody_who_decided_is_kept():
    """Nothing else hangs on the desk: with none who announce, its other dials move no life."""
    dials = {"unaided": 0.9, "offer": 5.0}
    off = lived(months=8, desk={"announces": 0.0})
    other = lived(months=8, desk={"announces": 0.0, **dials})
    np.testing.assert_array_equal(off[0].state.gone, other[0].state.gone)
    assert not (off[0].called.intent == DECIDED).any()
    assert (desk.kept(np.arange(len(NEEDS)), Desk(announces=0.0)) == 0).all()


def test_both_lives_of_a_trial_know_the_desk():
    """Half of a base is contacted: what is said of the other arm happens there, calls to the desk too."""

    def world(treated):
        campaign = {"offer": "contract", "month": 202404, "base_share": 1.0, "horizon": 12}
        campaign |= {"treated_share": treated, "reach": 0.8}
        law = load(
            "classroom", subscribers=12_000, months=18, campaigns=[campaign], **ALONE,
            desk={"announces": 0.9, "unaided": 0.4},
        )  # fmt: skip
        one = World(law, 6)
        for _ in one.months:
            one.step()
        return one

    mixed, none, all_ = world(0.5), world(0.0), world(1.0)
    run = mixed.campaigns[0]
    effects = both_lives_hold(run, none, all_, run.start + 11)
    for risk, leaves in (
        (effects.risk_untreated, effects.leaves_untreated),
        (effects.risk_treated, effects.leaves_treated),
    ):
        assert abs(risk.mean() - leaves.mean()) < 4 * (risk.mean() / len(effects)) ** 0.5


STRONG = {"announces": 1.0, "unaided": 0.6}


def test_the_look_ahead_knows_the_desk():
    """Of those who have decided too, and of those whom it kept a short while ago."""
    world = World(load("city", subscribers=20_000, campaigns=[], desk=STRONG, **ALONE), 4)
    for _ in range(8):
        month = world.step()
    sure, present = month.truth.leave_3m.copy(), month.present.copy()
    state = world.state.copy()
    for _ in range(3):
        world.step()
    left = (world.state.gone <= month.index + 3) & ~world.state.by_arrears
    decided = present & (state.decided != NEVER)
    calm = present & ~decided & (state.calm_until > month.index)
    for group, most in ((present & ~decided, 0.005), (decided, 0.06), (calm, 0.03)):
        assert abs(sure[group].mean() - left[group].mean()) < most
    assert sure[decided].mean() < 0.9


def test_what_a_line_is_worth_knows_the_desk():
    law, at = load("city", subscribers=8000, campaigns=[], desk=STRONG, **ALONE), 6
    who, told = worth.lives(law, 4, at, count=2)
    world = World(law, 4)
    for _ in range(at + 13):
        world.step()
    gone = world.state.gone[who]
    stays = ((gone > at + 12) | world.state.by_arrears[who]).mean()
    assert abs(np.mean([one["survival_12m"].mean() for one in told]) - stays) < 0.02


def test_who_is_kept_is_kept_by_the_draw_and_not_by_what_others_do():
    """The same luck for both scripts: listening loses nobody whom doing as asked would keep."""
    world = World(load("city", subscribers=20_000, campaigns=[]), 4)
    calls = calls_of(world)
    assert (
        calls.stays_listen | ~calls.stays_process | (calls.stay_listen < calls.stay_process)
    ).all()


def test_the_chance_of_staying_needs_a_call():
    call = Columns(
        calls_at=np.array([desk.NO_CALL, 3], dtype=np.int16),
        says=np.zeros(2, dtype=np.int8),
        heard=np.ones(2, dtype=bool),
        stay_luck=np.zeros(2, dtype=np.float32),
    )
    assert desk.stays(np.zeros(2, dtype=np.int8), call, LAW).tolist() == [False, True]


def test_no_code_is_asked_for_before_numbers_can_be_taken_along():
    law = {"portability_month": 202407}
    calls = calls_of(World(load("classroom", campaigns=[], months=12, market=law), 7))
    asked = calls.topic == DESK_TOPICS.index("port_code")
    assert calls.month[asked].min() >= 6
    assert asked[calls.month >= 6].mean() > 0.25


def test_a_call_as_it_is_written_down_tells_no_bargainer(base):
    _, calls = base
    written = [calls.topic, calls.heard, calls.offer, calls.accepted, calls.cost]
    hunt(np.stack(written, axis=1).astype(float), calls.intent == BLUFFING)
