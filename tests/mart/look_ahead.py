"""Finds look-ahead: a function of (mart, month) must not notice that the future was altered."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from casekit.mart import Mart, from_tables
from synthetic.calendar import add_months
from synthetic.schema import TABLES


def tables_of(mart: Mart) -> dict[str, pd.DataFrame]:
    """Return copies of all tables that an operator would have."""
    return {t.name: mart.table(t.name).copy() for t in TABLES.values() if not t.truth}


def with_other_future(mart: Mart, month: int, seed: int = 0) -> Mart:
    """Return a copy whose tables are the same up to `month` and nonsense after it.

    Use, leavers, contacts, surveys, desk calls, contracts, calls between subscribers, campaigns and new subscribers
    after the month are scrambled and thinned out, and others invented.
    """
    rng = np.random.default_rng(seed)
    tables = tables_of(mart)
    first = {
        "monthly": tables["monthly"]["month"],
        **{name: tables[name]["month"] for name in ("contacts", "surveys", "desk_calls")},
        "churn": tables["churn"]["month"],
        "treatments": tables["treatments"]["month"],
        "campaigns": tables["campaigns"]["month"],
        "visits": tables["visits"]["month"],
        "win_back": tables["win_back"]["month"],
        "contracts": tables["contracts"]["start_month"],
        "subscribers": tables["subscribers"]["join_month"],
        # A quarter is known when its last month is over.
        "ties": add_months(tables["ties"]["quarter"], 2),
    }
    keep = {"subscriber", "month"}, {"monthly"}
    for name, known_from in first.items():
        fixed = keep[0] if name in keep[1] else {"month"}
        tables[name] = _scrambled(tables[name], known_from > month, fixed, rng)
    back = tables["win_back"]["returned_month"]
    tables["win_back"]["returned_month"] = _known(back, month)
    tables["churn"] = _more_leavers(tables, mart, month, rng)
    return from_tables(tables, mart.scenario, mart.seed)


def _scrambled(rows: pd.DataFrame, later: pd.Series, fixed: set, rng) -> pd.DataFrame:
    """Later rows with each column shuffled on its own and a third of them dropped."""
    past, future = rows[~later], rows[later].copy()
    for column in future.columns:
        if column not in fixed:
            future[column] = future[column].array[rng.permutation(len(future))]
    return pd.concat([past, future[rng.random(len(future)) < 0.67]], ignore_index=True)


def _known(months: pd.Series, month: int) -> pd.Series:
    """Months of coming back as far as they are known in `month`."""
    return months.where(~(months > month))


def _more_leavers(tables: dict, mart: Mart, month: int, rng) -> pd.DataFrame:
    """`churn` with a tenth of those who are there at the month leaving after it."""
    churn = tables["churn"]
    later = [m for m in mart.months if m > month]
    there = mart.month(month)["subscriber"]
    stay = there[~there.isin(churn["subscriber"])].to_numpy()
    if not (later and len(churn)):
        return churn
    who = stay[rng.random(len(stay)) < 0.1]
    invented = churn.iloc[np.zeros(len(who), dtype=int)].assign(
        subscriber=who, month=rng.choice(later, len(who))
    )
    return pd.concat([churn, invented], ignore_index=True)


def assert_no_look_ahead(
    function: Callable[[Mart, int], pd.DataFrame], mart: Mart, month: int, seed: int = 0
) -> None:
    """Raise AssertionError if what `function` returns for a month changes with what comes after."""
    seen = function(mart, month)
    altered = function(with_other_future(mart, month, seed), month)
    pd.testing.assert_frame_equal(seen, altered, check_exact=True, obj=f"features of {month}")


def cut_after(mart: Mart, month: int) -> Mart:
    """Return a copy whose tables end with `month`, as they were on that day."""
    tables = tables_of(mart)
    by_month = ("monthly", "contacts", "surveys", "desk_calls", "churn", "treatments")
    for name in (*by_month, "campaigns", "visits", "win_back"):
        tables[name] = tables[name][tables[name]["month"] <= month]
    tables["win_back"]["returned_month"] = _known(tables["win_back"]["returned_month"], month)
    tables["contracts"] = tables["contracts"].query("start_month <= @month")
    tables["ties"] = tables["ties"][add_months(tables["ties"]["quarter"], 2) <= month]
    tables["subscribers"] = tables["subscribers"].query("join_month <= @month")
    return from_tables(tables, mart.scenario, mart.seed)
