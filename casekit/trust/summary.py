"""The report in some lines for the terminal: what is kept, and what is not and why."""

from __future__ import annotations

from collections.abc import Iterator

from casekit.trust import tables, words
from casekit.trust.report import Report
from casekit.trust.words import TEXTS


def lines(report: Report) -> list[str]:
    """Return the summary in the current language."""
    return [described(report), "", *_diagnostic(report), *_calibration(report), *_causal(report)]


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
    judged = [one for one in report.measured if one.kept is not None]
    outside = [words.name(one.target) for one in judged if not one.kept]
    if outside:
        facts = {"count": len(judged), "outside": len(outside), "names": outside}
        return TEXTS("calibration.outside", **facts)
    return TEXTS("calibration.within", count=len(judged))


def silent(report: Report) -> str:
    """Return which quantities the base cannot tell; "" where it tells all."""
    names = [words.name(one.target) for one in report.measured if one.kept is None]
    return TEXTS("calibration.silent", names=names) if names else ""


def causal(report: Report) -> str:
    """Return the causal self-check in a sentence."""
    if not report.findings:
        return TEXTS("calibration.unmeasured")
    kept = [finding.kept for finding in report.findings]
    if all(kept):
        return TEXTS("causal.all", count=len(kept))
    counts = {"kept": kept.count(True), "missed": kept.count(False), "silent": kept.count(None)}
    return TEXTS("causal.some", **counts)


def verdicts(report: Report) -> dict[str, bool | None]:
    """Return whether each part is kept; None for what was not measured."""
    causal = all(finding.kept is not False for finding in report.findings)
    return {
        "diagnostic": report.sound,
        "calibration": report.calibrated if report.measured else None,
        "causal": causal if report.findings else None,
    }


def _line(section: str, kept: bool | None, said: str) -> str:
    short = TEXTS(f"{section}.short")
    return TEXTS("summary.line", mark=words.mark(kept), name=short, said=said)


def _diagnostic(report: Report) -> Iterator[str]:
    yield _line("diagnostic", verdicts(report)["diagnostic"], diagnostic(report))
    for rule in report.rules:
        for problem in rule.problems:
            yield TEXTS("summary.broken", problem=str(problem))


def _calibration(report: Report) -> Iterator[str]:
    yield _line("calibration", verdicts(report)["calibration"], calibration(report))
    for one in report.measured:
        if one.kept is False:
            facts = {"actual": words.actual(one), "target": words.wanted(one.target)}
            yield TEXTS("summary.outside", name=words.name(one.target), **facts)


def _causal(report: Report) -> Iterator[str]:
    yield _line("causal", verdicts(report)["causal"], causal(report))
    for finding in report.findings:
        if finding.kept is False:
            facts = {"figure": tables.figure(finding), "bar": tables.bar(finding)}
            yield TEXTS("summary.missed", name=TEXTS(f"causal.{finding.name}.name"), **facts)
