"""The case of the redrawn list: what is seen and what is not, the room, the truth opened."""

import matplotlib as mpl
import pandas as pd
import pytest

from casekit import text
from casekit.analysis import campaigns
from casekit.analysis.along import more_along
from casekit.analysis.true_value import leading, with_followers
from casekit.course.segmentation.redraw import case, charts, debrief, methods, tables
from casekit.mart import open as open_mart
from casekit.mart import truth


@pytest.fixture(scope="module")
def city(make_dataset):
    return open_mart(make_dataset("decision", 7))


def test_nobody_is_seen_who_has_not_agreed_and_nothing_after_the_day(city):
    people = methods.people(city)
    agreed = city.subscribers.set_index("subscriber")["marketing_consent"]
    assert agreed.reindex(people.index).all()
    year = city.table("monthly", ["subscriber", "month", "counter_visits", "service_calls"])
    one = people["help"].idxmax()
    rows = year[(year["subscriber"] == one) & year["month"].between(202407, 202506)]
    asked = rows[["counter_visits", "service_calls"]].to_numpy().sum()
    assert people["help"].loc[one] == asked


def test_who_pays_for_the_home_takes_some_of_its_bills_along(city):
    people = methods.people(city)
    homes = city.households.set_index("household")["payer"]
    member = city.subscribers.set_index("subscriber")["household"]
    payers = people.index.intersection(homes)
    assert (people.loc[people.index.difference(payers), "along"] == 0).all()
    one = people.loc[payers, "along"].idxmax()
    bills = people_bills(city, member, member[one]).drop(one).sum()
    assert people["along"].loc[one] == pytest.approx(more_along(city, methods.DAY) * bills)
    assert 0.05 < more_along(city, methods.DAY) < 0.5


def people_bills(city, member, home) -> pd.Series:
    from casekit import mart as door

    bill = door.features(city, methods.DAY)["bill_mean_3m"]
    return bill[member.reindex(bill.index) == home]


def test_followers_stand_with_the_one_they_follow(city):
    value = with_followers(city)
    followed = value.index[value["group"] != 0]
    assert followed.isin(leading(city)).all()
    own = truth.of(city).value
    last = own[own["month"] == own["month"].max()].set_index("subscriber")["clv"]
    assert value["own"].sum() == pytest.approx(last.sum(), rel=1e-6)


def test_a_seat_is_worth_its_effect_on_all_that_hangs_on_the_line(city):
    worth = case.worth(city)
    one = worth.idxmax()
    effect = case.effects(city)["effect"].loc[one]
    assert worth[one] == pytest.approx(-effect * with_followers(city).loc[one].sum() - 8, rel=1e-6)
    assert case.share(city, case.best(city)) == pytest.approx(1)


def test_no_list_without_asking_passes_and_the_one_who_knows_needs_does_best(city):
    from casekit.course.segmentation.redraw.questions import PASS_MARK

    share = debrief.shares(city)
    assert share["right"] > PASS_MARK > share.drop(["right", "need"]).max()
    assert share["need"] > share["right"]


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_the_room_and_the_truth_are_told(city, lang):
    with text.using(lang):
        assert len(tables.last_years_list(city)) == 2
        asked = tables.asked_for_help(city)
        assert len(asked) == len(tables.BANDS)
        own = {"last": methods.listed(city, methods.line(rank="bill"))}
        told = debrief.compared(city, own)
        assert told.iloc[0].tolist() == told.iloc[1].tolist()
        assert "{" not in debrief.swapped(city)


def test_what_becomes_of_a_list_adds_up_to_its_seats(city):
    for chosen in debrief.lists(city).values():
        became = campaigns.outcome_of(chosen, case.effects(city))
        assert became.sum() == len(chosen) == methods.SEATS


def test_the_chart_puts_the_best_first_and_names_the_company(city):
    share = pd.Series({"bill": 0.07, "right": 0.38, "tenure": -0.02})
    with text.using("en"):
        fig = charts.share_bars(share, 0.6)
        said = " ".join(t.get_text() for t in fig.findobj(mpl.text.Text))
    assert "7%" in said
    assert "38%" in said
    assert "60%" in said
