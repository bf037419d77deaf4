"""The eight alarms: each computed by hand, none looking ahead."""

import numpy as np
import pandas as pd
import pytest

from casekit.analysis import alarms
from casekit.mart import ColumnsUnknown, target
from tests.lacking import without


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
    assert signals.loc[1, "contract_expiry"] == np.inf  # no contract, nothing to end


COMPARED = ["traffic", "spend", "call_frequency", "off_net", "incoming_share"]


def test_a_new_line_has_nothing_to_fall_from():
    other = rows(202501, subscriber=2)
    signals = alarms.signals(pd.DataFrame([other, rows(202502, bill=1.0)]), 202502)
    assert (signals.loc[1, COMPARED] == -np.inf).all()
    assert not alarms.fire(signals).any(axis=None)
    silent = rows(202502, minutes_out=0, minutes_in=0)  # talked before, not now: a fall, no share
    told = alarms.signals(pd.DataFrame([*QUIET, silent]), 202502).loc[1]
    assert (told["traffic"], told["incoming_share"]) == (1, -np.inf)


def test_without_a_month_before_what_compares_is_unknown_and_not_off():
    signals = alarms.signals(pd.DataFrame([rows(202502)]), 202502)
    fired = alarms.fire(signals)
    assert fired[COMPARED].isna().all(axis=None)
    assert not fired.drop(columns=COMPARED).any(axis=None)
    assert fired["handset"].dtype == bool


@pytest.mark.parametrize("alarm", alarms.ALARMS)
@pytest.mark.parametrize("gap", [None, np.nan])
def test_a_missing_value_makes_its_alarms_unknown_and_no_other(alarm, gap):
    known = {2: rows(202502, subscriber=2), 1: rows(202502)}
    for column in alarms.LOOKS_AT[alarm]:
        known[1][column] = gap
    before = [{**row, "subscriber": who} for row in QUIET for who in (1, 2)]
    fired = alarms.fire(alarms.signals(pd.DataFrame([*before, *known.values()]), 202502))
    same = {one for one, columns in alarms.LOOKS_AT.items() if set(columns) & set(alarms.LOOKS_AT[alarm])}  # fmt: skip
    assert set(fired.columns[fired.loc[1].isna()]) == same
    assert fired.loc[2].notna().all()


def test_a_contract_that_runs_is_known_though_its_last_month_is_not():
    for left, told in ((2, 2.0), (0, np.nan)):
        last = rows(202502, contract_left=left, contract_ends=None)
        signals = alarms.signals(pd.DataFrame([*QUIET, last]), 202502)
        assert signals.loc[1, "contract_expiry"] == pytest.approx(told, nan_ok=True)


def test_only_alarms_that_are_known_are_counted():
    signals = alarms.signals(pd.DataFrame([*QUIET, rows(202502, bill=10.0, calls_out=None)]), 202502)  # fmt: skip
    fired = alarms.fire(signals)
    assert alarms.count(fired).tolist() == [1]
    assert alarms.combined(fired, 1).tolist() == [True]
    assert alarms.combined(fired, 2).tolist() == [False]


def test_alarms_without_their_columns_are_named(small_mart):
    lacking = without(small_mart, "monthly.minutes_in", "monthly.contract_ends")
    assert alarms.unknown(small_mart) == {}
    assert alarms.unknown(lacking) == {
        "traffic": ["monthly.minutes_in"],
        "incoming_share": ["monthly.minutes_in"],
        "contract_expiry": ["monthly.contract_ends"],
    }
    month = lacking.months[-1]
    fired, whole = (
        alarms.fire(alarms.signals(alarms.history(base, month), month))
        for base in (lacking, small_mart)
    )
    assert fired[["traffic", "incoming_share"]].isna().all(axis=None)
    others = ["spend", "call_frequency", "off_net", "rival_hotline", "handset"]
    pd.testing.assert_frame_equal(fired[others], whole[others])
    alarms.need(lacking, others)
    with pytest.raises(ColumnsUnknown, match="被叫分钟（monthly.minutes_in）"):
        alarms.need(lacking, ["traffic"])
    nothing = without(small_mart, *(f"monthly.{name}" for name in alarms.COLUMNS[3:]))
    with pytest.raises(ColumnsUnknown):
        alarms.history(nothing, month)


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
    assert signals.notna().all(axis=None)
    compared = np.isfinite(signals.drop(columns="contract_expiry")).mean()
    assert (compared > 0.95).all()


@pytest.mark.parametrize("alarm", alarms.ALARMS)
def test_a_stricter_threshold_never_alarms_more(mart, alarm):
    signals = alarms.signals(alarms.history(mart, 202506), 202506)
    low, high, _ = alarms.RANGES[alarm]
    few, many = (high, low) if alarm not in alarms.AT_MOST else (low, high)
    strict, loose = (alarms.fire(signals, {alarm: at})[alarm] for at in (few, many))
    assert not (strict & ~loose).any()
    assert loose.sum() > strict.sum()
