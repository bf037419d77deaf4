"""What each of the game's other cities shows is not shown by a city without its law."""

import numpy as np
import pandas as pd
import pytest

from casekit.trust.gates import cities
from casekit.trust.quantities.registry import Unanswerable
from synthetic import areas
from synthetic.branch import OFFERED
from tests.trust.one_gate import outside, within

LINES = 4_000


@pytest.mark.parametrize(("gain", "holds"), [(2.0, True), (20.0, False), (-20.0, False)])
def test_a_calm_city_is_one_in_which_little_can_be_gained(gain, holds, monkeypatch):
    table = pd.DataFrame({"value": [1000.0, 1000 + gain], "gain": [0.0, gain]})
    table.index = ["nothing", "benchmark"]
    monkeypatch.setattr(cities, "league", lambda scenario, seed, bots: table)
    assert within("calm_city", cities.calm_city(None, 1)) == holds


@pytest.mark.parametrize("name", ["war_city", "war_city_saved"])
def test_a_war_in_which_nobody_undercuts_takes_nothing(name):
    with pytest.raises(Unanswerable):
        outside(name, lines=LINES, market={"campaign_price": 0.88})


def test_all_needs_alike_are_lost_alike(monkeypatch):
    from synthetic import people

    monkeypatch.setattr(people, "_NEED_PRICE", np.ones_like(people._NEED_PRICE))
    assert outside("war_city", lines=LINES)


def test_a_city_without_a_cliff_is_none():
    assert outside("cliff_city", lines=LINES, contracts={"cliff_share": 0.0, "cliff_month": 202504})


def test_nobody_goes_for_a_cable_that_is_not_missed(monkeypatch):
    monkeypatch.setattr(areas, "PULL", 0.0)
    assert outside("outage_city", leaving={"network": 0.0})


def test_a_larger_tariff_that_earns_nothing_is_no_king(monkeypatch):
    def gains(branch):
        gain, cost = reckoned(branch)
        gain[:, OFFERED.index("plan_up")] = -np.inf
        return gain, cost

    reckoned = cities.gains
    monkeypatch.setattr(cities, "gains", gains)
    assert outside("city_4g", lines=LINES)
