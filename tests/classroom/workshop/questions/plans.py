"""Rules: a plan of several lines under a budget, with something to buy; and a list builder."""

import numpy as np
import pandas as pd

from casekit.analysis import rules
from casekit.classroom import Grade, Policy, Rules, question
from casekit.mart.once import once
from casekit.text import Catalogue

TEXTS = Catalogue("tests.classroom.workshop")
CALLED = {
    name: TEXTS.node(f"words.columns.{name}") for name in ("plan", "bill", "risk", "want", "club")
}
PLANS = {name: TEXTS.node(f"words.plans.{name}") for name in ("basic", "family", "unlimited")}
OFFERS = {
    "call": rules.Offer(TEXTS.node("words.offers.call"), contact=8),
    "credit": rules.Offer(TEXTS.node("words.offers.credit"), contact=3, cost=24, accepts=0.5),
    "alone": rules.Offer(TEXTS.node("words.offers.alone"), alone=True),
}
RANKS = {
    "risk": rules.Rank("risk", label=CALLED["risk"]),
    "bill": rules.Rank("bill", label=CALLED["bill"]),
    "worth": rules.Rank("worth", label=TEXTS.node("words.columns.worth")),
    "lot": rules.Rank(None, label=TEXTS.node("words.columns.lot")),
}


@once
def people(mart):
    """What is seen, and from the second half of the subscribers a club card."""
    seen = mart.subscribers.set_index("subscriber")[["plan", "bill", "risk"]]
    number = np.arange(len(seen))
    return seen.assign(
        worth=seen["risk"] * seen["bill"],
        club=(number % 3 == 0) * 1.0,
        want=np.where(number % 2, "cheap", "fast"),
    )


@once
def month_sheet(mart):
    seen = people(mart)
    columns = rules.columns_of(
        seen, ["risk", "bill", "plan", "club", "want"], called=CALLED, options={"plan": PLANS},
        needs={"want": "survey"},
    )  # fmt: skip
    number = np.arange(len(seen))
    return rules.Sheet(
        seen, columns, RANKS, OFFERS,
        barred=pd.Series(number % 10 == 9, index=seen.index),
        rested=pd.Series(np.where(number % 5 == 0, 2.0, np.nan), index=seen.index),
        buys={"survey": rules.Buy(TEXTS.node("words.survey"), 200)},
        budget=1000, contacts=120,
    )  # fmt: skip


@once
def list_sheet(mart):
    seen = people(mart)
    columns = rules.columns_of(seen, ["risk", "bill"], called=CALLED)
    return rules.Sheet(seen, columns, RANKS, {"call": OFFERS["call"]}, caps=(20, 40, 60), lines=1,
                       hold_outs=(0.0,), rests=(0,))  # fmt: skip


def gained(mart, planned):
    """A call keeps a third of what is at stake, a credit a half; both cost; who calm is loses a little."""
    table = planned.done.table
    stake = people(mart)["worth"].reindex(table.index)
    keeps = table["offer"].map({"call": 0.9, "credit": 1.2, "alone": 0.0}).astype(float)
    return float((stake * keeps * table["contacted"]).sum()) - planned.done.cost


def share_of_best(mart, planned):
    best = gained(mart, MONTH.takes.read(best_plan(mart), mart))
    return Grade(False, gained(mart, planned) / best, {"gain": gained(mart, planned)})


def best_plan(mart):
    return [{"who": [], "rank": "worth", "offer": "call", "cap": 120, "rest": 3}]


MONTH = Policy(score=share_of_best, takes=Rules(sheet=month_sheet), pass_mark=0.9)


@question(MONTH, covers="T4", minutes=8)
def month_plan(mart):
    """Whom to contact this month, with what."""
    return best_plan(mart)


@month_plan.mistake
def by_the_bill(mart):
    return [{"who": [], "rank": "bill", "offer": "call", "cap": 120, "rest": 3}]


@month_plan.mistake(when=lambda mart, value: any(line.hold_out >= 0.5 for line in value.plan.lines))
def half_held_out(mart):
    return [{"who": [], "rank": "worth", "offer": "call", "cap": 120, "hold_out": 0.5}]


def listed_stake(mart, planned):
    worth = people(mart)["worth"]
    return float(worth.reindex(planned.done.table.index).sum() / worth.nlargest(40).sum())


@question(
    Policy(score=listed_stake, takes=Rules(sheet=list_sheet), pass_mark=0.95),
    covers="T4",
    minutes=3,
)
def forty_calls(mart):
    """A list of forty."""
    return [{"rank": "worth", "offer": "call", "cap": 40}]


@forty_calls.mistake
def riskiest(mart):
    return [{"rank": "risk", "offer": "call", "cap": 40}]
