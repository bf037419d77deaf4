"""Tables and sentences to read about rules: what they say, claim and do."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.models import evaluation
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.read_aloud import panel, spoken, tree_rules, wall
from casekit.course.churn_warning.read_aloud.from_the_top import FEWEST, letter
from casekit.drawing.tables import Sentence, markdown, written
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.read_aloud")
MOST_RULES = 6


def rule_table(rules: Sequence[tree_rules.Rule], measured: pd.DataFrame) -> Sentence:
    """Return the first rules in words with what they are worth on later customers.

    Args:
        rules: of one tree.
        measured: from `tree_rules.measured`, same order.
    """
    head = [texts(f"tables.rules.{key}") for key in
            ("number", "conditions", "customers", "confidence", "lift", "captured")]  # fmt: skip
    rows = [
        (
            str(place + 1),
            tree_rules.sentence(rule),
            written(figures["customers"], "n"),
            written(figures["confidence"], "0%"),
            written(figures["lift"], "x"),
            written(figures["captured"], "0%"),
        )
        for place, (rule, (_, figures)) in enumerate(zip(rules, measured.iterrows(), strict=True))
    ]
    return markdown(head, rows[:MOST_RULES])


def how_far(mart: door.Mart) -> Sentence:
    """Return in words what pruning leaves of the panel's tree, and what that does to its ranking."""
    grown, at = panel.trees(mart), models.decision(mart)
    smallest = panel.CONTROLS["smallest"].value
    none, two, five = (grown.compute(strength, smallest) for strength in (0, 2, 5))
    said = texts(
        "sentences.pruned",
        month=at.month,
        none=none.tree.leaves,
        two=two.tree.leaves,
        five=five.tree.leaves,
        auc_none=none.later_auc,
        auc_two=two.later_auc,
        auc_five=five.later_auc,
        boosting=evaluation.auc(models.score(mart), at.leaves),
    )
    return Sentence(sentences(said, _one_sentence(mart, five)))


def _one_sentence(mart: door.Mart, pruned: panel.Shown) -> str:
    """Return what the surest rule of a pruned tree does beside the wall; nothing where it has none."""
    surest = pruned.surest(FEWEST)
    if surest is None:
        return ""
    rule, figures = surest
    on_wall, left = wall.wall(mart)[["customers", "leavers"]].sum(), models.decision(mart).leaves
    return texts(
        "sentences.one",
        rule=spoken.aloud(rule),
        times=figures["support"] / (on_wall["customers"] / len(left)),
        rate=figures["confidence"],
        wall_rate=on_wall["leavers"] / on_wall["customers"],
        found=figures["captured"],
        wall_found=on_wall["leavers"] / left.sum(),
    )


def columns_to_choose(mart: door.Mart) -> pd.DataFrame:
    """Return values, information gain and gain ratio of the columns on offer."""
    table = wall.gains(mart)
    shown = pd.DataFrame(
        {
            texts("tables.values"): table["values"].map("{:,.0f}".format),
            texts("tables.gain"): table["gain"].map("{:.3f}".format),
            texts("tables.ratio"): table["ratio"].map("{:.3f}".format),
        }
    )
    names = [texts(f"questions.first_question.options.{name}") for name in table.index]
    return shown.set_axis(names)


def rules_on_the_wall(mart: door.Mart) -> Sentence:
    """Return the rules that say “leaves”: what they claim, whom they name, who of these left."""
    table, rules = wall_to_work_on(mart), wall.reading(mart).rules
    head = ["", names.heading("rule"),
            *(texts(f"tables.{name}") for name in ("claimed", "named", "left"))]  # fmt: skip
    rows = [
        (letter(row.rule), _after_the_others(row.rule, spoken.aloud(rule)), written(row.claimed, "0%"),
         str(row.customers), str(row.leavers))
        for rule, row in zip(rules, table.itertuples(), strict=True)
    ]  # fmt: skip
    return markdown(head, rows, figures=3)


def _after_the_others(place: int, said: str) -> str:
    return said if place == 1 else texts("tables.otherwise", rule=said)


def wall_to_work_on(mart: door.Mart) -> pd.DataFrame:
    """Return the wall as figures: rule, customers, leavers (judged month) and claimed."""
    table = wall.wall(mart)
    return pd.DataFrame(
        {
            "rule": range(1, len(table) + 1),
            "customers": table["customers"],
            "leavers": table["leavers"],
            "claimed": table["of_them"] / table["cases"],
        }
    ).reset_index(drop=True)
