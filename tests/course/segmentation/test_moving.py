"""The section on moves between bands: at known answers, at the panel's ends, on data that lack something."""

import pandas as pd
import pytest

from casekit import text
from casekit.course.segmentation.moving import debrief, methods, panel
from casekit.mart import ColumnsUnknown, HistoryTooShort, NoTruth
from casekit.mart.names import LARGE_BILL, MID_HIGH
from tests.lacking import last_months, without


def test_bands_begin_at_their_borders():
    bill = pd.Series([0, MID_HIGH - 0.01, MID_HIGH, LARGE_BILL - 0.01, LARGE_BILL, 900])
    assert methods.bands(bill).to_list() == ["mass", "mass", "mid", "mid", "high", "high"]
    assert methods.bands(bill, LARGE_BILL).to_list() == ["mass"] * 4 + ["high"] * 2


def test_moves_by_hand():
    before = pd.Series({1: 20.0, 2: 70.0, 3: 80.0, 4: 90.0, 5: 200.0, 6: 30.0})
    after = pd.Series({1: 65.0, 2: 75.0, 3: 20.0, 5: 100.0, 6: 31.0, 7: 300.0})  # 4 is gone, 7 new
    counts = methods.moved(before, after)
    assert counts.loc["high"].to_list() == [0, 1, 0, 0]
    assert counts.loc["mid"].to_list() == [0, 1, 1, 1]
    assert counts.loc["mass"].to_list() == [0, 1, 1, 0]
    assert methods.lost(counts) == pytest.approx(2 / 3)
    assert methods.risen(counts) == 0.5
    assert methods.crossed(counts) == (1, 2)


def test_everybody_who_was_active_is_somewhere(mart):
    counts = methods.of_the_year(mart)
    assert counts.to_numpy().sum() == len(methods.bills(mart, methods.day(mart)))


def test_the_panel_begins_with_the_years_moves_and_survivors_look_better(mart):
    known = panel.Bills.of(mart)
    start = {name: one.value for name, one in panel.controls(known).items()}
    shown = known.compute(**start)
    pd.testing.assert_frame_equal(shown.counts, methods.of_the_year(mart))
    kind = known.compute(**{**start, "survivors": True})
    assert methods.lost(kind.counts) < methods.lost(shown.counts)
    with text.using("en"):
        assert "still mid or high" in panel.says(shown)
        assert "vanished" in panel.says(kind)
        assert len(panel.takeaway(shown)) == len(methods.BANDS)


def test_what_is_lacking_is_named(small_mart):
    with pytest.raises(HistoryTooShort):
        methods.of_the_year(last_months(small_mart, 12))
    with pytest.raises(ColumnsUnknown, match=r"monthly\.bill"):
        methods.bills(without(small_mart, "monthly.bill"), small_mart.months[0], "month")
    with pytest.raises(NoTruth):
        debrief.traces(last_months(small_mart, 24))
