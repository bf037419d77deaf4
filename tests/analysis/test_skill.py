"""Skill: where a score lies between chance and the truth."""

import numpy as np
import pandas as pd
import pytest

from casekit.analysis.models.skill import auc_skill, skill
from casekit.mart import TargetBeyondData, features, target, truth
from casekit.mart.faults import ScoresIncomplete

MONTH = 202503


@pytest.fixture(scope="module")
def oracle(mart):
    return truth.of(mart).state_of(MONTH, ["leave_3m"])["leave_3m"]


def test_the_oracle_has_skill_one(mart, oracle):
    found = auc_skill(mart, MONTH, oracle)
    assert found.skill == pytest.approx(1)
    assert found.model == found.oracle
    assert 0.8 < found.oracle < 1


def test_any_order_preserving_score_is_as_good(mart, oracle):
    assert auc_skill(mart, MONTH, 7 * oracle - 3).skill == pytest.approx(1)


def test_a_constant_has_no_skill_and_a_reversed_order_less(mart, oracle):
    assert auc_skill(mart, MONTH, oracle * 0).skill == 0
    assert auc_skill(mart, MONTH, -oracle).skill == pytest.approx(-1)


def test_chance_has_hardly_any_skill(mart, oracle):
    noise = pd.Series(np.random.default_rng(0).random(len(oracle)), oracle.index)
    assert abs(auc_skill(mart, MONTH, noise).skill) < 0.2


def test_knowing_who_left_is_above_one(mart):
    assert auc_skill(mart, MONTH, target(mart, MONTH).astype(float)).skill > 1


def test_one_plain_feature_has_some(mart):
    trend = features(mart, MONTH)["minutes_out_trend"].fillna(1)
    assert 0.2 < auc_skill(mart, MONTH, -trend).skill < 0.9


def test_order_and_surplus_of_the_scores_do_not_matter(mart, oracle):
    shuffled = oracle.sample(frac=1, random_state=1)
    surplus = pd.concat([shuffled, pd.Series({10**7: 0.5})])
    assert auc_skill(mart, MONTH, surplus).skill == pytest.approx(1)


@pytest.mark.parametrize("spoil", [lambda s: s.iloc[1:], lambda s: s.mask(s.index == s.index[5]),
                                   lambda s: s * np.inf, lambda s: s.astype(str) + "x"])  # fmt: skip
def test_missing_scores_are_told(mart, oracle, spoil):
    scores = spoil(oracle.reindex(target(mart, MONTH).index))
    with pytest.raises(ScoresIncomplete, match="202503|2025"):
        auc_skill(mart, MONTH, scores)


def test_doubled_subscribers_are_told(mart, oracle):
    with pytest.raises(ScoresIncomplete):
        auc_skill(mart, MONTH, pd.concat([oracle, oracle]))


def test_months_without_outcome_are_told(mart):
    with pytest.raises(TargetBeyondData):
        auc_skill(mart, 202512, pd.Series(dtype=float))


def test_skill_is_the_share_of_the_possible():
    assert skill(0.7, 0.9, 0.5) == pytest.approx(0.5)
    assert skill(20.0, 30.0, 10.0) == pytest.approx(0.5)
    with pytest.raises(ValueError, match="chance"):
        skill(0.6, 0.5, 0.5)
