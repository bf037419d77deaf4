"""The self-check holds on the class bases, and fails where it ought to."""

import pytest

from casekit.mart import from_tables, truth
from casekit.mart import open as open_mart
from casekit.trust import causal

from .all_tables import all_tables

SEEDS = (7, 11, 3, 4, 5)


@pytest.fixture(scope="module")
def marts(make_dataset):
    """Five class bases."""
    return [open_mart(make_dataset("classroom", seed)) for seed in SEEDS]


def test_contagion_seems_more_than_it_is_in_every_seed(marts):
    assert [causal.contagion(mart).kept for mart in marts] == [True] * len(SEEDS)


def test_the_reference_model_lies_in_its_band(mart, other_mart):
    for base in (mart, other_mart):
        assert causal.skill(base).kept is True


def test_the_trials_interval_covers_the_truth_in_nearly_all_seeds(marts):
    """One in twenty misses by right; two of five would be a fault."""
    found = [causal.campaign(mart) for mart in marts]
    assert sum(finding.kept for finding in found) >= 4
    for finding in found:
        facts = finding.facts
        assert facts["low"] < facts["effect"] < facts["high"]
        assert facts["true"] < 0


def test_an_estimate_that_misses_the_truth_is_told(small_mart):
    tables = all_tables(small_mart)
    tables["truth/effects"]["effect"] -= 0.5
    assert causal.campaign(from_tables(tables, small_mart.scenario)).kept is False


def test_contagion_that_explains_everything_is_told(small_mart):
    scenario = {**small_mart.scenario, "leaving": {"friend": 1.0}}
    assert causal.contagion(from_tables(all_tables(small_mart), scenario)).kept is False


def test_a_model_that_knows_the_truth_is_above_the_band(mart, monkeypatch):
    class Oracle:
        def score(self, features):
            return truth.of(mart).state_of(next(months), ["leave_3m"])["leave_3m"]

    months = iter(causal.models.split(mart).test)
    monkeypatch.setattr(causal.models, "model", lambda _: Oracle())
    found = causal.skill(mart)
    assert found.facts["skill"] == pytest.approx(1.0, abs=0.02)
    assert found.kept is False


def test_small_bases_and_bases_without_truth_step_aside(small_mart):
    assert {f.name: f.kept for f in causal.self_check(small_mart)}["skill"] is None
    seen = {n: t for n, t in all_tables(small_mart).items() if not n.startswith("truth/")}
    assert [f.kept for f in causal.self_check(from_tables(seen))] == [None, None, None]
