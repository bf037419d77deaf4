"""The case: 300 calls before nearly half of all contracts end at once (W3, W6, W11)."""

from dataclasses import replace

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, money
from casekit.classroom import Answer, Grade, Pick, Policy, Setting, Targets, question
from casekit.classroom.kinds.kind import Unreadable
from casekit.course.churn_warning.expiry_cliff import methods
from casekit.course.churn_warning.expiry_cliff.case import (
    CAMPAIGN,
    CASE,
    PILOT,
    RIGHT,
    customers,
    effects,
    listed,
    oracle,
    worth,
)
from casekit.course.churn_warning.expiry_cliff.panel import Room, controls, draw, says, takeaway
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.expiry_cliff")

PASS_MARK = 0.85
"""Between the list of the solution and the same with those who have no contract left in."""
MUCH = 0.8
"""Share of a list that makes it one of its kind: like another, or of contracts about to end."""


def graded(mart: door.Mart, chosen) -> Grade:
    """Return a list's share of the oracle's money, with what it comes to."""
    gain, best = worth(mart), campaigns.net_value(oracle(mart), worth(mart))
    names = list(chosen)
    if not names:
        raise Unreadable("empty_list")
    net = campaigns.net_value(names, gain)
    became = campaigns.outcome_of(names, effects(mart))
    bill = float(customers(mart).loc[names, "bill"].mean())
    facts = {"called": len(names), "net": round(net), "bill": bill, "kept": int(became["kept"]),
             "lost": int(became["lost"]), "stay": int(became["stays"]),
             "woken": int(became["woken"]), "unseen": _unseen(int(became["unknown"]))}  # fmt: skip
    return Grade(False, net / best, facts)


def _unseen(customers: int) -> str:
    """Say of how many the truth knows nothing; nothing is said where it knows all."""
    return texts("tables.unseen", count=customers) if customers else ""


@once
def _room(mart: door.Mart) -> Room:
    return Room.of(mart)


def _shown(mart, setting: dict) -> list:
    shown = _room(mart).compute(**setting)
    return [says(shown), draw(shown)]


def _controls() -> dict:
    """Return the panel's controls with their labels in both languages."""
    found = controls()
    found["rank_by"] = Pick(
        {key: texts.node(f"rankings.{key}") for key in methods.RANKINGS}, "score"
    )
    return {name: replace(one, label=texts.node(f"panel.controls.{name}"))
            for name, one in found.items()}  # fmt: skip


CONTROLS = _controls()


# --- the list by rules: no code -------------------------------------------------------------------


def _setting(**changed) -> dict:
    return {**{name: one.value for name, one in CONTROLS.items()}, **changed}


@question(
    Policy(
        score=lambda mart, setting: graded(mart, listed(mart, **setting)),
        takes=Setting(
            controls=CONTROLS,
            shows=_shown,
            takeaway=lambda mart, setting: takeaway(_room(mart).compute(**setting)),
        ),
        pass_mark=PASS_MARK,
    ),
    covers=("W3", "W6", "W11"),
    minutes=18,
    case=CASE,
    needs_truth=True,
    submissions=3,
)
def target_list(mart):
    """Contracts about to end, the largest bills first."""
    return Answer(_setting(**RIGHT), **_facts(mart))


def _facts(mart) -> dict:
    costs = campaigns.pilot_costs(mart, CAMPAIGN, PILOT)
    table = customers(mart)
    return {
        "calls": methods.CALLS, "base": len(table), "month": methods.CASE_MONTH,
        "ending": int(table["ends_in"].between(0, 3).sum()), "contact": costs.contact,
        "months": money.figure("renewal_months"), "margin": money.figure("margin"),
        "offer": costs.offer, "accepted": costs.accepted, "per_call": costs.per_call,
        "best": round(campaigns.net_value(oracle(mart), worth(mart))), "mark": PASS_MARK,
    }  # fmt: skip


def _wide(value: dict) -> bool:
    return value["ends_to"] - value["ends_from"] > 18


@target_list.mistake(when=lambda mart, value: value["ends_from"] > value["ends_to"])
def months_turned_round(mart):
    return _setting(ends_from=10, ends_to=-5)


@target_list.mistake(when=lambda mart, value: _wide(value) and value["rank_by"] == "score")
def riskiest_first(mart):
    return _setting()


@target_list.mistake(when=lambda mart, value: _wide(value) and value["rank_by"] == "bill")
def biggest_bills(mart):
    return _setting(rank_by="bill")


@target_list.mistake(when=lambda mart, value: value["ends_to"] < 0)
def after_expiry(mart):
    return _setting(ends_from=-6, ends_to=-1, others=False, rank_by="score_value")


@target_list.mistake(when=lambda mart, value: value["rank_by"] == "ends_in")
def everyone_expiring(mart):
    return _setting(ends_from=0, ends_to=3, others=False, rank_by="ends_in")


@target_list.mistake(when=lambda mart, value: not _wide(value) and value["rank_by"] == "score")
def risk_without_value(mart):
    return _setting(ends_from=0, ends_to=3, others=False)


@target_list.mistake(when=lambda mart, value: value["others"] and not _wide(value))
def others_left_in(mart):
    return _setting(ends_from=0, ends_to=3, rank_by="bill")


@target_list.mistake(when=lambda mart, value: value["calls"] <= methods.CALLS / 2)
def calls_unused(mart):
    return _setting(**RIGHT, calls=100)


@target_list.mistake(
    when=lambda mart, value: value["least_bill"] >= 100 or value["most_score"] < 0.2
)
def filtered_away(mart):
    return _setting(**RIGHT, least_bill=150)


@target_list.mistake(when=lambda mart, value: value["ends_from"] > 3)
def far_from_the_end(mart):
    return _setting(**{**RIGHT, "ends_from": 6, "ends_to": 24})


@target_list.mistake(
    when=lambda mart, value: _wide(value) and value["rank_by"] in {"score_value", "saving"}
)
def ranked_without_the_end(mart):
    return _setting(rank_by="score_value")


@target_list.mistake(when=lambda mart, value: value["most_alarms"] <= 1)
def quiet_only(mart):
    return _setting(**RIGHT, most_alarms=0)


@target_list.mistake(when=lambda mart, value: value["rank_by"] in {"score_value", "saving"})
def ending_and_risk_times_value(mart):
    return _setting(ends_from=1, ends_to=1, others=False, rank_by="score_value")


# --- the list by code -----------------------------------------------------------------------------


@question(
    Policy(
        score=graded,
        takes=Targets(most=methods.CALLS, known=lambda mart: customers(mart).index),
        pass_mark=PASS_MARK,
    ),
    covers=("W3", "W6", "W11"),
    minutes=15,
    track="code",
    case=CASE,
    needs_truth=True,
)
def free_list(mart):
    """Any list of at most 300 subscribers."""
    return Answer(list(listed(mart, **RIGHT)), **_facts(mart))


def _much_like(mart, chosen: frozenset, others) -> bool:
    """Tell whether two lists of about one length share most of their names."""
    return len(chosen & frozenset(others)) >= MUCH * max(len(chosen), len(others))


def _ending(mart, chosen: frozenset) -> pd.Series:
    return customers(mart).loc[list(chosen), "ends_in"]


@free_list.mistake(when=lambda mart, value: _much_like(mart, value, listed(mart)))
def riskiest(mart):
    return listed(mart)


@free_list.mistake(when=lambda mart, value: _much_like(mart, value, listed(mart, rank_by="bill")))
def best_payers(mart):
    return listed(mart, rank_by="bill")


@free_list.mistake(when=lambda mart, value: len(value) <= methods.CALLS / 2)
def few_names(mart):
    return listed(mart, **RIGHT)[:100]


@free_list.mistake(when=lambda mart, value: _ending(mart, value).between(0, 3).mean() > MUCH)
def wrong_ones_of_those_ending(mart):
    table = customers(mart)
    soon = table[table["ends_in"].between(0, 3)]
    return soon.nsmallest(methods.CALLS, "bill").index


@free_list.mistake(when=lambda mart, value: _ending(mart, value).between(-12, -1).mean() > MUCH)
def ended_already(mart):
    return listed(mart, **{**RIGHT, "ends_from": -12, "ends_to": -1})


@free_list.mistake(when=lambda mart, value: _ending(mart, value).between(0, 3).mean() < 0.5)
def without_the_end(mart):
    return listed(mart, rank_by="score_value")


@free_list.mistake
def most_alarms(mart):
    table = customers(mart).sort_values(["alarms", "score"], ascending=False)
    return table.index[: methods.CALLS]


@free_list.mistake
def soonest_end(mart):
    return listed(mart, **{**RIGHT, "rank_by": "ends_in"})
