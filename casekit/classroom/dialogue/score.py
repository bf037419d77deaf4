"""Points of a talk: by criterion, none at all after a zero flag, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casekit.classroom.dialogue.script import Afterthought
from casekit.classroom.dialogue.talk import Talk, Turn


@dataclass(frozen=True)
class Score:
    """What a talk comes to.

    Attributes:
        earned: points by criterion, each between 0 and its most, as if there were no zero flag.
        flags: flag → the turn that raised it first.
        afterwards: what was added or taken at the end.
    """

    earned: Mapping[str, float]
    flags: Mapping[str, Turn]
    afterwards: tuple[Afterthought, ...]

    @property
    def points(self) -> float:
        """The points: all that were earned, or none where a zero flag was raised."""
        return 0.0 if self.flags else self.unstopped

    @property
    def unstopped(self) -> float:
        """What it would come to without the zero flags."""
        return float(sum(self.earned.values()))


def score(talk: Talk) -> Score:
    """Return the score of a talk, as far as it has gone."""
    most = {name: one.most for name, one in talk.script.rubric.criteria.items()}
    sums = dict.fromkeys(most, 0.0)
    flags: dict[str, Turn] = {}
    for turn in talk.turns:
        sums = added(sums, turn.points, most)
        for flag in turn.flags:
            flags.setdefault(flag, turn)
    known = talk.state.known(talk.facts)
    after = tuple(one for one in talk.script.afterwards if talk.over and one.when.holds(known))
    for one in after:
        sums = added(sums, one.points, most)
    return Score(sums, flags, after)


def added(
    sums: Mapping[str, float], points: Mapping[str, float], most: Mapping[str, float]
) -> dict[str, float]:
    """Return points by criterion with some more, or fewer, between 0 and the most of each."""
    return {
        name: min(max(0.0, got + points.get(name, 0.0)), most[name]) for name, got in sums.items()
    }
