"""What an operator's extract lacked stays unknown: no feature and no leaver is made up."""

import numpy as np
import pandas as pd
import pytest

from casekit.mart import (
    ColumnsUnknown,
    HistoryTooShort,
    base,
    features,
    from_tables,
    leavers_between,
    target,
    voluntary,
)
from casekit.mart.faults import TableUnknown
from casekit.mart.signals import use
from casekit.text import using
from synthetic.schema import TABLES
from tests.lacking import without

LOOKED_AT = (
    *("subscribers", "monthly", "contracts", "contacts", "surveys"),
    *("churn", "plans", "ties"),
)
NEEDED = {"monthly.status"}
"""Without it nobody is in the base; an import refuses to go without."""
MONTH = 202506
LACKED = sorted(
    {
        f"{name}.{column}"
        for name in LOOKED_AT
        for column in TABLES[name].names
        if column not in TABLES[name].key and (name != "monthly" or column in use.COLUMNS)
    }
    - NEEDED
)


@pytest.fixture(scope="module")
def whole(small_mart) -> pd.DataFrame:
    return features(small_mart, MONTH)


@pytest.mark.parametrize("lacked", [*LACKED, *LOOKED_AT[2:]])
def test_a_feature_is_as_it_was_or_unknown(small_mart, whole, lacked):
    there = features(without(small_mart, lacked), MONTH)
    assert there.index.equals(whole.index)
    made_up = there.notna() & ~np.isclose(there, whole)
    assert not made_up.any(axis=None), list(there.columns[made_up.any()])


@pytest.mark.parametrize("lacked", use.COLUMNS[1:])
def test_every_column_of_use_is_missed_by_some_feature(small_mart, whole, lacked):
    there = features(without(small_mart, f"monthly.{lacked}"), MONTH)
    assert (there.isna().all() & ~whole.isna().all()).any()


def test_an_unknown_month_of_a_line_that_was_there_leaves_its_sums_unknown(small_mart):
    tables = {name: small_mart.table(name) for name in TABLES if not TABLES[name].truth}
    rows = tables["monthly"]
    someone = int(features(small_mart, MONTH).index[0])
    gap = (rows["subscriber"] == someone) & (rows["month"] == 202505)
    tables["monthly"] = rows.assign(rival_calls=rows["rival_calls"].astype(float).mask(gap))
    there, known = features(from_tables(tables), MONTH), features(small_mart, MONTH)
    assert np.isnan(there.loc[someone, "rival_calls_3m"])
    pd.testing.assert_series_equal(
        there["rival_calls_3m"].drop(someone), known["rival_calls_3m"].drop(someone)
    )


def test_columns_that_are_asked_for_by_name_are_refused_by_name(small_mart):
    lacking = without(small_mart, "monthly.bill", "monthly.quality", "ties")
    with pytest.raises(ColumnsUnknown) as refused:
        lacking.month(MONTH, ["subscriber", "bill", "data_gb", "quality"])
    assert refused.value.facts["columns"] == ["monthly.bill", "monthly.quality"]
    assert "出账收入（monthly.bill）" in str(refused.value)
    with using("en"):
        assert "(monthly.quality)" in str(refused.value)
    with pytest.raises(TableUnknown):
        lacking.table("ties", ["subscriber"])
    assert lacking.month(MONTH)["bill"].isna().all()  # the whole table has it, empty
    assert len(lacking.month(MONTH, ["subscriber", "data_gb"])) == len(small_mart.month(MONTH))
    lacking.need("monthly.data_gb", "churn.kind")


@pytest.mark.parametrize("column", ["kind", "month"])
def test_nobody_stays_for_want_of_a_column(small_mart, column):
    lacking = without(small_mart, f"churn.{column}")
    for ask in (
        lambda: voluntary(lacking.churn),
        lambda: leavers_between(lacking, 202501, 202503),
        lambda: target(lacking, MONTH),
    ):
        with pytest.raises(ColumnsUnknown, match=f"churn.{column}"):
            ask()
    assert voluntary(small_mart.churn.iloc[:0]).empty  # nobody left: that is known


def test_too_short_a_history_says_how_many_months_are_needed_and_there(small_mart):
    small_mart.need_months(24)
    with pytest.raises(HistoryTooShort, match="25 个月.*24 个月") as short:
        small_mart.need_months(25)
    assert short.value.facts == {"needed": 25, "there": 24, "first": 202401, "last": 202512}
    assert isinstance(short.value, ValueError)


def test_the_base_needs_no_more_than_its_key_and_status(small_mart):
    others = [f"monthly.{name}" for name in TABLES["monthly"].names[2:] if name != "status"]
    assert base(without(small_mart, *others), MONTH).equals(base(small_mart, MONTH))
