"""What is seen of the customers on the day of the case, and the sheet on which the list is written."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, models, rules
from casekit.analysis.along import more_along
from casekit.analysis.followers import yuan_that_follow
from casekit.analysis.money import figure
from casekit.course.segmentation.ranking.methods import points, stickiness
from casekit.mart.once import once
from casekit.text import Catalogue
from synthetic.calendar import add_months, month_range

texts = Catalogue("casekit.course.segmentation.redraw")

CASE = "decision"
DAY = 202506
"""Month at the end of which the list is due."""
SEATS = 1200
BACK = 12
"""Months over which calls for help are counted."""
CONDITIONS = ("bill", "along", "help", "complaints_3m", "ends_in", "tenure", "risk")
"""Columns that the rule may ask for."""
RANKS = ("bill", "with_along", "points", "tenure", "risk", "risk_bill", "help")
"""Columns that the list may be ranked by."""
_STEPS = {
    "bill": (19, 29, 39, 49, 59, 79, 99, 129, 169, 199),
    "along": (1, 5, 10, 20, 40),
    "help": (1, 2, 3, 4, 5, 6, 8, 10, 12),
    "complaints_3m": (1, 2),
    "ends_in": (1, 3, 6, 12),
    "tenure": (3, 6, 12, 24, 36, 60),
    "risk": (0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5),
}


@once
def people(mart: door.Mart) -> pd.DataFrame:
    """Return what is seen on the day of each who may be contacted.

    Returns:
        Index subscriber; bill (mean of three months, yuan), along (yuan a month of the lines that he
        pays for that go along when he leaves, as the records up to the day show it), with_along (both), help (calls to the
        hotline and visits to the counter in twelve months), complaints_3m, ends_in (months to the
        contract's end; missing without one), tenure (months), risk (chance of leaving within three
        months, by a model that could exist on the day), risk_bill, points (the handbook's score).
    """
    known = door.features(mart, DAY)
    bill = known["bill_mean_3m"]
    home = mart.subscribers.set_index("subscriber")["household"]
    payer = mart.households.set_index("household")["payer"]
    months = month_range(add_months(DAY, 1 - BACK), BACK)
    year = mart.window(months, ["subscriber", "counter_visits", "service_calls"])
    asked = year.groupby("subscriber")[["counter_visits", "service_calls"]].sum().sum(axis=1)
    table = pd.DataFrame({
        "bill": bill,
        "along": yuan_that_follow(bill, home, payer, more_along(mart, DAY)),
        "help": asked.reindex(known.index),
        "complaints_3m": known["complaints_3m"],
        "ends_in": known["contract_left"].where(known["contract_left"] > 0),
        "tenure": known["tenure_months"],
        "risk": models.score_on(mart, DAY).reindex(known.index),
        "points": points(_rated(mart, known)),
    })  # fmt: skip
    table["with_along"] = table["bill"] + table["along"]
    table["risk_bill"] = table["risk"] * table["bill"]
    return table.drop(index=table.index.intersection(campaigns.refusals(mart)["no_consent"]))


def _rated(mart: door.Mart, known: pd.DataFrame) -> pd.DataFrame:
    """The four figures of the handbook's score."""
    half_year = mart.window(month_range(add_months(DAY, -5), 6), ["subscriber", "vas_fee"])
    fees = half_year.groupby("subscriber")["vas_fee"].sum()
    return pd.DataFrame({
        "bill": known["bill_mean_3m"],
        "stickiness": stickiness(known),
        "new_services": fees.reindex(known.index),
        "potential": known["over_gb_months_3m"].add(known["handset_new"], fill_value=0),
    })  # fmt: skip


@once
def sheet(mart: door.Mart) -> rules.Sheet:
    """Return what the list's one line is written on: two conditions, a ranking, the seats."""
    seen = people(mart)
    called = {name: texts.node(f"columns.{name}") for name in {*CONDITIONS, *RANKS}}
    return rules.Sheet(
        seen,
        columns=rules.columns_of(seen, CONDITIONS, called=called, steps=_STEPS),
        ranks={name: rules.Rank(name, label=called[name]) for name in RANKS},
        offers={"seat": rules.Offer(texts.node("seat"), contact=figure("care_call"))},
        caps=(SEATS,),
        hold_outs=(0.0,),
        rests=(0,),
        lines=1,
    )


def line(*who: list, rank: str = "with_along") -> list[dict]:
    """Return a list as it is written: whom it means, and by what they are ranked."""
    return [{"who": list(who), "rank": rank, "offer": "seat", "cap": SEATS}]


RIGHT = line(["help", ">=", 4])
"""The list of the solution: those who ask for somebody, the most money first."""


def listed(mart: door.Mart, plan: list[dict]) -> pd.Index:
    """Return who is on a list, the first on top."""
    written = sheet(mart)
    return written.apply(written.read(plan)).table.index
