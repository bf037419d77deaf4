"""The gain-ratio tree: grows what is there, prunes what is luck, and says it in rules."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from casekit import text
from casekit.analysis.models import balanced
from casekit.course.churn_warning.read_aloud import tree_rules
from casekit.course.churn_warning.read_aloud.nodes import Threshold
from casekit.course.churn_warning.read_aloud.pruning import upper_error
from casekit.course.churn_warning.read_aloud.tree import GainRatioTree


def customers(n=3000, seed=1) -> tuple[pd.DataFrame, pd.Series]:
    """Customers among whom those past their contract with rival calls mostly leave; the rest is noise."""
    draw = np.random.default_rng(seed)
    X = pd.DataFrame(
        {
            "months_past": draw.integers(-12, 12, n).astype(float),
            "rival_calls": draw.poisson(0.6, n).astype(float),
            "area": pd.Categorical(draw.choice(list("ABCDEFGH"), n)),
            "noise": draw.normal(size=n),
        }
    )
    risk = np.where((X["months_past"] > 0) & (X["rival_calls"] >= 1), 0.8, 0.2)
    X.loc[draw.random(n) < 0.05, "rival_calls"] = np.nan
    return X, pd.Series(draw.random(n) < risk, index=X.index)


@pytest.mark.parametrize(
    ("errors", "cases", "limit"),
    [(0, 6, 0.206), (0, 9, 0.143), (0, 1, 0.750), (5, 5, 1.0)],
)
def test_pessimistic_error_as_published(errors, cases, limit):
    """The figures of Quinlan (1993), chapter 4, at a confidence of 25 %."""
    assert upper_error(errors, cases, 0.25) == pytest.approx(limit, abs=6e-4)


@pytest.mark.parametrize(("errors", "cases"), [(1, 16), (7, 40), (39, 40)])
def test_pessimistic_error_is_the_binomial_limit(errors, cases):
    assert binom.cdf(errors, cases, upper_error(errors, cases, 0.25)) == pytest.approx(0.25)


def test_upper_error_refuses_no_confidence():
    with pytest.raises(ValueError, match="confidence"):
        upper_error(1, 10, 0)


def test_tree_finds_what_matters():
    X, y = customers()
    tree = GainRatioTree(min_leaf=40).fit(X, y)
    first = tree_rules.rules(tree)[0]
    assert {c.column for c in first.conditions} >= {"months_past", "rival_calls"}
    assert first.leaves
    later, later_y = customers(seed=2)
    assert (tree.predict(later) == later_y).mean() > 0.74


def test_pruning_never_grows_and_harder_prunes_more():
    X, y = customers()
    grown = GainRatioTree(min_leaf=5, max_depth=9, confidence=1.0).fit(X, y)
    sizes = [grown.pruned(confidence).leaves for confidence in (1.0, 0.5, 0.25, 0.05, 0.001)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < sizes[0]
    assert grown.leaves == sizes[0]  # pruning hands out a new tree


def test_pruned_tree_does_better_on_others():
    X, y = customers()
    later, later_y = customers(seed=5)
    grown = GainRatioTree(min_leaf=2, max_depth=12, confidence=1.0).fit(X, y)
    right = [(t.predict(later) == later_y).mean() for t in (grown, grown.pruned(0.25))]
    assert right[1] > right[0]


def test_rules_part_the_customers_and_say_what_the_tree_says():
    X, y = customers()
    tree = GainRatioTree(min_leaf=20).fit(X, y)
    found = tree_rules.rules(tree)
    assert len(found) == tree.leaves > 1
    inside = np.column_stack([rule.matches(X) for rule in found])
    assert (inside.sum(axis=1) == 1).all()
    says = np.array([rule.leaves for rule in found])[inside.argmax(axis=1)]
    assert (says == tree.predict(X).to_numpy()).all()
    assert [rule.cases for rule in found] == list(inside.sum(axis=0))


def test_rules_measured_on_others():
    X, y = customers()
    later, later_y = customers(seed=3)
    table = tree_rules.measured(tree_rules.rules(GainRatioTree().fit(X, y)), later, later_y)
    assert table["customers"].sum() == len(later)
    assert table["support"].sum() == pytest.approx(1)
    assert table["captured"].sum() == pytest.approx(1)
    assert table["confidence"].iloc[0] == pytest.approx(0.8, abs=0.06)


def test_what_was_never_seen_follows_the_larger_branch():
    X = pd.DataFrame({"kind": pd.Categorical(["a"] * 60 + ["b"] * 40)})
    y = pd.Series([False] * 60 + [True] * 40)
    tree = GainRatioTree(min_leaf=10).fit(X, y)
    assert tree.leaves == 2
    strange = pd.DataFrame({"kind": ["a", "b", "z", None]})
    assert list(tree.predict(strange)) == [False, True, False, False]


def test_a_column_of_names_is_not_chosen():
    X, y = customers(600)
    X["subscriber"] = pd.Categorical(np.arange(600).astype(str))
    tree = GainRatioTree(min_leaf=20).fit(X, y)
    columns = {c.column for rule in tree_rules.rules(tree) for c in rule.conditions}
    assert "subscriber" not in columns


def test_nothing_to_learn_gives_one_leaf():
    X, _ = customers(200)
    tree = GainRatioTree().fit(X, pd.Series(False, index=X.index))
    assert (tree.leaves, tree.depth) == (1, 0)
    assert not tree.predict(X).any()


def test_unfitted_and_mismatched_are_refused():
    X, y = customers(50)
    with pytest.raises(ValueError, match="fitted"):
        GainRatioTree().predict(X)
    with pytest.raises(ValueError, match="rows"):
        GainRatioTree().fit(X, y[:10])


def test_balanced_draws_as_many_of_each():
    X, _ = customers(1000)
    y = pd.Series(np.arange(1000) % 20 == 0, index=X.index)
    few, outcome = balanced(X, y)
    assert (len(few), int(outcome.sum())) == (100, 50)
    assert balanced(X, y)[0].index.equals(few.index)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "2 < 近三月投诉次数 ≤ 5，且有宽带：否，且当月主叫分钟与前三月均值之比 > 52.8%"),
        ("en", "2 < complaints in 3 months ≤ 5 and has broadband: no and "
               "outgoing minutes vs. previous 3-month mean > 52.8%"),
    ],
)  # fmt: skip
def test_rules_read_like_sentences(lang, said):
    steps = (
        (Threshold("complaints_3m", 1.0, 0), 1),
        (Threshold("complaints_3m", 5.0, 0), 0),
        (Threshold("broadband", 0.0, 0), 0),
        (Threshold("complaints_3m", 2.0, 0), 1),  # tighter than the first
        (Threshold("minutes_out_trend", 0.528, 0), 1),
    )
    with text.using(lang):
        assert tree_rules.sentence(tree_rules.Rule(steps, 10, 5, False)) == said


def test_a_tree_of_one_leaf_speaks_of_everybody():
    with text.using("zh"):
        assert tree_rules.sentence(tree_rules.Rule((), 10, 5, False)) == "所有客户"
