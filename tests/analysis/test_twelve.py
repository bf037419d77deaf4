"""The twelve: rows of the base, one of each kind, chosen by rule; and the year after a day."""

import pandas as pd
import pytest

from casekit.analysis.lacks import TooFew
from casekit.analysis.twelve import KINDS, twelve
from casekit.analysis.year_after import billed_after, day
from casekit.mart import features
from tests.lacking import without


def test_each_is_of_its_kind_and_stands_once(mart):
    found = twelve(mart, day(mart))
    assert list(found.index) == list(KINDS)
    assert found["subscriber"].is_unique
    assert found["subscriber"].isin(features(mart, day(mart)).index).all()
    for kind, is_of in KINDS.items():
        if kind != "young_heavy":  # a quantile of the whole base
            assert is_of(found).loc[kind]


def test_a_kind_that_the_data_do_not_tell_makes_way(mart):
    found = twelve(without(mart, "subscribers.key_contact"), day(mart))
    assert "key_contact" not in found.index
    assert "new_handset" in found.index
    assert len(found) == len(KINDS)


def test_too_few_kinds_are_said(small_mart):
    lacking = ("complained", "contacts", "contracts", "households", "subscribers.birth_year")
    with pytest.raises(TooFew, match="12"):
        twelve(without(small_mart, *lacking[1:], "subscribers.join_month"), day(small_mart))


def test_the_year_after_counts_nothing_once_a_line_is_gone(mart):
    someone = mart.month(day(mart), ["subscriber"])["subscriber"].iloc[:50]
    billed = billed_after(mart, day(mart), pd.Index(someone))
    rows = mart.window(mart.months[-12:], ["subscriber", "bill"])
    by_hand = rows[rows["subscriber"].isin(someone)].groupby("subscriber")["bill"].sum()
    assert billed.sum() == pytest.approx(by_hand.sum())
    assert len(billed) == 50
