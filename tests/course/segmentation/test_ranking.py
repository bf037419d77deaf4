"""The ranking section: ratings at known answers, the desk at its ends, data that lack something."""

import numpy as np
import pandas as pd
import pytest

from casekit import course, text
from casekit.analysis import year_after
from casekit.classroom.derived.charts import themed
from casekit.course.segmentation.ranking import methods, panel
from casekit.course.segmentation.ranking.tables import four_lists
from casekit.mart import ColumnsUnknown, HistoryTooShort, features
from tests.lacking import last_months, without


def test_points_are_the_weighted_mean_of_ranks_and_unknown_says_nothing():
    table = pd.DataFrame({"bill": [10, 20, 30, 40], "stickiness": [1.0, np.nan, 0.5, 0.5]})
    assert methods.points(table, {"bill": 1}).to_list() == [25, 50, 75, 100]
    both = methods.points(table, {"bill": 1, "stickiness": 3})
    assert both[0] == pytest.approx((25 + 3 * 100) / 4)
    assert both[1] == 50  # by the bill alone
    assert methods.points(table, {"bill": 0, "stickiness": 0}).to_list() == [0, 0, 0, 0]


def test_ties_are_counted_over_what_is_known():
    known = pd.DataFrame(
        {
            "contract_left": [5.0, 0.0, np.nan],
            "broadband": [1.0, 0.0, 1.0],
            "family_lines": [2.0, 1.0, np.nan],
            "tenure_months": [24.0, 23.0, 3.0],
        }
    )
    assert methods.stickiness(known).to_list() == [1.0, 0.25, 0.5]


def test_what_came_later_stands_in_no_rating(mart):
    """Bills of the year after are what the lists are judged by: nothing else may know of them."""
    table = methods.lines(mart)
    known = features(mart, methods.day(mart))
    pd.testing.assert_series_equal(table["bill"], known["bill_mean_3m"], check_names=False)
    later = mart.window(mart.months[-year_after.AHEAD :], ["subscriber", "bill"])
    gone = table.index.difference(later["subscriber"])
    assert (table.loc[gone, "next_year"] == 0).all()
    assert table["next_year"].sum() == pytest.approx(
        later.loc[later["subscriber"].isin(table.index), "bill"].sum()
    )
    assert table["months"].between(6, 12).all()


def test_the_desk_with_the_bill_alone_is_the_list_by_bill(mart):
    only = dict.fromkeys(methods.WEIGHTS, 0) | {"bill": 10}
    shown = panel.compute(methods.lines(mart), **only)
    assert shown.held["yours"] == pytest.approx(shown.held["bill"], abs=1e-3)
    assert shown.new.sum() == 0
    more = panel.compute(methods.lines(mart), **{**only, "stickiness": 10})
    assert more.held["yours"] < shown.held["yours"]
    assert more.new.sum() > 100


def test_no_weights_are_said_to_be_a_lottery(mart):
    with text.using("en"):
        shown = panel.compute(methods.lines(mart), **dict.fromkeys(methods.WEIGHTS, 0))
        assert "drawn by lot" in panel.says(shown)
    assert shown.held["yours"] == pytest.approx(methods.TOP)


def test_the_file_holds_the_list_in_order(mart):
    with text.using("en"):
        shown = panel.compute(methods.lines(mart), **methods.WEIGHTS)
        listed = panel.takeaway(shown)
    assert len(listed) == round(methods.TOP * len(methods.lines(mart)))
    assert listed.iloc[:, 2].is_monotonic_decreasing
    assert listed["Place"].to_list() == list(range(1, len(listed) + 1))
    raised = listed["Why on the list"].str.startswith("raised")
    assert raised.sum() == shown.new.sum()


def test_the_lists_to_be_put_in_order_have_equal_length(mart):
    with themed("zh"):
        shown = four_lists(mart)
    assert shown.iloc[:, 0].nunique() == 1


def test_too_few_months_and_a_missing_class_are_named(small_mart):
    with pytest.raises(HistoryTooShort):
        methods.lines(last_months(small_mart, 15))
    with pytest.raises(ColumnsUnknown, match=r"subscribers\.customer_class"):
        methods.lines(without(small_mart, "subscribers.customer_class"))
    with pytest.raises(ColumnsUnknown, match=r"monthly\.paid"):
        methods.lines(without(small_mart, "monthly.paid"))


def test_a_base_without_broadband_and_contracts_is_rated_by_the_rest(small_mart):
    table = methods.lines(without(small_mart, "monthly.over_gb"))
    assert table["potential"].notna().all()  # a new handset is still known
    assert methods.points(table).between(0, 100).all()


@pytest.mark.parametrize(
    "name", [name for name, one in course.questions("segmentation").items() if one.case is None]
)
def test_a_small_base_answers_every_question(small_mart, name):
    one = course.questions("segmentation")[name]
    value = one.reference(small_mart)
    assert value is not None
