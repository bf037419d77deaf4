"""The year: calls at the Lunar New Year, and students who leave in summer."""

from __future__ import annotations

import numpy as np

from casekit.mart import Mart, voluntary
from casekit.trust.quantities.registry import Unanswerable, quantity
from synthetic import year
from synthetic.calendar import days_in, month_number

_MOST_OF_IT, _SUMMER, _FOURTH = 0.5, (6, 7, 8), (36, 60)
"""Share of the week of the New Year from which a month has it; months of summer; months on the network
in which a cohort of students ends."""
_FEWEST = 30


@quantity
def new_year_dip(mart: Mart) -> float:
    """Fall of minutes a day in the months of the Lunar New Year, against the months next to them that
    have none of it; as for a month that has all of the week."""
    daily = {
        month: mart.month(month, ["minutes_out"])["minutes_out"].mean() / days_in(month)
        for month in mart.months
    }
    plain = [month for month in mart.months if year.new_year(month) == 0]
    falls = []
    for at, month in enumerate(mart.months):
        share = year.new_year(month)
        before = [one for one in plain if one < month]
        after = [one for one in plain if one > month]
        if at and share > _MOST_OF_IT and before and after:
            usual = (daily[before[-1]] + daily[after[0]]) / 2
            falls.append((1 - daily[month] / usual) / share)
    if not falls:
        raise Unanswerable
    return float(np.mean(falls))


@quantity
def summer_students(mart: Mart) -> float:
    """Share of the students leaving in their fourth and fifth year who go in summer."""
    if not mart.scenario.get("campus_season"):
        raise Unanswerable
    who = mart.subscribers.set_index("subscriber")
    gone = voluntary(mart.churn).set_index("subscriber")["month"]
    student = (who["channel"].astype(str) == "campus").reindex(gone.index)
    here = month_number(gone) - month_number(who["join_month"].reindex(gone.index))
    old = gone[student & (here >= _FOURTH[0]) & (here < _FOURTH[1])]
    if len(old) < _FEWEST:
        raise Unanswerable
    return float((old % 100).isin(_SUMMER).mean())
