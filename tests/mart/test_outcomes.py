"""The base, the leavers, the target."""

import pandas as pd
import pytest

from casekit import text
from casekit.mart import (
    MonthOutside,
    TargetBeyondData,
    base,
    features,
    leavers_between,
    target,
    voluntary,
)


def test_the_target_is_who_leaves_by_choice_in_the_months_to_come(mart):
    leaves = target(mart, 202503)
    churn = mart.churn.set_index("subscriber")
    for subscriber in leaves.index[::50]:
        gone = churn["month"].get(subscriber, 0)
        by_choice = churn["kind"].get(subscriber) in ("ported", "silent", "closed")
        assert leaves[subscriber] == (gone in (202504, 202505, 202506) and by_choice)
    assert leaves.dtype == bool
    assert 0.01 < leaves.mean() < 0.15


def test_it_has_the_index_of_the_features(mart):
    pd.testing.assert_index_equal(target(mart, 202409).index, features(mart, 202409).index)


def test_a_longer_horizon_holds_the_shorter(mart):
    one, three, six = (target(mart, 202412, horizon=h) for h in (1, 3, 6))
    assert (one <= three).all()
    assert (three <= six).all()
    assert one.sum() < three.sum() < six.sum()


def test_arrears_do_not_count(mart):
    chose = leavers_between(mart, 202401, 202512)
    assert set(mart.churn["kind"]) - set(chose["kind"]) == {"arrears"}
    assert len(chose) == len(voluntary(mart.churn)) < len(mart.churn)


def test_leavers_were_in_the_base_or_suspended_the_month_before(mart):
    gone = leavers_between(mart, 202505, 202505)
    before = mart.month(202504)
    assert set(gone["subscriber"]) <= set(before["subscriber"])
    assert set(base(mart, 202504)) < set(before["subscriber"])


@pytest.mark.parametrize(("month", "horizon"), [(202510, 3), (202512, 1), (202501, 12)])
def test_a_target_beyond_the_data_is_told(mart, month, horizon):
    with pytest.raises(TargetBeyondData) as raised:
        target(mart, month, horizon)
    with text.using("en"):
        assert "December 2025" in str(raised.value)
    with text.using("zh"):
        assert "2025 年 12 月" in str(raised.value)


def test_the_last_month_that_can_be_taken_is_named_and_works(mart):
    with pytest.raises(TargetBeyondData) as raised:
        target(mart, 202511)
    assert target(mart, raised.value.facts["latest"]).any()


def test_other_impossible_requests_are_told(mart):
    with pytest.raises(MonthOutside):
        target(mart, 202312)
    with pytest.raises(MonthOutside):
        base(mart, 202601)
    with pytest.raises(ValueError, match="horizon"):
        target(mart, 202503, horizon=0)
