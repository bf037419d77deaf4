"""A question answered by a talk: played to its end, judged by what was said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from casekit.classroom.blank import is_blank
from casekit.classroom.dialogue import IllegalMove, Score, Script, Talk, best, read_script, score
from casekit.classroom.dialogue.words import why
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.speech import type_word
from casekit.text import say

_LONGEST = 200  # moves


@dataclass(frozen=True)
class Played:
    """A talk that was played to its end, and its score; what a mistake's `when` is given.

    Attributes:
        talk: with its moves.
        score: by criterion.
    """

    talk: Talk
    score: Score

    @property
    def said(self) -> frozenset[str]:
        """The choices that were made, each as "node.choice"."""
        return self.talk.state.said

    @property
    def flags(self) -> frozenset[str]:
        """The zero flags that were raised."""
        return frozenset(self.score.flags)

    @property
    def end(self) -> str:
        """How it ended."""
        return self.talk.over or ""

    @property
    def slips(self) -> frozenset[str]:
        """The known ways to a wrong sum that were gone."""
        return frozenset(turn.slip for turn in self.talk.turns if turn.slip)


@dataclass(frozen=True)
class Dialogue(Kind):
    """A talk on the record of one customer.

    Args:
        package, file: where the script stands (see `casekit.classroom.dialogue.reading`).
        facts: mart → the customer's record, name → number, word or truth value.
        after: mart → what is shown once the talk is over, as what would have become of customers
            like him; figure, table or text.
        pass_mark: points, of 100.

    The answer is the list of moves: choices by name, numbers where a sum is asked, "…" where the
    clock ran out. `best(mart)` is the reference; `through(mart, "offer.special")` the best talk in
    which that is said at that node, for a mistake. A mistake's `when` gets a `Played`: `when=lambda mart, talk:
    "rival" in talk.flags`.
    """

    package: str = ""
    file: str = ""
    facts: Callable[[object], Mapping[str, object]] | None = None
    after: Callable[[object], object] | None = None
    pass_mark: float = 75
    name = "dialogue"

    @cached_property
    def script(self) -> Script:
        """The script, read when it is first needed."""
        return read_script(self.package, self.file)

    def talk(self, mart: object) -> Talk:
        """Return the talk before anything is said."""
        return Talk(self.script, self.facts(mart), getattr(mart, "seed", 0))  # type: ignore[misc]

    def best(self, mart: object) -> list:
        """Return the moves of the talk with the most points."""
        return self.through(mart)

    def through(self, mart: object, *choices: str) -> list:
        """Return the moves of the best talk that makes some choices; raise ValueError if none does."""
        found = best(self.script, self.facts(mart), choices)  # type: ignore[misc]
        if found is None:
            raise ValueError(f"{self.file}: no talk passes through {', '.join(choices)}")
        return found[0]

    def read(self, answer: object, mart: object) -> Played:
        if is_blank(answer):
            raise LeftBlank(Said("unattempted_talk"))
        if answer is None:
            raise Unreadable("none")
        if not isinstance(answer, (list, tuple)) or len(answer) > _LONGEST:
            raise Unreadable("not_a_talk", given=type_word(answer))
        if not answer:
            raise LeftBlank(Said("unattempted_talk"))
        talk = self.talk(mart)
        for number, move in enumerate(answer, start=1):
            try:
                talk.move(move)
            except (IllegalMove, TypeError, ValueError, OverflowError):
                raise Unreadable("talk_move", number=number) from None
        if talk.over is None:
            raise LeftBlank(Said("unattempted_talk_end", {"turns": len(answer)}))
        return Played(talk, score(talk))

    def fits(self, value: Played, other: Played) -> bool:
        return value.talk.moves == other.talk.moves

    def grade(self, value: Played, reference: Played, mart: object) -> Grade:
        points, most = value.score.points, self.script.rubric.most
        return Grade(points >= self.pass_mark, None, {"points": points, "most": most})

    def slip(self, value: Played, reference: Played, more: int = 0) -> Said | None:
        for flag, turn in value.score.flags.items():
            return Said(
                "slips.talk_flag",
                {"why": why(value.talk, flag, turn), "unstopped": value.score.unstopped},
            )
        if value.end == "hung_up":
            return Said("slips.talk_hung_up")
        return None

    def shortfall(self, value: Played, reference: Played, grade: Grade) -> Said:
        criteria = self.script.rubric.criteria
        lost = {name: one.most - value.score.earned[name] for name, one in criteria.items()}
        worst = sorted((name for name in lost if lost[name] > 0), key=lambda n: -lost[n])[:2]
        names = [say(criteria[name].called) for name in worst]
        slots = {"points": value.score.points, "pass_mark": self.pass_mark, "weakest": names}
        return Said("not_yet.dialogue", slots)

    def slots(self, value: Played, other=None, question=None) -> dict:
        earned = {name: round(points) for name, points in value.score.earned.items()}
        return {
            **earned,
            "answer": len(value.talk.turns),
            "points": round(value.score.points),
            "turns": len(value.talk.turns),
        }

    def faults(self, question) -> list[str]:
        if self.facts is None:
            return ["facts: say whose record it is"]
        try:
            most = self.script.rubric.most
        except (ValueError, LookupError) as fault:
            return str(fault).splitlines()
        return (
            [] if most == 100 else [f"{self.file}: the criteria come to {most:g} points, not 100"]
        )
