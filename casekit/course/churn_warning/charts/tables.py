"""Tables to be read in a lecture: few rows, whole sentences, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from casekit.course.churn_warning import alarms, labels, tree_rules
from casekit.course.churn_warning.charts.words import Sentence, texts
from casekit.mart.faults import column_in_words

MOST_RULES = 6


def alarm_definitions(
    thresholds: Mapping[str, float] = alarms.DEFAULTS,
    unknown: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Sentence:
    """Return the eight alarms with what makes each fire, as a Markdown table.

    Args:
        thresholds: by alarm.
        unknown: from `alarms.unknown`: alarms that cannot be computed, and the columns they lack.
    """

    def rule(name: str, limit: float) -> str:
        said = texts(f"definitions.{name}", limit=limit, points=100 * limit)
        if name not in unknown:
            return said
        lacking = [column_in_words(column) for column in unknown[name]]
        return texts("definitions.unknown", rule=said, columns=lacking)

    rows = [(labels.name("alarms", name), rule(name, limit)) for name, limit in thresholds.items()]
    return _table([texts("definitions.head.alarm"), texts("definitions.head.rule")], rows)


def count_table(by_count: pd.DataFrame, most: int = 6) -> Sentence:
    """Return what "at least k alarms" finds and costs, as a Markdown table.

    Args:
        by_count: from `alarm_evaluation.by_count`.
        most: largest k that is shown.
    """
    styles = {"alarmed": "n", "caught": "n", "precision": "0%", "recall": "0%"}
    rows = [
        (
            str(k),
            *(labels.written(figures[name], style) for name, style in styles.items()),
            f"{figures['calls_per_leaver']:.1f}" if figures["caught"] else "–",
        )
        for k, figures in by_count.head(most).iterrows()
    ]
    head = ("at_least", *styles, "calls_per_leaver")
    return _table([texts(f"counts.{name}") for name in head], rows)


def rule_table(rules: Sequence[tree_rules.Rule], measured: pd.DataFrame) -> Sentence:
    """Return the first rules in words with what they are worth on later customers.

    Args:
        rules: of one tree.
        measured: from `tree_rules.measured`, same order.
    """
    head = [texts(f"rules.{key}") for key in
            ("number", "conditions", "customers", "confidence", "lift", "captured")]  # fmt: skip
    rows = [
        (
            str(place + 1),
            tree_rules.sentence(rule),
            labels.written(figures["customers"], "n"),
            labels.written(figures["confidence"], "0%"),
            labels.written(figures["lift"], "x"),
            labels.written(figures["captured"], "0%"),
        )
        for place, (rule, (_, figures)) in enumerate(zip(rules, measured.iterrows(), strict=True))
    ]
    return _table(head, rows[:MOST_RULES])


def high_end(valuable: pd.DataFrame, others: pd.DataFrame) -> Sentence:
    """Return how mid and high-end leavers differ in what they say and in what it was.

    Args:
        valuable, others: from `reasons.confusion`, of the leavers worth much and of the rest.
    """
    of_all = [valuable.sum(axis=1) / max(int(valuable.to_numpy().sum()), 1)]
    of_all.append(others.sum(axis=1) / max(int(others.to_numpy().sum()), 1))
    leavers = int(valuable.to_numpy().sum())
    return Sentence(
        texts(
            "sentences.high_end",
            leavers=leavers,
            said=valuable["price"].sum() / max(leavers, 1),
            meant=of_all[0]["price"],
            meant_others=of_all[1]["price"],
            contract=of_all[0]["contract"],
            contract_others=of_all[1]["contract"],
        )  # fmt: skip
    )


def pilot(trial: pd.DataFrame, month: int, saved: tuple[float, float, float]) -> Sentence:
    """Return what a randomised campaign told, and whether it told enough.

    Args:
        trial: from `trial.outcomes`.
        month: of the campaign.
        saved: from `cut_off.save_probability`: estimate and its 95 % interval.
    """
    arms = trial.groupby("treated")["left"].agg(["mean", "size"])
    value, low, high = saved
    verdict = "pilot_clear" if low > 0 else "pilot_open"
    return Sentence(
        texts(
            "sentences.pilot",
            month=month,
            treated=int(arms.loc[True, "size"]),
            rate_treated=arms.loc[True, "mean"],
            control=int(arms.loc[False, "size"]),
            rate_control=arms.loc[False, "mean"],
            saved=value,
            low=low,
            high=high,
            verdict=texts(f"sentences.{verdict}"),
        )  # fmt: skip
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Sentence:
    lines = [head, ["---"] * len(head), *rows]
    return Sentence("\n".join("| " + " | ".join(line) + " |" for line in lines))
