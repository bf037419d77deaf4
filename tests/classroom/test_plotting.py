"""Charts: Chinese glyphs without a Chinese font on the machine, fast pictures, nothing left open."""

import html
import io
import os
import re
import subprocess
import sys
import warnings

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn as sns
from PIL import Image

from casekit.drawing import colours, figures, pictures, theme, wrapping

pytestmark = pytest.mark.filterwarnings("error")


CHINESE = "合约到期前一个月，离网风险翻倍：从 −1.2% 到 3.1%（“在网”客户）"


@pytest.fixture(autouse=True)
def _theme():
    with mpl.rc_context():
        theme.theme("zh")
        yield
    plt.close("all")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_chinese_glyphs_show_without_a_warning(lang):
    theme.theme(lang)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fig, ax = figures.figure()
        sns.lineplot(
            pd.DataFrame(
                {"在网时长": [1, 2], "余额": [-1.0, 1.0]},
            ),
            x="在网时长",
            y="余额",
            ax=ax,
        )
        ax.set_title("离网率", fontweight="bold")
        figures.finding(fig, CHINESE, "先打给合约快到期的客户 → 300 通")
        pictures.picture(fig)


def test_a_missing_glyph_would_be_noticed():
    fig, ax = figures.figure()
    ax.set_title("\U0001f9ff")
    with pytest.warns(UserWarning, match="missing from font"):
        pictures.picture(fig)


def test_the_font_is_a_file_that_is_found_without_importing_its_package():
    code = (
        "import sys; from casekit.drawing import theme; theme.theme('zh'); "
        "assert theme.font_file().exists(); assert 'zhplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_a_missing_font_package_is_named(monkeypatch):
    monkeypatch.setattr(theme, "find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError, match="install the zhplot package"):
        theme.font_file()


def test_a_picture_is_sharp_and_leaves_nothing_open():
    fig, ax = figures.figure(width=5, height=3)
    ax.plot([1, 2, 3])
    figures.finding(fig, CHINESE)
    made = Image.open(io.BytesIO(pictures.picture(fig)))
    assert made.size == (800, 480)
    assert pictures.page_width(fig) == 400
    assert plt.get_fignums() == []


def test_a_figure_of_pyplot_is_closed_too():
    fig, ax = plt.subplots()
    ax.plot([1, 2])
    pictures.picture(fig)
    assert plt.get_fignums() == []


ENGLISH = "One month before a contract ends “the risk” doubles: call these customers first, "


@pytest.mark.parametrize(("lang", "title"), [("zh", CHINESE * 2), ("en", ENGLISH * 2)])
def test_nothing_is_cut_off_at_the_edges(lang, title):
    theme.theme(lang)
    fig, ax = figures.figure()
    ax.plot([0, 1], [0, 123456.0])
    ax.set_ylabel("月账单（元，含增值业务）")
    ax.set_xlabel("账期")
    figures.finding(fig, title, title)
    image = Image.open(io.BytesIO(pictures.picture(fig))).convert("L")
    for edge in ((0, 0, image.width, 3), (0, 0, 3, image.height),
                 (0, image.height - 3, image.width, image.height),
                 (image.width - 3, 0, image.width, image.height)):  # fmt: skip
        assert image.crop(edge).getextrema()[0] >= 254, edge  # 256 colours: white may be 254


def test_the_chart_stays_clear_of_title_and_foot():
    fig, ax = figures.figure()
    ax.plot([0, 1])
    ax.set_xlabel("账期")
    figures.finding(fig, CHINESE * 2, "先打给合约快到期的客户。" * 4)
    fig.canvas.draw()
    boxes = [label.get_window_extent() for label in fig.texts]
    chart = ax.get_tightbbox()
    assert boxes[0].y0 >= chart.y1
    assert boxes[1].y1 <= chart.y0 + 1


def test_several_charts_in_one_figure():
    fig, axes = figures.figure(1, 2, sharey=True)
    for ax in axes:
        ax.plot([1, 2])
    figures.finding(fig, "左右对照", "看右边")
    assert pictures.picture(fig)


def test_lines_break_between_chinese_signs_and_latin_words():
    assert wrapping.wrap("一二三四五", 6) == "一二三\n四五"
    assert wrapping.wrap("churn is rising", 8) == "churn is\nrising"
    assert wrapping.wrap("一二三，四", 6) == "一二三，\n四"
    assert wrapping.wrap("用 ARPU 看", 6) == "用\nARPU\n看"
    assert wrapping.wrap("", 6) == ""


def test_the_palette_is_the_one_for_the_colour_blind():
    assert list(sns.color_palette().as_hex()) == [colour.lower() for colour in colours.PALETTE]
    assert not mpl.rcParams["axes.unicode_minus"]


HOSTILE = """
text.usetex: True
font.family: monospace
font.size: 30
figure.dpi: 33
savefig.dpi: 40
savefig.bbox: tight
savefig.transparent: True
figure.facecolor: black
figure.constrained_layout.use: True
axes.formatter.use_locale: True
axes.formatter.limits: -1, 1
axes.unicode_minus: True
path.sketch: 1, 100, 2
lines.linewidth: 9
lines.marker: x
hist.bins: 3
image.cmap: jet
axes.xmargin: 0.4
xtick.labelrotation: 90
backend: svg
"""
PAINT = """
import hashlib
from casekit.drawing import colours, figures, pictures, theme, wrapping
theme.theme("zh")
fig, ax = figures.figure()
ax.plot([0, 1, 2], [-1, 2500, 5000], label="离网率")
figures.legend(ax)
figures.finding(fig, "离网率 5%，到期以后翻倍", "先打")
print(hashlib.sha256(pictures.picture(fig)).hexdigest())
"""


def test_a_readers_own_settings_of_matplotlib_change_no_picture(tmp_path):
    painted = {}
    for name, own in {"plain": "", "hostile": HOSTILE}.items():
        file = tmp_path / f"{name}rc"
        file.write_text("\n".join(line for line in own.splitlines() if _known(line)), "utf-8")
        ran = subprocess.run(
            [sys.executable, "-c", PAINT],
            env={**os.environ, "MATPLOTLIBRC": str(file)},
            capture_output=True, encoding="utf-8", check=True, timeout=120,
        )  # fmt: skip
        painted[name] = ran.stdout
    assert painted["hostile"] == painted["plain"] != ""


def _known(line: str) -> bool:
    return line.partition(":")[0] in mpl.rcParams


def test_a_picture_on_a_page_says_what_it_shows():
    fig, ax = figures.figure()
    ax.plot([1, 2])
    figures.finding(fig, 'A title that is "broken" <over> lines, ' * 3, "do it")
    shown = pictures.picture_html(fig)
    told = html.unescape(re.search(r'alt="([^"]*)"', shown)[1])
    assert told == pictures.told(fig) == 'A title that is "broken" <over> lines, ' * 3 + "\n→ do it"
    assert 'width="576" height="304"' in shown


def test_a_figure_of_the_readers_own_tells_its_title():
    fig, ax = plt.subplots()
    assert pictures.told(fig) == ""
    ax.set_title("我的图")
    assert pictures.told(fig) == "我的图"
