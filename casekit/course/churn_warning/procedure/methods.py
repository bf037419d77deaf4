"""Whom of a call list nobody may dial today. What counts as a ground is this course's own reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, models
from casekit.mart.once import once
from synthetic.calendar import add_months, month_range

GROUNDS = (
    *("not_active", "no_consent", "do_not_disturb", "port_code"),
    *("complaint", "contacted", "campaign"),
)
"""Why somebody is not dialled; who meets several counts under the first."""
FREE = "free"
_DESK = ("desk_calls.month", "desk_calls.topic")
REST = 3
"""Months, this one included, within which we do not contact anybody twice."""


def struck_off(
    names: pd.Index,
    active: Collection,
    refuse: Mapping[str, Collection],
    code_asked: Collection,
    complained: Collection,
    contacted: Collection,
    in_campaign: Collection,
) -> pd.Series:
    """Return for each name of a list the first ground on which it is struck off, or "free".

    Args:
        names: subscribers, in the order of the list.
        active: subscribers whose line is active today; all others have left or are suspended.
        refuse: from `campaigns.refusals`; who refuses what is not in it counts as free.
        code_asked: those who asked for the code to take their number along, a short while ago.
        complained: those whose complaint is open.
        contacted: those whom we have surveyed, or reached in a campaign, a short while ago.
        in_campaign: those in a campaign that is still observed, called or held out.
    """
    refused = [refuse.get(refusal, ()) for refusal in campaigns.REFUSALS]
    met = [
        names.isin(those) for those in (*refused, code_asked, complained, contacted, in_campaign)
    ]
    return pd.Series(
        np.select([~names.isin(active), *met], GROUNDS, FREE), index=names, name="ground"
    )


@once
def todays_list(mart: door.Mart, length: int = 200) -> pd.Series:
    """Return the riskiest of the month before the decision month, struck off at its end.

    The data do not say when a complaint was closed: one made this month counts as open. Refusals
    of which an extract says nothing strike nobody: `unknown_grounds` names them.

    Raises casekit.mart.TableUnknown, casekit.mart.ColumnsUnknown for what an extract lacked.
    """
    mart.need("treatments.contacted", "treatments.month", "campaigns.month", "campaigns.horizon")
    today = models.decision(mart).month
    drawn = int(add_months(today, -1))
    score = models.model(mart).score(door.features(mart, drawn))
    now = mart.month(today, ["subscriber", "status"])
    lately = month_range(add_months(today, 1 - REST), REST)
    met = mart.table("contacts", ["subscriber", "month", "kind"])
    complaints = met[met["kind"].eq("complaint") & met["month"].eq(today)]
    sent = mart.table("surveys", ["subscriber", "month", "answered"])
    surveys = sent[sent["answered"] & sent["month"].isin(lately)]
    treated = mart.treatments.merge(mart.campaigns, on="campaign", suffixes=("", "_begun"))
    reached = treated[treated["contacted"] & treated["month"].isin(lately)]
    ends = add_months(treated["month_begun"], treated["horizon"] - 1)
    observed = treated[treated["month_begun"].le(today) & ends.ge(today)]
    return struck_off(
        score.sort_values(ascending=False, kind="stable").index[:length],
        active=now.loc[now["status"].eq("active"), "subscriber"],
        refuse=campaigns.refusals(mart),
        code_asked=_code_asked(mart, lately),
        complained=complaints["subscriber"],
        contacted=pd.concat([surveys["subscriber"], reached["subscriber"]]),
        in_campaign=observed["subscriber"],
    )


def _code_asked(mart: door.Mart, months: Collection[int]) -> Collection[int]:
    """Return who asked the save desk for the porting code in some months; nobody where no table says."""
    if not mart.knows(*_DESK):
        return ()
    calls = mart.table("desk_calls", ["subscriber", "month", "topic"])
    return calls.loc[calls["topic"].eq("port_code") & calls["month"].isin(months), "subscriber"]


def unknown_grounds(mart: door.Mart) -> list[str]:
    """Return the grounds of which the data say nothing."""
    return [*campaigns.unknown_refusals(mart), *([] if mart.knows(*_DESK) else ["port_code"])]
