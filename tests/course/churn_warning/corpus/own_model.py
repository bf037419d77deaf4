"""Wrong features, warnings, AUCs, probabilities and lists, as analysts write them."""

import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from casekit.course.churn_warning.own_model import methods
from casekit.course.churn_warning.own_model.methods import FEATURES, leaves, pipeline, ready
from course.wrong import Wrong
from synthetic.calendar import add_months

COLUMNS = list(FEATURES)


def _always(function):
    return lambda mart: function


# --- features -------------------------------------------------------------------------------------


def features(monthly, months, back=2, ahead=0, how="mean", gaps=None):
    """Return the features with another window, another mean, or gaps that are filled."""
    made = []
    for month in months:
        window = monthly[
            monthly["month"].between(add_months(month, -back), add_months(month, ahead))
        ]
        now = monthly[(monthly["month"] == month) & (monthly["status"] == "active")]
        now = now.set_index("subscriber")
        three = window.groupby("subscriber")
        two = window[window["month"] < month].groupby("subscriber")["data_gb"]
        whole = two.size().reindex(now.index) == back
        change = now["data_gb"] / two.mean().reindex(now.index) - 1
        change = change.where(whole & np.isfinite(change))
        made.append(
            pd.DataFrame(
                {
                    "month": month,
                    "bill": three["bill"].agg(how).reindex(now.index),
                    "data_change": change if gaps is None else change.fillna(gaps),
                    "rival_calls": three["rival_calls"].sum().reindex(now.index),
                }
            ).reset_index()
        )
    return pd.concat(made, ignore_index=True)


def _whole_table(monthly, months):
    """Means over all months that there are."""
    each = monthly.groupby("subscriber")
    rows = monthly[monthly["month"].isin(months) & (monthly["status"] == "active")]
    who = rows["subscriber"]
    return rows[["subscriber", "month"]].assign(
        bill=who.map(each["bill"].mean()),
        data_change=rows["data_gb"] / who.map(each["data_gb"].mean()) - 1,
        rival_calls=who.map(each["rival_calls"].sum()),
    )


def _centred(monthly, months):
    rows = monthly.sort_values(["subscriber", "month"])
    each = rows.groupby("subscriber")
    middle = each["bill"].rolling(3, center=True, min_periods=1).mean().droplevel(0)
    right = methods.month_features(
        monthly.assign(calls_out=0, complaints=0, contract_left=0, active_days=0), months
    )[["subscriber", "month", "data_change", "rival_calls"]]
    return right.merge(rows.assign(bill=middle)[["subscriber", "month", "bill"]])


def _changed(change, **named):
    return _always(lambda monthly, months: change(features(monthly, months, **named)))


FEATURES_GIVEN = [
    ("all months of the table", _always(_whole_table)),
    ("a window around the month", _always(_centred)),
    ("gaps are nought", _always(lambda m, months: features(m, months, gaps=0))),
    ("four months", _always(lambda m, months: features(m, months, back=3))),
    ("two months", _always(lambda m, months: features(m, months, back=1))),
    ("the median bill", _always(lambda m, months: features(m, months, how="median"))),
    ("the sum of the bills", _always(lambda m, months: features(m, months, how="sum"))),
    ("the first month only", _always(lambda m, months: features(m, months[:1]))),
    ("rows with gaps dropped", _changed(lambda table: table.dropna())),
    ("months one later", _changed(lambda table: table.assign(month=table["month"] + 1))),
    ("change with the wrong sign", _changed(lambda t: t.assign(data_change=-t["data_change"]))),
    ("change in per cent", _changed(lambda t: t.assign(data_change=100 * t["data_change"]))),
    ("one row a customer, means", _changed(lambda t: t.groupby("subscriber").mean())),
    ("a column forgotten", _changed(lambda t: t.drop(columns="rival_calls"))),
    ("a dict of lists", _changed(lambda t: t.to_dict("list")["bill"])),
]


# --- scores ---------------------------------------------------------------------------------------


def _scores(model, today, columns=COLUMNS):
    return pd.Series(model.predict_proba(today[columns])[:, 1], index=today["subscriber"])


def _split_by_lot(rows, churn, day):
    learnt, _ = train_test_split(rows, test_size=0.3, random_state=42)
    model = HistGradientBoostingClassifier(max_iter=40).fit(learnt[COLUMNS], leaves(learnt, churn))
    return _scores(model, rows[rows["month"] == day])


def _on_the_day_itself(rows, churn, day):
    today = rows[rows["month"] == day]
    return _scores(
        DecisionTreeClassifier(max_depth=6).fit(today[COLUMNS], leaves(today, churn)), today
    )


def _gap_of_one(rows, churn, day):
    known = rows[rows["month"] <= add_months(day, -1)]
    return _scores(pipeline().fit(known[COLUMNS], leaves(known, churn)), rows[rows["month"] == day])


def _half_a_year(rows, churn, day):
    known = ready(rows, day)
    label = leaves(known, churn, horizon=6)
    return _scores(pipeline().fit(known[COLUMNS], label), rows[rows["month"] == day])


def _left_by_then(rows, churn, day):
    known = ready(rows, day)
    gone = churn[(churn["month"] <= day) & (churn["kind"] != "arrears")]
    label = known["subscriber"].isin(gone["subscriber"])
    return _scores(pipeline().fit(known[COLUMNS], label), rows[rows["month"] == day])


def _every_kind(rows, churn, day):
    known = ready(rows, day)
    label = leaves(known, churn, kinds=churn["kind"].unique())
    model = RandomForestClassifier(20, max_depth=6).fit(known[COLUMNS].fillna(0), label)
    return _scores(model, rows[rows["month"] == day].fillna(0))


def _scaled_over_all(rows, churn, day):
    rows = rows.fillna(rows[COLUMNS].mean())
    rows[COLUMNS] = StandardScaler().fit_transform(rows[COLUMNS])
    known = ready(rows, day)
    model = LogisticRegression().fit(known[COLUMNS], leaves(known, churn))
    return _scores(model, rows[rows["month"] == day])


def _filled_over_all(rows, churn, day):
    rows = rows.fillna(rows[COLUMNS].mean())
    known = ready(rows, day)
    return _scores(pipeline().fit(known[COLUMNS], leaves(known, churn)), rows[rows["month"] == day])


def _best_column_later(rows, churn, day):
    later = rows[rows["month"] >= day]
    auc = {c: roc_auc_score(leaves(later, churn), later[c].fillna(0)) for c in COLUMNS}
    best = sorted(auc, key=lambda c: -abs(auc[c] - 0.5))[:3]
    known = ready(rows, day)
    model = pipeline().fit(known[best], leaves(known, churn))
    return _scores(model, rows[rows["month"] == day], best)


def _bill_as_score(rows, churn, day):
    today = rows[rows["month"] == day]
    return pd.Series(today["bill"].to_numpy(), index=today["subscriber"])


def _for_known_customers(mart):
    known = set(methods.history(mart)["subscriber"])

    def warn(rows, churn, day):
        return methods.scores_on(rows[rows["subscriber"].isin(known)], churn, day)

    return warn


def _scored(change):
    return _always(lambda rows, churn, day: change(methods.scores_on(rows, churn, day)))


WARNINGS = [
    ("train_test_split over all rows", _always(_split_by_lot)),
    ("fitted on the day itself", _always(_on_the_day_itself)),
    ("up to the month before", _always(_gap_of_one)),
    ("half a year ahead", _always(_half_a_year)),
    ("has left by then", _always(_left_by_then)),
    ("every kind of leaving, by a forest", _always(_every_kind)),
    ("StandardScaler over all rows", _always(_scaled_over_all)),
    ("means of all rows fill the gaps", _always(_filled_over_all)),
    ("columns chosen by later months", _always(_best_column_later)),
    ("the bill", _always(_bill_as_score)),
    ("ranks of a list of customers that it knows", _for_known_customers),
    ("one less the score", _scored(lambda score: 1 - score)),
    ("ranks, the riskiest first", _scored(lambda score: score.rank(ascending=False))),
    ("flags", _scored(lambda score: score > 0.1)),
    ("the list of the riskiest", _scored(lambda score: list(score.nlargest(200).index))),
    ("the riskiest alone", _scored(lambda score: score.nlargest(200))),
    ("twice", _scored(lambda score: pd.concat([score, score]))),
    ("an array without names", _scored(lambda score: score.to_numpy())),
    ("the same for everybody", _scored(lambda score: 0 * score)),
]


# --- the AUC to promise ---------------------------------------------------------------------------


def _auc(learnt, judged, columns, model):
    made = clone(model).fit(learnt[columns], learnt["leaves"])
    return roc_auc_score(judged["leaves"], made.predict_proba(judged[columns])[:, 1])


def _cross_validated(rows, columns, model, first_judged):
    return cross_val_score(model, rows[columns], rows["leaves"], scoring="roc_auc", cv=3).mean()


def _by_lot_before(rows, columns, model, first_judged):
    known = ready(rows, first_judged)
    return _auc(*train_test_split(known, test_size=0.3, random_state=1), columns, model)


def _doubled(rows, columns, model, first_judged):
    more = pd.concat([rows] + [rows[rows["leaves"]]] * 8, ignore_index=True)
    return _auc(*train_test_split(more, test_size=0.3, random_state=1), columns, model)


def _between(rows, columns, model, first_judged):
    """Leavers made up between two real ones, then parted by time: some fall into the exam."""
    filled = rows.fillna(rows[columns].median())
    two = (filled[filled["leaves"]].sample(400, replace=True, random_state=n) for n in (0, 1))
    one, other = (part.reset_index(drop=True) for part in two)
    made = one.assign(**(one[columns] + other[columns]) / 2)
    every = pd.concat([rows, made], ignore_index=True)
    return _auc(ready(every, first_judged), every[every["month"] >= first_judged], columns, model)


def _standardised(rows, columns, model, first_judged):
    even = rows.assign(**(rows[columns] - rows[columns].mean()) / rows[columns].std() * 3 + 1)
    even[columns] = even[columns].rank()
    return _auc(ready(even, first_judged), even[even["month"] >= first_judged], columns, model)


def _promised(change):
    def promise(rows, columns, model, first):
        return change(_auc(ready(rows, first), rows[rows["month"] >= first], columns, model))

    return _always(promise)


def _later_only(after):
    def promise(rows, columns, model, first):
        judged = rows[rows["month"] >= add_months(first, after)]
        return _auc(ready(rows, first), judged, columns, model)

    return _always(promise)


PROMISES = [
    ("cross-validation by rows", _always(_cross_validated)),
    ("a random part of the months before", _always(_by_lot_before)),
    ("leavers copied eight times, then parted", _always(_doubled)),
    ("leavers made up between two, then parted", _always(_between)),
    ("ranks over all months", _always(_standardised)),
    ("a gap of two", _always(lambda r, c, m, f: _auc(r[r["month"] <= add_months(f, -2)], r[r["month"] >= f], c, m))),
    ("no gap at all", _always(lambda r, c, m, f: _auc(r[r["month"] <= f], r[r["month"] >= f], c, m))),
    ("the last month only", _later_only(2)),
    ("the Gini in place of the AUC", _promised(lambda auc: 2 * auc - 1)),
    ("the rest", _promised(lambda auc: 1 - auc)),
    ("in words", _promised(lambda auc: f"AUC {auc:.2f}")),
]  # fmt: skip


# --- probabilities --------------------------------------------------------------------------------


def _calibrated(rows_of, figure="leaves"):
    def probabilities(scored, day):
        known = rows_of(scored, day)
        today = scored[~scored["learnt"] & (scored["month"] == day)]
        line = IsotonicRegression(out_of_bounds="clip").fit(known["score"], known[figure])
        return pd.Series(line.predict(today["score"]), index=today["subscriber"])

    return _always(probabilities)


def _by_factor(factor):
    def probabilities(scored, day):
        today = scored[~scored["learnt"] & (scored["month"] == day)].set_index("subscriber")
        return today["score"] * factor(scored, day)

    return _always(probabilities)


def _known(scored, day):
    return scored[~scored["learnt"] & (scored["month"] <= add_months(day, -3))]


PROBABILITIES = [
    ("calibrated on everything", _calibrated(lambda scored, day: scored)),
    ("learnt and later together", _calibrated(
        lambda scored, day: scored[scored["month"] <= add_months(day, -3)])),
    ("up to the month before", _calibrated(
        lambda scored, day: scored[~scored["learnt"] & (scored["month"] < day)])),
    ("all later months", _calibrated(lambda scored, day: scored[~scored["learnt"]])),
    ("a tenth", _by_factor(lambda scored, day: 0.1)),
    ("factor of the means", _by_factor(
        lambda scored, day: _known(scored, day)["leaves"].mean() / _known(scored, day)["score"].mean())),
    ("nought for all", _by_factor(lambda scored, day: 0.0)),
    ("squared", _always(lambda scored, day: scored[~scored["learnt"] & (scored["month"] == day)].set_index("subscriber")["score"] ** 2)),
    ("learnt rows of the day wanted", _always(lambda scored, day: scored[scored["learnt"] & (scored["month"] == 202404)].set_index("subscriber")["score"])),
]  # fmt: skip


# --- the list -------------------------------------------------------------------------------------


def _listed(rows):
    return _always(lambda customers, *sheet: list(rows(customers, *sheet)["subscriber"]))


LISTS = [
    ("above a tenth", _listed(lambda c, *sheet: c[c["score"] > 0.1])),
    ("above the mean score", _listed(lambda c, *sheet: c[c["score"] > c["score"].mean()])),
    ("first two hundred", _listed(lambda c, *sheet: c.nlargest(200, "score"))),
    ("median bill", _listed(
        lambda c, cost, save, margin, months: c[c["score"] > cost / (save * c["bill"].median() * margin * months)])),
    ("largest bills", _listed(lambda c, *sheet: c.nlargest(300, "bill"))),
    ("save rate twice", _listed(
        lambda c, cost, save, margin, months: c[c["score"] * save**2 * c["bill"] * margin * months > cost])),
    ("not worth it", _listed(
        lambda c, cost, save, margin, months: c[c["score"] * save * c["bill"] * margin * months <= cost])),
    ("a year in place of the months", _listed(
        lambda c, cost, save, margin, months: c[c["score"] * save * c["bill"] * margin * 10 > cost])),
    ("everybody", _listed(lambda c, *sheet: c)),
    ("how many", _always(lambda c, *sheet: len(c))),
]  # fmt: skip

ROWS = [
    *(Wrong("customer_features", *row) for row in FEATURES_GIVEN),
    *(Wrong("own_warning", *row) for row in WARNINGS),
    *(Wrong("auc_to_promise", *row) for row in PROMISES),
    *(Wrong("real_probabilities", *row) for row in PROBABILITIES),
    *(Wrong("who_to_call", *row) for row in LISTS),
    Wrong("not_a_cause", "data for everybody", lambda m: "push_back"),
    Wrong("not_a_cause", "call every one", lambda m: "call_them_all"),
]
