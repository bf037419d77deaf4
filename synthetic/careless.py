"""Records as carelessly kept as the scenario says: fields left empty, fields filled in wrongly."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.scenario import Records
from synthetic.streams import Draws

FIELDS = ("birth_year", "gender", "channel")
_WRONG_BIRTH = 1980
"""What is typed in when nobody asks: the year that fills a form."""


def kept(people: Columns, law: Records, draws: Draws) -> dict[str, np.ndarray]:
    """The personal fields as recorded: −1 where empty."""
    recorded = {}
    for name in FIELDS:
        true = people.__dict__[name]
        empty, wrong = draws.chance(law.missing), draws.chance(law.wrong)
        slip = np.full_like(true, _WRONG_BIRTH) if name == "birth_year" else true.max() - true
        recorded[name] = np.where(empty, -1, np.where(wrong, slip, true)).astype(true.dtype)
    return recorded
