"""Cuts into groups: planted ones are found, made-up clouds have none, and needs are read from acts."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

from casekit.analysis import segments


@pytest.fixture(scope="module")
def planted() -> tuple[pd.DataFrame, pd.Series]:
    """Three groups of counts, far from each other, of 300, 200 and 100."""
    rng = np.random.default_rng(1)
    rates = np.repeat([[2, 30, 5], [30, 2, 5], [12, 12, 60]], [300, 200, 100], axis=0)
    truth = pd.Series(np.repeat(["a", "b", "c"], [300, 200, 100]))
    return pd.DataFrame(rng.poisson(rates), columns=["x", "y", "z"]), truth


def test_columns_are_put_on_one_scale_and_one_without_spread_is_left_out(planted):
    counts = planted[0].assign(same=7)
    for way in segments.WAYS:
        values = segments.prepared(counts, way)
        assert list(values) == ["x", "y", "z"]
        assert values.mean().abs().max() < 1e-9
        assert values.std().to_list() == pytest.approx([1, 1, 1])
    pd.testing.assert_frame_equal(segments.prepared(counts, "raw"), counts.astype(float))


def test_planted_groups_are_found_the_largest_first(planted):
    values = segments.prepared(planted[0])
    found = segments.kmeans(values, 3)
    assert segments.agreement(found, planted[1]) > 0.98
    assert found.value_counts().sort_index().is_monotonic_decreasing
    pd.testing.assert_series_equal(found, segments.kmeans(values, 3))


def test_explained_is_none_of_one_group_and_all_of_one_each(planted):
    values = segments.prepared(planted[0])
    assert segments.explained(values, pd.Series(0, values.index)) == pytest.approx(0)
    assert segments.explained(values, pd.Series(range(len(values)))) == pytest.approx(1)


def test_a_cloud_has_the_same_columns_and_correlations_and_is_cut_less_well(planted):
    values = segments.prepared(planted[0])
    drawn = segments.cloud(values)
    for column in values:
        assert np.allclose(np.sort(drawn[column]), np.sort(values[column]))
    assert np.abs(np.corrcoef(drawn.T) - np.corrcoef(values.T)).max() < 0.15
    cut, of_cloud = segments.kmeans(values, 3), segments.kmeans(drawn, 3)
    assert segments.explained(values, cut) > segments.explained(drawn, of_cloud) + 0.1


def test_agreement_is_hubert_and_arabies_of_those_in_both():
    one = pd.Series([0, 0, 1, 1, 2, 2, 9], index=list("abcdefx"))
    other = pd.Series(["p", "p", "q", "r", "r", "r", "z"], index=list("abcdefy"))
    assert segments.agreement(one, other) == pytest.approx(adjusted_rand_score(one[:6], other[:6]))
    assert segments.agreement(one, one + 5) == 1
    lot = pd.Series(np.random.default_rng(0).integers(0, 4, 4000))
    assert (
        abs(segments.agreement(lot, lot.sample(frac=1, random_state=1).set_axis(lot.index))) < 0.01
    )


def test_needs_are_read_from_acts_by_a_model_of_others(planted):
    counts, truth = planted
    assert (segments.guessed(counts, truth) == truth).mean() > 0.98
    by_lot = truth.sample(frac=1, random_state=0).set_axis(truth.index)
    assert (segments.guessed(counts, by_lot) == by_lot).mean() < 0.6  # half of all are "a"
    fitted = segments.need_model().fit(counts, truth)
    assert fitted.predict_proba(counts).sum(axis=1) == pytest.approx(1)
