"""Gates of events that come at once: what is expected, by hand; what is seen where the law is gone."""

import numpy as np
import pytest

from casekit.trust.gates import leaks
from casekit.trust.quantities.registry import Unanswerable
from synthetic import areas, load
from tests.trust.one_gate import outside, within

LINES = 10_000


def watched(now=20.0):
    """Two areas of 1,000 lines: 10 leave a month of each; in three months `now` of the second, and 15 of
    the first, where nothing has happened."""
    lines, left = np.full((24, 3), 1000.0), np.full((24, 3), 10.0)
    lines[:, 0] = left[:, 0] = 0
    left[12:15, 1], left[12:15, 2] = 15, now
    return leaks._Watched(None, lines, left, np.zeros(24), np.zeros(24))


def test_what_is_expected_follows_the_change_of_all_others():
    # the area's own rate of 1 % a month, half as much again as elsewhere, on 3,000 line-months
    assert watched().expected(2, 12, np.array([1])) == pytest.approx(45)


@pytest.mark.parametrize(("now", "holds"), [(5.0, True), (30.0, False)])
def test_the_whole_base_shows_a_leak_or_does_not(now, holds, monkeypatch):
    monkeypatch.setattr(leaks, "_watch", lambda scenario, seed: watched(now))
    law = load("four_leaks")
    monkeypatch.setattr(leaks, "months_between", lambda *months: 12)
    assert within("leaks_in_whole", leaks.leaks_in_whole(law, 7)) == holds


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("rival_by_excess", {"shocks": [{"month": 202508, "strength": 0.0, "area": 7}]}),
        ("cliff_by_excess", {"contracts": {"cliff_share": 0.0}}),
    ],
)
def test_what_did_not_happen_has_driven_out_nobody(name, changes):
    with pytest.raises(Unanswerable):
        outside(name, lines=LINES, **changes)


def test_an_outage_that_nobody_minds_is_not_told_from_luck(monkeypatch):
    monkeypatch.setattr(areas, "PULL", 0.0)
    assert outside("outage_by_excess", lines=LINES, leaving={"network": 0.0})
