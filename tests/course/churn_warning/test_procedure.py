"""The month-old list and the eleven steps: grounds at known answers, and the gravest norm is named."""

import random

import pandas as pd
import pytest
from matplotlib.text import Text

from casekit import text
from casekit.analysis import campaigns, models
from casekit.classroom import Outcome, derived
from casekit.course.churn_warning.procedure import guess, methods, struck_off, todays_list
from casekit.course.churn_warning.procedure import questions as about_steps
from casekit.mart import from_tables
from synthetic.calendar import add_months, month_range
from tests.lacking import without

GRAVEST_FIRST = {
    "delivered_unasked": about_steps.UNASKED,
    "spoke_to_nobody": about_steps.NOBODY,
    "told_a_stranger": about_steps.STRANGER,
    "consent_untold": about_steps.UNTOLD,
    "dialled_uncleaned": about_steps.UNCLEANED,
    "offered_unasked_why": about_steps.GUESSED,
    "followed_up_early": about_steps.EARLY,
    "record_unread": about_steps.UNREAD,
    "terms_of_nothing": about_steps.NOTHING,
    "read_in_vain": about_steps.IN_VAIN,
}


@pytest.fixture(scope="module")
def asked(mart):
    one = about_steps.eleven_steps
    return derived.sheet({one.name: one}, lambda case: mart)[one.name]


# --- the list -------------------------------------------------------------------------------------


def test_each_name_is_struck_off_on_the_first_ground_that_holds():
    found = struck_off(
        pd.Index([5, 1, 2, 3, 4, 6, 7, 8, 9]),
        active=[1, 2, 3, 4, 6, 7, 8, 9],
        refuse={"no_consent": [5, 6], "do_not_disturb": [5, 6, 7]},
        code_asked=[4, 6, 8],
        complained=[1, 5, 6, 7, 8],
        contacted=pd.Series([1, 2, 9]),
        in_campaign={1, 2, 3},
    )
    assert found.to_dict() == {
        5: "not_active", 1: "complaint", 2: "contacted", 3: "campaign", 4: "port_code",
        6: "no_consent", 7: "do_not_disturb", 8: "port_code", 9: "contacted",
    }  # fmt: skip
    assert list(found.index) == [5, 1, 2, 3, 4, 6, 7, 8, 9]


def test_the_list_agrees_with_the_records(mart):
    found = todays_list(mart)
    today = models.decision(mart).month
    assert len(found) == found.index.nunique() == 200
    now = mart.month(today).set_index("subscriber")["status"].reindex(found.index)
    assert (found.eq("not_active") == now.ne("active")).all()
    people = mart.subscribers.set_index("subscriber").reindex(found.index)
    may_be_called = people["marketing_consent"] & ~people["do_not_disturb"]
    assert may_be_called[found.eq("free")].all()
    assert found[~may_be_called].isin(["not_active", "no_consent", "do_not_disturb"]).all()
    assert not people.loc[found.eq("no_consent"), "marketing_consent"].any()
    assert people.loc[found.eq("do_not_disturb"), "do_not_disturb"].all()
    lately = month_range(add_months(today, -2), methods.REST)
    free = found.index[found.eq("free")]
    sent, met, calls = (
        rows[rows["month"].isin(lately) & rows["subscriber"].isin(free)]
        for rows in (mart.surveys, mart.contacts, mart.desk_calls)
    )
    assert not sent["answered"].any()
    assert not (met["kind"].eq("complaint") & met["month"].eq(today)).any()
    assert not calls["topic"].eq("port_code").any()
    ends = add_months(mart.campaigns["month"], mart.campaigns["horizon"] - 1)
    running = mart.campaigns.loc[mart.campaigns["month"].le(today) & ends.ge(today), "campaign"]
    tried = mart.treatments[mart.treatments["campaign"].isin(running)]
    assert not found.index[found.eq("free")].isin(tried["subscriber"]).any()
    in_one = found.index[found.eq("campaign")]
    assert in_one.isin(tried["subscriber"]).all()
    assert set(tried.loc[tried["subscriber"].isin(in_one), "arm"]) == {"treated", "control"}


def test_where_the_data_say_nothing_of_a_refusal_it_is_called_unknown(mart):
    less = without(
        mart, "subscribers.marketing_consent", "subscribers.do_not_disturb", "desk_calls"
    )
    assert not todays_list(less).isin([*campaigns.REFUSALS, "port_code"]).any()
    assert (todays_list(less) != "free").sum() < (todays_list(mart) != "free").sum()
    assert methods.unknown_grounds(less) == ["no_consent", "do_not_disturb", "port_code"]
    assert methods.unknown_grounds(mart) == []
    with text.using("en"):
        fig = guess.must_not_dial.kind.shows(less, None)
        rows = [label.get_text() for label in fig.axes[0].get_yticklabels()]
    assert sum(row.endswith("(unknown)") for row in rows) == 3
    told = " ".join(one.get_text() for one in fig.findobj(Text))
    assert told.count("？") == 3
    assert "check before you dial" in told.replace("\n", " ")


def test_who_has_not_said_yes_counts_as_refusing(mart):
    tables = {name: mart.table(name) for name in ("subscribers", "monthly")}
    people = tables["subscribers"] = tables["subscribers"].head(3)
    people["marketing_consent"] = pd.array([True, None, False], dtype="boolean")
    people["do_not_disturb"] = pd.array([True, None, False], dtype="boolean")
    refuse = campaigns.refusals(from_tables(tables))
    first, second, third = people["subscriber"]
    assert {name: list(those) for name, those in refuse.items()} == {
        "no_consent": [second, third], "do_not_disturb": [first],
    }  # fmt: skip


# --- the steps ------------------------------------------------------------------------------------


def test_steps_that_are_free_may_change_places(asked):
    order = ["clean", "record", "dial", "verify", "reason", "offer", "term", "sum"]
    assert asked.judge([*order, "consent", "deliver", "follow_up"]).outcome is Outcome.PASSED


def test_the_gravest_norm_that_an_order_breaks_is_named(asked):
    luck = random.Random(1)
    for _ in range(300):
        order = list(about_steps.STEPS)
        for _ in range(luck.randint(1, 12)):
            one = luck.randrange(len(order) - 1)
            order[one : one + 2] = order[one + 1], order[one]
        broken = [
            name
            for name, pairs in GRAVEST_FIRST.items()
            if any(order.index(a) > order.index(b) for a, b in pairs)
        ]
        verdict = asked.judge(order)
        assert verdict.mistake == (broken[0] if broken else None), order
        assert (verdict.outcome is Outcome.PASSED) == (not broken), order


def test_a_campaign_is_observed_as_long_as_the_lecture_says(mart):
    """Six months, a contract trial twelve."""
    told = mart.campaigns["offer"].astype(str).map(lambda offer: 12 if offer == "contract" else 6)
    assert mart.campaigns["horizon"].eq(told).all()
