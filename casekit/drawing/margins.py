"""Margins of the panels' drawings, in inches and known beforehand.

A chart that measures its labels to find its margins draws them twice; a panel has to answer while
the reader still moves the slider. Its labels are few and known, so the room they need is given.
"""

from __future__ import annotations

from casekit.drawing.figures import legend_lines

_RIGHT, _LINE_OF_TITLE, _LINE_OF_FOOT, _AXIS = 0.34, 0.24, 0.2, 0.56
_LINE_OF_LEGEND = 0.23


def placed(fig, left: float):
    """Return the figure with its axes placed under the title and above the foot.

    Args:
        fig: one chart, title and foot set by `casekit.figures.finding`.
        left: room for the labels of the vertical axis, inches.
    """
    title, *foot = [text.get_text().count("\n") + 1 for text in fig.texts]
    width, height = fig.get_size_inches()
    top = 0.22 + _LINE_OF_TITLE * title + _LINE_OF_LEGEND * legend_lines(fig.axes[0])
    bottom = _AXIS + (0.08 + _LINE_OF_FOOT * foot[0] if foot else 0)
    fig.set_layout_engine("none")
    fig.subplots_adjust(
        left=left / width, right=1 - _RIGHT / width, top=1 - top / height, bottom=bottom / height
    )
    return fig
