"""Rules for whom to contact with what: a small language, the sheet it is written on, and what it does.

    from casekit.analysis import rules

    people = rules.visible(mart, month, more=scores[["risk"]])      # what anybody at work can see
    sheet = rules.Sheet(
        people,
        columns=rules.columns_of(people, ["risk", "over_gb_months_3m", "broadband"]),
        ranks={"risk": rules.Rank("risk"), "lot": rules.Rank(None, label={"zh": …, "en": …})},
        offers={"care_call": rules.Offer({"zh": …, "en": …}, contact=8)},
        budget=3000,
    )
    plan = sheet.read([{"who": [["risk", ">=", 0.1]], "rank": "risk", "offer": "care_call", "cap": 100}])
    done = sheet.apply(plan)
    done.table                     # a row for each who is contacted, held out or left alone
    done.lines                     # a row a line: matching, taken above, listed, held out, yuan
    sheet.takeaway(plan)           # the list with a reason for each, for Excel
    plan.to_json(), rules.Plan.from_json(text)

A plan has up to five lines, which are worked through from above: who is on the list of one line is
not asked by the next. A line names whom it means by up to two conditions, each `column op step` with
a step out of at most sixteen, ranks them, and takes the first of them. Columns that only the truth
knows are refused by name.
"""

from casekit.analysis.rules.applying import Applied
from casekit.analysis.rules.columns import Column, columns_of, steps_of
from casekit.analysis.rules.faults import RuleFault
from casekit.analysis.rules.language import Condition, Line, Plan
from casekit.analysis.rules.sheet import CAPS, Buy, Offer, Rank, Sheet
from casekit.analysis.rules.visible import visible

__all__ = [
    "CAPS",
    "Applied",
    "Buy",
    "Column",
    "Condition",
    "Line",
    "Offer",
    "Plan",
    "Rank",
    "RuleFault",
    "Sheet",
    "columns_of",
    "steps_of",
    "visible",
]
