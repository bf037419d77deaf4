"""The sheet that rules are written on: what they can say of whom, what it costs, how far it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from casekit import text
from casekit.analysis.rules.applying import Applied, applied
from casekit.analysis.rules.columns import Column
from casekit.analysis.rules.faults import RuleFault
from casekit.analysis.rules.language import Condition, Line, Plan, plan_of
from casekit.analysis.rules.reading import listed_with_reasons, sentences
from casekit.analysis.rules.visible import refuse_unseen
from casekit.mart import names

CAPS = tuple(range(20, 401, 20))


@dataclass(frozen=True)
class Rank:
    """What people are ranked by.

    Args:
        column: of the table of people, the highest first; None for by lot, the same lot every time.
        lowest_first: whether it is the other way round.
        label: {"zh": ..., "en": ...}; None where `mart.names` knows the column.
    """

    column: str | None
    lowest_first: bool = False
    label: dict | None = None

    @property
    def words(self) -> str:
        """What it is called in the current language."""
        return names.feature(self.column or "") if self.label is None else text.say(self.label)


@dataclass(frozen=True)
class Offer:
    """What a line gives.

    Args:
        label: {"zh": ..., "en": ...} or a string.
        contact: yuan for each contact.
        cost: yuan for each who accepts.
        accepts: share of those contacted expected to accept, to reckon the cost beforehand.
        alone: whether it means to leave people alone: they are out of the lines below, at no cost.
    """

    label: dict | str
    contact: float = 0.0
    cost: float = 0.0
    accepts: float = 1.0
    alone: bool = False

    @property
    def words(self) -> str:
        """What it is called in the current language."""
        return text.say(self.label)

    @property
    def each(self) -> float:
        """Yuan expected for each contact."""
        return 0.0 if self.alone else self.contact + self.accepts * self.cost


@dataclass(frozen=True)
class Buy:
    """What can be bought for a plan, once: it opens the columns that need it."""

    label: dict | str
    price: float

    @property
    def words(self) -> str:
        """What it is called in the current language."""
        return text.say(self.label)


@dataclass(frozen=True, eq=False)
class Sheet:
    """What the lines of a plan are made of, and the people they are about.

    Args:
        people: what is seen, a row a subscriber (index).
        columns: name → Column that conditions may read.
        ranks: name → Rank.
        offers: name → Offer.
        caps, hold_outs, rests: what a line may take of each; None among the caps is no limit.
        barred: by subscriber, who may not be contacted at all, as without consent to marketing.
        rested: by subscriber, months since the last contact; missing for none.
        buys: name → Buy.
        budget: yuan for contacts, offers and what is bought; None for no limit.
        contacts: most contacts of all lines together; None for no limit.
        lines: most lines.

    Raises:
        RuleFault: a column, by its name, is one that only the truth has.
    """

    people: pd.DataFrame
    columns: Mapping[str, Column]
    ranks: Mapping[str, Rank]
    offers: Mapping[str, Offer]
    caps: tuple = CAPS
    hold_outs: tuple = (0.0, 0.1, 0.2, 0.5)
    rests: tuple = (0, 1, 3, 6)
    barred: pd.Series | None = None
    rested: pd.Series | None = None
    buys: Mapping[str, Buy] = field(default_factory=dict)
    budget: float | None = None
    contacts: int | None = None
    lines: int = 5
    most_conditions = 2

    def __post_init__(self):
        refuse_unseen([*self.people.columns, *self.columns])

    def read(self, plain: object) -> Plan:
        """Return a plan whose every word the sheet knows.

        Args:
            plain: a Plan, a list of lines or {"lines": [...], "buys": [...]}.

        Raises:
            RuleFault: says which line has what that the sheet does not know.
        """
        plan = plan_of(plain)
        if len(plan.lines) > self.lines:
            raise RuleFault("too_many_lines", given=len(plan.lines), most=self.lines)
        for buy in plan.buys:
            if buy not in self.buys:
                raise RuleFault("unknown_buy", given=_short(buy))
        return Plan(
            tuple(self._line(n, o, plan.buys) for n, o in enumerate(plan.lines, 1)), plan.buys
        )

    def _line(self, number: int, line: Line, buys: tuple[str, ...]) -> Line:
        if len(line.who) > self.most_conditions:
            raise RuleFault("too_many_conditions", line=number, most=self.most_conditions)
        who = tuple(self._condition(number, one, buys) for one in line.who)
        for part, known in (("rank", self.ranks), ("offer", self.offers)):
            given = getattr(line, part)
            if not isinstance(given, str) or given not in known:
                self._refuse_unknown(number, part, given)
        for part, known in (("cap", self.caps), ("hold_out", self.hold_outs), ("rest", self.rests)):
            given = getattr(line, part)
            if isinstance(given, bool) or not any(_same(given, one) for one in known):
                raise RuleFault(f"unknown_{part}", line=number, given=_short(given))
        return Line(who, line.rank, line.offer, line.cap, line.hold_out, line.rest)

    def _refuse_unknown(self, number: int, part: str, given: object) -> None:
        if part == "rank" and isinstance(given, str):
            refuse_unseen([given])
        raise RuleFault(f"unknown_{part}", line=number, given=_short(given))

    def _condition(self, number: int, one: Condition, buys: tuple[str, ...]) -> Condition:
        if not isinstance(one.column, str) or one.column not in self.columns:
            if isinstance(one.column, str):
                refuse_unseen([one.column])
            raise RuleFault("unknown_column", line=number, given=_short(one.column))
        column = self.columns[one.column]
        if column.needs is not None and column.needs not in buys:
            buy = self.buys[column.needs].words
            raise RuleFault("not_bought", line=number, column=column.label, buy=buy)
        if one.op not in column.ops:
            raise RuleFault("unknown_op", line=number, column=column.label)
        step = next((step for step in column.steps if _same(one.step, step)), None)
        if step is None:
            raise RuleFault("off_step", line=number, column=column.label, given=_short(one.step))
        return Condition(one.column, one.op, step)

    def apply(self, plan: Plan) -> Applied:
        """Return who is on which line's list, and what each line comes to."""
        return applied(self, plan)

    def takeaway(self, plan: Plan) -> pd.DataFrame:
        """Return the list with a reason for each, headed in the current language, for Excel."""
        return listed_with_reasons(self, plan, self.apply(plan))

    def words(self, plan: Plan) -> list[str]:
        """Return the plan in words, a sentence a line."""
        return sentences(self, plan)

    @cached_property
    def lot(self) -> pd.Series:
        """A number for everybody, by lot and the same every time."""
        drawn = pd.util.hash_array(self.people.index.to_numpy())
        return pd.Series(drawn, index=self.people.index)


def _same(given: object, known: object) -> bool:
    if given is None or known is None:
        return given is known
    if isinstance(given, str) or isinstance(known, str) or isinstance(given, bool):
        return isinstance(given, type(known)) and given == known
    try:
        return abs(float(given) - float(known)) <= 1e-9 * max(1.0, abs(float(known)))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return False


def _short(given: object) -> str:
    return str(given)[:40] if isinstance(given, (str, int, float)) else type(given).__name__
