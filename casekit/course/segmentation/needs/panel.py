"""Three panels: cuts into groups, what a guess of the need is worth, and Kano's answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import kano, segments
from casekit.classroom import Panel, Pick, Slider
from casekit.course.segmentation.needs import charts, debrief, methods
from casekit.course.segmentation.needs.tables import answered, offer_name, whose
from casekit.mart import names
from casekit.text import Catalogue, decimal
from synthetic.schema import KANO_FEATURES, NEEDS

texts = Catalogue("casekit.course.segmentation.needs")

# --- groups ---


class Groups(NamedTuple):
    """Customers cut into groups, and which needs are in them."""

    labels: pd.Series
    mix: pd.DataFrame
    agreement: float
    columns: str
    counted: pd.DataFrame

    @property
    def sizes(self) -> pd.Series:
        return self.labels.value_counts().sort_index()


@dataclass(frozen=True)
class Desk:
    """A base whose customers are cut, with their true needs."""

    mart: door.Mart
    need: pd.Series

    @classmethod
    def of(cls, mart: door.Mart) -> Desk:
        return cls(mart, debrief.needs(mart))

    def compute(self, columns: str, groups: int, way: str) -> Groups:
        labels = methods.cut(self.mart, columns, int(groups), way)
        counted = methods.counted(self.mart, self.mart.months[-1])[list(methods.COLUMNS[columns])]
        agreement = segments.agreement(labels, self.need)
        return Groups(labels, debrief.mix(labels, self.need), agreement, columns, counted)


def group_controls(known: Desk | None = None) -> dict:
    """Return by which columns to cut, into how many groups, and how the columns are prepared."""
    ways = [*segments.WAYS, "raw"]
    return {
        "columns": Pick({one: texts(f"columns.{one}") for one in methods.COLUMNS}, "spend"),
        "groups": Slider(2, 6, methods.GROUPS),
        "way": Pick({one: texts(f"ways.{one}") for one in ways}, "logs"),
    }


def groups_say(shown: Groups) -> str:
    """Return in words how large the groups are and how far they agree with needs."""
    return texts(
        "cluster_desk.says",
        groups=len(shown.mix),
        sizes=[decimal(size) for size in shown.sizes],
        agreement=decimal(shown.agreement, 2),
    )


def group_profile(shown: Groups) -> pd.DataFrame:
    """Return each group's size, and its means as multiples of all customers'."""
    times = shown.counted.groupby(shown.labels).mean() / shown.counted.mean()
    table = times.round(2).rename(columns=lambda name: texts(f"acts.{name}"))
    table.insert(0, names.heading("customers"), shown.sizes)
    table.index = [texts("cluster_desk.group", number=group + 1) for group in table.index]
    return table.rename_axis(texts("cluster_desk.corner"))


cluster_desk = Panel(
    of=Desk.of,
    controls=group_controls,
    compute=Desk.compute,
    draw=lambda shown: charts.mix_bars(shown.mix, shown.sizes, shown.agreement, shown.columns),
    says=groups_say,
    texts=texts,
    key="cluster_desk",
    takeaway=lambda shown: group_profile(shown).reset_index(),
    needs_truth=True,
)

# --- what a guess is worth ---


class Guessing(NamedTuple):
    """Offers matched to a guess, against one for all: customers kept of a thousand contacts and
    yuan a contact."""

    people: pd.DataFrame
    ends: tuple[float, float]
    one: float
    hit: float
    model: tuple[float, float]
    offer: str
    net: float
    net_of_one: float


@dataclass(frozen=True)
class Contacts:
    """Who may be contacted, and the offer that suits each need."""

    people: pd.DataFrame
    fits: dict[str, str]

    @classmethod
    def of(cls, mart: door.Mart) -> Contacts:
        return cls(debrief.contacted(mart), debrief.suits(mart))

    def compute(self, hit: float, bill: float, offer: str) -> Guessing:
        """Return what is brought by contacting all with such a bill (yuan a month) or more."""
        people = self.people[self.people["bill"] >= bill]
        wrong, right = debrief.ends(people, self.fits, "net")
        return Guessing(
            people,
            debrief.ends(people, self.fits),
            debrief.by_need(people).loc[debrief.ALL, offer],
            hit,
            debrief.by_guess(people, self.fits),
            offer,
            wrong + hit * (right - wrong),
            debrief.by_need(people, "net").loc[debrief.ALL, offer],
        )


def guess_controls(known: Contacts | None = None) -> dict:
    """Return how often the guess is right, whom to contact, and the one offer to compare with."""
    return {
        "hit": Slider(0, 1, 0.4, 0.05, "%"),
        "bill": Slider(0, 120, 0, 20, "yuan"),
        "offer": Pick({one: offer_name(one) for one in debrief.OFFERED}, "contract"),
    }


def guess_says(shown: Guessing) -> str:
    """Return in words what both ways keep, and earn or lose."""
    wrong, right = shown.ends
    return texts(
        "need_desk.says",
        customers=len(shown.people),
        kept=decimal(wrong + shown.hit * (right - wrong), 1),
        net=_yuan(shown.net),
        offer=offer_name(shown.offer),
        one=decimal(shown.one, 1),
        net_of_one=_yuan(shown.net_of_one),
        model=shown.model[0],
    )


def _yuan(net: float) -> str:
    return texts(f"need_desk.{'earns' if net >= 0 else 'loses'}", yuan=decimal(abs(net), 1))


def guess_table(shown: Guessing) -> pd.DataFrame:
    """Return what each offer keeps of a thousand contacts, and earns a contact, by need."""
    parts = []
    for measure in ("saved", "net"):
        table = debrief.by_need(shown.people, measure).round(1)
        table.index = [whose(one) for one in table.index]
        table.columns = [texts(f"need_desk.{measure}", offer=offer_name(one)) for one in table]
        parts.append(table)
    return pd.concat(parts, axis=1).rename_axis(texts("corner")).reset_index()


need_desk = Panel(
    of=Contacts.of,
    controls=guess_controls,
    compute=Contacts.compute,
    draw=lambda shown: charts.guess_line(
        shown.ends, shown.one, shown.hit, shown.model, offer_name(shown.offer)
    ),
    says=guess_says,
    texts=texts,
    key="need_desk",
    takeaway=guess_table,
    case=debrief.CASE,
    needs_truth=True,
)

# --- Kano ---


class Read(NamedTuple):
    """Answers about a feature of some customers, and the map of all features."""

    told: pd.DataFrame
    classes: pd.DataFrame
    pairs: pd.DataFrame
    whom: str
    feature: str


@dataclass(frozen=True)
class Survey:
    """Kano's answers with the true need of each, and the classes of all and of each need."""

    rows: pd.DataFrame
    classes: dict[str, pd.DataFrame]

    @classmethod
    def of(cls, mart: door.Mart) -> Survey:
        rows = methods.answers(mart)
        need = rows["subscriber"].map(debrief.needs(mart))
        return cls(rows.assign(need=need), debrief.classes_by_need(mart))

    def compute(self, whom: str, feature: str) -> Read:
        rows = self.rows[self.rows["feature"] == feature]
        asked = rows if whom == debrief.ALL else rows[rows["need"] == whom]
        table = self.classes[whom]
        return Read(kano.coefficients(table), table, answered(asked), whom, feature)


def kano_controls(known: Survey | None = None) -> dict:
    """Return whose answers, and about what."""
    whom = (debrief.ALL, *NEEDS)
    return {
        "whom": Pick({one: whose(one) for one in whom}, debrief.ALL),
        "feature": Pick({one: texts(f"features.{one}") for one in KANO_FEATURES}, "vip_care"),
    }


def kano_says(shown: Read) -> str:
    """Return in words which class the feature is, how many like it, and who contradicts himself."""
    row = shown.classes.loc[shown.feature]
    return texts(
        "kano_reader.says",
        answers=int(shown.pairs.to_numpy().sum()),
        feature=texts(f"features.{shown.feature}"),
        found=texts(f"classes.{kano.quadrants(shown.told)[shown.feature]}"),
        doubtful=row["doubtful"],
        likes=shown.pairs.loc["like"].sum() / shown.pairs.to_numpy().sum(),
    )


def _drawn(shown: Read) -> list:
    table = shown.pairs.copy()
    table.index = [texts("with", answer=texts(f"answers.{one}")) for one in table.index]
    table.columns = [texts("without", answer=texts(f"answers.{one}")) for one in table]
    figure = charts.kano_map(shown.told, whose(shown.whom), shown.feature)
    return [figure, table.rename_axis(texts("pairs"))]


def kano_table(shown: Read) -> pd.DataFrame:
    """Return the share of each class by feature, and the two figures of the map."""
    table = pd.concat([shown.classes, shown.told], axis=1).round(2)
    table.index = [texts(f"features.{one}") for one in table.index]
    table.columns = [texts(f"classes.{one}") for one in table]
    return table.rename_axis(texts("kano_reader.corner")).reset_index()


kano_reader = Panel(
    of=Survey.of,
    controls=kano_controls,
    compute=Survey.compute,
    draw=_drawn,
    says=kano_says,
    texts=texts,
    key="kano_reader",
    takeaway=kano_table,
    needs_truth=True,
)
