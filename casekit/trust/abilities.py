"""What can a base teach? Questions of the course, what stands here for each, and whether it is enough.

Size decides most: an area of five hundred lines cannot be watched by its nine leavers a month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal

from casekit import mart as door
from casekit.analysis import campaigns, models
from casekit.mart import Lacking, Mart, TargetBeyondData, truth, voluntary
from casekit.trust.quantities import Unanswerable
from casekit.trust.quantities.answers import trial_power
from casekit.trust.quantities.campaigns import largest_trial
from synthetic.calendar import month_number

_SURE = 1.96
"""Standard errors on either side of a 95 % interval."""
_YEAR, _QUARTER = 12, 3
_FEWEST = 50
"""Newcomers of a channel below whom it is not counted as one."""

Stands = Literal["yes", "partly", "no"]


@dataclass(frozen=True)
class Ability:
    """One question: the figure that decides whether the base can answer it, and what it takes.

    Attributes:
        have: the figure that stands here.
        partly: what shows large differences only.
        full: what is enough; below `partly` where less is better, as with an error.
        facts: further figures that the texts name.
        elsewhere: whether it is a trial held elsewhere that decides.
    """

    name: str
    have: float
    partly: float
    full: float
    facts: dict[str, float] = field(default_factory=dict)
    elsewhere: bool = False

    @property
    def stands(self) -> Stands:
        """Whether it is enough."""
        sign = 1 if self.full >= self.partly else -1
        if sign * self.have >= sign * self.full:
            return "yes"
        return "partly" if sign * self.have >= sign * self.partly else "no"


def abilities(mart: Mart) -> list[Ability]:
    """Return what a base can teach, question by question; those that it lacks the tables for are out."""
    return list(_answered(mart))


def _answered(mart: Mart) -> Iterator[Ability]:
    for ask in _QUESTIONS:
        try:
            yield ask(mart)
        except (Lacking, TargetBeyondData, Unanswerable):
            continue


def who_leaves(mart: Mart) -> Ability:
    """Can a model be learnt that says who leaves?"""
    people = len(door.base(mart, models.split(mart).test[0]))
    return Ability("who_leaves", people, 1000, 3000)


def does_it_work(mart: Mart) -> Ability:
    """Does the largest trial show its effect? Power at the true effect, both sides, 5 %."""
    trial = largest_trial(mart)
    true = abs(float(campaigns.true_effects(mart, trial)["effect"].mean()))
    facts = {"people": len(campaigns.outcomes(mart, trial)), "points": 100 * true}
    return Ability("does_it_work", trial_power(mart), 0.3, 0.8, facts)


def whom_it_changes(mart: Mart) -> Ability:
    """Are there trials large enough to learn whom an offer changes?"""
    own = len(campaigns.outcomes(mart, largest_trial(mart)))
    elsewhere = mart.pilot_people.groupby("offer", observed=True).size()
    there = int(elsewhere.max()) if len(elsewhere) else 0
    most = max(own, there)
    return Ability("whom_it_changes", most, 5_000, 20_000, {"own": own}, elsewhere=there > own)


def where_it_rises(mart: Mart) -> Ability:
    """How large must a rise of churn in one area be, to stand out from chance within a quarter?"""
    lines = mart.subscribers.groupby("area").size().mean()
    here = mart.month(mart.months[-1], ["subscriber"])
    share = len(here) / len(mart.subscribers)
    rate = len(voluntary(mart.churn)) / len(mart.months) / len(here)
    expected = _QUARTER * rate * lines * share
    rise = _SURE / sqrt(expected)
    facts = {"lines": lines * share, "leavers": expected}
    return Ability("where_it_rises", rise, 0.6, 0.25, facts)


def which_channel(mart: Mart) -> Ability:
    """How far apart (percentage points) must two channels be in who stays a year?"""
    joined, last = month_number(mart.subscribers["join_month"]), month_number(mart.months[-1])
    new = (joined >= month_number(mart.months[0])) & (joined + _YEAR <= last)
    sizes = mart.subscribers[new].groupby("channel", observed=True).size()
    sizes = sizes[sizes >= _FEWEST]
    if len(sizes) < 2:
        raise Unanswerable
    gap = 100 * _SURE * sqrt(2 * 0.2 * 0.8 / sizes.min())
    return Ability("which_channel", gap, 15, 6, {"people": int(sizes.min())})


def which_group(mart: Mart) -> Ability:
    """Are there enough bids of rivals for company groups?"""
    bids = int(mart.groups["rival_bid"].notna().sum())
    return Ability("which_group", bids, 8, 30, {"groups": len(mart.groups)})


def what_they_say(mart: Mart) -> Ability:
    """How sure is the net promoter score of the answers to a year's surveys?"""
    since = mart.months[-_YEAR:][0]
    rows = mart.surveys[mart.surveys["answered"] & (mart.surveys["month"] >= since)]
    marks = rows["recommend"].astype("int64")
    side = (marks >= 9).astype(int) - (marks <= 6).astype(int)
    if len(side) < 2:
        raise Unanswerable
    width = 100 * _SURE * float(side.std()) / sqrt(len(side))
    return Ability("what_they_say", width, 8, 4, {"people": len(rows)})


def without_the_event(mart: Mart) -> Ability:
    """Does the truth say who would have left without an event?"""
    events = truth.of(mart).without[["event", "number"]].drop_duplicates()
    return Ability("without_the_event", len(events), 1, 1)


def rare_lines(mart: Mart) -> Ability:
    """Are there enough lines that are kept for gain, or on false papers?"""
    people = truth.of(mart).people
    found = int((people["arbitrage"] | people["fraud"]).sum())
    return Ability("rare_lines", found, 15, 50)


def along_with_the_payer(mart: Mart) -> Ability:
    """How many payers left and had other lines at home?"""
    homes = mart.households.query("lines > 1")["payer"]
    left = int(homes.isin(voluntary(mart.churn)["subscriber"]).sum())
    return Ability("along_with_the_payer", left, 30, 100)


_QUESTIONS: tuple[Callable[[Mart], Ability], ...] = (
    who_leaves, does_it_work, whom_it_changes, where_it_rises, which_channel, which_group,
    what_they_say, along_with_the_payer, rare_lines, without_the_event,
)  # fmt: skip
