"""Pruning a gain-ratio tree: how hard it is cut → rules to read, and whether they hold later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.models import evaluation
from casekit.analysis.tables import headed
from casekit.classroom import Panel, Pick, Slider
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.read_aloud import charts, spoken, tree_rules
from casekit.course.churn_warning.read_aloud.sample import half_and_half
from casekit.course.churn_warning.read_aloud.tree import GainRatioTree
from casekit.drawing.tables import written
from casekit.mart import names
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.read_aloud")

CONFIDENCES = (1.0, 0.25, 0.1, 1e-4, 1e-8)
"""By strength of pruning, 0 (as grown) to 4; the rules on the wall come from a tree of strength 1."""
SMALLEST = (40, 100)
MOST_ROWS = 8_000
MOST_RULES = 8
FEWEST = 10
"""Customers below which a rule is not shown: its leave rate says nothing."""
CONTROLS = {
    "strength": Slider(0, len(CONFIDENCES) - 1, 2, 1),
    "smallest": Pick(SMALLEST, 40, template={"zh": "{value} 户", "en": "{value} customers"}),
}


class Shown(NamedTuple):
    """A pruned tree, its rules measured on `people` of a later month, its AUC before and after."""

    tree: GainRatioTree
    rules: list[tree_rules.Rule]
    measured: pd.DataFrame
    learnt_auc: float
    later_auc: float
    month: int
    people: int

    @property
    def listed(self) -> pd.DataFrame:
        """The first rules that name enough customers of the later month."""
        enough = self.measured["customers"] >= (
            FEWEST if len(self.dropped) < len(self.rules) else 1
        )
        return self.measured[enough].head(MOST_RULES)

    @property
    def dropped(self) -> pd.DataFrame:
        """The rules that name too few."""
        return self.measured[self.measured["customers"] < FEWEST]

    def surest(self, least: int) -> tree_rules.Rule | None:
        """Return the rule that says “leaves” of which most left; None where none names `least`."""
        says_so = self.measured[[rule.leaves for rule in self.rules]]
        enough = says_so[says_so["customers"] >= least]
        return None if enough.empty else self.rules[enough["confidence"].idxmax()]

    @property
    def base_rate(self) -> float:
        return float(self.measured["leavers"].sum() / self.measured["customers"].sum())


@dataclass(frozen=True)
class Trees:
    """Trees as grown (by smallest leaf) with the customers learnt from and later ones."""

    grown: dict[int, GainRatioTree]
    learnt: tuple[pd.DataFrame, pd.Series]
    later: tuple[pd.DataFrame, pd.Series]
    month: int

    def compute(self, strength: int, smallest: int) -> Shown:
        """Return the tree pruned at this strength."""
        tree = self.grown[smallest].pruned(CONFIDENCES[int(strength)])
        found = tree_rules.rules(tree)
        measured = tree_rules.measured(found, *self.later)
        learnt, later = (
            evaluation.auc(tree.probability(X), y) for X, y in (self.learnt, self.later)
        )
        people = len(self.later[1])
        return Shown(tree, found, measured, learnt, later, self.month, people)


@once
def trees(mart: door.Mart) -> Trees:
    """Return the trees as grown on the months before the decision, and the customers."""
    learnt = _sample(*half_and_half(mart))
    at = models.decision(mart)
    grown = {
        size: GainRatioTree(min_leaf=size, max_depth=6, confidence=1.0).fit(*learnt)
        for size in SMALLEST
    }
    return Trees(grown, learnt, _sample(at.features, at.leaves), at.month)


def _sample(X: pd.DataFrame, y: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """Return at most `MOST_ROWS` rows: a panel has to answer at once on a large base, too."""
    if len(X) <= MOST_ROWS:
        return X, y
    rows = np.sort(np.random.default_rng(0).choice(len(X), MOST_ROWS, replace=False))
    return X.iloc[rows], y.iloc[rows]


def rules_table(shown: Shown) -> pd.DataFrame:
    """Return the first rules in words with what they are worth on later customers."""
    formats = {"customers": "n", "confidence": "%", "lift": "x", "captured": "%"}
    table = headed(shown.listed, formats)
    listed = [shown.rules[number] for number in shown.listed.index]
    beside = {
        names.heading("rule"): [spoken.aloud(rule) for rule in listed],
        texts("panel.verdict"): [_verdict(rule) for rule in listed],
        texts("tables.claimed"): [written(rule.leavers / rule.cases, "0%") for rule in listed],
    }
    for place, (heading, column) in enumerate(beside.items()):
        table.insert(place, heading, column)
    return table.set_axis([f"{number + 1}" for number in shown.listed.index])


def _verdict(rule: tree_rules.Rule) -> str:
    return texts("panel.leaves" if rule.leaves else "panel.stays")


def draw(shown: Shown) -> list:
    """Return the rules as bars and in words."""
    return [
        charts.rule_bars(shown.listed, shown.base_rate),
        rules_table(shown),
    ]


def says(shown: Shown) -> str:
    """Return the tree's size and how it holds, in words."""
    few = len(shown.dropped)
    said = texts(
        "panel.says",
        leaves=shown.tree.leaves,
        leaving=sum(rule.leaves for rule in shown.rules),
        shown=len(shown.listed),
        depth=shown.tree.depth,
        learnt=shown.learnt_auc,
        later=shown.later_auc,
        month=shown.month,
        people=shown.people,
    )
    return sentences(said, texts("panel.few", fewest=FEWEST, count=few) if few else "")


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return all rules with their exact bounds, and what they are worth on later customers as figures."""
    found = shown.measured.reset_index(drop=True)
    shares = {
        texts("panel.percent", name=names.heading(name)): (100 * found[name]).round(1)
        for name in ("confidence", "captured")
    }
    return pd.DataFrame(
        {
            texts("panel.number"): range(1, len(shown.rules) + 1),
            names.heading("rule"): [spoken.aloud(rule) for rule in shown.rules],
            texts("panel.verdict"): [_verdict(rule) for rule in shown.rules],
            texts("panel.exactly"): [tree_rules.sentence(rule) for rule in shown.rules],
            names.heading("customers"): found["customers"],
            names.heading("lift"): found["lift"].round(2),
            texts("panel.percent", name=texts("tables.claimed")): [
                round(100 * rule.leavers / rule.cases, 1) for rule in shown.rules
            ],
            **shares,
        }
    )


tree_pruner = Panel(
    of=trees,
    controls=CONTROLS,
    compute=Trees.compute,
    draw=draw,
    says=says,
    texts=texts,
    takeaway=takeaway,
)
