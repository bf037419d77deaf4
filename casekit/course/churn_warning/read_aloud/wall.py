"""What the practice works on: columns to choose from, and the rules that go on the wall."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import alarms, models
from casekit.analysis.lacks import TooFew
from casekit.course.churn_warning.read_aloud import gain_ratio as information
from casekit.course.churn_warning.read_aloud import tree, tree_rules
from casekit.course.churn_warning.read_aloud.sample import half_and_half
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.read_aloud")
COLUMNS = ("subscriber", "household", "birth_year", "call_frequency", "traffic", "off_net")
SHORT = {"max_depth": 4, "min_leaf": 100}
"""A tree for a wall: few rules, short enough to be read."""


@once
def columns_to_choose(mart: door.Mart) -> pd.DataFrame:
    """Return the columns on offer, a row a customer of the decision month."""
    alarms.need(mart, COLUMNS[3:])
    mart.need(*(f"subscribers.{name}" for name in COLUMNS[:3]))
    rang = alarms.fired(mart)
    known = mart.subscribers.set_index("subscriber").reindex(rang.index)
    number = pd.Series(rang.index.to_numpy(), index=rang.index)
    table = {
        "subscriber": number,
        "household": known["household"],
        "birth_year": known["birth_year"],
    }
    return pd.DataFrame({**table, **{name: rang[name] for name in COLUMNS[3:]}})


@once
def gains(mart: door.Mart) -> pd.DataFrame:
    """Return gain, split information and gain ratio (bits) of each column on offer."""
    left = models.decision(mart).leaves
    table = columns_to_choose(mart)
    rows = {
        name: (
            table[name].nunique(),
            information.information_gain(table[name], left),
            information.split_information(table[name]),
            information.gain_ratio(table[name], left),
        )
        for name in COLUMNS
    }
    return pd.DataFrame.from_dict(
        rows, orient="index", columns=["values", "gain", "split", "ratio"]
    )


@once
def rules(mart: door.Mart) -> list[tree_rules.Rule]:
    """Return the rules that say “leaves”, of a tree grown on as many leavers as stayers."""
    grown = tree.GainRatioTree(**SHORT).fit(*half_and_half(mart))
    return tree_rules.leaving(grown)


@once
def wall(mart: door.Mart) -> pd.DataFrame:
    """Return each rule's leavers and cases where it was learnt, and what it does later."""
    found, judged = rules(mart), models.decision(mart)
    table = tree_rules.measured(found, judged.features, judged.leaves)
    if not table["customers"].sum():
        raise TooFew("no_rule", texts)
    table["cases"], table["of_them"] = [r.cases for r in found], [r.leavers for r in found]
    return table


def claimed(table: pd.DataFrame) -> float:
    """Return the share of leavers that the rules of a `wall` have together where they were learnt."""
    return float(table["of_them"].sum() / table["cases"].sum())
