"""Five zones: who is called first, and who belongs where (W6)."""

from dataclasses import dataclass

import pandas as pd

from casekit import mart as door
from casekit.analysis import models, money
from casekit.classroom import Answer, Matching, Ordering, Table, question
from casekit.course.churn_warning.zones import methods
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.zones")

PEOPLE = {
    "likely_big": (0.31, 96.0),
    "likely_small": (0.31, 28.0),
    "perhaps_big": (0.07, 96.0),
    "unlikely_big": (0.02, 150.0),
    "just_joined": (float("nan"), 59.0),
}
"""Five customers: score and mean monthly bill (yuan), as their texts say."""
WAITING = {
    "surest": (0.90, 130.0),
    "likely": (0.30, 70.0),
    "perhaps": (0.15, 100.0),
    "unlikely": (0.07, 150.0),
}
"""Four customers of red and yellow, by their score, as their texts say."""


# --- who is called first? ------------------------------------------------------------------------


def _gains() -> pd.Series:
    """What a call to each of those waiting is expected to earn (yuan)."""
    people = pd.DataFrame(WAITING, index=["score", "value"]).T
    return money.gain_of_call(people["score"], people["value"])


@question(Ordering(options=tuple(WAITING)), covers="W6", minutes=4)
def call_order(mart):
    """Four customers by what a call is expected to earn, the largest first."""
    gains, call = _gains(), money.example()
    return Answer(
        list(gains.sort_values(ascending=False).index), cost=call.cost, save=call.save_rate,
        late=money.figure("decided_from"), rate=money.figure("save_decided"),
        kept=money.value_kept(1.0), **gains,
    )  # fmt: skip


@call_order.mistake(when=lambda mart, value: value[0] == "surest")
def the_riskiest_first(mart):
    return list(WAITING)


@call_order.mistake(when=lambda mart, value: value[0] == "unlikely")
def the_largest_bill_first(mart):
    return sorted(WAITING, key=lambda who: WAITING[who][1], reverse=True)


@call_order.mistake(when=lambda mart, value: value[-1] != "surest")
def the_decided_before_others(mart):
    return ["likely", "perhaps", "surest", "unlikely"]


# --- five customers, five zones ------------------------------------------------------------------


@question(Matching(left=tuple(PEOPLE), right=methods.ZONES), covers="W6", minutes=2)
def zone_of(mart):
    """The zone of five customers at the kit's borders."""
    cuts = methods.Cuts()
    return Answer(_assigned(), watch=cuts.watch, alarm=cuts.alarm, value=cuts.value)


def _assigned(**changed: tuple[float, float]) -> dict[str, str]:
    people = pd.DataFrame({**PEOPLE, **changed}, index=["score", "value"]).T
    return methods.assign(people["score"], people["value"]).astype(str).to_dict()


@zone_of.mistake(when=lambda mart, value: value[1] == "red")
def score_alone(mart):
    return {**_assigned(), "likely_small": "red"}


@zone_of.mistake(when=lambda mart, value: value[3] in ("red", "yellow"))
def bill_alone(mart):
    return {**_assigned(), "unlikely_big": "yellow"}


@zone_of.mistake(when=lambda mart, value: value[4] == "green")
def unknown_is_safe(mart):
    return {**_assigned(), "just_joined": "green"}


@zone_of.mistake(when=lambda mart, value: value[4] != "white")
def unknown_is_contacted(mart):
    return {**_assigned(), "just_joined": "blue"}


@zone_of.mistake(when=lambda mart, value: value[2] == "red")
def watched_is_red(mart):
    return {**_assigned(), "perhaps_big": "red"}


@zone_of.mistake(when=lambda mart, value: value[2] == "blue")
def watched_is_blue(mart):
    return {**_assigned(), "perhaps_big": "blue"}


@zone_of.mistake(when=lambda mart, value: value[1] == "green")
def small_is_left_alone(mart):
    return {**_assigned(), "likely_small": "green"}


@zone_of.mistake(when=lambda mart, value: value[1] == "yellow")
def small_is_yellow(mart):
    return {**_assigned(), "likely_small": "yellow"}


# --- code -----------------------------------------------------------------------------------------


@once
def zone_frame(mart: door.Mart) -> pd.DataFrame:
    """Return zone, score and mean bill of each customer who has a score in the decision month."""
    known = methods.zoned(mart).dropna(subset="score")
    return known.assign(zone=methods.assign(known["score"], known["value"]), bill=known["value"])


@question(Table(keys=("zone",), relative=0.005), covers="W6", minutes=6, track="code")
def zone_table(mart):
    """Customers and value at stake per customer, of each zone that has any."""
    frame = zone_frame(mart)
    stake = frame["score"] * money.value_kept(frame["bill"])
    cuts = methods.Cuts()
    return Answer(_by_zone(frame, stake), month=models.decision(mart).month,
                  months=money.figure("save_months"), margin=money.figure("margin"), watch=cuts.watch,
                  alarm=cuts.alarm, value=cuts.value, stakes=_ranked(frame, stake))  # fmt: skip


@dataclass(frozen=True)
class Stake:
    """What is at stake per customer of a zone, in yuan; a slot writes it in the reader's language."""

    zone: str
    yuan: float

    def __str__(self) -> str:
        return texts("stake", zone=texts(f"zones.{self.zone}"), yuan=self.yuan)


def _ranked(frame: pd.DataFrame, stake: pd.Series) -> list[Stake]:
    """Return the zones that have customers, the largest stake per customer first."""
    table = _by_zone(frame, stake).sort_values("stake_per_customer", ascending=False)
    return [Stake(row.zone, float(row.stake_per_customer)) for row in table.itertuples()]


def _by_zone(frame: pd.DataFrame, stake: pd.Series) -> pd.DataFrame:
    by = stake.groupby(frame["zone"].astype(str))
    table = pd.DataFrame({"customers": by.size().astype(float), "stake_per_customer": by.mean()})
    return table.rename_axis("zone").reset_index()


@zone_table.mistake
def value_without_risk(mart):
    frame = zone_frame(mart)
    return _by_zone(frame, money.value_kept(frame["bill"]))


@zone_table.mistake
def mean_times_mean(mart):
    frame = zone_frame(mart)
    means = frame.groupby(frame["zone"].astype(str))[["score", "bill"]].transform("mean")
    return _by_zone(frame, means["score"] * money.value_kept(means["bill"]))


@zone_table.mistake
def total_stake(mart):
    frame = zone_frame(mart)
    stake = frame["score"] * money.value_kept(frame["bill"])
    table = _by_zone(frame, stake)
    return table.assign(stake_per_customer=table["stake_per_customer"] * table["customers"])


@zone_table.mistake
def margin_forgotten(mart):
    frame = zone_frame(mart)
    return _by_zone(frame, frame["score"] * money.value_kept(frame["bill"], margin=1.0))
