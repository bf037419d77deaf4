"""The game's bots: what they see, that they keep to the rules, that the truth's gains are true."""

import numpy as np
import pandas as pd
import pytest

from casekit import text
from casekit.analysis import campaigns, money, rules
from casekit.analysis.game import BOTS, Seat, bots, called, league
from casekit.analysis.game import benchmark as learnt
from casekit.analysis.game.gains import gains
from casekit.analysis.game.sheet import ALONE, COLUMNS, TEXTS
from synthetic import load
from synthetic.branch import OFFERED, Branch
from synthetic.schema import NEEDS

SMALL = load("game", subscribers=4000, game={"contacts": 200, "budget": 1500})


@pytest.fixture(scope="module")
def seat():
    return Seat(Branch(SMALL, 7))


def played(seat, bot) -> list:
    seat.begin()
    while seat.branch.plays:
        bot(seat)
    return seat.branch.told


def test_what_is_compared_is_rounded(seat):
    seat.begin()
    people = seat.people().select_dtypes("number")
    np.testing.assert_array_equal(people, people.round(2))
    assert people["risk"].between(0, 100).all()
    assert people["risk"].nunique() > 50


def test_the_sheet_has_words_in_both_languages_and_nothing_of_the_truth(seat):
    seat.begin()
    sheet = seat.sheet()
    assert set(sheet.columns) == set(COLUMNS)
    assert TEXTS.problems() == []
    plan = sheet.read([bots.line("club", ["need_guess", "is", "brand"], ["risk", ">=", 3])])
    told = {}
    for lang in text.LANGUAGES:
        with text.using(lang):
            told[lang] = sheet.words(plan)[0]
            assert all(called(name) for name in BOTS)
    assert "品牌" in told["zh"]
    assert "brand" in told["en"]
    with pytest.raises(rules.RuleFault):
        sheet.read([bots.line("club", ["sleeping_dog", "is", 1])])


def test_what_is_guessed_is_better_than_chance_and_is_not_the_truth(seat):
    need = np.array(NEEDS)[seat.branch.world.people.need[seat.branch.ours]]
    assert 0.6 < (need == seat.needs).mean() < 0.85
    seat.begin()
    people, branch = seat.people(), seat.branch
    risk = people["risk"].to_numpy()
    while branch.plays:
        branch.play([], [])
    left = ~branch.months[-1].present[people.index]
    assert risk[left].mean() > 1.5 * risk[~left].mean()
    assert (risk[left] < np.median(risk)).any()


def test_the_flagged_are_those_whom_a_contact_wakes_more_often(seat):
    seat.begin()
    people = seat.people()
    dog = seat.branch.world.people.dog[people.index]
    flagged = people["flagged"].to_numpy() == 1
    assert 0.15 < flagged.mean() < 0.35
    assert dog[flagged].mean() > 4 * dog[~flagged].mean()


@pytest.mark.parametrize("name", BOTS)
def test_every_bot_plays_within_its_means(seat, name):
    for month in played(seat, BOTS[name]):
        assert len(month.who) <= 200
        assert month.spent <= 1500
        assert len(np.unique(month.who)) == len(month.who)
    contacts = sum(len(month.who) for month in seat.branch.told)
    assert (contacts == 0) == (name == "nothing")


def months_between_contacts(told, who) -> list:
    """Months between the contacts of one line."""
    when = [number for number, month in enumerate(told) if who in month.who]
    return [*np.diff(when)]


@pytest.mark.parametrize("name", ["matched_rested", "matched_alone", "five_rules", "benchmark"])
def test_careful_bots_let_people_rest(seat, name):
    told = played(seat, BOTS[name])
    again = [months_between_contacts(told, who) for who in told[0].who]
    assert all(gap >= bots.REST for gaps in again for gap in gaps)
    assert any(again)


def test_headquarters_order_calls_the_same_names_again(seat):
    told = played(seat, BOTS["risk_credit"])
    assert len(np.intersect1d(told[0].who, told[1].who)) > 0.3 * len(told[1].who)


def test_who_is_flagged_is_left_alone(seat):
    played(seat, BOTS["matched_alone"])
    seat.begin()
    people = seat.people()
    flagged = people.index[people["flagged"] == 1]
    told = BOTS["matched_alone"](seat)
    assert not np.isin(told.who, flagged).any()
    seat.begin()
    assert np.isin(BOTS["matched"](seat).who, flagged).any()


def test_each_gets_what_fits_the_need_that_is_guessed(seat):
    seat.begin()
    need = seat.people()["need_guess"]
    told = BOTS["matched"](seat)
    assert [bots.MATCHED[one] for one in need.loc[told.who]] == list(told.offers)


def test_gains_are_what_contacts_bring():
    """A tariff offered to all, where costs are small against gains: over four lucks the truth's sum of
    gains is what it brings; and those who gain nothing by it lose."""
    law = load("game", subscribers=10_000, game={"contacts": 10**6, "budget": 1e9, "played": 1})
    branch = Branch(law, 5)
    gain, cost = gains(branch)
    place = OFFERED.index("plan_up")
    may = np.flatnonzero(np.isfinite(gain[:, place]))
    told = {True: [], False: []}
    spent = []
    for luck in range(1, 5):
        branch.begin(luck)
        branch.play([], [])
        alone = branch.value()
        for good in told:
            pick = may[(gain[may, place] > 0) == good]
            branch.begin(luck)
            month = branch.play(branch.ours[pick], np.full(len(pick), "plan_up", dtype=object))
            told[good].append(branch.value() - alone)
            spent.append(month.spent)
    expected = gain[may, place][gain[may, place] > 0].sum()
    assert np.mean(told[True]) == pytest.approx(expected, rel=0.35)
    assert np.mean(told[False]) < 0
    assert sum(spent) / 4 == pytest.approx(cost[may, place].sum(), rel=0.1)


def test_a_contract_long_before_the_last_one_ends_gains_nothing(seat):
    seat.begin()
    gain, _ = gains(seat.branch)
    left = seat.branch.months[-1].contract_left[seat.branch.ours]
    assert np.isneginf(gain[left > 2, OFFERED.index("contract")]).all()
    agreed = seat.branch.world.people.consent[seat.branch.ours]
    assert np.isneginf(gain[~agreed]).all()


def test_a_budget_goes_where_a_yuan_brings_most():
    gain = np.array([[10.0, 14.0], [9.0, -np.inf], [-1.0, -2.0], [2.0, 1.0]])
    cost = np.array([[2.0, 8.0], [6.0, 1.0], [1.0, 1.0], [1.0, 1.0]])
    rows, offers = campaigns.allocation(gain, cost, 100)
    assert (rows.tolist(), offers.tolist()) == ([3, 0, 1], [0, 1, 0])  # enough for all that pays
    rows, offers = campaigns.allocation(gain, cost, 9)
    assert (rows.tolist(), offers.tolist()) == (
        [0, 3, 1],
        [0, 0, 0],
    )  # the cheaper offer to the first
    rows, _ = campaigns.allocation(gain, cost, 3)
    assert rows.tolist() == [0, 3]


def test_the_benchmarks_table_is_what_its_command_makes():
    """`python -m casekit.bench.game --table`, after any change of a law."""
    table = learnt.table()
    assert len(table) == 4 * 4 * 3 * 2 * 3
    assert list(table.columns) == list(OFFERED)
    anew = learnt.learnt(load("game"))
    pd.testing.assert_frame_equal(table, anew, check_exact=False, atol=0.5, rtol=0.01)
    flagged = table.groupby("flagged")[["care_call", "club"]].mean()
    assert (flagged.loc[1] < flagged.loc[0]).all()


def test_the_league_holds_bots_against_nothing_and_the_truth():
    few = {name: BOTS[name] for name in ("nothing", "care_all", "truth")}
    told = league(SMALL, 7, lucks=(None, 1), bots=few)
    assert told.loc["nothing", ["gain", "index", "contacts", "spent"]].tolist() == [0, 0, 0, 0]
    assert told.loc["truth", "index"] == 100
    assert told.loc["truth", "gain"] > 0 > told.loc["care_all", "gain"]
    assert (told["gain"] == told["value"] - told.loc["nothing", "value"]).all()


def test_a_complaint_costs_the_same_in_the_game_as_on_the_sheet():
    assert load("game").game.complaint == money.figure("complaint")
    assert ALONE in Seat(Branch(SMALL, 7)).sheet().offers
