"""What a line spends and does in eleven months, cuts into groups by it, and answers to Kano's questions."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import kano, segments
from casekit.analysis.lacks import TooFew
from casekit.analysis.models.keeping import kept
from casekit.mart.once import once
from casekit.mart.signals.habits import ACTS
from casekit.text import Catalogue
from synthetic.calendar import add_months

texts = Catalogue("casekit.course.segmentation.needs")

MONTHS = 11
"""Over which acts are counted: of a quarter they are too few."""
SPEND = ("bill", "minutes_out", "minutes_in", "calls_out", "sms", "data_gb", "contacts")
"""What segments are usually cut by: what is paid and used."""
COLUMNS = {"spend": SPEND, "acts": ACTS, "both": (*SPEND, *ACTS)}
GROUPS = 4
CUTS = (2, 4, 8, 15)
"""Numbers of groups that are compared."""
FEWEST = 5
"""Answers about a feature, below which its class is not told."""


@once
def counted(mart: door.Mart, month: int) -> pd.DataFrame:
    """Return what each line spent and did in the eleven months up to one: sums, index subscriber.

    Of those who were there in all eleven. Raises HistoryTooShort, ColumnsUnknown.
    """
    columns = COLUMNS["both"]
    mart.need(*(f"monthly.{name}" for name in columns))
    mart.need_months(MONTHS)
    months = [int(add_months(month, -back)) for back in range(MONTHS)]
    rows = mart.window(months, ["subscriber", *columns]).groupby("subscriber")
    there = rows.size() == MONTHS
    return rows.sum()[there].clip(lower=0)


@kept
def cut(mart: door.Mart, columns: str, groups: int = GROUPS, way: str = "logs") -> pd.Series:
    """Return the group of each line at the end of the data, by k-means with ten starts.

    Args:
        columns: one of `COLUMNS`.
        way: how they are prepared, see `segments.prepared`.
    """
    table = counted(mart, mart.months[-1])[list(COLUMNS[columns])]
    return segments.kmeans(segments.prepared(table, way), groups)


@kept
def tightness(mart: door.Mart, columns: str) -> pd.DataFrame:
    """Return how well customers can be cut into groups, beside a cloud that has none.

    Returns:
        Index number of groups (`CUTS`); real and cloud: share of the differences that lies between
        the groups; silhouette of the real ones, mean of 2,000 customers (P. Rousseeuw, 1987).
    """
    from sklearn.metrics import silhouette_score

    table = counted(mart, mart.months[-1])[list(COLUMNS[columns])]
    values = segments.prepared(table)
    nobody = segments.cloud(values)
    rows = {}
    for groups in CUTS:
        labels = segments.kmeans(values, groups)
        sample = min(2000, len(values))
        rows[groups] = {
            "real": segments.explained(values, labels),
            "cloud": segments.explained(nobody, segments.kmeans(nobody, groups)),
            "silhouette": silhouette_score(values, labels, sample_size=sample, random_state=0),
        }
    return pd.DataFrame(rows).T.rename_axis("groups")


@once
def answers(mart: door.Mart) -> pd.DataFrame:
    """Return who answered both of Kano's questions: subscriber, feature, with, without, class.

    Raises TooFew where some feature has fewer than `FEWEST` answers.
    """
    columns = {"kano_feature": "feature", "kano_with": "with", "kano_without": "without"}
    mart.need(*(f"surveys.{name}" for name in columns))
    told = mart.surveys[["subscriber", *columns]].dropna().rename(columns=columns)
    told = told.astype(dict.fromkeys(columns.values(), str)).reset_index(drop=True)
    if told.empty or told["feature"].value_counts().min() < FEWEST:
        raise TooFew("few_answers", texts)
    return told.assign(**{"class": kano.classes(told["with"], told["without"])})
