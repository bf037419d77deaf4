"""The report in some lines: what is like a real operator, what the kit decided, what can be taught."""

from __future__ import annotations

from casekit.trust import tables, words
from casekit.trust.report import Report
from casekit.trust.words import TEXTS

SECTIONS = ("calibration", "abilities", "causal", "diagnostic")
"""The parts of the report, in the order of the page."""
_NEAR = 0.1
"""Share of a published figure within which a value is told as near it."""


def lines(report: Report) -> list[str]:
    """Return the summary in the current language, for the terminal."""
    shown = [described(report), ""]
    for label, sentences in in_short(report).items():
        shown.append(TEXTS("summary.short", label=label, said=words.joined(sentences)))
    shown.append("")
    for section, kept in verdicts(report).items():
        name, said = TEXTS(f"{section}.short"), SAID[section](report)
        shown.append(TEXTS("summary.line", mark=words.mark(kept), name=name, said=said))
        shown += [f"    {detail}" for detail in WRONG[section](report)]
    return shown


def described(report: Report) -> str:
    """Return which base it is, in a line."""
    mart = report.mart
    seed = TEXTS("page.own") if mart.seed is None else str(mart.seed)
    first, last = mart.months[0], mart.months[-1]
    number = len(mart.table("subscribers", ["subscriber"]))
    facts = {"name": mart.name, "seed": seed, "first": first, "last": last}
    at_first, here = (len(mart.month(month, ["subscriber"])) for month in (first, last))
    return TEXTS("page.base", **facts, subscribers=number, at_first=at_first, here=here)


def in_short(report: Report) -> dict[str, list[str]]:
    """Return what a manager should know of the base, label → sentences; nothing of data that do not
    hold together."""
    if not report.sound:
        return {}
    told = {"like": _alike(report), "decided": _decided(report), "teaches": _taught(report)}
    return {TEXTS(f"short.labels.{name}"): said for name, said in told.items()}


def _alike(report: Report) -> list[str]:
    groups = {"inside": [], "near": [], "off": []}
    only = [one for one in report.compared if one.target.basis == "direction"]
    for one in reversed(report.compared):
        if one.target.basis == "value":
            apart = abs(one.apart)
            groups["off" if apart > _NEAR else "near" if apart else "inside"].append(one)
    said = [
        TEXTS(f"short.like.{name}", count=len(those), names=[words.short(one) for one in those])
        for name, those in groups.items()
        if those
    ]
    if only:
        agree = sum(words.direction(one) == "same" for one in only)
        key = "agree" if agree == len(only) else "only"
        said.append(TEXTS(f"short.like.{key}", count=len(only), agree=agree))
    return [*said, TEXTS("short.like.sources")] if said else [TEXTS("short.like.nothing")]


def _decided(report: Report) -> list[str]:
    basis = [one.target.basis for one in report.measured]
    own, trade = basis.count("own"), basis.count("trade")
    facts = {"own": own, "trade": trade, "sourced": len(basis) - own - trade}
    facts["shown"] = len(report.compared)
    made = TEXTS("short.decided", count=len(basis), **facts)
    return [made, calibration(report), TEXTS("short.replace")]


def _taught(report: Report) -> list[str]:
    said = []
    for stands in ("yes", "partly", "no"):
        names = [
            TEXTS(f"abilities.{one.name}.{'elsewhere' if one.elsewhere else 'short'}")
            for one in report.abilities
            if one.stands == stands
        ]
        if names:
            said.append(TEXTS(f"short.{stands}", questions=names))
    return said


def calibration(report: Report) -> str:
    """Return in a sentence how the base keeps to the ranges that the kit set itself."""
    if not report.measured:
        return TEXTS("calibration.unmeasured")
    kept = [one.kept for one in report.measured if one.kept is not None]
    if all(kept):
        return TEXTS("calibration.within", count=len(kept))
    return TEXTS("calibration.outside", count=len(kept), outside=kept.count(False))


def silent(report: Report) -> str:
    """Return which quantities the base cannot tell; "" where it tells all."""
    silent = [one for one in report.judged if one.kept is None]
    names = [words.name(one.target) for one in silent]
    return TEXTS("calibration.silent", names=names) if names else ""


def few(report: Report) -> str:
    """Return how many quantities are held on larger bases; "" where this one is large enough for all."""
    count = sum(one.few for one in report.measured)
    return TEXTS("calibration.few", count=count) if count else ""


def causal(report: Report) -> str:
    """Return the causal self-check in a sentence."""
    if not report.findings:
        return TEXTS("calibration.unmeasured")
    kept = [finding.kept for finding in report.findings]
    if all(kept):
        return TEXTS("causal.all", count=len(kept))
    counts = {"kept": kept.count(True), "missed": kept.count(False), "silent": kept.count(None)}
    return TEXTS("causal.some", **counts)


def diagnostic(report: Report) -> str:
    """Return the diagnostic in a sentence; rules that had nothing to look at are told apart."""
    broken = sum(not rule.kept for rule in report.rules)
    idle = sum(rule.idle for rule in report.rules)
    checked = len(report.rules) - idle
    if broken:
        return TEXTS("diagnostic.unsound", checked=checked, broken=broken)
    return TEXTS("diagnostic.idle" if idle else "diagnostic.sound", checked=checked, idle=idle)


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


def broken(report: Report) -> list[str]:
    """Return where rules are broken, a line each."""
    return [str(problem) for rule in report.rules for problem in rule.problems]


SAID = {"calibration": calibration, "causal": causal, "diagnostic": diagnostic}
"""The sentence of each part that is judged."""
WRONG = {"calibration": outside, "causal": missed, "diagnostic": broken}
"""What is wrong with each, a line each."""


def verdicts(report: Report) -> dict[str, bool | None]:
    """Return whether each part that is judged is kept; None for what was not measured."""
    causal = all(finding.kept is not False for finding in report.findings)
    return {
        "calibration": report.calibrated if report.measured else None,
        "causal": causal if report.findings else None,
        "diagnostic": report.sound,
    }
