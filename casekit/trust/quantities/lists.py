"""Whom to call: lists by learnt effect, by risk and by both times value, held against the truth.

Asked of a base in which a care call was made by lot to half of everybody, and nothing else.
"""

from __future__ import annotations

import pandas as pd

from casekit.analysis import campaigns, money
from casekit.mart import Mart
from casekit.mart.once import once
from casekit.trust.quantities.answers import seen_in
from casekit.trust.quantities.campaigns import largest_trial
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio
from casekit.trust.quantities.uplift import Figure, Kept, cross_fitted
from synthetic.calendar import add_months

_CALLED = 0.2
"""Share of the participants who can be called."""
_PILOT, _PILOTS = 3_000, 10
"""Participants of a pilot from which no learner can tell whom a call keeps, and how many are tried."""
_COLUMNS = (
    *(
        "tenure_months",
        "age",
        "class_level",
        "broadband",
        "contract_left",
        "contract_ends_within_3",
    ),
    *(
        "months_since_contract_end",
        "plan_tier",
        "bill_mean_3m",
        "overage_to_fee",
        "rival_saving_share",
    ),
    *("minutes_out_3m", "off_net_share", "quality_3m", "complaints_3m", "service_calls_3m"),
    *("bill_checks", "blocked_calls", "counter_visits", "app_days"),
    *("do_not_disturb", "autopay", "club", "second_sim"),
)
"""What the learner of effects is shown, beside the risk: shown sixty columns it loses to the risk."""


@once
def participants(mart: Mart) -> pd.DataFrame:
    """Return those who took part in the call by lot: what was seen of them the month before,
    treated and left (True/False), the true effect and the bill (yuan, mean of three months).

    Raises Unanswerable where the largest trial is no care call, or other campaigns ran.
    """
    trial = largest_trial(mart)
    law = mart.campaigns.set_index("campaign")
    if len(law) > 1 or law["offer"][trial] != "care_call":
        raise Unanswerable
    seen = seen_in(mart, int(add_months(law["month"][trial], -1)))
    people = campaigns.outcomes(mart, trial)[["treated", "left"]]
    effect = campaigns.true_effects(mart, trial)["effect"]
    rows = seen.join(people.assign(effect=effect), how="inner").fillna(0)
    return rows.assign(bill=rows["bill_mean_3m"]).sort_index()


@once
def scores(mart: Mart) -> pd.DataFrame:
    """Return risk (learnt from those left alone), gain (leavers kept by a call, learnt by an
    X-learner from the trial) and ceiling (the best that could be learnt from what is seen: fitted to
    the true effects), each from folds other than one's own; columns effect and bill beside them."""
    rows = participants(mart)
    seen = rows.drop(columns=["treated", "left", "effect", "bill"])
    alone = rows["left"].astype(float)[~rows["treated"]]
    rows["risk"] = cross_fitted(
        rows, lambda part: Figure(seen, alone[alone.index.isin(part.index)]), splits=1
    )
    few = seen[list(_COLUMNS)].assign(risk=rows["risk"])
    rows["gain"] = cross_fitted(rows, lambda part: Kept(few, part))
    rows["ceiling"] = cross_fitted(rows, lambda part: Figure(seen, -part["effect"]), splits=1)
    return rows[["effect", "bill", "risk", "gain", "ceiling"]]


def _called(score: pd.Series) -> pd.Index:
    return score.nlargest(int(_CALLED * len(score))).index


def _saved(rows: pd.DataFrame, score: pd.Series) -> float:
    return float(-rows.loc[_called(score), "effect"].sum())


def _net(rows: pd.DataFrame, score: pd.Series) -> float:
    """Yuan that dialling the first fifth by a score brings: what those kept are worth, less the dials."""
    called = rows.loc[_called(score)]
    kept = -(called["effect"] * money.value_kept(called["bill"])).sum()
    return float(kept - money.figure("dial") * len(called))


@quantity
def ceiling_over_risk(mart: Mart) -> float:
    """Leavers kept by calling a fifth by the best that could be learnt, over those kept by risk."""
    rows = scores(mart)
    return ratio(_saved(rows, rows["ceiling"]), _saved(rows, rows["risk"]))


@quantity
def gain_over_risk(mart: Mart) -> float:
    """Leavers kept by calling a fifth by learnt effect, over those kept by risk."""
    rows = scores(mart)
    return ratio(_saved(rows, rows["gain"]), _saved(rows, rows["risk"]))


@quantity
def gain_value_ratio(mart: Mart) -> float:
    """Yuan brought by calling a fifth by learnt effect times bill, over those by risk times bill."""
    rows = scores(mart)
    return ratio(_net(rows, rows["gain"] * rows["bill"]), _net(rows, rows["risk"] * rows["bill"]))


@quantity
def risk_value_ratio(mart: Mart) -> float:
    """Yuan brought by calling a fifth by risk times bill, over those by risk alone."""
    rows = scores(mart)
    return ratio(_net(rows, rows["risk"] * rows["bill"]), _net(rows, rows["risk"]))


@quantity
def small_pilot_ratio(mart: Mart) -> float:
    """Yuan by an effect learnt from 3,000 participants, over those by risk, both times bill, among
    the others, mean of several such pilots: below 1 they are too small to learn from."""
    found = [_of_pilot(mart, luck) for luck in range(_PILOTS)]
    return ratio(sum(by_gain for by_gain, _ in found), sum(by_risk for _, by_risk in found))


def _of_pilot(mart: Mart, luck: int) -> tuple[float, float]:
    rows, risk = participants(mart), scores(mart)["risk"]
    few = rows[list(_COLUMNS)].assign(risk=risk)
    pilot = rows.sample(min(_PILOT, len(rows) // 2), random_state=luck)
    others = rows.drop(pilot.index)
    gain = Kept(few, pilot).of(others.index)
    by_risk = risk.loc[others.index]
    return _net(others, gain * others["bill"]), _net(others, by_risk * others["bill"])
