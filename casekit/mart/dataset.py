"""The mart: a dataset's tables, each read when first asked for.

The mart shows what an operator could know. It has no way to the truth: see `casekit.mart.truth`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from casekit.mart.faults import (
    ColumnsUnknown,
    HistoryTooShort,
    MonthOutside,
    NoSuchTable,
    TableUnknown,
)
from casekit.mart.source import Source
from casekit.text import language
from synthetic.schema import TABLES


class Mart:
    """The tables of one dataset as DataFrames.

    Each table is an attribute (`mart.subscribers`, `mart.monthly` ...), read once and kept. What
    is handed out may be changed freely: pandas copies on write, so the mart keeps its own.
    """

    def __init__(
        self,
        source: Source,
        months: Sequence[int],
        scenario: Mapping,
        seed: int | None,
        *,
        base: str = "",
        unknown: Collection[str] = (),
        accepted: Collection[str] = (),
    ):
        self.source = source
        self.months = tuple(int(month) for month in months)
        """Account months (账期), yyyymm, oldest first."""
        self.scenario = dict(scenario)
        """The scenario that the data were made by, as a mapping."""
        self.seed = seed
        """The seed that they were made by; None for an operator's own data."""
        self.base = base
        """A word for these very data: a learner's progress belongs to it."""
        self.unknown = frozenset(unknown)
        """Columns ("monthly.quality") that an operator's extract did not have; they are empty."""
        self.accepted = tuple(accepted)
        """Rules of the contract that the operator said these data do not follow."""
        self._kept: dict[str, pd.DataFrame] = {}

    def knows(self, *names: str) -> bool:
        """Tell whether all of some tables ("ties") and columns ("monthly.quality") are known.

        A table is known when its key is: an extract that lacks it leaves all of it unknown.
        """
        columns = {
            column
            for name in names
            for column in ([name] if "." in name else [f"{name}.{k}" for k in TABLES[name].key])
        }
        return not columns & self.unknown

    def need(self, *columns: str) -> None:
        """Raise TableUnknown or ColumnsUnknown unless all of some columns ("monthly.bill") are known."""
        for name in dict.fromkeys(column.partition(".")[0] for column in columns):
            if not self.knows(name):
                raise TableUnknown(table=name, title=getattr(TABLES[name], language()))
        lacking = [column for column in columns if not self.knows(column)]
        if lacking:
            raise ColumnsUnknown(lacking)

    def need_months(self, count: int) -> None:
        """Raise HistoryTooShort if the data cover fewer months."""
        HistoryTooShort.check(self.months, count)

    @property
    def imported(self) -> bool:
        """Whether the data are an operator's own, brought in from an extract."""
        return bool(self.scenario.get("imported"))

    @property
    def name(self) -> str:
        """The scenario's name, such as "classroom"."""
        return str(self.scenario.get("name", ""))

    @property
    def subscribers(self) -> pd.DataFrame:
        """客户, a row each: month of joining, year of birth, area, household, group ..."""
        return self.table("subscribers")

    @property
    def plans(self) -> pd.DataFrame:
        """套餐, our own and rivals'."""
        return self.table("plans")

    @property
    def monthly(self) -> pd.DataFrame:
        """Bill and use, subscriber × month, of those on the network at the end of each month.

        For one month take `month`, for a few `window`: they read only what is asked for.
        """
        return self.table("monthly")

    @property
    def accounts(self) -> pd.DataFrame:
        """账户, a row a subscriber: how bills are paid."""
        return self.table("accounts")

    @property
    def costs(self) -> pd.DataFrame:
        """成本, a row an item: what things cost."""
        return self.table("costs")

    @property
    def contracts(self) -> pd.DataFrame:
        """合约, a row each."""
        return self.table("contracts")

    @property
    def households(self) -> pd.DataFrame:
        """家庭, a row each."""
        return self.table("households")

    @property
    def groups(self) -> pd.DataFrame:
        """集团客户, a row each."""
        return self.table("groups")

    @property
    def visits(self) -> pd.DataFrame:
        """集团走访, a row a group and month in which its manager called."""
        return self.table("visits")

    @property
    def staff(self) -> pd.DataFrame:
        """员工, a row each: role, area, team, last training in security."""
        return self.table("staff")

    @property
    def portfolios(self) -> pd.DataFrame:
        """集团客户经理分工, a row a group: who looks after it."""
        return self.table("portfolios")

    @property
    def points_at_start(self) -> pd.DataFrame:
        """期初积分, subscriber × month of earning: points that were there as the first month began."""
        return self.table("points_at_start")

    @property
    def areas(self) -> pd.DataFrame:
        """片区, a row an area: kind, stores, how rivals' prices stand there."""
        return self.table("areas")

    @property
    def rival_networks(self) -> pd.DataFrame:
        """对手网络路测, a row an area: how good the rivals' network is there."""
        return self.table("rival_networks")

    @property
    def outages(self) -> pd.DataFrame:
        """网络故障, area × month: points of quality lost, hours."""
        return self.table("outages")

    @property
    def ties(self) -> pd.DataFrame:
        """Calls between subscribers, pair × quarter."""
        return self.table("ties")

    @property
    def outside_ties(self) -> pd.DataFrame:
        """网外交往, as `ties`, with numbers of other operators."""
        return self.table("outside_ties")

    @property
    def models(self) -> pd.DataFrame:
        """终端型号, a row a model: maker, generation, price."""
        return self.table("models")

    @property
    def devices(self) -> pd.DataFrame:
        """终端, a row each handset held."""
        return self.table("devices")

    @property
    def services(self) -> pd.DataFrame:
        """业务, value-added services, broadband and TV, a row each time they were held."""
        return self.table("services")

    @property
    def identities(self) -> pd.DataFrame:
        """Fictitious names and numbers: for the lesson on protection and the role-plays only."""
        return self.table("identities")

    @property
    def phrases(self) -> pd.DataFrame:
        """What customers say, by number."""
        return self.table("phrases")

    @property
    def contacts(self) -> pd.DataFrame:
        """Complaints and enquiries, a row each."""
        return self.table("contacts")

    @property
    def surveys(self) -> pd.DataFrame:
        """满意度调查, a row each that was sent, answered or not."""
        return self.table("surveys")

    @property
    def tickets(self) -> pd.DataFrame:
        """工单, subscriber × month: who came with what, which team served, whether it was solved."""
        return self.table("tickets")

    @property
    def desk_calls(self) -> pd.DataFrame:
        """挽留台来电, a row a call to leave: what was asked, which script by lot, what was offered."""
        return self.table("desk_calls")

    @property
    def campaigns(self) -> pd.DataFrame:
        """营销活动, a row each."""
        return self.table("campaigns")

    @property
    def price_tests(self) -> pd.DataFrame:
        """试价, area × month: what a discount pack cost there."""
        return self.table("price_tests")

    @property
    def treatments(self) -> pd.DataFrame:
        """Who took part in a campaign, and in which arm."""
        return self.table("treatments")

    @property
    def pilot_people(self) -> pd.DataFrame:
        """Participants of large trials elsewhere: what was seen before, the arm, the outcome."""
        return self.table("pilot_people")

    @property
    def churn(self) -> pd.DataFrame:
        """离网, a row a leaver: month, kind, destination, stated reason."""
        return self.table("churn")

    @property
    def win_back(self) -> pd.DataFrame:
        """赢回试验, a row a leaver who may be contacted: offer by lot, whether and when he came back."""
        return self.table("win_back")

    def table(
        self,
        name: str,
        columns: Sequence[str] | None = None,
        months: Collection[int] | None = None,
    ) -> pd.DataFrame:
        """Return a table, or the chosen columns and months (quarters, for ties) of it.

        Raises NoSuchTable, TableUnknown for one that the operator's extract lacked, ColumnsUnknown
        for chosen columns that it lacked (a whole table has them, empty), KeyError for a column
        that the schema does not have, PartUnreadable.
        """
        schema = TABLES.get(name)
        if schema is None or schema.truth:
            raise NoSuchTable(table=name, folder=str(self))
        chosen = schema.names if columns is None else [schema[column].name for column in columns]
        self.need(
            f"{name}.{schema.key[0]}", *(f"{name}.{c}" for c in chosen if columns is not None)
        )
        if columns is None and months is None:
            if name not in self._kept:
                self._kept[name] = self.source.read(schema, schema.names, None)
            return self._kept[name].copy(deep=False)
        return self.source.read(schema, chosen, months).copy(deep=False)

    def month(self, month: int, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return the rows of `monthly` at the end of a month; MonthOutside if it has none."""
        return self.window([month], columns)

    def window(self, months: Sequence[int], columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return the rows of `monthly` in several months; MonthOutside for one without data."""
        for month in months:
            self.require(month)
        return self.table("monthly", columns, [int(month) for month in months])

    def require(self, month: int) -> None:
        """Raise MonthOutside if the dataset does not cover the month."""
        if month not in self.months:
            raise MonthOutside(month=int(month), first=self.months[0], last=self.months[-1])

    def __repr__(self) -> str:
        seed = "" if self.seed is None else f", seed {self.seed}"
        return f"<Mart {self.name}{seed}: {self.months[0]}–{self.months[-1]}>"
