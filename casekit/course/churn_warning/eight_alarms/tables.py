"""Tables to read of the eight alarms: what makes each fire, and what asking for several costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from casekit.analysis import alarms, words
from casekit.drawing.tables import Sentence, markdown, written
from casekit.mart.faults import column_in_words
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.eight_alarms")


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
        said = texts(f"tables.definitions.{name}", limit=limit, points=100 * limit)
        if name not in unknown:
            return said
        lacking = [column_in_words(column) for column in unknown[name]]
        return texts("tables.definitions.unknown", rule=said, columns=lacking)

    rows = [(words.name("alarms", name), rule(name, limit)) for name, limit in thresholds.items()]
    return markdown(
        [texts("tables.definitions.head.alarm"), texts("tables.definitions.head.rule")], rows
    )


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
            *(written(figures[name], style) for name, style in styles.items()),
            f"{figures['calls_per_leaver']:.1f}" if figures["caught"] else "–",
        )
        for k, figures in by_count.head(most).iterrows()
    ]
    head = ("at_least", *styles, "calls_per_leaver")
    return markdown([texts(f"tables.counts.{name}") for name in head], rows)
