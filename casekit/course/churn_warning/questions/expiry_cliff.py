"""The case: 300 calls before nearly half of all contracts end at once (W3, W6, W11).

A list is worth what its calls change: customers kept, in yuan over the term of the new contract,
less calls and offers. Customers are priced at the true mean effect of the call on their class
(months to the contract's end × churn score), for nobody can choose by what is only luck in single
people. An oracle who knows these means, and no more about anybody than the list shows, sets the
measure.
"""

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from casekit import mart as door
from casekit.classroom import Answer, Grade, Pick, Policy, Setting, Targets, question
from casekit.course.churn_warning import labels, targeting
from casekit.course.churn_warning.widgets.target_rules import KEY, Panel, controls, draw, says
from casekit.mart import truth

CASE = "expiry_cliff"
PILOT, CAMPAIGN = 1, 2
PASS_MARK = 0.85
MUCH = 0.8
"""Share of a list that makes it one of its kind: like another, or of contracts about to end."""
RIGHT = {"ends_from": 0, "ends_to": 3, "others": False, "rank_by": "bill"}
"""The list of the solution: contracts about to end, and nobody else, the largest bills first."""


@lru_cache(maxsize=2)
def customers(mart: door.Mart) -> pd.DataFrame:
    """Return the room's table on the day of the case."""
    return targeting.case_table(mart, targeting.CASE_MONTH, targeting.case_score(mart))


@lru_cache(maxsize=2)
def effects(mart: door.Mart) -> pd.DataFrame:
    """Return everyone's true effect of the renewal offer, index subscriber."""
    rows = truth.of(mart).effects
    return rows[rows["campaign"] == CAMPAIGN].set_index("subscriber")


def classes(table: pd.DataFrame) -> pd.Series:
    """Return each customer's class: months to the contract's end and churn score, in bands."""
    ends = [-999, -7, -1, 3, 999]
    term = pd.cut(table["ends_in"], ends, labels=["old", "ended", "soon", "later"])
    risk = pd.cut(table["score"], [-1, 0.1, 0.4, 1], labels=["low", "middle", "high"])
    return (term.astype(str) + "/" + risk.astype(str)).rename("class")


@lru_cache(maxsize=2)
def worth(mart: door.Mart) -> pd.Series:
    """Return the yuan that calling each customer brings, at the true mean effect of their class."""
    table = customers(mart)
    true = effects(mart)[["effect", "accept"]].reindex(table.index)
    mean = true.groupby(classes(table)).transform("mean")
    return targeting.gains(table, mean, targeting.pilot_costs(mart, CAMPAIGN, PILOT))


@lru_cache(maxsize=2)
def oracle(mart: door.Mart) -> pd.Index:
    """Return the list of one who knows what calling each class of customers brings."""
    return targeting.oracle(worth(mart), targeting.CALLS)


def graded(mart: door.Mart, chosen) -> Grade:
    """Return a list's share of the oracle's money, with what it comes to."""
    gain, best = worth(mart), targeting.net_value(oracle(mart), worth(mart))
    names = list(chosen)
    net = targeting.net_value(names, gain)
    became = targeting.outcome_of(names, effects(mart))
    bill = float(customers(mart).loc[names, "bill"].mean()) if names else 0.0
    facts = {"called": len(names), "net": round(net), "bill": bill, "kept": int(became["kept"]),
             "lost": int(became["lost"]), "stay": int(became["stays"]),
             "woken": int(became["woken"]), "unknown": int(became["unknown"])}  # fmt: skip
    return Grade(False, net / best, facts)


def listed(mart: door.Mart, **setting) -> pd.Index:
    """Return the customers whom a rule puts on the list; what is not named keeps its default."""
    return targeting.choose(customers(mart), targeting.TargetRule(**setting)).index


@lru_cache(maxsize=2)
def _panel(mart: door.Mart) -> Panel:
    return Panel.of(mart)


def _shown(mart, setting: dict) -> list:
    shown = _panel(mart).compute(**setting)
    return [says(shown), draw(shown)]


def _controls() -> dict:
    """Return the panel's controls with their labels in both languages."""
    found = controls()
    found["rank_by"] = Pick(
        {key: labels.texts.node(f"labels.rankings.{key}") for key in targeting.RANKINGS}, "score"
    )
    key = f"{KEY}.controls"
    return {name: replace(one, label=labels.texts.node(f"{key}.{name}"))
            for name, one in found.items()}  # fmt: skip


CONTROLS = _controls()


# --- the list by rules: no code -------------------------------------------------------------------


def _setting(**changed) -> dict:
    return {**{name: one.value for name, one in CONTROLS.items()}, **changed}


@question(
    Policy(
        score=lambda mart, setting: graded(mart, listed(mart, **setting)),
        takes=Setting(controls=CONTROLS, shows=_shown),
        pass_mark=PASS_MARK,
    ),
    covers=("W3", "W6", "W11"),
    minutes=18,
    case=CASE,
    needs_truth=True,
)
def target_list(mart):
    """Contracts about to end, the largest bills first."""
    return Answer(_setting(**RIGHT), **_facts(mart))


def _facts(mart) -> dict:
    costs = targeting.pilot_costs(mart, CAMPAIGN, PILOT)
    table = customers(mart)
    return {
        "calls": targeting.CALLS, "base": len(table), "month": targeting.CASE_MONTH,
        "ending": int(table["ends_in"].between(0, 3).sum()), "contact": costs.contact,
        "offer": costs.offer, "accepted": costs.accepted, "per_call": costs.per_call,
        "best": round(targeting.net_value(oracle(mart), worth(mart))), "mark": PASS_MARK,
    }  # fmt: skip


def _wide(value: dict) -> bool:
    return value["ends_to"] - value["ends_from"] > 18


@target_list.mistake(when=lambda mart, value: value["ends_from"] > value["ends_to"])
def months_turned_round(mart):
    return _setting(ends_from=10, ends_to=-5, others=False)


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


@target_list.mistake(when=lambda mart, value: value["calls"] <= targeting.CALLS / 2)
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


@target_list.mistake(when=lambda mart, value: value["rank_by"] in {"score_value", "saving"})
def ending_and_risk_times_value(mart):
    return _setting(ends_from=1, ends_to=1, others=False, rank_by="score_value")


# --- the list by code -----------------------------------------------------------------------------


@question(
    Policy(
        score=graded,
        takes=Targets(most=targeting.CALLS, known=lambda mart: customers(mart).index),
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


@free_list.mistake(when=lambda mart, value: len(value) <= targeting.CALLS / 2)
def few_names(mart):
    return listed(mart, **RIGHT)[:100]


@free_list.mistake(when=lambda mart, value: _ending(mart, value).between(0, 3).mean() > MUCH)
def wrong_ones_of_those_ending(mart):
    table = customers(mart)
    soon = table[table["ends_in"].between(0, 3)]
    return soon.nsmallest(targeting.CALLS, "bill").index


@free_list.mistake(when=lambda mart, value: _ending(mart, value).between(-12, -1).mean() > MUCH)
def ended_already(mart):
    return listed(mart, **{**RIGHT, "ends_from": -12, "ends_to": -1})


@free_list.mistake(when=lambda mart, value: _ending(mart, value).between(0, 3).mean() < 0.5)
def without_the_end(mart):
    return listed(mart, rank_by="score_value")


@free_list.mistake
def most_alarms(mart):
    table = customers(mart).sort_values(["alarms", "score"], ascending=False)
    return table.index[: targeting.CALLS]


@free_list.mistake
def soonest_end(mart):
    return listed(mart, **{**RIGHT, "rank_by": "ends_in"})


# --- debrief --------------------------------------------------------------------------------------


COMPARED = ("riskiest", "best_payers", "most_alarms", "soonest_end")
"""Lists of learners that the debrief sets beside the solution's and the oracle's."""


def lists_compared(mart: door.Mart) -> pd.DataFrame:
    """Return what six lists of 300 come to: outcomes of those called, mean bill, net yuan."""
    lists = {
        **{name: free_list.mistakes[name].answer(mart) for name in COMPARED},
        "expiring_by_bill": listed(mart, **RIGHT),
        "oracle": oracle(mart),
    }
    rows = {}
    for name, chosen in lists.items():
        became = targeting.outcome_of(chosen, effects(mart))
        rows[name] = {
            **became.to_dict(),
            "bill": customers(mart).loc[chosen, "bill"].mean(),
            "net": targeting.net_value(chosen, worth(mart)),
        }
    return pd.DataFrame.from_dict(rows, orient="index")
