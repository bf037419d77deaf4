"""Tables and sentences on what ratings are made of."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.concentration import in_top
from casekit.analysis.tables import headed
from casekit.course.segmentation.ranking import methods
from casekit.drawing.tables import Sentence
from casekit.mart.names import MID_HIGH
from casekit.text import Catalogue

texts = Catalogue("casekit.course.segmentation.ranking")

LISTS = ("tenure", "points", "registered", "bill")
"""To be put in order, as the table shows them."""
_WHAT_BECAME = {"customers": "n", "left_year": "0%", "next_year": "yuan", "next_year_share": "0%"}


def grid(mart: door.Mart) -> pd.DataFrame:
    """Return the two-way grid of money × stickiness to read."""
    table = methods.two_way(methods.lines(mart))
    rows = [
        texts(f"grid.{money}_{tie}", border=MID_HIGH, ties=int(4 * methods.STICKY))
        for money, tie in table.index
    ]
    return headed(table, _WHAT_BECAME, rows, texts("grid.corner", month=methods.day(mart)))


def grid_read(mart: door.Mart) -> Sentence:
    """Return in words what money and what stickiness are worth in the grid."""
    table = methods.two_way(methods.lines(mart))
    left, each = table["left_year"], table["next_year"]
    return Sentence(
        texts(
            "grid.read",
            loose=left["high", "loose"],
            sticky=left["high", "sticky"],
            points=100 * (left["high", "loose"] - left["high", "sticky"]),
            high=each["high", "loose"],
            low=each["low", "sticky"],
            times=each["high", "loose"] / each["low", "sticky"],
        )
    )


def payers(mart: door.Mart) -> pd.DataFrame:
    """Return four kinds of payers, by recency, frequency and money, to read."""
    table = methods.portraits(methods.lines(mart))
    styles = {
        "customers": "n",
        "recency": "x",
        "frequency": "x",
        "paid_a_month": "yuan",
        "rfm_total": "x",
        "left_year": "0%",
        "next_year": "yuan",
    }
    rows = [texts(f"payers.{kind}") for kind in table.index]
    rounded = table.round({"recency": 1, "frequency": 1, "rfm_total": 1})
    return headed(rounded, styles, rows, texts("payers.corner", months=methods.BACK))


def payers_read(mart: door.Mart) -> Sentence:
    """Return in words which of two kinds the score prefers, and which brings more."""
    lines = methods.lines(mart)
    table = methods.portraits(lines)
    often, seldom = table.loc["often_small"], table.loc["seldom_large"]
    return Sentence(
        texts(
            "payers.read",
            covered=table["customers"].sum() / len(lines),
            tied=float((lines["recency"] == 0).mean()),
            often=often["rfm_total"],
            seldom=seldom["rfm_total"],
            little=often["next_year"],
            much=seldom["next_year"],
        )
    )


def of_lists(mart: door.Mart) -> pd.DataFrame:
    """Return of each of four lists, as it stood on the day: customers, the share with large bills
    (large_bills), and the share that left within the year (left_year)."""
    table = methods.lines(mart)
    ratings, large = methods.ratings(table), table["bill"] >= MID_HIGH
    rows = {}
    for name in LISTS:
        first = in_top(ratings[name], methods.TOP)
        count = first.sum()
        rows[name] = {"customers": count, "large_bills": (first * large).sum() / count,
                      "left_year": (first * table["left"]).sum() / count}  # fmt: skip
    return pd.DataFrame(rows).T


def four_lists(mart: door.Mart) -> pd.DataFrame:
    """Return the four lists to read."""
    shown = of_lists(mart)
    styles = {"customers": "n", "large_bills": "0%", "left_year": "0%"}
    return headed(shown, styles, [texts(f"lists.{name}") for name in shown.index], texts("corner"))
