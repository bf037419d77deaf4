"""The module's charts on small made-up tables, by name and by what their titles can say."""

import numpy as np
import pandas as pd

from casekit.analysis import money, survival
from casekit.analysis.alarms import ALARMS
from casekit.analysis.models import evaluation
from casekit.analysis.models.charts import split_calendar
from casekit.analysis.models.splits import Split
from casekit.course.churn_warning.cut_off import charts as cut_off_charts
from casekit.course.churn_warning.cut_off import methods as cut_off
from casekit.course.churn_warning.eight_alarms import charts as eight_alarms_charts
from casekit.course.churn_warning.expiry_cliff import charts as expiry_cliff_charts
from casekit.course.churn_warning.fishbone import charts as fishbone_charts
from casekit.course.churn_warning.fishbone.methods import FINDINGS
from casekit.course.churn_warning.friday import charts as friday_charts
from casekit.course.churn_warning.honest_split import charts as honest_split_charts
from casekit.course.churn_warning.own_model import charts as own_model_charts
from casekit.course.churn_warning.own_model.importances import Leaning
from casekit.course.churn_warning.procedure import charts as procedure_charts
from casekit.course.churn_warning.read_aloud import charts as read_aloud_charts
from casekit.course.churn_warning.reasons import charts as reasons_charts
from casekit.course.churn_warning.reasons.methods import EVIDENCE
from casekit.course.churn_warning.riskiest import charts as riskiest_charts
from casekit.course.churn_warning.timing import charts as timing_charts
from casekit.course.churn_warning.timing import methods as timing
from casekit.course.churn_warning.value_loss import charts as value_loss_charts
from casekit.course.churn_warning.zones import charts as zones_charts
from casekit.course.churn_warning.zones import methods as zones
from synthetic.schema import REASONS

NET_BY_LIST = pd.Series({"riskiest": 5005.0, "best_payers": -120.0, "oracle": 14540.0})
MONTHS = [*range(202401, 202413), *range(202501, 202513)]
SPLIT = Split(tuple(MONTHS[3:16]), tuple(MONTHS[18:21]))


def scorecard():
    return pd.DataFrame(
        {
            "alarmed": [80, 50, 90, 40, 30, 60, 70, 20],
            "caught": [20, 10, 24, 22, 12, 9, 20, 3],
            "precision": [0.25, 0.2, 0.27, 0.55, 0.4, 0.15, 0.29, 0.15],
            "recall": [0.4, 0.2, 0.6, 0.44, 0.24, 0.18, 0.4, 0.06],
            "base_rate": 0.05,
        },
        index=list(ALARMS),
    )


def by_count():
    alarmed, caught = np.array([400, 150, 60, 20, 0]), np.array([40, 30, 20, 12, 0])
    with np.errstate(invalid="ignore"):
        precision, calls = caught / alarmed, alarmed / caught
    return pd.DataFrame(
        {
            "alarmed": alarmed,
            "caught": caught,
            "precision": precision,
            "recall": caught / 50,
            "calls_per_leaver": calls,
        },
        index=pd.Index(range(1, 6), name="at_least"),
    )


def ahead(rows):
    table = pd.DataFrame({f"ahead_{k}": np.linspace(0.3, 0.05, len(rows)) for k in (1, 2, 3)})
    table["warned"], table["leavers"] = table.sum(axis=1), 972
    return table.set_index(pd.Index(rows))


def confusion():
    table = pd.DataFrame(2, index=list(REASONS), columns=list(REASONS))
    table.loc["price", "price"], table.loc["service", "price"] = 30, 40
    return table


SAID = pd.Series({"price": 90, "service": 40, "contract": 20, "friends": 2})


def lifts(complained=1.0):
    table = pd.DataFrame(1.0, index=list(EVIDENCE), columns=list(REASONS))
    table.loc["complained", "price"] = complained
    table.loc["contract_ended", "contract"] = 4.2
    return table


def scored(customers=400):
    rng = np.random.default_rng(3)
    score = pd.Series(rng.beta(1, 12, customers), name="score")
    return score, pd.Series(rng.random(customers) < score, name="leaves")


def calibration():
    score, left = scored()
    scores = {"boosting": score, "boosting_half": (4 * score).clip(upper=1)}
    return {kind: evaluation.calibration_table(s, left) for kind, s in scores.items()}


def profit(economics):
    return cut_off.profit_curve(*scored(), economics), economics


def gains(many=0.3):
    return pd.DataFrame(
        {"values": [400, 12, 2], "gain": [many, 0.002, 0.05], "ratio": [0.03, 0.001, 0.16]},
        index=["subscriber", "area", "minutes_out_trend"],
    )


def bills(low_months):
    months = [202507, 202508, 202509, 202510, 202511]
    rows = []
    for subscriber, low in enumerate(low_months):
        bill = [100.0] * (5 - low) + [40.0] * low
        rows += list(zip([subscriber] * 5, months, bill, strict=True))
    return pd.DataFrame(rows, columns=["subscriber", "month", "bill"])


def zoned(value_cut=60.0):
    score, left = scored()
    value = pd.Series(np.linspace(10, 200, len(score)))
    score.iloc[:5] = np.nan
    cuts = zones.Cuts(value=value_cut)
    zone = zones.assign(score, value, cuts)
    customers = pd.DataFrame({"score": score, "value": value})
    return zones.counts(customers), zones.summary(zone, score, value, left), cuts


def hazards():
    months = np.arange(-6, 10)
    rate = np.where(months < 0, 0.01, 0.02) + np.where(months == 2, 0.06, 0)
    table = pd.DataFrame({"at_risk": 500, "leavers": (500 * rate).astype(int), "hazard": rate})
    table["low"], table["high"] = survival.wilson(table["leavers"], table["at_risk"])
    return table.set_index(pd.Index(months, name="relative"))


def bands(effects=(-0.01, -0.04, -0.005), net=(-310.0, 840.0, -520.0)):
    return pd.DataFrame(
        {
            "customers": [50, 50, 1900],
            "risk": [0.98, 0.4, 0.05],
            "effect": effects,
            "net": net,
        },
        index=["1–50", "51–100", "101–2,000"],
    )


def kept():
    kept = {"riskiest": 4.6, "oracle": 18.0, "random": 1.6, "bill": -0.4}
    net = {"riskiest": -120.0, "oracle": 5200.0, "random": -1400.0, "bill": -1900.0}
    return pd.DataFrame({"kept": kept, "net": net})


def reports():
    table = pd.DataFrame({"auc": [0.9, 0.83]}, index=["random_rows", "by_time"])
    modest = pd.DataFrame({"auc": [0.84, 0.83]}, index=table.index)
    return {"logistic": modest, "boosting_deep": table}


def leak(in_use):
    return pd.DataFrame(
        {"auc": [0.93, 0.994, in_use]}, index=["clean", "leaking", "leaking_in_use"]
    )


def claims():
    return pd.DataFrame(
        {"claimed": [0.97, 0.9], "confidence": [0.6, np.nan], "customers": [120, 0]}, index=[1, 2]
    )


def leaning():
    lost = pd.Series(
        {"data_change": 0.037, "contract_left": 0.023, "complaints": 0.017, "calls_change": 0.012,
         "active_days": 0.011, "bill_change": 0.007, "rival_calls": 0.002, "bill": -0.001}
    )  # fmt: skip
    return Leaning(202503, 0.86, lost, 0.1 * lost.abs() + 0.002, pd.Index([1, 2, 3]), 0.179, 0.084)


EFFECTS = pd.DataFrame({"risk_untreated": [0.1, 0.2, 0.3], "effect": [-0.01, -0.02, 0.0]})
FOUND = pd.Series({name: 0.05 * (place + 1) for place, name in enumerate(FINDINGS)})
COSTS = pd.Series({"marketing": 0.18, "service": 0.25, "system": 0.21, "nobody": 0.36})


DRAWN = {
    "habit_bars": lambda: friday_charts.habit_bars(
        pd.DataFrame(
            {"names": 200, "leavers": [4.0, 12.0, 40.0, 9.7]},
            index=["bill", "tenure", "bill_fall", "random"],
        )
    ),
    "alarm_bars": lambda: eight_alarms_charts.alarm_bars(scorecard()),
    "count_lines": lambda: eight_alarms_charts.count_lines(by_count(), ahead(range(1, 7))),
    "lead_bars": lambda: eight_alarms_charts.lead_bars(ahead([*ALARMS, "any"])),
    "reason_gap": lambda: reasons_charts.reason_gap(confusion()),
    "evidence_heat": lambda: reasons_charts.evidence_heat(lifts(), SAID),
    "evidence_heat, apart": lambda: reasons_charts.evidence_heat(lifts(0.4), SAID),
    "confusion_heat": lambda: reasons_charts.confusion_heat(confusion()),
    "behind_bars": lambda: reasons_charts.behind_bars(
        pd.Series({"service": 0.6, "price": 0.4}), "price", 120
    ),
    "split_calendar": lambda: split_calendar(SPLIT, MONTHS),
    "optimism_bars": lambda: honest_split_charts.optimism_bars(reports()),
    "two_curves": lambda: honest_split_charts.two_curves(*scored(), names=40),
    "calibration_lines": lambda: honest_split_charts.calibration_lines(calibration()),
    "importance_bars": lambda: own_model_charts.importance_bars(
        leaning().lost, leaning().spread, 0.86, "bill"
    ),
    "said_and_done": lambda: own_model_charts.said_and_done(leaning(), EFFECTS, horizon=6),
    "lift_bars": lambda: honest_split_charts.lift_bars(evaluation.lift_table(*scored())),
    "profit_line": lambda: cut_off_charts.profit_line(*profit(money.example())),
    "profit_line, a loss": lambda: cut_off_charts.profit_line(*profit(money.Call(8, 0.05, 60))),
    "gain_bars": lambda: read_aloud_charts.gain_bars(gains()),
    "gain_bars, same": lambda: read_aloud_charts.gain_bars(gains(many=0.01)),
    "claimed_and_real": lambda: read_aloud_charts.claimed_and_real(claims()),
    "bill_paths": lambda: value_loss_charts.bill_paths(bills([0, 0, 1, 2]), 202509),
    "bill_paths, nobody": lambda: value_loss_charts.bill_paths(bills([0, 1]), 202509),
    "leak_bars": lambda: value_loss_charts.leak_bars(leak(0.85)),
    "leak_bars, above": lambda: value_loss_charts.leak_bars(leak(0.95)),
    "zone_map": lambda: zones_charts.zone_map(*zoned()),
    "zone_map, empty": lambda: zones_charts.zone_map(*zoned(value_cut=999.0)),
    "hazard_line": lambda: timing_charts.hazard_line(hazards()),
    "plan_bars": lambda: timing_charts.plan_bars(timing.call_plan(hazards()), peak=2),
    "plan_bars, too late": lambda: timing_charts.plan_bars(
        timing.call_plan(hazards(), save_before=0), peak=2
    ),
    "plan_bars, peak outside": lambda: timing_charts.plan_bars(timing.call_plan(hazards()), peak=9),
    "plan_bars, guessed": lambda: timing_charts.plan_bars(timing.call_plan(hazards()), 2, guess=0),
    "one_call": lambda: timing_charts.one_call(timing.call_plan(hazards()), 2, 0),
    "one_call, unknown": lambda: timing_charts.one_call(timing.call_plan(hazards()), 2, 99),
    "strike_bars": lambda: procedure_charts.strike_bars(
        pd.Series(["campaign"] * 5 + ["complaint"] * 2 + ["free"] * 3)
    ),
    "strike_bars, unknown": lambda: procedure_charts.strike_bars(
        pd.Series(["campaign", "free"]), 1, ["no_consent", "do_not_disturb"]
    ),
    "strike_bars, free so far": lambda: procedure_charts.strike_bars(
        pd.Series(["free"] * 9), None, ["no_consent"]
    ),
    "strike_bars, all free": lambda: procedure_charts.strike_bars(pd.Series(["free"] * 9)),
    "kept_by_band": lambda: riskiest_charts.kept_by_band(bands(), 202507, 6),
    "kept_by_band, none pays": lambda: riskiest_charts.kept_by_band(
        bands(net=(-740.0, -40.0, -520.0)), 202507, 6
    ),
    "kept_by_band, guessed": lambda: riskiest_charts.kept_by_band(bands(), 202507, 6, 100),
    "kept_by_band, riskiest": lambda: riskiest_charts.kept_by_band(
        bands((-0.04, -0.02, 0.001)), 202507, 6
    ),
    "kept_by_list": lambda: riskiest_charts.kept_by_list(kept(), 200, 202507, 6),
    "skip_line": lambda: riskiest_charts.skip_line(
        pd.Series([4.0, 6.0, 3.0], index=[0, 10, 20]), 20, 200
    ),
    "skip_line, a loss": lambda: riskiest_charts.skip_line(
        pd.Series([-0.4, 6.0, 3.0], index=[0, 10, 20]), 20, 200
    ),
    "mendable_bars": lambda: fishbone_charts.mendable_bars(COSTS),
    "mendable_bars, guessed": lambda: fishbone_charts.mendable_bars(COSTS, 0.95),
    "list_bars": lambda: value_loss_charts.list_bars(90, 40),
    "list_bars, guessed": lambda: value_loss_charts.list_bars(90, 40, 10),
    "net_bars": lambda: expiry_cliff_charts.net_bars(NET_BY_LIST),
    "net_bars, guessed": lambda: expiry_cliff_charts.net_bars(NET_BY_LIST, 1.0),
    "bare_fish": lambda: fishbone_charts.bare_fish(FOUND),
    "whole_fish": lambda: fishbone_charts.whole_fish(FOUND, COSTS),
    "whole_fish, all of all": lambda: fishbone_charts.whole_fish(FOUND * 0 + 1, COSTS),
    "whole_fish, unknown": lambda: fishbone_charts.whole_fish(FOUND, pd.Series(dtype=float)),
}
