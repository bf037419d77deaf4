"""Tables and sentences on what keeping and winning bring, and on what hangs on a line."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import along
from casekit.analysis.money import figure
from casekit.analysis.tables import from_truth, headed
from casekit.course.segmentation.worth import debrief, methods
from casekit.drawing.tables import Sentence, markdown, written
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.segmentation.worth")


@from_truth
def doors(mart: door.Mart) -> pd.DataFrame:
    """Return what one customer more costs and is worth by each way, to read; a sentence without truth."""
    ways = debrief.doors(mart)
    rows = {
        name: {"one_more": one.cost, "worth_of_one": one.worth, "back": round(one.back, 1)}
        for name, one in ways.items()
    }
    table = pd.DataFrame(rows).T
    styles = {"one_more": "yuan", "worth_of_one": "yuan", "back": "x"}
    return headed(table, styles, [texts(f"doors.{name}") for name in table.index], texts("corner"))


@from_truth
def doors_read(mart: door.Mart) -> Sentence:
    """Return in words how "six times" stands after this."""
    ways = debrief.doors(mart)
    return Sentence(
        texts(
            "doors_read",
            back=ways["everybody"].back,
            won=ways["won"].back,
            desk=ways["desk"].back,
            months=methods.months_of_newcomers(mart),
            saves=figure("save_months"),
            all=methods.prices(mart).months,
            leaving=along.leaving(mart),
            ahead=figure("lifetime_months"),
        )
    )


@from_truth
def lists_read(mart: door.Mart) -> Sentence:
    """Return in words what the lists that somebody could draw up earn at their best, and why."""
    cost, lists = figure("care_call"), {one: debrief.down(mart, one) for one in debrief.ORDERS}
    net = {name: debrief.returns(list_, cost)["net"] for name, list_ in lists.items()}
    best = net.pop("best").max()
    real = max(net, key=lambda name: net[name].max())
    first = {name: 100 * row["saved"] / row["called"] for name in ("best", "risk")
             for row in [lists[name].loc[debrief.FIRST]]}  # fmt: skip
    return Sentence(
        texts(
            f"lists_read.{'earns' if net[real].max() > 0 else 'none'}",
            whose=texts(f"lists.{real}"),
            depth=net[real].idxmax(),
            net=net[real].max(),
            most=best,
            why=texts(
                "lists_read.why",
                risk=first["risk"],
                best=first["best"],
                needed=100 * cost / debrief.doors(mart)["everybody"].worth,
            ),
        )
    )


def worth_read(mart: door.Mart) -> Sentence:
    """Return in words how the five lines come by what they are worth, and what is left out."""
    price, wins = methods.prices(mart), methods.won(mart)
    went, usual = along.along(mart)
    return Sentence(
        texts(
            "worth_read",
            went=went,
            usual=usual,
            along=price.along,
            friend=price.friend,
            spared=wins.cost - price.friend,
            months=price.months,
            margin=price.margin,
        )
    )


def line_shown(mart: door.Mart) -> Sentence:
    """Return what hangs on the line that the practice asks about, as a table to reckon with."""
    row, price = methods.asked(mart).iloc[0], methods.prices(mart)
    rows = [
        ("own", written(row["own"], "x")),
        ("home", written(row["home"], "x")),
        ("along", percent(price.along, 1)),
        ("friends", written(row["friends"], "x")),
        ("brought", written(row["brought"], "n")),
        ("friend", written(price.friend, "n")),
        ("months", written(price.months, "x")),
        ("margin", percent(price.margin)),
    ]
    head = [texts("line.corner"), texts("line.figure")]
    return markdown(head, [(texts(f"line.{name}"), told) for name, told in rows], figures=1)
