"""The derived tests of panels: a right one passes, and each refuses what it is there for."""

import copy
from dataclasses import replace

import pandas as pd
import pytest

from casekit import text
from casekit.classroom import Panel, Pick, Slider, derived
from casekit.text import Catalogue, TextError

from .market import panels
from .market.mart import TinyMart
from .market.panels import CONTROLS, PANEL, bills


@pytest.fixture(scope="module")
def mart_of():
    made = {None: TinyMart(1), "cliff": TinyMart(2, size=40)}
    return made.__getitem__


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("check", derived.checks_of_panels({"whom": PANEL}), ids=str)
def test_a_right_panel_passes(check, seed):
    check(lambda case: TinyMart(seed))


def test_they_are_all_asked_in_both_languages():
    found = [str(check) for check in derived.checks_of_panels({"whom": PANEL})]
    about = ("labelled", "turned", "reset", "taken-away")
    assert found == [f"whom-{one}-{lang}" for one in about for lang in text.LANGUAGES]
    without = derived.checks_of_panels({"whom": replace(PANEL, takeaway=None)})
    assert [str(check) for check in without] == found[:6]


def test_a_panel_of_a_case_is_opened_on_its_mart(mart_of):
    met = []
    panel = replace(PANEL, of=lambda mart: met.append(mart) or mart.subscribers, case="cliff")
    for check in derived.checks_of_panels({"whom": panel}):
        check(mart_of)
    assert set(met) == {mart_of("cliff")}


def saying(**texts) -> Catalogue:
    """The panel's texts with some replaced by dotted key; None takes one away."""
    made = Catalogue(panels.TEXTS.package, panels.TEXTS.file)
    vars(made)["tree"] = copy.deepcopy(panels.TEXTS.tree)
    for key, said in texts.items():
        *way, last = key.split("__")
        node = made.tree["panel"]
        for step in way:
            node = node[step]
        if said is None:
            node.pop(last)
        else:
            node[last] = said
    return made


def compute_fails_at_the_end(customers, cut, plan, left):
    chosen = panels.compute(customers, cut, plan, left)
    if chosen.empty:
        raise ZeroDivisionError("nobody is left")
    return chosen


def compute_counts(customers, calls=iter(range(10**6)), **controls):  # noqa: B008
    return panels.compute(customers, **controls).head(next(calls))


def cut_off(chosen):
    fig = bills(chosen)
    fig.set_layout_engine("none")
    fig.subplots_adjust(left=0)
    return fig


def retitled(title):
    def draw(chosen):
        fig = bills(chosen)
        fig.texts[0].set_text(title)
        return fig

    return draw


def frame(*columns):
    return lambda chosen: pd.DataFrame({column: [1] for column in columns})


WRONG = {
    "an end at which compute raises": (
        {"compute": compute_fails_at_the_end}, "turned", "at .*'cut': 1.*nobody is left",
    ),
    "a chart that is cut off": ({"draw": cut_off}, "turned", "cut off at the left"),
    "a sign that no font has": ({"draw": retitled("离网 \u1780 call")}, "turned", "missing from font"),
    "a chart's title in Chinese": ({"draw": retitled("离网率翻倍")}, "turned-en", "not in 'en'"),
    "a chart's title in English": ({"draw": retitled("Churn doubles")}, "turned-zh", "not in 'zh'"),
    "a figure that is none in a title": ({"draw": retitled("Keeps nan 人")}, "turned-zh", "no figure"),
    "Markdown with a slot left": ({"draw": lambda chosen: "{count}"}, "turned", "raw braces"),
    "nothing said": ({"says": lambda chosen: ""}, "turned", "an empty message"),
    "no figure said": ({"says": lambda chosen: "共nan元"}, "turned-zh", "no figure"),
    "Chinese said in English": ({"says": lambda chosen: "选中 3 位"}, "turned-en", "not in 'en'"),
    "English said in Chinese": ({"says": lambda chosen: "3 chosen"}, "turned-zh", "not in 'zh'"),
    "a control without a text": (
        {"texts": saying(controls__cut=None)}, "labelled", "no text 'panel.controls.cut'",
    ),
    "a control with an empty label": (
        {"controls": {**CONTROLS, "cut": Slider(0, 1, 0.3, 0.01, label=" ")}}, "labelled", "cut: no label",
    ),
    "a label in one language only": (
        {"texts": saying(controls__cut={"zh": "风险高于"})}, "labelled-en", "has no 'en' text",
    ),
    "a label in Chinese for both": (
        {"texts": saying(controls__cut={"zh": "风险高于", "en": "风险高于"})}, "labelled-en", "not in 'en'",
    ),
    "an option in Chinese for both": (
        {"controls": {**CONTROLS, "plan": Pick({"all": "全部", "basic": "基础"}, "all")}},
        "labelled-en", "not in 'en': 全部",
    ),
    "a title in the wrong language": (
        {"texts": saying(title={"zh": "Whom to call", "en": "先打给谁"})}, "labelled", "not in",
    ),
    "no title": ({"texts": saying(title=None)}, "labelled", "an empty message"),
    "another answer after reset": ({"compute": compute_counts}, "reset", "reset does not say"),
    "a panel that does not open": ({"draw": lambda chosen: 1 / 0}, "reset", "division by zero"),
    "a table without columns": ({"takeaway": frame()}, "taken-away", "without columns"),
    "a table's head in Chinese": ({"takeaway": frame("账单")}, "taken-away-en", "not in 'en': 账单"),
    "a table with two like heads": (
        {"takeaway": lambda chosen: pd.DataFrame([[1, 2]], columns=["a", "a"])}, "taken-away", "other columns",
    ),
    "a file without a name": ({"texts": saying(file=None)}, "taken-away", "no text 'panel.file'"),
}  # fmt: skip


@pytest.mark.parametrize(("changed", "about", "message"), WRONG.values(), ids=list(WRONG))
def test_each_refuses_what_it_is_there_for(changed, about, message, mart_of):
    panel: Panel = replace(PANEL, **changed)
    asked = [c for c in derived.checks_of_panels({"whom": panel}) if c.about.startswith(about)]
    assert asked
    for check in asked:
        with pytest.raises((AssertionError, TextError, ValueError), match=message):
            check(mart_of)
