"""The game's world: whose lines are played for, what they may be offered, what they are worth, whose luck."""

import numpy as np
import pytest

from synthetic import equity, load
from synthetic.branch import OFFERED, Branch
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.env import COLUMNS, SandboxEnv
from synthetic.schema import OFFERS
from synthetic.world import World

SMALL = load("game", subscribers=3000)
GAMES = ("game", "game_calm", "game_war", "game_cliff", "game_outage", "game_4g")


@pytest.fixture
def branch():
    return Branch(SMALL, 7)


def nothing(branch) -> float:
    while branch.plays:
        branch.play([], [])
    return branch.value()


def credits(branch):
    """Offers everybody of ours a credit."""
    return branch.play(branch.ours, np.full(len(branch.ours), "bill_credit", dtype=object))


@pytest.mark.parametrize("name", GAMES)
def test_a_game_can_be_played_to_its_end_and_its_equity_reckoned(name):
    branch = Branch(load(name, subscribers=2000), 3)
    assert 0.1 < len(branch.ours) / branch.months[-1].present.sum() < 0.6
    assert nothing(branch) > 0
    with pytest.raises(IndexError, match="6 months"):
        branch.play([], [])


def test_months_of_a_game_must_fit():
    with pytest.raises(ValueError, match="do not fit"):
        load({"extends": "game", "name": "long", "game": {"lived": 25}})
    with pytest.raises(ValueError, match="has a game"):
        Branch(load("classroom", subscribers=1000), 3)


def test_ours_are_lines_with_a_large_fee_as_play_begins_and_stay_ours(branch):
    last, ours = branch.months[-1], branch.ours.copy()
    assert last.present[ours].all()
    assert (last.fee[ours] >= 59).all()
    others = np.setdiff1d(np.flatnonzero(last.present), ours)
    assert (last.fee[others] < 59).all()
    nothing(branch)
    np.testing.assert_array_equal(branch.ours, ours)
    assert branch.here.sum() < len(ours)


def test_nobody_is_contacted_who_is_not_ours_or_has_not_agreed(branch):
    everybody = np.arange(len(branch.world.people))
    told = branch.play(everybody, np.full(len(everybody), "care_call", dtype=object))
    assert np.isin(told.who, branch.ours).all()
    assert branch.world.people.consent[told.who].all()
    assert not branch.world.people.consent[branch.ours].all()


def test_a_contract_is_offered_only_as_the_last_one_ends(branch):
    left = branch.months[-1].contract_left[branch.ours]
    may = branch.may_be_offered(branch.ours, np.full(len(left), "contract", dtype=object))
    agreed = branch.world.people.consent[branch.ours]
    assert not may[left > 2].any()
    free = agreed & (left <= 2)
    assert 0.98 < may[free].mean() < 1  # some have just signed the next one: it is in the books
    assert (left > 2).any()
    assert branch.may_be_offered(branch.ours, np.full(len(left), "club", dtype=object)).sum() == agreed.sum()  # fmt: skip


def test_contacts_go_on_in_the_order_given_until_the_money_is_gone():
    branch = Branch(load("game", subscribers=3000, game={"budget": 500}), 7)
    who = branch.ours[::-1]
    told = branch.play(who, np.full(len(who), "bill_credit", dtype=object))
    agreed = who[branch.world.people.consent[who]]
    np.testing.assert_array_equal(told.who, agreed[: len(told.who)])
    paid = CONTACT_COST * len(told.who) + CATALOGUE["bill_credit"].cost * told.accepted.sum()
    assert told.spent == paid
    assert 500 - CONTACT_COST - CATALOGUE["bill_credit"].cost < told.spent <= 500
    few = Branch(load("game", subscribers=3000, game={"contacts": 10}), 7)
    assert len(credits(few).who) == 10


def test_nobody_is_contacted_twice_in_a_month(branch):
    who = np.repeat(branch.ours[:20], 2)
    offers = np.tile(np.array(["care_call", "club"], dtype=object), 20)
    told = branch.play(who, offers)
    assert len(np.unique(told.who)) == len(told.who)
    assert (told.offers == "care_call").all()


def test_the_same_luck_is_the_same_game_and_another_is_another(branch):
    own, again = nothing(branch), (branch.begin(), nothing(branch))[1]
    assert own == again == nothing(Branch(SMALL, 7))
    branch.begin(luck=1)
    other = nothing(branch)
    branch.begin(luck=1)
    assert nothing(branch) == other != own
    branch.begin()
    assert nothing(branch) == own


def test_another_luck_leaves_the_past_and_the_people_as_they_were(branch):
    bills, ours = branch.months[-1].bill.copy(), branch.ours.copy()
    branch.begin(luck=5)
    np.testing.assert_array_equal(branch.months[-1].bill, bills)
    np.testing.assert_array_equal(branch.ours, ours)


def test_plans_are_compared_in_the_same_luck_with_less_noise():
    """What credits change of the value scatters less in the same luck than in luck of its own."""
    branch = Branch(SMALL, 7)
    alone, treated = [], []
    for luck in range(1, 9):
        branch.begin(luck)
        alone.append(nothing(branch))
        branch.begin(luck)
        credits(branch)
        treated.append(nothing(branch))
    same = np.var(np.array(treated) - alone)
    assert same < 0.5 * (np.var(treated) + np.var(alone))


def test_equity_is_what_is_lived_and_what_is_reckoned_and_leaves_the_world_alone(branch):
    index, hazard = branch.world.index, branch.world.state.hazard.copy()
    worth = branch.equity()
    assert branch.world.index == index
    np.testing.assert_array_equal(branch.world.state.hazard, hazard)
    lived = np.zeros(len(branch.ours))
    for _ in range(equity.LIVED):
        month = branch.world.step()
        lived += equity.earned(branch.world, month, branch.ours)
    gone = ~month.present[branch.ours]
    np.testing.assert_allclose(worth[gone], lived[gone])
    later = (worth - lived)[~gone]
    margin = branch.world.state.margin[branch.ours][~gone]
    assert (later[margin > 0] <= equity.RECKONED * margin[margin > 0] + 0.01).all()
    assert 0.6 < later.sum() / (equity.RECKONED * margin.sum()) < 0.98


def test_who_is_reckoned_to_be_there_is_there():
    """Half a year ahead, over many lines, about as many as the hazards say are still there."""
    law = load({"extends": "game_calm", "name": "still", "subscribers": 30_000, "arrears": 0})
    world = World(law, 11)
    for _ in range(12):
        month = world.step()
    who = np.flatnonzero(month.present)
    expected = equity.survival(world, who, 6)[-1].mean()
    for _ in range(6):
        month = world.step()
    assert month.present[who].mean() == pytest.approx(expected, abs=0.02)


def test_what_an_offer_costs_is_in_the_profit_once(branch):
    """A credit at once; a contract as it falls due, in the margins, however much it commits."""
    plain = Branch(SMALL, 7)
    plain.play([], [])
    told = credits(branch)
    assert branch.profit() == pytest.approx(plain.profit() - told.spent, rel=1e-3)
    branch.begin()
    told = branch.play(branch.ours, np.full(len(branch.ours), "contract", dtype=object))
    assert told.accepted.any()
    signed = told.accepted.sum()
    assert told.spent == CONTACT_COST * len(told.who) + 90 * signed
    lost = plain.profit() - branch.profit()
    assert lost == pytest.approx(CONTACT_COST * len(told.who) + 7.5 * signed, rel=0.15)


def test_the_marks_of_sleeping_dogs_are_a_dial_that_keeps_their_share():
    share, told = [], []
    for visible in (1.0, 2.5):
        law = {"extends": "classroom", "name": "x", "subscribers": 40_000, "offers": {"dogs_visible": visible}}  # fmt: skip
        people = World(load(law), 3).people
        share.append(people.dog.mean())
        told.append(people.dog[people.do_not_disturb].mean())
    assert share[1] == pytest.approx(share[0], rel=0.05)
    assert told[1] > 1.5 * told[0]


def test_rivals_pull_at_the_same_strength_in_each_month_of_the_game():
    calm, game = (World(load(name, subscribers=1000), 3) for name in ("game_calm", "game"))
    pulls = []
    for _ in range(20):
        calm.step(), game.step()
        pulls.append(float((game.state.pull - calm.state.pull).mean()))
    np.testing.assert_allclose(pulls[:12], 0, atol=1e-6)
    np.testing.assert_allclose(pulls[12:18], 0.25, atol=0.01)
    assert 0 < pulls[19] < 0.1


@pytest.fixture(scope="module")
def env():
    """The game as an environment, after its year."""
    return SandboxEnv("game", subscribers=3000)


def test_the_environment_begins_as_the_branch_does_and_ends_with_the_game(env):
    observation, info = env.reset(seed=7)
    branch = Branch(SMALL, 7)
    np.testing.assert_array_equal(np.flatnonzero(observation["ours"]), branch.ours)
    assert info["month"] == 202412
    ends = [env.step(np.zeros(3000, dtype=np.int64))[3] for _ in range(6)]
    assert ends == [False] * 5 + [True]


def test_the_environment_plays_by_the_rules_of_the_branch_and_says_whom_it_left_out(env):
    observation, _ = env.reset(seed=7)
    contracts = np.full(3000, OFFERS.index("contract") + 1)
    _, reward, _, _, info = env.step(contracts)
    branch = Branch(SMALL, 7)
    told = branch.play(branch.ours, np.full(len(branch.ours), "contract", dtype=object))
    np.testing.assert_array_equal(info["accepted"], np.sort(told.who[told.accepted]) + 1)
    assert info["contacted"] == len(told.who)
    left_out = np.concatenate([info["refused"], info["bound"], info["unpaid"]])
    assert len(np.unique(left_out)) == len(left_out)
    assert len(left_out) + info["contacted"] == observation["ours"].sum()
    runs = observation["subscribers"][info["bound"] - 1, COLUMNS.index("contract_left")]
    assert (runs > 2).mean() > 0.95  # the others have just signed the next one


def test_the_environment_tells_the_equity_of_ours_apart(env):
    env.reset(seed=7)
    np.testing.assert_array_equal(env.equity(), Branch(SMALL, 7).equity())


def test_a_moment_has_another_future_with_another_luck(env):
    idle = np.zeros(3000, dtype=np.int64)

    def future(moment, **luck):
        env.restore(moment, **luck)
        return env.step(idle)[1]

    env.reset(seed=7)
    moment = env.snapshot()
    own = future(moment)
    other = future(moment, luck=1)
    assert own != other
    assert future(moment) == own
    assert future(moment, luck=1) == other
    env.reset(seed=7, options={"luck": 1})
    assert env.step(idle)[1] == other


def test_the_environment_of_a_game_has_the_branchs_offers_and_no_others(env):
    assert OFFERS[: len(OFFERED)] == OFFERED
    env.reset(seed=7)
    beyond = np.zeros(3000, dtype=int)
    beyond[0] = OFFERS.index("handset") + 1
    with pytest.raises(ValueError, match="from 0 to 7"):
        env.step(beyond)
