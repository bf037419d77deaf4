"""What a subscriber lives through: network quality, bill shock, complaints, and how content it leaves them."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.market import price_gap
from synthetic.people import AREAS
from synthetic.schema import NEEDS
from synthetic.streams import Draws, Stream
from synthetic.usage import Moment

_SERVICE = NEEDS.index("service")
_NETWORK, _BILL, _SERVICE_TOPIC = 0, 1, 2
_SURVEYED = 0.04
"""Share of the base asked in a month (kit assumption)."""


def area_quality(seed: int, index: int) -> np.ndarray:
    """Mean network quality of each area in a month, 0-100; areas differ for good, months a little."""
    lasting = Draws(seed, Stream.AREA, 0, 0, AREAS).normal(4.0)
    passing = Draws(seed, Stream.AREA, index + 1, 0, AREAS).normal(1.5)
    return (82 + lasting + passing).astype(np.float32)


def live(
    people: Columns, state: Columns, month: Columns, moment: Moment, areas: np.ndarray, draw
) -> None:
    """Adds quality, complaints and calls to the hotline to `month`; moves satisfaction."""
    draws = draw(Stream.EXPERIENCE)
    month.quality = np.clip(
        np.take(areas, people.area - 1) + state.spot + draws.normal(3.0), 0, 100
    )
    state.quality += 0.4 * (month.quality - state.quality)
    real = state.hazard.dtype
    shock = (month.plain_overage > 0.4 * month.fee + 5).astype(real)
    poor = np.maximum(80 - month.quality, 0)
    rate = 0.008 + 0.0012 * poor + 0.03 * shock + 0.006 * np.maximum(-state.satisfaction, 0)
    rate *= 1 + real.type(0.6) * (people.need == _SERVICE)
    month.complaints = draws.count(rate)
    month.service_calls = draws.count(0.12 + 0.2 * shock + 0.5 * month.complaints)
    month.topic = _topics(month.complaints, rate, poor, shock, draw)
    usual = month.fee + month.plain_overage + month.vas
    gap = price_gap(usual, month.fee, moment.rival)
    state.price_gap += 0.5 * (gap - state.price_gap)
    complained = (month.complaints > 0).astype(real)
    state.complaining *= 0.6
    state.complaining += complained
    state.shocked *= 0.5
    state.shocked += 0.5 * shock
    target = 0.05 * (state.quality - 80) - 0.8 * (gap - 0.15) + 0.1
    state.satisfaction += 0.18 * (target - state.satisfaction) + draws.normal(0.16)
    state.satisfaction -= 0.6 * complained + 0.25 * shock


def _topics(complaints, rate, poor, shock, draw) -> np.ndarray:
    """What each complaint is about, as far as its rate tells; index into COMPLAINT_TOPICS."""
    topics = np.zeros(len(complaints), dtype=np.int8)
    who = np.flatnonzero(complaints > 0)
    luck = draw(Stream.COMPLAINT, who).uniform() * rate[who]
    about_bill = np.where(shock[who] > 0, _BILL, _SERVICE_TOPIC)
    topics[who] = np.where(luck < 0.0012 * poor[who], _NETWORK, about_bill)
    return topics


def survey(state: Columns, who: np.ndarray, draw) -> tuple[np.ndarray, Columns]:
    """Of the subscribers at `who`, the 4 % surveyed in a month, and their answers: satisfaction 1-10,
    would recommend 0-10."""
    asked = who[draw(Stream.SURVEYED, who).fine_uniform() < _SURVEYED]
    draws = draw(Stream.SURVEY, asked)
    content = state.satisfaction[asked]
    satisfaction = np.clip(np.rint(7.2 + 1.5 * content + draws.normal(1.0)), 1, 10)
    recommend = np.clip(np.rint(6.8 + 1.7 * content + draws.normal(1.4)), 0, 10)
    return asked, Columns(satisfaction=satisfaction, recommend=recommend)
