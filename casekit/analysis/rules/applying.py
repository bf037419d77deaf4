"""What a plan does: its lines worked through from above, each taking from who is left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit.analysis.rules.language import AT_LEAST, BELOW, IS, Condition, Line, Plan


@dataclass(frozen=True)
class Applied:
    """A plan worked through.

    Attributes:
        table: a row for each who is on a list (index subscriber, in the order of the lists), with
            `line` (from 1), `offer`, `contacted` (false for those held out or left alone), `held_out`.
        lines: a row a line (index from 1), with `matching`, of these `barred`, `resting` and `taken`
            (by lines above), `listed`, `held_out`, `contacted`, and `cost` (yuan expected).
        bought: yuan for what was bought.
        budget, most_contacts: what there is; None for no limit.
    """

    table: pd.DataFrame
    lines: pd.DataFrame
    bought: float
    budget: float | None
    most_contacts: int | None

    @property
    def contacts(self) -> int:
        """How many are contacted."""
        return int(self.lines["contacted"].sum())

    @property
    def cost(self) -> float:
        """Yuan expected for all lines and for what was bought."""
        return float(self.lines["cost"].sum()) + self.bought

    @property
    def left(self) -> float | None:
        """Yuan that are left of the budget, below 0 where it is overspent; None without one."""
        return None if self.budget is None else self.budget - self.cost

    @property
    def contacts_left(self) -> int | None:
        """Contacts that are left, below 0 where there are too many; None without a limit."""
        return None if self.most_contacts is None else self.most_contacts - self.contacts


def applied(sheet, plan: Plan) -> Applied:
    """Return a plan worked through on a sheet's people."""
    people = sheet.people
    free = np.ones(len(people), dtype=bool)
    barred = _barred(sheet)
    lists, counts = [], []
    for number, line in enumerate(plan.lines, start=1):
        places, count = _worked(sheet, line, free, barred)
        free[places] = False
        alone = sheet.offers[line.offer].alone
        held = _held_out(sheet, number, line, places) if not alone else np.zeros(len(places), bool)
        lists.append(
            pd.DataFrame(
                {
                    "line": number,
                    "offer": line.offer,
                    "contacted": ~held & (not alone),
                    "held_out": held,
                },
                index=people.index[places],
            )
        )
        contacted = int(lists[-1]["contacted"].sum())
        cost = contacted * sheet.offers[line.offer].each
        counts.append({**count, "held_out": int(held.sum()), "contacted": contacted, "cost": cost})
    bought = float(sum(sheet.buys[buy].price for buy in plan.buys))
    return Applied(_together(lists, people), _counted(counts), bought, sheet.budget, sheet.contacts)


def _worked(
    sheet, line: Line, free: np.ndarray, barred: np.ndarray
) -> tuple[np.ndarray, dict[str, int]]:
    """Return the places of those on a line's list, ranked, and how it came to that."""
    matching = np.ones(len(free), dtype=bool)
    for condition in line.who:
        matching &= _holds(sheet.people[condition.column], condition)
    alone = sheet.offers[line.offer].alone  # it contacts nobody, so consent and rest do not matter
    out = np.zeros_like(barred) if alone else barred
    resting = np.zeros_like(barred) if alone else _resting(sheet, line)
    may = matching & ~out & ~resting
    places = np.flatnonzero(may & free)
    ranked = places[_order(sheet, sheet.ranks[line.rank], places)]
    listed = ranked if line.cap is None else ranked[: line.cap]
    count = {
        "matching": int(matching.sum()),
        "barred": int((matching & out).sum()),
        "resting": int((matching & ~out & resting).sum()),
        "taken": int((may & ~free).sum()),
        "listed": len(listed),
    }
    return listed, count


def _holds(column: pd.Series, condition: Condition) -> np.ndarray:
    """Tell of whom a condition holds; of whom nothing is known it does not, whichever way it points."""
    known = column.notna().to_numpy()
    if condition.op == AT_LEAST:
        return known & (column >= condition.step).to_numpy(dtype=bool, na_value=False)
    if condition.op == BELOW:
        return known & (column < condition.step).to_numpy(dtype=bool, na_value=False)
    same = (column == condition.step).to_numpy(dtype=bool, na_value=False)
    return known & (same if condition.op == IS else ~same)


def _order(sheet, rank, places: np.ndarray) -> np.ndarray:
    """Return the order of some people: by the column, who is unknown last, ties by lot."""
    lot = sheet.lot.to_numpy()[places]
    if rank.column is None:
        return np.argsort(lot, kind="stable")
    key = sheet.people[rank.column].to_numpy(dtype=float)[places]
    key = np.where(np.isnan(key), np.inf, key if rank.lowest_first else -key)
    return np.lexsort((lot, key))


def _barred(sheet) -> np.ndarray:
    if sheet.barred is None:
        return np.zeros(len(sheet.people), dtype=bool)
    return sheet.barred.reindex(sheet.people.index, fill_value=True).to_numpy(dtype=bool)


def _resting(sheet, line: Line) -> np.ndarray:
    if sheet.rested is None or not line.rest:
        return np.zeros(len(sheet.people), dtype=bool)
    since = sheet.rested.reindex(sheet.people.index).to_numpy(dtype=float)
    return np.less(since, line.rest, where=~np.isnan(since), out=np.zeros(len(since), dtype=bool))


def _held_out(sheet, number: int, line: Line, places: np.ndarray) -> np.ndarray:
    """Return who of a list is held out: so many by lot, another lot than that of a rank."""
    count = round(line.hold_out * len(places))
    lot = sheet.lot.to_numpy()[places]
    turned = pd.util.hash_array(lot ^ np.uint64(0x9E3779B97F4A7C15 * number % 2**64))
    held = np.zeros(len(places), dtype=bool)
    held[np.argsort(turned, kind="stable")[:count]] = True
    return held


def _together(lists: list[pd.DataFrame], people: pd.DataFrame) -> pd.DataFrame:
    columns = {"line": int, "offer": object, "contacted": bool, "held_out": bool}
    if not lists:
        empty = {name: pd.Series(dtype=kind) for name, kind in columns.items()}
        return pd.DataFrame(empty, index=people.index[:0])
    return pd.concat(lists)


def _counted(counts: list[dict]) -> pd.DataFrame:
    names = ["matching", "barred", "resting", "taken", "listed", "held_out", "contacted", "cost"]
    index = pd.RangeIndex(1, len(counts) + 1, name="line")
    return pd.DataFrame(counts, columns=names, index=index)
