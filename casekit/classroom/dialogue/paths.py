"""Every path through a script on a record: the best one, and what is wrong with any.

Two paths that have come to the same place by ways that no condition asks about are one: scripts of
some hundred thousand paths have some hundreds of such places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from casekit.classroom.dialogue.score import added
from casekit.classroom.dialogue.script import Script
from casekit.classroom.dialogue.talk import (
    RAN_OUT,
    IllegalMove,
    Move,
    State,
    Turn,
    choices_at,
    step,
)

LONGEST = 360
"""Seconds within which every path has to end."""
_ENDLESS = 10**9  # seconds of patience: whether a path ends by itself


class EndlessTalk(ValueError):
    """A script in which a talk can go round in circles."""


@dataclass(frozen=True)
class Step:
    """A move from a place, what it does, and where it leads; `lost` where it leads nowhere."""

    move: Move
    turn: Turn | None
    there: State | None
    lost: str = ""


class Paths:
    """All paths through a script on one record.

    Args:
        script, facts: as for a Talk.
        asked: choices to keep apart, beside those that conditions ask about.

    Attributes:
        steps: place → the moves from it, in an order in which every place follows those before it.
        longest: seconds of the longest path, whatever the customer's patience.
    """

    def __init__(self, script: Script, facts: Mapping[str, object], asked: Collection[str] = ()):
        self.script, self.facts = script, facts
        conditions = list(script.conditions())
        names = frozenset().union(*(one.names for one in conditions))
        self._words = frozenset(asked).union(*(one.words for one in conditions))
        self._keeps = names & {"seconds", "offers", "offers_made", "revealed", "said", "flags"}
        self._patience = _ENDLESS
        self.steps = self._walked()
        self.longest = self._longest()
        if script.patience < self.longest:
            self._patience = script.patience
            self._keeps |= {"seconds"}
            self.steps = self._walked()

    @property
    def start(self) -> State:
        """Where every path begins."""
        return self._place(State(self.script.start))

    def _place(self, state: State) -> State:
        """Return a state without what nothing asks about."""
        keeps = self._keeps
        offers = state.offers if keeps & {"offers", "offers_made"} else ()
        return replace(
            state,
            seconds=state.seconds if "seconds" in keeps else 0,
            flags=state.flags if "flags" in keeps else frozenset(),
            revealed=state.revealed & self._words,
            offers=offers,
            said=state.said & self._words,
        )

    def _moves(self, state: State) -> list[Move]:
        """Return every move that differs: a sum right, by each known slip, and wrong."""
        asked = self.script.nodes[state.node].sum
        if asked is None:
            return list(choices_at(self.script, self.facts, state))
        right = float(self.facts[asked.fact])  # type: ignore[arg-type]
        slips = [float(self.facts[one.fact]) for one in asked.slips.values()]  # type: ignore[arg-type]
        apart = [one for one in slips if abs(one - right) > asked.within]
        return [right, *apart, right + 1000 * (asked.within + 1), RAN_OUT]

    def _walked(self) -> dict[State, list[Step]]:
        """Return all places, each before those that it leads to; raises EndlessTalk for a circle."""
        order: list[State] = []
        found: dict[State, list[Step]] = {}
        trail: set[State] = set()
        stack: list[tuple[State, bool]] = [(self.start, False)]
        while stack:
            here, done = stack.pop()
            if done:
                trail.discard(here)
                order.append(here)
                continue
            if here in found:
                continue
            found[here] = [] if here.over else [self._step(here, m) for m in self._moves(here)]
            trail.add(here)
            stack.append((here, True))
            for one in found[here]:
                if one.there in trail:
                    raise EndlessTalk(f"a talk can go round in circles at {one.there.node}")
                if one.there is not None and one.there not in found:
                    stack.append((one.there, False))
        return {here: found[here] for here in reversed(order)}

    def _step(self, here: State, move: Move) -> Step:
        try:
            there, turn = step(self.script, self.facts, here, move, self._patience)
        except IllegalMove as fault:
            return Step(move, None, None, str(fault))
        return Step(move, turn, self._place(there))

    def _longest(self) -> int:
        seconds = {self.start: 0}
        for here, steps in self.steps.items():
            for one in steps:
                if one.there is not None:
                    gone = seconds.get(here, 0) + one.turn.seconds
                    seconds[one.there] = max(seconds.get(one.there, 0), gone)
        return max(seconds.values())

    def reached(self) -> Iterator[Step]:
        """Yield every step that some path takes."""
        for steps in self.steps.values():
            yield from steps


def best(
    script: Script, facts: Mapping[str, object], through: Collection[str] = ()
) -> tuple[list[Move], float] | None:
    """Return the moves of the path with the most points, and these; None where there is no such path.

    Args:
        through: choices that it makes, each as "node.choice"; without them no zero flag is raised, with them only theirs.
    """
    paths = Paths(script, facts, through)
    most = {name: one.most for name, one in script.rubric.criteria.items()}
    nothing = tuple(0.0 for _ in most)
    labels: dict[State, dict[tuple, tuple]] = {paths.start: {nothing: (None, None, None)}}
    top: tuple[float, State, tuple] | None = None
    for here, steps in paths.steps.items():
        for earned in labels.get(here, {}):
            if here.over and set(through) <= here.said:
                total = _total(script, facts, here, earned, most)
                if top is None or total > top[0]:
                    top = (total, here, earned)
            for one in steps:
                if one.there is None or (one.turn.flags and one.turn.name not in through):
                    continue
                sums = _added(earned, one.turn.points, most)
                _keep(labels.setdefault(one.there, {}), sums, (here, earned, one.move))
    return None if top is None else (_traced(labels, top[1], top[2]), top[0])


def _added(earned: tuple, points: Mapping[str, float], most: Mapping[str, float]) -> tuple:
    return tuple(added(dict(zip(most, earned, strict=True)), points, most).values())


def _keep(known: dict[tuple, tuple], sums: tuple, way: tuple) -> None:
    """Keep a way to a place unless another is as good in every criterion; drop those that it beats."""
    if any(all(a >= b for a, b in zip(one, sums, strict=True)) for one in known):
        return
    beaten = [one for one in known if all(a <= b for a, b in zip(one, sums, strict=True))]
    for one in beaten:
        del known[one]
    known[sums] = way


def _total(script: Script, facts: Mapping, end: State, earned: tuple, most: Mapping) -> float:
    for one in script.afterwards:
        if one.when.holds(end.known(facts)):
            earned = _added(earned, one.points, most)
    return sum(earned)


def _traced(labels: Mapping, place: State, earned: tuple) -> list[Move]:
    moves: list[Move] = []
    way = labels[place][earned]
    while way[0] is not None:
        place, earned, move = way
        moves.append(move)
        way = labels[place][earned]
    return moves[::-1]
