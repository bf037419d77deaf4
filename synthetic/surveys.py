"""Surveys: who is asked, who answers, and what: two marks, and one of three modules by lot.

The marks follow contentment. Those who are very pleased or very angry answer more often than the
others, so plain means of answers mislead. The modules: Kano's two questions about a feature, the
three things that somebody looks at first, and a price asked for a use in sight. What people say they
look at is mostly the price, whatever moves them. All figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.referral import readiness
from synthetic.schema import (
    FACTORS,
    KANO_ANSWERS,
    KANO_FEATURES,
    SCENES,
    SURVEY_MODULES,
)
from synthetic.streams import Draws, Stream

_ASKED = 0.1
"""Share of the base asked in a month."""
_ANSWERS, _EXTREMES = 0.3, 0.63
"""Chance that somebody answers who has little to say, and who is very pleased or very angry."""
_ANGRY, _PLEASED = 3, 9
"""Marks, down to and up from, of the very angry and the very pleased."""
_MEAN, _BY_CONTENT = 7.2, 1.5
"""Satisfaction of one of middling contentment, and what a unit of it adds."""
_MOOD = 1.0
"""Spread of a mark by the mood of the day."""
_KANO, _KBF, _PRICE = range(len(SURVEY_MODULES))
_NONE = -1

# --- Kano ---
_MUST, _LINEAR, _DELIGHT, _INDIFFERENT = range(4)
_SAYS = {
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
"""What each feature is to the security-, price-, service- and brand-minded."""
_SLIPS = 0.15
"""Chance that an answer is one off."""

# --- what is looked at first ---
_WEIGHTS = {
    # security price service brand
    "price": (3.0, 6.0, 4.0, 3.0),
    "network": (2.0, 1.5, 1.5, 2.0),
    "service": (1.0, 0.7, 3.5, 1.0),
    "bill": (1.0, 1.3, 1.0, 0.7),
    "benefits": (0.7, 0.8, 0.8, 2.5),
    "handset": (0.4, 0.6, 0.5, 2.0),
    "family": (1.0, 0.8, 0.8, 0.5),
    "safety": (3.5, 0.4, 0.6, 0.5),
}
"""How readily each of NEEDS names a factor; three are named, each once."""
_LOG_WEIGHTS = np.log([_WEIGHTS[name] for name in FACTORS]).T

# --- prices ---
_WORTH = {"top_up": 6.0, "weekend": 9.0, "gaming": 12.0, "sharing": 15.0, "journey": 28.0}
"""What a use is worth to one of middling income, in yuan."""
_BY_INCOME, _TASTE = 0.3, 0.5
"""What a unit of income adds to the log of that, and its spread."""
_TIMES = np.array([0.5, 0.75, 1.0, 1.4, 2.0])
"""Prices that are asked, against what the use is worth."""


def surveys(people: Columns, state: Columns, who: np.ndarray, draw) -> Columns:
    """Of the subscribers at `who`, those asked in the month and their answers (−1: not asked this, or
    no answer); `subscriber` holds positions."""
    asked = who[draw(Stream.SURVEYED, who).fine_uniform() < _ASKED]
    draws = draw(Stream.SURVEY, asked)
    content = state.satisfaction[asked]
    satisfaction = np.clip(np.rint(_MEAN + _BY_CONTENT * content + draws.normal(1.0)), 1, 10)
    recommend = np.clip(np.rint(readiness(content) + draws.normal(_MOOD)), 0, 10)
    extreme = (recommend <= _ANGRY) | (recommend >= _PLEASED)
    answered = draws.uniform() < np.where(extreme, _EXTREMES, _ANSWERS)
    module = draw(Stream.SURVEY_MODULE, asked).pick(np.full(len(SURVEY_MODULES), 1 / 3))
    answers = {"satisfaction": satisfaction, "recommend": recommend}
    answers |= _of(module == _KANO, _kano(people.need[asked], draw(Stream.KANO, asked)))
    answers |= _of(module == _KBF, _named(people.need[asked], draw(Stream.FACTORS, asked)))
    answers |= _of(module == _PRICE, _bought(people.income[asked], draw(Stream.SCENE, asked)))
    return Columns(
        subscriber=asked,
        module=module,
        answered=answered,
        **{n: np.where(answered, told, _NONE).astype(np.int8) for n, told in answers.items()},
    )


def _of(module: np.ndarray, answers: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Answers to a module that only some were asked."""
    return {name: np.where(module, told, _NONE) for name, told in answers.items()}


def _kano(need: np.ndarray, draws: Draws) -> dict[str, np.ndarray]:
    features = len(KANO_FEATURES)
    feature = np.minimum((draws.uniform() * features).astype(np.int8), features - 1)
    means = np.array([_MEANS[name] for name in KANO_FEATURES])[feature, need]
    codes = np.array([[KANO_ANSWERS.index(a) for a in _SAYS[m]] for m in range(len(_SAYS))])
    answers = {}
    for side, name in enumerate(("kano_with", "kano_without")):
        slip = np.where(draws.uniform() < 0.5, -1, 1) * draws.chance(_SLIPS)
        answers[name] = np.clip(codes[means, side] + slip, 0, len(KANO_ANSWERS) - 1)
    return {"kano_feature": feature, **answers}


def _named(need: np.ndarray, draws: Draws) -> dict[str, np.ndarray]:
    """Three factors, the first to come to mind first: drawn by weight, without putting back."""
    luck = np.stack([draws.fine_uniform() for _ in FACTORS], axis=1)
    appeal = _LOG_WEIGHTS[need] - np.log(-np.log(np.clip(luck, 1e-7, 1 - 1e-7)))
    order = np.argsort(-appeal, axis=1)
    return {f"kbf_{place + 1}": order[:, place] for place in range(3)}


def _bought(income: np.ndarray, draws: Draws) -> dict[str, np.ndarray]:
    """A use, a price for it, and whether it would be bought at that."""
    scene = draws.pick(np.full(len(SCENES), 1 / len(SCENES)))
    worth = np.array([_WORTH[name] for name in SCENES])[scene]
    price = np.rint(worth * _TIMES[draws.pick(np.full(len(_TIMES), 1 / len(_TIMES)))])
    pays = worth * np.exp(_BY_INCOME * income + draws.normal(_TASTE))
    return {"scene": scene, "price_asked": price, "would_buy": pays >= price}
