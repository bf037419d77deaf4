"""What the panels of the module say and show when their controls are turned."""

import re

import pandas as pd
import pytest

from casekit import course, text
from casekit.classroom.explorer import every_end
from casekit.course.churn_warning.cut_off import panel as cut_off_panel
from casekit.course.churn_warning.reasons import panel as reasons_panel
from casekit.course.churn_warning.riskiest import panel as riskiest_panel
from casekit.course.churn_warning.timing import methods
from casekit.course.churn_warning.timing import panel as timing_panel
from casekit.course.churn_warning.zones import panel as zones_panel
from casekit.drawing import theme

PANELS = course.panels("churn_warning")


@pytest.fixture(scope="module")
def open_panel(mart, cliff_mart):
    """A function that returns a panel, opened on its data in the current language."""
    return lambda name: PANELS[name]({None: mart, "expiry_cliff": cliff_mart}[PANELS[name].case])


ABSURD = re.compile(
    r"keeps? (most: )?0\b(?!\.)|best: 0 kept|pays best: 0\b|earns 0 yuan less|\b1\.0\stimes"
    r"|top 100%|Even then 0\b|at most 0 conditions|cut-off is 100\.0%|-0\b|\bnan\b"
)
"""What is true at the end of a control and yet no finding."""


@pytest.fixture
def spoken(monkeypatch) -> list[str]:
    """Every text that is said from now on, titles of charts included."""
    heard, say = [], text.Catalogue.__call__

    def recorded(self, key, /, **slots):
        heard.append(say(self, key, **slots))
        return heard[-1]

    monkeypatch.setattr(text.Catalogue, "__call__", recorded)
    return heard


@pytest.mark.parametrize("name", PANELS)
def test_nothing_absurd_is_said_at_the_ends(open_panel, spoken, name):
    with text.using("en"):
        theme.theme("en")
        panel = open_panel(name)
        for setting in every_end(panel.controls):
            spoken.clear()
            panel.set(**setting)
            assert [said for said in spoken if ABSURD.search(said)] == [], setting
        panel.reset()


@pytest.mark.parametrize(
    ("name", "setting", "says"),
    [
        ("cut_off_explorer", {"save_probability": 0.0}, "no call pays"),
        ("cut_off_explorer", {"cut_off": 0.114}, "You stand at the formula's cut-off"),
        ("cut_off_explorer", {"cut_off": 1.0}, "No customer has a score that high"),
        ("cut_off_explorer", {"cut_off": 0.5}, "A call pays for "),
        ("cut_off_explorer", {"save_probability": 0.0}, "No call pays."),
        (
            "cut_off_explorer",
            {"contact_cost": 40, "value": 20},
            "beyond 100%: no score is high enough",
        ),
        ("cut_off_explorer", {"cut_off": 0.3}, "cut-off is 11.4%; you stand at 30.0%"),
        ("zone_editor", {"alarm": 0.6, "value": 180, "watch": 0.3}, "calls are left over"),
        ("alarm_panel", {"at_least": 5}, "If you require one more alarm, they reach no more"),
        ("model_reader", {"share": 1.0}, "whatever the order"),
    ],
)
def test_the_end_of_a_control_is_said_in_words_of_its_own(open_panel, spoken, name, setting, says):
    with text.using("en"):
        theme.theme("en")
        panel = open_panel(name)
        panel.set(**setting)
        assert any(says in said for said in spoken), spoken
        panel.reset()


def test_the_best_month_is_left_to_be_found(open_panel):
    """Whatever is assumed, each month on offer is in the plan, and what each keeps is told."""
    with text.using("en"):
        theme.theme("en")
        panel = open_panel("call_timeline")
        panel.set(fading=3, lasting=3, month=methods.LATEST)
        assert (
            panel.result.plan["saved_per_1000"].loc[methods.EARLIEST : methods.LATEST].notna().all()
        )
        figures = [one.get_text() for one in timing_panel.draw(panel.result).axes[0].texts]
        told = panel.result.plan["saved_per_1000"].loc[methods.EARLIEST : methods.LATEST]
        assert figures == [f"{kept:.0f}" for kept in told]
        panel.reset()


def test_a_month_of_which_nothing_is_known_says_so(open_panel):
    result = open_panel("call_timeline").result
    with text.using("en"):
        beyond = timing_panel.says(result._replace(month=99))
    assert beyond.startswith("These data do not tell")


def test_stricter_alarms_give_a_shorter_list(open_panel):
    panel = open_panel("alarm_panel")
    before = panel.result.combined
    panel.set(at_least=4)
    after = panel.result.combined
    assert after.alarmed < before.alarmed
    assert after.precision > before.precision
    assert after.recall < before.recall
    panel.reset()
    assert panel.result.combined == before


def test_dearer_calls_move_the_best_cut_off_up(open_panel):
    panel = open_panel("cut_off_explorer")
    cheap = panel.result.best["cut_off"]
    panel.set(contact_cost=30)
    assert panel.result.best["cut_off"] > cheap
    panel.set(save_probability=0.0)
    assert panel.result.best["profit"] == 0  # nothing is kept, nobody is called


def test_the_call_list_holds_everybody_whose_call_pays_and_says_why_the_others_are_struck_off(
    open_panel,
):
    with text.using("en"):
        panel = open_panel("cut_off_explorer")
        listed = cut_off_panel.takeaway(panel.result)
        gain, advice = listed.iloc[:, -2], listed["What to do"]
        pays = panel.result.pays
        assert (advice == "call").sum() == pays.sum() > 0
        assert gain.is_monotonic_decreasing
        assert advice[gain < 0].str.contains("strike off").all()
        assert listed.loc[advice == "call", "Churn score (%)"].min() >= 5
        late = advice.str.startswith("has probably decided")
        assert (listed.loc[late, "Churn score (%)"] >= 50).all()
        assert (listed.loc[late, "Share kept (%)"] == 1.0).all()
        # A customer kept at half the worth, and fewer calls pay, each for less.
        panel.set(value=270)
        assert panel.result.pays.sum() < pays.sum()
        panel.reset()


def test_a_lower_value_border_fills_the_red_zone(open_panel):
    panel = open_panel("zone_editor")
    before = panel.result.summary.loc["red", "customers"]
    panel.set(value=0)
    after = panel.result.summary
    assert after.loc["red", "customers"] > before
    assert after.loc["blue", "customers"] == 0
    assert after["customers"].sum() == panel.result.summary["customers"].sum()
    assert after.loc["white", "customers"] > 0  # new and suspended customers cannot be scored


def test_an_alarm_border_below_the_watch_border_is_said_to_be_raised(open_panel):
    panel = open_panel("zone_editor")
    panel.set(watch=0.05, alarm=0.10)
    assert "重合" not in zones_panel.says(panel.result)
    panel.set(watch=0.20)
    assert "先按 20% 画" in zones_panel.says(panel.result)


@pytest.mark.parametrize(("leavers", "said"), [(1, "太少，说明不了什么"), (10, "真是为此")])
def test_too_few_people_say_nothing_of_those_to_come(leavers, said):
    behind = pd.Series({"friends": 1.0, "price": 0.0})
    assert said in reasons_panel.says(reasons_panel.Shown("friends", leavers, behind))


def test_harder_pruning_leaves_fewer_rules(open_panel):
    panel = open_panel("tree_pruner")
    panel.set(strength=0)
    grown = panel.result
    panel.set(strength=4)
    pruned = panel.result
    assert pruned.tree.leaves < grown.tree.leaves
    assert pruned.learnt_auc <= grown.learnt_auc + 1e-9
    assert pruned.tree.leaves <= 0.6 * grown.tree.leaves
    assert pruned.later_auc > grown.later_auc - 0.12  # a few rules still say most of it


def test_a_pruned_tree_whose_rules_name_few_has_no_surest(open_panel):
    shown = open_panel("tree_pruner").result
    assert shown.surest(1) is not None
    assert shown.surest(shown.people + 1) is None


def test_the_leak_shows_in_the_window_builder(open_panel):
    panel = open_panel("window_builder")
    clean = panel.result.report["auc"]["clean"]
    panel.set(leak=True)
    auc = panel.result.report["auc"]
    assert auc["leaking"] > clean + 0.05
    assert auc["leaking_in_use"] < auc["leaking"] - 0.05


def test_longer_fading_calls_for_an_earlier_call(open_panel):
    panel = open_panel("call_timeline")
    best = []
    for fading in (1, 3):
        panel.set(fading=fading)
        best.append(methods.best_month(panel.result.plan))
    assert best[1] < best[0]


def test_where_the_top_is_the_best_start_nobody_is_told_to_skip_none():
    kept = pd.Series([8.0, 6.0], index=[0, 10])
    with text.using("en"):
        said = riskiest_panel.says(riskiest_panel.Shown(10, 200, kept))
    assert "best to start at the top" in said
    assert "first 0" not in said
