"""Who will be suspended for arrears: hardly told by the credit grade, well told by late payment."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart
from casekit.mart.once import once
from casekit.trust.at_risk import highest_number
from casekit.trust.quantities.registry import Unanswerable, quantity
from synthetic.schema import CREDIT_GRADES

_AHEAD, _LATELY, _YEAR = 3, 6, 12


@once
def debtors(mart: Mart) -> pd.DataFrame:
    """Return what was known of active lines three months before the end, and what came of them.

    Columns: grade (0 best to 3), autopay, top_up (yuan), bill, late (days, the last month), late_mean,
    late_most (six months), suspensions (a year), owes (suspended or cut off in the three months).
    """
    mart.need_months(_YEAR + _AHEAD)
    at = len(mart.months) - _AHEAD - 1
    now = mart.month(mart.months[at], ["subscriber", "status", "bill", "days_late"])
    now = now[now["subscriber"] <= highest_number(mart)]
    now = now[now["status"] == "active"].set_index("subscriber")
    people = mart.subscribers.set_index("subscriber").join(mart.accounts.set_index("subscriber"))
    people = people.reindex(now.index)
    return pd.DataFrame(
        {
            "grade": people["credit_grade"].astype(str).map(CREDIT_GRADES.index),
            "autopay": people["autopay"].astype(float),
            "top_up": people["top_up"],
            "bill": now["bill"],
            "late": now["days_late"],
            **_history(mart, at, now.index),
            "owes": _owes(mart, at, now.index),
        }
    )


def _history(mart: Mart, at: int, who: pd.Index) -> dict[str, pd.Series]:
    def since(months: int) -> pd.DataFrame:
        window = mart.months[at - months + 1 : at + 1]
        return mart.window(window, ["subscriber", "status", "days_late"])

    late = since(_LATELY).groupby("subscriber")["days_late"].agg(["mean", "max"]).reindex(who)
    year = since(_YEAR)
    suspended = year[year["status"] == "suspended"].groupby("subscriber").size()
    return {
        "late_mean": late["mean"],
        "late_most": late["max"],
        "suspensions": suspended.reindex(who).fillna(0),
    }


def _owes(mart: Mart, at: int, who: pd.Index) -> pd.Series:
    ahead = mart.months[at + 1 :]
    rows = mart.window(ahead, ["subscriber", "status"])
    suspended = rows.loc[rows["status"] == "suspended", "subscriber"]
    ended = mart.churn[(mart.churn["kind"] == "arrears") & mart.churn["month"].isin(ahead)]
    return pd.Series(who.isin(suspended) | who.isin(ended["subscriber"]), index=who)


def _learnt(rows: pd.DataFrame, *left_out: str) -> float:
    """Return the AUC of boosted trees on all that is known, cross-fitted in three folds."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import cross_val_predict

    known = rows.drop(columns=["owes", *left_out])
    model = HistGradientBoostingClassifier(max_iter=60, max_leaf_nodes=8, random_state=0)
    chance = cross_val_predict(model, known, rows["owes"], cv=3, method="predict_proba")[:, 1]
    return float(roc_auc_score(rows["owes"], chance))


def _enough(mart: Mart) -> pd.DataFrame:
    rows = debtors(mart)
    if rows["owes"].sum() < 3:
        raise Unanswerable
    return rows


@quantity
def arrears_by_grade(mart: Mart) -> float:
    """How well the credit grade alone tells who is suspended within three months (AUC)."""
    from sklearn.metrics import roc_auc_score

    rows = _enough(mart)
    return float(roc_auc_score(rows["owes"], rows["grade"]))


@quantity
def arrears_learnt(mart: Mart) -> float:
    """The same of a model on grade, payment and bills."""
    return _learnt(_enough(mart))


@quantity
def arrears_without_grade(mart: Mart) -> float:
    """The same of a model that is not shown the grade."""
    return _learnt(_enough(mart), "grade")
