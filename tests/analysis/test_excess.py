"""Counts held against the usual share of the kind."""

import pandas as pd
import pytest

from casekit.analysis.excess import excess


def test_each_is_held_against_the_others_of_the_kind():
    cases = pd.Series([100, 100, 100, 1000])
    hits = pd.Series([30, 10, 10, 900])
    found = excess(cases, hits, pd.Series(["a", "a", "a", "b"]))
    assert found[0] == pytest.approx((30 - 10) / 3)  # 10 % is usual among the two others
    assert found[1] == pytest.approx((10 - 20) / 4)
    assert found[1] == found[2]
    assert pd.isna(found[3])  # alone in the kind


def test_nothing_can_be_said_without_cases_or_where_nobody_else_ever_does_it():
    kind = pd.Series(["a", "a"])
    assert excess(pd.Series([5, 0]), pd.Series([1, 0]), kind).isna().all()
    assert pd.isna(excess(pd.Series([5, 5]), pd.Series([1, 0]), kind)[0])
