"""The rules between columns and between tables: what cannot be true at the same time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from casekit.mart.contract.columns import describe
from casekit.mart.contract.problem import SHOWN, Problem
from casekit.mart.dataset import Mart
from synthetic.calendar import add_months, months_between
from synthetic.schema import TABLES

CENT = 0.02
"""Sums of money rounded to the fen may differ by this."""
_QUARTERS = (1, 4, 7, 10)


class Facts:
    """What several rules look up, read once."""

    def __init__(self, mart: Mart, unsound: frozenset[str]):
        self._mart, self._unsound = mart, unsound
        self.months = mart.months
        self.imported = mart.imported

    def given(self, *names: str) -> bool:
        """Tell whether tables and columns such as "churn.month" are there: an extract may lack some."""
        return self._mart.knows(*names)

    def knows(self, *columns: str) -> bool:
        """Tell whether columns such as "churn.month" are there and can be calculated with."""
        return self.given(*columns) and self._unsound.isdisjoint(columns)

    @cached_property
    def _joined(self) -> pd.Series:
        table = self._mart.table("subscribers", ["subscriber", "join_month"])
        return table.drop_duplicates("subscriber").set_index("subscriber")["join_month"]

    @cached_property
    def _left(self) -> pd.Series:
        table = self._mart.table("churn", ["subscriber", "month"])
        return table.drop_duplicates("subscriber").set_index("subscriber")["month"]

    @cached_property
    def _points_at_start(self) -> pd.Series:
        table = self._mart.table("points_at_start", ["subscriber", "points"])
        return table.groupby("subscriber")["points"].sum()

    @cached_property
    def points_stand_before_the_first_month(self) -> bool:
        """Whether the last of the points at the start were earned in the month before the first."""
        earned = self._mart.table("points_at_start", ["earned_month"])["earned_month"]
        return len(earned) > 0 and int(earned.max()) == int(add_months(self.months[0], -1))

    @cached_property
    def _campaign_month(self) -> pd.Series:
        table = self._mart.table("campaigns", ["campaign", "month"])
        return table.drop_duplicates("campaign").set_index("campaign")["month"]

    @cached_property
    def _contracts(self) -> pd.DataFrame:
        return self._mart.table("contracts", ["subscriber", "start_month", "end_month"])

    @cached_property
    def _complaints(self) -> pd.MultiIndex:
        rows = self._mart.table("contacts", ["subscriber", "month", "kind"])
        return pd.MultiIndex.from_frame(rows.loc[rows.kind == "complaint", ["subscriber", "month"]])

    @cached_property
    def _role(self) -> pd.Series:
        table = self._mart.table("staff", ["staff", "role"])
        return table.drop_duplicates("staff").set_index("staff")["role"]

    def role(self, staff: pd.Series) -> np.ndarray:
        """Role of members of staff; NaN for one that is not known."""
        return self._role.reindex(staff).to_numpy(dtype=object)

    def contract_left(self, subscribers: pd.Series, month: int) -> np.ndarray:
        """Months from `month` to the end of the last contract begun by then; 0 where it is over."""
        begun = self._contracts[self._contracts["start_month"] <= month]
        ends = begun.groupby("subscriber")["end_month"].max().reindex(subscribers)
        ends = ends.fillna(month).to_numpy(dtype=np.int64)
        return np.maximum(months_between(month, ends), 0)

    def complained(self, subscribers: pd.Series, month: int) -> np.ndarray:
        """Whether a complaint of each subscriber stands in `contacts` for the month."""
        hit = self._complaints.get_level_values("month") == month
        return subscribers.isin(self._complaints.get_level_values("subscriber")[hit]).to_numpy()

    def joined(self, subscribers: pd.Series) -> np.ndarray:
        """Month of joining; NaN for a subscriber that is not known."""
        return self._joined.reindex(subscribers).to_numpy(dtype=np.float64)

    def left(self, subscribers: pd.Series) -> np.ndarray:
        """Month of leaving; NaN for those who stay."""
        return self._left.reindex(subscribers).to_numpy(dtype=np.float64)

    def points_at_start(self, subscribers: pd.Series) -> np.ndarray:
        """Points that each subscriber had as the first month began."""
        return self._points_at_start.reindex(subscribers, fill_value=0).to_numpy()

    def campaign_month(self, campaigns: pd.Series) -> np.ndarray:
        """Month of each campaign; NaN for one that is not known."""
        return self._campaign_month.reindex(campaigns).to_numpy(dtype=np.float64)


@dataclass(frozen=True)
class Relation:
    """A rule over the rows of one table: `broken(rows, facts)` marks those that break it."""

    table: str
    rule: str
    columns: tuple[str, ...]
    """What the example shows; the first is the column that the problem is filed under."""
    broken: Callable[[pd.DataFrame, Facts], np.ndarray | pd.Series]
    looked_up: tuple[str, ...] = ()
    """Columns of other tables ("churn.month") without which nothing can be said."""

    @property
    def needs(self) -> list[str]:
        """All columns that the rule looks at, as "table.column"."""
        return [*(f"{self.table}.{column}" for column in self.columns), *self.looked_up]


_BILL = ("bill", "fee", "overage_fee", "vas_fee", "roaming_fee")


def _bill_sum(rows, facts):
    parts = rows.fee + rows.overage_fee + rows.vas_fee + rows.roaming_fee
    return (rows.bill - parts).abs() > CENT


def _marks_and_answers(rows, facts):
    """Marks stand where somebody answered, and nowhere else."""
    marks = rows[["satisfaction", "recommend"]].notna()
    return ~np.where(rows.answered, marks.all(axis=1), ~marks.any(axis=1))


def _after_leaving(rows, facts):
    return rows.month.to_numpy() >= facts.left(rows.subscriber)


def _contact_after_leaving(rows, facts):
    return rows.month.to_numpy() > facts.left(rows.subscriber)


def _before_joining(rows, facts):
    return rows.month.to_numpy() < facts.joined(rows.subscriber)


def _before_leaving(column: str) -> Callable[[pd.DataFrame, Facts], np.ndarray]:
    """Marks months that are not after the one of leaving."""
    return lambda rows, facts: rows[column].to_numpy() <= facts.left(rows.subscriber)


def _by_month(rows, broken: Callable[[pd.DataFrame, int], np.ndarray]) -> np.ndarray:
    """Marks worked out for the rows of each month on their own."""
    marks = np.zeros(len(rows), dtype=bool)
    for month in rows.month.unique():
        here = (rows.month == month).to_numpy()
        marks[here] = broken(rows[here], int(month))
    return marks


def _other_contract_left(rows, facts):
    return _by_month(
        rows, lambda part, month: part.contract_left != facts.contract_left(part.subscriber, month)
    )


def _other_complaints(rows, facts):
    return _by_month(
        rows, lambda part, month: (part.complaints > 0) != facts.complained(part.subscriber, month)
    )


def _other_points_at_start(rows, facts):
    """Marks balances of the first month that do not follow from the points at the start.

    An extract may hold the points as they stood at another time: then nothing can be said.
    """
    if not facts.points_stand_before_the_first_month:
        return np.zeros(len(rows), dtype=bool)
    moved = rows.points_earned - rows.points_redeemed - rows.points_cleared
    had = facts.points_at_start(rows.subscriber)
    return (rows.month == facts.months[0]) & (rows.points_balance - moved != had)


_JOINED = ("subscribers.subscriber", "subscribers.join_month")
_LEFT = ("churn.subscriber", "churn.month")
_UNJOINED, _UNRECORDED = "appears_unjoined", "gone_unrecorded"

RELATIONS: tuple[Relation, ...] = (
    Relation("monthly", "before_joining", ("month",), _before_joining, _JOINED),
    Relation("monthly", "after_leaving", ("month",), _after_leaving, _LEFT),
    Relation("monthly", "bill_is_no_sum", _BILL, _bill_sum),
    Relation(
        "monthly",
        "arrears_is_no_debt",
        ("arrears", "balance"),
        lambda rows, facts: (rows.arrears - (-rows.balance).clip(lower=0)).abs() > CENT,
    ),
    Relation(
        "monthly",
        "over_more_than_used",
        ("over_gb", "data_gb"),
        lambda rows, facts: rows.over_gb > rows.data_gb + CENT,
    ),
    Relation(
        "monthly",
        "warned_not_over",
        ("warned_over", "overage_fee"),
        lambda rows, facts: rows.warned_over.astype(bool) & (rows.overage_fee <= 0),
    ),
    Relation(
        "monthly",
        "ends_and_runs_on",
        ("contract_left", "contract_ends"),
        lambda rows, facts: rows.contract_ends.astype(bool) & (rows.contract_left > 0),
    ),
    Relation(
        "monthly",
        "contract_left_differs",
        ("contract_left",),
        _other_contract_left,
        ("contracts.subscriber", "contracts.start_month", "contracts.end_month"),
    ),
    Relation(
        "monthly",
        "complaints_differ",
        ("complaints",),
        _other_complaints,
        ("contacts.subscriber", "contacts.month", "contacts.kind"),
    ),
    Relation(
        "monthly",
        "points_from_nowhere",
        ("points_balance", "points_earned", "points_redeemed", "points_cleared"),
        _other_points_at_start,
        ("points_at_start.subscriber", "points_at_start.points", "points_at_start.earned_month"),
    ),
    Relation(
        "points_at_start",
        "earned_later",
        ("earned_month",),
        lambda rows, facts: rows.earned_month.to_numpy() >= facts.months[0],
    ),
    Relation(
        "contracts",
        "ends_before_start",
        ("end_month", "start_month"),
        lambda rows, facts: rows.end_month < rows.start_month,
    ),
    Relation(
        "ties", "pair_not_in_order", ("other",), lambda rows, facts: rows.subscriber >= rows.other
    ),
    Relation(
        "ties",
        "no_quarter",
        ("quarter",),
        lambda rows, facts: ~(rows.quarter % 100).isin(_QUARTERS),
    ),
    Relation(
        "surveys",
        "marks_without_answer",
        ("answered", "satisfaction", "recommend"),
        _marks_and_answers,
    ),
    Relation("contacts", "after_leaving", ("subscriber", "month"), _contact_after_leaving, _LEFT),
    Relation("contacts", "before_joining", ("subscriber", "month"), _before_joining, _JOINED),
    Relation("surveys", "after_leaving", ("subscriber", "month"), _contact_after_leaving, _LEFT),
    Relation("surveys", "before_joining", ("subscriber", "month"), _before_joining, _JOINED),
    Relation("desk_calls", "after_leaving", ("subscriber", "month"), _contact_after_leaving, _LEFT),
    Relation("desk_calls", "before_joining", ("subscriber", "month"), _before_joining, _JOINED),
    Relation(
        "desk_calls",
        "accepted_unoffered",
        ("accepted", "offer"),
        lambda rows, facts: rows.accepted.astype(bool) & rows.offer.isna(),
    ),
    Relation(
        "staff",
        "team_of_no_agent",
        ("team", "role"),
        lambda rows, facts: (rows.team > 0) & (rows.role != "agent"),
    ),
    Relation(
        "portfolios",
        "no_manager",
        ("staff",),
        lambda rows, facts: facts.role(rows.staff) != "manager",
        ("staff.staff", "staff.role"),
    ),
    Relation(
        "treatments",
        "not_the_campaigns_month",
        ("month",),
        lambda rows, facts: rows.month.to_numpy() != facts.campaign_month(rows.campaign),
        ("campaigns.campaign", "campaigns.month"),
    ),
    Relation(
        "treatments",
        "accepted_unreached",
        ("accepted", "contacted"),
        lambda rows, facts: rows.accepted.astype(bool) & ~rows.contacted.astype(bool),
    ),
    Relation(
        "treatments",
        "subsidy_not_paid",
        ("cost", "level", "accepted"),
        lambda rows, facts: rows.accepted.astype(bool) & (rows.cost < rows.level - CENT),
    ),
    Relation(
        "treatments",
        "control_contacted",
        ("contacted", "arm"),
        lambda rows, facts: rows.contacted.astype(bool) & (rows.arm == "control"),
    ),
    Relation(
        "churn",
        "outside_data",
        ("month",),
        lambda rows, facts: ~rows.month.between(facts.months[0], facts.months[-1]),
    ),
    Relation("churn", "before_joining", ("month",), _before_joining, _JOINED),
    Relation(
        "win_back",
        "control_contacted",
        ("contacted", "offer"),
        lambda rows, facts: rows.contacted.astype(bool) & (rows.offer == "alone"),
    ),
    Relation("win_back", "before_leaving", ("month",), _before_leaving("month"), _LEFT),
    Relation(
        "win_back", "before_leaving", ("returned_month",), _before_leaving("returned_month"), _LEFT
    ),
)

ACCEPTABLE = frozenset({relation.rule for relation in RELATIONS} | {_UNJOINED, _UNRECORDED})
"""Rules that say how the kit keeps its books; an operator's own books may be kept otherwise."""


def broken_relations(
    name: str, rows: pd.DataFrame, facts: Facts, hidden: frozenset[str]
) -> list[Problem]:
    """Return a problem for each rule that rows of a table break; not of those on `hidden` columns."""
    problems = []
    for relation in RELATIONS:
        if relation.table != name or not facts.knows(*relation.needs):
            continue
        if not hidden.isdisjoint((*relation.columns, *TABLES[name].key)):
            continue
        broken = np.asarray(relation.broken(rows, facts), dtype=bool)
        if broken.any():
            places = np.flatnonzero(broken)[:SHOWN]
            first, *more = (describe(TABLES[name], rows.iloc[p], *relation.columns) for p in places)
            said = relation.columns[0], relation.rule, int(broken.sum()), first
            problems.append(Problem(name, *said, more=tuple(more)))
    return problems


class Roll:
    """Who came and went from month to month, held against joining and leaving.

    Give the months in order; each problem is a subscriber who appears without having joined in
    the month, or is gone without standing in `churn` for it.
    """

    def __init__(self, facts: Facts):
        self._facts = facts
        self._before: pd.Index | None = None
        self._month = 0

    def turn(self, month: int, subscribers: pd.Series) -> list[Problem]:
        """Return the problems between the month before and this one."""
        now = pd.Index(subscribers.unique())
        before, self._before = self._before, now
        consecutive = before is not None and month == int(add_months(self._month, 1))
        self._month = month
        if not consecutive:
            return []
        new, gone = now.difference(before), before.difference(now)
        problems = []
        if self._facts.knows(*_JOINED):
            came = new[self._facts.joined(pd.Series(new)) != month]
            problems += _rolled(_UNJOINED, month, came)
        if self._facts.knows(*_LEFT):
            went = gone[self._facts.left(pd.Series(gone)) != month]
            problems += _rolled(_UNRECORDED, month, went)
        return problems


def _rolled(rule: str, month: int, who: pd.Index) -> list[Problem]:
    if not len(who):
        return []
    first, *more = (f"subscriber={one}, month={month}" for one in who[:SHOWN])
    return [Problem("monthly", "subscriber", rule, len(who), first, more=tuple(more))]
