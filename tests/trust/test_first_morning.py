"""Gates of what the first morning shows fail where the law behind them is taken away."""

import dataclasses

import pytest

from casekit.trust.gates import welcome
from synthetic import answers, market
from tests.trust.one_gate import outside

LINES = 3_000


@pytest.mark.parametrize("name", ["leaflet_by_fees", "leaflet_beyond_own"])
def test_a_leaflet_is_true_where_the_rival_asks_half(name, monkeypatch, tmp_path):
    monkeypatch.setattr(market, "_RIVALS", (("rival_a", 0.5, 1.0), ("rival_b", 0.95, 1.2)))
    assert outside(name, tmp_path / "base", lines=LINES)


def test_a_call_wakes_nobody_where_no_contact_does(monkeypatch, tmp_path):
    for offer, law in answers.CATALOGUE.items():
        monkeypatch.setitem(answers.CATALOGUE, offer, dataclasses.replace(law, wakes=0.0))
    assert outside("woken_over_saved", tmp_path / "base", lines=LINES)


def test_a_cut_of_next_to_nothing_is_no_folly(monkeypatch):
    monkeypatch.setattr(welcome, "_CUT", 0.02)
    assert outside("cut_over_standing", lines=LINES)
