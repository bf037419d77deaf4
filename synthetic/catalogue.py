"""The offers and what is known of each, from offers.yml: names, cost, months, what it mends, for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import yaml


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One offer; its fields as offers.yml says."""

    zh: str
    en: str
    cost: float
    months: int
    mends: Mapping[str, float]
    """Cause of leaving (`schema.REASONS`) → share of it that the offer speaks to."""
    fit: Mapping[str, float]
    """Need (`schema.NEEDS`) → factor."""
    taken: float
    save: float
    wakes: float
    up: bool = False
    """Whether it brings the next tariff up."""
    down: bool = False
    """Whether it brings the cheaper tariff that suits best."""
    tells: bool = False
    """Whether it tells of that tariff, whatever it offers."""
    no_broadband: bool = False
    term: int = 0
    """Months of the contract that it is; 0: none."""
    subsidy: bool = False
    """Whether it is so many yuan at once, `cost` if a campaign does not say otherwise, for that contract."""

    @property
    def by_month(self) -> bool:
        """Whether its cost falls due month by month, as a contract gives it back."""
        return self.term > 0 and not self.subsidy


def _offer(name: dict, **facts) -> Offer:
    return Offer(**name, **facts)


_SAID = yaml.safe_load((resources.files("synthetic") / "offers.yml").read_text(encoding="utf-8"))
CONTACT_COST: float = float(_SAID["contact_cost"])
"""Yuan for each contact made, whatever the offer."""
CATALOGUE: dict[str, Offer] = {key: _offer(**facts) for key, facts in _SAID["offers"].items()}
"""Offer → what is known of it, in the order of their codes."""
