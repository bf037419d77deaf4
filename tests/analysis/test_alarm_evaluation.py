"""Precision, recall, cost in calls and lead time, by hand and on the class base."""

import numpy as np
import pandas as pd
import pytest

from casekit.analysis import alarm_evaluation as evaluation
from casekit.analysis import alarms, models
from casekit.analysis.models import decision_months


def test_judge_by_hand():
    alarmed = [True, True, True, True, False, False, False, False, False, False]
    left = [True, False, False, False, True, True, False, False, False, False]
    made = evaluation.tally(alarmed, left)
    assert (made.customers, made.leavers, made.alarmed, made.caught) == (10, 3, 4, 1)
    assert made.precision == pytest.approx(1 / 4)
    assert made.recall == pytest.approx(1 / 3)
    assert made.base_rate == pytest.approx(0.3)
    assert made.lift == pytest.approx(0.25 / 0.3)
    assert made.calls_per_leaver == 4


def test_nothing_to_divide_by_is_not_a_number():
    made = evaluation.tally([False, False], [True, False])
    assert np.isnan(made.precision)
    assert np.isnan(made.lift)
    assert made.recall == 0
    with pytest.raises(ValueError, match="alarms for"):
        evaluation.tally([True], [True, False])


def test_lead_time_by_hand_over_the_turn_of_the_year():
    months = [202411, 202412, 202501, 202502]
    index = pd.MultiIndex.from_product([months, [1, 2, 3, 4]], names=["month", "subscriber"])
    fired = pd.DataFrame(False, index=index, columns=["spend", "off_net"])
    fired.loc[(202411, 1), "spend"] = True  # leaves in 202502: three months ahead
    fired.loc[(202501, 1), "spend"] = True  # a second alarm does not shorten the lead
    fired.loc[(202501, 1), "off_net"] = True
    fired.loc[(202411, 2), "spend"] = True  # leaves in 202503: four months ahead is no warning
    churn = pd.DataFrame(
        {
            "subscriber": [1, 2, 3, 4],
            "month": [202502, 202503, 202502, 202412],
            "kind": ["ported", "silent", "arrears", "closed"],
        }
    )
    lead = evaluation.lead_times(fired, churn)
    assert list(lead.index) == [1, 2]  # 3 did not choose to leave; 4's look-back is not covered
    assert lead.loc[1].tolist() == [3, 1, 3]
    assert lead.loc[2].isna().all()
    summary = evaluation.lead_summary(lead)
    assert summary.loc["spend", "warned"] == 0.5
    assert summary.loc["any", "ahead_3"] == 0.5
    assert summary.loc["off_net", "mean_lead"] == 1


def test_more_alarms_find_fewer_and_hit_better(mart):
    at = models.decision(mart)
    fired = alarms.fire(alarms.signals(alarms.history(mart, at.month), at.month))
    table = evaluation.by_count(fired, at.leaves)
    assert table["recall"].is_monotonic_decreasing
    assert table["alarmed"].is_monotonic_decreasing
    assert table.loc[4, "precision"] > 3 * table.loc[1, "precision"]
    card = evaluation.scorecard(fired, at.leaves)
    assert list(card.index) == list(alarms.ALARMS)
    assert card["base_rate"].nunique() == 1
    # Fading shows in use, not in contracts: rivals are a better sign than an ending contract.
    assert card.loc["off_net", "lift"] > 4 > card.loc["contract_expiry", "lift"]


def test_most_leavers_give_some_warning(mart, other_mart):
    for data in (mart, other_mart):
        signals = evaluation.signals_by_month(data, decision_months(data.months))
        summary = evaluation.lead_summary(evaluation.lead_times(alarms.fire(signals), data.churn))
        assert 0.85 < summary.loc["any", "warned"] < 1  # some leave without a sign
        ahead = summary[["ahead_1", "ahead_2", "ahead_3"]].sum(axis=1)
        pd.testing.assert_series_equal(ahead, summary["warned"], check_names=False)
