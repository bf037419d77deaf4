"""The truth of a made dataset: what no operator could know.

Only verdicts, the game and debriefs may open it (an import contract holds this); a lesson that
shows the truth to a model has leaked it.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from casekit.mart import manifest
from casekit.mart.contract import Problem, check_tables
from casekit.mart.dataset import Mart
from casekit.mart.faults import NoTruth, PartMissing
from casekit.mart.source import Files, Source
from synthetic.schema import TABLES

NAMES = tuple(name for name, table in TABLES.items() if table.truth)


class Truth:
    """The tables of the truth, each read when first asked for; free to be changed by the caller."""

    def __init__(self, source: Source, mart: Mart):
        self._source = source
        self._mart = mart
        self._kept: dict[str, pd.DataFrame] = {}

    @property
    def people(self) -> pd.DataFrame:
        """True need and traits, a row a subscriber."""
        return self.table("people")

    @property
    def state(self) -> pd.DataFrame:
        """True state at each month's end; for one month take `state_of`."""
        return self.table("state")

    @property
    def causes(self) -> pd.DataFrame:
        """Shares of each cause in the hazard at the end of each quarter."""
        return self.table("causes")

    @property
    def records(self) -> pd.DataFrame:
        """What each cell that the operator kept carelessly should say, a row a cell."""
        return self.table("records")

    def restored(self, name: str) -> pd.DataFrame:
        """Return a table of the operator as it should be: second records gone, each cell put right."""
        rows, cells = self._mart.table(name), self.records
        second = cells.loc[cells["kind"] == "duplicate", "subscriber"]
        rows = rows[~rows["subscriber"].isin(second)].reset_index(drop=True)
        month = next((key for key in ("month", "start_month") if key in rows), None)
        for column, those in cells[cells["table"] == name].groupby("column"):
            those = those[~those["subscriber"].isin(second)]
            rows[column] = _put_right(rows, column, those, month)
        return rows

    @property
    def intents(self) -> pd.DataFrame:
        """What is behind each enquiry: subscriber, month, intent."""
        return self.table("intents")

    @property
    def leaving(self) -> pd.DataFrame:
        """When and why leavers really decided, a row a leaver."""
        return self.table("leaving")

    @property
    def returns(self) -> pd.DataFrame:
        """Who would come back by which offer, a row a leaver by choice."""
        return self.table("returns")

    @property
    def desk(self) -> pd.DataFrame:
        """What is behind each call to the save desk, and what becomes of it under either script."""
        return self.table("desk")

    @property
    def effects(self) -> pd.DataFrame:
        """Individual effect of each campaign's offer, subscriber × campaign."""
        return self.table("effects")

    @property
    def value(self) -> pd.DataFrame:
        """What each line is worth: margin of the months ahead, subscriber × month."""
        return self.table("value")

    @property
    def tariffs(self) -> pd.DataFrame:
        """How well the tariff of each line suits it, subscriber × quarter."""
        return self.table("tariffs")

    @property
    def unasked(self) -> pd.DataFrame:
        """Value-added services that nobody ordered, as they stand in `services`."""
        return self.table("unasked")

    @property
    def tie_kinds(self) -> pd.DataFrame:
        """True kind and strength of each tie."""
        return self.table("tie_kinds")

    @property
    def without(self) -> pd.DataFrame:
        """Who would have left had an event not happened, a row an event and leaver."""
        return self.table("without")

    @property
    def teams(self) -> pd.DataFrame:
        """What each team can do, and how busy it is, a row a team and month."""
        return self.table("teams")

    @property
    def moves(self) -> pd.DataFrame:
        """Which grown children moved out of their home, and when."""
        return self.table("moves")

    @property
    def insiders(self) -> pd.DataFrame:
        """Who of the staff sells what customers' records say."""
        return self.table("insiders")

    def table(self, name: str) -> pd.DataFrame:
        """Return a table of the truth by name."""
        if name not in NAMES:
            raise KeyError(f"the truth has no table {name!r}; it has {', '.join(NAMES)}")
        if name not in self._kept:
            self._kept[name] = self._source.read(TABLES[name], TABLES[name].names, None)
        return self._kept[name].copy(deep=False)

    def state_of(self, month: int, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return the true state at the end of a month, subscribers as index, sorted."""
        self._mart.require(month)
        table = TABLES["state"]
        wanted = ["subscriber", *(columns or [n for n in table.names if n != "subscriber"])]
        rows = self._source.read(table, wanted, [int(month)])
        return rows.set_index("subscriber").sort_index()


def _put_right(
    rows: pd.DataFrame, column: str, cells: pd.DataFrame, month: str | None
) -> pd.Series:
    """A column with the true values of its touched cells, in the column's own type."""
    keys = ["subscriber"] if month is None else ["subscriber", month]
    true = cells.rename(columns={"month": keys[-1]} if month else {})[[*keys, "true"]]
    found = rows[keys].merge(true, on=keys, how="left")["true"].to_numpy()
    touched = pd.notna(found)
    values = rows[column].astype(object)
    numeric = pd.api.types.is_numeric_dtype(rows[column])
    values[touched] = found[touched].astype(float) if numeric else found[touched]
    return values.astype(rows[column].dtype)


def of(mart: Mart) -> Truth:
    """Return the truth of a dataset; NoTruth where it was taken away or never was."""
    source = mart.source
    if not all(source.has(TABLES[name]) for name in NAMES):
        raise NoTruth(name=mart.name)
    if isinstance(source, Files):
        try:
            manifest.check_sizes(source.folder, source.manifest.parts(truth=True))
        except PartMissing as fault:
            raise NoTruth(name=mart.name) from fault
    return Truth(source, mart)


def check(mart: Mart) -> list[Problem]:
    """Return everything in which the tables of the truth break the contract; NoTruth without any."""
    of(mart)
    return check_tables(mart, mart.source, [TABLES[name] for name in NAMES])
