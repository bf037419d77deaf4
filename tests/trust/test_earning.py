"""Gates of what is earned and given away fail where the law behind them is taken away."""

import numpy as np
import pytest

from casekit.trust.gates import earning
from synthetic import contracts, load
from tests.trust.one_gate import outside, within


def test_a_small_subsidy_pays_where_it_is_the_dearest(monkeypatch):
    monkeypatch.setattr(contracts, "_SUBSIDY", np.minimum(contracts._SUBSIDY, 0.05))
    assert outside("dearest_subsidy", lines=1_000)


@pytest.mark.parametrize(("with_charges", "holds"), [(1300.0, True), (900.0, False)])
def test_a_warned_charge_that_drives_people_off_earns_nothing(with_charges, holds, monkeypatch):
    told = iter([(with_charges, 30), (1000.0, 10)])  # yuan and charges, with them and without
    monkeypatch.setattr(earning, "_earned", lambda world: next(told))
    value = earning.warned_net(load("city", subscribers=1_000), 7)
    assert value == pytest.approx((with_charges - 1000) / 20)
    assert within("warned_net", value) == holds
