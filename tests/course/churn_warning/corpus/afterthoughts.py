"""Answers thought of after mistakes and texts were written: they keep the measure honest.

Add new ones here, and leave them here when a mistake is declared for one.
"""

import numpy as np
import pandas as pd

from casekit.analysis import models
from casekit.course.churn_warning.eight_alarms import questions as about_alarms
from casekit.course.churn_warning.expiry_cliff.questions import customers
from casekit.course.churn_warning.procedure.questions import STEPS
from casekit.course.churn_warning.read_aloud import questions as about_rules
from casekit.course.churn_warning.read_aloud import wall
from casekit.course.churn_warning.reasons import methods as reasons
from casekit.course.churn_warning.reasons import questions as about_reasons
from casekit.course.churn_warning.timing.questions import around_the_end
from casekit.course.churn_warning.zones.questions import zone_frame, zone_of
from course.churn_warning.corpus.case import _by, _near
from course.churn_warning.corpus.choices import _around
from course.churn_warning.corpus.numbers import alarmed, asked, counted
from course.wrong import Wrong, percent, typed
from synthetic.calendar import add_months


def _flags(keep):
    """Return a labels function: rows of churn and month → which rows count."""

    def marked(churn, subscribers, month):
        gone = churn.loc[keep(churn, month), "subscriber"]
        return pd.Series(
            pd.Index(subscribers).isin(gone), index=pd.Index(subscribers, name="subscriber")
        )

    return lambda mart: marked


def _groups(score, left, bins):
    parts = np.array_split(np.argsort(score, kind="stable"), bins)
    return [abs(score[g].mean() - left[g].mean()) for g in parts]


def _gini_gain(values, y):
    def gini(part):
        return 1 - part.mean() ** 2 - (1 - part.mean()) ** 2

    parts = [y[values == value] for value in np.unique(values)]
    return gini(y) - sum(len(part) / len(y) * gini(part) for part in parts)


def _spend(how, least=0.2, strictly=False):
    def alarm(monthly, month):
        now = monthly[(monthly["month"] == month) & (monthly["status"] == "active")]
        now = now.set_index("subscriber")["bill"]
        window = monthly["month"].between(add_months(month, -3), add_months(month, -1))
        before = monthly[window].groupby("subscriber")["bill"].agg(how).reindex(now.index)
        fall = 1 - now / before
        return fall > least if strictly else fall >= least

    return lambda mart: alarm


def _lost(how):
    def loss(bills, month):
        wide = bills.pivot(index="subscriber", columns="month", values="bill").dropna()
        usual = wide[[add_months(month, step) for step in (-2, -1, 0)]].mean(axis=1)
        after = wide[[add_months(month, step) for step in (1, 2)]]
        return how(after, usual)[usual > 0]

    return lambda mart: loss


def _hazard(figure):
    return lambda mart: pd.DataFrame(
        {"relative": around_the_end(mart).index, "hazard": figure(around_the_end(mart)).to_numpy()}
    )


def _room(choose):
    return lambda mart: choose(customers(mart)).index[:300]


def _scored(figure):
    def table(mart):
        rows = about_alarms._scores(mart)
        return rows.assign(precision=figure(rows).to_numpy())

    return table


def _zones(frame, stake):
    """Return a zone table with another figure for the stake."""
    size = frame.groupby(frame["zone"].astype(str)).size().astype(float)
    return (
        pd.DataFrame({"customers": size, "stake_per_customer": stake})
        .rename_axis("zone")
        .reset_index()
    )


ROWS = [
    Wrong("wasted_calls", "five alarms", lambda m: percent(lambda x: 1 - alarmed("precision", 5)(x))(m)),
    Wrong("wasted_calls", "of all who stay", percent(counted(lambda r: r["alarmed"] - r["caught"], lambda r: r["customers"] - r["leavers"]))),
    Wrong("wasted_calls", "the recall of three", percent(alarmed("recall", 3))),
    Wrong("wasted_calls", "lift", lambda m: typed(f"{alarmed('lift')(m):.2f}")),
    Wrong("wasted_calls", "half, by eye", lambda m: typed("50")),
    Wrong("wasted_calls", "length of the list, as it stands", lambda m: typed(f"{alarmed('alarmed')(m):.0f}")),
    Wrong("price_is_true", "says something else", percent(asked(lambda t: t.loc["price"].sum() - t.loc["price", "price"], lambda t: t.loc["price"].sum()))),
    Wrong("price_is_true", "half, by eye", lambda m: typed("50")),
    Wrong("price_is_true", "row and column together", percent(asked(lambda t: t.loc["price", "price"], lambda t: t.loc["price"].sum() + t["price"].sum() - t.loc["price", "price"]))),
    Wrong("price_is_true", "people who state price", lambda m: typed(f"{asked(lambda t: t['price'].sum(), lambda t: 1)(m):.0f}")),
    Wrong("rules_hit_rate", "median of the rules", percent(lambda m: float(wall.wall(m)["confidence"].median()))),
    Wrong("rules_hit_rate", "people caught", lambda m: typed(f"{wall.wall(m)['leavers'].sum():.0f}")),
    Wrong("rules_hit_rate", "the worst rule", percent(lambda m: float(wall.wall(m)["confidence"].min()))),
    Wrong("lead_order", "as they stand in the chart's list", lambda m: ["contract_expiry", "call_frequency", "traffic", "off_net"]),
    Wrong("lead_order", "first goes last", lambda m: (lambda o: o[1:] + o[:1])(list(about_alarms.lead_order.reference(m).value))),
    Wrong("reason_claims", "service and price", lambda m: {"service_hides", "cheaper_keeps_half"}),
    Wrong("reason_claims", "price, said and meant", lambda m: {"most_say_price", "most_mean_price"}),
    Wrong("honest_trials", "random in rows and in people", lambda m: {"random_rows", "other_customers"}),
    Wrong("honest_trials", "anything by time", lambda m: {"later_period", "unready_months", "old_model_new_month"}),
    Wrong("first_question", "traffic", lambda m: "traffic"),
    Wrong("first_question", "call frequency", lambda m: "call_frequency"),
    Wrong("loss_months", "the next month for the oldest", _around(-1, 0, 1)),
    Wrong("loss_months", "with a hole", _around(-3, -1, 0)),
    Wrong("loss_months", "one before and the outcome", _around(0, 1, 2)),
    Wrong("zone_of", "everybody is red", lambda m: dict.fromkeys(zone_of.reference(m).value, "red")),
    Wrong("zone_of", "everybody is left alone", lambda m: dict.fromkeys(zone_of.reference(m).value, "green")),
    Wrong("zone_of", "small and unlikely exchanged", lambda m: {**zone_of.reference(m).value, "likely_small": "green", "unlikely_big": "blue"}),
    Wrong("best_cut_off", "a quarter", lambda m: 0.25),
    Wrong("best_cut_off", "one in eight", lambda m: 0.125),
    Wrong("call_month", "four months before", lambda m: -4),
    Wrong("call_month", "three months after", lambda m: 3),
    Wrong("alarm_count", "five", lambda m: 6),
    Wrong("target_list", "within a year of the end, by score", _near(ends_to=12, rank_by="score")),
    Wrong("target_list", "nobody with an alarm, all customers", lambda m: _near(ends_from=-12, ends_to=24, others=True, most_alarms=0)(m)),
    Wrong("target_list", "large bills only, everybody", lambda m: _near(ends_from=-12, ends_to=24, others=True, least_bill=60, rank_by="score")(m)),
    Wrong("target_list", "twenty calls", _near(calls=20)),
    Wrong("free_list", "most complaints", _by("complaints")),
    Wrong("free_list", "broadband first", _room(lambda t: t.sort_values(["broadband", "bill"], ascending=False))),
    Wrong("free_list", "the first three hundred", _room(lambda t: t)),
    Wrong("free_list", "cheap elsewhere, of those about to end", _room(lambda t: t[t["ends_in"].between(0, 3)].sort_values("score", ascending=False))),
    Wrong("free_list", "middling scores, large bills", _room(lambda t: t[t["score"].between(0.1, 0.4)].sort_values("bill", ascending=False))),
    Wrong("left_labels", "every kind, the right months", _flags(lambda c, m: c["month"].between(add_months(m, 1), add_months(m, 3)))),
    Wrong("left_labels", "any month after", _flags(lambda c, m: (c["month"] > m) & (c["kind"] != "arrears"))),
    Wrong("left_labels", "next month only", _flags(lambda c, m: (c["month"] == add_months(m, 1)) & (c["kind"] != "arrears"))),
    Wrong("left_labels", "silent ones forgotten", _flags(lambda c, m: c["month"].between(add_months(m, 1), add_months(m, 3)) & c["kind"].isin(["ported", "closed"]))),
    Wrong("left_labels", "only arrears", _flags(lambda c, m: c["month"].between(add_months(m, 1), add_months(m, 3)) & (c["kind"] == "arrears"))),
    Wrong("left_labels", "three months before", _flags(lambda c, m: c["month"].between(add_months(m, -3), m) & (c["kind"] != "arrears"))),
    Wrong("left_labels", "numbers of the leavers", lambda m: lambda churn, subscribers, month: list(churn.loc[churn["month"] > month, "subscriber"])),
    Wrong("left_labels", "a column that is not there", lambda m: lambda churn, subscribers, month: churn["reason"]),
    Wrong("training_months", "first and last three dropped", lambda m: lambda months, first: months[3:-3]),
    Wrong("training_months", "from the test month on", lambda m: lambda months, first: [one for one in months if one >= first]),
    Wrong("training_months", "the last one only", lambda m: lambda months, first: [add_months(first, -3)]),
    Wrong("training_months", "how many", lambda m: lambda months, first: len(months) - 6),
    Wrong("training_months", "a list without end dates", lambda m: lambda months, first: months[3:]),
    Wrong("calibration_error", "five groups", lambda m: lambda s, y: float(np.mean(_groups(s, y, 5)))),
    Wrong("calibration_error", "a hundred groups", lambda m: lambda s, y: float(np.mean(_groups(s, y, 100)))),
    Wrong("calibration_error", "root of the Brier score", lambda m: lambda s, y: float(np.sqrt(np.mean((s - y) ** 2)))),
    Wrong("calibration_error", "log loss", lambda m: lambda s, y: float(-np.mean(y * np.log(s + 1e-9) + (1 - y) * np.log(1 - s + 1e-9)))),
    Wrong("calibration_error", "median gap", lambda m: lambda s, y: float(np.median(_groups(s, y, 10)))),
    Wrong("cut_off_rule", "cost over save", lambda m: lambda cost, save, value: min(cost / save / 100, 1)),
    Wrong("cut_off_rule", "value forgotten", lambda m: lambda cost, save, value: min(cost * save, 1)),
    Wrong("cut_off_rule", "in per thousand", lambda m: lambda cost, save, value: 1000 * min(cost / (save * value), 1)),
    Wrong("gain_ratio", "Gini in place of entropy", lambda m: _gini_gain),
    Wrong("gain_ratio", "entropy of the labels", lambda m: lambda v, y: about_rules.information.entropy(y)),
    Wrong("gain_ratio", "ratio minus one", lambda m: lambda v, y: 1 - about_rules.information.gain_ratio(v, y)),
    Wrong("spend_alarm", "median of three months", _spend("median")),
    Wrong("spend_alarm", "highest of three months", _spend("max")),
    Wrong("spend_alarm", "sum of three months", _spend("sum")),
    Wrong("spend_alarm", "down by thirty per cent", _spend("mean", least=0.3)),
    Wrong("spend_alarm", "the fall itself", lambda m: lambda monthly, month: monthly.groupby("subscriber")["bill"].mean()),
    Wrong("loss_label", "their mean is low", _lost(lambda after, usual: after.mean(axis=1) < 0.7 * usual)),
    Wrong("loss_label", "the second month is low", _lost(lambda after, usual: after.iloc[:, 1] < 0.7 * usual)),
    Wrong("loss_label", "still high", _lost(lambda after, usual: (after.ge(0.7 * usual, axis=0)).all(axis=1))),
    Wrong("alarm_scorecard", "F1 for precision", _scored(lambda t: 2 * t["precision"] * t["recall"] / (t["precision"] + t["recall"]))),
    Wrong("alarm_scorecard", "recall twice", _scored(lambda t: t["recall"])),
    Wrong("alarm_scorecard", "sorted by precision without its names", lambda m: about_alarms._scores(m).assign(precision=lambda t: sorted(t["precision"]))),
    Wrong("reason_table", "medians", lambda m: about_reasons.records(m).dropna(subset="stated_reason").groupby("stated_reason", observed=True)[list(reasons.EVIDENCE)].agg(lambda x: float(x.astype(float).median())).reset_index()),
    Wrong("reason_table", "one row for all", lambda m: about_reasons.records(m)[list(reasons.EVIDENCE)].astype(float).mean().to_frame().T.assign(stated_reason="all")),
    Wrong("rule_lift", "recall of the rule", lambda m: about_rules._numbered(wall.wall(m)["leavers"] / models.decision(m).leaves.sum())),
    Wrong("rule_lift", "in per cent of the base", lambda m: about_rules._numbered(100 * wall.wall(m)["lift"])),
    Wrong("zone_table", "medians", lambda m: (lambda f: _zones(f, (f["score"] * f["bill"] * 12 * 0.4).groupby(f["zone"].astype(str)).median()))(zone_frame(m))),
    Wrong("expiry_hazard", "stayers over leavers", _hazard(lambda t: (t["at_risk"] - t["leavers"]) / t["leavers"])),
    Wrong("expiry_hazard", "odds", _hazard(lambda t: t["hazard"] / (1 - t["hazard"]))),
    Wrong("expiry_hazard", "smoothed over three months", _hazard(lambda t: t["hazard"].rolling(3, center=True, min_periods=1).mean())),
    Wrong("not_for_money", "by name of the method", lambda m: "cart"),
    Wrong("leaking_column", "contract", lambda m: "contract_left"),
    Wrong("eleven_steps", "last goes first", lambda m: [STEPS[-1], *STEPS[:-1]]),
    Wrong("eleven_steps", "first goes last", lambda m: [*STEPS[1:], STEPS[0]]),
    Wrong("eleven_steps", "by length of the label", lambda m: ["offer", "sum", "dial", "term", "clean", "record", "verify", "reason", "consent", "deliver", "follow_up"]),
    Wrong("eleven_steps", "conditions before the offer", lambda m: ["clean", "record", "dial", "verify", "reason", "sum", "term", "offer", "consent", "deliver", "follow_up"]),
    Wrong("eleven_steps", "ten of them", lambda m: list(STEPS[1:])),
]  # fmt: skip
