"""What customers answer when they are asked: satisfaction, recommendation, Kano's questions."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.contacts import rows
from synthetic.schema import KANO_ANSWERS, KANO_FEATURES
from synthetic.streams import Stream

_SURVEYED = 0.04
"""Share of the base asked in a month (kit assumption)."""
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


def surveys(people: Columns, state: Columns, who: np.ndarray, draw) -> Columns:
    """Of the subscribers at `who`, those asked in the month and their answers: satisfaction 1-10,
    would recommend 0-10, and Kano's two questions about one feature."""
    asked = who[draw(Stream.SURVEYED, who).fine_uniform() < _SURVEYED]
    draws = draw(Stream.SURVEY, asked)
    content = state.satisfaction[asked]
    return rows(
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
