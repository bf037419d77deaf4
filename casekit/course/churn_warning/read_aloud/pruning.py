"""Pessimistic pruning: a branch stays only if it beats a leaf even when its luck is discounted.

The error rate seen at a leaf is replaced by the upper end of its confidence interval; a branch is
cut back to a leaf where that lowers the pessimistic number of errors. Source: Quinlan (1993),
chapter 4. A confidence of 0.25 is the usual setting; a smaller one prunes harder.
"""

from __future__ import annotations

from dataclasses import replace

from casekit.course.churn_warning.read_aloud.nodes import Node

UNPRUNED = 1.0
"""The confidence at which nothing is discounted and nothing pruned."""


def upper_error(errors: int, cases: int, confidence: float = 0.25) -> float:
    """Return the highest error rate still credible after `errors` in `cases`.

    Args:
        errors: wrong ones seen, 0 ≤ errors ≤ cases.
        cases: cases at the leaf, at least 1.
        confidence: chance that so few errors, or fewer, would be seen at that rate; in (0, 1].

    Returns:
        The one-sided exact binomial limit, e.g. 0.206 for no error in 6 at 0.25.
    """
    if not 0 < confidence <= 1:
        raise ValueError(f"confidence={confidence}: above 0, at most 1")
    if confidence == UNPRUNED:
        return errors / cases
    if errors >= cases:
        return 1.0
    from scipy.special import betaincinv

    return float(betaincinv(errors + 1, cases - errors, 1 - confidence))


def prune(node: Node, confidence: float) -> Node:
    """Return the tree under `node` cut back at this confidence; the tree given is not changed."""
    if confidence == UNPRUNED:
        return node
    return _pruned(node, confidence)[0]


def _pruned(node: Node, confidence: float) -> tuple[Node, float]:
    """Return the pruned node and its pessimistic number of errors."""
    as_leaf = node.cases * upper_error(node.errors, node.cases, confidence)
    if node.is_leaf:
        return node, as_leaf
    parts = [_pruned(branch, confidence) for branch in node.branches]
    as_branch = sum(errors for _, errors in parts)
    if as_leaf <= as_branch + 0.1:  # Quinlan's margin: a near-tie goes to the shorter tree
        return replace(node, test=None, branches=()), as_leaf
    return replace(node, branches=tuple(branch for branch, _ in parts)), as_branch
