"""Sex and age show a little in small things, where the scenario says so: who texts, who buys which maker's
handset, watches video or goes to the counter. All figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.schema import MAKERS, VALUE_ADDED

_BY_SEX = 0.2
"""What being a woman adds, and being a man takes off: utility of every other maker, log odds of video,
log of visits to the counter."""
_BY_AGE, _BY_SERVICES = 0.25, -0.05
"""What 14 years above the mean age, and a value-added service, add to the log of text messages."""
MAKER = np.resize(np.array([_BY_SEX, -_BY_SEX], dtype=np.float32), len(MAKERS))
"""Added to the utility of each maker, a unit of what is shown."""
_VIDEO = VALUE_ADDED.index("video")


def shown(dial: float, gender: np.ndarray) -> np.ndarray:
    """Return how far the sex of each shows: above 0 for women, below for men; 0 where the dial is."""
    return (dial * (1 - 2 * gender)).astype(np.float16)


def add_to_video(log_odds: np.ndarray, sex_shown: np.ndarray) -> np.ndarray:
    """Return log odds of services (rows × VALUE_ADDED) with the sex in those of video."""
    log_odds[:, _VIDEO] += np.float32(_BY_SEX) * sex_shown
    return log_odds


def visits(sex_shown: np.ndarray) -> np.ndarray:
    """Return times the usual visits to the counter."""
    return np.exp(np.float32(_BY_SEX) * sex_shown)


def texts(dial: float, age: np.ndarray) -> np.ndarray:
    """Return times the usual text messages by age in years."""
    return np.exp(dial * _BY_AGE * (age - 42) / 14).astype(np.float32)


def texts_with_services(dial: float, held: np.ndarray) -> np.ndarray:
    """Return times the usual text messages by the number of value-added services held."""
    return np.exp(np.float32(dial * _BY_SERVICES) * held)
