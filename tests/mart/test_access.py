"""The log of look-ups as the mart reads it: of lines that are there, and of made data only."""

import pytest

from casekit import text
from casekit.mart import access_log, from_tables
from casekit.mart.faults import TableUnknown

from .look_ahead import tables_of


def test_the_log_ends_with_the_data_and_knows_only_lines_and_staff_that_are_there(mart):
    log = access_log(mart)
    last = mart.months[-1]
    assert log["date"].is_monotonic_increasing
    assert log["date"].nunique() == 90
    end = log["date"].iloc[-1]
    assert (end.year * 100 + end.month, end.is_month_end) == (last, True)
    assert log["subscriber"].isin(mart.month(last)["subscriber"]).all()
    assert log["staff"].isin(mart.staff["staff"]).all()
    assert access_log(mart) is log


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_an_operators_own_data_have_no_log(mart, lang):
    own = from_tables(tables_of(mart), {"imported": True}, None)
    with text.using(lang), pytest.raises(TableUnknown) as told:
        access_log(own)
    assert "access_log" in str(told.value)
