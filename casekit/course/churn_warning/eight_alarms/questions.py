"""The eight alarms: what a list is worth, how long it may be, how early it comes (W1)."""

import pandas as pd

from casekit import mart as door
from casekit.analysis import alarm_evaluation, alarms, models
from casekit.analysis.lacks import TooFew
from casekit.analysis.models.customer_months import HISTORY
from casekit.analysis.tables import headed
from casekit.classroom import (
    Answer,
    Function,
    Grade,
    Number,
    Ordering,
    Setting,
    Slider,
    Table,
    question,
)
from casekit.course.churn_warning.eight_alarms.panel import CALLS
from casekit.mart.once import once
from casekit.text import Catalogue
from synthetic.calendar import add_months, month_range

texts = Catalogue("casekit.course.churn_warning.eight_alarms")

AT_LEAST = 3
LINED_UP = ("off_net", "contract_expiry", "traffic", "call_frequency")
"""Alarms whose lead times lie far apart, on every dataset."""


@once
def by_count(mart: door.Mart) -> pd.DataFrame:
    """Return what "at least k alarms" gives in the decision month, k from 1 to 8."""
    return alarm_evaluation.by_count(alarms.fired(mart), models.decision(mart).leaves)


@once
def over_all_months(mart: door.Mart) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return lead times in short and the scorecard of each alarm, over all decision months."""
    months = models.decision_months(mart.months)
    rang = alarms.fire(alarm_evaluation.signals_by_month(mart, months))
    left = pd.concat({month: door.target(mart, month) for month in months})
    leads = alarm_evaluation.lead_summary(alarm_evaluation.lead_times(rang, mart.churn))
    return leads, alarm_evaluation.scorecard(rang, left)


# --- the list of those with three alarms: how many calls are wasted? -----------------------------


@question(Number(unit="%", decimals=1, low=0, high=1), covers="W1", minutes=4)
def wasted_calls(mart):
    """Of those with at least three alarms, the share who stay all the same."""
    row = by_count(mart).loc[AT_LEAST]
    if len(alarms.ALARMS) - len(alarms.unknown(mart)) < AT_LEAST:
        alarms.need(mart)
    if not row["alarmed"]:
        raise TooFew("nobody_alarmed", texts, at_least=AT_LEAST)
    facts = {"month": models.decision(mart).month, "at_least": AT_LEAST}
    return Answer(1 - row["precision"], **facts, **_counts(row))


def _counts(row: pd.Series) -> dict:
    names = ("customers", "leavers", "alarmed", "caught")
    return {name: int(row[name]) for name in names}


@wasted_calls.mistake
def hits_for_misses(mart):
    return by_count(mart).loc[AT_LEAST, "precision"]


def _is_a_share_of_leavers(mart, share) -> bool:
    found = by_count(mart).loc[AT_LEAST, "recall"]
    return min(abs(share - found), abs(share - (1 - found))) < 0.005


@wasted_calls.mistake(when=_is_a_share_of_leavers)
def of_the_leavers(mart):
    return 1 - by_count(mart).loc[AT_LEAST, "recall"]


@wasted_calls.mistake
def one_alarm(mart):
    return 1 - by_count(mart).loc[1, "precision"]


@wasted_calls.mistake
def two_alarms(mart):
    return 1 - by_count(mart).loc[AT_LEAST - 1, "precision"]


@wasted_calls.mistake
def of_the_whole_base(mart):
    row = by_count(mart).loc[AT_LEAST]
    return (row["alarmed"] - row["caught"]) / row["customers"]


@wasted_calls.mistake
def everybody_called(mart):
    return 1 - by_count(mart).loc[AT_LEAST, "base_rate"]


@wasted_calls.mistake
def length_of_the_list(mart):
    row = by_count(mart).loc[AT_LEAST]
    return row["alarmed"] / row["customers"]


@wasted_calls.mistake
def of_all_who_stay(mart):
    row = by_count(mart).loc[AT_LEAST]
    return (row["alarmed"] - row["caught"]) / (row["customers"] - row["leavers"])


@wasted_calls.mistake
def for_each_leaver(mart):
    row = by_count(mart).loc[AT_LEAST]
    return (row["alarmed"] - row["caught"]) / row["caught"]


# --- how many alarms before we call? ------------------------------------------------------------


def _list_at(mart, setting: dict) -> Grade:
    table = by_count(mart)
    row = table.loc[int(setting["at_least"])]
    fits = table.index[table["alarmed"] <= CALLS]
    passed = len(fits) > 0 and int(setting["at_least"]) == int(fits.min())
    return Grade(passed, facts=_counts(row))


def _show_list(mart, setting: dict):
    row = by_count(mart).loc[[int(setting["at_least"])]]
    style = {"alarmed": "n", "recall": "%"}
    return headed(row, style)


@question(
    Setting(
        controls={"at_least": Slider(1, 8, 1, unit={"zh": "项", "en": "alarms"})},
        judge=_list_at,
        shows=_show_list,
    ),
    covers="W1",
    minutes=3,
)
def alarm_count(mart):
    """The smallest number of alarms whose list the room can call."""
    table = by_count(mart)
    fits = table.index[table["alarmed"] <= CALLS]
    if fits.empty:
        raise TooFew("list_too_long", texts, calls=CALLS)
    return Answer(int(fits.min()), calls=CALLS)


@alarm_count.mistake(when=lambda mart, value: _list_at(mart, value).facts["alarmed"] > CALLS)
def list_too_long(mart):
    return 1


@alarm_count.mistake(when=lambda mart, value: _list_at(mart, value).facts["alarmed"] <= CALLS / 20)
def only_the_certain(mart):
    table = by_count(mart)
    return int(table.index[table["alarmed"] > 0].max())


@alarm_count.mistake(when=lambda mart, value: _list_at(mart, value).facts["alarmed"] <= CALLS)
def calls_left_over(mart):
    return alarm_count.reference(mart).value + 1


# --- which alarm rings early enough? ------------------------------------------------------------


@question(Ordering(options=LINED_UP), covers="W1", minutes=3)
def lead_order(mart):
    """Four alarms by the share of leavers they warn of two months ahead or more."""
    alarms.need(mart, LINED_UP)
    leads = over_all_months(mart)[0].loc[list(LINED_UP)]
    early = (leads["ahead_2"] + leads["ahead_3"]).sort_values(ascending=False)
    return Answer(list(early.index), leavers=int(leads["leavers"].iloc[0]))


@lead_order.mistake
def by_mean_lead(mart):
    return _ordered(over_all_months(mart)[0]["mean_lead"])


@lead_order.mistake(when=lambda mart, value: value[0] == "off_net")
def by_precision(mart):
    return _ordered(over_all_months(mart)[1]["precision"])


@lead_order.mistake
def latest_first(mart):
    return lead_order.reference(mart).value[::-1]


def _ordered(figures: pd.Series) -> list[str]:
    return list(figures.loc[list(LINED_UP)].sort_values(ascending=False).index)


# --- code: one alarm by hand, and the scorecard ---------------------------------------------------


def _two_months(mart) -> list[tuple]:
    """One month in the middle and one across the turn of the year."""
    mart.need_months(16 + 1)
    rows = []
    for month in (int(add_months(mart.months[0], 12)), int(add_months(mart.months[0], 16))):
        window = month_range(add_months(month, -HISTORY - 1), HISTORY + 2)
        columns = ["subscriber", "month", "status", "bill"]
        monthly = mart.window(window, columns).reset_index(drop=True)
        on_the_line = _falls(monthly, month).sub(alarms.DEFAULTS["spend"]).abs() < 1e-9
        edge = on_the_line.index[on_the_line]  # a float's dust would decide on them
        rows.append((monthly[~monthly["subscriber"].isin(edge)].reset_index(drop=True), month))
    return rows


def _falls(
    monthly: pd.DataFrame, month: int, baseline: int = 1, length: int = HISTORY, share: bool = True
) -> pd.Series:
    """Return by how much each active customer's bill fell, as a share or in yuan."""
    now = monthly[(monthly["month"] == month) & (monthly["status"] == "active")]
    now = now.set_index("subscriber")["bill"]
    first = add_months(month, -length + 1 - baseline)
    earlier = monthly[monthly["month"].between(first, add_months(month, -baseline))]
    before = earlier.groupby("subscriber")["bill"].mean().reindex(now.index)
    return 1 - now / before.where(before > 0) if share else before - now


def _spend_alarm(baseline: int = 1, length: int = HISTORY, yuan: float | None = None):
    """Return the alarm as a function; the arguments make the slips."""

    def alarm(monthly: pd.DataFrame, month: int) -> pd.Series:
        fall = _falls(monthly, month, baseline, length, share=yuan is None)
        return fall.ge(yuan or alarms.DEFAULTS["spend"]).rename("spend")

    return alarm


@question(
    Function(on=_two_months, returns=Table(keys=("subscriber",)), seconds=5),
    covers="W1",
    minutes=8,
    track="code",
)
def spend_alarm(mart):
    """A function (monthly, month) → who is alarmed, by subscriber."""
    return Answer(_spend_alarm(), threshold=alarms.DEFAULTS["spend"])


@spend_alarm.mistake
def baseline_with_this_month(mart):
    return _spend_alarm(baseline=0)


@spend_alarm.mistake
def two_months_before(mart):
    return _spend_alarm(length=2)


@spend_alarm.mistake
def four_months_before(mart):
    return _spend_alarm(length=4)


@spend_alarm.mistake
def fall_in_yuan(mart):
    return _spend_alarm(yuan=20.0)


@spend_alarm.mistake
def against_last_month_only(mart):
    return _spend_alarm(length=1)


@question(Table(keys=("alarm",), relative=0.005), covers="W1", minutes=7, track="code")
def alarm_scorecard(mart):
    """Precision and recall of each alarm in the decision month."""
    alarms.need(mart)
    return Answer(_scores(mart), month=models.decision(mart).month)


def _scores(mart) -> pd.DataFrame:
    table = alarm_evaluation.scorecard(alarms.fired(mart), models.decision(mart).leaves)
    return table[["precision", "recall"]].rename_axis("alarm").reset_index()


@alarm_scorecard.mistake
def swapped(mart):
    return _scores(mart).rename(columns={"precision": "recall", "recall": "precision"})


@alarm_scorecard.mistake
def accuracy(mart):
    rang, left = alarms.fired(mart), models.decision(mart).leaves
    right = rang.eq(left.reindex(rang.index), axis=0).mean()
    return _scores(mart).assign(precision=right.to_numpy())


@alarm_scorecard.mistake
def over_everybody(mart):
    rang, left = alarms.fired(mart), models.decision(mart).leaves
    caught = rang.mul(left.reindex(rang.index), axis=0).mean()
    return _scores(mart).assign(precision=caught.to_numpy())
