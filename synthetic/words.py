"""What customers say when they complain or ask, and what is behind it: topic, intent, emotion, words.

Words carry the intent blurred: many who mean to go ask a plain question, and some who only want a
discount talk of going. Shares and strengths are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import phrases
from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.contacts import rows
from synthetic.scenario import Scenario
from synthetic.schema import INTENTS, NEEDS, TOPICS
from synthetic.streams import Stream

_SERVICE, _PORTING = TOPICS.index("service"), TOPICS.index("porting")
_DECIDED = INTENTS.index("decided")
_ASKED = {
    "network": 0.08,
    "bill": 0.28,
    "service": 0.08,
    "tariff": 0.25,
    "contract": 0.16,
    "points": 0.10,
    "fraud": 0.02,
    "nuisance": 0.03,
}
"""What enquiries are about, but for those about taking the number along."""
_COMPLAINED = {"service": 0.75, "porting": 0.03, "points": 0.06, "fraud": 0.06, "nuisance": 0.10}
"""What complaints are about that no poor network and no bill caused. Nobody complains of a tariff
that is too dear or of a contract that ended: who minds asks, or goes."""
_MORE = {
    "security": ("contract", "fraud", "nuisance"),
    "price": ("tariff",),
    "service": ("bill",),
    "brand": ("points",),
}
_LESS = {"security": "points", "price": "network", "service": "tariff", "brand": "bill"}
"""Topics that those in whom a habit is strong bring up more than others, and less."""
_TURN = {
    "wavering": {"contract": 0.7},
    "comparing": {"tariff": 0.7},
    "bluffing": {"tariff": 0.4, "contract": 0.4},
}
"""What an intent adds to the log odds of a topic."""
_ASKS_TO_PORT = np.array([0.008, 0.03, 0.05, 0.08, 0.30], dtype=np.float32)
"""Share of the enquiries of each of INTENTS that are about taking the number along."""
_WAVERS, _MOST = 12.0, 1.5
"""Odds of wavering against no intent, for a hazard of 1 a month; and at most."""
_COMPARES, _BLUFFS = (-1.9, 0.4), (-2.3, 0.4)
"""Log odds of comparing and bluffing against no intent, and what a unit of the price habit adds."""
_SOUNDS = np.array(
    # none wavering comparing bluffing decided; rows: the true intent, of those who do not say it
    [
        [0.86, 0.05, 0.05, 0.02, 0.02],
        [0.56, 0.08, 0.18, 0.10, 0.08],
        [0.60, 0.16, 0.08, 0.12, 0.04],
        [0.48, 0.12, 0.20, 0.00, 0.20],
        [0.56, 0.24, 0.12, 0.08, 0.00],
    ]
)
_DISCONTENT, _AGAIN, _TEMPER = 0.5, 0.6, 0.8
"""What raises the voice: a unit of discontent, a complaint before that is not forgotten, and chance."""
_RAISED = (0.6, 1.6)
"""From where a complaint is annoyed, is furious."""


def complaints(
    people: Columns, state: Columns, who: np.ndarray, topic: np.ndarray, scenario: Scenario, draw
) -> Columns:
    """One row for each of `who`, who complained in the month.

    Args:
        topic: what the month caused (index into TOPICS): network, bill or service.
    """
    luck = draw(Stream.PHRASE, who)
    template = luck.uniform()
    other = _about(people, who, _weights(_COMPLAINED), luck.uniform(), scenario.habits.asked)
    topic = np.where(topic == _SERVICE, other, topic)
    emotion = _emotion(state, who, luck.normal(_TEMPER))
    phrase = _sentences("complaint", topic, emotion, (1, 2, 3), template, luck.uniform())
    return rows("complaint", who, topic=topic, phrase=phrase)


def enquiries(
    people: Columns, state: Columns, who: np.ndarray, scenario: Scenario, draw
) -> Columns:
    """One row for each of `who`, who asked about something, with the hidden `intent`."""
    law = scenario.words
    hidden, luck = draw(Stream.INTENT, who), draw(Stream.ENQUIRY, who)
    intent = intents(people, state, who, law.talk, hidden.fine_uniform())
    weights = _weights(_ASKED) * _turns()[intent]
    topic = _about(people, who, weights, luck.uniform(), scenario.habits.asked)
    topic = np.where(luck.chance(_ASKS_TO_PORT[intent]), np.int8(_PORTING), topic)
    says = hidden.chance(law.said) & (intent > 0)
    sounds = np.where(says, intent, _picked(_SOUNDS[intent], hidden.uniform()))
    phrase = _sentences("enquiry", topic, sounds, INTENTS, luck.uniform(), luck.uniform())
    return rows("enquiry", who, topic=topic, phrase=phrase, intent=intent)


def intents(
    people: Columns, state: Columns, who: np.ndarray, talk: float, luck: np.ndarray
) -> np.ndarray:
    """What is behind the enquiries of `who`, index into INTENTS, int8.

    Those who have decided are decided; others waver the more, the closer they are to it, and
    compare or bluff the more, the more they look at the price, whether they are close or not.

    Args:
        talk: times the odds of comparing and of bluffing.
        luck: uniform in (0, 1), of each.
    """
    price = people.habit_price[who].astype(np.float32)
    odds = np.ones((len(who), len(INTENTS)), dtype=np.float32)
    odds[:, 1] = np.minimum(_WAVERS * state.hazard[who], _MOST)
    for column, (base, slope) in enumerate((_COMPARES, _BLUFFS), start=2):
        odds[:, column] = talk * np.exp(base + slope * price)
    odds[:, _DECIDED] = 0
    intent = _picked(odds, luck)
    intent[state.decided[who] != NEVER] = _DECIDED
    return intent


def _emotion(state: Columns, who: np.ndarray, temper: np.ndarray) -> np.ndarray:
    """How raised the voice is, 0 to 2, of those who complained this month."""
    before = np.maximum(state.complaining[who] - 1, 0)
    raised = temper - _DISCONTENT * state.satisfaction[who] + _AGAIN * before
    return np.digitize(raised, _RAISED)


def _weights(shares: dict[str, float]) -> np.ndarray:
    return np.array([shares.get(topic, 0.0) for topic in TOPICS], dtype=np.float32)


def _turns() -> np.ndarray:
    """What each intent makes of the weight of each topic, INTENTS × TOPICS."""
    return np.exp(np.stack([_weights(_TURN.get(intent, {})) for intent in INTENTS]))


def _about(
    people: Columns, who: np.ndarray, weights: np.ndarray, luck: np.ndarray, asked: float
) -> np.ndarray:
    """A topic for each, index into TOPICS: what habits favour comes up more, but nothing is left out.

    Args:
        weights: of TOPICS, for all or a row for each of `who`.
    """
    weights = np.broadcast_to(weights, (len(who), len(TOPICS))).astype(np.float64)
    for need in NEEDS:
        habit = people.__dict__[f"habit_{need}"][who].astype(np.float64)
        for topic in _MORE[need]:
            weights[:, TOPICS.index(topic)] *= np.exp(asked * habit)
        weights[:, TOPICS.index(_LESS[need])] *= np.exp(-asked * habit)
    return _picked(weights, luck)


def _picked(weights: np.ndarray, luck: np.ndarray) -> np.ndarray:
    """A column for each row, drawn by its weights; int8."""
    edges = np.cumsum(weights, axis=1)
    edges = (edges / edges[:, -1:])[:, :-1]
    return (luck[:, None] >= edges.astype(np.float32)).sum(axis=1).astype(np.int8)


def _sentences(kind: str, topic, mood, moods: tuple, luck, word_luck) -> np.ndarray:
    """The number of a sentence for each, by its topic and mood (indices)."""
    picked = np.zeros(len(topic), dtype=np.int16)
    for cell in np.unique(topic.astype(np.int64) * len(moods) + mood):
        about, heard = divmod(int(cell), len(moods))
        those = np.flatnonzero((topic == about) & (mood == heard))
        picked[those] = phrases.said(
            kind, TOPICS[about], moods[heard], luck[those], word_luck[those]
        )
    return picked
