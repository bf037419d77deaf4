"""What breaks no rule and still is no record of a customer: fillers of forms, people who stand twice,
tariffs that nobody pays for, an area in another unit.

The contract (`check`) says what cannot be true; this says what somebody should look at. A wrong
value that could as well be right (a gender, a channel, a month of joining before the data) shows in
no table: only a sample held against the papers tells.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from casekit.mart.contract.problem import Problem, gather
from casekit.mart.dataset import Mart

_MANY_GAPS = 0.05
"""Share of empty cells from which a personal column is told."""
_SPIKE, _LEAST = 3, 0.02
"""A year of birth is a filler's if so many times as many have it as any other, and at least such a share."""
_YEARS = 20
"""Years of birth that must be on record, before one can stand out."""
_SHARED = 5
"""Lines that may have one number to be called on; more have a filler."""
_NO_NAMES = {"无", "未知", "不详", "空", "测试", "none", "n/a", "test", "-", "x"}
_FEW = 0.1
"""Of the lines: so many may pay another fee than their tariff's by mistake; more do so by agreement."""
_OTHER_UNIT = 20
"""Times the median bill of the other areas from which an area's stands in another unit."""
_PERSONAL = ("birth_year", "gender", "channel")


def suspicious(mart: Mart) -> list[Problem]:
    """Return what looks like careless records, one for each table, column and kind; of what an
    operator's data lack, nothing is said."""
    found = [*_of_people(mart), *_of_identities(mart), *_of_bills(mart)]
    return gather(found)


def _of_people(mart: Mart) -> Iterator[Problem]:
    columns = [name for name in _PERSONAL if mart.knows(f"subscribers.{name}")]
    rows = mart.table("subscribers", ["subscriber", *columns])
    for name in columns:
        empty = rows[name].isna()
        if empty.mean() >= _MANY_GAPS:
            facts = {"share": empty.mean()}
            yield _told("subscribers", name, "many_gaps", rows[empty], ("subscriber",), facts)
    if "birth_year" in columns:
        yield from _spike(rows)


def _spike(rows: pd.DataFrame) -> Iterator[Problem]:
    years = rows["birth_year"].value_counts()
    if len(years) < _YEARS or years.iloc[0] < _SPIKE * years.iloc[1]:
        return
    share = years.iloc[0] / years.sum()
    if share >= _LEAST:
        facts = {
            "year": f"{years.index[0]:.0f}",
            "share": share,
            "next": years.iloc[1] / years.sum(),
        }
        those = rows[rows["birth_year"] == years.index[0]]
        yield _told("subscribers", "birth_year", "year_spike", those, ("subscriber",), facts)


def _of_identities(mart: Mart) -> Iterator[Problem]:
    if mart.knows("identities", "identities.name"):
        rows = mart.table("identities", ["subscriber", "name"])
        none = rows["name"].str.strip().str.lower().isin(_NO_NAMES)
        yield from _some("name", "no_name", rows[none], ("subscriber", "name"))
    if mart.knows("identities", "identities.phone"):
        rows = mart.table("identities", ["subscriber", "phone"])
        shared = rows.groupby("phone")["phone"].transform("size") > _SHARED
        yield from _some("phone", "no_phone", rows[shared], ("subscriber", "phone"))
    if mart.knows(*(f"identities.{name}" for name in ("name", "address", "document"))):
        yield from _some("subscriber", "same_person", same_people(mart.identities), ("subscriber", "name", "document"))  # fmt: skip


def same_people(identities: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of identities whose owner stands there before: at the same address, on the same
    papers, or under the same name on papers that one sign tells apart."""
    rows = identities.sort_values("subscriber", kind="stable")
    papers = rows.duplicated(["address", "document"])
    named = rows[rows.duplicated(["address", "name"], keep=False)]
    pairs = named.merge(named, on=["address", "name"], suffixes=("", "_before"))
    pairs = pairs[pairs["subscriber"] > pairs["subscriber_before"]]
    signs = zip(pairs["document"], pairs["document_before"], strict=True)
    close = [len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= 1 for a, b in signs]  # fmt: skip
    return rows[papers | rows["subscriber"].isin(pairs.loc[close, "subscriber"])]


def _of_bills(mart: Mart) -> Iterator[Problem]:
    by_plan = mart.knows("monthly.plan", "monthly.fee", "plans.plan", "plans.fee")
    by_area = mart.knows("monthly.bill", "subscribers.area")
    for month in mart.months:
        if by_plan:
            yield from _unlike_plan(mart, month)
        if by_area:
            yield from _areas_apart(mart, month)


def _unlike_plan(mart: Mart, month: int) -> Iterator[Problem]:
    """Fees that are not their tariff's but another tariff's."""
    rows = mart.month(month, ["subscriber", "month", "plan", "fee"])
    fees = mart.plans.drop_duplicates("plan").set_index("plan")["fee"]
    differs = rows["fee"].isin(fees) & (rows["fee"] != rows["plan"].map(fees))
    if differs.mean() < _FEW:
        yield from _some("plan", "fee_unlike_plan", rows[differs], ("subscriber", "month", "plan", "fee"), "monthly")  # fmt: skip


def _areas_apart(mart: Mart, month: int) -> Iterator[Problem]:
    """Areas whose bills are many times those of the others."""
    rows = mart.month(month, ["subscriber", "month", "bill"])
    where = mart.subscribers.drop_duplicates("subscriber").set_index("subscriber")["area"]
    rows = rows.assign(area=where.reindex(rows["subscriber"]).to_numpy())
    medians = rows.groupby("area")["bill"].median()
    usual = medians.median()
    for area in medians.index[(usual > 0) & (medians >= _OTHER_UNIT * usual)]:
        facts = {"area": f"{area:.0f}", "times": f"{medians[area] / usual:.0f}"}
        those = rows[rows["area"] == area]
        yield _told("monthly", "bill", "area_in_fen", those, ("subscriber", "month", "bill"), facts)


def _some(column: str, rule: str, rows: pd.DataFrame, shown: tuple[str, ...], table: str = "identities") -> Iterator[Problem]:  # fmt: skip
    if len(rows):
        yield _told(table, column, rule, rows, shown)


def _told(table: str, column: str, rule: str, rows: pd.DataFrame, shown: tuple, facts=None) -> Problem:  # fmt: skip
    first = rows.iloc[0]
    example = ", ".join(f"{name}={_plain(first[name])}" for name in shown)
    return Problem(table, column, rule, len(rows), example, facts or {})


def _plain(value) -> str:
    return f"{value:g}" if isinstance(value, float | np.floating) else str(value)
