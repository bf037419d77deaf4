"""What lists find, a bar each, and weights to be turned until the list that they make finds enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from casekit.classroom import Setting, Slider
from casekit.drawing.bars import shares_across
from casekit.drawing.colours import BLUE
from casekit.drawing.figures import finding, legend
from casekit.drawing.guess import on_value
from casekit.mart import Mart
from casekit.text import Catalogue, percent

_TEXTS = Catalogue("casekit.course.segmentation")
_MOST = 5


@dataclass(frozen=True)
class ListBars:
    """Charts of the share that each list finds.

    Args:
        texts: the topic's: lists.<name>, charts.x, and charts.mix_bars with lists as slots.
        colours: by list; any other is blue.
        slots: those of charts.x.
    """

    texts: Catalogue
    colours: Mapping[str, str]
    slots: Mapping[str, object]

    def drawn(self, found: pd.Series, guess: float | None = None, **more):
        """Return a chart of the share by list, with a guess marked; `more` as `shares_across` has it."""
        fig, ax = shares_across(
            [self.texts(f"lists.{name}") for name in found.index],
            found.to_list(),
            [self.colours.get(name, BLUE) for name in found.index],
            self.texts("charts.x", **self.slots),
            decimals=1,
            **more,
        )
        if guess is not None:
            on_value(ax, guess, percent(guess))
            legend(ax)
        return fig

    def mix(self, found: pd.Series, mark: float):
        """Return a chart of what the reader's weights, the first list, find beside others.

        Args:
            mark: the share from which the weights pass.
        """
        fig = self.drawn(found, height=2.9, mark=(mark, _TEXTS("mix.mark", mark=mark)))
        short = mark - found.iloc[0]
        todo = _TEXTS("mix.passes" if short <= 1e-9 else "mix.lacks", short=100 * short)
        finding(fig, self.texts("charts.mix_bars", **found), todo)
        return fig


@dataclass(frozen=True)
class Mix:
    """A list by weights of columns that has to find enough.

    Args:
        columns: what is weighed.
        found: (mart, weights) → the share that the list finds.
        enough: mart → the share from which weights pass.
        beside: mart → the share of other lists, by name.
        bars: draw them.
        own: what the list is called among them.
    """

    columns: tuple[str, ...]
    found: Callable[[Mart, Mapping[str, float]], float]
    enough: Callable[[Mart], float]
    beside: Callable[[Mart], Mapping[str, float]]
    bars: ListBars
    own: str = "yours"

    def weights(self, *given: int) -> dict[str, int]:
        """Return weights by column."""
        return dict(zip(self.columns, given, strict=True))

    def asked(self, *start: int) -> Setting:
        """Return the kind of question that has the weights turned, from these on."""
        controls = {name: Slider(0, _MOST, one) for name, one in self.weights(*start).items()}
        return Setting(controls=controls, judge=self._passes, shows=self._shown)

    def _passes(self, mart: Mart, weights: dict) -> bool:
        return self.found(mart, weights) >= self.enough(mart)

    def _shown(self, mart: Mart, weights: dict):
        found = {self.own: self.found(mart, weights), **self.beside(mart)}
        return self.bars.mix(pd.Series(found), self.enough(mart))
