"""The case's debrief: what became of those on each list, and whom the call truly moves."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, money, words
from casekit.classroom import AskedQuestion, Explorer, opened_after
from casekit.course.churn_warning.expiry_cliff import case, questions
from casekit.course.churn_warning.expiry_cliff.tables import tenths
from casekit.mart import names, truth
from casekit.text import Catalogue, percent
from synthetic.calendar import add_months

texts = Catalogue("casekit.course.churn_warning.expiry_cliff")
COMPARED = ("riskiest", "best_payers", "most_alarms", "soonest_end")
"""Lists of learners that the debrief sets beside the solution's and the oracle's."""


def what_lists_come_to(mart: door.Mart, own: dict[str, pd.Index] | None = None) -> pd.DataFrame:
    """Return what lists of 300 come to: outcomes of those called, mean bill, net yuan.

    Args:
        mart: of the case.
        own: the reader's list by its name, where there is one.
    """
    lists = {
        **(own or {}),
        **{name: questions.free_list.mistakes[name].answer(mart) for name in COMPARED},
        "expiring_by_bill": case.listed(mart, **case.RIGHT),
        "oracle": case.oracle(mart),
    }
    rows = {}
    for name, chosen in lists.items():
        became = campaigns.outcome_of(chosen, case.effects(mart))
        rows[name] = {
            **became.to_dict(),
            "bill": case.customers(mart).loc[chosen, "bill"].mean(),
            "net": campaigns.net_value(chosen, case.worth(mart)),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def lists_compared(mart: door.Mart, own: dict[str, pd.Index] | None = None) -> pd.DataFrame:
    """Return what became of those on each list, the reader's first, and what each list earned."""
    table = what_lists_come_to(mart, own)
    became = [name for name in campaigns.OUTCOMES if name != "unknown" or table[name].any()]
    shown = table[became].set_axis(words.names("outcomes", became), axis=1)
    shown[names.heading("bill")] = table["bill"].map("{:.0f}".format)
    shown[texts("tables.columns.net")] = table["net"].map("{:,.0f}".format)
    share = table["net"] / table.loc["oracle", "net"]
    shown[texts("tables.columns.share")] = share.map(percent)
    return shown.set_axis([texts(f"tables.lists.{name}") for name in table.index])


def effect_by_end(mart: door.Mart) -> pd.DataFrame:
    """Return the true effect of the call by months to the end of the contract."""
    return _told(_by_end(mart)).set_axis([texts(f"tables.ends.{letter}") for letter in "abcdefg"])


def about_the_end(mart: door.Mart) -> str:
    """Return what to see in `effect_by_end`, in words."""
    kept = _by_end(mart)
    soon = kept.loc[["c", "d"]].mul(kept.loc[["c", "d"], "customers"], axis=0).sum()
    customers = kept.loc[["c", "d"], "customers"].sum()
    return texts(
        "debrief.effect_by_end",
        soon=-100 * float(soon["effect"] / customers),
        far=-100 * float(kept.loc["f", "effect"]),
        few=int(kept.loc["b", "customers"]),
        kept=-float(soon["effect"] / soon["risk"]),
        without=float(kept.loc["g", "save_share"]),
        save=money.figure("save_undecided"),
        offer=campaigns.pilot_costs(mart, case.CAMPAIGN, case.PILOT).offer,
        joined=len(case.customers(mart)) - int(kept["customers"].sum()),
    )


def _by_end(mart: door.Mart) -> pd.DataFrame:
    ends = case.customers(mart)["ends_in"]
    band = pd.cut(ends, [-999, -1, 0, 1, 2, 6, 24, 999], labels=list("abcdefg"))
    return _true_effect(mart, band)


def effect_by_decision(mart: door.Mart) -> pd.DataFrame:
    """Return the true effect of the call by whether the mind was made up."""
    shown = _told(_by_decision(mart))
    return shown.set_axis([texts(f"tables.{name}") for name in shown.index])


def about_the_decision(mart: door.Mart) -> str:
    """Return what to see in `effect_by_decision`, in words."""
    kept = _by_decision(mart)
    soon, decided = kept.loc["undecided_soon"], kept["customers"].get("decided", 0)
    return texts(
        "debrief.effect_by_decision", decided=int(decided), soon=int(soon["customers"]),
        kept=-100 * float(soon["effect"]),
    )  # fmt: skip


def decided(mart: door.Mart) -> pd.Series:
    """Return which of the room's customers had made up their minds before the calls; raises NoTruth.

    The calls are made in the month of the campaign, before that month's decisions fall.
    """
    month = int(campaigns.campaign_of(mart, case.CAMPAIGN)["month"])
    known = truth.of(mart).state_of(int(add_months(month, -1)), ["decided"])["decided"]
    return known.reindex(case.customers(mart).index, fill_value=False)


def _by_decision(mart: door.Mart) -> pd.DataFrame:
    """Rows undecided, undecided_soon (a part of it, about to reach the end) and decided, if any."""
    people = case.customers(mart)
    band = decided(mart).map({False: "undecided", True: "decided"}).astype("category")
    soon = band.where(
        people["ends_in"].between(case.RIGHT["ends_from"], case.RIGHT["ends_to"])
        & (band == "undecided")
    )
    parts = [_true_effect(mart, one) for one in (band, soon.cat.remove_unused_categories())]
    found = pd.concat([parts[0], parts[1].rename({"undecided": "undecided_soon"})])
    return found.reindex([name for name in _DECIDED if name in found.index])


_DECIDED = ("undecided", "undecided_soon", "decided")


def _true_effect(mart: door.Mart, band: pd.Series) -> pd.DataFrame:
    known = case.effects(mart).reindex(band.index).dropna(subset="effect")
    return campaigns.true_effect_by(known, band)


def _told(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            names.heading("customers"): table["customers"].map("{:,}".format),
            texts("tables.columns.risk"): table["risk"].map(tenths),
            texts("tables.columns.kept_of_100"): (-100 * table["effect"]).map("{:+.1f}".format),
            texts("tables.columns.save_share"): table["save_share"].map(percent),
        }
    )


def open_truth(asked: AskedQuestion) -> Explorer:
    """Return what opens the truth behind the case's question, `q.target_list`."""

    def opened() -> list:
        mart = asked.mart
        listed = {name: case.listed(mart, **rule) for name, rule in asked.own().items()}
        own = {name: chosen for name, chosen in listed.items() if len(chosen)}
        return [
            texts("debrief.lists_compared"), lists_compared(mart, own),
            about_the_end(mart), effect_by_end(mart),
            about_the_decision(mart), effect_by_decision(mart),
            texts("debrief.to_take_home"),
        ]  # fmt: skip

    return opened_after([asked], opened, texts)
