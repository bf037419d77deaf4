"""What was known at the end of a month, a row a customer and decision month (W3)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.classroom import Answer, Function, Table, question
from casekit.classroom.kinds.calling import CaseFault, call_on
from casekit.classroom.kinds.kind import Unreadable
from casekit.course.churn_warning.own_model import methods
from casekit.mart.once import once
from synthetic.calendar import add_months

GIVEN = ["subscriber", "month", "status", "bill", "data_gb", "rival_calls"]
ASKED = ["subscriber", "month", "bill", "data_change", "rival_calls"]
KEYS = ("subscriber", "month")
TABLE = Table(keys=KEYS, relative=1e-3)
CUSTOMERS = 500
FILLED = 0.8


@once
def _cases(mart: door.Mart) -> list[tuple[pd.DataFrame, list[int]]]:
    """Bills and use of some customers, and two decision months; once across the turn of a year."""
    mart.need_months(14)
    usable = models.decision_months(mart.months)
    turn = next((n for n, month in enumerate(usable) if month % 100 in {1, 2}), 1)
    cases = []
    for lot, months in enumerate((usable[2:4], usable[turn - 1 : turn + 1])):
        around = [m for m in mart.months if abs(m - months[0]) < 100]
        monthly = mart.window(around, GIVEN)
        some = monthly["subscriber"].drop_duplicates().sample(CUSTOMERS, random_state=lot)
        monthly = monthly[monthly["subscriber"].isin(some)].reset_index(drop=True)
        cases.append((monthly, [int(month) for month in months]))
    return cases


def _features(
    before=(-2, -1), window=(-2, 0), active: bool = True, base: float = 1.0, step=add_months
):
    """Return the function: months of the base of the change, first and last of mean and sum."""

    def customer_features(monthly: pd.DataFrame, months: list[int]) -> pd.DataFrame:
        return pd.concat([_one(monthly, month) for month in months], ignore_index=True)

    def _one(monthly, month):
        first, last = (step(month, n) for n in window)
        seen = monthly[monthly["month"].between(first, last)]
        now = monthly[monthly["month"] == month].set_index("subscriber")
        now = now[now["status"] == "active"] if active else now
        three = seen.groupby("subscriber")
        earlier = monthly[monthly["month"].isin([step(month, n) for n in before])]
        then = earlier.groupby("subscriber")["data_gb"].agg(["mean", "size"]).reindex(now.index)
        known = (then["size"] == len(before)) & (then["mean"] > 0)
        return pd.DataFrame(
            {
                "month": month,
                "bill": three["bill"].mean().reindex(now.index),
                "data_change": (now["data_gb"] / then["mean"] - base).where(known),
                "rival_calls": three["rival_calls"].sum().reindex(now.index),
            }
        ).reset_index()

    return customer_features


@question(Function(on=_cases, returns=TABLE, seconds=10), covers="W3", minutes=10, track="code")
def customer_features(mart):
    """A function (monthly, months) → three features, a row a customer and decision month."""

    def reference(monthly, months):
        whole = monthly.assign(calls_out=0, complaints=0, contract_left=0, active_days=0)
        return methods.month_features(whole, months)[ASKED]

    return Answer(reference, customers=CUSTOMERS)


def _looks_ahead(mart, value) -> bool:
    """Tell whether a month's rows change when the table ends with that month.

    Changes that cannot be known are left out: what fills them is another slip.
    """
    monthly, months = value.cases[0]
    first = months[:1]
    unknown = _unknown(mart, monthly, first)
    try:
        whole, cut = (
            _by_key(TABLE.read(found, None))
            for found in call_on(
                value.function,
                [(monthly, first), (monthly[monthly["month"] <= first[0]], first)],
                5.0,
            )
        )
        shown = (one.drop(index=unknown, errors="ignore") for one in (whole, cut))
        return not TABLE.fits(*(one.reset_index() for one in shown))
    except (CaseFault, Unreadable, KeyError):
        return False


def _by_key(result: pd.DataFrame) -> pd.DataFrame:
    """Return a result with the asked features, index subscriber and month; KeyError without them."""
    table = result if set(KEYS) <= set(result.columns) else result.reset_index()
    return table.set_index(list(KEYS))[[name for name in ASKED if name not in KEYS]]


def _unknown(mart, monthly, months) -> pd.Index:
    """Return the rows whose change cannot be known: one of the two months before is missing."""
    right = _by_key(customer_features.reference(mart).value(monthly, months))
    return right.index[right["data_change"].isna()]


@customer_features.mistake(when=_looks_ahead)
def later_month(mart):
    return _features(window=(-1, 1))


def _one_each(mart, value) -> bool:
    return all(
        "subscriber" in (table := one.reset_index()) and not table["subscriber"].duplicated().any()
        for one in value
    )


@customer_features.mistake(when=_one_each)
def one_row_a_customer(mart):
    def latest(monthly, months):
        return _features()(monthly, months).drop_duplicates("subscriber", keep="last")

    return latest


def _gaps_filled(mart, value) -> bool:
    """Tell whether there is a change nearly everywhere where it cannot be known."""
    try:
        return any(
            _by_key(result)["data_change"].reindex(_unknown(mart, *case)).notna().mean() > FILLED
            for result, case in zip(value, value.cases, strict=True)
        )
    except (KeyError, ValueError):  # a column is missing, or rows stand twice: another slip
        return False


@customer_features.mistake(when=_gaps_filled)
def gaps_filled(mart):
    def filled(monthly, months):
        table = _features()(monthly, months)
        wide = monthly.sort_values("month").groupby("subscriber")["data_gb"]
        usual = (monthly["data_gb"] / wide.shift(1) - 1).replace([np.inf, -np.inf], np.nan).mean()
        return table.fillna({"data_change": usual})

    return filled


def _wrong_in_january_and_february(mart, value) -> bool:
    """Tell whether all rows are right but those whose months before lie in another year."""

    def parts(table):
        shown = _by_key(table).reset_index()
        early = shown["month"] % 100 <= 2
        return shown[early], shown[~early]

    right = customer_features.reference(mart).value
    try:
        pairs = [
            [TABLE.fits(one, other) for one, other in zip(parts(result), parts(right(*case)), strict=True)]
            for result, case in zip(value, value.cases, strict=True)
        ]  # fmt: skip
    except (KeyError, ValueError):  # a column is missing, or rows stand twice: another slip
        return False
    return all(elsewhere for _, elsewhere in pairs)


@customer_features.mistake(when=_wrong_in_january_and_february)
def months_subtracted(mart):
    return _features(step=lambda month, n: month + n)


def _should_be_missing(mart, value) -> dict | None:
    """Return how many changes there are that cannot be known, and why not; None without any."""
    absent = nought = 0
    try:
        for result, (monthly, months) in zip(value, value.cases, strict=True):
            change = _by_key(result)["data_change"].reindex(_unknown(mart, monthly, months))
            there = change.index[change.notna()]
            before = monthly.set_index(list(KEYS)).index
            whole = [all((s, add_months(m, -n)) in before for n in (1, 2)) for s, m in there]
            nought += sum(whole)
            absent += len(whole) - sum(whole)
    except (KeyError, ValueError):  # a column is missing, or rows stand twice: another slip
        return None
    if not absent + nought:
        return None
    return {"count": absent + nought, "absent": absent, "nought": nought}


@customer_features.mistake(when=_should_be_missing)
def should_be_missing(mart):
    def of_any_month(monthly, months):
        table = _features()(monthly, months)
        for month in months:
            window = monthly[monthly["month"].between(add_months(month, -2), month)]
            now = window[window["month"] == month].set_index("subscriber")["data_gb"]
            before = window[window["month"] < month].groupby("subscriber")["data_gb"].mean()
            with np.errstate(divide="ignore", invalid="ignore"):
                change = now / before.reindex(now.index) - 1
            here = table["month"] == month
            table.loc[here, "data_change"] = table.loc[here, "subscriber"].map(change)
        return table

    return of_any_month


@customer_features.mistake
def suspended_too(mart):
    return _features(active=False)


@customer_features.mistake
def own_month_in_the_base(mart):
    return _features(before=(-2, -1, 0))


def _like_window(*windows):
    """Return what tells whether mean and sum are right for one of some windows."""

    def alike(result: pd.DataFrame, other: pd.DataFrame) -> bool:
        shown = (_by_key(one)[["bill", "rival_calls"]].reset_index() for one in (result, other))
        return TABLE.fits(*shown)

    def like(mart, value) -> bool:
        try:
            return any(
                all(alike(one, other(*case)) for one, case in zip(value, value.cases, strict=True))
                for other in (_features(window=window) for window in windows)
            )
        except (KeyError, ValueError):  # a column is missing, or rows stand twice: another slip
            return False

    return like


@customer_features.mistake(when=_like_window((-3, -1), (-2, -1)))
def decision_month_left_out(mart):
    return _features(window=(-3, -1))


@customer_features.mistake(when=_like_window((-3, 0), (-1, 0)))
def another_window(mart):
    return _features(window=(-3, 0))


@customer_features.mistake
def ratio_for_change(mart):
    return _features(base=0.0)


@customer_features.mistake
def month_before_only(mart):
    return _features(before=(-1,))
