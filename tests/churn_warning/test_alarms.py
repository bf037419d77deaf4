"""The eight alarms: each computed by hand, none looking ahead."""

import numpy as np
import pandas as pd
import pytest

from casekit.churn_warning import alarms
from casekit.mart import target


def rows(month: int, **columns) -> dict:
    """One customer's month in which nothing special happens, but for `columns`."""
    quiet = {
        "subscriber": 1, "month": month, "status": "active", "bill": 100.0, "minutes_out": 200,
        "minutes_in": 200, "calls_out": 100, "off_net_share": 0.30, "rival_calls": 0,
        "handset_age": 20, "contract_left": 0, "contract_ends": False,
    }  # fmt: skip
    return quiet | columns


QUIET = [rows(202411), rows(202412), rows(202501)]


@pytest.mark.parametrize(
    ("alarm", "columns", "signal", "fires"),
    [
        ("traffic", {"minutes_out": 100, "minutes_in": 160}, 1 - 260 / 400, True),
        ("traffic", {"minutes_out": 180}, 0.05, False),
        ("spend", {"bill": 80.0}, 0.20, True),
        ("spend", {"bill": 81.0}, 0.19, False),
        ("call_frequency", {"calls_out": 60}, 0.40, True),
        ("off_net", {"off_net_share": 0.40}, 0.10, True),
        ("off_net", {"off_net_share": 0.39}, 0.09, False),
        ("rival_hotline", {"rival_calls": 1}, 1, True),
        ("handset", {"handset_age": 1}, 1, True),
        ("handset", {"handset_age": 2}, 2, False),
        ("incoming_share", {"minutes_out": 100, "minutes_in": 150}, 0.60 - 0.50, True),
        ("contract_expiry", {"contract_left": 2}, 2, True),
        ("contract_expiry", {"contract_ends": True}, 0, True),
        ("contract_expiry", {"contract_left": 3}, 3, False),
    ],
)
def test_each_alarm_by_hand(alarm, columns, signal, fires):
    history = pd.DataFrame([*QUIET, rows(202502, **columns)])
    signals = alarms.signals(history, 202502)
    assert signals.loc[1, alarm] == pytest.approx(signal)
    assert bool(alarms.fire(signals).loc[1, alarm]) is fires


def test_a_quiet_customer_raises_no_alarm():
    signals = alarms.signals(pd.DataFrame([*QUIET, rows(202502)]), 202502)
    assert not alarms.fire(signals).any(axis=None)
    assert np.isnan(signals.loc[1, "contract_expiry"])  # no contract, nothing to end


def test_what_is_not_known_never_fires():
    signals = alarms.signals(pd.DataFrame([rows(202502, minutes_out=0, minutes_in=0)]), 202502)
    assert signals.loc[1, ["traffic", "spend", "off_net", "incoming_share"]].isna().all()
    assert not alarms.fire(signals).any(axis=None)


def test_the_future_changes_nothing():
    history = pd.DataFrame([*QUIET, rows(202502, bill=50.0)])
    later = pd.DataFrame([rows(202503, bill=1.0, off_net_share=0.9, rival_calls=9)])
    pd.testing.assert_frame_equal(
        alarms.signals(history, 202502), alarms.signals(pd.concat([history, later]), 202502)
    )


def test_suspended_customers_have_no_signals():
    history = pd.DataFrame([*QUIET, rows(202502, status="suspended")])
    assert alarms.signals(history, 202502).empty


def test_alarms_can_be_switched_off_but_not_made_up():
    signals = alarms.signals(pd.DataFrame([*QUIET, rows(202502, bill=10.0)]), 202502)
    fired = alarms.fire(signals, {"spend": 0.5})
    assert list(fired.columns) == ["spend"]
    assert alarms.combined(fired).tolist() == [True]
    assert alarms.combined(fired, 2).tolist() == [False]
    with pytest.raises(KeyError, match="horoscope"):
        alarms.fire(signals, {"horoscope": 1})


def test_signals_stand_for_the_base_of_the_mart(mart):
    month = 202506
    signals = alarms.signals(alarms.history(mart, month), month)
    assert signals.index.equals(target(mart, month).index)
    assert list(signals.columns) == list(alarms.ALARMS)
    known = signals.drop(columns="contract_expiry").notna().mean()
    assert (known > 0.95).all()


@pytest.mark.parametrize("alarm", alarms.ALARMS)
def test_a_stricter_threshold_never_alarms_more(mart, alarm):
    signals = alarms.signals(alarms.history(mart, 202506), 202506)
    low, high, _ = alarms.RANGES[alarm]
    few, many = (high, low) if alarm not in alarms.AT_MOST else (low, high)
    strict, loose = (alarms.fire(signals, {alarm: at})[alarm] for at in (few, many))
    assert not (strict & ~loose).any()
    assert loose.sum() > strict.sum()
