"""Charts: Chinese glyphs without a Chinese font on the machine, fast pictures, nothing left open."""

import io
import subprocess
import sys
import warnings

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn as sns
from PIL import Image

from casekit import plotting

pytestmark = pytest.mark.filterwarnings("error")


CHINESE = "合约到期前一个月，离网风险翻倍：从 −1.2% 到 3.1%（“在网”客户）"


@pytest.fixture(autouse=True)
def _theme():
    with mpl.rc_context():
        plotting.theme("zh")
        yield
    plt.close("all")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_chinese_glyphs_show_without_a_warning(lang):
    plotting.theme(lang)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fig, ax = plotting.figure()
        sns.lineplot(
            pd.DataFrame(
                {"在网时长": [1, 2], "余额": [-1.0, 1.0]},
            ),
            x="在网时长",
            y="余额",
            ax=ax,
        )
        ax.set_title("离网率", fontweight="bold")
        plotting.finding(fig, CHINESE, "先打给合约快到期的客户 → 300 通")
        plotting.picture(fig)


def test_a_missing_glyph_would_be_noticed():
    fig, ax = plotting.figure()
    ax.set_title("\U0001f9ff")
    with pytest.warns(UserWarning, match="missing from font"):
        plotting.picture(fig)


def test_the_font_is_a_file_that_is_found_without_importing_its_package():
    code = (
        "import sys; from casekit import plotting; plotting.theme('zh'); "
        "assert plotting.font_file().exists(); assert 'zhplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_a_missing_font_package_is_named(monkeypatch):
    monkeypatch.setattr(plotting, "find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError, match="install the zhplot package"):
        plotting.font_file()


def test_a_picture_is_sharp_and_leaves_nothing_open():
    fig, ax = plotting.figure(width=5, height=3)
    ax.plot([1, 2, 3])
    plotting.finding(fig, CHINESE)
    made = Image.open(io.BytesIO(plotting.picture(fig)))
    assert made.size == (800, 480)
    assert plotting.page_width(fig) == 400
    assert plt.get_fignums() == []


def test_a_figure_of_pyplot_is_closed_too():
    fig, ax = plt.subplots()
    ax.plot([1, 2])
    plotting.picture(fig)
    assert plt.get_fignums() == []


ENGLISH = "One month before a contract ends “the risk” doubles: call these customers first, "


@pytest.mark.parametrize(("lang", "title"), [("zh", CHINESE * 2), ("en", ENGLISH * 2)])
def test_nothing_is_cut_off_at_the_edges(lang, title):
    plotting.theme(lang)
    fig, ax = plotting.figure()
    ax.plot([0, 1], [0, 123456.0])
    ax.set_ylabel("月账单（元，含增值业务）")
    ax.set_xlabel("账期")
    plotting.finding(fig, title, title)
    image = Image.open(io.BytesIO(plotting.picture(fig))).convert("L")
    for edge in ((0, 0, image.width, 3), (0, 0, 3, image.height),
                 (0, image.height - 3, image.width, image.height),
                 (image.width - 3, 0, image.width, image.height)):  # fmt: skip
        assert image.crop(edge).getextrema()[0] >= 254, edge  # 256 colours: white may be 254


def test_the_chart_stays_clear_of_title_and_foot():
    fig, ax = plotting.figure()
    ax.plot([0, 1])
    ax.set_xlabel("账期")
    plotting.finding(fig, CHINESE * 2, "先打给合约快到期的客户。" * 4)
    fig.canvas.draw()
    boxes = [label.get_window_extent() for label in fig.texts]
    chart = ax.get_tightbbox()
    assert boxes[0].y0 >= chart.y1
    assert boxes[1].y1 <= chart.y0 + 1


def test_several_charts_in_one_figure():
    fig, axes = plotting.figure(1, 2, sharey=True)
    for ax in axes:
        ax.plot([1, 2])
    plotting.finding(fig, "左右对照", "看右边")
    assert plotting.picture(fig)


def test_lines_break_between_chinese_signs_and_latin_words():
    assert plotting.wrap("一二三四五", 6) == "一二三\n四五"
    assert plotting.wrap("churn is rising", 8) == "churn is\nrising"
    assert plotting.wrap("一二三，四", 6) == "一二三，\n四"
    assert plotting.wrap("用 ARPU 看", 6) == "用\nARPU\n看"
    assert plotting.wrap("", 6) == ""


def test_the_palette_is_the_one_for_the_colour_blind():
    assert list(sns.color_palette().as_hex()) == [colour.lower() for colour in plotting.PALETTE]
    assert not mpl.rcParams["axes.unicode_minus"]
