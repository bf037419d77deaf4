"""What a lever does to leaving: those who took it against those who did not, counted three ways.

Whoever takes something in the course of two years has lived until then, and the time before is
"immortal" (S. Suissa, American Journal of Epidemiology 167, 2008). Split at a landmark
(J. R. Anderson, K. C. Cain and R. D. Gelber, Journal of Clinical Oncology 1, 1983), or month by month
as things stood on the eve, it is not counted to the lever's credit. That those who take it may differ
from those who do not, neither can mend.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit.mart import Mart
from casekit.mart.once import once
from synthetic.calendar import month_number
from synthetic.schema.codes import VALUE_ADDED

LEVERS = ("contract", "redeemed", "value_added", "broadband")
_BY_MONTH = {"redeemed": "points_redeemed", "broadband": "broadband"}
"""Levers that stand in `monthly`, and the column."""
_FOR_EVER = 999912
_SETTLING = 6
"""Months in which the newcomer's risk falls to 1/e, as the world's law has it."""


@dataclass(frozen=True)
class Lever:
    """Who had a lever when, of the lines seen in some months.

    Attributes:
        held: whether each (row) had it at the eve of the data (first column) and at the end of each
            month.
        first: the month of the data, 1 the first one, in which each first took it; inf for never.
    """

    held: np.ndarray
    first: pd.Series


@once
def lever(mart: Mart, name: str) -> Lever:
    """Return who had one of `LEVERS` when; rows as `mart.subscribers`.

    "contract": under contract (a first or a further one); "redeemed": has redeemed points;
    "value_added": holds such a service; "broadband": the home has it. Raises TableUnknown, ColumnsUnknown.
    """
    begin = month_number(mart.months[0])
    spells = _spells(mart, name)
    subscribers = pd.Index(mart.subscribers["subscriber"])
    row = subscribers.get_indexer(spells["subscriber"])
    came = (spells["start"] - begin + 1).clip(lower=0, upper=len(mart.months) + 1)
    went = (spells["stop"] - begin + 2).clip(lower=0, upper=len(mart.months) + 1)
    change = np.zeros((len(subscribers), len(mart.months) + 2), dtype=int)
    np.add.at(change, (row, came), 1)
    np.add.at(change, (row, went), -1)
    taken = spells[spells["start"] >= begin].groupby("subscriber")["start"].min() - begin + 1
    first = taken.reindex(subscribers).fillna(np.inf)
    return Lever(change.cumsum(axis=1)[:, :-1] > 0, first)


def _spells(mart: Mart, name: str) -> pd.DataFrame:
    """Columns subscriber, start, stop: numbers of the first and the last month of each."""
    if name in _BY_MONTH:
        return _since(mart, _BY_MONTH[name])
    if name == "contract":
        mart.need("contracts.start_month", "contracts.end_month")
        table = mart.contracts.rename(columns={"start_month": "from", "end_month": "to"})
    else:
        mart.need("services.service", "services.from_month", "services.to_month")
        table = mart.services[mart.services["service"].isin(VALUE_ADDED)]
        table = table.rename(columns={"from_month": "from", "to_month": "to"})
    stop = month_number(table["to"].fillna(_FOR_EVER).astype(int))
    start = month_number(table["from"])
    return pd.DataFrame({"subscriber": table["subscriber"], "start": start, "stop": stop})


def _since(mart: Mart, column: str) -> pd.DataFrame:
    """Spells from the first month in which a column is not nothing, without an end.

    What a line has in the first month of the data it had before; what it did then, it did then.
    """
    mart.need(f"monthly.{column}")
    rows = mart.window(mart.months, ["subscriber", "month", column])
    since = rows[rows[column] > 0].groupby("subscriber")["month"].min()
    start = month_number(since)
    if column == _BY_MONTH["broadband"]:
        start -= since == mart.months[0]
    return pd.DataFrame({"subscriber": since.index, "start": start.to_numpy(), "stop": _FOR_EVER})


def at_landmark(lives: pd.DataFrame, first: pd.Series, begin: int, month: int) -> pd.DataFrame:
    """Return who was there at a landmark, and whether each had taken the lever by then.

    Only lines there at the eve of the data count.

    Args:
        lives: from `lives.lives`.
        first: from `Lever`.
        begin: number of the first month of the data.
        month: of the data, at whose end the landmark stands. At 0, the eve, nobody has taken
            anything: those count who take it *later*, as slides have it.

    Returns:
        Index subscriber; took, end (months after the landmark until it left or was last seen), event.
    """
    there = (lives["start"] < begin) & (lives["start"] + lives["end"] > begin - 1 + month)
    rows = lives[there]
    took = first.reindex(rows.index) <= (month or np.inf)
    if month == 0:
        took &= np.isfinite(first.reindex(rows.index))
    end = rows["start"] + rows["end"] - (begin - 1 + month)
    return pd.DataFrame({"took": took, "end": end, "event": rows["event"]})


def line_months(lives: pd.DataFrame, begin: int) -> pd.DataFrame:
    """Return a row a line and month at risk.

    Returns:
        Columns subscriber, age (months since joining), eve (the month of the data before it, 0 for
        the eve of the data), left (in this month).
    """
    many = (lives["end"] - lives["entry"]).to_numpy()
    rows = lives.reset_index().loc[np.repeat(np.arange(len(lives)), many)]
    age = rows["entry"] + 1 + np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many)
    eve = rows["start"] + age - begin
    left = rows["event"] & (age == rows["end"])
    table = {"subscriber": rows["subscriber"], "age": age, "eve": eve, "left": left}
    return pd.DataFrame(table).reset_index(drop=True)


def hazard_ratio(age: pd.Series, left: pd.Series, had) -> tuple[float, float, float]:
    """Return by how much a lever multiplies the odds of leaving in a month, with its 95 % interval.

    A discrete hazard: logit on line-months, the newcomer's risk falling with age. Rows alike are
    counted together, which changes nothing and takes milliseconds.

    Args:
        age, left: from `line_months`.
        had: whether the line had the lever, same rows.
    """
    import statsmodels.api as sm

    rows = pd.DataFrame({"age": age, "had": np.asarray(had, dtype=bool), "left": left})
    counts = rows.groupby(["age", "had"])["left"].agg(["sum", "count"]).reset_index()
    known = np.column_stack(
        [np.ones(len(counts)), np.exp(-counts["age"] / _SETTLING), counts["had"]]
    )
    outcome = np.column_stack([counts["sum"], counts["count"] - counts["sum"]])
    fit = sm.GLM(outcome.astype(float), known.astype(float), family=sm.families.Binomial()).fit()
    slope, spread = fit.params[-1], 1.96 * fit.bse[-1]
    return tuple(float(one) for one in np.exp([slope, slope - spread, slope + spread]))
