"""Weights to be turned until the list that they make finds enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from casekit.classroom import Setting, Slider
from casekit.drawing.figures import finding
from casekit.mart import Mart
from casekit.text import Catalogue

_TEXTS = Catalogue("casekit.course.segmentation")
_MOST = 5


def mix_bars(found: pd.Series, mark: float, bars: Callable, texts: Catalogue):
    """Return a chart of what the reader's weights find, beside other lists.

    Args:
        found: share by list, that of the reader's weights first.
        mark: the share from which they pass.
        bars: draws the shares: (found, height=, mark=(share, what it is called)) → (figure, axes).
        texts: the topic's, with the title under charts.mix_bars; slots by list.
    """
    fig, _ = bars(found, height=2.9, mark=(mark, _TEXTS("mix.mark", mark=mark)))
    short = mark - found.iloc[0]
    todo = _TEXTS("mix.passes" if short <= 1e-9 else "mix.lacks", short=100 * short)
    finding(fig, texts("charts.mix_bars", **found), todo)
    return fig


@dataclass(frozen=True)
class Mix:
    """A list by weights of columns that has to find enough.

    Args:
        columns: what is weighed.
        found: (mart, weights) → the share that the list finds.
        enough: mart → the share from which weights pass.
        draw: (mart, share found, share enough) → the chart.
    """

    columns: tuple[str, ...]
    found: Callable[[Mart, Mapping[str, float]], float]
    enough: Callable[[Mart], float]
    draw: Callable[[Mart, float, float], object]

    def weights(self, *given: int) -> dict[str, int]:
        """Return weights by column."""
        return dict(zip(self.columns, given, strict=True))

    def asked(self, *start: int) -> Setting:
        """Return the kind of question that has the weights turned, from these on."""
        return Setting(
            controls={name: Slider(0, _MOST, one) for name, one in self.weights(*start).items()},
            judge=lambda mart, weights: self.found(mart, weights) >= self.enough(mart),
            shows=lambda mart, weights: self.draw(
                mart, self.found(mart, weights), self.enough(mart)
            ),
        )
