"""Stated and true reasons: counted by hand, and the story that the class base tells."""

import pandas as pd
import pytest

from casekit.course.churn_warning.reasons import methods as reasons
from casekit.mart import truth, voluntary


def leavers() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Five by choice (one gave no reason) and one cut off for arrears."""
    churn = pd.DataFrame(
        {
            "subscriber": [1, 2, 3, 4, 5, 6],
            "month": 202503,
            "kind": ["ported", "ported", "closed", "closed", "silent", "arrears"],
            "stated_reason": ["price", "price", "price", "network", None, "price"],
        }
    )
    true = ["price", "service", "bill", "network", "service", "price"]
    return churn, pd.DataFrame({"subscriber": [1, 2, 3, 4, 5, 6], "reason": true})


def test_confusion_by_hand():
    churn, leaving = leavers()
    table = reasons.confusion(churn, leaving)
    assert table.to_numpy().sum() == 4  # no reason given and arrears stay out
    assert table.loc["service", "price"] == 1
    assert table.loc["price", "price"] == 1
    over = reasons.overstated(table)
    assert over["price"] == pytest.approx(3 / 4 - 1 / 4)
    assert over.sum() == pytest.approx(0)
    assert reasons.hidden_behind(table)["bill"] == pytest.approx(1 / 3)
    assert reasons.stated_shares(churn)["price"] == pytest.approx(3 / 4)


def test_price_is_over_counted(mart, other_mart):
    for data in (mart, other_mart):
        table = reasons.confusion(data.churn, truth.of(data).leaving)
        assert reasons.overstated(table).idxmax() == "price"
        assert reasons.overstated(table)["price"] > 0.15
        assert reasons.hidden_behind(table)["price"] < 0.5


def test_records_point_to_the_true_cause(mart, other_mart):
    points_to = {"complained": "service", "poor_quality": "network", "contract_ended": "contract"}
    for data in (mart, other_mart):
        evidence = reasons.evidence(data)
        true = truth.of(data).leaving.set_index("subscriber")["reason"]
        lift = reasons.evidence_lift(evidence, true)
        for record, reason in points_to.items():
            assert lift.loc[record].drop("friends", errors="ignore").idxmax() == reason
        assert 0.3 < reasons.with_a_cause(evidence) < 0.8


def test_evidence_is_of_leavers_by_choice_only(mart):
    evidence = reasons.evidence(mart)
    chose = voluntary(mart.churn)["subscriber"]
    assert evidence.index.isin(chose).all()
    assert evidence.index.is_unique
    stricter = reasons.evidence(mart, {"poor_quality": 60.0})
    assert stricter["poor_quality"].sum() < evidence["poor_quality"].sum()
