"""Every panel at the ends of every control, in both languages, with what can be taken away."""

import importlib
import inspect
import warnings

import pytest

from casekit import plotting, text
from casekit.churn_warning import reasons, reference, widgets
from casekit.churn_warning.labels import texts
from casekit.classroom.download import excel
from casekit.classroom.explorer import every_end
from casekit.mart import truth
from tests import legible

PANELS = sorted(widgets.__all__)


@pytest.fixture(scope="module")
def open_panel(mart, cliff_mart):
    """Returns (module, controls, explorer) of a panel in the current language."""
    true = truth.of(mart)
    effects = true.effects.query("campaign == 1").set_index("subscriber")
    others = {
        "target_rules": (cliff_mart,),
        "reason_reader": (reasons.confusion(mart.churn, true.leaving),),
        "list_duel": (reference.score(mart), effects),
    }

    def make(name: str):
        module = importlib.import_module(f"casekit.churn_warning.widgets.{name}")
        given = others.get(name, (mart,))
        controls = getattr(module, "CONTROLS", None)
        if controls is None:
            wanted = len(inspect.signature(module.controls).parameters)
            controls = module.controls(*given[:wanted])
        return module, controls, getattr(widgets, name)(*given)

    return make


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("name", PANELS)
def test_panel_answers_at_every_end(open_panel, name, lang, monkeypatch):
    # Looked at instead of painted: drawing is what takes the time.
    seen: list[str] = []
    monkeypatch.setattr(plotting, "picture", lambda fig: seen.extend(legible.faults(fig)) or b"")
    with text.using(lang), warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # a missing glyph is one
        plotting.theme(lang)
        module, controls, panel = open_panel(name)
        for setting in every_end(controls):
            panel.set(**setting)
            assert panel.fault is None, f"{name} at {setting}: {panel.fault!r}"
            assert seen == [], f"{name} at {setting}"
            assert panel.words
            assert "nan" not in panel.words.lower()
            if hasattr(module, "takeaway"):
                assert list(module.takeaway(panel.result).columns)
        panel.reset()
        if hasattr(module, "takeaway"):
            assert len(excel(module.takeaway(panel.result))) > 4000


@pytest.mark.parametrize("name", PANELS)
def test_every_control_has_a_label_in_both_languages(open_panel, name):
    module, controls, panel = open_panel(name)
    for control in controls:
        assert module.texts.slots(f"{module.KEY}.controls.{control}") == set()
    heads = [part.value for part in panel.box.children if hasattr(part, "value")]
    assert any(module.texts(f"{module.KEY}.title") in head for head in heads)


def test_module_texts_are_whole():
    assert texts.problems() == []


def test_stricter_alarms_give_a_shorter_list(open_panel):
    *_, panel = open_panel("alarm_panel")
    before = panel.result.combined
    panel.set(at_least=4)
    after = panel.result.combined
    assert after.alarmed < before.alarmed
    assert after.precision > before.precision
    assert after.recall < before.recall
    panel.reset()
    assert panel.result.combined == before


def test_dearer_calls_move_the_best_cut_off_up(open_panel):
    *_, panel = open_panel("cut_off_explorer")
    cheap = panel.result.best["cut_off"]
    panel.set(contact_cost=30)
    assert panel.result.best["cut_off"] > cheap
    panel.set(save_probability=0.0)
    assert panel.result.best["profit"] == 0  # nothing is kept, nobody is called


def test_a_lower_value_border_fills_the_red_zone(open_panel):
    *_, panel = open_panel("zone_editor")
    before = panel.result.summary.loc["red", "customers"]
    panel.set(value=0)
    after = panel.result.summary
    assert after.loc["red", "customers"] > before
    assert after.loc["blue", "customers"] == 0
    assert after["customers"].sum() == panel.result.summary["customers"].sum()
    assert after.loc["white", "customers"] > 0  # new and suspended customers cannot be scored


def test_harder_pruning_leaves_fewer_rules(open_panel):
    *_, panel = open_panel("tree_pruner")
    panel.set(strength=0)
    grown = panel.result
    panel.set(strength=5)
    pruned = panel.result
    assert pruned.tree.leaves < grown.tree.leaves
    assert pruned.learnt_auc <= grown.learnt_auc + 1e-9
    assert pruned.tree.leaves <= 0.6 * grown.tree.leaves
    assert pruned.later_auc > grown.later_auc - 0.05  # half the rules say nearly as much


def test_the_leak_shows_in_the_window_builder(open_panel):
    *_, panel = open_panel("window_builder")
    clean = panel.result.report["auc"]["clean"]
    panel.set(leak=True)
    auc = panel.result.report["auc"]
    assert auc["leaking"] > clean + 0.05
    assert auc["leaking_in_use"] < auc["leaking"] - 0.05


def test_longer_fading_calls_for_an_earlier_call(open_panel):
    *_, panel = open_panel("call_timeline")
    best = []
    for fading in (0, 3):
        panel.set(fading=fading)
        best.append(panel.result.best)
    assert best[1] < best[0]


def test_target_list_follows_its_rule(open_panel):
    *_, panel = open_panel("target_rules")
    panel.set(ends_from=0, ends_to=2, others=False, least_bill=40, rank_by="bill", calls=100)
    rows = panel.result.chosen
    assert len(rows) == 100
    assert rows["ends_in"].between(0, 2).all()
    assert rows["bill"].min() >= 40
    assert rows["bill"].is_monotonic_decreasing
