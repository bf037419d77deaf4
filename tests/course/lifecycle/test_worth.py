"""The section on worth: charts and titles, the panel at its ends, known answers, what is lacking."""

import numpy as np
import pandas as pd
import pytest

from casekit import text
from casekit.analysis import clv, lives
from casekit.analysis.lacks import TooFew
from casekit.analysis.money import figure
from casekit.classroom import derived
from casekit.classroom.derived.charts import themed
from casekit.course.lifecycle.worth import charts, debrief, methods, panel, tables
from casekit.mart import ColumnsUnknown, NoTruth
from tests.lacking import last_months, without

SAID = {"revenue": 1647.0, "slide": 988.0, "churn": 581.0, "own": 437.0, "paid": 262.0}


def repaid(paid: float = 262.0):
    return charts.Repaid("agent", np.arange(1, 37) * 12.0, paid)


def off():
    rows = {
        "base": [1.7, 1.3, 1.2, 0.98, 1.03],
        "riskiest": [3.2, 2.5, 2.2, 1.9, 1.9],
        "safest": [1.3, 1, 0.9, 0.76, 0.84],
    }
    return pd.DataFrame(rows, index=[*methods.WAYS, methods.BY_AGE])


DRAWN = {
    "said_bars": lambda: charts.said_bars(SAID),
    "said_bars, guessed": lambda: charts.said_bars(SAID, 900.0),
    "repaid_line": lambda: charts.repaid_line(repaid()),
    "repaid_line, never": lambda: charts.repaid_line(repaid(800.0)),
    "against_truth": lambda: charts.against_truth(off()),
}


@pytest.mark.parametrize("check", derived.checks_of_charts(DRAWN), ids=str)
def test_chart(check):
    check()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("said_bars", ["1,647", "437"]),
        ("repaid_line", ["第 22 个月回本", "432", "262"]),
        ("repaid_line, never", ["没回本"]),
        ("against_truth", ["2%", "1.9 倍", "0.76 倍"]),
    ],
)
def test_titles_say_what_the_data_show(name, says):
    with themed("zh"):
        label = DRAWN[name]().get_label()
    assert [part for part in says if part not in label] == [], label


def test_a_line_that_leaves_steadily_is_worth_the_annuity():
    stays = 0.97 ** np.arange(1, 37)
    new = methods.Newcomer(50.0, stays, 200.0)
    assert methods.months_worth(new) == pytest.approx(float(clv.annuity(0.03)))
    assert methods.ceiling(new) == pytest.approx(figure("margin") * 50 * float(clv.annuity(0.03)))
    assert clv.continued(stays[:10], 36) == pytest.approx(stays)


def test_lives_as_of_a_month_by_hand():
    table = pd.DataFrame({"start": [0, 0, 5], "entry": 0, "end": [3, 8, 4], "event": True})
    then = lives.as_of(table, 5)
    assert then["end"].to_list() == [3, 5]
    assert then["event"].to_list() == [True, False]


def test_promises_are_what_was_known_then_and_agree_with_the_annuity(mart):
    month = mart.months[-4]
    said = methods.promised(mart, month)
    bill = mart.month(month, ["subscriber", "bill"]).set_index("subscriber")["bill"]
    months = said["churn"] / (figure("margin") * bill.reindex(said.index))
    assert months.max() == pytest.approx(months[months > 0].min())
    assert 20 < months.max() < figure("lifetime_months")


def test_the_panel_ends_at_the_ceiling_and_nobody_leaving_pays_back_sooner(mart):
    known = panel.Known.of(mart)
    start = {name: one.value for name, one in panel.controls(known).items()}
    nobody, each = known.compute(**start)
    own, _ = known.compute(**{**start, "leaving": "own"})
    assert own.brought[-1] == pytest.approx(methods.ceiling(known.new["store"]))
    assert nobody.month < own.month
    assert set(each) == set(known.new)
    with text.using("en"):
        assert len(panel.takeaway((own, each))) == len(known.new)
        assert "worth" in panel.says((own, each))
    assert len(tables.channels(mart).text.splitlines()) == 2 + len(known.new)


def test_what_is_lacking_is_named(small_mart):
    bare = last_months(small_mart, 24)
    with pytest.raises(NoTruth):
        debrief.off(bare)
    assert "真相" in debrief.against_truth(bare).text
    with pytest.raises(ColumnsUnknown, match=r"subscribers\.channel"):
        methods.newcomers(without(small_mart, "subscribers.channel"))
    assert "campus" not in methods.newcomers(small_mart)
    with pytest.raises(TooFew):
        methods.new_line(small_mart, "campus")
    with pytest.raises(TooFew):
        methods.newcomers(last_months(small_mart, 4))
