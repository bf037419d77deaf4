"""Province pilots: large trials in other cities of the same law, of which only the end is told.

A class base is too small to learn whom an offer changes. So a pilot's participants live in
communities that no base reaches, from before the contact until its horizon is over,
and each leaves one row: what was seen in the month before the contact, the arm, the outcome.
"""

from __future__ import annotations

import numpy as np

from synthetic import referral
from synthetic.calendar import add_months
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns, join
from synthetic.people import padded
from synthetic.scenario import Campaign, Pilot, Scenario
from synthetic.schema import OFFERS, PILOT_SEEN, PILOT_STANDING
from synthetic.world import Month, World

FIRST = 60_000_000
"""Lines from here on live in pilots: above the largest base (0-based)."""
_APART = 10_000_000
"""Lines between the beginnings of two pilots."""
_BEFORE = 1
"""Months of data before the contact; those of the warm-up come before them."""
_LINES = 1.85
"""Lines of a city for each participant wanted: some have not joined, or are not eligible."""
_CITIES = 8
"""Cities at most in which a pilot looks for its participants."""


def people(scenario: Scenario, seed: int) -> Columns | None:
    """Return the rows of `pilot_people`, pilot by pilot; None where the scenario has no pilot.

    They hang on the scenario's laws and the seed, not on how large its base is.
    """
    parts = [_one(scenario, seed, number, law) for number, law in enumerate(scenario.pilots)]
    if not parts:
        return None
    rows = join(parts)
    return Columns(participant=np.arange(1, len(rows) + 1, dtype=np.int32), **dict(rows.items()))


def _one(scenario: Scenario, seed: int, number: int, law: Pilot) -> Columns:
    """The participants of one pilot: of as many cities as it takes to find them."""
    lines = padded(int(law.participants * _LINES))
    found: list[Columns] = []
    for city in range(_CITIES):
        first = FIRST + number * _APART + city * lines
        found.append(_city(scenario, seed, law, (first, first + lines)))
        if sum(map(len, found)) >= law.participants:
            break
    rows = join(found)
    return rows.take(np.arange(min(len(rows), law.participants)))


def _city(scenario: Scenario, seed: int, law: Pilot, part: tuple[int, int]) -> Columns:
    """The participants among some lines: who they are, what they did, what became of them."""
    world = World(_lived(scenario, law), seed, part=part)
    for _ in range(_BEFORE):
        month = world.step()
    seen = _seen(world, month)
    world.noted = False
    run, margin = world.campaigns[0], np.zeros(len(world.people))
    for _ in range(law.horizon):
        month = world.step()
        margin += world.state.margin * month.present
    who, state = run.who, world.state
    # what a contract gives back month by month is in the margins already
    spent = run.treated * run.campaign.contact_cost
    spent += run.accepted * run.campaign.offer_cost * (not CATALOGUE[law.offer].by_month)
    return Columns(
        offer=np.full(len(who), OFFERS.index(law.offer), dtype=np.int8),
        month=np.full(len(who), law.month, dtype=np.int32),
        **dict(seen.take(who).items()),
        arm=run.treated.astype(np.int8),
        contacted=run.contacted,
        accepted=run.accepted,
        left=(state.gone[who] < len(world.months)) & ~state.by_arrears[who],
        margin=margin[who] - spent,
    )


def _lived(scenario: Scenario, law: Pilot) -> Scenario:
    """The scenario about one pilot: its months, and no other campaign."""
    trial = Campaign(
        offer=law.offer,
        month=law.month,
        base_share=1.0,
        treated_share=0.5,
        horizon=law.horizon,
        reach=law.reach,
        eligible=law.eligible,
    )
    return scenario.model_copy(
        update={
            "first_month": int(add_months(law.month, -_BEFORE)),
            "months": _BEFORE + law.horizon,
            "joining_months": scenario.joining_months or scenario.months,
            "campaigns": (trial,),
        }
    )


def _seen(world: World, month: Month) -> Columns:
    """What is seen of everybody in a month, and for good."""
    people, now = world.people, month.index
    standing = {
        "tenure_months": np.maximum(now - people.join.astype(np.int32), 0),
        "credit_grade": people.credit,
        "second_sim": people.sim_reported,
        "channel": referral.won_by(people, world.state),
    }
    standing |= {name: people.__dict__[name] for name in PILOT_STANDING if name not in standing}
    return Columns(**standing, **{name: getattr(month.seen, name).copy() for name in PILOT_SEEN})
