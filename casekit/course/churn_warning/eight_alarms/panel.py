"""Threshold panel of the eight alarms: precision, recall and lead time, each and combined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import alarm_evaluation, alarms, models, money, words
from casekit.analysis.alarm_evaluation import LookBack, Tally, tally
from casekit.analysis.tables import headed
from casekit.classroom import Panel, Pick, Slider
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.eight_alarms import charts
from casekit.mart import names
from casekit.mart.faults import column_in_words
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.eight_alarms")

CALLS = 320
"""Calls that the room can make in a week."""
IN_TIME = 2
"""Months ahead that a warning has to come: so long it takes to prepare an offer."""
TO_ACT_ON = ("off_net", "rival_hotline")
"""The lights to act on: who shows one of them is called first."""
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
    """What does not depend on the controls: signals of the decision month, and of all who left.

    Attributes:
        signals: of the month, index subscriber.
        leaves: who then left by choice, same index.
        before_leaving: signals of all leavers in the months before leaving, index (month,
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
        every = alarm_evaluation.signals_by_month(mart, models.decision_months(mart.months))
        signals = every.loc[at.month].reindex(at.leaves.index)
        rows = alarm_evaluation.look_back(every.index, mart.churn)
        theirs = np.unique(rows.place[rows.place >= 0])
        place = np.where(rows.place >= 0, np.searchsorted(theirs, rows.place), -1)
        rows = rows._replace(place=place)
        return cls(signals, at.leaves, every.iloc[theirs], rows, alarms.unknown(mart))

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
        in_time = early.ge(IN_TIME).mean()
        card["warned_in_time"] = in_time.reindex(card.index).where(card["alarmed"] > 0)
        card["cost_per_leaver"] = card["calls_per_leaver"] * call_cost
        warned = float(in_time["combined"])
        return Shown(card, combined, fired, count, int(at_least), call_cost, warned, self.unknown)


def draw(shown: Shown) -> list:
    """Return the chart and the table of the panel."""
    formats = {
        "alarmed": "n",
        "caught": "n",
        "precision": "%",
        "recall": "%",
        "lift": "x",
        "calls_per_leaver": "x",
        "warned_in_time": "%",
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
    """Return the alarmed, those with a light to act on first, then by the number of alarms; with
    the alarms that fired (？: not known)."""
    alarmed = shown.fired[shown.count >= shown.at_least].assign(alarms=shown.count)
    alarmed["to_act_on"] = alarmed[list(TO_ACT_ON)].fillna(False).any(axis=1)
    rows = alarmed.sort_values(["to_act_on", "alarms"], ascending=False, kind="stable")
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
