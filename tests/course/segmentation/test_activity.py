"""The section on activity: the score at known answers, and what is asked of data without truth."""

import pandas as pd
import pytest

from casekit.course.segmentation.activity import debrief, methods
from casekit.mart import ColumnsUnknown
from tests.lacking import without


def test_ranks_are_weighed_and_equals_are_level():
    table = pd.DataFrame({"calls": [1, 2, 2, 9], "people": [4, 3, 2, 1]})
    assert methods.activity(table, {"calls": 1}).to_list() == [0.25, 0.625, 0.625, 1.0]
    both = methods.activity(table, {"calls": 1, "people": 2})
    assert both.to_list() == [0.25 + 2, 0.625 + 1.5, 0.625 + 1, 1 + 0.5]


def test_columns_are_means_of_three_months(mart):
    table = methods.columns(mart)
    one = table.index[0]
    rows = mart.window(mart.months[-3:], ["subscriber", "calls_out", "calls_in", "contacts"])
    own = rows[rows["subscriber"] == one]
    assert table.loc[one, "calls"] == pytest.approx((own["calls_out"] + own["calls_in"]).mean())
    assert table.loc[one, "people"] == pytest.approx(own["contacts"].mean())


def test_the_best_rating_finds_all_and_none_finds_a_fifth(mart):
    true = debrief.widest(mart)
    assert debrief.found(mart, true) == pytest.approx(1, abs=0.005)  # one of them counts in part
    assert debrief.found(mart, true * 0) == pytest.approx(methods.TOP)


def test_a_missing_column_is_named(small_mart):
    with pytest.raises(ColumnsUnknown, match=r"monthly\.contacts"):
        methods.columns(without(small_mart, "monthly.contacts"))
