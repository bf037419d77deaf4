"""Margins measured once for a panel: measuring labels takes half of the time that a drawing takes."""

from __future__ import annotations

from functools import lru_cache

from casekit.text import language

_SEEN: dict[tuple, dict[str, float]] = {}


def remembered(fig, name: str):
    """Return the figure, told to take the margins of the last drawing that was laid out like it.

    Alike are drawings of one name, size and language with as many lines of title and foot and as
    many digits on the axes.
    """
    ax = fig.axes[0]
    limits = (*ax.get_xlim(), *ax.get_ylim())
    lines = tuple(text.get_text().count("\n") for text in fig.texts)
    digits = tuple(len(f"{limit:.0f}") for limit in limits)
    key = (name, language(), *fig.get_size_inches(), lines, digits, len(ax.get_yticks()))
    fig.set_layout_engine(_remembering()(fig.get_layout_engine(), key))
    return fig


@lru_cache(maxsize=1)
def _remembering():
    # Made when first needed: matplotlib takes a while to import.
    from matplotlib.layout_engine import LayoutEngine

    class Remembering(LayoutEngine):
        _adjust_compatible, _colorbar_gridspec = True, True

        def __init__(self, measuring, key):
            super().__init__()
            self._measuring, self._key = measuring, key

        def set(self, **_):
            """Nothing can be set: margins are measured or remembered."""

        def execute(self, fig):
            """Place the axes as last time, or measure."""
            if self._key not in _SEEN:
                self._measuring.execute(fig)
                sides = ("left", "right", "bottom", "top")
                _SEEN[self._key] = {side: getattr(fig.subplotpars, side) for side in sides}
            fig.subplots_adjust(**_SEEN[self._key])

    return Remembering
