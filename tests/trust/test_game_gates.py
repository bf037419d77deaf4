"""What the game's gates measure, on leagues made up so that each holds or is missed."""

import pandas as pd
import pytest

from casekit.analysis.game import BOTS
from casekit.trust.gates import game, registry
from synthetic import load

LAW = load("game", subscribers=1000)
_PLACED = (
    *(("vip", -80.0), ("random", -56.0), ("risk_credit", -32.0), ("risk_care", -5.0)),
    *(("nothing", 0.0), ("matched", 4.0), ("matched_rested", 9.0), ("matched_alone", 14.0)),
    *(("five_rules", 13.0), ("benchmark", 28.0), ("truth", 100.0)),
)
GOOD = dict.fromkeys(BOTS, -10.0) | dict(_PLACED)
"""Index by bot, in the order that the game wants."""


@pytest.fixture
def told(monkeypatch):
    """Measures a gate on a league with changes: index by bot, or another column."""

    def measure(name, column="index", **changed):
        table = pd.DataFrame({"index": GOOD, "leavers": 250.0, "spent": 30_000.0, "harmed": 0.03})
        table.loc["risk_credit", "leavers"] = 249.0
        table.loc["plan_up_all", "harmed"] = 0.3
        for bot, value in changed.items():
            table.loc[bot, column] = value
        table["gain"] = 1000 * table["index"]
        monkeypatch.setattr(game, "whole_league", lambda law, seed: table)
        return registry.OF_WORLDS[name](LAW, 1)

    return measure


@pytest.mark.parametrize(
    ("name", "holds", "column", "changed", "missed"),
    [
        ("game_order", 1, "index", {"random": -90}, 0),
        ("game_order", 1, "index", {"risk_care": -40}, 0),
        ("game_nothing", 1, "index", {"risk_credit": 2}, 0),
        ("game_matched", 1, "index", {"matched": -1}, 0),
        ("game_matched", 1, "index", {"matched": 15}, 0),
        ("game_fewer_leave", 1, "leavers", {"risk_credit": 251}, 0),
        ("game_worth_less", -32, "index", {"risk_credit": 3}, 3),
        ("game_sprayed", -10, "index", {"club_all": 6}, 6),
        ("game_burn", -10, "index", {"burn": 1}, 1),
        ("game_five_rules", 1, "index", {"five_rules": -2}, 0),
        ("game_left_alone", 1, "index", {"matched_alone": -2}, 0),
        ("game_learnable", 0.28, "index", {"benchmark": 12}, 0.12),
        ("game_good_team", 13 / 28, "index", {"five_rules": 7}, 0.25),
        ("game_beyond_hand", 2, "index", {"five_rules": 56}, 0.5),
        ("game_truth_spends", 30 / 36, "spent", {"truth": 18_000}, 0.5),
        ("game_red_card", 1, "harmed", {"contract_all": 0.2}, 0),
        ("game_red_card", 1, "harmed", {"plan_up_all": 0.1}, 0),
    ],
)
def test_a_gate_of_the_game_holds_and_is_missed(told, name, holds, column, changed, missed):
    assert told(name) == pytest.approx(holds)
    assert told(name, column, **changed) == pytest.approx(missed)


def test_all_that_is_measured_is_tried_here():
    marks = test_a_gate_of_the_game_holds_and_is_missed.pytestmark
    tried = {row[0] for row in marks[0].args[1]}
    assert tried == {name for name in registry.OF_WORLDS if name.startswith("game_")}
