"""A policy written as rules: lines of who, what, how many, worked through from above."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import pandas as pd

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.speech import type_word

PARTS = ("who", "rank", "offer", "cap", "hold_out", "rest")


class Sheet(Protocol):
    """What rules are written on, as `casekit.analysis.rules.Sheet` is; the engine knows no more of it.

    `columns`, `ranks`, `offers` and `buys` are mappings name → something with its words (`label` of
    a column, `words` of the others); a column has `steps`, `ops`, `needs` and `words(step)`; an offer
    says by `alone` whether it leaves people alone. `caps`, `hold_outs`, `rests` are what a line may
    take of each.
    """

    columns: Mapping[str, object]
    ranks: Mapping[str, object]
    offers: Mapping[str, object]
    buys: Mapping[str, object]
    caps: tuple
    hold_outs: tuple
    rests: tuple
    budget: float | None
    contacts: int | None
    lines: int
    most_conditions: int

    def read(self, plain: object) -> object:
        """Return a plan; raise ValueError whose words say what is wrong with it."""

    def apply(self, plan: object) -> object:
        """Return what a plan does: `table`, `lines`, `contacts`, `cost`, `left`, `contacts_left`."""

    def takeaway(self, plan: object) -> pd.DataFrame:
        """Return the list with reasons."""

    def words(self, plan: object) -> list[str]:
        """Return the plan in words, a sentence a line."""


@dataclass(frozen=True)
class Planned:
    """A plan that was read, and what it does.

    Attributes:
        plan: as the sheet's `read` returned it.
        done: as its `apply` returned it.
        words: the plan in words.
        chosen: who gets what, as pairs (subscriber, offer), those held out included.
    """

    plan: object
    done: object
    words: tuple[str, ...]
    chosen: frozenset = field(repr=False)


@dataclass(frozen=True)
class Rules(Kind):
    """Lines of rules; a list builder where the sheet has one line.

    Args:
        sheet: mart → what the rules are written on (see `Sheet`).
        alike: overlap (shared / all in either) of who gets what from which two plans are the same.

    The answer is a list of lines, each {"who": [[column, op, step], …], "rank": …, "offer": …} with
    "cap", "hold_out" and "rest" where the sheet has a choice, or {"lines": […], "buys": […]}. A
    policy's `score(mart, value)` gets a `Planned`.
    """

    sheet: Callable[[object], Sheet] | None = None
    alike: float = 0.95
    name = "rules"

    def sheet_on(self, mart: object) -> Sheet:
        """Return what the rules are written on, on a mart."""
        return self.sheet(mart)  # type: ignore[misc]

    def read(self, answer: object, mart: object) -> Planned:
        if is_blank(answer):
            raise LeftBlank
        if answer is None:
            raise Unreadable("none")
        lines = answer.get("lines") if isinstance(answer, Mapping) else answer
        lines = getattr(lines, "lines", lines)  # of a plan that the sheet's own `read` returned
        if not isinstance(lines, (list, tuple)):
            raise Unreadable("not_rules", given=type_word(answer))
        if not lines:
            raise LeftBlank(Said("unattempted_rules"))
        lacking = _lacking(lines)
        if lacking is not None:
            raise LeftBlank(lacking)
        return self.planned(answer, self.sheet_on(mart))

    def planned(self, answer: object, sheet: Sheet) -> Planned:
        """Return a plan that can be carried out; raise Unreadable or LeftBlank for any other."""
        try:
            plan = sheet.read(answer)
        except ValueError as fault:
            raise Unreadable("rule", said=str(fault)) from None
        done = sheet.apply(plan)
        _refuse_overspent(done)
        chosen = frozenset(zip(done.table.index, done.table["offer"], strict=True))
        return Planned(plan, done, tuple(sheet.words(plan)), chosen)

    def fits(self, value: Planned, other: Planned) -> bool:
        either = len(value.chosen | other.chosen)
        return len(value.chosen & other.chosen) >= self.alike * either

    def flaw(self, value: Planned) -> Said | None:
        lines = value.done.lines
        if not value.chosen:
            return Said("slips.rules_nobody")
        empty = lines[lines["listed"] == 0]
        if not len(empty):
            return None
        number, taken = int(empty.index[0]), int(empty["taken"].iloc[0])
        if taken:
            return Said("slips.rules_starved", {"line": number, "taken": taken})
        return Said("slips.rules_empty", {"line": number})

    def slip(self, value: Planned, reference: Planned, more: int = 0) -> Said | None:
        return self.flaw(value)

    def shortfall(self, value: Planned, reference: Planned, grade: Grade) -> Said:
        return Said("not_yet.other")

    def slots(self, value: Planned, other=None, question=None) -> dict:
        lines = value.done.lines
        return {
            "answer": " ".join(value.words),
            "count": value.done.contacts,
            "cost": value.done.cost,
            "lines": len(lines),
            "held_out": int(lines["held_out"].sum()),
        }

    def faults(self, question) -> list[str]:
        return [] if self.sheet is not None else ["sheet: say what the rules are written on"]


def _lacking(lines: list) -> Said | None:
    """Return what an unfinished line lacks; None where all are whole."""
    for number, line in enumerate(lines, start=1):
        if not isinstance(line, Mapping):
            continue  # somebody else's: the sheet says what is wrong with it
        if line.get("offer") is None:
            return Said("unattempted_offer", {"line": number})
        who = line.get("who") or []
        halves = [one for one in who if isinstance(one, (list, tuple)) and None in list(one)[:3]]
        if halves:
            return Said("unattempted_condition", {"line": number})
    return None


def _refuse_overspent(done: object) -> None:
    """A plan that nobody could pay or carry out is none yet."""
    if done.left is not None and done.left < -1e-9:
        raise LeftBlank(Said("over_budget", {"over": round(-done.left), "budget": done.budget}))
    if done.contacts_left is not None and done.contacts_left < 0:
        slots = {"over": -done.contacts_left, "most": done.most_contacts}
        raise LeftBlank(Said("over_contacts", slots))
