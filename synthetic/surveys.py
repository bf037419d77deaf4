"""What customers say when they call and when they are asked: enquiries, surveys, Kano's questions."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import numpy as np
import yaml

from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.schema import CONTACT_KINDS, KANO_ANSWERS, KANO_FEATURES, NEEDS, TOPICS
from synthetic.streams import Stream

_SURVEYED = 0.04
"""Share of the base asked in a month (kit assumption)."""
_ENQUIRY_SHARES = (0.08, 0.32, 0.0, 0.26, 0.16, 0.03, 0.15)
"""What enquiries are about, by TOPICS (kit assumption)."""
_ASKED_MORE = {"security": "contract", "price": "tariff", "service": "bill", "brand": "points"}
_ASKED_LESS = {"security": "points", "price": "network", "service": "tariff", "brand": "bill"}
"""What those ask about more than others, and less, in whom a habit is strong (kit assumption)."""
_ASKS_TO_PORT = 0.3
"""Share of the enquiries of those who have decided that are about taking the number along."""
_MUST, _LINEAR, _DELIGHT, _INDIFFERENT = range(4)
_ANSWERS = {
    _MUST: ("expect", "dislike"),
    _LINEAR: ("like", "dislike"),
    _DELIGHT: ("like", "neutral"),
    _INDIFFERENT: ("neutral", "neutral"),
}
"""What one says of a feature being there, and of its lack, by what the feature is to him (Kano)."""
_MEANS = {
    "coverage": (_MUST, _MUST, _MUST, _MUST),
    "fair_bill": (_MUST, _LINEAR, _LINEAR, _MUST),
    "quick_service": (_LINEAR, _INDIFFERENT, _MUST, _LINEAR),
    "fraud_guard": (_LINEAR, _DELIGHT, _DELIGHT, _DELIGHT),
    "vip_care": (_INDIFFERENT, _INDIFFERENT, _LINEAR, _DELIGHT),
    "skins": (_INDIFFERENT, _INDIFFERENT, _INDIFFERENT, _INDIFFERENT),
}
"""What each feature is to the security-, price-, service- and brand-minded (kit assumption)."""
_SLIPS = 0.15
"""Chance that an answer is one off."""


@lru_cache(maxsize=1)
def phrases() -> list[dict]:
    """What customers say, from phrases.yml: kind, topic, zh, en; numbered from 1."""
    text = (resources.files("synthetic") / "phrases.yml").read_text(encoding="utf-8")
    rows = []
    for kind, topics in yaml.safe_load(text).items():
        for topic, said in topics.items():
            rows += [{"kind": kind, "topic": topic, **line} for line in said]
    return rows


def phrase_of(kind: str, topic: np.ndarray, luck: np.ndarray) -> np.ndarray:
    """A phrase's number for each topic (index into TOPICS), by luck in (0, 1)."""
    picked = np.zeros(len(topic), dtype=np.int16)
    for code, name in enumerate(TOPICS):
        numbers = [
            i for i, row in enumerate(phrases(), 1) if (row["kind"], row["topic"]) == (kind, name)
        ]
        about = np.flatnonzero(topic == code)
        if len(about):
            picked[about] = np.array(numbers)[(luck[about] * len(numbers)).astype(int)]
    return picked


def complaints(who: np.ndarray, topic: np.ndarray, draw) -> Columns:
    """One row for each who complained in the month."""
    said = phrase_of("complaint", topic, draw(Stream.PHRASE, who).uniform())
    return _rows("complaint", who, topic=topic, phrase=said)


def enquiries(people: Columns, state: Columns, who: np.ndarray, draw, asked: float = 0) -> Columns:
    """One row for each who called the hotline about something else than a complaint.

    Args:
        asked: what a unit of a habit adds to the log odds of its topic; 0: all ask alike.
    """
    luck = draw(Stream.ENQUIRY, who)
    topic = _asked_about(people, who, luck.uniform(), asked)
    porting = (state.decided[who] != NEVER) & luck.chance(_ASKS_TO_PORT)
    topic = np.where(porting, np.int8(TOPICS.index("porting")), topic)
    said = phrase_of("enquiry", topic, luck.uniform())
    return _rows("enquiry", who, topic=topic, phrase=said)


def _asked_about(people: Columns, who: np.ndarray, luck: np.ndarray, asked: float) -> np.ndarray:
    """A topic for each, index into TOPICS: words about money come from all, but not as often."""
    weights = np.tile(np.asarray(_ENQUIRY_SHARES), (len(who), 1))
    for need in NEEDS:
        habit = np.take(people.__dict__[f"habit_{need}"], who).astype(np.float64)
        weights[:, TOPICS.index(_ASKED_MORE[need])] *= np.exp(asked * habit)
        weights[:, TOPICS.index(_ASKED_LESS[need])] *= np.exp(-asked * habit)
    edges = np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)[:, :-1]
    return (luck[:, None] >= edges.astype(np.float32)).sum(axis=1).astype(np.int8)


def surveys(people: Columns, state: Columns, who: np.ndarray, draw) -> Columns:
    """Of the subscribers at `who`, those asked in the month and their answers: satisfaction 1-10,
    would recommend 0-10, and Kano's two questions about one feature."""
    asked = who[draw(Stream.SURVEYED, who).fine_uniform() < _SURVEYED]
    draws = draw(Stream.SURVEY, asked)
    content = state.satisfaction[asked]
    return _rows(
        "survey",
        asked,
        satisfaction=np.clip(np.rint(7.2 + 1.5 * content + draws.normal(1.0)), 1, 10),
        recommend=np.clip(np.rint(6.8 + 1.7 * content + draws.normal(1.4)), 0, 10),
        **_kano(people.need[asked], draw(Stream.KANO, asked)),
    )


def _kano(need: np.ndarray, draws) -> dict[str, np.ndarray]:
    features = len(KANO_FEATURES)
    feature = np.minimum((draws.uniform() * features).astype(np.int8), features - 1)
    means = np.array([_MEANS[name] for name in KANO_FEATURES])[feature, need]
    codes = np.array([[KANO_ANSWERS.index(a) for a in _ANSWERS[m]] for m in range(len(_ANSWERS))])
    answers = {}
    for side, name in enumerate(("kano_with", "kano_without")):
        slip = np.where(draws.uniform() < 0.5, -1, 1) * draws.chance(_SLIPS)
        answers[name] = np.clip(codes[means, side] + slip, 0, len(KANO_ANSWERS) - 1)
    return {"kano_feature": feature, **answers}


def _rows(kind: str, who: np.ndarray, **answers: np.ndarray) -> Columns:
    names = ("topic", "phrase", "satisfaction", "recommend")
    names += ("kano_feature", "kano_with", "kano_without")
    none = np.full(len(who), -1, dtype=np.int8)
    given = {name: answers.get(name, none) for name in names}
    given = {
        name: array.astype(np.int16 if name == "phrase" else np.int8)
        for name, array in given.items()
    }
    code = np.full(len(who), CONTACT_KINDS.index(kind), dtype=np.int8)
    return Columns(subscriber=who, kind=code, **given)
