"""Tariffs, ours and the rivals', by era, and what a rival would ask of a subscriber for the same use."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synthetic.calendar import add_months
from synthetic.laws import Market
from synthetic.scenario import Scenario

OWN_PLANS = 12
CLASS_FEES = (59, 129)
"""Fees of the first tariff from which a subscriber is of the middle, of the high class."""
AREAS_A_CITY = 4
TIERS = (1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5)
_RIVALS = (("rival_a", 0.88, 1.0), ("rival_b", 0.95, 1.2))
"""Owner, fee and data against a like tariff of ours."""


@dataclass(frozen=True)
class Era:
    """A market: our twelve tariffs, the prices beyond them, and the handsets of the time.

    Attributes:
        fees: yuan a month; minutes and data_gb: what they include.
        voice_price: yuan a minute over; data_price: yuan a GB over, up to data_cap a month.
        unmet: yuan that a GB wanted and not used is worth.
        broadband_from: fee from which broadband is included.
        rights: yuan a month that memberships included are worth to a middling line.
        cards: lines of the home that may share the tariff.
        newest: generation that is spreading; from which share, by how much a month.
        second_share: of the other handsets, those just one generation behind.
    """

    fees: tuple[float, ...]
    minutes: tuple[int, ...]
    data_gb: tuple[float, ...]
    voice_price: float
    data_price: float
    data_cap: float
    unmet: float
    broadband_from: float
    rights: tuple[float, ...]
    cards: tuple[int, ...]
    newest: str
    newest_now: float
    newest_growth: float
    second_share: float

    def newest_share(self, when: np.ndarray) -> np.ndarray:
        """Share of handsets bought in a month (index) that are of the newest generation."""
        return np.clip(self.newest_now + self.newest_growth * when, 0.02, 0.95)


ERAS = {
    "5g-2024": Era(
        fees=(8, 19, 29, 39, 59, 79, 99, 129, 169, 199, 239, 299),
        minutes=(30, 120, 200, 260, 300, 400, 500, 700, 1000, 1200, 1500, 2000),
        data_gb=(3, 8, 17, 27, 40, 53, 65, 80, 100, 125, 150, 200),
        voice_price=0.12,
        data_price=3.0,
        data_cap=90.0,
        unmet=1.8,
        broadband_from=129,
        rights=(0, 0, 1, 3, 6, 10, 14, 20, 30, 38, 48, 64),
        cards=(0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4),
        newest="5g",
        newest_now=0.72,
        newest_growth=0.012,
        second_share=0.95,
    ),
    "4g-2016": Era(
        fees=(8, 18, 28, 38, 58, 78, 88, 138, 158, 188, 238, 288),
        minutes=(0, 100, 180, 280, 400, 500, 600, 900, 1200, 1500, 2000, 3000),
        data_gb=(0.15, 0.5, 0.8, 1.2, 1.8, 2.4, 3.0, 4.5, 6.0, 8.0, 10.0, 15.0),
        voice_price=0.19,
        data_price=50.0,
        data_cap=60.0,
        unmet=30.0,
        broadband_from=138,
        rights=(0, 0, 0, 1, 3, 6, 8, 20, 26, 34, 44, 56),
        cards=(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        newest="4g",
        newest_now=0.6,
        newest_growth=0.02,
        second_share=0.7,
    ),
}
"""The kit's own tariffs, shaped after those of the time; prices over the allowance are assumptions."""


@dataclass(frozen=True)
class Tariffs:
    """Our tariffs as arrays by plan number - 1, and the prices over the allowance."""

    fee: np.ndarray
    minutes: np.ndarray
    data_gb: np.ndarray
    rights: np.ndarray
    cards: np.ndarray
    era: Era

    @property
    def with_broadband(self) -> np.ndarray:
        """Which of them include broadband."""
        return np.array(self.era.fees) >= self.era.broadband_from

    @classmethod
    def own(cls, era: Era, real=np.float32) -> Tariffs:
        """Our tariffs at the fees of the list."""
        columns = (era.fees, era.minutes, era.data_gb, era.rights, era.cards)
        return cls(*(np.array(column, dtype=real) for column in columns), era)


def sold(scenario: Scenario, now: int, real=np.float32) -> Tariffs:
    """Our tariffs at the fees that are charged in month `now` (index)."""
    own = Tariffs.own(ERAS[scenario.era], real)
    share = own_price(scenario.market, int(add_months(scenario.first_month, now)))
    if share == 1:
        return own
    return replace(own, fee=(np.rint(own.fee * share * 100) / 100).astype(real))


def own_price(market: Market, month: int) -> float:
    """Times the list's at which our fees stand in a billing month."""
    since = [(start, share) for start, share in market.own_price if start <= month]
    return max(since)[1] if since else 1.0


def catalogue(era: Era) -> dict[str, list]:
    """Columns of the table `plans`: our twelve tariffs, then each rival's."""
    rows = []
    for owner, price, data in (("own", 1.0, 1.0), *_RIVALS):
        for i in range(OWN_PLANS):
            rows.append(
                {
                    "plan": len(rows) + 1,
                    "owner": owner,
                    "tier": TIERS[i],
                    "fee": float(round(era.fees[i] * price)),
                    "voice_minutes": era.minutes[i],
                    "data_gb": round(era.data_gb[i] * data, 1),
                    "voice_price": era.voice_price,
                    "data_price": era.data_price,
                    "cap": era.data_cap,
                    "broadband_included": era.fees[i] >= era.broadband_from,
                    "rights": float(era.rights[i]),
                    "cards": era.cards[i],
                }
            )
    return {name: [row[name] for row in rows] for name in rows[0]}


def rival_price(market: Market, month: int) -> float:
    """Price of the cheapest rival for a like tariff in a billing month, what we charge = 1."""
    asked = market.campaign_price if month in market.campaign_months else market.rival_price
    return asked / own_price(market, month)


def price_gap(bill: np.ndarray, fee: np.ndarray, rival: np.ndarray) -> np.ndarray:
    """Share of the bill that a rival would save: its like tariff costs `rival` x fee, with half our overage."""
    saved = bill - rival * fee - 0.5 * (bill - fee)
    return np.clip(saved / np.maximum(bill, 1.0), 0.0, 0.6)
