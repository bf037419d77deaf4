"""The year: how long a month is, when the Lunar New Year falls, who travels, when data are in demand.

Factors are against a month of mean length. All but the dates are assumptions of the kit.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from synthetic.calendar import days_in

MEAN_DAYS = 365.25 / 12
_NEW_YEARS = (
    *("2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25"),
    *("2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17"),
    *("2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23", "2032-02-11"),
    *("2033-01-31", "2034-02-19", "2035-02-08"),
)
"""First days of the lunar year (Hong Kong Observatory, Gregorian–lunar calendar conversion table)."""
_WEEK = 7
"""Days of the holiday, from New Year's Eve."""
_VOICE, _DATA, _ROAMING = -0.12, 0.06, 0.8
"""What the week adds where all of it falls into the month: to calls, to data, to roaming."""
_SUMMER_DATA = 0.08
_JOURNEYS = {7: 1.8, 10: 2.2}
"""Times the usual roaming, by month of the year."""


@cache
def new_year(month: int) -> float:
    """Share of the week of the Lunar New Year that falls into a billing month."""
    eves = [date.fromisoformat(day) - timedelta(days=1) for day in _NEW_YEARS]
    days = [eve + timedelta(days=i) for eve in eves for i in range(_WEEK)]
    return sum(100 * day.year + day.month == month for day in days) / _WEEK


def length(month: int) -> float:
    """Days of a billing month against the mean of the year."""
    return days_in(month) / MEAN_DAYS


def voice(month: int) -> float:
    """Times the usual minutes of a month."""
    return length(month) * (1 + _VOICE * new_year(month))


def data(month: int) -> float:
    """Times the usual data of a month: holidays of schools, and of everybody."""
    summer = _SUMMER_DATA * (month % 100 in (7, 8))
    return length(month) * (1 + _DATA * new_year(month) + summer)


def roaming(month: int) -> float:
    """Times the usual chance of a journey abroad."""
    return _JOURNEYS.get(month % 100, 1.0) * (1 + _ROAMING * new_year(month))
