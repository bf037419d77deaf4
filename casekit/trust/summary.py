"""The report in some lines for the terminal: what is kept, and what is not and why."""

from __future__ import annotations

from casekit.trust import tables, words
from casekit.trust.report import Report
from casekit.trust.words import TEXTS


def lines(report: Report) -> list[str]:
    """Return the summary in the current language."""
    parts = {"diagnostic": broken, "calibration": outside, "causal": missed}
    found = [_part(section, report, details(report)) for section, details in parts.items()]
    return [described(report), "", *(line for part in found for line in part)]


def described(report: Report) -> str:
    """Return which base it is, in a line."""
    mart = report.mart
    seed = TEXTS("page.own") if mart.seed is None else str(mart.seed)
    first, last = mart.months[0], mart.months[-1]
    number = len(mart.table("subscribers", ["subscriber"]))
    facts = {"name": mart.name, "seed": seed, "first": first, "last": last}
    return TEXTS("page.base", **facts, subscribers=number)


def diagnostic(report: Report) -> str:
    """Return the diagnostic in a sentence."""
    broken = sum(not rule.kept for rule in report.rules)
    if broken:
        return TEXTS("diagnostic.unsound", rules=len(report.rules), broken=broken)
    checked = sum(rule.checked for rule in report.rules)
    return TEXTS("diagnostic.sound", rules=len(report.rules), checked=checked)


def calibration(report: Report) -> str:
    """Return the calibration in a sentence."""
    if not report.measured:
        return TEXTS("calibration.unmeasured")
    kept = [one.kept for one in report.measured if one.kept is not None]
    if not all(kept):
        return TEXTS("calibration.outside", count=len(kept), outside=kept.count(False))
    return TEXTS("calibration.within", count=len(kept))


def broken(report: Report) -> list[str]:
    """Return where rules are broken, a line each."""
    return [str(problem) for rule in report.rules for problem in rule.problems]


def outside(report: Report) -> list[str]:
    """Return the quantities outside of their ranges, a line each."""
    return [
        TEXTS(
            "summary.outside",
            name=words.name(one.target),
            actual=words.actual(one),
            target=words.wanted(one.target),
        )
        for one in report.measured
        if one.kept is False
    ]


def missed(report: Report) -> list[str]:
    """Return the checks of the self-check that fail, a line each."""
    return [
        TEXTS(
            "summary.missed",
            name=TEXTS(f"causal.{finding.name}.name"),
            figure=tables.figure(finding),
            bar=tables.bar(finding),
        )
        for finding in report.findings
        if finding.kept is False
    ]


def silent(report: Report) -> str:
    """Return which quantities the base cannot tell; "" where it tells all."""
    silent = [one for one in report.measured if one.kept is None and not one.few]
    names = [words.name(one.target) for one in silent]
    return TEXTS("calibration.silent", names=names) if names else ""


def few(report: Report) -> str:
    """Return how many quantities want a larger base; "" where it is large enough for all."""
    wanted = [one.target.fewest for one in report.measured if one.few]
    return TEXTS("calibration.few", count=len(wanted), lines=max(wanted)) if wanted else ""


def causal(report: Report) -> str:
    """Return the causal self-check in a sentence."""
    if not report.findings:
        return TEXTS("calibration.unmeasured")
    kept = [finding.kept for finding in report.findings]
    if all(kept):
        return TEXTS("causal.all", count=len(kept))
    counts = {"kept": kept.count(True), "missed": kept.count(False), "silent": kept.count(None)}
    return TEXTS("causal.some", **counts)


SAID = {"diagnostic": diagnostic, "calibration": calibration, "causal": causal}
"""The sentence of each part of the report."""


def verdicts(report: Report) -> dict[str, bool | None]:
    """Return whether each part is kept; None for what was not measured."""
    causal = all(finding.kept is not False for finding in report.findings)
    return {
        "diagnostic": report.sound,
        "calibration": report.calibrated if report.measured else None,
        "causal": causal if report.findings else None,
    }


def _part(section: str, report: Report, details: list[str]) -> list[str]:
    short, kept = TEXTS(f"{section}.short"), verdicts(report)[section]
    said = SAID[section](report)
    head = TEXTS("summary.line", mark=words.mark(kept), name=short, said=said)
    return [head, *(f"    {detail}" for detail in details)]
