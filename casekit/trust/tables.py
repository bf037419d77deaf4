"""The report as tables in the reader's language, for the page and the notebook."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from casekit.text import language
from casekit.trust import words
from casekit.trust.abilities import Ability
from casekit.trust.calibration import Measured
from casekit.trust.causal import Finding
from casekit.trust.diagnostic import Rule
from casekit.trust.report import Report
from casekit.trust.words import TEXTS
from synthetic.catalogue import CATALOGUE
from synthetic.schema import TABLES


def diagnostic(report: Report) -> pd.DataFrame:
    """Return of each table its rules, how many had nothing to look at, and what breaks them."""
    by_table: dict[str, list[Rule]] = {}
    for rule in report.rules:
        by_table.setdefault(rule.table, []).append(rule)
    return _named("diagnostic", [_counted(_title(name), rules) for name, rules in by_table.items()])


def _counted(title: str, rules: Sequence[Rule]) -> dict:
    return {
        "table": title,
        "rules": f"{len(rules)}",
        "empty": f"{sum(rule.idle for rule in rules)}",
        "failed": f"{sum(rule.failed for rule in rules):,}",
    }


def rules(report: Report) -> pd.DataFrame:
    """Return what the diagnostic demands: each kind of rule, of how many tables, and what breaks it."""
    by_kind: dict[str, list[Rule]] = {}
    for rule in report.rules:
        by_kind.setdefault(rule.rule, []).append(rule)
    rows = [
        {
            "rule": TEXTS(f"rules.{kind}"),
            "of_tables": f"{len({rule.table for rule in found})}",
            "failed": f"{sum(rule.failed for rule in found):,}",
        }
        for kind, found in by_kind.items()
    ]
    return _named("diagnostic", rows)


def _title(table: str) -> str:
    name = getattr(TABLES[table], language())
    return table if name == table else f"{table} · {name}"


def likeness(report: Report) -> pd.DataFrame:
    """Return what a source gives a value or a direction for: here, published, how far apart and why."""
    rows = [
        {
            "quantity": words.name(one.target),
            "actual": words.actual(one),
            "published": words.published(one.target),
            "difference": words.difference(one),
            "why": _source_and_reason(one),
        }
        for one in report.compared
    ]
    return _named("calibration", rows)


def _source_and_reason(one: Measured) -> str:
    told = one.difference or one.target.basis == "value"
    reason = words.note(one.target) if told else ""
    return words.joined([TEXTS("calibration.sentence", said=words.source(one.target)), reason])


def calibration(report: Report) -> pd.DataFrame:
    """Return the quantities that the base has lines enough for, in the ranges that the kit set itself."""
    rows = [
        {
            "quantity": words.name(one.target),
            "actual": words.actual(one),
            "target": words.wanted(one.target),
            "verdict": words.within(one.kept),
            "source": words.source(one.target),
            "note": words.note(one.target),
        }
        for one in report.judged
    ]
    return _named("calibration", rows)


def causal(report: Report) -> pd.DataFrame:
    """Return the causal self-check: figure, bar, and what it means."""
    rows = [
        {
            "check": TEXTS(f"causal.{finding.name}.name"),
            "figure": figure(finding),
            "bar": bar(finding),
            "verdict": words.mark(finding.kept),
            "meaning": TEXTS(f"causal.{finding.name}.meaning"),
        }
        for finding in report.findings
    ]
    return _named("causal", rows)


def abilities(report: Report) -> pd.DataFrame:
    """Return what the base can teach: question, what stands here, what it takes, where there is more."""
    rows = [
        {
            "question": TEXTS(f"abilities.{one.name}.question"),
            "here": TEXTS(f"abilities.{one.name}.here", have=one.have, **one.facts),
            "needed": TEXTS(f"abilities.{one.name}.needed", partly=one.partly, full=one.full),
            "verdict": _stands(one),
            "more": "" if one.stands == "yes" else TEXTS(f"abilities.{one.name}.more"),
        }
        for one in report.abilities
    ]
    return _named("abilities", rows)


def _stands(one: Ability) -> str:
    """Whether the base can teach it, and what that is confined to."""
    stands = TEXTS(f"abilities.{one.stands}")
    confined = one.elsewhere or one.name == "what_they_say"
    if not confined or one.stands == "no":
        return stands
    return TEXTS("abilities.with", stands=stands, but=TEXTS(f"abilities.{one.name}.but"))


def figure(finding: Finding) -> str:
    """Return what was found; that the base cannot tell, where it cannot."""
    if finding.kept is None:
        return TEXTS("causal.silent")
    facts = dict(finding.facts)
    if "offer" in facts:
        facts["offer"] = getattr(CATALOGUE[facts["offer"]], language())
    return _signed(TEXTS(f"causal.{finding.name}.figure", **facts))


def bar(finding: Finding) -> str:
    """Return what it is held against."""
    if finding.kept is None:
        return TEXTS("calibration.none")
    return _signed(TEXTS(f"causal.{finding.name}.bar", **finding.facts))


def _signed(text: str) -> str:
    """With the minus of a figure as a minus, not a hyphen."""
    return re.sub(r"-(?=\d)", "−", text)


def styled(frame: pd.DataFrame):
    """Return a table as a notebook should show it: no row numbers, words set left."""
    left = [{"selector": "th, td", "props": "text-align: left; vertical-align: top"}]
    return frame.style.hide(axis="index").set_table_styles(left).set_uuid("trust")


def _named(section: str, rows: list[dict]) -> pd.DataFrame:
    """Columns under their names in the reader's language; `attrs` keeps the ids."""
    frame = pd.DataFrame(rows)
    return frame.rename(columns={name: TEXTS(f"{section}.{name}") for name in frame.columns})
