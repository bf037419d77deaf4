"""Places: what kind each area is, what people earn there, how strong rivals are, and when its network fails.

Differences between areas are drawn with the world and last; outages come by lot or by the scenario. An
outage is not only felt while it lasts: it pulls at those who live there, and the pull fades as that of
a rival does. All figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.calendar import months_between
from synthetic.columns import Columns
from synthetic.laws import Network
from synthetic.schema import AREA_KINDS
from synthetic.streams import Draws, Stream

COUNT = 12
_TOWN, CAMPUS, _RURAL = range(len(AREA_KINDS))
_RURAL_ONES = 3
"""Of the areas; one more is a campus."""
_INCOME, _AGE = 0.75, 5.0
"""How far areas differ from the mean, at most: standard units of income, years of age."""
_RURAL_INCOME = 0.7
"""How far the countryside stands back where areas are ordered by income: the scale is 0 to 1, by lot."""
_RIVALS = (0.93, 1.08)
"""Times the rivals' usual price: from, to."""
_RURAL_DATA, _RURAL_QUALITY = 0.7, -4.0
"""Times the usual use of data, points of quality."""
_STORES = {"town": (4, 12), "campus": (1, 3), "rural": (1, 4)}
_USUAL_QUALITY = 83
BEARABLE = 80
"""Points of quality below which a network is felt to be poor where the rivals' is a usual one."""
_HOURS_A_POINT = 0.6
PULL = 0.05
"""What a point of quality lost in an outage adds to the log hazard, at first."""


def make(seed: int) -> Columns:
    """Return what each area is for good, in the order of its number. The countryside earns less, mostly.

    Returns:
        kind (index into AREA_KINDS), income (standard units), age (years), rival (times their usual
        price), stores, data (added to the log of use), quality (points).
    """
    luck = Draws(seed, Stream.PLACE, 0, 0, COUNT)
    rank = luck.fine_uniform().argsort().argsort()
    kind = np.select([rank < _RURAL_ONES, rank == _RURAL_ONES], [_RURAL, CAMPUS], _TOWN)
    low, high = _RIVALS
    stores = np.array([_STORES[name] for name in AREA_KINDS])[kind]
    rural = kind == _RURAL
    earns = (luck.uniform() - _RURAL_INCOME * rural).argsort().argsort()
    lasting = Draws(seed, Stream.AREA, 0, 0, COUNT).normal(4.0)
    return Columns(
        kind=kind.astype(np.int8),
        income=(_INCOME * (2 * earns / (COUNT - 1) - 1)).astype(np.float32),
        age=(_AGE * (2 * luck.uniform() - 1)).astype(np.float32),
        rival=(low + (high - low) * luck.uniform()).astype(np.float32),
        stores=stores[:, 0] + np.floor(luck.uniform() * (1 + stores[:, 1] - stores[:, 0])),
        data=np.where(rural, np.log(_RURAL_DATA), 0).astype(np.float32),
        quality=_USUAL_QUALITY + _around_none(lasting) + _RURAL_QUALITY * rural,
    )


def rival_quality(seed: int, spread: float) -> np.ndarray:
    """Return how good the rivals' network is in each area, in points: about `BEARABLE`, by lot."""
    lasting = Draws(seed, Stream.PLACE, 1, 0, COUNT).normal(spread)
    return np.clip(BEARABLE + np.rint(10 * lasting) / 10, 40, 100)


def _around_none(figure: np.ndarray) -> np.ndarray:
    """Takes the mean off: areas differ, but no world is better served than another."""
    return figure - figure.mean()


def outages(luck: int, index: int, month: int, network: Network) -> np.ndarray:
    """Return points of quality that outages take off each area in a month, by lot or by the scenario."""
    broken = Draws(luck, Stream.OUTAGE, index, 0, COUNT).chance(network.outage)
    lost = network.outage_drop * broken.astype(np.float64)
    for outage in network.outages:
        if 0 <= months_between(outage.month, month) < outage.months:
            lost[outage.area - 1] += outage.drop
    return lost


def hours(lost: np.ndarray, luck: int, index: int) -> np.ndarray:
    """Return how long the outages of a month were, for the points that they cost, in hours."""
    spread = np.exp(Draws(luck, Stream.OUTAGE, index + 1000, 0, COUNT).normal(0.3))
    return np.rint(10 * _HOURS_A_POINT * lost * spread) / 10


def quality(areas: Columns, lost: np.ndarray, luck: int, index: int) -> np.ndarray:
    """Return the mean network quality of each area in a month, 0 to 100 points."""
    passing = Draws(luck, Stream.AREA, index + 1, 0, COUNT).normal(1.5)
    return np.maximum(areas.quality + passing - lost, 0).astype(np.float32)
