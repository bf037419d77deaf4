"""The section on tenure: rates at known answers, and data that lack something."""

import pandas as pd
import pytest

from casekit.course.segmentation.tenure import methods
from casekit.mart import ColumnsUnknown, HistoryTooShort, outcomes
from tests.lacking import last_months, without


def test_bands_begin_where_they_say():
    months = pd.Series([0, 2, 3, 5, 6, 11, 12, 23, 24, 59, 60, 400])
    assert methods.band_of(months).to_list() == [one for one in methods.BANDS for _ in (0, 1)]


def test_rates_by_hand():
    rows = pd.DataFrame(
        {"tenure": [0, 1, 4, 4, 70], "bill": [10, 20, 30, 50, 90.0], "left": [0, 0, 1, 0, 0]}
    ).astype({"left": bool})
    table = methods.rates(rows)
    assert table["at_risk"].to_dict() == {"0-2": 2, "3-5": 2, "60+": 1}
    assert table["hazard"].to_dict() == {"0-2": 0, "3-5": 0.5, "60+": 0}
    assert table["bill"].to_dict() == {"0-2": 15, "3-5": 40, "60+": 90}
    assert (table["low"] <= table["hazard"]).all()
    assert (table["hazard"] <= table["high"]).all()


def test_every_leaver_by_choice_who_was_active_before_counts_once(mart):
    rows = methods.line_months(mart)
    gone = outcomes.voluntary(mart.churn)
    first = gone["month"] > mart.months[0]
    assert 0.8 * first.sum() < rows["left"].sum() <= first.sum()  # the others were suspended
    assert rows["tenure"].min() == 0


def test_what_is_lacking_is_named(small_mart):
    with pytest.raises(ColumnsUnknown, match=r"subscribers\.join_month"):
        methods.line_months(without(small_mart, "subscribers.join_month"))
    with pytest.raises(HistoryTooShort):
        methods.line_months(last_months(small_mart, 1))
