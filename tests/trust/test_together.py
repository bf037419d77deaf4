"""Gates of followers and of groups fail where nobody follows, and where nothing tells who is lost next."""

import numpy as np
import pytest

import synthetic
from casekit import mart as door
from casekit.trust.gates.registry import OF_BASES
from synthetic import groups
from tests.trust.one_gate import found, outside, within

LINES = 2_000


def decided(folder, along):
    """What the gates of followers measure on a small base in which so many go along."""
    law = {"extends": "classroom", "value_at": [202506], "pilots": [], "leaving": {"along": along}}
    base = door.open(synthetic.generate(folder, law, 7, LINES))
    return {name: OF_BASES[name](base) for name in ("followers_value", "list_by_followers")}


def test_nobody_is_worth_more_for_whom_he_pays_where_nobody_goes_along(tmp_path):
    told = decided(tmp_path / "base", 0.0)
    assert not within("followers_value", told["followers_value"])
    assert told["list_by_followers"] == 0


def test_followers_are_worth_a_gate_where_more_go_along(tmp_path):
    assert within("followers_value", decided(tmp_path / "base", 0.4)["followers_value"])


def _ending(monkeypatch, ends):
    """Let contracts of groups end in the months that `ends` says of their count."""
    made = groups.make

    def make(people, scenario, seed):
        standing = made(people, scenario, seed)
        standing.contract_end = ends(len(standing)).astype(np.int16)
        return standing

    monkeypatch.setattr(groups, "make", make)


def _alike(monkeypatch):
    """Let every bid win as often."""
    for part in ("_BY_GAP", "_BY_SERVICE", "_BY_NEGLECT", "_BY_LEADER"):
        monkeypatch.setattr(groups, part, 0.0)


def test_the_largest_are_lost_next_where_all_contracts_end_and_all_bids_are_alike(monkeypatch):
    _ending(monkeypatch, lambda count: np.full(count, 20))
    _alike(monkeypatch)
    assert found("groups_by_size") == pytest.approx(1)
    assert not within("groups_by_size", 1)


def test_the_soonest_are_lost_next_where_no_others_end(monkeypatch):
    _ending(monkeypatch, lambda count: np.where(np.arange(count) < 5, 20, 0))
    assert outside("groups_by_end")


def test_what_is_known_does_not_tell_who_is_lost_where_only_leaders_decide(monkeypatch):
    _alike(monkeypatch)
    monkeypatch.setattr(groups, "_BY_LEADER", 12.0)
    monkeypatch.setattr(groups, "_LOSES", -9.0)
    assert outside("groups_by_loss", lines=40_000)
