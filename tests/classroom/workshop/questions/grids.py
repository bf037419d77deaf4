"""Grids: a tier a group under a budget, hours a cell, a level a column to be chosen."""

from casekit.classroom import (
    Grade,
    Grid,
    Pick,
    Policy,
    Setting,
    Slider,
    question,
    searched,
    searched_by_cell,
)
from casekit.mart.once import once
from casekit.text import Catalogue

TEXTS = Catalogue("tests.classroom.workshop")
COSTS = {"a": 9.0, "b": 4.0, "c": 1.0}
REACH = {"a": 0.8, "b": 0.5, "c": 0.1}
TIERS = {tier: TEXTS.node(f"words.tiers.{tier}") for tier in COSTS}
PLANS = ("basic", "family", "unlimited")
BANDS = ("calm", "restless", "leaving")


@once
def groups(mart):
    """Customers, value at risk and cost a head of each plan × band of risk, as row → figures."""
    table = mart.subscribers
    band = table["risk"].rank(pct=True).mul(3).clip(upper=2.999).astype(int)
    found = {}
    for plan in PLANS:
        for place, name in enumerate(BANDS):
            chosen = table[(table["plan"] == plan) & (band == place)]
            worth = float((chosen["risk"] * chosen["bill"]).sum())
            found[f"{plan} {name}"] = (len(chosen), worth)
    return found


def tiers(mart):
    known = groups(mart)
    return Grid(
        rows={row: f"{row} ({count})" for row, (count, _) in known.items()},
        each=Pick(TIERS, "c"),
        cost=lambda row, tier: COSTS[tier] * known[row][0],
        cap=1700,
        unit="yuan",
    )


def kept_value(mart, row, tier):
    return REACH[tier] * groups(mart)[row][1]


@once
def best_tiers(mart):
    return searched_by_cell(tiers(mart), lambda row, tier: kept_value(mart, row, tier))


def total(mart, cells):
    return sum(kept_value(mart, row, tier) for row, tier in cells.items())


def share(mart, setting):
    best = total(mart, best_tiers(mart))
    return Grade(
        False, total(mart, setting["tier"]) / best, {"saved": total(mart, setting["tier"])}
    )


@question(
    Policy(
        score=share,
        takes=Setting(controls=lambda mart: {"tier": tiers(mart)}),
        pass_mark=0.97,
    ),
    covers="T4",
    minutes=6,
)
def tier_plan(mart):
    """A level of service for each group, within the budget."""
    return {"tier": best_tiers(mart)}


@tier_plan.mistake
def by_size(mart):
    """The largest groups first, whoever is in them."""
    grid, known = tiers(mart), groups(mart)
    order = sorted(known, key=lambda row: -known[row][0])
    return grid.filled(dict.fromkeys(order, "a"))


@tier_plan.mistake(when=lambda mart, value: len(set(value["tier"].values())) == 1)
def everybody_alike(mart):
    return dict.fromkeys(groups(mart), "b")


HOURS = Grid(
    rows={plan: TEXTS.node(f"words.plans.{plan}") for plan in PLANS},
    columns={job: TEXTS.node(f"words.jobs.{job}") for job in ("visit", "call")},
    each=Slider(0, 8, 0),
    cap=12,
    unit="hours",
)


def minutes_well_spent(cells):
    """Falling returns: the first hour of a job brings most."""
    worth = {"basic": 1, "family": 2, "unlimited": 3}
    return sum(
        worth[plan] * (hours if job == "call" else 1.5 * hours) ** 0.5
        for (plan, job), hours in cells.items()
    )


BEST_HOURS = searched(HOURS, minutes_well_spent)


@question(
    Setting(
        controls={"hours": HOURS},
        judge=lambda mart, s: (
            minutes_well_spent(s["hours"]) >= 0.98 * minutes_well_spent(BEST_HOURS)
        ),
        shows=lambda mart, s: f"{minutes_well_spent(s['hours']):.1f}",
    ),
    covers="T4",
    minutes=4,
)
def rota(mart):
    """Twelve hours over six cells."""
    return {"hours": BEST_HOURS}


@rota.mistake
def all_on_the_best(mart):
    return {**dict.fromkeys(HOURS.cells, 0), ("unlimited", "visit"): 8, ("unlimited", "call"): 4}


LEVELS = Grid(
    rows={column: TEXTS.node(f"words.columns.{column}") for column in ("name", "age", "bill")},
    each=Pick(
        {level: TEXTS.node(f"words.levels.{level}") for level in ("as_is", "coarse", "out")}, None
    ),
)


@question(
    Setting(
        controls={"level": LEVELS},
        judge=lambda mart, s: s["level"] == {"name": "out", "age": "coarse", "bill": "coarse"},
    ),
    covers="T2",
    minutes=3,
)
def extract_levels(mart):
    """What of each column may be handed out."""
    return {"level": {"name": "out", "age": "coarse", "bill": "coarse"}}


@extract_levels.mistake
def names_dropped_only(mart):
    return {"level": {"name": "out", "age": "as_is", "bill": "as_is"}}


@extract_levels.mistake(when=lambda mart, value: value["level"]["bill"] == "out")
def everything_out(mart):
    return {"level": dict.fromkeys(LEVELS.rows, "out")}
