"""One examination of a dataset: diagnostic, calibration, causal self-check, what it can teach."""

from __future__ import annotations

from dataclasses import dataclass

from casekit.mart import Mart
from casekit.trust.abilities import Ability, abilities
from casekit.trust.calibration import Measured, calibrate
from casekit.trust.causal import Finding, self_check
from casekit.trust.diagnostic import Rule, diagnose
from synthetic import load

_USUAL = "classroom"
_TOLD_APART = {"name", "subscribers", "months", "first_month", "campaigns", "pilots", "value_at"}
"""Fields of a scenario that are no assumptions about people and market."""


@dataclass(frozen=True)
class Report:
    """What was found in a dataset.

    Attributes:
        mart: the dataset.
        rules: the diagnostic, a rule each; all must be kept.
        measured: the calibration, a quantity each.
        findings: the causal self-check.
        abilities: what the base can teach.
    """

    mart: Mart
    rules: list[Rule]
    measured: list[Measured]
    findings: list[Finding]
    abilities: list[Ability]

    @property
    def sound(self) -> bool:
        """Whether every rule of the diagnostic is kept."""
        return all(rule.kept for rule in self.rules)

    @property
    def calibrated(self) -> bool:
        """Whether no calibrated quantity lies outside of its range (none is, if none was measured)."""
        return all(one.kept is not False for one in self.measured)

    @property
    def judged(self) -> list[Measured]:
        """The quantities that the base has lines enough for."""
        return [one for one in self.measured if not one.few]

    @property
    def compared(self) -> list[Measured]:
        """What can be held against a source: values, the furthest off first, then directions."""
        told = [one for one in self.judged if one.actual is not None]
        values = [one for one in told if one.target.basis == "value"]
        only = [one for one in told if one.target.basis == "direction"]
        return [*sorted(values, key=lambda one: -abs(one.apart)), *only]

    @property
    def departures(self) -> dict[str, tuple[object, object]]:
        """Assumptions of the scenario that differ from those of the class: field → (here, usually)."""
        usual = load(_USUAL).model_dump(mode="json")
        parts = {k: v for k, v in usual.items() if isinstance(v, dict)}
        found = {}
        for part, fields in {"": usual, **parts}.items():
            here = self.mart.scenario if part == "" else self.mart.scenario.get(part, {})
            for name, value in fields.items():
                if name in _TOLD_APART or isinstance(value, dict) or name not in here:
                    continue
                if here[name] != value:
                    found[f"{part}.{name}".lstrip(".")] = (here[name], value)
        return found


def examine(mart: Mart) -> Report:
    """Return the report on a dataset. Takes seconds for a class, minutes for a province.

    Figures of data that does not hold together mean nothing: where a rule is broken, the
    calibration and the self-check are left out.
    """
    rules = diagnose(mart)
    if all(rule.kept for rule in rules):
        return Report(mart, rules, calibrate(mart), self_check(mart), abilities(mart))
    return Report(mart, rules, [], [], [])
