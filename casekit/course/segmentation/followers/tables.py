"""The names that lists have in common; what hangs on the twelve; six pairs of one circle, to read."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from casekit import mart as door
from casekit.analysis.along import more_along
from casekit.analysis.followers import yuan_that_follow
from casekit.analysis.tables import headed
from casekit.analysis.twelve import twelve
from casekit.analysis.year_after import day
from casekit.course.segmentation.followers import methods
from casekit.drawing.tables import Sentence
from casekit.text import Catalogue

texts = Catalogue("casekit.course.segmentation.followers")
_OF_THE_LIST = Catalogue("casekit.course.segmentation.the_list")


def common(table: pd.DataFrame, seats: float = methods.SEATS) -> pd.Series:
    """Return how many names lists by flags have in common: two at a time, all three, two by lot.

    Args:
        table: from `methods.lines`.
    """
    carried = methods.flags(table, seats)
    found = {
        f"{one}_{other}": int((carried[one] & carried[other]).sum())
        for one, other in combinations(methods.FLAGS, 2)
    }
    lot = round(seats * seats * len(table))
    return pd.Series({**found, "all": int(carried.all(axis=1).sum()), "lot": lot})


def of_the_twelve(mart: door.Mart) -> pd.DataFrame:
    """Return the twelve as they stood a year ago, with the bills that would go along with each."""
    return _along(mart)[0]


def twelve_read(mart: door.Mart) -> Sentence:
    """Return in words how the bills that go along are reckoned, and whose place they change."""
    return _along(mart)[1]


def _along(mart: door.Mart) -> tuple[pd.DataFrame, Sentence]:
    month, along = day(mart), more_along(mart)
    bill = door.features(mart, month)["bill_mean_3m"]
    home = mart.subscribers.set_index("subscriber")["household"]
    payer = mart.households.set_index("household")["payer"]
    known = twelve(mart, month)
    paid_for = yuan_that_follow(bill, home, payer, 1.0).reindex(known["subscriber"])
    table = pd.DataFrame({"bill": known["bill_mean_3m"], "paid_for": paid_for.to_numpy()})
    table["follow"] = along * table["paid_for"]
    table["with_follow"] = table["bill"] + table["follow"]
    table = table.sort_values("with_follow", ascending=False, kind="stable")
    risen = table["bill"].rank(ascending=False) - table["with_follow"].rank(ascending=False)
    rows = [_OF_THE_LIST(f"kinds.{kind}") for kind in table.index]
    shown = headed(table, dict.fromkeys(table, "yuan"), rows, _OF_THE_LIST("corner"))
    most = table["follow"].idxmax()
    slots = {"kind": _OF_THE_LIST(f"kinds.{most}"), "follow": table.loc[most, "follow"]}
    key = "twelve_read" if table["follow"].max() > 0 else "twelve_alone"
    return shown, Sentence(texts(key, along=100 * along, risen=int((risen > 0).sum()), **slots))
