"""What calling came to, in words: a pilot, and one list reckoned twice."""

from __future__ import annotations

import math

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, money
from casekit.course.churn_warning.riskiest import debrief
from casekit.drawing.tables import Sentence, markdown
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.riskiest")


def pilot(people: pd.DataFrame, month: int, saved: tuple[float, float, float]) -> Sentence:
    """Return what a randomised campaign told, and whether it told enough.

    Args:
        people: from `campaigns.outcomes`.
        month: of the campaign.
        saved: from `campaigns.save_probability`: estimate and its 95 % interval.
    """
    arms = people.groupby("treated")["left"].agg(["mean", "size"])
    value, low, high = saved
    verdict = "pilot_clear" if low > 0 else "pilot_open"
    found = "pilot_kept" if round(value, 2) > 0 else "pilot_lost"
    return Sentence(
        texts(
            "sentences.pilot",
            month=month,
            treated=int(arms.loc[True, "size"]),
            rate_treated=arms.loc[True, "mean"],
            control=int(arms.loc[False, "size"]),
            rate_control=arms.loc[False, "mean"],
            saved=texts(f"sentences.{found}", share=value),
            low=low,
            high=high,
            verdict=texts(f"sentences.{verdict}"),
        )  # fmt: skip
    )


def two_books(mart: door.Mart) -> Sentence:
    """Return what the lecture's cut-off promises on the eve of the calls beside what it brings.

    Raises NoTruth.
    """
    call, books = money.example(), debrief.two_books(mart)
    said = {
        "month": campaigns.eve(mart),
        "horizon": campaigns.span(mart)[1],
        "cut_off": call.break_even,
        "cost": call.cost,
        "save": call.save_rate,
        "value": call.value,
        "open": books.leavers - books.decided,
        "scored": books.expected / call.save_rate,
        "worth": (books.net + books.called * call.cost) / books.kept,
        "paid": books.called * call.cost,
        **books._asdict(),
    }
    rows = [
        [texts(f"books.{row}.{cell}", **said) for cell in ("name", "scored", "true")]
        for row in ("months", "leavers", "open", "kept", "worth", "net")
    ]
    table = markdown([texts(f"books.head.{cell}") for cell in ("name", "scored", "true")], rows, 2)
    parts = (texts("books.line", **said), str(table), texts("books.why", **said))
    return Sentence("\n\n".join(parts))


def whom_first(mart: door.Mart, calls: int, calls_a_week: int) -> Sentence:
    """Return which list that one can draw up keeps most here, and how large a pilot of it must be.

    Raises NoTruth.
    """
    lists = debrief.kept_by_list(mart, calls).drop(["oracle", "random"])
    best = lists["kept"].idxmax()
    kept, net, risk = lists.loc[best, ["kept", "net", "risk"]]
    first = texts(
        f"sentences.whom_first.{'riskiest' if best == 'riskiest' else 'another'}",
        calls=calls,
        name=texts(f"lists.{best}"),
        most=f"{kept:.1f}",
        riskiest=f"{lists.loc['riskiest', 'kept']:.1f}",
        next=f"{lists['kept'].nlargest(2).iloc[1]:.1f}",
        net=texts(f"sentences.whom_first.{'gains' if net > 0 else 'costs'}", yuan=abs(net)),
    )
    if kept <= 0:
        return Sentence(f"> {first}")
    people = campaigns.people_an_arm(risk, risk - kept / calls)
    size = texts(
        "sentences.whom_first.size",
        risk=risk,
        points=100 * kept / calls,
        people=math.ceil(people / 100) * 100,
        a_week=calls_a_week,
        weeks=math.ceil(people / calls_a_week),
        horizon=campaigns.span(mart)[1],
    )
    return Sentence(f"> {first}\n>\n> {size}")
