"""Gates of rules and of the map, on offers made up so that each holds or is missed."""

import pandas as pd
import pytest

from casekit.trust.gates import routes
from casekit.trust.gates.registry import OF_BASES
from tests.trust.one_gate import within

LEAVES = ["large/complained", "large/ends", "green/none", "green/none"]


def mapped(monkeypatch, **worth):
    """Let the four lines, of which the first two are red, be worth so much with each offer."""
    table = pd.DataFrame({"nothing": 0.0, **worth}, index=range(4))
    table = table.assign(leaf=LEAVES, red=[True, True, False, False])
    monkeypatch.setattr(routes, "_map", lambda mart: table)


def test_a_map_in_which_one_offer_is_best_everywhere_is_none(monkeypatch):
    mapped(monkeypatch, care_call=[9.0, 8.0, 7.0, 7.0], bill_credit=[0.0, 0.0, 0.0, 0.0])
    assert OF_BASES["route_actions"](None) == 1
    assert not within("route_actions", 1)


def test_a_map_with_an_offer_a_reason_is_one(monkeypatch):
    mapped(monkeypatch, care_call=[9.0, 1.0, -2.0, -2.0], bill_credit=[0.0, 6.0, -9.0, -9.0])
    assert OF_BASES["route_actions"](None) == 3
    assert within("route_actions", 3)


@pytest.mark.parametrize(("credit", "holds"), [(-1.0, True), (0.5, True), (4.0, False)])
def test_a_credit_to_red_earns_next_to_nothing(credit, holds, monkeypatch):
    mapped(monkeypatch, care_call=[10.0, 10.0, 0.0, 0.0], bill_credit=[credit, credit, 0.0, 0.0])
    value = OF_BASES["credit_to_red"](None)
    assert value == pytest.approx(2 * credit / 20)
    assert within("credit_to_red", value) == holds


@pytest.mark.parametrize(("winners", "holds"), [(1, False), (4, True)])
def test_rules_need_offers_of_their_own(winners, holds, monkeypatch):
    offers = list(routes.PLAIN)[:4]
    rules = {offer: (lambda seen, own=offer: seen["kind"] == own) for offer in offers}
    monkeypatch.setattr(routes, "PLAIN", rules)
    seen = pd.DataFrame({"kind": offers})
    best = [offer if winners > 1 else offers[0] for offer in offers]
    worth = pd.DataFrame({offer: [float(offer == one) for one in best] for offer in offers})
    monkeypatch.setattr(routes, "_asked", lambda mart: (seen, worth))
    assert OF_BASES["cards_that_win"](None) == winners
    assert within("cards_that_win", winners) == holds
