"""Rules of a tree: which question comes first, and what a rule is worth on the real base (W5)."""

from itertools import combinations

import numpy as np
import pandas as pd

from casekit.analysis import alarms, models
from casekit.classroom import Answer, Choice, Function, Number, Table, question
from casekit.course.churn_warning.read_aloud import gain_ratio as information
from casekit.course.churn_warning.read_aloud.wall import (
    COLUMNS,
    claimed,
    columns_to_choose,
    gains,
    reading,
    wall,
)

# --- which column does the tree ask first? -------------------------------------------------------


@question(Choice(options=COLUMNS), covers="W5", minutes=4)
def first_question(mart):
    """The column of largest gain ratio."""
    table = gains(mart)
    return Answer(
        table["ratio"].idxmax(),
        numbers=int(table.loc["subscriber", "values"]),
        all_bits=float(table.loc["subscriber", "gain"]),
        month=models.decision(mart).month,
    )


@first_question.mistake
def largest_gain(mart):
    return gains(mart)["gain"].idxmax()


@first_question.mistake
def next_number(mart):
    return gains(mart)["gain"].drop("subscriber").idxmax()


@first_question.mistake
def weaker_alarm(mart):
    rarer = alarms.fired(mart)[list(COLUMNS[3:])].sum().drop(first_question.reference(mart).value)
    return rarer.idxmin()


@first_question.mistake
def birth_year_chosen(mart):
    return "birth_year"


@first_question.mistake
def rings_most_often(mart):
    return alarms.fired(mart)[list(COLUMNS[3:])].sum().idxmax()


# --- what do the rules on the wall come to? ------------------------------------------------------


@question(Number(unit="%", decimals=1, low=0, high=1), covers="W5", minutes=4)
def rules_hit_rate(mart):
    """Of the customers whom any rule on the wall names, the share who leave."""
    table = wall(mart)
    return Answer(
        _rate(table), month=models.decision(mart).month, rules=len(table),
        named=int(table["customers"].sum()), caught=int(table["leavers"].sum()),
        leavers=int(models.decision(mart).leaves.sum()), claimed=claimed(table),
        fewest=int(table["customers"].min()), most=int(table["customers"].max()),
        boosting=_by_boosting(mart, int(table["customers"].sum())),
    )  # fmt: skip


def _by_boosting(mart, named: int) -> int:
    """How many leavers boosting has among its first so many."""
    return int(models.decision(mart).leaves[models.score(mart).nlargest(named).index].sum())


def _rate(table: pd.DataFrame) -> float:
    return float(table["leavers"].sum() / table["customers"].sum())


@rules_hit_rate.mistake
def as_learnt(mart):
    return claimed(wall(mart))


def _is_of_some_rules(mart, share) -> bool:
    """Tell whether a share is that of some of the rules or their plain mean, or of one or all of them in
    all later months."""
    table, later = wall(mart), reading(mart).worth
    if abs(share - _count_typed(table)) < 0.005:  # a slip of its own
        return False
    some = (
        table.loc[list(chosen)]
        for n in range(1, len(table))
        for chosen in combinations(table.index, n)
    )
    rates = [_rate(part) for part in some if part["customers"].sum()]
    rates = (*rates, table["confidence"].mean(), *later["confidence"], _rate(later))
    return any(abs(share - rate) < 0.005 for rate in rates)


@rules_hit_rate.mistake(when=_is_of_some_rules)
def some_of_the_rules(mart):
    table = wall(mart)
    own = (table["confidence"] - _count_typed(table)).abs() >= 0.01
    return float(table.loc[own, "confidence"].max())


def _as_high_as_in_the_sample(mart, share) -> bool:
    """Tell whether a share is one that the rules have in the half-and-half sample."""
    table = wall(mart)
    lowest = (table["of_them"] / table["cases"]).min()
    other_side = abs(share - (1 - _rate(table))) < 0.01  # those who stay: a slip of its own
    return max(lowest, _rate(table) + 0.1) <= share < 1 and not other_side


@rules_hit_rate.mistake(when=_as_high_as_in_the_sample)
def mean_as_learnt(mart):
    table = wall(mart)
    return float((table["of_them"] / table["cases"]).mean())


@rules_hit_rate.mistake
def share_of_leavers_found(mart):
    return wall(mart)["leavers"].sum() / models.decision(mart).leaves.sum()


@rules_hit_rate.mistake
def mean_of_several_months(mart):
    return float(reading(mart).worth["confidence"].mean())


@rules_hit_rate.mistake
def leavers_not_divided(mart):
    return _count_typed(wall(mart))


def _count_typed(table: pd.DataFrame) -> float:
    """The number of leavers, as it is read where it is typed into a field of per cents."""
    return float(table["leavers"].sum()) / 100


@rules_hit_rate.mistake
def rate_of_all(mart):
    return float(models.decision(mart).leaves.mean())


@rules_hit_rate.mistake
def share_named(mart):
    return wall(mart)["customers"].sum() / len(models.decision(mart).leaves)


@rules_hit_rate.mistake
def caught_of_all(mart):
    return wall(mart)["leavers"].sum() / len(models.decision(mart).leaves)


@rules_hit_rate.mistake
def lift_for_rate(mart):
    return (
        _rate(wall(mart)) / models.decision(mart).leaves.mean() / 100
    )  # so it is read in per cents


# --- code -----------------------------------------------------------------------------------------


def _cases_of_columns(mart) -> list[tuple]:
    left = models.decision(mart).leaves
    table = columns_to_choose(mart)
    return [
        (table[name].to_numpy(), left.to_numpy()) for name in ("birth_year", "traffic", "off_net")
    ]


@question(
    Function(on=_cases_of_columns, returns=Number(relative=0.01), seconds=5),
    covers="W5",
    minutes=10,
    track="code",
)
def gain_ratio(mart):
    """A function (values, labels) → information gain over split information."""
    return information.gain_ratio


@gain_ratio.mistake
def gain_only(mart):
    return information.information_gain


@gain_ratio.mistake
def split_alone(mart):
    return lambda values, labels: information.split_information(values)


@gain_ratio.mistake
def over_the_number_of_values(mart):
    return lambda values, labels: (
        information.information_gain(values, labels) / len(np.unique(values))
    )


@gain_ratio.mistake
def two_logarithms(mart):
    return lambda values, labels: information.gain_ratio(values, labels) / np.log(2)


@gain_ratio.mistake
def over_the_labels(mart):
    return lambda v, labels: information.information_gain(v, labels) / information.entropy(labels)


@question(Table(keys=("rule",), relative=0.005), covers="W5", minutes=7, track="code")
def rule_lift(mart):
    """Lift of each rule on the wall in the decision month, rules numbered from 1."""
    table = wall(mart)
    first = table[table["customers"] > 0].iloc[0]
    return Answer(
        _numbered(table["lift"]), month=models.decision(mart).month,
        number=int(first.name), sampled=float(first["of_them"] / first["cases"] / 0.5),
        real=float(first["lift"]),
    )  # fmt: skip


def _numbered(figures: pd.Series) -> pd.DataFrame:
    return pd.DataFrame({"rule": range(1, len(figures) + 1), "lift": figures.to_numpy(dtype=float)})


@rule_lift.mistake
def claims_over_the_base(mart):
    table = wall(mart)
    return _numbered(table["of_them"] / table["cases"] / models.decision(mart).leaves.mean())


@rule_lift.mistake
def recall_of_the_rule(mart):
    return _numbered(wall(mart)["leavers"] / models.decision(mart).leaves.sum())


@rule_lift.mistake
def difference_of_rates(mart):
    return _numbered(wall(mart)["confidence"] - models.decision(mart).leaves.mean())


@rule_lift.mistake
def over_one_half(mart):
    table = wall(mart)
    return _numbered(table["of_them"] / table["cases"] / 0.5)


@rule_lift.mistake
def over_the_other_rules(mart):
    table = wall(mart)
    return _numbered(table["confidence"] / _rate(table))
