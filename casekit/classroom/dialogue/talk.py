"""A talk as it goes: where it stands, what was said, what that did."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from casekit.classroom.dialogue.script import FALSE_CLAIM, Choice, Node, Script, Words

HANGS_UP_AT = -3
"""The mood at which a customer hangs up."""

RAN_OUT = "…"
"""The move of who says nothing until the clock has run out."""

Move = str | float
"""A choice by name, a number where a sum is asked, or RAN_OUT."""


class IllegalMove(ValueError):
    """A move that cannot be made where the talk stands."""


@dataclass(frozen=True)
class State:
    """Where a talk stands.

    Attributes:
        node: what the customer says now; the last thing, once it is over.
        mood: of the customer, from 0.
        seconds: gone, by the script's count and not the clock's.
        said: the choices made, each as "node.choice".
        over: how it ended, one of ENDS; None while it goes on.
    """

    node: str
    mood: int = 0
    seconds: int = 0
    flags: frozenset[str] = frozenset()
    revealed: frozenset[str] = frozenset()
    offers: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()
    over: str | None = None

    def known(self, facts: Mapping[str, object]) -> dict[str, object]:
        """Return what conditions may ask of: the facts, and the talk so far."""
        return {
            **facts,
            "mood": self.mood,
            "seconds": self.seconds,
            "offers": self.offers,
            "offers_made": len(self.offers),
            "revealed": self.revealed,
            "said": self.said,
            "flags": self.flags,
        }


@dataclass(frozen=True)
class Turn:
    """What one move did.

    Attributes:
        node: at which it was made.
        move: the move.
        says: the learner's words; None for a number.
        points: by criterion, whether or not a zero flag has stopped the score by then.
        flags: zero flags that it raised, those that stood before included.
        denied: claims that the record denies.
        slip: the known way to a wrong sum.
    """

    node: str
    move: Move
    says: Words | None
    points: Mapping[str, float] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    mood: int = 0
    seconds: int = 0
    slip: str | None = None

    @property
    def name(self) -> str:
        """The choice as conditions ask for it: "node.choice"."""
        return f"{self.node}.{self.move}"


def choices_at(script: Script, facts: Mapping[str, object], state: State) -> dict[str, Choice]:
    """Return what can be said where a talk stands, by name; nothing at an end or a sum."""
    if state.over is not None:
        return {}
    known = state.known(facts)
    choices = script.nodes[state.node].choices
    return {n: one for n, one in choices.items() if one.when is None or one.when.holds(known)}


def step(
    script: Script,
    facts: Mapping[str, object],
    state: State,
    move: Move,
    patience: int | None = None,
) -> tuple[State, Turn]:
    """Return where a move leads and what it did.

    Args:
        patience: seconds after which the customer hangs up; by default the script's.

    Raises:
        IllegalMove: it cannot be made here, or nothing follows it.
    """
    node = script.nodes[state.node]
    if state.over is not None:
        raise IllegalMove("the talk is over")
    if node.sum is not None:
        turn, after, following = _summed(script, facts, state, move)
    else:
        turn, after, following = _said(script, facts, state, move)
    patience = script.patience if patience is None else patience
    return _followed(script, facts, after, following, patience), turn


def _said(script: Script, facts: Mapping, state: State, move: Move) -> tuple:
    node = script.nodes[state.node]
    open_here = choices_at(script, facts, state)
    name = node.silence if move == RAN_OUT else move
    if not isinstance(name, str) or name not in open_here:
        raise IllegalMove(f"{name!r} cannot be said at {node.name}")
    choice = open_here[name]
    known = state.known(facts)
    denied = tuple(c for c in choice.claims if not script.claims[c].holds.holds(known))
    flags = (*choice.flags, *([FALSE_CLAIM] if denied and FALSE_CLAIM not in choice.flags else []))
    turn = Turn(
        node.name, move, choice.says, choice.points, flags, denied, choice.mood, choice.seconds
    )
    after = replace(
        state,
        mood=state.mood + choice.mood,
        seconds=state.seconds + choice.seconds,
        flags=state.flags | set(flags),
        revealed=state.revealed | set(choice.reveals),
        offers=state.offers if choice.offer is None else (*state.offers, choice.offer),
        said=state.said | {f"{node.name}.{name}"},
    )
    return turn, after, choice.next


def _summed(script: Script, facts: Mapping, state: State, move: Move) -> tuple:
    node = script.nodes[state.node]
    asked = node.sum
    said = move != RAN_OUT
    if said and (not isinstance(move, (int, float)) or isinstance(move, bool) or move != move):
        raise IllegalMove(f"a number is asked at {node.name}")
    right = said and _near(move, facts[asked.fact], asked.within)
    slip = _slip(asked, facts, float(move)) if said and not right else None
    mood, points = (0, asked.points) if right else (asked.mood_wrong, {})
    turn = Turn(node.name, move, None, points, mood=mood, seconds=asked.seconds, slip=slip)
    after = replace(state, mood=state.mood + mood, seconds=state.seconds + asked.seconds)
    return turn, after, asked.right if right else asked.wrong


def _near(given: object, wanted: object, within: float) -> bool:
    return abs(float(given) - float(wanted)) <= within + 1e-9  # type: ignore[arg-type]


def _slip(asked, facts: Mapping, given: float) -> str | None:
    near = (n for n, one in asked.slips.items() if _near(given, facts[one.fact], asked.within))
    return next(near, None)


def _followed(
    script: Script, facts: Mapping, state: State, following: Sequence[str], patience: int
) -> State:
    """Return the state at the node that follows, or where the customer has hung up."""
    known = state.known(facts)
    open_next = (
        name for name in following
        if script.nodes[name].when is None or script.nodes[name].when.holds(known)
    )  # fmt: skip
    name = next(open_next, None)
    if name is None:
        raise IllegalMove(f"nothing follows {state.node}: none of {', '.join(following)} is open")
    end = script.nodes[name].end
    if end is None and (state.mood <= HANGS_UP_AT or state.seconds > patience):
        return replace(state, over="hung_up")
    return replace(state, node=name, over=end)


class Talk:
    """A talk on one customer's record.

    Args:
        script: what can be said.
        facts: his record, by name.
        seed: draws the order of the choices; the same every time.

    Attributes:
        state: where it stands.
        turns: what was said so far.
    """

    def __init__(self, script: Script, facts: Mapping[str, object], seed: object = 0):
        self.script, self.facts, self._seed = script, dict(facts), seed
        self.state = State(script.start)
        self.turns: list[Turn] = []

    @classmethod
    def replayed(
        cls, script: Script, facts: Mapping, moves: Sequence[Move], seed: object = 0
    ) -> Talk:
        """Return the talk that some moves make; raises IllegalMove for one that cannot be made."""
        talk = cls(script, facts, seed)
        for move in moves:
            talk.move(move)
        return talk

    @property
    def node(self) -> Node:
        """Where it stands."""
        return self.script.nodes[self.state.node]

    @property
    def over(self) -> str | None:
        """How it ended, None while it goes on."""
        return self.state.over

    @property
    def moves(self) -> list[Move]:
        """Every move so far."""
        return [turn.move for turn in self.turns]

    @property
    def choices(self) -> list[Choice]:
        """What can be said now, in the order that the seed draws."""
        found = list(choices_at(self.script, self.facts, self.state).values())
        random.Random(f"{self._seed}-{self.script.name}-{self.state.node}").shuffle(found)
        return found

    def move(self, move: Move) -> Turn:
        """Say something, or let the clock run out; return what it did."""
        self.state, turn = step(self.script, self.facts, self.state, move)
        self.turns.append(turn)
        return turn

    def heard(self) -> Iterator[tuple[Words, Turn | None]]:
        """Yield what the customer said and what was answered, the last with no answer to it."""
        for turn in self.turns:
            yield self.script.nodes[turn.node].says, turn
        hung_up = self.over == "hung_up" and self.node.end is None
        yield (self.script.hangs_up if hung_up else self.node.says), None
