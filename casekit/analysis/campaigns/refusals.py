"""Who may not be contacted by a campaign, or asked not to be: what the records say of it."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart

REFUSALS = {
    "no_consent": ("subscribers.marketing_consent", False),
    "do_not_disturb": ("subscribers.do_not_disturb", True),
}
"""Refusal → the column that tells it, and what stands there of those who refuse.

Consent is law: without it no campaign may contact anybody. Do-not-disturb is a wish.
"""


def refusals(mart: Mart) -> dict[str, pd.Index]:
    """Return the subscribers who refuse, by refusal; one whose column the data lack is left out.

    Where consent is missing in single rows, nobody has said yes: these count as refusing.
    """
    found = {}
    for refusal, (column, refused) in REFUSALS.items():
        if mart.knows(column):
            name = column.partition(".")[2]
            rows = mart.table("subscribers", ["subscriber", name])
            says = rows[name].astype("boolean").fillna(value=False).eq(refused)
            found[refusal] = pd.Index(rows.loc[says, "subscriber"])
    return found


def unknown_refusals(mart: Mart) -> list[str]:
    """Return the refusals of which the data say nothing."""
    return [name for name, (column, _) in REFUSALS.items() if not mart.knows(column)]
