"""A talk in words: who said what, what it was worth, how it ended; the transcript to take away."""

from __future__ import annotations

import pandas as pd

from casekit.classroom.dialogue.score import score
from casekit.classroom.dialogue.script import FALSE_CLAIM, spoken
from casekit.classroom.dialogue.talk import RAN_OUT, Talk, Turn
from casekit.classroom.quantity import Quantity
from casekit.text import Catalogue, language, say

TEXTS = Catalogue("casekit.classroom.dialogue")


def joined(*parts: str) -> str:
    """Join sentences as the language does."""
    return ("" if language() == "zh" else " ").join(part for part in parts if part)


def answered(talk: Talk, turn: Turn) -> str:
    """Return what the learner said in a turn, in words."""
    if turn.says is None:  # a sum was asked
        if turn.move == RAN_OUT:
            return TEXTS("no_sum")
        unit = talk.script.nodes[turn.node].sum.unit
        return format(Quantity(float(turn.move), unit), "")
    words = spoken(turn.says, talk.facts)
    return TEXTS("ran_out", words=words) if turn.move == RAN_OUT else words


def why(talk: Talk, flag: str, turn: Turn) -> str:
    """Return why a flag was raised: for a false claim, also what the record says instead."""
    reason = say(talk.script.rubric.flags[flag].why)
    if flag != FALSE_CLAIM:
        return reason
    told = [spoken(talk.script.claims[name].told, talk.facts) for name in turn.denied]
    return joined(reason, *told)


def remarks(talk: Talk, turn: Turn) -> list[str]:
    """Return what is said of a turn: its zero flags with their reasons, a known way to a wrong sum."""
    said = [
        TEXTS("flagged", flag=say(talk.script.rubric.flags[flag].called), why=why(talk, flag, turn))
        for flag in turn.flags
    ]
    if turn.slip is not None:
        said.append(spoken(talk.script.nodes[turn.node].sum.slips[turn.slip].told, talk.facts))
    return said


def mood(talk: Talk) -> str:
    """Return how the customer sounds."""
    return TEXTS(f"moods.{max(-2, min(1, talk.state.mood))}")


def ended(talk: Talk) -> str:
    """Return how the talk ended, in words."""
    return TEXTS(f"ends.{talk.over}")


def counted(talk: Talk) -> list[tuple[str, float, float]]:
    """Return for each criterion what it is called, the points and their most."""
    earned = score(talk).earned
    criteria = talk.script.rubric.criteria.items()
    return [(say(one.called), earned[name], one.most) for name, one in criteria]


def transcript(talk: Talk) -> pd.DataFrame:
    """Return a talk line by line, headed in the current language, to take away."""
    rows: list[tuple] = []
    for words, turn in talk.heard():
        rows.append((TEXTS("customer"), spoken(words, talk.facts), None, None, ""))
        if turn is not None:
            points = sum(turn.points.values())
            notes = joined(*remarks(talk, turn))
            rows.append((TEXTS("agent"), answered(talk, turn), points, turn.seconds, notes))
    rows.append(("", ended(talk) if talk.over else TEXTS("goes_on"), None, None, ""))
    heads = [TEXTS(f"heads.{name}") for name in ("who", "words", "points", "seconds", "notes")]
    return pd.DataFrame(rows, columns=heads)
