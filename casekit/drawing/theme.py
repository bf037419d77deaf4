"""The look of all charts: fonts with Chinese glyphs, calm lines, sizes.

`theme(lang)` is called when a lesson starts.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from casekit.drawing.colours import PALETTE

DOTS = 80
"""Per inch on the page; pictures have twice as many, for sharp letters."""
TITLE, FOOT = 13, 10
"""Sizes in points of a chart's title and of the line below it."""
LATIN = "DejaVu Sans"
"""The font of English letters; it comes with matplotlib."""
_INK = "#262626"
_LOOK = {
    "axes.unicode_minus": False,
    # At twice the page's resolution letters are sharp without hinting, and drawn quicker.
    "text.hinting": "none",
    "figure.figsize": (7.2, 3.8),
    "figure.dpi": DOTS,
    "savefig.dpi": 2 * DOTS,
    "axes.titlesize": TITLE,
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
    families = [_font_family()] if lang == "zh" else [LATIN, _font_family()]
    # set_theme wipes the family, therefore it is given with the rest.
    rc = {**_LOOK, "font.family": families, "font.sans-serif": families}
    sns.set_theme(context="notebook", style="whitegrid", palette=list(PALETTE), rc=rc)
