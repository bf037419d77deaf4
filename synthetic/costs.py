"""The cost sheet: what things cost the operator, from costs.yml."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

import yaml


@dataclass(frozen=True)
class Cost:
    """One line of the sheet: yuan a unit (a share where the unit is one of a fee), and its names."""

    yuan: float
    unit: str
    zh: str
    en: str


_SAID = yaml.safe_load((resources.files("synthetic") / "costs.yml").read_text(encoding="utf-8"))
COSTS: dict[str, Cost] = {item: Cost(**facts) for item, facts in _SAID.items()}
"""Item → what it costs, in the order of their codes."""
