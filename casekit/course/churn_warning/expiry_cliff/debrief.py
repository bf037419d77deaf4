"""The case's debrief: what became of those on each list, and whom the call truly moves."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, words
from casekit.classroom import AskedQuestion, Explorer, opened_after
from casekit.course.churn_warning.expiry_cliff import case, methods, questions
from casekit.course.churn_warning.expiry_cliff.tables import tenths
from casekit.mart import names, truth
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.churn_warning.expiry_cliff")
COMPARED = ("riskiest", "best_payers", "most_alarms", "soonest_end")
"""Lists of learners that the debrief sets beside the solution's and the oracle's."""


def what_lists_come_to(mart: door.Mart, own: pd.Index | None = None) -> pd.DataFrame:
    """Return what lists of 300 come to: outcomes of those called, mean bill, net yuan.

    Args:
        mart: of the case.
        own: the reader's list, where there is one.
    """
    lists = {
        **({} if own is None or own.empty else {"own": own}),
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


def lists_compared(mart: door.Mart, own: pd.Index | None = None) -> pd.DataFrame:
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
    people = case.customers(mart)
    band = pd.cut(people["ends_in"], [-999, -1, 0, 1, 2, 6, 24, 999], labels=list("abcdefg"))
    return _true_effect(mart, band, [texts(f"tables.ends.{letter}") for letter in "abcdefg"])


def effect_by_decision(mart: door.Mart) -> pd.DataFrame:
    """Return the true effect of the call by whether the mind was made up."""
    state = truth.of(mart).state_of(methods.CASE_MONTH, ["decided"])["decided"]
    people = case.customers(mart)
    band = state.reindex(people.index).map({False: "a", True: "b"}).astype("category")
    return _true_effect(mart, band, [texts("tables.undecided"), texts("tables.decided")])


def _true_effect(mart: door.Mart, band: pd.Series, rows: list[str]) -> pd.DataFrame:
    known = case.effects(mart).reindex(band.index).dropna(subset="effect")
    table = campaigns.true_effect_by(known, band)
    kept = (-100 * table["effect"]).map("{:+.1f}".format)
    shown = {
        names.heading("customers"): table["customers"].map("{:,}".format),
        texts("tables.columns.risk"): table["risk"].map(tenths),
        texts("tables.columns.kept_of_100"): kept,
        texts("tables.columns.save_share"): table["save_share"].map(percent),
    }
    return pd.DataFrame(shown).set_axis(rows[: len(table)])


def open_truth(asked: AskedQuestion) -> Explorer:
    """Return what opens the truth behind the case's question, `q.target_list`."""

    def opened() -> list:
        mart = asked.mart
        tables = {
            "lists_compared": lists_compared(mart, _own(asked)),
            "effect_by_end": effect_by_end(mart),
            "effect_by_decision": effect_by_decision(mart),
        }
        told = [
            part for name, table in tables.items() for part in (texts(f"debrief.{name}"), table)
        ]
        return [*told, texts("debrief.to_take_home")]

    return opened_after([asked], opened, texts)


def _own(asked: AskedQuestion) -> pd.Index | None:
    """Return the list that was handed in last; None before. After a restart it is the card's."""
    answer = asked.answered
    if not isinstance(answer, dict) and asked.record.submitted:
        answer = asked.draft
    return case.listed(asked.mart, **answer) if isinstance(answer, dict) else None
