"""The case's debrief: what lists bring, who stays because somebody cares, and who gave up the seat."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.analysis.money import figure
from casekit.classroom import AskedQuestion, Explorer, opened_after
from casekit.course.segmentation.needs.debrief import needs
from casekit.course.segmentation.redraw import case, methods, tables
from casekit.mart import names
from casekit.mart.once import once
from casekit.text import Catalogue, decimal, percent

texts = Catalogue("casekit.course.segmentation.redraw")
_COMPARED = ("bill", "with_along", "points", "tenure", "risk", "risk_bill")
_BECAME = ("kept", "woken", "stays", "lost")


@once
def lists(mart: door.Mart) -> dict[str, pd.Index]:
    """Return lists that people think of, the solution's and the best possible, by name."""
    thought_of = {name: methods.listed(mart, methods.line(rank=name)) for name in _COMPARED}
    return {**thought_of, "right": methods.listed(mart, methods.RIGHT), "need": _by_need(mart)}


def _by_need(mart: door.Mart) -> pd.Index:
    """The list of one who knows who is truly service-minded; raises NoTruth."""
    people = methods.people(mart)
    service = needs(mart).reindex(people.index).eq("service")
    return people.loc[service, "with_along"].nlargest(methods.SEATS).index


def shares(mart: door.Mart) -> pd.Series:
    """Return the share of the best possible net value that each of `lists` brings."""
    return pd.Series({name: case.share(mart, chosen) for name, chosen in lists(mart).items()})


def compared(mart: door.Mart, own: dict[str, pd.Index] | None = None) -> pd.DataFrame:
    """Return what becomes of those on each list, the reader's first, and what each brings, in words."""
    rows = {}
    for name, chosen in {**(own or {}), **lists(mart), "oracle": case.best(mart)}.items():
        became = campaigns.outcome_of(chosen, case.effects(mart))
        rows[texts(f"lists.{name}")] = {
            **{texts(f"tables.{one}"): decimal(int(became[one])) for one in _BECAME},
            texts("tables.bill"): decimal(methods.people(mart).loc[chosen, "bill"].mean()),
            texts("tables.net"): decimal(campaigns.net_value(chosen, case.worth(mart))),
            texts("tables.share"): percent(case.share(mart, chosen)),
        }
    table = pd.DataFrame.from_dict(rows, orient="index")
    return table.rename_axis(texts("tables.list"))


@once
def by_help(mart: door.Mart) -> pd.DataFrame:
    """Return by band of calls for help: customers, service (share truly service-minded), kept (of 1,000
    seats, expected) and yuan (a seat); index the band's lowest number."""
    worth = case.worth(mart)
    known = methods.people(mart).loc[worth.index]
    table = pd.DataFrame({
        "band": tables.bands(known["help"]),
        "service": needs(mart).reindex(worth.index).eq("service"),
        "kept": -1000 * case.effects(mart)["effect"].reindex(worth.index),
        "yuan": worth,
    })  # fmt: skip
    by = table.groupby("band", observed=True)
    return by[["service", "kept", "yuan"]].mean().assign(customers=by.size())


def _by_help_told(mart: door.Mart) -> pd.DataFrame:
    found = by_help(mart)
    table = pd.DataFrame({
        names.heading("customers"): found["customers"].map(decimal),
        texts("tables.service"): found["service"].map(percent),
        texts("tables.kept_of_1000"): found["kept"].map(lambda one: decimal(one, 1)),
        texts("tables.yuan_a_seat"): found["yuan"].map(lambda one: decimal(one, 1)),
    })  # fmt: skip
    table.index = [tables.band_name(low) for low in found.index]
    return table.rename_axis(texts("tables.help"))


def _quiet(mart: door.Mart) -> str:
    yuan = by_help(mart)["yuan"].iloc[0]
    return texts(f"debrief.quiet.{'gains' if yuan >= 0 else 'loses'}", yuan=decimal(abs(yuan), 1))


def swapped(mart: door.Mart) -> str:
    """Return in words who gives up the company's seats to the list of the solution."""
    was, now = lists(mart)["bill"], lists(mart)["right"]
    facts = {"seats": methods.SEATS}
    for name, who in (("out", was.difference(now)), ("in", now.difference(was))):
        risk = case.effects(mart).reindex(who)[["risk_untreated", "risk_treated"]].mean()
        facts["into" if name == "in" else name] = len(who)
        facts[f"bill_{name}"] = float(methods.people(mart).loc[who, "bill"].mean())
        facts[f"from_{name}"], facts[f"to_{name}"] = (float(one) for one in risk)
    return texts("debrief.swapped", **facts)


def open_truth(asked: AskedQuestion) -> Explorer:
    """Return what opens the truth behind the case's question, `q.redraw_list`."""

    def opened() -> list:
        mart, share = asked.mart, shares(asked.mart)
        own = {name: planned.done.table.index for name, planned in asked.own().items()}
        money = {"months": figure("lifetime_months"), "cost": figure(case.CARE)}
        return [
            texts("debrief.lists", seats=methods.SEATS, **money),
            compared(mart, own),
            texts("debrief.by_help", customers=len(case.worth(mart)), quiet=_quiet(mart),
                  gone=len(methods.people(mart)) - len(case.worth(mart))),
            _by_help_told(mart),
            swapped(mart),
            texts("debrief.take_home", bill=share["bill"], along=share["with_along"],
                  right=share["right"]),
        ]  # fmt: skip

    return opened_after([asked], opened, texts)
