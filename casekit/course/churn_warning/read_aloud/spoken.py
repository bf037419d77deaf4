"""A rule as somebody at the counter would say it: by how much, and how many of a hundred leave."""

from __future__ import annotations

from functools import reduce
from itertools import chain
from math import floor

from casekit.course.churn_warning.read_aloud import tree_rules
from casekit.course.churn_warning.read_aloud.from_the_top import Reading, letter
from casekit.course.churn_warning.read_aloud.tree_rules import Condition, Rule
from casekit.drawing.tables import Sentence
from casekit.mart.names import feature, is_flag
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.churn_warning.read_aloud")


def read_out(reading: Reading) -> Sentence:
    """Return the list as sentences, and how many of any hundred customers leave."""
    lines = [
        texts(
            "spoken.line" if place == 1 else "spoken.next_line", letter=letter(place), rule=aloud(rule),
            leave=round(100 * reading.worth.loc[place, "confidence"]),
        )
        for place, rule in enumerate(reading.rules, start=1)
    ]  # fmt: skip
    first, last = reading.months
    beside = texts("spoken.beside", leave=100 * reading.base_rate, first=first, last=last)
    return Sentence("\n".join(lines) + f"\n\n{beside}")


def aloud(rule: Rule) -> str:
    """Return a rule's conditions in spoken words; what has none keeps those of the table."""
    if not rule.conditions:
        return tree_rules.sentence(rule)
    by_column: dict[str, list[Condition]] = {}
    for asked in rule.conditions:
        by_column.setdefault(asked.column, []).append(asked)
    said = chain.from_iterable(map(_together, by_column.values()))
    return reduce(lambda a, b: texts("spoken.and", one=a, other=b), said)


def _together(asked: list[Condition]) -> list[str]:
    """Say what is asked of one column; both ends of a rise or of a fall at once."""
    column, ends = asked[0].column, sorted(float(one.value) for one in asked if one.op in "≤>")
    if len(ends) < 2 or not texts.has(f"spoken.things.{column}"):
        return [_said(one) for one in asked]
    if not column.endswith("_change"):
        ends = [end - 1 for end in ends]
    low, high = (round(100 * end) for end in ends)
    if low < 0 < high:
        return [_said(one) for one in asked]
    kind = "points" if column.endswith("_change") else "by"
    way, small, large = ("fall", -high, -low) if high <= 0 else ("rise", low, high)
    thing = texts(f"spoken.things.{column}")
    return [texts(f"spoken.between.{kind}.{way}", thing=thing, small=small, large=large)]


def _said(asked: Condition) -> str:
    above = asked.op == ">"
    done = f"spoken.{'did' if above else 'did_not'}.{asked.column}"
    if _none(asked.value) and texts.has(done):
        return texts(done)
    if not texts.has(f"spoken.things.{asked.column}"):
        return _level(asked)
    thing = texts(f"spoken.things.{asked.column}")
    value = float(asked.value)  # type: ignore[arg-type]
    if asked.column.endswith("_change"):
        key = "more" if above else "not_more"
        return texts(f"spoken.{key}", thing=thing, points=round(100 * value))
    if value >= 1:
        key = "grew" if above else "not_grew"
        return texts(f"spoken.{key}", thing=thing, by=percent(value - 1))
    return texts(f"spoken.{'not_fell' if above else 'fell'}", thing=thing, by=percent(1 - value))


def _none(value: object) -> bool:
    """Tell whether a threshold parts none from some: of what is counted, half is below one."""
    return isinstance(value, (int, float)) and 0 <= value < 1


def _level(asked: Condition) -> str:
    """Say how much of something it must be: more than, or no more than."""
    if asked.op not in "≤>" or (is_flag(asked.column) and asked.value == 0.0):
        return tree_rules.sentence_of([asked])
    side = "over" if asked.op == ">" else "under"
    value = float(asked.value)  # type: ignore[arg-type]
    own = f"spoken.{side}.{asked.column}"
    if texts.has(own):
        return texts(own, value=value if value < 1 else floor(value), more=floor(value) + 1)
    shown = tree_rules.threshold(asked.column, value)
    return texts(f"spoken.{side}.any", thing=feature(asked.column), value=shown)
