"""ROC, lift, calibration and the cut-off against small cases worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from casekit.analysis import campaigns
from casekit.analysis.lacks import TooFew
from casekit.analysis.models import evaluation
from casekit.analysis.money import Call
from casekit.course.churn_warning.cut_off import methods as cut_off

SCORE = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0])
LEFT = np.array([1, 0, 1, 0, 0, 1, 0, 0, 0, 0], dtype=bool)


def test_auc_by_counting_pairs():
    # 21 pairs; leaver above stayer in 7 + 6 + 4 of them.
    assert evaluation.auc(SCORE, LEFT) == pytest.approx(17 / 21)
    assert evaluation.auc(np.ones(10), LEFT) == pytest.approx(0.5)
    assert np.isnan(evaluation.auc(SCORE, np.zeros(10)))


def test_average_precision_by_hand():
    assert evaluation.average_precision(SCORE, LEFT) == pytest.approx((1 + 2 / 3 + 3 / 6) / 3)


def test_curves_end_where_they_should():
    roc = evaluation.roc(SCORE, LEFT)
    assert tuple(roc.iloc[0, 1:]) == (0, 0)
    assert tuple(roc.iloc[-1, 1:]) == (1, 1)
    curve = evaluation.precision_recall(SCORE, LEFT)
    assert curve["recall"].max() == 1
    assert curve["precision"].between(0, 1).all()


def test_lift_table_by_hand():
    table = evaluation.lift_table(SCORE, LEFT, bins=5)
    assert list(table["leavers"]) == [1, 1, 1, 0, 0]
    assert list(table["customers"]) == [2] * 5
    assert table["lift"].iloc[0] == pytest.approx(0.5 / 0.3)
    assert table["cumulative_captured"].iloc[2] == pytest.approx(1)
    assert table["cumulative_lift"].iloc[-1] == pytest.approx(1)
    with pytest.raises(TooFew, match="不够分成"):
        evaluation.lift_table(SCORE, LEFT, bins=11)


def test_calibration_by_hand():
    # Two groups of five: predicted 0.2 and 0.7, observed 0.2 and 0.4.
    assert evaluation.mean_calibration_error(SCORE, LEFT, bins=2) == pytest.approx(
        (abs(0.2 - 0.2) + abs(0.7 - 0.4)) / 2
    )
    assert evaluation.mean_calibration_error(LEFT.astype(float), LEFT) == 0


def test_calibration_of_true_probabilities_is_small():
    truth = np.random.default_rng(3).beta(1, 12, 200_000)
    left = np.random.default_rng(4).random(200_000) < truth
    assert evaluation.mean_calibration_error(truth, left) < 0.003
    assert evaluation.mean_calibration_error(np.minimum(3 * truth, 1), left) > 0.1


def test_best_cut_off_is_cost_over_gain():
    assert Call(8, 0.25, 240).break_even == pytest.approx(8 / 60)
    assert Call(100, 0.25, 240).break_even == 1
    assert Call(8, 0.0, 240).break_even == 1


def test_profit_curve_by_hand():
    curve = cut_off.profit_curve(SCORE, LEFT, Call(10, 0.5, 100)).set_index("cut_off")
    everybody, top = curve.loc[0.0], curve.loc[0.7]
    assert (everybody["called"], everybody["leavers_called"]) == (10, 3)
    assert everybody["profit"] == pytest.approx(3 * 50 - 100)
    assert (top["called"], top["leavers_called"]) == (3, 2)
    assert top["profit"] == pytest.approx(2 * 50 - 30)
    assert cut_off.best_row(curve.reset_index())["profit"] == curve["profit"].max()


def test_formula_agrees_with_the_curve_on_calibrated_scores():
    truth = np.random.default_rng(5).beta(1, 9, 300_000)
    economics = Call(8, 0.25, 240)
    curve = cut_off.profit_curve(truth, truth, economics)  # expected outcome: no luck in it
    assert cut_off.best_row(curve)["cut_off"] == pytest.approx(economics.break_even, abs=0.006)


def test_a_pilot_of_the_size_reckoned_shows_its_effect_four_times_in_five():
    untreated, treated = 0.2, 0.17
    people = round(campaigns.people_an_arm(untreated, treated))
    luck = np.random.default_rng(7)
    left = {rate: luck.binomial(people, rate, 4_000) / people for rate in (untreated, treated)}
    apart = left[untreated] - left[treated]
    spread = sum(rate * (1 - rate) / people for rate in left.values()) ** 0.5
    assert (apart > 1.96 * spread).mean() == pytest.approx(0.8, abs=0.02)
    assert campaigns.people_an_arm(0.2, 0.185) > 3.5 * people  # half the effect, four times as many


def test_save_probability_by_hand():
    trial = pd.DataFrame(
        {"treated": [False] * 1000 + [True] * 1000, "left": ([True] * 100 + [False] * 900) * 2}
    )
    trial.loc[trial.index[1000:1020], "left"] = False  # 80 of the treated leave, 100 of the others
    estimate = campaigns.save_probability(trial)
    assert estimate.value == pytest.approx(0.2)
    assert estimate.low < 0 < estimate.high < 0.45
    assert np.isnan(campaigns.save_probability(trial[trial["treated"]]).value)
