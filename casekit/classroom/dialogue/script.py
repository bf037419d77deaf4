"""A script as it is written: nodes, what can be said at each, what that is worth, how it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from casekit import text
from casekit.classroom.dialogue.conditions import Condition

ENDS = ("agreed", "thinking", "released", "hung_up")
FALSE_CLAIM = "false_claim"
"""The zero flag of a sentence that the customer's own record denies."""

Words = Mapping[str, str]
"""{"zh": ..., "en": ...} with slots for facts."""


@dataclass(frozen=True)
class Choice:
    """Something that can be said, or done, at a node.

    Attributes:
        says: what the learner says; silence and acts in brackets.
        next: the nodes that follow; the first whose condition holds is taken.
        points: by criterion.
        claims: names of claims that the words make; one that the record denies is a false claim.
        flags: zero flags that the words raise whatever the record.
        mood: −2 to +2.
        seconds: that it takes, the customer's answer included.
        reveals: what the customer tells because of it, by name.
        offer: the offer that it makes, by name.
        when: the condition under which it can be said.
    """

    name: str
    says: Words
    next: tuple[str, ...]
    points: Mapping[str, float] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    mood: int = 0
    seconds: int = 10
    reveals: tuple[str, ...] = ()
    offer: str | None = None
    when: Condition | None = None


@dataclass(frozen=True)
class Slip:
    """A known way to a wrong sum: the fact that it comes to, and what is said of it afterwards."""

    fact: str
    told: Words


@dataclass(frozen=True)
class Sum:
    """A number to be said.

    Attributes:
        fact: the right number, by name.
        right, wrong: the nodes that follow.
        within: how far off it may be.
        unit: as in `Number`.
        points: by criterion, for the right number.
        slips: name → Slip.
    """

    fact: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    within: float = 1.0
    unit: str = "yuan"
    points: Mapping[str, float] = field(default_factory=dict)
    seconds: int = 20
    mood_wrong: int = -1
    slips: Mapping[str, Slip] = field(default_factory=dict)


@dataclass(frozen=True)
class Node:
    """What the customer says, and what can be answered.

    Attributes:
        stage: where in the procedure it stands.
        says: the customer's words.
        choices: name → Choice; none at an end or where a sum is asked.
        sum: the number that is asked here.
        end: one of ENDS, where the talk is over here.
        silence: the choice that stands when the clock has run out.
        clock: seconds to answer in; None where there is no hurry.
        when: the condition under which the node is reached, where several could follow.
    """

    name: str
    stage: str
    says: Words
    choices: Mapping[str, Choice] = field(default_factory=dict)
    sum: Sum | None = None
    end: str | None = None
    silence: str | None = None
    clock: int | None = None
    when: Condition | None = None


@dataclass(frozen=True)
class Claim:
    """What words say of the customer: when it is true, and what his record says instead."""

    holds: Condition
    told: Words


@dataclass(frozen=True)
class Criterion:
    """What is judged: its most points, its name, and what little and full points look like."""

    most: float
    called: Words
    low: Words
    high: Words


@dataclass(frozen=True)
class Flag:
    """What sets the score to zero at once, and why."""

    called: Words
    why: Words


@dataclass(frozen=True)
class Afterthought:
    """Points that are given or taken at the end, under a condition, with a word on it."""

    when: Condition
    points: Mapping[str, float]
    told: Words


@dataclass(frozen=True)
class Rubric:
    """What every talk of a kind is judged by: criteria, zero flags, and what observers count."""

    criteria: Mapping[str, Criterion]
    flags: Mapping[str, Flag]
    counters: Mapping[str, Words]

    @property
    def most(self) -> float:
        """All points together."""
        return sum(one.most for one in self.criteria.values())


@dataclass(frozen=True)
class Script:
    """A whole dialogue.

    Attributes:
        name: the file's name without its ending.
        title: what the card is called.
        brief: what the learner knows before it begins.
        secret: what only the customer knows, told afterwards; None where there is nothing.
        start: the first node.
        hangs_up: what is heard when the customer hangs up.
        patience: seconds after which he does.
        afterwards: points at the end.
    """

    name: str
    title: Words
    brief: Words
    secret: Words | None
    start: str
    hangs_up: Words
    patience: int
    rubric: Rubric
    claims: Mapping[str, Claim]
    nodes: Mapping[str, Node]
    afterwards: tuple[Afterthought, ...] = ()

    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of it."""
        yield from (claim.holds for claim in self.claims.values())
        yield from (one.when for one in self.afterwards)
        for node in self.nodes.values():
            yield from (one.when for one in (node, *node.choices.values()) if one.when is not None)

    def words(self) -> Iterator[tuple[str, Words]]:
        """Yield what is said in it, with the place where it is said."""
        for node in self.nodes.values():
            yield node.name, node.says
            yield from ((f"{node.name}.{one.name}", one.says) for one in node.choices.values())


def spoken(words: Words, facts: Mapping[str, object]) -> str:
    """Return words in the current language, filled with facts; one may be words itself."""
    said = {n: text.say(one) if isinstance(one, Mapping) else one for n, one in facts.items()}
    return text.say(words, **said)
