"""What an observer writes down of a call, what the agent thinks of it, and the gap between them."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from casekit.classroom.dialogue.script import Rubric
from casekit.classroom.dialogue.words import TEXTS
from casekit.text import say


@dataclass(frozen=True)
class Observation:
    """A call as it was judged by somebody.

    Attributes:
        points: by criterion.
        counts: by counter.
        flags: zero flags that were heard.
        keep, attempt: a sentence on what to do again, and one on what to try.
    """

    points: Mapping[str, float]
    counts: Mapping[str, int] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    keep: str = ""
    attempt: str = ""

    @property
    def total(self) -> float:
        """All points; none where a zero flag was heard."""
        return 0.0 if self.flags else float(sum(self.points.values()))


def compared(rubric: Rubric, own: Observation, observed: Observation) -> pd.DataFrame:
    """Return both views criterion by criterion, with the gap, headed in the current language."""
    heads = [TEXTS(f"form.{name}") for name in ("criterion", "own", "observed", "difference")]
    rows = [
        (say(one.called), own.points[name], observed.points[name], own.points[name] - observed.points[name])
        for name, one in rubric.criteria.items()
    ]  # fmt: skip
    rows.append((TEXTS("form.total"), own.total, observed.total, own.total - observed.total))
    return pd.DataFrame(rows, columns=heads)


def summed_up(rubric: Rubric, own: Observation, observed: Observation) -> str:
    """Return the two totals and the widest gap in words."""
    slots: dict = {"own": own.total, "observed": observed.total}
    key = "form.sum_up"
    if observed.flags:
        key, slots["flags"] = (
            "form.sum_up_zero",
            [say(rubric.flags[f].called) for f in observed.flags],
        )
    gaps = {name: own.points[name] - observed.points[name] for name in rubric.criteria}
    widest = max(gaps, key=lambda name: abs(gaps[name]))
    if not gaps[widest]:
        return f"{TEXTS(key, **slots)} {TEXTS('form.none')}"
    called = say(rubric.criteria[widest].called)
    return f"{TEXTS(key, **slots)} {TEXTS('form.largest', name=called, gap=gaps[widest])}"


STYLE = """
h1 { font-size: 12pt; margin: 0 0 1mm; } .who { display: flex; gap: 6mm; margin: 0 0 2mm; }
.who span { flex: 1; border-bottom: 0.3mm solid #555; }
table { border-collapse: collapse; width: 100%; } td, th { border: 0.2mm solid #999;
  padding: 0.6mm 1.2mm; vertical-align: top; text-align: left; }
td.points { width: 13mm; } small { color: #333; font-size: 6.6pt; }
.flags { columns: 2; margin: 1mm 0; padding: 0; list-style: none; } .flags li::before { content: "☐ "; }
.line { border-bottom: 0.3mm solid #555; margin: 4.5mm 0 0; padding: 0 0 0.5mm; }
"""
"""CSS of the printed form: one page of A5."""


def form_html(rubric: Rubric) -> str:
    """Return the body of a blank form to print: anchors, places for points, tallies, flags, two lines."""
    text = lambda key, **slots: html.escape(TEXTS(f"form.{key}", **slots))  # noqa: E731
    rows = "".join(
        f"<tr><td><b>{text('points', name=say(one.called), most=one.most)}</b><br>"
        f"<small>{text('low', words=say(one.low))}<br>{text('high', words=say(one.high))}</small></td>"
        "<td class='points'></td><td class='points'></td></tr>"
        for one in rubric.criteria.values()
    )
    counters = "".join(
        f"<tr><td>{html.escape(say(words))}</td><td class='points' colspan='2'></td></tr>"
        for words in rubric.counters.values()
    )
    flags = "".join(f"<li>{html.escape(say(one.called))}</li>" for one in rubric.flags.values())
    head = "".join(f"<th>{text(name)}</th>" for name in ("criterion", "own", "observed"))
    return (
        f"<h1>{text('title')}</h1><div class='who'>{text('agent')}<span></span>{text('card')}<span></span></div>"
        f"<table><tr>{head}</tr>{rows}{counters}</table>"
        f"<div>{text('flags')}</div><ul class='flags'>{flags}</ul>"
        f"<div class='line'>{text('keep')}</div><div class='line'>{text('try')}</div>"
    )
