"""What to read of the eight alarms: what makes each fire, and what switching some off costs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from casekit import mart as door
from casekit.analysis import alarms, models, words
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


def without(mart: door.Mart, off: Collection[str], at_least: int = 3) -> Sentence:
    """Return in words what the list loses when some alarms are switched off.

    Args:
        off: alarms.
        at_least: how many alarms it takes.
    """
    fired, leaves = alarms.fired(mart), models.decision(mart).leaves
    lists = [alarms.combined(some, at_least) for some in (fired, fired.drop(columns=list(off)))]
    (every, caught), (fewer, still) = ((int(one.sum()), int(leaves[one].sum())) for one in lists)
    switched_off = [words.name("alarms", name) for name in off]
    said = {"off": switched_off, "at_least": at_least, "every": every, "fewer": fewer}
    if still == caught:
        return Sentence(texts("sentences.without.none_lost", caught=caught, **said))
    return Sentence(texts("sentences.without.some_lost", caught=caught, still=still, **said))
