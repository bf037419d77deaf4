"""Conditions in a script: what must hold of the customer's record and of the talk so far.

    over_months >= 2 and not contract          "bill" in revealed          mood < 0

Comparisons, `and`, `or`, `not`, `in` and sums of names, numbers and quoted words: nothing that could
run code. Names are those of facts, and of the talk: see `STATE`.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

STATE = ("mood", "seconds", "offers", "offers_made", "revealed", "said", "flags")
"""What a condition may ask of the talk: the customer's mood, seconds gone, offers by name and how
many, facts revealed, choices made (as "node.choice"), zero flags."""

_COMPARE = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda one, many: one in many,
    ast.NotIn: lambda one, many: one not in many,
}
_REACH = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}
_KNOWN = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp,
    ast.Compare, ast.Name, ast.Load, ast.Constant, *_COMPARE, *_REACH,
)  # fmt: skip


class ConditionError(ValueError):
    """A condition that cannot be read, or that asks for something nobody knows."""


@dataclass(frozen=True)
class Condition:
    """A condition as it is written in a script."""

    written: str

    @cached_property
    def _tree(self) -> ast.expr:
        try:
            tree = ast.parse(self.written.strip(), mode="eval")
        except (SyntaxError, ValueError, RecursionError):
            raise ConditionError(f"{self.written!r} is no condition") from None
        for node in ast.walk(tree):
            if not isinstance(node, _KNOWN):
                raise ConditionError(f"{self.written!r}: {type(node).__name__} has no place here")
        return tree.body

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that it asks for; raises ConditionError where it cannot be read."""
        return frozenset(one.id for one in ast.walk(self._tree) if isinstance(one, ast.Name))

    @cached_property
    def words(self) -> frozenset[str]:
        """The quoted words in it, such as the choices that it asks about."""
        constants = (one.value for one in ast.walk(self._tree) if isinstance(one, ast.Constant))
        return frozenset(one for one in constants if isinstance(one, str))

    def holds(self, known: Mapping[str, object]) -> bool:
        """Tell whether it holds of what is known, by name.

        Raises:
            ConditionError: a name is not known, or things are compared that cannot be.
        """
        try:
            return bool(_value(self._tree, known))
        except KeyError as fault:
            raise ConditionError(f"{self.written!r}: nothing is known of {fault}") from None
        except TypeError as fault:
            raise ConditionError(f"{self.written!r}: {fault}") from None


def _value(node: ast.expr, known: Mapping[str, object]) -> object:
    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            return known[node.id]
        case ast.BoolOp(op=ast.And()):
            return all(_value(one, known) for one in node.values)
        case ast.BoolOp():
            return any(_value(one, known) for one in node.values)
        case ast.UnaryOp(op=ast.Not()):
            return not _value(node.operand, known)
        case ast.UnaryOp():
            return -_value(node.operand, known)  # type: ignore[operator]
        case ast.BinOp():
            return _REACH[type(node.op)](_value(node.left, known), _value(node.right, known))
        case _:
            return _compared(node, known)  # type: ignore[arg-type]


def _compared(node: ast.Compare, known: Mapping[str, object]) -> bool:
    left = _value(node.left, known)
    for op, other in zip(node.ops, node.comparators, strict=True):
        right = _value(other, known)
        if not _COMPARE[type(op)](left, right):
            return False
        left = right
    return True
