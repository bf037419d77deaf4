"""Kano: what a feature is to customers, from what they say of its being there and of its lack.

N. Kano and others, “Attractive quality and must-be quality” (1984); the two figures that sum a group
up are those of C. Berger and others, “Kano's methods for understanding customer-defined quality”
(1993).
"""

from __future__ import annotations

import pandas as pd

from synthetic.schema import KANO_ANSWERS

CLASSES = ("must", "linear", "delight", "indifferent", "reverse", "doubtful")
"""Must-be, one-dimensional, attractive, indifferent; reverse: its lack is liked better; doubtful:
the two answers contradict each other."""
MEANT = CLASSES[:4]
"""Classes that tell what a feature is worth."""
_OF_PAIRS = {
    # without it: like, expect, neutral, tolerate, dislike
    "like": ("doubtful", "delight", "delight", "delight", "linear"),
    "expect": ("reverse", "indifferent", "indifferent", "indifferent", "must"),
    "neutral": ("reverse", "indifferent", "indifferent", "indifferent", "must"),
    "tolerate": ("reverse", "indifferent", "indifferent", "indifferent", "must"),
    "dislike": ("reverse", "reverse", "reverse", "reverse", "doubtful"),
}


def evaluation() -> pd.DataFrame:
    """Return the evaluation table: class by the answer with (rows) and without (columns)."""
    return pd.DataFrame(_OF_PAIRS, index=list(KANO_ANSWERS)).T


def classes(with_it: pd.Series, without_it: pd.Series) -> pd.Series:
    """Return what the feature is to each who answered both questions (index kept), of `CLASSES`.

    Args:
        with_it, without_it: answers of `synthetic.schema.KANO_ANSWERS`, same index.
    """
    table = evaluation().stack()
    pairs = pd.MultiIndex.from_arrays([with_it.astype(str), without_it.astype(str)])
    return pd.Series(table.reindex(pairs).to_numpy(), with_it.index, name="class")


def shares(feature: pd.Series, found: pd.Series) -> pd.DataFrame:
    """Return the share of each class by feature: index feature, a column each of `CLASSES`.

    Args:
        feature: what each was asked about.
        found: from `classes`, same index.
    """
    table = pd.crosstab(feature.astype(str), found, normalize="index")
    return table.reindex(columns=list(CLASSES), fill_value=0.0)


def coefficients(table: pd.DataFrame) -> pd.DataFrame:
    """Return what having a feature and lacking it does: index as given, columns better and worse.

    Args:
        table: counts or shares of each class, from `shares`.

    Returns:
        With A delight, O linear, M must and I indifferent: better = (A + O) / (A + O + M + I), the
        share whom having it pleases; worse = −(O + M) / (A + O + M + I), the share whom its lack
        annoys, as a negative number. Reverse and doubtful answers are left out (Berger 1993).
    """
    all_four = table[list(MEANT)].sum(axis=1)
    pleased = table["delight"] + table["linear"]
    annoyed = table["must"] + table["linear"]
    return pd.DataFrame({"better": pleased / all_four, "worse": -annoyed / all_four})


def quadrants(told: pd.DataFrame) -> pd.Series:
    """Return the class of each feature by its quarter of Berger's map: more than half counts as yes.

    It may differ from the class that most answers fall into, where these are split.

    Args:
        told: from `coefficients`.
    """
    by_quarter = {(False, True): "must", (True, True): "linear", (True, False): "delight"}
    pleases, annoys = told["better"] > 0.5, told["worse"] < -0.5
    pairs = zip(pleases, annoys, strict=True)
    return pd.Series([by_quarter.get(pair, "indifferent") for pair in pairs], told.index)
