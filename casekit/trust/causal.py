"""Can effects be learnt from this base? What an operator would estimate, held against the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from casekit import mart as door
from casekit.analysis import campaigns, models
from casekit.analysis.models import skill as skills
from casekit.mart import Lacking, Mart, TargetBeyondData
from casekit.trust.quantities import QUANTITIES, Unanswerable
from casekit.trust.quantities.campaigns import largest_trial
from casekit.trust.quantities.circle import contagion_law

FEWEST = 3_000
"""Active subscribers below whom a model's skill says more of luck than of the base."""


@dataclass(frozen=True)
class Finding:
    """One check: what was found, whether the bar is kept, and the facts that its texts name.

    `kept` is None where the base cannot tell (no truth, no campaign at random, too few people).
    """

    name: str
    kept: bool | None = None
    facts: dict[str, float | str] = field(default_factory=dict)


def self_check(mart: Mart) -> list[Finding]:
    """Return the three checks: the trial, contagion, the reference model's skill."""
    return list(_found(mart))


def _found(mart: Mart) -> Iterator[Finding]:
    for look in (campaign, contagion, skill):
        yield _or_silence(look, mart)


def _or_silence(look: Callable[[Mart], Finding], mart: Mart) -> Finding:
    try:
        return look(mart)
    except (Lacking, TargetBeyondData, Unanswerable):
        return Finding(look.__name__)


def campaign(mart: Mart) -> Finding:
    """The effect estimated from the largest trial, with its 95 % interval, covers the truth (points).

    A sound estimate misses in one base of twenty, by the luck of the draw.
    """
    trial = largest_trial(mart)
    true = float(campaigns.true_effects(mart, trial)["effect"].mean())
    people = campaigns.outcomes(mart, trial)
    seen = campaigns.effect_by(people, people["treated"].map(lambda _: "all")).loc["all"]
    points = {name: 100 * float(seen[name]) for name in ("effect", "low", "high")}
    points["true"] = 100 * true
    law = mart.campaigns.set_index("campaign").loc[trial]
    facts = {**points, "offer": law["offer"], "months": law["horizon"]}
    return Finding("campaign", points["low"] <= points["true"] <= points["high"], facts)


def contagion(mart: Mart) -> Finding:
    """What churned contacts go with exceeds what they cause."""
    naive = QUANTITIES["churned_contact_ratio"](mart) - 1
    causal = contagion_law(mart)
    return Finding("contagion", naive > causal, {"naive": naive, "causal": causal})


def skill(mart: Mart) -> Finding:
    """The reference model's skill, mean of the later months, lies in its band."""
    months = models.split(mart).test
    if len(door.base(mart, months[0])) < FEWEST:
        raise Unanswerable
    found = skills.mean_skill(mart, months, models.model(mart).score)
    low, high = skills.REFERENCE_SKILL
    return Finding("skill", low <= found <= high, {"skill": found, "low": low, "high": high})
