"""The report in some lines for the terminal: what is kept, and what is not and why."""

from __future__ import annotations

from casekit.trust import tables, words
from casekit.trust.calibration import Measured
from casekit.trust.report import Report
from casekit.trust.words import TEXTS

SECTIONS = ("abilities", "calibration", "causal", "diagnostic")
"""The parts of the report, in the order in which a manager asks."""
_NAMED = 3
"""Quantities that are named where they differ from what was published; the page has them all."""


def lines(report: Report) -> list[str]:
    """Return the summary in the current language."""
    parts = {"abilities": short_of, "calibration": outside, "causal": missed, "diagnostic": broken}
    found = [_part(section, report, parts[section](report)) for section in SECTIONS]
    short = [*in_short(report), ""] if report.sound else []
    return [described(report), "", *short, *(line for part in found for line in part)]


def described(report: Report) -> str:
    """Return which base it is, in a line."""
    mart = report.mart
    seed = TEXTS("page.own") if mart.seed is None else str(mart.seed)
    first, last = mart.months[0], mart.months[-1]
    number = len(mart.table("subscribers", ["subscriber"]))
    facts = {"name": mart.name, "seed": seed, "first": first, "last": last}
    here = len(mart.month(last, ["subscriber"]))
    return TEXTS("page.base", **facts, subscribers=number, here=here)


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
    counts = {"count": len(kept), "few": sum(one.few for one in report.measured)}
    if not all(kept):
        return TEXTS("calibration.outside", **counts, outside=kept.count(False))
    return TEXTS("calibration.within", **counts)


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


def short_of(report: Report) -> list[str]:
    """Return the questions for which the base is too small, or lacks what they ask for, a line each."""
    return [
        TEXTS("summary.short", question=question, here=here, more=more)
        for question, here, _, more in tables.abilities(report).itertuples(index=False, name=None)
        if more
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


def abilities(report: Report) -> str:
    """Return in a sentence how much of the course the base can teach."""
    if not report.abilities:
        return TEXTS("calibration.unmeasured")
    stands = [one.stands for one in report.abilities]
    counts = {name: stands.count(name) for name in ("yes", "partly", "no")}
    return TEXTS("abilities.said", count=len(stands), **counts)


def in_short(report: Report) -> list[str]:
    """Return what a manager should know of the base, a sentence each: what it can teach, what is like a
    real operator, what the kit has decided."""
    return [*_taught(report), *_alike(report), *_decided(report)]


def _taught(report: Report) -> list[str]:
    by = {"yes": "teaches", "partly": "shows", "no": "lacks"}
    said = []
    for stands, text in by.items():
        those = [one.name for one in report.abilities if one.stands == stands]
        if those:
            names = [TEXTS(f"abilities.{name}.short") for name in those]
            said.append(TEXTS(f"short.{text}", questions=names))
    return said


def _alike(report: Report) -> list[str]:
    """What is published, against what it is here: values, and directions."""
    known = [one for one in report.measured if one.target.is_sourced and one.actual is not None]
    values = [one for one in known if not one.target.is_direction]
    only = [one for one in known if one.target.is_direction]
    alike = [words.name(one.target) for one in values if not one.difference]
    facts = {"count": len(values), "alike": len(alike), "names": alike, "only": len(only)}
    facts["direction"] = sum(not one.difference for one in only)
    said = [TEXTS("short.like" if alike else "short.like_none", **facts)]
    off = sorted((one for one in values if one.difference), key=lambda one: -one.apart)
    if off:
        names = [_off(one) for one in off[:_NAMED]]
        said.append(TEXTS("short.off", count=len(off), names=names))
    return said


def _decided(report: Report) -> list[str]:
    kept = [one.kept for one in report.measured if one.kept is not None]
    targets = [one.target for one in report.measured]
    judged = TEXTS("short.judged", count=len(targets), judged=len(kept), kept=sum(kept))
    own = sum(not target.is_published for target in targets)
    trade = sum(target.is_published and not target.is_sourced for target in targets)
    return [judged, TEXTS("short.decided", count=len(targets), own=own, trade=trade)]


def _off(one: Measured) -> str:
    facts = {"actual": words.actual(one), "published": words.published(one.target)}
    return TEXTS("short.one_off", name=words.name(one.target), **facts)


SAID = {
    "diagnostic": diagnostic,
    "calibration": calibration,
    "causal": causal,
    "abilities": abilities,
}
"""The sentence of each part of the report."""


def verdicts(report: Report) -> dict[str, bool | None]:
    """Return whether each part is kept; None for what was not measured."""
    causal = all(finding.kept is not False for finding in report.findings)
    return {
        "abilities": None,
        "calibration": report.calibrated if report.measured else None,
        "causal": causal if report.findings else None,
        "diagnostic": report.sound,
    }


def mark(report: Report, section: str) -> str:
    """Return “kept”, “missed” or “cannot tell” of a part; what it can teach is told, not judged."""
    return TEXTS("mark.told") if section == "abilities" else words.mark(verdicts(report)[section])


def _part(section: str, report: Report, details: list[str]) -> list[str]:
    short, said = TEXTS(f"{section}.short"), SAID[section](report)
    head = TEXTS("summary.line", mark=mark(report, section), name=short, said=said)
    return [head, *(f"    {detail}" for detail in details)]
