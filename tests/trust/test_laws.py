"""Gates of homes, ties, groups, handsets, places, the year, staff and what is spent elsewhere fail where the law behind them is taken away."""

import numpy as np
import pytest

from synthetic import (
    access,
    areas,
    calling,
    devices,
    groups,
    homes,
    shocks,
    ties,
    wallet,
    year,
)
from tests.trust.one_gate import outside

SAME = np.full(4, 0.3)
ALIKE = np.full(5, 0.1)


def _by_income(people, draws):
    """What is spent with a rival, had it nothing to do with a second SIM."""
    return np.exp(2 + people.income)


@pytest.mark.parametrize(
    ("name", "laws"),
    [
        ("kin_found", [(ties, "_KIN_NEAR_BY", 0.0)]),
        ("other_sex", [(homes, "_OTHER_SEX", 0.5)]),
        ("home_gap", [(homes, "_YEARS", np.zeros(4))]),
        ("tie_calls", [(calling, "fitted", lambda calls, a, b, strength: strength)]),
        ("ties_beyond", [(calling, "fitted", lambda calls, a, b, strength: 4 * strength)]),
        (
            "kind_by_hours",
            [(calling, part, SAME) for part in ("_EVENING", "_WEEKEND", "_MINUTES")],
        ),
        ("leader_by_ties", [(groups, "_LEADS", 0.0)]),
        ("maker_kept", [(devices, "_LOYAL", 0.0)]),
        ("model_guessed", [(devices, "_LOYAL", 0.0)]),
        ("data_5g", [(devices, "wish", lambda state, era: np.zeros(len(state), np.float32))]),
        ("data_4g", [(devices, "wish", lambda state, era: np.zeros(len(state), np.float32))]),
        ("area_arpu", [(areas, "_INCOME", 0.0)]),
        ("new_year_dip", [(year, "_VOICE", 0.0)]),
        ("summer_students", [(shocks, "_GRADUATES", 0.0)]),
        ("insider_by_excess", [(access, "_BY_PERSON", 1.5)]),
        ("insider_by_share", [(access, "_UNASKED", ALIKE)]),
        ("insider_by_count", [(access, "_UNASKED", ALIKE), (access, "_A_DAY", 200 * ALIKE)]),
        ("wallet_share", [(wallet, "_USUAL", 10.0)]),
        ("wallet_by_bill", [(wallet, "outside", _by_income)]),
        ("wallet_by_handset", [(wallet, "outside", _by_income)]),
        ("wallet_by_sim", [(wallet, "outside", _by_income)]),
        ("wallet_learnt", [(wallet, "outside", lambda people, draws: np.exp(draws.normal()))]),
    ],
)
def test_a_gate_fails_without_its_law(name, laws, monkeypatch, tmp_path):
    for module, part, value in laws:
        monkeypatch.setattr(module, part, value)
    assert outside(name, tmp_path / "base")


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("ties_thin", {"leaving": {"fade_depth": 0.0}}),
        ("lost_group_pulls", {"groups": {"pull": 0.0}}),
    ],
)
def test_a_gate_fails_in_a_scenario_without_its_law(name, changes, tmp_path):
    assert outside(name, tmp_path / "base", **changes)


def test_groups_are_lost_by_a_rivals_bid_alone(monkeypatch):
    monkeypatch.setattr(groups, "_LOSES", -9.0)
    assert outside("groups_lost")


@pytest.mark.parametrize("name", ["outage_seen", "outage_cost"])
def test_nobody_leaves_for_an_outage_that_is_not_felt(name, monkeypatch, tmp_path):
    monkeypatch.setattr(areas, "PULL", 0.0)
    assert outside(name, tmp_path / "base", leaving={"network": 0.0})
