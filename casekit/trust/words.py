"""Figures as a reader wants them: with their unit, rounded, in the current language."""

from __future__ import annotations

from collections.abc import Iterable

from casekit.text import Catalogue, language, number
from casekit.trust.calibration import Measured, Target

TEXTS = Catalogue("casekit.trust")
NAMES = Catalogue("casekit.trust.quantities")


def mark(kept: bool | None) -> str:
    """Return “kept”, “missed” or “cannot tell”."""
    return TEXTS("mark." + {True: "kept", False: "missed", None: "unknown"}[kept])


def within(kept: bool | None) -> str:
    """Return whether a figure lies in its range: “yes”, “no” or “cannot tell”."""
    return TEXTS("within." + {True: "kept", False: "missed", None: "unknown"}[kept])


def name(target: Target) -> str:
    """Return what a quantity is called."""
    return NAMES(f"{target.quantity}.name")


def note(target: Target) -> str:
    """Return why its range is not the published one; "" where there is nothing to say."""
    key = f"{target.quantity}.note"
    return NAMES(key) if NAMES.has(key) else ""


def source(target: Target) -> str:
    """Return where its figure comes from."""
    return target.source[language()]


def actual(one: Measured) -> str:
    """Return the measured value with its unit."""
    return TEXTS("calibration.none") if one.actual is None else shown(one.actual, one.target.unit)


def wanted(target: Target) -> str:
    """Return the range with its unit."""
    return _between(target.low, target.high, target.unit)


def published(target: Target) -> str:
    """Return what was published: a value, a range, or a direction."""
    low, high, unit = target.published_low, target.published_high, target.unit
    if low is None and high is None:
        return TEXTS("calibration.none")
    if high is None:
        return TEXTS("calibration.above", value=shown(low, unit))
    if low is None:
        return TEXTS("calibration.below", value=shown(high, unit))
    return shown(low, unit) if low == high else _between(low, high, unit)


def direction(one: Measured) -> str:
    """Return whether a value lies on the published side, "same" or "opposite"; "unsure" where the kit's own range crosses over, as it
    does where chance moves the figure of a class base that far."""
    target = one.target
    if one.difference:
        return "opposite"
    low, high = target.published_low, target.published_high
    crosses = target.low < low if low is not None else target.high > high
    return "unsure" if crosses else "same"


def difference(one: Measured) -> str:
    """Return how far a value lies from the published one, signed, as a share of it; of a direction,
    whether it is the same."""
    if one.target.basis == "direction":
        return TEXTS(f"calibration.{direction(one)}")
    if not one.difference:
        return TEXTS("calibration.inside")
    return f"{one.apart:+.0%}".replace("-", "−")


def short(one: Measured) -> str:
    """Return a quantity, where it differs with its value and what was published."""
    if not one.difference:
        return name(one.target)
    figures = {"actual": actual(one), "published": published(one.target)}
    return TEXTS("calibration.apart", name=name(one.target), **figures)


def joined(sentences: Iterable[str]) -> str:
    """Return sentences as a paragraph."""
    return ("" if language() == "zh" else " ").join(sentences)


def _between(low: float, high: float, unit: str) -> str:
    both = TEXTS("calibration.range", low=_plain(low, unit), high=_plain(high, unit))
    return TEXTS(f"units.{unit}", value=both)


def shown(value: float, unit: str) -> str:
    """Return a figure with its unit."""
    return TEXTS(f"units.{unit}", value=_plain(value, unit))


def _plain(value: float, unit: str) -> str:
    return number(round(value * _in_hundred(unit), 10)).replace("-", "−")


def _in_hundred(unit: str) -> int:
    return 100 if unit in ("share", "percentage_points") else 1
