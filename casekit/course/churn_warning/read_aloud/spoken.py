"""A rule as somebody at the counter would say it: by how much, and how many of a hundred leave."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import floor

import pandas as pd

from casekit.course.churn_warning.read_aloud import tree_rules
from casekit.course.churn_warning.read_aloud.tree_rules import Condition, Rule
from casekit.drawing.tables import Sentence
from casekit.mart.names import feature, is_flag
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.churn_warning.read_aloud")
FEWEST = 30
"""Customer-months below which a rule is not read out: how many of them left would be chance."""
LONGEST = 3
"""Conditions that somebody at a counter can keep in mind."""


def read_out(rules: Sequence[Rule], measured: pd.DataFrame, most: int = 3) -> Sentence:
    """Return the short rules that enough later customers meet as sentences, the surest first.

    Args:
        rules: of one tree.
        measured: from `tree_rules.measured`, same order.
        most: how many are read out.
    """
    known = [
        (rule, figures)
        for rule, (_, figures) in zip(rules, measured.iterrows(), strict=True)
        if figures["customers"] >= FEWEST and len(rule.conditions) <= LONGEST
    ]
    best = sorted(known, key=lambda one: -one[1]["confidence"])[:most]
    lines = [
        texts("spoken.line", rule=aloud(rule), leave=round(100 * figures["confidence"]))
        for rule, figures in best
    ]
    return Sentence("\n".join(f"- {line}" for line in lines) if lines else texts("spoken.none"))


def aloud(rule: Rule) -> str:
    """Return a rule's conditions in spoken words; what has none keeps those of the table."""
    if not rule.conditions:
        return tree_rules.sentence(rule)
    return reduce(lambda a, b: texts("spoken.and", one=a, other=b), map(_said, rule.conditions))


def _said(asked: Condition) -> str:
    above = asked.op == ">"
    done = f"spoken.{'did' if above else 'did_not'}.{asked.column}"
    if asked.value == 0.0 and texts.has(done):
        return texts(done)
    if not texts.has(f"spoken.things.{asked.column}"):
        return _level(asked)
    thing = texts(f"spoken.things.{asked.column}")
    value = float(asked.value)  # type: ignore[arg-type]
    if asked.column.endswith("_change"):
        key = "more" if above else "not_more"
        return texts(f"spoken.{key}", thing=thing, points=round(100 * value))
    if value >= 1:
        key = "grew" if above else "not_grew"
        return texts(f"spoken.{key}", thing=thing, by=percent(value - 1))
    return texts(f"spoken.{'not_fell' if above else 'fell'}", thing=thing, by=percent(1 - value))


def _level(asked: Condition) -> str:
    """Say how much of something it must be: more than, or no more than."""
    if asked.op not in "≤>" or (is_flag(asked.column) and asked.value == 0.0):
        return tree_rules.sentence_of([asked])
    side = "over" if asked.op == ">" else "under"
    value = float(asked.value)  # type: ignore[arg-type]
    own = f"spoken.{side}.{asked.column}"
    if texts.has(own):
        return texts(own, value=value if value < 1 else floor(value))
    shown = tree_rules.threshold(asked.column, value)
    return texts(f"spoken.{side}.any", thing=feature(asked.column), value=shown)
