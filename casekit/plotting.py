"""Charts as the kit draws them: Chinese glyphs, calm colours, the finding as the title.

`theme(lang)` is called by `casekit.start`. A chart is a plain matplotlib figure; `figure(...)` makes
one outside pyplot, so that nothing is left open however often a widget redraws it::

    fig, ax = figure()
    sns.lineplot(hazard, x="tenure", y="rate", ax=ax)
    finding(fig, "Contract end doubles the risk", "Call in the month before it")
"""

import base64
import html
import io
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from casekit.wrapping import columns_of, wrap

#: Colours that the colour-blind can tell apart (Okabe and Ito), for series in this order.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F")
#: The same by meaning.
BLUE, RED, GREEN, PURPLE, AMBER, SKY, GREY = PALETTE
#: Behind a figure that a line may run through.
PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
_DOTS = 80  # per inch on the page; pictures have twice as many, for sharp letters
_RUN_LENGTHS = 3  # zlib's strategy that packs flat colours fastest
_COLOURS = 256  # of a picture: a chart has few, and an index of one byte packs twice as fast
_INK = "#262626"
_TITLE, _FOOT = 13, 10  # points
_WIDE = "“”‘’…—→÷×"  # as wide as a Chinese sign in a font that has them
_LATIN = "DejaVu Sans"  # comes with matplotlib
_LOOK = {
    "axes.unicode_minus": False,
    # At twice the page's resolution letters are sharp without hinting, and drawn quicker.
    "text.hinting": "none",
    "figure.figsize": (7.2, 3.8),
    "figure.dpi": _DOTS,
    "savefig.dpi": 2 * _DOTS,
    "axes.titlesize": _TITLE,
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "axes.labelsize": 11,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "legend.fontsize": 10,
    "legend.frameon": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": "#E5E7EB",
    "axes.edgecolor": "#9CA3AF",
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
}


def font_file() -> Path:
    """Return the Noto Sans SC file (OFL) in the zhplot package, which is not imported.

    Raises:
        FileNotFoundError: the package or its font is missing.
    """
    spec = find_spec("zhplot")
    folder = Path(spec.origin).parent / "fonts" if spec and spec.origin else Path("zhplot/fonts")
    found = sorted(folder.glob("NotoSansSC*.[to]tf"))
    if not found:
        raise FileNotFoundError(f"no Noto Sans SC font in {folder}: install the zhplot package")
    return found[0]


@lru_cache(maxsize=1)
def _font_family() -> str:
    """Register the font with matplotlib, once, and return its family name."""
    from matplotlib.font_manager import FontProperties, fontManager

    path = font_file()
    fontManager.addfont(path)
    return FontProperties(fname=path).get_name()


def theme(lang: str = "zh") -> None:
    """Set seaborn's theme and matplotlib's fonts for charts in a language ("zh" or "en").

    Chinese glyphs show in both: an English chart takes Latin letters (and its narrow quotation
    marks) from DejaVu Sans and the rest from Noto Sans SC.
    """
    import matplotlib.style
    import seaborn as sns

    # What a reader's own matplotlibrc says (text.usetex, fonts, dpi ...) must not change pictures.
    matplotlib.style.use("default")
    families = [_font_family()] if lang == "zh" else [_LATIN, _font_family()]
    # set_theme wipes the family, therefore it is given with the rest.
    rc = {**_LOOK, "font.family": families, "font.sans-serif": families}
    sns.set_theme(context="notebook", style="whitegrid", palette=list(PALETTE), rc=rc)
    _told_in_notebooks()


def _told_in_notebooks() -> None:
    """Where there is a notebook, have figures shown sharp, and with what they say as their text."""
    from IPython import get_ipython

    shell = get_ipython()
    if getattr(shell, "kernel", None) is not None:
        from matplotlib.figure import Figure
        from matplotlib_inline.backend_inline import set_matplotlib_formats

        set_matplotlib_formats("retina")
        shell.display_formatter.formatters["text/html"].for_type(Figure, picture_html)


def figure(rows: int = 1, columns: int = 1, *, width: float = 7.2, height: float = 3.8, **grid):
    """Return (figure, axes) as pyplot.subplots does, outside pyplot: nothing stays open.

    Args:
        rows, columns: of axes.
        width, height: in inches of 80 points on the page.
        grid: further arguments of `Figure.subplots`, e.g. `sharey=True`.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from casekit.axes import STEPS, numbered

    made = Figure(figsize=(width, height), dpi=_DOTS)
    FigureCanvasAgg(made)
    axes = made.subplots(rows, columns, **grid)
    for ax in made.axes:
        ax.locator_params(nbins=STEPS)
        numbered(ax.xaxis)
        numbered(ax.yaxis)
    return made, axes


def legend(ax, marks: float = 1.0) -> None:
    """Put the legend above the chart, clear of all data, in as few lines as fit.

    Args:
        marks: how much larger than in the chart its marks are.
    """
    handles, names = ax.get_legend_handles_labels()
    columns = -(-len(names) // legend_lines(ax))
    ax.legend(
        handles, names, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=columns,
        borderaxespad=0.2, columnspacing=1.4, markerscale=marks,
    )  # fmt: skip


def legend_lines(ax) -> int:
    """Return how many lines the legend takes, 0 if nothing in the chart has a name."""
    names = ax.get_legend_handles_labels()[1]
    room = _columns_in(ax.figure.get_size_inches()[0] * 0.86, _FOOT)
    wide = "" if _latin() else _WIDE
    for lines in range(1, len(names) + 1):
        # As matplotlib fills it: down the first column, then the next.
        columns = np.array_split(names, -(-len(names) // lines))
        if sum(max(columns_of(str(n), wide) for n in each) + 6 for each in columns) <= room:
            return lines
    return len(names)


def finding(fig, title: str, todo: str = "") -> None:
    """Set the finding as a figure's title and, under the chart, what to do about it.

    Lines are broken to the figure's width. Margins are measured, so labels are never cut off.
    """
    width, height = fig.get_size_inches()
    wide = "" if _latin() else _WIDE
    head = wrap(title, _columns_in(width, _TITLE), wide)
    foot = wrap(f"→ {todo}", _columns_in(width, _FOOT), wide) if todo else ""
    fig.set_label(f"{title}\n→ {todo}" if todo else title)
    fig.text(0.01, 0.99, head, ha="left", va="top", fontsize=_TITLE)
    if foot:
        fig.text(0.01, 0.012, foot, ha="left", va="bottom", fontsize=_FOOT, color="#4B5563")
    top = 1 - (0.12 + 0.24 * (head.count("\n") + 1)) / height
    bottom = (0.08 + 0.2 * (foot.count("\n") + 1)) / height if foot else 0.0
    # An engine works when the figure is drawn, at the resolution of the drawing: quicker than now.
    rect = (0.01, bottom, 0.985, top)
    if len(fig.axes) == 1:
        fig.set_layout_engine(_margins()(rect))
    else:
        fig.set_layout_engine("tight", rect=rect)


@lru_cache(maxsize=1)
def _margins():
    """Return a layout engine for a single chart: matplotlib's own measure everything twice."""
    from matplotlib.layout_engine import LayoutEngine

    class Margins(LayoutEngine):
        _adjust_compatible, _colorbar_gridspec = True, True

        def __init__(self, rect):
            super().__init__()
            self._rect = rect

        def set(self, **_):
            """Nothing can be set: the rectangle is given once."""

        def execute(self, fig):
            """Put the axes so that its labels just fit into the rectangle."""
            ax, (left, bottom, right, top) = fig.axes[0], self._rect
            whole, inner = ax.get_tightbbox(for_layout_only=True), ax.get_window_extent()
            wide, high = fig.bbox.width, fig.bbox.height
            fig.subplots_adjust(
                left=left + (inner.x0 - whole.x0) / wide,
                bottom=bottom + (inner.y0 - whole.y0) / high,
                right=right - (whole.x1 - inner.x1) / wide,
                top=top - (whole.y1 - inner.y1) / high,
            )

    return Margins


def _columns_in(inches: float, points: float) -> float:
    """Return how many half-width signs of a size fit; DejaVu's digits are wider than half."""
    return inches * 72 / points * 2 * (0.88 if _latin() else 0.92)


def _latin() -> bool:
    import matplotlib as mpl

    return mpl.rcParams["font.family"][0] == _LATIN


def picture(fig) -> bytes:
    """Return a figure as PNG bytes at twice the page's resolution, and close it.

    The figure may come from `figure` or from pyplot.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    # Drawn and packed here: `savefig` draws a figure with a layout twice.
    canvas, dpi = FigureCanvasAgg(fig), fig.dpi
    fig.dpi = 2 * _DOTS
    canvas.draw()
    made = io.BytesIO()
    drawn = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    image = drawn.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.save(made, "png", compress_level=1, compress_type=_RUN_LENGTHS)
    fig.dpi = dpi
    if getattr(fig, "number", None) is not None:
        import matplotlib.pyplot as plt

        plt.close(fig)
    return made.getvalue()


def picture_html(fig) -> str:
    """Return a figure's picture as HTML, with what it says as its alternative text; close it.

    ipywidgets' own Image cannot carry such a text.
    """
    words, width, height = html.escape(told(fig)), page_width(fig), _on_page(fig)[1]
    data = base64.b64encode(picture(fig)).decode("ascii")
    # Decoded at once, and its height known before: a picture that is replaced does not flicker.
    return (
        f'<img alt="{words}" src="data:image/png;base64,{data}" width="{width}" '
        f'height="{height}" decoding="sync" style="max-width:100%;height:auto">'
    )


def told(fig) -> str:
    """Return what a figure says in words: the finding, and the line below it."""
    heads = [ax.get_title() or ax.get_title(loc="left") for ax in fig.axes]
    return fig.get_label() or " ".join(head for head in heads if head)


def page_width(fig) -> int:
    """Return the width in CSS pixels at which a figure's picture is to be shown."""
    return _on_page(fig)[0]


def _on_page(fig) -> tuple[int, int]:
    width, height = fig.get_size_inches()
    return round(width * _DOTS), round(height * _DOTS)
