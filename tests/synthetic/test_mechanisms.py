"""Each mechanism does what it says: off, nothing of it is seen; on, what it moves moves as stated."""

import numpy as np
import pytest

from synthetic import accounts, load, points, services, shocks, surveys
from synthetic.leaving import NEVER
from synthetic.offers import FATIGUE, effect
from synthetic.schema import (
    CHANNELS,
    KANO_ANSWERS,
    KANO_FEATURES,
    LEAVE_KINDS,
    NEEDS,
    OFFERS,
    STAGES,
)
from synthetic.tables import Tables
from synthetic.world import World

PEOPLE = 12_000


def lived(scenario="classroom", seed=3, months=None, **changes):
    """A world after some months (all, if None), and its months' columns."""
    world = World(load(scenario, subscribers=PEOPLE, **changes), seed)
    pages = []
    for _ in range(months or world.scenario.months):
        month = world.step()
        pages.append((month.present.copy(), {k: v.copy() for k, v in month.seen.items()}))
    return world, pages


@pytest.fixture(scope="module")
def plain():
    return lived()


def decided_in(world, first, last, who):
    """Share of those at `who` who decided to leave in the months `first` to `last`."""
    decided = world.state.decided[who]
    return ((decided >= first) & (decided <= last)).sum() / (decided >= first).sum()


def test_balances_add_up(plain):
    _, pages = plain
    for (was, before), (here, after) in zip(pages, pages[1:], strict=False):
        both = was & here
        total = before["balance"] + after["paid"] - after["bill"]
        np.testing.assert_allclose(after["balance"][both], total[both], atol=0.02)
        owes = after["balance"] < 0
        np.testing.assert_array_equal(owes[both], (after["arrears"] > 0)[both])
        assert (after["status"][both & owes] == 1).all()


def test_an_unpaid_line_is_suspended_for_three_months_before_it_is_closed(plain):
    world, pages = plain
    off = np.array([seen["status"] == 1 for _, seen in pages])  # months x subscribers
    assert not (off[:-3] & off[1:-2] & off[2:-1] & off[3:]).any()  # never a fourth month
    came_back = off[:-1] & ~off[1:] & np.array([here for here, _ in pages[1:]])
    closed = np.flatnonzero(world.state.by_arrears & (world.state.gone >= len(accounts.PAYS_UP)))
    assert min(came_back.sum(), len(closed)) > 100
    for who, gone in zip(closed, world.state.gone[closed], strict=True):
        if gone < len(pages):
            assert off[gone - 3 : gone, who].all()
            assert pages[gone - 1][1]["arrears"][who] > 0


def test_points_add_up_and_follow_the_plan(plain):
    world, pages = plain
    redeemed = 0
    for number, ((was, before), (here, after)) in enumerate(zip(pages, pages[1:], strict=False)):
        both = was & here
        left = before["points_balance"] + after["points_earned"]
        left -= after["points_redeemed"] + after["points_cleared"]
        np.testing.assert_array_equal(after["points_balance"][both], left[both])
        who = after["points_redeemed"] > 0
        assert (left + after["points_redeemed"] >= points.QUALIFY)[who & both].all()
        assert (world.people.brand[who] == 0).all()
        redeemed += who.sum()
        december = world.months[number + 1] % 100 == 12
        assert (after["points_cleared"].sum() > 0) == december
    assert redeemed > 100


def test_services_are_charged_while_they_are_held(plain):
    world, pages = plain
    present, last = pages[-1]
    here = present & (world.state.shifted == 0)
    np.testing.assert_allclose(last["vas_fee"][here], services.fee(world.state.services)[here])
    held = (world.state.services[here] > 0).mean()
    assert 0.3 < held < 0.6
    guard = services.VALUE_ADDED.index("security")
    minded = world.people.need == NEEDS.index("security")
    has = (world.state.services >> guard) & 1 == 1
    assert has[minded].mean() > 1.5 * has[~minded].mean()


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


class Keeping:
    """A shelf that keeps what it is given, by table."""

    def __init__(self):
        self.rows = {}

    def add(self, table, columns, name="all"):
        self.rows.setdefault(table.name, []).append(columns)


def test_handsets_follow_one_another(plain):
    world, pages = plain
    again, shelf = World(world.scenario, 3), Keeping()
    writer = Tables(again, shelf)
    for _ in again.months:
        writer.month(again.step())
    writer.finish()
    (rows,) = shelf.rows["devices"]
    order = np.lexsort((rows["from_month"], rows["subscriber"]))
    who, start, end = (rows[name][order] for name in ("subscriber", "from_month", "to_month"))
    same = who[1:] == who[:-1]
    assert (start[1:][same] > end[:-1][same]).all()
    assert (end[:-1][same] > 0).all()  # only the last may still be in use
    present, last = pages[-1]
    using = np.isin(np.arange(PEOPLE) + 1, who[end == -1])
    np.testing.assert_array_equal(using, present)
    young = rows["generation"][rows["from_month"] >= 202501]
    old = rows["generation"][rows["from_month"] < 202301]
    assert (young == 3).mean() > (old == 3).mean() + 0.1


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
    assert not shocks.portable(law, 202504)
    assert shocks.portable(law, 202505)
    assert shocks.portability(law, 202504) == 0
    shelf = Keeping()
    world = World(load("portability_opens", subscribers=PEOPLE), 3)
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    (rows,) = shelf.rows["churn"]
    ported = rows["kind"] == LEAVE_KINDS.index("ported")
    assert rows["month"][ported].min() == 202505
    assert (rows["month"] < 202505).sum() > 1000
    quiet = lived()[0]
    everybody = np.ones(PEOPLE, dtype=bool)
    assert decided_in(world, 16, 22, everybody) > 1.25 * decided_in(quiet, 16, 22, everybody)


def test_members_follow_a_group_that_is_lost():
    lost, quiet = lived("key_group_lost")[0], lived()[0]
    largest = (lost.people.group > 0) & ((lost.people.group - 1) % 8 == 0)
    assert decided_in(lost, 18, 20, largest) > 3 * decided_in(quiet, 18, 20, largest)


def test_lines_kept_for_gain_call_many_and_are_hardly_called():
    world, pages = lived("leaking_tariff", months=6)
    present, page = pages[-1]
    theirs, others = present & world.people.arbitrage, present & ~world.people.arbitrage
    assert 100 < theirs.sum() < 0.05 * PEOPLE
    assert page["minutes_out"][theirs].mean() > 3 * page["minutes_out"][others].mean()
    assert page["minutes_in"][theirs].mean() < 0.5 * page["minutes_in"][others].mean()
    leaking = present & (page["plan"] == world.scenario.arbitrage.leaking_plan)
    assert (page["overage_fee"][leaking] == 0).all()
    assert (page["over_gb"][leaking] > 0).any()


def test_students_come_in_september_and_leave_in_july():
    world, _ = lived("campus_season")
    students = world.people.channel == CHANNELS.index("campus")
    new = students & (world.people.join >= 0)
    assert np.isin(world.people.join[new] % 12, (8,)).mean() > 0.6
    quiet, _ = lived(joining=0.4)
    old = students & (world.people.join < -24)
    assert decided_in(world, 6, 7, old) > 2 * decided_in(quiet, 6, 7, old)


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
        return effect(world.people, world.state, 1, world.scenario, offer)

    fresh = after(100)
    for months in (0, 1, 2):
        np.testing.assert_allclose(after(months) - fresh, FATIGUE, rtol=1e-4)
    np.testing.assert_array_equal(after(3), fresh)


def test_offers_reach_those_who_need_them():
    world = World(load("classroom", subscribers=PEOPLE), 3)
    world.step()
    kind = world.people.need[~world.people.dog]
    for offer, need in (
        ("security_service", "security"),
        ("club", "brand"),
        ("bill_credit", "price"),
    ):
        change = effect(world.people, world.state, 1, world.scenario, offer)[~world.people.dog]
        means = [change[kind == code].mean() for code in range(len(NEEDS))]
        assert np.argmin(means) == NEEDS.index(need), offer


def test_what_an_offer_gives_shows_and_moves_nothing_else():
    law = load("classroom", subscribers=2000, leaving={"friend": 0})
    base, given = World(law, 3), World(law, 3)
    actions = np.full(2000, OFFERS.index("plan_up") + 1, dtype=np.int8)
    base.step(), given.step(actions)
    one, two = base.step(), given.step()
    took = given.state.pack_fee > 0
    assert 0.1 < took.mean() < 0.6
    alike = (base.state.decided == given.state.decided) & one.present & two.present
    np.testing.assert_allclose(two.seen.fee[took & alike] - one.seen.fee[took & alike], 10)
    np.testing.assert_array_equal(base.state.hazard[alike], given.state.hazard[alike])


def test_kano_answers_tell_the_kinds_of_features_apart(plain):
    world, _ = plain
    asked = surveys.surveys(
        world.people, world.state, np.arange(PEOPLE), lambda stream, who: world.draw(1, stream, who)
    )
    assert 0.03 < len(asked) / PEOPLE < 0.05
    cover = asked.take(asked.kano_feature == KANO_FEATURES.index("coverage"))
    skins = asked.take(asked.kano_feature == KANO_FEATURES.index("skins"))
    dislike = KANO_ANSWERS.index("dislike")
    assert (cover.kano_without == dislike).mean() > 0.8
    assert (skins.kano_without == dislike).mean() < 0.05


def test_those_who_have_decided_ask_how_to_port(plain):
    world, pages = plain
    present, page = pages[-1]
    who = np.flatnonzero(present & (page["service_calls"] > 0))
    rows = surveys.enquiries(world.state, who, lambda stream, who: world.draw(23, stream, who))
    decided = world.state.decided[who] != NEVER
    porting = rows.topic == 5
    assert porting[decided].mean() > 3 * porting[~decided].mean()
    told = surveys.phrases()
    assert all(told[number - 1]["kind"] == "enquiry" for number in rows.phrase)
    assert {row["topic"] for row in told} >= {"network", "bill", "service", "porting", "points"}


def test_a_biased_rule_misleads_and_the_lot_does_not():
    """Naive difference of shares against the true mean effect, by the rule that chose."""
    world = World(load("biased_campaign", subscribers=40_000), 3)
    for _ in world.months:
        world.step()
    bias, noise = {}, {}
    for trial in world.trials:
        last = trial.start + trial.campaign.horizon - 1
        gone = world.state.gone[trial.who]
        left = (gone <= last) & ~world.state.by_arrears[trial.who]
        shares = [left[arm].mean() for arm in (trial.treated, ~trial.treated)]
        sizes = [arm.sum() for arm in (trial.treated, ~trial.treated)]
        rule = trial.campaign.rule
        noise[rule] = np.sqrt(sum(p * (1 - p) / n for p, n in zip(shares, sizes, strict=True)))
        bias[rule] = shares[0] - shares[1] - trial.effects().effect.mean()
    assert abs(bias["random"]) < 2.5 * noise["random"]
    assert bias["complained"] > 4 * noise["complained"]  # calls seem to drive them away
    assert abs(bias["high_bill"]) > 2.5 * noise["high_bill"]


def test_what_a_rule_chose_by_is_not_told():
    world = World(load("biased_campaign", subscribers=2000), 3)
    shelf = Keeping()
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    (rows,), (true,) = shelf.rows["treatments"], shelf.rows["effects"]
    by_lot = rows["campaign"] == 1
    assert (rows["propensity"][by_lot] == 0.5).all()
    assert (rows["propensity"][~by_lot] < 0).all()  # written as missing
    assert set(np.unique(true["propensity"])) == {0.15, 0.5, 0.85}


def test_careless_records_differ_from_the_truth_as_stated():
    law = load("dirty_records", subscribers=PEOPLE)
    shelf = Keeping()
    Tables(World(law, 3), shelf)
    (recorded,), (true,) = shelf.rows["subscribers"], shelf.rows["records"]
    for name in ("birth_year", "gender", "channel"):
        empty = recorded[name] < 0
        assert abs(empty.mean() - law.records.missing) < 0.02
        wrong = (recorded[name] != true[name])[~empty].mean()
        assert 0.2 < wrong < law.records.wrong + 0.02  # a slip may hit the right value
    clean = Keeping()
    Tables(World(load("classroom", subscribers=PEOPLE), 3), clean)
    np.testing.assert_array_equal(clean.rows["subscribers"][0]["gender"], true["gender"])


def test_identities_are_of_nobody():
    shelf = Keeping()
    Tables(World(load("classroom", subscribers=PEOPLE), 3), shelf)
    (rows,), (true,) = shelf.rows["identities"], shelf.rows["records"]
    numbers = rows["phone"].to_pylist()
    assert len(set(numbers)) == PEOPLE
    assert all(len(number) == 11 and number.startswith("100") for number in numbers)
    documents = rows["document"].to_pylist()
    assert len(set(documents)) > 0.99 * PEOPLE
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    for document, year in zip(documents[:500], true["birth_year"][:500], strict=True):
        assert document.startswith("999999")
        assert int(document[6:10]) == year
        total = sum(int(d) * w for d, w in zip(document[:17], weights, strict=True))
        assert document[17] == "10X98765432"[total % 11]
    assert len(set(rows["name"].to_pylist())) > 2000
