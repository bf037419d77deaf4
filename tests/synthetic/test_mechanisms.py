"""Each mechanism does what it says: off, nothing of it is seen; on, what it moves moves as stated."""

import numpy as np
import pytest

from synthetic import load, shocks
from synthetic.answers import answer
from synthetic.calendar import NEVER
from synthetic.market import ERAS
from synthetic.schema import CHANNELS, LEAVE_KINDS, NEEDS, OFFERS, STAGES
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import PEOPLE, Keeping, lived


def decided_in(world, first, last, who):
    """Share of those at `who` who decided to leave in the months `first` to `last`."""
    decided = world.state.decided[who]
    return ((decided >= first) & (decided <= last)).sum() / (decided >= first).sum()


def test_homes_take_broadband_and_stay_the_longer_for_it():
    with_it = lived(months=1)[0]
    fewer = np.mean(with_it.people.online < 0), np.mean(with_it.people.online < NEVER)
    assert fewer[0] + 0.02 < fewer[1]
    hazards = []
    for change in (0.0, -0.25):
        world, _ = lived(months=2, leaving={"broadband": change, "friend": 0})
        hazards.append(world.state.hazard)
    has = with_it.people.online <= 1
    np.testing.assert_allclose(hazards[1][~has], hazards[0][~has], rtol=1e-5)
    assert (hazards[1][has] < hazards[0][has]).mean() > 0.98  # but for those at the cap


def test_an_outage_is_felt_in_its_area_only():
    broken, quiet = lived("outage")[0], lived()[0]
    hit = broken.people.area == 3
    left = [decided_in(world, 17, 20, hit) for world in (broken, quiet)]
    assert left[0] > 1.3 * left[1]
    other = broken.people.area == 5
    np.testing.assert_array_equal(broken.state.decided[other], quiet.state.decided[other])


def test_a_pull_meets_those_who_are_meant_and_fades():
    price = {"month": 202412, "strength": 1.5, "need": "price"}
    pulled, quiet = lived(shocks=[price])[0], lived()[0]
    meant = pulled.people.need == NEEDS.index("price")
    assert decided_in(pulled, 12, 13, meant) > 1.8 * decided_in(quiet, 12, 13, meant)
    late = [decided_in(world, 20, 23, meant) for world in (pulled, quiet)]
    assert late[0] < 1.15 * late[1]


def test_before_numbers_can_be_taken_along_nobody_ports():
    law = load("portability_opens")
    assert not shocks.portable(law, 202505)
    assert shocks.portable(law, 202506)
    assert shocks.portability(law, 202504) == 0
    shelf = Keeping()
    world = World(load("portability_opens", subscribers=PEOPLE, pilots=[], value_at=[]), 3)
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    (rows,) = shelf.rows["churn"]
    ported = rows["kind"] == LEAVE_KINDS.index("ported")
    assert rows["month"][ported].min() == 202506
    assert (rows["month"] < 202505).sum() > 1000
    quiet = lived()[0]
    everybody = np.ones(PEOPLE, dtype=bool)
    assert decided_in(world, 16, 22, everybody) > 1.25 * decided_in(quiet, 16, 22, everybody)


def test_members_follow_a_group_that_is_lost():
    lost, quiet = lived("key_group_lost")[0], lived()[0]
    middle = (lost.people.group > 0) & ((lost.people.group - 1) % 8 == 3)
    assert decided_in(lost, 18, 20, middle) > 3 * decided_in(quiet, 18, 20, middle)


def test_lines_kept_for_gain_call_many_and_are_seldom_called():
    world, pages = lived("leaking_tariff", months=6)
    present, page = pages[-1]
    theirs, others = present & world.people.arbitrage, present & ~world.people.arbitrage
    assert 100 < theirs.sum() < 0.05 * PEOPLE
    assert page["minutes_out"][theirs].mean() > 2 * page["minutes_out"][others].mean()
    assert page["minutes_in"][theirs].mean() < 0.5 * page["minutes_in"][others].mean()
    leaking = present & (page["plan"] == world.scenario.arbitrage.leaking_plan)
    assert (page["overage_fee"][leaking] == 0).all()
    assert (page["over_gb"][leaking] > 0).any()


def test_students_come_in_september_and_leave_in_summer():
    world, _ = lived("campus_season")
    students = world.people.channel == CHANNELS.index("campus")
    new = students & (world.people.join >= 0)
    assert np.isin(world.people.join[new] % 12, (8,)).mean() > 0.6
    quiet, _ = lived()
    old = students & (world.people.join < -36) & (world.people.join >= -48)
    assert decided_in(world, 4, 5, old) > 2 * decided_in(quiet, 4, 5, old)


def test_a_price_war_costs_customers():
    war, quiet = lived("price_war")[0], lived()[0]
    everybody = np.ones(PEOPLE, dtype=bool)
    assert decided_in(war, 17, 22, everybody) > 1.2 * decided_in(quiet, 17, 22, everybody)


@pytest.mark.parametrize(
    ("era", "arpu", "mou", "dou"),
    [
        ("classroom", (45, 54), (195, 240), (13.5, 17.5)),
        ("4g-2016", (52, 63), (340, 440), (0.6, 0.85)),
    ],
)
def test_each_era_is_of_its_time(era, arpu, mou, dou):
    _, pages = lived(era, months=12)
    here, page = pages[-1]
    minutes = (page["minutes_out"] + page["minutes_in"])[here].mean()
    for (low, high), value in (
        (arpu, page["bill"][here].mean()),
        (mou, minutes),
        (dou, page["data_gb"][here].mean()),
    ):
        assert low <= value <= high


def test_stages_follow_one_another():
    world = World(load("classroom", subscribers=PEOPLE), 3)
    for _ in range(12):
        month = world.step()
    stage, here = month.truth.stage, month.present
    decided = world.state.decided != NEVER
    np.testing.assert_array_equal((stage == STAGES.index("leaving"))[here], decided[here])
    shares = np.bincount(stage[here], minlength=len(STAGES)) / here.sum()
    assert (shares > 0.01).all()
    assert shares[STAGES.index("mature")] > 0.3


@pytest.mark.parametrize("offer", OFFERS)
def test_a_second_contact_too_soon_does_harm(offer):
    """Fatigue: the same offer a month later works worse than at first for everybody."""
    world = World(load("classroom", subscribers=2000), 3)
    world.step()

    def after(months):
        world.state.last_contact[:] = 1 - months
        return answer(world.people, world.state, 1, world.scenario, offer).refused

    fresh, fatigue = after(100), world.scenario.offers.fatigue
    for months in (0, 1, 2):
        np.testing.assert_allclose(after(months) - fresh, fatigue, rtol=1e-4)
    np.testing.assert_array_equal(after(3), fresh)


def test_offers_reach_those_who_need_them():
    world = World(load("classroom", subscribers=PEOPLE), 3)
    world.step()
    kind = world.people.need[~world.people.dog]
    for offer, need in (
        ("security_service", "security"),
        ("club", "brand"),
        ("bill_credit", "price"),
        ("care_call", "service"),
    ):
        mended = answer(world.people, world.state, 1, world.scenario, offer).mended
        mended = mended[~world.people.dog]
        means = [mended[kind == code].mean() for code in range(len(NEEDS))]
        assert np.argmax(means) == NEEDS.index(need), offer


def test_what_an_offer_gives_shows_and_moves_nothing_else():
    law = load("classroom", subscribers=2000, arrears=0, leaving={"friend": 0})
    base, given = World(law, 3), World(law, 3)
    actions = np.full(2000, OFFERS.index("plan_up") + 1, dtype=np.int8)
    base.step(), given.step(actions)
    one, two = base.step(), given.step()
    took = given.state.up & (base.state.plan == given.state.plan)
    assert 0.02 < took.mean() < 0.2
    alike = (base.state.decided == given.state.decided) & one.present & two.present
    fees = np.array(ERAS[law.era].fees)
    step = np.append(np.diff(fees), 0)[base.state.plan]
    dearer = two.seen.fee - one.seen.fee
    np.testing.assert_allclose(dearer[took & alike], step[took & alike])
    assert not dearer[alike & ~given.state.up].any()
    np.testing.assert_array_equal(base.state.hazard[alike], given.state.hazard[alike])


def test_a_biased_rule_misleads_and_the_lot_does_not():
    """Naive difference of shares against the true mean effect, by the rule that chose."""
    world = World(load("biased_campaign", subscribers=80_000), 3)
    for _ in world.months:
        world.step()
    bias, noise = {}, {}
    for run in world.campaigns:
        last = run.start + run.campaign.horizon - 1
        gone = world.state.gone[run.who]
        left = (gone <= last) & ~world.state.by_arrears[run.who]
        shares = [left[arm].mean() for arm in (run.treated, ~run.treated)]
        sizes = [arm.sum() for arm in (run.treated, ~run.treated)]
        rule = run.campaign.rule
        noise[rule] = np.sqrt(sum(p * (1 - p) / n for p, n in zip(shares, sizes, strict=True)))
        bias[rule] = shares[0] - shares[1] - run.effects().effect.mean()
    assert abs(bias["random"]) < 2.5 * noise["random"]
    assert bias["complained"] > 3 * noise["complained"]  # calls seem to drive them away
    assert abs(bias["high_bill"]) > 2.5 * noise["high_bill"]


def test_a_sweep_closes_every_suspended_line_at_once_and_moves_no_choice():
    law = {"campaigns": [], "pilots": []}
    swept, _ = lived(months=14, arrears_sweep=202411, **law)
    plain, _ = lived(months=14, **law)

    def closed(world):
        gone = world.state.gone[world.state.by_arrears & (world.state.gone >= 0)]
        return np.bincount(gone[gone < 14], minlength=14)

    one, other = closed(swept), closed(plain)
    np.testing.assert_array_equal(one[:10], other[:10])
    assert one[10] > 2 * other[10]
    assert one[11] + one[12] == 0  # nobody has been suspended for so long
    chose = ~plain.state.by_arrears & ~swept.state.by_arrears
    alone = chose & (plain.state.decided <= 10)
    np.testing.assert_array_equal(plain.state.decided[alone], swept.state.decided[alone])
