"""Arithmetic on billing months written as whole numbers, yyyymm (202503 is March 2025)."""

from __future__ import annotations

from calendar import monthrange

import numpy as np

NEVER = 30_000
"""Month index of what has not happened."""


def month_number(month):
    """Months since year 0 of a billing month (or array of them)."""
    return month // 100 * 12 + month % 100 - 1


def from_number(number):
    """The billing month (or array of them) of a month number."""
    return number // 12 * 100 + number % 12 + 1


def add_months(month, n):
    """The billing month `n` months later (earlier where negative); arrays broadcast."""
    return from_number(month_number(month) + n)


def months_between(first, last):
    """Months from `first` to `last`: 1 from December to January; arrays broadcast."""
    return month_number(last) - month_number(first)


def month_range(first: int, n: int) -> list[int]:
    """`n` billing months in a row from `first`."""
    return [int(month) for month in from_number(month_number(first) + np.arange(n))]


def days_in(month: int) -> int:
    """Days of a billing month."""
    return monthrange(month // 100, month % 100)[1]
