"""Figures as pictures: PNG and HTML with what they say as their text, and shown so in notebooks."""

import base64
import html
import io

import numpy as np

from casekit.drawing.theme import DOTS

_RUN_LENGTHS = 3  # zlib's strategy that packs flat colours fastest
_COLOURS = 256  # of a picture: a chart has few, and an index of one byte packs twice as fast


def shown_in_notebooks() -> None:
    """Where there is a notebook, have it show figures sharp, with what they say as their text."""
    from IPython import get_ipython

    shell = get_ipython()
    if getattr(shell, "kernel", None) is not None:
        from matplotlib.figure import Figure
        from matplotlib_inline.backend_inline import set_matplotlib_formats

        set_matplotlib_formats("retina")
        shell.display_formatter.formatters["text/html"].for_type(Figure, picture_html)


def picture(fig) -> bytes:
    """Return a figure as PNG bytes at twice the page's resolution, and close it.

    The figure may come from `figure` or from pyplot.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    # Drawn and packed here: `savefig` draws a figure with a layout twice.
    canvas, dpi = FigureCanvasAgg(fig), fig.dpi
    fig.dpi = 2 * DOTS
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
    return round(width * DOTS), round(height * DOTS)
