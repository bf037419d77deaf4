"""The section on stages: charts and titles, the panel at its ends, known answers, what is lacking."""

import pandas as pd
import pytest

from casekit import text
from casekit.classroom import derived
from casekit.classroom.derived.charts import themed
from casekit.course.lifecycle import stages
from casekit.course.lifecycle.stages import charts, chosen, methods, panel
from casekit.course.lifecycle.stages.debrief import found_in_decline
from casekit.course.lifecycle.stages.methods import DECLINING, STAGES, Rule
from casekit.mart import ColumnsUnknown, HistoryTooShort
from tests.lacking import last_months, without

TOLD = {
    "tenure": pd.Series([0.06, 0.14, 0.8, 0, 0], STAGES),
    "use": pd.Series([0.06, 0.1, 0.39, 0.4, 0.05], STAGES),
    "truth": pd.Series([0.06, 0.07, 0.53, 0.31, 0.03], STAGES),
}
FLOW = pd.DataFrame([[0, 0, 0.45, 0.35, 0.2]] * 5, index=STAGES, columns=STAGES)

DRAWN = {
    "stage_map": lambda: charts.stage_map(TOLD),
    "stage_map, guessed": lambda: charts.stage_map(TOLD, 0.1),
    "flow_bars": lambda: charts.flow_bars(FLOW, 1200),
    "flow_bars, nobody": lambda: charts.flow_bars(FLOW * 0, 0),
}


@pytest.mark.parametrize("check", derived.checks_of_charts(DRAWN), ids=str)
def test_chart(check):
    check()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("stage_map", ["31%", "0%", "40%"]),
        ("flow_bars", ["1,200 户", "45%", "35%", "20%"]),
        ("flow_bars, nobody", ["没有人在衰退"]),
    ],
)
def test_titles_say_what_the_data_show(name, says):
    with themed("zh"):
        label = DRAWN[name]().get_label()
    assert [part for part in says if part not in label] == [], label


def test_stages_by_rule_by_hand():
    signs = pd.DataFrame(
        {
            "tenure": [1, 6, 40, 40, 40, 40, 1],
            "below": [0.9, 0.1, 0.1, 0.9, 0.1, 0.9, 0.0],
            "collapsed": [False, False, False, False, False, True, False],
            "rival_calls": [0, 0, 0, 0, 5, 0, 5],
        }
    )
    said = ["acquired", "growing", "mature", "declining", "leaving", "leaving", "acquired"]
    assert methods.tagged(signs, Rule()).to_list() == said
    assert methods.by_tenure(signs, Rule()).eq("mature").sum() == 4


def test_what_is_found_of_the_declining_by_hand():
    real = pd.Series([DECLINING, DECLINING, "mature", "mature"])
    said = pd.Series([DECLINING, "mature", DECLINING, DECLINING])
    assert found_in_decline(said, real) == (1 / 2, 1 / 3)


def test_signs_know_nothing_of_later_months(small_mart):
    month = small_mart.months[-4]
    table = small_mart.monthly
    cut = table[table["month"] <= month]["subscriber"].nunique()
    seen = methods.signs(small_mart, month)
    assert 0 < len(seen) <= cut
    assert (seen["below"] >= -1e-9).mean() > 0.5


def test_a_deeper_cut_finds_fewer_and_the_sheet_counts_the_base(mart):
    known = panel.Known.of(mart)
    mild, deep = (known.compute(3, 12, cut, 3) for cut in (0.1, 0.8))
    assert (mild.now == DECLINING).sum() > (deep.now == DECLINING).sum() > 0
    assert mild.flow.sum(axis=1).to_numpy() == pytest.approx(1)
    with text.using("en"):
        sheet = panel.takeaway(mild)
        assert "declining" in panel.says(mild)
    assert sheet["Lines"].sum() == len(mild.now)


def test_the_five_are_of_their_stages(mart):
    seen = chosen.customers(mart)
    assert seen.loc["two", "tenure"] < Rule().new <= seen.loc["five", "tenure"] < Rule().grown
    assert seen.loc["one", "m0"] < seen.loc["one", "m11"] / 2
    assert seen.loc["four", "rival_calls"] >= Rule().rivals
    assert len(stages.files(mart).text.splitlines()) == 2 + len(chosen.FILES)


def test_what_is_lacking_is_named(small_mart):
    with pytest.raises(ColumnsUnknown, match=r"monthly\.rival_calls"):
        methods.signs(without(small_mart, "monthly.rival_calls"), small_mart.months[-1])
    with pytest.raises(HistoryTooShort):
        panel.Known.of(last_months(small_mart, 6))
