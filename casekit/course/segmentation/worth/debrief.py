"""What opens the truth about keeping: what a care call changes, and who stays at the save desk."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, models
from casekit.analysis.lacks import TooFew
from casekit.analysis.money import figure, value_kept
from casekit.course.segmentation.worth import methods
from casekit.course.segmentation.worth.methods import Door
from casekit.mart import features, truth
from casekit.mart.once import once

ORDERS = ("best", "risk", "stake", "bill", "lot")
"""Lists of care calls: by what a call truly brings, risk, risk × bill, bill, or drawn by lot."""
STEPS = 20
"""Steps down a list of everybody."""
FIRST = 0.1
"""Share of the list that counts as its riskiest."""


@once
def calls(mart: door.Mart) -> pd.DataFrame:
    """Return what a care call would do to each who may be called; raises NoTruth.

    Returns:
        Index subscriber; saved (customers, expected), gained (yuan, at the sheet's worth of a save),
        risk (of the warning model on the eve), bill (mean of three months, yuan).
    """
    month = campaigns.eve(mart)
    risk = models.score_on(mart, month)
    saved = -campaigns.true_effects(mart, campaigns.KNOWN)["effect"]
    table = pd.DataFrame(
        {"saved": saved, "risk": risk, "bill": features(mart, month)["bill_mean_3m"]}
    ).dropna()
    return table.assign(gained=table["saved"] * value_kept(table["bill"]))


@once
def down(mart: door.Mart, order: str) -> pd.DataFrame:
    """Return what lists of growing length keep, from 5 % of all down to everybody; raises NoTruth.

    Args:
        order: one of `ORDERS`.

    Returns:
        Index depth (share of all); called, saved (customers) and gained (yuan), added up from the
        top of the list on.
    """
    table = calls(mart)
    ratings = {
        "best": table["gained"],
        "risk": table["risk"],
        "stake": table["risk"] * table["bill"],
        "bill": table["bill"],
        "lot": pd.Series(np.random.default_rng(0).random(len(table)), table.index),
    }
    first = ratings[order].sort_values(ascending=False, kind="stable").index
    added = table.loc[first, ["saved", "gained"]].cumsum()
    depth = np.arange(1, STEPS + 1) / STEPS
    ends = np.round(depth * len(table)).astype(int)
    return added.iloc[ends - 1].assign(called=ends).set_index(pd.Index(depth, name="depth"))


def returns(list_: pd.DataFrame, cost: float) -> pd.DataFrame:
    """Return what a yuan spent down a list brings back, at `cost` yuan a call.

    Args:
        list_: from `down`.

    Returns:
        Index depth; average (of all calls so far), following (of the last step's), net (yuan, all
        so far), per_save (yuan that one more customer kept costs in the step; inf where it keeps
        none).
    """
    step = list_.diff().fillna(list_.iloc[:1])
    spent = cost * step["called"]
    saved = step["saved"].where(step["saved"] > 0, 0.0)
    return pd.DataFrame(
        {
            "average": list_["gained"] / (cost * list_["called"]),
            "following": step["gained"] / spent,
            "net": list_["gained"] - cost * list_["called"],
            "per_save": spent / saved,
        }
    )


@once
def doors(mart: door.Mart) -> dict[str, Door]:
    """Return the ways to one customer more, the dearest first as a rule; raises NoTruth.

    Returns:
        everybody (care calls to all), riskiest (to the tenth with the highest risk), won (a line
        won), desk (calls to leave, all listened to), friend (won on a friend's word). Riskiest is
        left out where calls to them keep nobody.

    Raises TooFew where no call keeps anybody.
    """
    won, price = methods.won(mart), methods.prices(mart).friend
    risk = down(mart, "risk")
    if risk.loc[1.0, "saved"] <= 0:
        raise TooFew("nobody_kept", methods.texts)
    ways = {"everybody": _called(risk.loc[1.0])}
    if risk.loc[FIRST, "saved"] > 0:
        ways["riskiest"] = _called(risk.loc[FIRST])
    return {**ways, "won": won, "desk": _desk(mart), "friend": won._replace(cost=price)}


def _called(row: pd.Series) -> Door:
    return Door(figure("care_call") * row["called"] / row["saved"], row["gained"] / row["saved"])


def _desk(mart: door.Mart) -> Door:
    """What the save desk keeps if every call to leave is listened to.

    Only those count as kept who had decided; bargainers stay either way and cost the same.
    """
    told = truth.of(mart).desk.merge(mart.desk_calls, on=["subscriber", "month"])
    offers = told.loc[told["script"] == "listen", "cost"].mean()
    decided = told[told["intent"] == "decided"]
    stays = decided["stay_listen"]
    if decided.empty:
        raise TooFew("nobody_kept", methods.texts)
    bills = mart.window(mart.months, ["subscriber", "bill"]).groupby("subscriber")["bill"].mean()
    worth = value_kept(decided["subscriber"].map(bills))
    cost = len(told) * (figure("desk_call") + offers)
    return Door(cost / stays.sum(), float((stays * worth).sum() / stays.sum()))
