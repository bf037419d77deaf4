"""Threshold panel of the eight alarms: precision, recall and lead time, each and combined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import alarm_evaluation, alarms, models, money, words
from casekit.analysis.alarm_evaluation import LOOK_BACK, LookBack, Tally, tally
from casekit.analysis.tables import headed
from casekit.classroom import Panel, Pick, Slider
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.eight_alarms import charts
from casekit.mart import names
from casekit.mart.faults import column_in_words
from casekit.text import Catalogue
from synthetic.calendar import add_months, month_range

texts = Catalogue("casekit.course.churn_warning.eight_alarms")

CALLS = 300
"""Calls that the room can make in a week."""
IN_TIME = 2
"""Months ahead that a warning has to come: so long it takes to prepare an offer."""
_UNITS = {
    "off_net": "points",
    "incoming_share": "points",
    "rival_hotline": "calls",
    "handset": "months",
    "contract_expiry": "months",
}
_OFF = {
    "none": (),
    "handset": ("handset",),
    "contract_expiry": ("contract_expiry",),
    "both": ("handset", "contract_expiry"),
}
"""Choice → alarms switched off: the two that catch fewest."""


class Shown(NamedTuple):
    """What the panel shows: a row an alarm and one combined, and who is alarmed by what.

    `early` is the share of leavers warned of in time; `unknown` are the alarms that cannot be
    computed, with the columns that the extract lacked.
    """

    scorecard: pd.DataFrame
    combined: Tally
    fired: pd.DataFrame
    count: pd.Series
    at_least: int
    call_cost: float
    early: float
    unknown: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Signals:
    """What does not depend on the controls: signals of the decision month, and of those who left.

    Attributes:
        signals: of the month, index subscriber.
        leaves: who then left by choice, same index.
        before_leaving: signals of these leavers in the months before leaving, index (month,
            subscriber).
        rows: where each leaver's months stand among them.
        unknown: from `alarms.unknown`.
    """

    signals: pd.DataFrame
    leaves: pd.Series
    before_leaving: pd.DataFrame
    rows: LookBack
    unknown: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, mart: door.Mart) -> Signals:
        at = models.decision(mart)
        churn = door.leavers_between(
            mart, int(add_months(at.month, 1)), int(add_months(at.month, 3))
        )
        months = month_range(add_months(at.month, 1 - LOOK_BACK), 2 * LOOK_BACK - 1)
        before = alarm_evaluation.signals_by_month(mart, months)
        theirs = before.index.get_level_values("subscriber").isin(churn["subscriber"])
        signals = before.loc[at.month].reindex(at.leaves.index)
        before = before[theirs]
        rows = alarm_evaluation.look_back(before.index, churn)
        return cls(signals, at.leaves, before, rows, alarms.unknown(mart))

    def compute(self, at_least: int, off: str, call_cost: float, **thresholds: float) -> Shown:
        """Return the panel at these thresholds (see `alarms.DEFAULTS`), some alarms switched off."""
        thresholds = {name: limit for name, limit in thresholds.items() if name not in _OFF[off]}
        fired = alarms.fire(self.signals, thresholds)
        count = alarms.count(fired)
        combined = tally(count >= at_least, self.leaves)
        card = alarm_evaluation.scorecard(fired, self.leaves).astype("float64")
        card.loc["combined"] = list(combined)
        before = alarms.fire(self.before_leaving, thresholds)
        early = alarm_evaluation.leads(before, self.rows)
        together = pd.DataFrame({"combined": alarms.combined(before, at_least)})
        early["combined"] = alarm_evaluation.leads(together, self.rows)["combined"]
        # Who was alarmed a month or two earlier says nothing of an alarm that is on for nobody now.
        card["mean_lead"] = early.mean().reindex(card.index).where(card["alarmed"] > 0)
        card["cost_per_leaver"] = card["calls_per_leaver"] * call_cost
        in_time = float((early["combined"] >= IN_TIME).mean())
        return Shown(card, combined, fired, count, int(at_least), call_cost, in_time, self.unknown)


def draw(shown: Shown) -> list:
    """Return the chart and the table of the panel."""
    formats = {
        "alarmed": "n",
        "caught": "n",
        "precision": "%",
        "recall": "%",
        "lift": "x",
        "calls_per_leaver": "x",
        "mean_lead": "x",
        "cost_per_leaver": "yuan",
    }
    called = words.alarm_names(shown.scorecard.index, shown.unknown)
    table = headed(shown.scorecard, formats, called, words.texts("labels.alarm"))
    return [charts.alarm_dots(shown.scorecard), table]


def says(shown: Shown) -> str:
    """Return the state of the panel in words; alarms that are unknown are named, with the reason."""
    said = _on_the_list(shown)
    if not shown.unknown:
        return said
    lacking = dict.fromkeys(column for columns in shown.unknown.values() for column in columns)
    named = {
        "alarms": [words.name("alarms", alarm) for alarm in shown.unknown],
        "columns": [column_in_words(column) for column in lacking],
    }
    return sentences(said, texts("panel.unknown", **named))


def _on_the_list(shown: Shown) -> str:
    made = shown.combined
    if not made.alarmed:
        return texts("panel.nobody", at_least=shown.at_least)
    said = texts(
        "panel.says",
        at_least=shown.at_least,
        alarmed=made.alarmed,
        caught=made.caught,
        precision=made.precision,
        recall=made.recall,
    )
    early = texts("panel.early", early=shown.early)
    spare = CALLS - made.alarmed
    calls = texts(
        f"panel.{'spare' if spare >= 0 else 'over'}", calls=CALLS, spare=spare, over=-spare
    )
    return sentences(said, calls, early)


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the alarmed, most alarms first, with the alarms that fired (？: not known)."""
    alarmed = shown.fired[shown.count >= shown.at_least].assign(alarms=shown.count)
    rows = alarmed.sort_values("alarms", ascending=False, kind="stable")
    out = pd.DataFrame({names.heading("subscriber"): rows.index})
    out[names.heading("alarms")] = rows["alarms"].to_numpy()
    for alarm in shown.fired.columns:
        signs = rows[alarm].astype("boolean").map({True: "●", False: ""}, na_action="ignore")
        out[words.name("alarms", alarm)] = signs.astype("object").fillna("？").to_numpy()
    return out


def controls(signals: Signals) -> dict:
    """Return the panel's controls."""
    off = {choice: texts(f"panel.off.{choice}") for choice in _OFF}
    return {
        "at_least": Slider(1, 8, 2, 1),
        "off": Pick(off, "none"),
        "call_cost": Slider(1, 30, money.figure("care_call"), 1, "yuan"),
        **{
            alarm: Slider(low, high, alarms.DEFAULTS[alarm], step, _UNITS.get(alarm, "%"))
            for alarm, (low, high, step) in alarms.RANGES.items()
        },
    }


alarm_panel = Panel(
    of=Signals.of,
    controls=controls,
    compute=Signals.compute,
    draw=draw,
    says=says,
    texts=texts,
    takeaway=takeaway,
)
