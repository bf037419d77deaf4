"""What tests look for in every chart is found where it is wrong."""

import matplotlib as mpl
import pytest
from matplotlib.ticker import FixedLocator, FuncFormatter

from casekit import text
from casekit.drawing import axes, figures, legible, theme, wrapping


@pytest.fixture(autouse=True)
def _theme():
    with mpl.rc_context(), text.using("zh"):
        theme.theme("zh")
        yield


def drawn(spoil=lambda fig, ax: None, title="离网率在合约到期后翻倍"):
    fig, ax = figures.figure()
    ax.plot([0, 3], [0, 0.1], label="离网率")
    ax.set_xlabel("月（合约到期以后，月）")
    axes.counted(ax.xaxis)
    axes.in_percent(ax.yaxis)
    figures.legend(ax)
    figures.finding(fig, title, "先打给他们")
    spoil(fig, ax)
    return legible.faults(fig)


def test_a_sound_chart_has_no_fault():
    assert drawn() == []


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda _, ax: ax.legend(loc="upper left"), "the legend lies over the chart"),
        (lambda _, ax: ax.xaxis.set_major_locator(FixedLocator([0, 2.5])), "has a tick at 2.5"),
        (
            lambda _, ax: ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:.0%}")),
            "the tick '2%' stands at 0.025",
        ),
        (
            lambda _, ax: ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:.1%}".replace("%", " %"))),
            "a foreign percent sign: '2.5 %'",
        ),
        (lambda fig, _: fig.texts[0].set_text("离网率翻了一\n倍"), "an orphan"),
        (lambda fig, _: fig.texts[0].set_text("离网率翻了一倍，" * 9), "cut off: '离网率"),
        (lambda fig, _: fig.set_layout_engine("none") or fig.subplots_adjust(left=0), "cut off at"),
        (lambda fig, _: fig.set_figwidth(12), "960 pixels wide"),
        (lambda fig, _: fig.texts[0].set_text("离网率翻倍 \u1780"), "missing from font"),
    ],
)  # fmt: skip
def test_what_a_reader_would_stumble_over_is_named(spoil, fault):
    found = drawn(spoil)
    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("lang", "values", "labels"),
    [
        ("zh", [0, 0.025, 0.05], ["0.0%", "2.5%", "5.0%"]),
        ("en", [0, 0.5, 1], ["0%", "50%", "100%"]),
        ("en", [-0.2, 0, 0.2], ["-20%", "0%", "20%"]),
    ],
)
def test_percent_on_an_axis_has_the_decimals_that_its_steps_need(lang, values, labels):
    with text.using(lang):
        fig, ax = figures.figure()
        axes.in_percent(ax.yaxis)
        assert ax.yaxis.get_major_formatter().format_ticks(values) == labels


def test_plain_numbers_part_thousands_and_logarithmic_ones_need_no_noughts():
    fig, ax = figures.figure()
    write = ax.yaxis.get_major_formatter().format_ticks
    assert write([0, 2500, 5000]) == ["0", "2,500", "5,000"]
    assert write([11.5, 12, 12.5]) == ["11.5", "12.0", "12.5"]
    ax.set_xscale("log")
    axes.in_percent(ax.xaxis)
    write = ax.xaxis.get_major_formatter().format_ticks
    assert write([0.001, 0.01, 0.1, 1]) == ["0.1%", "1%", "10%", "100%"]


@pytest.mark.parametrize("most", [0.4, 1, 2.5, 7, 33, 480])
def test_people_are_counted_in_whole_numbers(most):
    fig, ax = figures.figure()
    ax.plot([0, 1], [0, most])
    axes.counted(ax.yaxis)
    fig.canvas.draw()
    ticks = ax.get_yticks()
    assert len(ticks) >= 1
    assert all(float(tick).is_integer() for tick in ticks)


def test_names_put_on_an_axis_are_kept():
    fig, ax = figures.figure()
    ax.barh(["甲", "乙"], [1, 2])
    fig.canvas.draw()
    assert [one.get_text() for one in ax.get_yticklabels()] == ["甲", "乙"]


@pytest.mark.parametrize(
    "names", [["离网率"], ["查准率", "查全率"], ["很长的名字" * 4] * 3, ["a" * 70] * 2]
)
def test_a_legend_takes_as_few_lines_as_fit(names):
    fig, ax = figures.figure()
    for place, name in enumerate(names):
        ax.plot([0, place], label=f"{name}{place}")
    figures.legend(ax)
    figures.finding(fig, "离网率", "先打")
    assert legible.faults(fig) == []
    assert figures.legend_lines(ax) == (1 if len(names[0]) < 5 else len(names))


def test_no_line_is_left_with_an_orphan():
    said = "756 位中高端客户都还在网：31 位两个月都低，账单少了 46%；另有 48 位只低一个月"
    for columns in range(30, 75):
        lines = wrapping.wrap(said, columns).split("\n")
        assert "".join(lines).replace(" ", "") == said.replace(" ", "")
        assert len(lines[-1]) >= 5, lines
    english = "Deep boosting (learns by heart): AUC 0.893 on random rows, 0.850 by time"
    assert wrapping.wrap(english, 70).split("\n")[-1] == "random rows, 0.850 by time"
    assert wrapping.wrap("一二三四五六七八九十", 18) != "一二三四五六七八九\n十"
