"""What a subscriber lives through: network quality, bill shock, complaints, and how content it leaves them."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.market import Tariffs, price_gap
from synthetic.schema import NEEDS, TOPICS
from synthetic.streams import Stream
from synthetic.usage import Moment

_SERVICE = NEEDS.index("service")
_NETWORK, _BILL, _SERVICE_TOPIC = (TOPICS.index(name) for name in ("network", "bill", "service"))

_USUAL = 0.25
"""Contentment of one who lives in peace."""
_COMPLAINT = 0.45
"""Fall of contentment with what one complains of; how that is dealt with comes on top."""
_LACKING, _LACKS_AT_MOST = 0.4, 0.5
"""What it costs contentment to want and not to use what is worth the bill; up to that share of it."""


def live(
    people: Columns,
    state: Columns,
    month: Columns,
    moment: Moment,
    own: Tariffs,
    draw,
) -> None:
    """Adds quality, complaints and calls to the hotline to `month`; moves satisfaction."""
    draws = draw(Stream.EXPERIENCE)
    month.quality = np.clip(
        np.take(moment.quality, people.area - 1) + state.spot + draws.normal(3.0), 0, 100
    )
    state.quality += 0.4 * (month.quality - state.quality)
    real = state.hazard.dtype
    shock = ((month.plain_overage > 0.4 * state.fee + 5) & ~month.warned).astype(real)
    poor = np.maximum(80 - month.quality, 0)
    rate = 0.007 + 0.0012 * poor + 0.08 * shock + 0.006 * np.maximum(-state.satisfaction, 0)
    rate *= 1 + real.type(0.6) * (people.need == _SERVICE)
    month.complaints = draws.count(rate) + month.wronged
    month.service_calls = draws.count(0.001 + 0.2 * shock + 0.5 * month.complaints)
    month.topic = _topics(month, rate, poor, shock, draw)
    usual = state.fee + month.plain_overage + month.vas
    gap = price_gap(usual, state.fee, np.take(moment.rivals, people.area - 1))
    state.price_gap += 0.5 * (gap - state.price_gap)
    complained = (month.complaints > 0).astype(real)
    state.complaining *= 0.6
    state.complaining += complained
    state.shocked *= 0.5
    state.shocked += 0.5 * shock
    lacks = np.minimum(own.era.unmet * month.unmet / usual, _LACKS_AT_MOST)
    target = 0.05 * (state.quality - 80) - 0.8 * (gap - 0.15) - _LACKING * lacks + _USUAL
    state.satisfaction += 0.18 * (target - state.satisfaction) + draws.normal(0.16)
    state.satisfaction -= _COMPLAINT * complained + 0.25 * shock


def _topics(month: Columns, rate, poor, shock, draw) -> np.ndarray:
    """What each complaint is about, as far as its rate tells; index into TOPICS."""
    topics = np.zeros(len(rate), dtype=np.int8)
    who = np.flatnonzero(month.complaints > 0)
    luck = draw(Stream.COMPLAINT, who).uniform() * rate[who]
    about_bill = np.where(shock[who] + month.wronged[who] > 0, _BILL, _SERVICE_TOPIC)
    network = (luck < 0.0012 * poor[who]) & (month.wronged[who] == 0)
    topics[who] = np.where(network, _NETWORK, about_bill)
    return topics
