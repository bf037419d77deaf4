"""On ratings, activity and tenure."""

import numpy as np
import pandas as pd

from casekit.analysis import rfm
from course.wrong import Wrong

BEST = ["bill", "registered", "points", "tenure"]


def _raw(payments, month, months=6, lines=None):
    lines = pd.Index(payments["subscriber"].unique(), name="subscriber") if lines is None else lines
    return rfm.of_payments(payments, lines, month, months)


def _rated(table, scored=None):
    scored = rfm.scores(table) if scored is None else scored
    return table.assign(rfm=scored.sum(axis=1).astype(float)).reset_index()


def _mean_money(payments, month):
    table = _raw(payments, month)
    return _rated(table.assign(money=table["money"] / 6))


def _frequency_in_rows_of_all_time(payments, month):
    table = _raw(payments, month)
    paid = payments[payments["paid"] > 0].groupby("subscriber").size()
    return _rated(table.assign(frequency=paid.reindex(table.index).fillna(0)))


def _average_ties(payments, month):
    table = _raw(payments, month)
    place = table.assign(recency=-table["recency"]).rank(method="average", pct=True)
    return _rated(table, np.ceil(5 * place - 1e-9))


def _tenths(payments, month):
    table = _raw(payments, month)
    return _rated(table, rfm.scores(table, 10))


def _all_upside_down(payments, month):
    table = _raw(payments, month)
    return _rated(table, 6 - rfm.scores(table))


def _scored_columns_only(payments, month):
    table = _raw(payments, month)
    scored = rfm.scores(table).astype(float)
    return scored.assign(rfm=scored.sum(axis=1)).reset_index()


def _two_slips(payments, month):
    table = _raw(payments, int(payments["month"].max()))
    return _rated(table[table["frequency"] > 0])


def _unpaid_since_zero(payments, month):
    table = _raw(payments, month)
    return _rated(table.assign(recency=table["recency"].where(table["frequency"] > 0, 0)))


WEIGHED = ("calls", "minutes", "sms", "new_services", "people")

ROWS = [
    *(
        Wrong("activity_mix", f"weights {given}", lambda mart, given=given: dict(
            zip(WEIGHED, given, strict=True)))
        for given in (
            (0, 0, 0, 0, 0), (4, 3, 2, 1, 0), (5, 0, 0, 0, 0), (0, 5, 0, 0, 0), (0, 0, 5, 0, 0),
            (1, 1, 1, 1, 1), (5, 5, 5, 5, 5), (4, 3, 2, 1, 5), (3, 3, 3, 3, 5), (5, 5, 0, 0, 1),
            (0, 0, 5, 5, 1),
        )
    ),
    Wrong("what_tenure_says", "no difference", lambda m: "level_after_a_year"),
    Wrong("what_tenure_says", "old is rich", lambda m: "pays_more"),
    Wrong("what_tenure_says", "time heals", lambda m: "time_makes_loyal"),
    Wrong("four_rankings", "the other way round", lambda m: BEST[::-1]),
    Wrong("four_rankings", "points in front", lambda m: ["points", *BEST[:2], "tenure"]),
    Wrong("four_rankings", "points, then tenure", lambda m: ["points", "tenure", *BEST[:2]]),
    Wrong("four_rankings", "tenure in front", lambda m: ["tenure", *BEST[:3]]),
    Wrong("four_rankings", "tenure second", lambda m: ["bill", "tenure", "registered", "points"]),
    Wrong("four_rankings", "tenure third", lambda m: ["bill", "registered", "tenure", "points"]),
    Wrong("four_rankings", "class in front", lambda m: ["registered", "bill", "points", "tenure"]),
    Wrong("four_rankings", "class, points", lambda m: ["registered", "points", "bill", "tenure"]),
    Wrong("four_rankings", "points second", lambda m: ["bill", "points", "registered", "tenure"]),
    Wrong("four_rankings", "as in the table", lambda m: ["tenure", "points", "registered", "bill"]),
    *(
        Wrong("rfm_mix", f"weights {r}, {f}, {m}", lambda mart, r=r, f=f, m=m: dict(
            zip(rfm.COLUMNS, (r, f, m), strict=True)))
        for r, f, m in (
            (0, 0, 0), (1, 1, 1), (5, 5, 5), (3, 3, 3), (5, 0, 0), (0, 5, 0), (5, 5, 0), (1, 1, 0),
            (5, 1, 1), (5, 4, 3), (3, 2, 1), (1, 5, 1), (0, 5, 1), (1, 2, 1), (1, 1, 2), (0, 1, 1),
            (2, 2, 3), (1, 2, 3), (0, 3, 5), (2, 5, 5),
        )
    ),
    Wrong("rfm_table", "mean instead of sum", lambda m: _mean_money),
    Wrong("rfm_table", "payments of all months", lambda m: _frequency_in_rows_of_all_time),
    Wrong("rfm_table", "ties in the middle", lambda m: _average_ties),
    Wrong("rfm_table", "tenths for fifths", lambda m: _tenths),
    Wrong("rfm_table", "best is 1", lambda m: _all_upside_down),
    Wrong("rfm_table", "scores for figures", lambda m: _scored_columns_only),
    Wrong("rfm_table", "later months, and the unpaid dropped", lambda m: _two_slips),
    Wrong("rfm_table", "nothing paid taken for paid today", lambda m: _unpaid_since_zero),
    Wrong("rfm_table", "a window of a year", lambda m: lambda p, month: _rated(_raw(p, month, 12))),
    Wrong("rfm_table", "three months", lambda m: lambda p, month: _rated(_raw(p, month, 3))),
    Wrong("rfm_table", "the money alone", lambda m: lambda p, month: _raw(p, month)["money"]),
    Wrong("rfm_table", "returns nothing", lambda m: lambda p, month: None),
    Wrong("rfm_table", "no scores", lambda m: lambda p, month: _raw(p, month).reset_index()),
]  # fmt: skip
