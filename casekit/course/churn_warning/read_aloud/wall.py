"""What the practice works on: columns to choose from, and the rules that go on the wall."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import alarms, models
from casekit.analysis.lacks import TooFew
from casekit.course.churn_warning.read_aloud import gain_ratio as information
from casekit.course.churn_warning.read_aloud import tree, tree_rules
from casekit.course.churn_warning.read_aloud.from_the_top import Reading, read_from_the_top, tally
from casekit.course.churn_warning.read_aloud.sample import half_and_half
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.read_aloud")
COLUMNS = ("subscriber", "household", "birth_year", "call_frequency", "traffic", "off_net")


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


class Later(NamedTuple):
    """Customer-months after those the tree grew on: features and outcome, index (month, subscriber)."""

    features: pd.DataFrame
    leaves: pd.Series


@once
def later_months(mart: door.Mart) -> Later:
    """Return the customer-months on which the rules for the wall are tried."""
    rows = models.customer_months(mart, models.split(mart).test)
    return Later(rows.drop(columns="leaves"), rows["leaves"])


@once
def reading(mart: door.Mart) -> Reading:
    """Return the rules that go on the wall: of a tree on half leavers, half stayers, tried on later months."""
    half = half_and_half(mart)
    found = tree_rules.leaving(tree.GainRatioTree().fit(*half))
    return read_from_the_top(found, half, later_months(mart))


@once
def wall(mart: door.Mart) -> pd.DataFrame:
    """Return what the rules on the wall did where they were learnt, and do in the judged month.

    Returns:
        Index 1, 2, …; customers, leavers, confidence, lift (over the rate of all) in that month;
        cases, of_them (leavers) where the tree grew.
    """
    rules, judged = reading(mart).rules, models.decision(mart)
    table = tally(rules, judged.features, judged.leaves)
    if not table["customers"].sum():
        raise TooFew("no_rule", texts)
    grown = tally(rules, *half_and_half(mart))
    confidence = table["leavers"] / table["customers"].where(table["customers"] > 0)
    return table.assign(
        confidence=confidence,
        lift=confidence / float(judged.leaves.mean()),
        cases=grown["customers"],
        of_them=grown["leavers"],
    )


def claimed(table: pd.DataFrame) -> float:
    """Return the share of leavers that the rules of a `wall` have together where they were learnt."""
    return float(table["of_them"].sum() / table["cases"].sum())
