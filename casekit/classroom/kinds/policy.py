"""Questions answered by a policy: it is tried on a hold-out and scored against the best possible."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.cases import is_month, moved
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.speech import type_word


def _as_numbers(values: pd.Index) -> pd.Index:
    """Return items that are numbers written as texts ("131") as numbers; others as they are."""
    if not len(values) or not all(isinstance(one, str) for one in values):
        return values
    try:
        return pd.Index([int(one) for one in values])
    except ValueError:
        return values


@dataclass(frozen=True)
class Targets(Kind):
    """A list of subscribers, each once.

    Args:
        most: how many it may hold.
        known: mart → the subscribers to choose from; all other numbers are refused.
        column: the column to take when a table is given.
        alike: overlap (shared / all in either) from which two lists count as the same.
    """

    most: int | None = None
    known: Callable[[object], object] | None = None
    column: str = "subscriber"
    alike: float = 0.95
    name = "targets"
    has_inputs = False

    def read(self, answer: object, mart: object) -> frozenset:
        if is_blank(answer):
            raise LeftBlank
        if np.ma.is_masked(answer):
            raise Unreadable("nan_in_list")
        values = _as_numbers(pd.Index(self._items(answer)))
        if not len(values):  # nobody is an answer, too
            return frozenset()
        if all(isinstance(one, (bool, np.bool_)) for one in values):
            raise Unreadable("true_false", column=self.column)
        if pd.isna(values).any():
            raise Unreadable("nan_in_list")
        if values.has_duplicates:
            raise Unreadable("doubles", count=int(values.duplicated().sum()))
        if self.most is not None and len(values) > self.most:
            raise Unreadable("too_many", given=len(values), most=self.most)
        if self.known is not None:
            strange = ~values.isin(pd.Index(self.known(mart)))
            if strange.any():
                raise Unreadable("unknown_subscribers", count=int(strange.sum()))
        return frozenset(values)

    def _items(self, answer: object):
        if isinstance(answer, pd.DataFrame):
            if self.column in answer.columns:
                return answer[self.column]
            if answer.index.name == self.column:
                return answer.index
            raise Unreadable("no_column", column=self.column)
        if isinstance(answer, pd.Series) and answer.dtype == bool:
            return answer.index[answer.to_numpy()]
        if isinstance(answer, (set, frozenset)):
            return list(answer)
        if isinstance(answer, (list, tuple, pd.Series, pd.Index, np.ndarray)):
            if np.ndim(answer) != 1 or any(isinstance(i, (list, dict, set)) for i in answer):
                raise Unreadable("not_flat")
            return answer
        if answer is None:
            raise Unreadable("none")
        raise Unreadable("not_a_list", given=type_word(answer))

    def fits(self, value: frozenset, other: frozenset) -> bool:
        return len(value & other) >= self.alike * len(value | other)

    def slip(self, value: frozenset, reference: frozenset, more: int = 0) -> Said | None:
        surplus, missing = value - reference, reference - value
        if not value:
            return Said("slips.list_empty")
        if all(map(is_month, value | reference)):
            for key, step in (("months_late", 1), ("months_early", -1)):
                if {moved(one, -step) for one in value} == reference:
                    return Said(f"slips.{key}")
            ends = _at_the_ends(reference, surplus, missing)
            if ends is not None:
                return Said(f"slips.{ends}", {"count": len(surplus or missing)})
        if surplus == value:
            return Said("slips.list_none_right", {"all": len(value)})
        if surplus and not missing:
            return Said("slips.list_surplus", {"count": len(surplus), "all": len(value)})
        if missing and not surplus:
            return Said("slips.list_missing", {"count": len(missing), "all": len(value)})
        return None

    def shortfall(self, value: frozenset, reference: frozenset, grade: Grade) -> Said:
        slots = {"more": len(value - reference), "fewer": len(reference - value)}
        return Said("not_yet.list", {**slots, "all": len(value)})

    def as_positions(self, value: frozenset, case: tuple) -> frozenset | None:
        """Return the items that stand at the positions that a list may hold; None if it cannot."""
        tables = [t for t in case if isinstance(t, pd.DataFrame) and self.column in t.columns]
        rows = range(len(tables[0])) if tables else range(0)
        if not value or not value <= set(rows):
            return None
        return frozenset(tables[0][self.column].iloc[sorted(value)])

    def looks(self, value: frozenset) -> Said:
        if value and all(map(is_month, value)):
            slots = {"count": len(value), "first": min(value), "last": max(value)}
            return Said("case.months", slots)
        return Said("case.values", {"count": len(value)})

    def wanted(self, reference: frozenset) -> Said:
        return Said("wanted.months" if all(map(is_month, reference)) else "wanted.list")

    def slots(self, value, other=None, question=None) -> dict:
        return {"answer": len(value), "count": len(value)}


def _at_the_ends(reference: frozenset, surplus: frozenset, missing: frozenset) -> str | None:
    """Tell at which end, early or late, a run of months is too long or too short."""
    if bool(surplus) == bool(missing):
        return None
    odd, word = (surplus, "too_many") if surplus else (missing, "too_few")
    kept = reference - missing
    if not kept:
        return None
    if max(odd) < min(kept):
        return f"{word}_early"
    if min(odd) > max(kept):
        return f"{word}_late"
    return f"{word}_both" if all(o < min(kept) or o > max(kept) for o in odd) else None


@dataclass(frozen=True)
class Policy(Kind):
    """Something that decides whom or what to pick, scored on data it has not seen.

    Args:
        score: (mart, value) → share of the best possible (1.0 = the oracle), or a Grade with
            `share` and facts for the messages, its share None where a rule is broken and nothing is
            scored; `value` is what `takes` has read.
        takes: kind of the answer: `Targets(most=300)`, `Model(on=...)`, `Function(...)`,
            `Setting(...)` ...
        pass_mark: share from which the policy passes.
    """

    score: Callable[[object, object], float | Grade] = lambda mart, value: 0.0
    takes: Kind = field(default_factory=Targets)
    pass_mark: float = 0.85

    @property
    def name(self) -> str:
        """The message that says how to answer is that of the answer's own kind."""
        return self.takes.name

    def how_returned(self, reference: object) -> Said:
        """Say how a result is given, where the policy is a function."""
        return self.takes.how_returned(reference)

    def how(self, reference: object) -> Said:
        return self.takes.how(reference)

    @property
    def has_inputs(self) -> bool:
        """A card can take the policy if it can take its answer."""
        return self.takes.has_inputs

    def read(self, answer: object, mart: object) -> object:
        value = self.takes.read(answer, mart)
        if value == frozenset():  # nothing to be scored by
            raise Unreadable("empty_list")
        return value

    def readings(self, value: object) -> tuple:
        return self.takes.readings(value)

    def fits(self, value: object, other: object) -> bool:
        return self.takes.fits(value, other)

    def fits_unrounded(self, value: object, other: object) -> bool:
        return self.takes.fits_unrounded(value, other)

    def grade(self, value: object, reference: object, mart: object) -> Grade:
        scored = self.score(mart, value)
        grade = scored if isinstance(scored, Grade) else Grade(False, float(scored))
        if grade.share is None:
            return Grade(False, None, grade.facts)
        share = float(grade.share)
        return Grade(share >= self.pass_mark, share, {**grade.facts, "share": share})

    def slip(self, value: object, reference: object, more: int = 0) -> Said | None:
        return self.takes.flaw(value)  # many roads lead to a good policy: the reference is one

    def shortfall(self, value: object, reference: object, grade: Grade) -> Said:
        if grade.share is None:
            return Said("not_yet.policy")
        key = "not_yet.policy_harm" if grade.share < 0 else "not_yet.policy"
        return Said(key, {"share": grade.share, "pass_mark": self.pass_mark})

    def slots(self, value, other=None, question=None) -> dict:
        return self.takes.slots(value, other, question)

    def faults(self, question) -> list[str]:
        return self.takes.faults(question)
