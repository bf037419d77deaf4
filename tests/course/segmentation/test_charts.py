"""The charts of module 01 on small made-up figures, and its lecture's on the class base."""

import ast
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.figure import Figure

from casekit import course, text
from casekit.authoring.source import read_lesson
from casekit.classroom import derived
from casekit.classroom.derived.charts import themed
from casekit.course.segmentation.activity import charts as activity
from casekit.course.segmentation.ranking import charts as ranking
from casekit.course.segmentation.tenure import charts as tenure
from casekit.course.segmentation.tenure.methods import BANDS
from casekit.drawing import legible, pictures

LESSON = Path(__file__).parents[3] / "lessons" / "01_segmentation"


def held(**changed) -> pd.Series:
    usual = {"hindsight": 0.61, "bill": 0.58, "points": 0.45, "lot": 0.2}
    return pd.Series({**usual, **changed})


def desk(yours: float) -> pd.Series:
    return pd.Series({"hindsight": 0.6, "bill": 0.58, "times": 0.581, "yours": yours, "lot": 0.2})


def by_tenure() -> pd.DataFrame:
    table = pd.DataFrame({"hazard": [0.025, 0.055, 0.03, 0.02, 0.017, 0.009]}, index=list(BANDS))
    low, high = 0.9 * table["hazard"], 1.1 * table["hazard"]
    return table.assign(low=low, high=high, bill=[45.6, 47, 51, 53.5, 52, 51])


def found(handbook: float) -> pd.Series:
    each = {"calls": 0.32, "minutes": 0.33, "sms": 0.2, "new_services": 0.19}
    return pd.Series({"handbook": handbook, **each, "lot": 0.2})


def mixed(yours: float) -> pd.Series:
    return pd.Series({"yours": yours, "handbook": 0.31, "lot": 0.2})


DRAWN = {
    "column_bars": lambda: activity.column_bars(found(0.31)),
    "column_bars, better": lambda: activity.column_bars(found(0.36), 0.8),
    "activity's mix_bars": lambda: activity.mix_bars(mixed(0.31), 0.42),
    "activity's mix_bars, passes": lambda: activity.mix_bars(mixed(0.45), 0.42),
    "hazard_bars": lambda: tenure.hazard_bars(by_tenure()),
    "hazard_bars, guessed": lambda: tenure.hazard_bars(by_tenure(), "24-59"),
    "list_bars": lambda: ranking.list_bars(held()),
    "list_bars, guessed low": lambda: ranking.list_bars(held(), 0.0),
    "list_bars, guessed high": lambda: ranking.list_bars(held(), 1.0),
    "list_bars, level": lambda: ranking.list_bars(desk(0.575)),
    "list_bars, better": lambda: ranking.list_bars(desk(0.595)),
    "mix_bars": lambda: ranking.mix_bars(pd.Series({"money": 0.55, "mix": 0.49, "lot": 0.2}), 0.52),
    "mix_bars, passes": lambda: ranking.mix_bars(
        pd.Series({"money": 0.55, "mix": 0.54, "lot": 0.2}), 0.52
    ),
}


@pytest.mark.parametrize("check", derived.checks_of_charts(DRAWN), ids=str)
def test_chart(check):
    check()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("column_bars", ["31%", "只看通话分钟", "33%"]),
        ("activity's mix_bars", ["11.0 个百分点"]),
        ("hazard_bars", ["3–5 个月", "5.5%", "5 年以上", "0.9%", "46–54 元"]),
        ("list_bars", ["综合评分", "45%", "58%", "少找到 22%"]),
        ("list_bars, level", ["你的评分", "差不到 1 个百分点"]),
        ("list_bars, better", ["多找到 3%"]),
        ("mix_bars", ["49.0%", "差 3.0 个百分点"]),
        ("mix_bars, passes", ["过线了"]),
    ],
)
def test_titles_say_what_the_data_show(name, says):
    with themed("zh"):
        label = DRAWN[name]().get_label()
    assert [part for part in says if part not in label] == [], label


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_every_chart_of_the_lecture_is_legible(mart, lang, monkeypatch):
    monkeypatch.setattr(pictures, "picture", lambda fig: b"")  # panels have a test of their own
    sheet = derived.sheet(course.questions("segmentation"), lambda case: mart)
    names = {"mart": mart, "q": sheet}
    with themed(lang):
        for cell in read_lesson(LESSON).part("lecture"):
            if cell.kind != "code":
                continue
            *steps, last = ast.parse(cell.text).body
            exec(compile(ast.Module(steps, []), str(LESSON), "exec"), names)
            if not isinstance(last, ast.Expr):
                exec(compile(ast.Module([last], []), str(LESSON), "exec"), names)
                continue
            shown = eval(compile(ast.Expression(last.value), str(LESSON), "eval"), names)
            if isinstance(shown, Figure):
                assert legible.faults(shown) == [], cell.id
