"""Records as carelessly kept as the scenario says: fields left empty, fields filled in wrongly."""

from __future__ import annotations

import numpy as np

from synthetic.scenario import Records
from synthetic.streams import Draws

FIELDS = ("birth_year", "gender", "channel")
_WRONG_BIRTH = 1980
"""What is typed in when nobody asks: the year that fills a form."""


def kept(true: dict[str, np.ndarray], law: Records, draws: Draws) -> dict[str, np.ndarray]:
    """The personal fields as recorded, for what is `true`: −1 where empty."""
    recorded = {}
    for name, values in true.items():
        empty, wrong = draws.chance(law.missing), draws.chance(law.wrong)
        slip = np.full_like(values, _WRONG_BIRTH) if name == "birth_year" else values.max() - values
        recorded[name] = np.where(empty, -1, np.where(wrong, slip, values)).astype(values.dtype)
    return recorded
