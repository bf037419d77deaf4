"""A tree as rules that can be read aloud: one rule a leaf, measured on the customers at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.course.churn_warning.read_aloud.nodes import Categories, Node, Threshold
from casekit.course.churn_warning.read_aloud.tree import GainRatioTree, fitted
from casekit.mart.names import feature, is_flag, threshold
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.read_aloud")


@dataclass(frozen=True)
class Condition:
    """One part of a rule: `column` `op` `value`, with op one of ≤, > and =."""

    column: str
    op: str
    value: object


@dataclass(frozen=True)
class Rule:
    """The way from the root to one leaf, with the training cases and leavers found there."""

    steps: tuple[tuple[Threshold | Categories, int], ...]
    cases: int
    leavers: int
    leaves: bool
    """Whether the leaf's majority left."""

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The steps in words: of several thresholds on one column only the tightest stand."""
        tightest: dict[tuple[str, str], Condition] = {}
        for test, branch in self.steps:
            if isinstance(test, Categories):
                step = Condition(test.column, "=", test.values[branch])
            else:
                step = Condition(test.column, ">" if branch else "≤", test.at)
            tightest[step.column, step.op] = step  # a later step is always the tighter one
        return tuple(tightest.values())

    def after(self, earlier: Iterable[Rule]) -> Rule:
        """Return the rule without what a rule before it has asked and been told the opposite."""
        answered = {(test, 1 - branch) for rule in earlier for test, branch in rule.steps}
        steps = [
            (t, b) for t, b in self.steps if not (isinstance(t, Threshold) and (t, b) in answered)
        ]
        return replace(self, steps=tuple(steps))

    def matches(self, X: pd.DataFrame) -> pd.Series:
        """Return for each row whether the rule applies; each row matches one rule of a tree."""
        return pd.Series(self._inside(dict(X.items())), index=X.index, name="matches")

    def _inside(self, columns: dict[str, pd.Series]) -> np.ndarray:
        inside = np.ones(len(next(iter(columns.values()))), dtype=bool)
        for test, branch in self.steps:
            inside &= test.branch(columns[test.column]) == branch
        return inside


def rules(tree: GainRatioTree) -> list[Rule]:
    """Return the tree's rules, those with the largest share of leavers first."""
    found = list(_paths(fitted(tree.root), ()))
    return sorted(found, key=lambda rule: (-rule.leavers / max(rule.cases, 1), -rule.cases))


def leaving(tree: GainRatioTree) -> list[Rule]:
    """Return the rules that say “leaves”, as `rules` orders them; TooFew where there is none."""
    found = [rule for rule in rules(tree) if rule.leaves]
    if not found:
        raise TooFew("no_rule", texts)
    return found


def measured(found: list[Rule], X: pd.DataFrame, left: pd.Series) -> pd.DataFrame:
    """Return what each rule is worth on other customers than it was grown on.

    Args:
        found: rules of one tree.
        X: customers (rows) with the tree's columns.
        left: whether each left within the horizon.

    Returns:
        One row a rule, in the same order: customers, leavers, support (share of all customers),
        confidence (share of its customers who left, NaN for none), lift (over the rate of all)
        and captured (share of all leavers).
    """
    base, leaves = float(left.mean()), left.to_numpy()
    columns = dict(X.items())
    rows = []
    for rule in found:
        inside = rule._inside(columns)
        customers, leavers = int(inside.sum()), int(leaves[inside].sum())
        confidence = leavers / customers if customers else np.nan
        rows.append((customers, leavers, customers / len(X), confidence, confidence / base))
    table = pd.DataFrame(rows, columns=["customers", "leavers", "support", "confidence", "lift"])
    table["captured"] = table["leavers"] / max(int(left.sum()), 1)
    table.index.name = "rule"
    return table


def sentence(rule: Rule) -> str:
    """Return the rule's conditions as a sentence in the current language."""
    if not rule.conditions:
        return texts("rule.everybody")
    return sentence_of(rule.conditions)


def sentence_of(asked: Sequence[Condition]) -> str:
    """Return conditions, one at least, as a sentence in the current language."""
    by_column: dict[str, list[Condition]] = {}
    for condition in asked:
        by_column.setdefault(condition.column, []).append(condition)
    said, *others = [_phrase(column, conditions) for column, conditions in by_column.items()]
    for other in others:
        said = texts("rule.and", one=said, other=other)
    return said


def _phrase(column: str, conditions: list[Condition]) -> str:
    """Return what is asked of one column: a bound, a range, or yes and no."""
    name = feature(column)
    if len(conditions) == 2:  # above one threshold, at most another
        low, high = sorted(float(condition.value) for condition in conditions)
        between = {"low": threshold(column, low), "high": threshold(column, high)}
        return texts("rule.between", name=name, **between)
    (asked,) = conditions
    if asked.value == 0.0 and asked.op in "≤>":
        kinds = ("no", "yes") if is_flag(column) else ("none", "some")
        return texts(f"rule.{kinds[asked.op == '>']}", name=name)
    shown = asked.value if asked.op == "=" else threshold(column, float(asked.value))
    return texts("rule.condition", name=name, op=asked.op, value=str(shown))


def _paths(node: Node, steps: tuple):
    if node.is_leaf:
        yield Rule(steps, node.cases, node.leavers, node.predicts)
        return
    for branch, below in enumerate(node.branches):
        yield from _paths(below, (*steps, (node.test, branch)))
