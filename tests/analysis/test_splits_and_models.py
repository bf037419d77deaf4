"""Splits by time and otherwise, and what models are worth on months that they have not seen."""

import pandas as pd
import pytest

from casekit.analysis import models
from casekit.analysis.lacks import TooFew
from casekit.analysis.models import customer_months, decision_months, evaluation, splits
from casekit.analysis.models.skill import mean_skill
from casekit.course.churn_warning.honest_split import methods as splitting
from casekit.mart import HistoryTooShort, target, truth

MONTHS = [202401 + i for i in range(12)] + [202501 + i for i in range(12)]


def test_decision_months_have_a_past_and_a_known_outcome():
    assert decision_months(MONTHS) == MONTHS[3:21]
    assert decision_months(MONTHS[:7]) == [MONTHS[3]]
    with pytest.raises(HistoryTooShort) as short:
        decision_months(MONTHS[:6])
    assert (short.value.facts["needed"], short.value.facts["there"]) == (7, 6)


def test_temporal_split_leaves_out_months_of_unknown_outcome():
    split = splits.temporal_split(MONTHS)
    assert split.test == (202507, 202508, 202509)
    assert split.train == tuple(MONTHS[3:16])  # to 202504: its outcome is known in 202507
    assert splits.unready_months(split.train, 202507) == []
    assert splits.unready_months((202504, 202505, 202506), 202507) == [202505, 202506]
    assert splits.temporal_split(MONTHS[:12]) == ((MONTHS[3],), tuple(MONTHS[6:9]))
    with pytest.raises(HistoryTooShort, match="12 个月.*只有 11 个月"):
        splits.temporal_split(MONTHS[:11])


def test_random_rows_meet_the_same_people_again(mart):
    rows = customer_months(mart, [202404, 202405])
    train, test = splits.random_rows(rows, share=0.5)
    assert len(train) + len(test) == len(rows)
    people = [set(part.index.get_level_values("subscriber")) for part in (train, test)]
    assert len(people[0] & people[1]) > 0.4 * len(people[1])


def test_panel_is_features_and_outcome(mart):
    rows = customer_months(mart, [202404, 202406])
    assert rows.loc[202406, "leaves"].tolist() == target(mart, 202406).tolist()
    with pytest.raises(ValueError, match="no decision month"):
        customer_months(mart, [])


def test_skill_and_calibration_of_the_reference(mart, other_mart):
    for data in (mart, other_mart):
        months = models.split(data).test
        rows = customer_months(data, months)
        score = models.model(data).score(rows)
        assert 0.85 < mean_skill(data, months, models.model(data).score) < 0.97
        assert evaluation.mean_calibration_error(score, rows["leaves"]) < 0.01
        true = pd.concat({m: truth.of(data).state_of(m)["leave_3m"] for m in months})
        assert evaluation.mean_calibration_error(score, true.reindex(rows.index)) < 0.01


def test_half_and_half_ranks_well_and_says_far_too_much(mart):
    left = models.decision(mart).leaves
    plain, half = (models.score(mart, kind) for kind in ("boosting", "boosting_half"))
    assert evaluation.auc(half, left) > evaluation.auc(plain, left) - 0.03
    assert half.mean() > 3 * left.mean()
    assert evaluation.mean_calibration_error(half, left) > 0.1


def test_learning_by_heart_shines_on_random_rows_only(mart, other_mart):
    for data in (mart, other_mart):
        split = models.split(data)
        rows = customer_months(data, split.train + split.test)
        deep = splitting.optimism(rows, split, "boosting_deep")["auc"]
        plain = splitting.optimism(rows, split, "boosting")["auc"]
        assert deep["random_rows"] > deep["by_time"] + 0.01
        shine = [way["random_rows"] - way["by_time"] for way in (deep, plain)]
        assert shine[0] > shine[1] + 0.01


def test_scores_depend_on_the_customer_not_on_the_row(mart):
    at = models.decision(mart)
    model = models.model(mart)
    mixed = at.features.sample(frac=1, random_state=1)[at.features.columns[::-1]]
    pd.testing.assert_series_equal(
        model.score(mixed).sort_index(), model.score(at.features), check_exact=True
    )
    with pytest.raises(KeyError, match="off_net_share"):
        model.score(at.features.drop(columns="off_net_share"))


def test_what_cannot_be_learnt_is_refused(mart):
    rows = customer_months(mart, [202404])
    with pytest.raises(ValueError, match="kind"):
        models.fit(rows, "oracle")
    with pytest.raises(TooFew, match="没有客户主动离网"):
        models.fit(rows.assign(leaves=False))
