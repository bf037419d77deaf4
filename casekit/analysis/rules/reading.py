"""A plan for those who read it: sentences, and the list with a reason for each."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from casekit.analysis.rules.faults import TEXTS
from casekit.analysis.rules.language import Line, Plan
from casekit.mart import names
from casekit.text import language, percent


def sentences(sheet, plan: Plan) -> list[str]:
    """Return a plan in words, a sentence a line."""
    return [_sentence(sheet, line) for line in plan.lines]


def _sentence(sheet, line: Line) -> str:
    offer = sheet.offers[line.offer]
    who = _conditions(sheet, line)
    if offer.alone:
        return TEXTS("alone", who=who, offer=offer.words)
    parts = [TEXTS("line", who=who, offer=offer.words, rank=sheet.ranks[line.rank].words)]
    if line.cap is not None:
        parts.append(TEXTS("cap", cap=line.cap))
    if line.hold_out:
        parts.append(TEXTS("hold_out", share=percent(line.hold_out)))
    if line.rest:
        parts.append(TEXTS("rest_one" if line.rest == 1 else "rest", months=line.rest))
    return _joined(parts) + TEXTS("stop")


def _conditions(sheet, line: Line) -> str:
    if not line.who:
        return TEXTS("everybody")
    said = [sheet.columns[one.column].said(one.op, one.step) for one in line.who]
    return said[0] if len(said) == 1 else TEXTS("both", one=said[0], other=said[1])


def listed_with_reasons(sheet, plan: Plan, done) -> pd.DataFrame:
    """Return the list, a row each who is on it, with the figures that put him there."""
    table = done.table
    rows = {
        "subscriber": table.index,
        "line": table["line"].to_numpy(),
        "offer": [sheet.offers[offer].words for offer in table["offer"]],
        "arrangement": [_arrangement(held, contacted) for held, contacted in
                        zip(table["held_out"], table["contacted"], strict=True)],
        "listed_because": _reasons(sheet, plan, table),
    }  # fmt: skip
    return pd.DataFrame({names.heading(name): list(cells) for name, cells in rows.items()})


def _joined(parts: Iterable[str]) -> str:
    return ("，" if language() == "zh" else "; ").join(parts)


def _arrangement(held: bool, contacted: bool) -> str:
    return TEXTS("held_out" if held else "contacted" if contacted else "left_alone")


def _reasons(sheet, plan: Plan, table: pd.DataFrame) -> list[str]:
    found = pd.Series("", index=table.index)
    for number, line in enumerate(plan.lines, start=1):
        chosen = table.index[table["line"] == number]
        # What ranks him is a reason too: one that is asked first on the phone.
        asked = dict.fromkeys([one.column for one in line.who])
        ranked = sheet.ranks[line.rank].column
        columns = [*asked, *([ranked] if ranked in sheet.columns and ranked not in asked else [])]
        values = sheet.people.loc[chosen, columns]
        known = [sheet.columns[name] for name in columns]
        found[chosen] = [
            _joined(f"{c.label} {c.words(v)}" for c, v in zip(known, row, strict=True))
            for row in values.itertuples(index=False, name=None)
        ]
    return found.tolist()
