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
        """What the operator's records should say, a row a subscriber."""
        return self.table("records")

    @property
    def intents(self) -> pd.DataFrame:
        """What is behind each enquiry: subscriber, month, intent."""
        return self.table("intents")

    @property
    def leaving(self) -> pd.DataFrame:
        """When and why leavers really decided, a row a leaver."""
        return self.table("leaving")

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
