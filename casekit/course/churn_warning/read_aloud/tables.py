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
FIRST_RULES = 5


def rule_table(
    rules: Sequence[tree_rules.Rule], measured: pd.DataFrame, on_wall: Sequence[int]
) -> Sentence:
    """Return a tree's first rules, and those on the wall, with what they are worth on later customers.

    Args:
        rules: of one tree.
        measured: from `tree_rules.measured`, same order.
        on_wall: places (from 0) of the rules on the wall, first that of A.
    """
    head = [texts(f"tables.rules.{key}") for key in
            ("number", "conditions", "customers", "confidence", "lift", "captured", "on_wall")]  # fmt: skip
    letters = {place: letter(order) for order, place in enumerate(on_wall, start=1)}
    rows = [
        (
            str(place + 1),
            tree_rules.sentence(rules[place]),
            written(measured["customers"].iloc[place], "n"),
            written(measured["confidence"].iloc[place], "0%"),
            written(measured["lift"].iloc[place], "x"),
            written(measured["captured"].iloc[place], "0%"),
            letters.get(place, "—"),
        )
        for place in sorted({*range(min(FIRST_RULES, len(rules))), *on_wall})
    ]
    return markdown(head, rows)


def how_far(mart: door.Mart) -> Sentence:
    """Return in words what pruning leaves of the panel's tree, and what that does to its ranking."""
    grown, at = panel.trees(mart), models.decision(mart)
    smallest = panel.CONTROLS["smallest"].value
    none, two, four = (grown.compute(strength, smallest) for strength in (0, 2, 4))
    said = texts(
        "sentences.pruned",
        month=at.month,
        smallest=smallest,
        none=none.tree.leaves,
        two=two.tree.leaves,
        four=four.tree.leaves,
        auc_none=none.later_auc,
        auc_two=two.later_auc,
        auc_four=four.later_auc,
        boosting=evaluation.auc(models.score(mart), at.leaves),
    )
    return Sentence(sentences(said, _one_sentence(mart, four)))


def _one_sentence(mart: door.Mart, pruned: panel.Shown) -> str:
    """Return what the surest rule of a pruned tree does beside the wall; nothing where it has none."""
    surest = pruned.surest(FEWEST)
    if surest is None:
        return ""
    later, on_wall = wall.later_months(mart), wall.reading(mart).worth.sum()
    matched = surest.matches(later.features)
    named, left = int(matched.sum()), int(later.leaves[matched].sum())
    return texts(
        "sentences.one",
        rule=spoken.aloud(surest),
        named=named,
        left=left,
        per_one=named / left,
        per_wall=on_wall["customers"] / on_wall["leavers"],
        wall_named=int(on_wall["customers"]),
        wall_left=int(on_wall["leavers"]),
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
