"""When to call: the months around the end of a contract (W11).

The decision falls in another world than the panel's defaults: leaving takes a month, not two.
"""

import pandas as pd

from casekit import mart as door
from casekit.analysis import survival
from casekit.analysis.words import when
from casekit.classroom import Answer, Grade, Setting, Slider, Table, question
from casekit.course.churn_warning.timing import methods
from casekit.course.churn_warning.timing.methods import EARLIEST, LATEST
from casekit.mart.once import once

GOOD_ENOUGH = 0.9
FADING, LASTING = 1, 2
"""Months from deciding to leaving, and over which a call weighs, in this question."""


@once
def around_the_end(mart: door.Mart) -> pd.DataFrame:
    """Return the chance of leaving by months from the contract's end."""
    return survival.hazard(survival.contract_timeline(mart))


@once
def plan(mart: door.Mart) -> pd.DataFrame:
    """Return what 1,000 calls keep by calling month."""
    return methods.call_plan(around_the_end(mart), FADING, LASTING)


def _kept(mart, setting: dict) -> Grade:
    table = plan(mart)
    row = table.loc[int(setting["month"])]
    enough = row["saved_per_1000"] >= GOOD_ENOUGH * table["saved_per_1000"].loc[:LATEST].max()
    facts = {"saved": round(float(row["saved_per_1000"])), "decided": round(float(row["too_late"])),
             "open": round(float(row["in_time"])), "at": when(int(setting["month"]))}  # fmt: skip
    return Grade(bool(enough), facts=facts)


@question(
    Setting(
        controls={"month": Slider(EARLIEST, LATEST, EARLIEST)},
        judge=_kept,
    ),
    covers="W11",
    minutes=5,
)
def call_month(mart):
    """The month, counted from the contract's end, in which 1,000 calls keep most customers."""
    kept = plan(mart).loc[EARLIEST:LATEST]
    best = methods.best_month(kept)
    return Answer(best, peak=_peak(mart), fading=FADING, lasting=LASTING,
                  most=round(float(kept["saved_per_1000"].max())),
                  most_open=round(float(kept.loc[best, "in_time"])))  # fmt: skip


def _peak(mart) -> int:
    rate = around_the_end(mart)["hazard"]
    return int(rate.loc[EARLIEST:LATEST].idxmax())


@call_month.mistake(when=lambda mart, value: value["month"] >= 1)
def at_the_peak(mart):
    return _peak(mart)


@call_month.mistake(when=lambda mart, value: -3 <= value["month"] <= -1)
def as_for_slow_leavers(mart):
    return methods.best_month(methods.call_plan(around_the_end(mart)))


@call_month.mistake(when=lambda mart, value: value["month"] <= -4)
def long_before(mart):
    return EARLIEST


# --- code -----------------------------------------------------------------------------------------


def _rates(table: pd.DataFrame, hazard: pd.Series) -> pd.DataFrame:
    return pd.DataFrame({"relative": table.index, "hazard": hazard.to_numpy()})


@question(Table(keys=("relative",), relative=0.005), covers="W11", minutes=8, track="code")
def expiry_hazard(mart):
    """The chance of leaving in each month from six before the contract's end to nine after."""
    table = around_the_end(mart)
    return Answer(_rates(table, table["hazard"]), first=survival.FIRST, last=survival.LAST)


@expiry_hazard.mistake
def share_of_the_leavers(mart):
    table = around_the_end(mart)
    return _rates(table, table["leavers"] / table["leavers"].sum())


@expiry_hazard.mistake
def gone_stay_in_the_base(mart):
    table = around_the_end(mart)
    return _rates(table, table["leavers"] / table["at_risk"].max())


@expiry_hazard.mistake
def first_base_throughout(mart):
    table = around_the_end(mart)
    return _rates(table, table["leavers"] / table["at_risk"].iloc[0])
