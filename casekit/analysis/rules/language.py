"""The language of rules: conditions, lines, a plan, and the same as plain data or JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from casekit.analysis.rules.faults import RuleFault

AT_LEAST, BELOW, IS, IS_NOT = ">=", "<", "is", "is not"
_LONGEST = 20_000  # signs of a plan in JSON
_KEYS = {"who", "rank", "offer", "cap", "hold_out", "rest"}


@dataclass(frozen=True)
class Condition:
    """A column compared with a step: `>=` and `<` for figures, `is` and `is not` for the rest."""

    column: str
    op: str
    step: object


@dataclass(frozen=True)
class Line:
    """Whom a line means, who of them comes first, what they get.

    Attributes:
        who: conditions that all hold; none for everybody.
        rank: by what they are ranked.
        offer: what they get.
        cap: most that the line may contact, hold-out included; None for no limit.
        hold_out: share of its list that is left alone by lot, to compare with.
        rest: months within which nobody is contacted again.
    """

    who: tuple[Condition, ...]
    rank: str
    offer: str
    cap: int | None = None
    hold_out: float = 0.0
    rest: int = 0


@dataclass(frozen=True)
class Plan:
    """Lines in the order in which they are worked through, and what was bought for them."""

    lines: tuple[Line, ...]
    buys: tuple[str, ...] = ()

    def plain(self) -> dict:
        """Return the plan as plain data; `plan_of` reads it again."""
        return {
            "lines": [
                {
                    "who": [[one.column, one.op, one.step] for one in line.who],
                    "rank": line.rank,
                    "offer": line.offer,
                    "cap": line.cap,
                    "hold_out": line.hold_out,
                    "rest": line.rest,
                }
                for line in self.lines
            ],
            "buys": list(self.buys),
        }

    def to_json(self) -> str:
        """Return the plan as JSON."""
        return json.dumps(self.plain(), ensure_ascii=False)

    @classmethod
    def from_json(cls, written: str) -> Plan:
        """Return the plan that a JSON text holds; whether a sheet knows its words, the sheet says.

        Raises:
            RuleFault: it is no plan.
        """
        if not isinstance(written, str) or len(written) > _LONGEST:
            raise RuleFault("no_plan")
        try:
            return plan_of(json.loads(written))
        except (ValueError, RecursionError) as fault:
            raise fault if isinstance(fault, RuleFault) else RuleFault("no_plan") from None


def plan_of(plain: object) -> Plan:
    """Return a plan from plain data: a list of lines, or {"lines": [...], "buys": [...]}.

    Raises:
        RuleFault: it is no plan: not lists of lines, unknown words in a line, or parts missing.
    """
    if isinstance(plain, Plan):
        return plain
    if isinstance(plain, Mapping):
        if not set(plain) <= {"lines", "buys"}:
            raise RuleFault("no_plan")
        lines, buys = plain.get("lines", []), plain.get("buys", [])
    else:
        lines, buys = plain, []
    if not isinstance(lines, (list, tuple)) or not isinstance(buys, (list, tuple)):
        raise RuleFault("no_plan")
    if not all(isinstance(one, str) for one in buys) or len(set(buys)) != len(buys):
        raise RuleFault("no_plan")
    return Plan(tuple(_line(n, one) for n, one in enumerate(lines, start=1)), tuple(buys))


def _line(number: int, plain: object) -> Line:
    if isinstance(plain, Line):
        return plain
    if not isinstance(plain, Mapping) or not {"rank", "offer"} <= set(plain) <= _KEYS:
        raise RuleFault("no_line", line=number)
    who = plain.get("who") or []
    if not isinstance(who, (list, tuple)):
        raise RuleFault("no_line", line=number)
    parts = {key: plain[key] for key in _KEYS & set(plain) - {"who"}}
    return Line(tuple(_condition(number, one) for one in who), **parts)  # type: ignore[arg-type]


def _condition(number: int, plain: object) -> Condition:
    if isinstance(plain, Condition):
        return plain
    if not isinstance(plain, (list, tuple)) or len(plain) != 3:
        raise RuleFault("no_condition", line=number)
    return Condition(*plain)
