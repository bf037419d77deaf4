"""The economic sheet, and what follows from it."""

import pandas as pd
import pytest

from casekit import text
from casekit.analysis import money
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.costs import COSTS

UNITS = {"yuan", "months", "share", "share a month"}


@pytest.mark.parametrize("key", money.sheet())
def test_every_line_is_whole(key):
    line = money.sheet()[key]
    assert line.figure > 0
    assert line.unit in UNITS
    assert line.basis in money.BASES
    if line.unit.startswith("share"):
        assert line.figure < 1
    for lang in text.LANGUAGES:
        with text.using(lang):
            chinese = any("\u4e00" <= sign <= "\u9fff" for sign in line.name)
            assert chinese == (lang == "zh"), line.name


def test_what_the_made_data_cost_is_read_from_their_sheet():
    assert money.figure("dial") == COSTS["contact"].yuan == CONTACT_COST
    assert money.figure("care_call") == money.figure("dial") + CATALOGUE["care_call"].cost
    assert money.figure("agent_line") == COSTS["agent"].yuan
    assert money.figure("discount") == COSTS["discount"].yuan
    assert money.sheet()["store_line"].name == "营业厅入网一户"


def test_an_unknown_line_is_no_zero():
    with pytest.raises(KeyError):
        money.figure("care_cal")


def test_a_customer_kept_is_worth_ten_and_eight_tenths_of_his_bills():
    assert money.value_kept(50.0) == pytest.approx(10.8 * 50)
    bills = pd.Series([10.0, 100.0])
    assert list(money.value_kept(bills, months=12, margin=0.5)) == [60.0, 600.0]


def test_the_cap_of_an_offer_rises_with_the_bill():
    caps = [money.figure(f"cap_{band}") for band in ("low", "middle", "high")]
    assert caps == sorted(caps)
    # A tenth of a year's margin on a bill of each band.
    for cap, bill in zip(caps[1:], (83, 150), strict=True):
        assert cap == pytest.approx(0.1 * 12 * money.figure("margin") * bill, rel=0.01)


def test_a_call_pays_from_the_score_that_brings_its_cost():
    assert money.Call(8, 0.25, 240).break_even == pytest.approx(8 / 60)
    assert money.Call(100, 0.25, 240).break_even == 1.0  # beyond every score
    assert money.Call(8, 0.0, 240).break_even == 1.0
    assert money.example().cost == money.figure("care_call")
    assert money.practice() != money.example()


def test_a_call_earns_its_score_times_the_share_kept_times_the_bill_less_its_cost():
    score = pd.Series([0.20, 0.20, 0.70, 0.50, float("nan"), 0.20])
    bill = pd.Series([90.0, 25.0, 90.0, 200.0, 90.0, float("nan")])
    gain = money.gain_of_call(score, bill)
    kept = [0.13, 0.13, 0.01, 0.01]  # from the border of the sheet up hardly anybody
    by_hand = [s * k * 10.8 * b - 8 for s, k, b in zip(score, kept, bill, strict=False)]
    assert gain[:4].tolist() == pytest.approx(by_hand)
    assert gain[4:].isna().all()
    assert list(money.kept_of(score[:4])) == kept


def test_with_a_worse_call_the_decided_are_not_kept_better_than_the_others():
    assert set(money.kept_of(pd.Series([0.2, 0.9]), save_rate=0.005)) == {0.005}
    dear = money.Call(20, 0.13, 540)
    assert money.gain_of_call(pd.Series([0.2]), pd.Series([90.0]), dear).item() == pytest.approx(
        0.2 * 0.13 * 972 - 20
    )
    half = money.Call(8, 0.13, 270)  # a customer of 50 yuan is worth 270: others half as much too
    assert money.gain_of_call(pd.Series([0.2]), pd.Series([90.0]), half).item() == pytest.approx(
        0.2 * 0.13 * 486 - 8
    )
