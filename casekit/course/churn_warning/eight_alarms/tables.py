"""Table to read of the eight alarms: what makes each fire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from casekit.analysis import alarms, words
from casekit.drawing.tables import Sentence, markdown
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
