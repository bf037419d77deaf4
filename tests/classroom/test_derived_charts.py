"""The derived tests of charts: a right one passes, and each refuses what it is there for."""

import matplotlib as mpl
import pandas as pd
import pytest

from casekit import text
from casekit.classroom import derived
from casekit.drawing import figures

from .market.panels import TEXTS, bills

TABLE = pd.DataFrame({"bill": [20.0, 60.0, 70.0, 130.0]})


def right():
    return bills(TABLE)


@pytest.mark.parametrize("check", derived.checks_of_charts({"bills": right}), ids=str)
def test_a_right_chart_passes(check):
    check()


def test_language_and_look_are_put_back():
    before, language = dict(mpl.rcParams), text.language()
    for check in derived.checks_of_charts({"bills": right}):
        check()
    assert (dict(mpl.rcParams), text.language()) == (before, language)


def spoilt(spoil):
    def draw():
        fig = bills(TABLE)
        spoil(fig, fig.axes[0])
        return fig

    return draw


def undone(title="", todo=""):
    """A chart with other words than those of its catalogue; None: with none at all."""

    def draw():
        fig, ax = figures.figure()
        ax.hist(TABLE["bill"])
        ax.set_xlabel(TEXTS("words.bill"))
        if title is not None:
            figures.finding(fig, title or TEXTS("words.finding", count=4), todo)
        return fig

    return draw


def told(text_of):
    return spoilt(lambda fig, ax: fig.texts[0].set_text(text_of))


WRONG = {
    "cut off": (
        spoilt(lambda fig, _: fig.set_layout_engine("none") or fig.subplots_adjust(left=0)),
        "", "cut off at the left",
    ),
    "a sign that no font has": (told("离网 \u1780"), "zh", "missing from font"),
    "no title": (undone(title=None), "", "no title"),
    "nothing to do": (undone(), "", "not one line that says what to do"),
    "two things to do": (
        spoilt(lambda fig, _: fig.text(0.5, 0.5, "→ 再想想")), "zh", "not one line that says what to do",
    ),
    "Chinese in English": (told("离网率翻倍"), "en", "not in 'en'"),
    "English in Chinese": (told("Churn doubles"), "zh", "not in 'zh'"),
    "an axis named in Chinese": (spoilt(lambda _, ax: ax.set_xlabel("账单")), "en", "not in 'en': 账单"),
    "a slot left": (told("{count} 位客户"), "zh", "raw braces"),
    "no figure": (told("nan 位客户"), "zh", "no figure"),
    "no axis label": (
        spoilt(lambda _, ax: (ax.set_xlabel(""), ax.set_ylabel(""))), "", "an axis without a label",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("draw", "lang", "message"), WRONG.values(), ids=list(WRONG))
def test_each_refuses_what_it_is_there_for(draw, lang, message):
    asked = [c for c in derived.checks_of_charts({"bills": draw}) if c.about.startswith(lang)]
    assert asked
    for check in asked:
        with pytest.raises(AssertionError, match=message):
            check()
