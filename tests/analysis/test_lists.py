"""Lists by habit and by score: what they catch and keep; columns chosen; alarms asked for at once."""

import numpy as np
import pandas as pd
import pytest

from casekit.analysis import alarm_evaluation, campaigns
from casekit.course.churn_warning.friday.methods import by_habit
from casekit.course.churn_warning.read_aloud import column_choice
from casekit.course.churn_warning.riskiest.methods import by_score


def features():
    return pd.DataFrame(
        {
            "bill_mean_3m": [90.0, 30.0, 60.0, 20.0],
            "tenure_months": [3, 60, 12, 24],
            "complaints_3m": [0.0, 2.0, 1.0, 1.0],
            "bill_trend": [1.0, np.nan, 0.4, 0.9],
        },
        index=pd.Index([1, 2, 3, 4], name="subscriber"),
    )


def test_each_habit_sorts_its_own_way():
    lists = by_habit(features(), names=2)
    assert {name: list(chosen) for name, chosen in lists.items()} == {
        "bill": [1, 3],
        "tenure": [2, 4],
        "complaints": [2, 3],  # of two with one complaint each, the higher bill
        "bill_fall": [3, 4],  # an unknown trend is no fall
    }


def test_leavers_are_counted_against_a_draw():
    left = pd.Series([False, True, True, False], index=[1, 2, 3, 4])
    found = campaigns.leavers_found(by_habit(features(), names=2), left)
    assert found["leavers"].to_dict() == {
        "bill": 1, "tenure": 1, "complaints": 2, "bill_fall": 1, "random": 1.0,
    }  # fmt: skip
    assert set(found["names"]) == {2}


def test_a_list_cannot_be_longer_than_the_base():
    left = pd.Series(True, index=[1, 2, 3, 4])
    found = campaigns.leavers_found(by_habit(features(), names=99), left)
    assert found.loc["random"].to_list() == [4, 4.0]


def test_rank_bands_start_with_the_riskiest():
    score = pd.Series(np.linspace(0, 1, 130), index=range(130))
    band = campaigns.rank_bands(score, edges=(50, 100, 200))
    assert band.cat.categories.to_list() == ["1–50", "51–100", "101–130"]
    assert band.value_counts().to_dict() == {"1–50": 50, "51–100": 50, "101–130": 30}
    assert band[129] == "1–50"


def test_lists_by_score_leave_out_who_is_fading():
    score = pd.Series([0.9, 0.5, 0.4, np.nan], index=[1, 2, 3, 4])
    bill = pd.Series([10.0, 20.0, 90.0, 99.0], index=[1, 2, 3, 4])
    alarms = pd.Series([3, 1, 0, 5], index=[1, 2, 3, 4])
    lists = by_score(score, bill, alarms, calls=2)
    assert {name: list(chosen) for name, chosen in lists.items()} == {
        "riskiest": [1, 2],
        "most_alarms": [1, 2],
        "bill": [3, 2],
        "not_fading": [2, 3],
    }


def test_kept_is_what_the_call_changes_and_the_oracle_wakes_nobody():
    effects = pd.DataFrame({"effect": [-0.3, 0.1, -0.1, 0.2]}, index=[1, 2, 3, 4])
    kept = campaigns.kept({"riskiest": pd.Index([1, 2, 9])}, effects, calls=3)
    assert kept["riskiest"] == pytest.approx(0.2)
    assert kept["random"] == pytest.approx(3 * 0.025)
    assert kept["oracle"] == pytest.approx(0.4)


def test_more_alarms_at_once_warn_fewer_and_later():
    months = [202503, 202504, 202505]
    index = pd.MultiIndex.from_product([months, [1, 2]], names=["month", "subscriber"])
    fired = pd.DataFrame(False, index=index, columns=["spend", "off_net", "traffic"])
    fired.loc[(202503, 1), "spend"] = True
    fired.loc[(202505, 1), ["spend", "off_net"]] = True
    churn = pd.DataFrame({"subscriber": [1, 2], "month": 202506, "kind": "ported"})
    summary = alarm_evaluation.lead_by_count(fired, churn, most=3)
    assert summary.index.to_list() == [1, 2, 3]
    assert summary["warned"].to_list() == [0.5, 0.5, 0.0]
    assert summary.loc[1, "ahead_3"] == 0.5
    assert summary.loc[2, "ahead_1"] == 0.5


def test_gain_is_fooled_by_a_number_for_everybody_and_gain_ratio_is_not():
    rng = np.random.default_rng(5)
    left = pd.Series(rng.random(600) < 0.1)
    signal = pd.DataFrame({"calls": np.where(left, 1.0, rng.random(600) < 0.05).astype(float)})
    noise = pd.DataFrame({"subscriber": np.arange(600), "area": rng.integers(1, 6, 600)})
    table = column_choice.gains(noise, signal, left)
    assert table["gain"].idxmax() == "subscriber"
    assert table["ratio"].idxmax() == "calls"
    assert table["values"].to_dict() == {"subscriber": 600, "area": 5, "calls": 2}


def test_a_column_that_cannot_be_cut_gains_nothing():
    left = pd.Series([True, False] * 30)
    table = column_choice.gains(left.to_frame("x"), pd.DataFrame({"same": [1.0] * 60}), left)
    assert table.loc["same"].to_list() == [1, 0.0, 0.0]
