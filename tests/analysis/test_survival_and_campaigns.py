"""The hazard around the contract's end, the month to call, and what the randomised campaign shows."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from casekit.analysis import alarms, campaigns, survival
from casekit.course.churn_warning.timing import methods as timing
from casekit.mart import VOLUNTARY, truth
from synthetic.calendar import add_months, months_between


def test_hazard_by_hand():
    rows = pd.DataFrame(
        {"relative": [-1] * 10 + [0] * 4, "left": [True] + [False] * 9 + [True] * 4}
    )
    table = survival.hazard(rows)
    assert table["hazard"].tolist() == [0.1, 1.0]
    low, high = proportion_confint([1, 4], [10, 4], method="wilson")
    assert table["low"].to_numpy() == pytest.approx(low, abs=1e-4)
    assert table["high"].to_numpy() == pytest.approx(high, abs=1e-4)


def test_timeline_counts_who_was_there_and_nobody_twice(mart):
    rows = survival.contract_timeline(mart)
    assert not rows.duplicated(["subscriber", "month", "relative"]).any()
    one = rows[rows["left"]].iloc[0]
    churn = mart.churn.set_index("subscriber").loc[one["subscriber"]]
    assert churn["month"] == one["month"]
    assert churn["kind"] in VOLUNTARY
    ends = mart.contracts.loc[mart.contracts["subscriber"] == one["subscriber"], "end_month"]
    assert one["relative"] in [months_between(int(end), int(one["month"])) for end in ends]
    eve = mart.month(int(add_months(int(one["month"]), -1)))["subscriber"]
    assert one["subscriber"] in set(eve)


def test_leaving_peaks_after_the_end_and_the_call_comes_before(mart, other_mart):
    for data in (mart, other_mart):
        table = survival.hazard(survival.contract_timeline(data))
        peak = int(table["hazard"].idxmax())
        assert 1 <= peak <= 4
        before = table.loc[-6:-1]
        usual = before["leavers"].sum() / before["at_risk"].sum()
        assert table.loc[peak, "hazard"] > 3 * usual
        assert timing.best_month(timing.call_plan(table)) < 0


def test_call_plan_by_hand():
    hazard = pd.DataFrame({"hazard": [0.0, 0.1, 0.2, 0.0]}, index=pd.Index([0, 1, 2, 3]))
    plan = timing.call_plan(hazard, fading=1, lasting=1, save_before=0.5, save_after=0.1)
    assert list(plan.index) == [0, 1]
    # Called in month 0: 100 of 1,000 leave in month 1 and have decided; 180 leave in month 2.
    assert plan.loc[0].tolist() == pytest.approx([180, 100, 0.5 * 180 + 0.1 * 100])
    assert plan.loc[1].tolist() == pytest.approx([0, 200, 20])
    assert timing.best_month(plan) == 0


def test_survival_falls_from_one_and_agrees_with_counting(mart):
    curve = survival.survival(mart, "join")
    assert curve["survival"].is_monotonic_decreasing
    assert curve["survival"].between(curve["low"], curve["high"]).all()
    assert 0.5 < curve["survival"].iloc[-1] < 0.95
    after = survival.survival(mart, "contract_end")
    assert after["survival"].iloc[0] < 1
    with pytest.raises(ValueError, match="join or contract_end"):
        survival.survival(mart, "birthday")


def test_effect_by_group_by_hand():
    rows = pd.DataFrame(
        {"treated": [True] * 4 + [False] * 4, "left": [True, False, False, False] + [True, True, False, False]},
        index=pd.Index(range(8), name="subscriber"),
    )  # fmt: skip
    table = campaigns.effect_by(rows, pd.Series("all", index=rows.index))
    row = table.loc["all"]
    assert (row["treated"], row["control"]) == (4, 4)
    assert row["effect"] == pytest.approx(-0.25)
    # Of four, one and two left: a variance of 3/12 and of 4/12.
    assert row["high"] - row["effect"] == pytest.approx(1.96 * np.sqrt(3 / 12 / 4 + 4 / 12 / 4))


def test_a_share_of_many_has_the_interval_of_shares():
    left = [True] * 60 + [False] * 940 + [True] * 90 + [False] * 910
    rows = pd.DataFrame({"treated": [True] * 1000 + [False] * 1000, "left": left})
    row = campaigns.effect_by(rows, pd.Series("all", index=rows.index)).loc["all"]
    of_shares = 1.96 * np.sqrt(0.06 * 0.94 / 1000 + 0.09 * 0.91 / 1000)
    assert row["high"] - row["effect"] == pytest.approx(of_shares, rel=0.001)


def test_the_interval_of_money_is_that_of_welch():
    from statsmodels.stats.weightstats import CompareMeans

    rng = np.random.default_rng(5)
    rows = pd.DataFrame({"treated": np.arange(700) % 3 == 0, "group": np.arange(700) % 2})
    rows["yuan"] = rng.gamma(2.0, 30.0, 700) * np.where(rows["treated"], 1.4, 1.0)
    table = campaigns.effect_by(rows, rows["group"], outcome="yuan")
    for group, row in table.iterrows():
        of = rows[rows["group"] == group]
        arms = [of.loc[of["treated"] == arm, "yuan"] for arm in (True, False)]
        compared = CompareMeans.from_data(*arms)
        assert (row["treated"], row["control"]) == (len(arms[0]), len(arms[1]))
        assert row["effect"] == pytest.approx(arms[0].mean() - arms[1].mean())
        welch = 1.96 * compared.std_meandiff_separatevar
        assert row["effect"] - row["low"] == pytest.approx(welch)
        assert row["high"] - row["effect"] == pytest.approx(welch)


def test_an_arm_of_one_has_no_interval():
    rows = pd.DataFrame({"treated": [True, False, False], "left": [True, False, True]})
    row = campaigns.effect_by(rows, pd.Series("all", index=rows.index)).loc["all"]
    assert row["effect"] == pytest.approx(0.5)
    assert np.isnan(row["low"])
    assert np.isnan(row["high"])
    alone = campaigns.effect_by(rows.iloc[:1], pd.Series("all", index=rows.index)).loc["all"]
    assert (alone["treated"], alone["control"]) == (1, 0)
    assert np.isnan(alone["effect"])


def test_campaign_outcomes_fit_the_truth(mart):
    made = campaigns.outcomes(mart)
    assert abs(made["treated"].mean() - 0.5) < 0.05
    assert not (made["contacted"] & ~made["treated"]).any()
    effects = truth.of(mart).effects.query("campaign == 1").set_index("subscriber")
    realised = effects["leaves_treated"].where(made["treated"], effects["leaves_untreated"])
    assert (realised.reindex(made.index) == made["left"]).mean() > 0.99
    with pytest.raises(campaigns.NoCampaign, match="编号为 9 的营销活动"):
        campaigns.outcomes(mart, 9)


def test_who_is_alarmed_most_is_alarmed_too_late(mart, other_mart):
    for data in (mart, other_mart):
        month = int(data.campaigns["month"].iloc[0])
        eve = int(add_months(month, -1))
        count = alarms.fire(alarms.signals(alarms.history(data, eve), eve)).sum(axis=1)
        effects = truth.of(data).effects.query("campaign == 1").set_index("subscriber")
        group = pd.cut(count, [-1, 2, 9], labels=["few", "many"])
        table = campaigns.true_effect_by(effects, group)
        assert table.loc["many", "risk"] > 3 * table.loc["few", "risk"]
        assert table.loc["many", "save_share"] < 0.5 * table.loc["few", "save_share"]
