"""Money: the economic sheet (`money.yml`), what a customer kept is worth, when a call pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

import numpy as np
import pandas as pd

from casekit.text import language
from synthetic.costs import COSTS

BASES = ("decided", "assumed")


@dataclass(frozen=True)
class Item:
    """A line of the sheet.

    Attributes:
        figure: in `unit`: "yuan", "months", "share" or "share a month".
        basis: "decided" by this course among several, or "assumed", for an operator to replace.
        zh, en: what it is.
    """

    figure: float
    unit: str
    basis: str
    zh: str
    en: str

    @property
    def name(self) -> str:
        """What it is, in the current language."""
        return self.zh if language() == "zh" else self.en


@lru_cache(maxsize=1)
def sheet() -> Mapping[str, Item]:
    """Return the economic sheet, line by line."""
    import yaml

    written = resources.files("casekit.analysis").joinpath("money.yml").read_text(encoding="utf-8")
    lines = yaml.safe_load(written)
    return MappingProxyType({key: _item(**line) for key, line in lines.items()})


def _item(cost: str | None = None, figure: float | None = None, **said: str) -> Item:
    """A line with its own figure, or with that of an item of the cost sheet."""
    return Item(figure=COSTS[cost].yuan if figure is None else figure, **said)


def figure(key: str) -> float:
    """Return the figure of a line of the sheet; KeyError if there is none."""
    return sheet()[key].figure


def value_kept(mean_bill, months: float | None = None, margin: float | None = None):
    """Return the yuan gained by keeping a customer with this monthly bill (number or Series).

    Args:
        mean_bill: yuan a month.
        months: of bills that the customer is worth; by default the sheet's `save_months`.
        margin: share of a bill that is left; by default the sheet's.
    """
    months = figure("save_months") if months is None else months
    return mean_bill * months * (figure("margin") if margin is None else margin)


@dataclass(frozen=True)
class Call:
    """Money of a retention call.

    Args:
        cost: yuan for each customer called.
        save_rate: share of the would-be leavers called who then stay, 0 to 1.
        value: yuan gained by each customer kept.
    """

    cost: float
    save_rate: float
    value: float

    @property
    def break_even(self) -> float:
        """The score from which a call pays: cost / (save rate × value), at most 1.

        True only for calibrated scores: a call brings score × save rate × value.
        """
        gain = self.save_rate * self.value
        return min(self.cost / gain, 1.0) if gain > 0 else 1.0


def kept_of(score, save_rate: float | None = None):
    """Return the share of the would-be leavers with these scores whom a call keeps.

    From the sheet's `decided_from` up a customer is taken to have decided.

    Args:
        score: probability of leaving (number or Series).
        save_rate: of those below; by default the sheet's `save_undecided`.
    """
    save_rate = figure("save_undecided") if save_rate is None else save_rate
    late = min(figure("save_decided"), save_rate)
    return np.where(score >= figure("decided_from"), late, save_rate)


def gain_of_call(score: pd.Series, mean_bill: pd.Series, call: Call | None = None) -> pd.Series:
    """Return the yuan that a call to each customer is expected to earn, by his own bill.

    Args:
        score: probability of leaving.
        mean_bill: yuan a month, same index.
        call: its cost, the save rate of the undecided, and what a customer with the example's bill is
            worth, others in proportion; by default the lecture's.

    Returns:
        score × share kept × value of the customer − cost; missing where score or bill is.
    """
    call = call or example()
    value = mean_bill * call.value / figure("example_bill")
    return score * kept_of(score, call.save_rate) * value - call.cost


def example() -> Call:
    """Return the call that the lecture reckons with."""
    return _care_call("example_bill")


def practice() -> Call:
    """Return the same call to a customer with a smaller bill, which the practice asks about."""
    return _care_call("practice_bill")


def _care_call(bill: str) -> Call:
    return Call(figure("care_call"), figure("save_undecided"), value_kept(figure(bill)))
