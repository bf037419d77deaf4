"""Features of who a subscriber is and of the contract, as known at the end of a month."""

from __future__ import annotations

import numpy as np

from casekit.mart.dataset import Mart
from casekit.mart.signals.history import History, flag, positions
from synthetic.calendar import months_between


def person(
    mart: Mart, month: int, subscribers: np.ndarray, history: History
) -> dict[str, np.ndarray]:
    """Tenure, age, class, home and company."""
    table = mart.subscribers
    place, found = positions(subscribers, table["subscriber"].to_numpy())
    rows = table[found]

    def of(values) -> np.ndarray:
        column = np.full(len(subscribers), np.nan)
        column[place] = np.asarray(values, dtype=np.float64)
        return column

    tenure = np.asarray(months_between(rows["join_month"].to_numpy(), month), dtype=np.float64)
    return {
        "tenure_months": of(
            np.where(tenure < 0, np.nan, tenure)
        ),  # joined later: a slip of the pen
        "age": of(month // 100 - rows["birth_year"]),
        "class_level": of((rows["customer_class"].cat.codes + 1).replace(0, np.nan)),
        "broadband": history.now("broadband"),
        "family_lines": history.now("family_lines"),
        "group_member": of((rows["group"] > 0).where(rows["group"].notna())),
        "key_contact": of(rows["key_contact"]),
    }


def contract(
    mart: Mart, month: int, subscribers: np.ndarray, history: History
) -> dict[str, np.ndarray]:
    """Time to the end of the contract, and since the last one ended."""
    left, ends = history.now("contract_left"), history.now("contract_ends")
    known, over = left + ends, ends > 0  # known where both are
    return {
        "contract_left": left,
        "contract_ends_within_1": flag(known, over | (left == 1)),
        "contract_ends_within_3": flag(known, over | ((left >= 1) & (left <= 3))),
        "months_since_contract_end": _since_end(mart, month, subscribers, left),
    }


def _since_end(mart: Mart, month: int, subscribers: np.ndarray, left: np.ndarray) -> np.ndarray:
    """Months since the last contract ended; NaN under contract and for those who never had one.

    Contracts that start after the month are not known yet and do not count.
    """
    if not mart.knows("contracts", "contracts.start_month", "contracts.end_month"):
        return np.full(len(subscribers), np.nan)
    table = mart.contracts
    rows = table[(table["start_month"] <= month) & (table["end_month"] <= month)]
    place, found = positions(subscribers, rows["subscriber"].to_numpy())
    since = np.full(len(subscribers), np.inf)
    np.minimum.at(since, place, months_between(rows["end_month"].to_numpy()[found], month))
    return np.where((left > 0) | np.isnan(left) | np.isinf(since), np.nan, since)
