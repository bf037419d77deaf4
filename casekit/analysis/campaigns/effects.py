"""What a campaign truly does to each customer: for debriefs, verdicts and the report on a base."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.campaigns.pilots import campaign_of
from casekit.mart import Mart, truth
from casekit.mart.once import once
from synthetic.calendar import add_months

KNOWN = 3
"""Campaign in which nobody is called, and what a care call would do is known of everybody."""


def span(mart: Mart) -> tuple[int, int]:
    """Return the first of the months over which leaving counts in `KNOWN`, and how many they are."""
    known = campaign_of(mart, KNOWN)
    return int(known["month"]), int(known["horizon"])


def eve(mart: Mart) -> int:
    """Return the month before it."""
    return int(add_months(span(mart)[0], -1))


@once
def true_effects(mart: Mart, campaign: int) -> pd.DataFrame:
    """Return the true effects of a campaign, a row a subscriber (index); raises NoTruth.

    Columns as in the truth's table `effects`: risk_untreated and effect (mean change of the chance
    of leaving; negative: kept), accept, and the two lives leaves_untreated, leaves_treated.
    """
    rows = truth.of(mart).effects
    return rows[rows["campaign"] == campaign].set_index("subscriber")


def true_effect_by(effects: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Return the true effect of a contact by group, for debriefs.

    Args:
        effects: rows of one campaign of the truth's `effects`, index subscriber.
        group: a label for each subscriber.

    Returns:
        Index group; customers, risk (mean chance of leaving if left alone), effect (mean change),
        save_share (−effect / risk: of would-be leavers, the share a contact keeps).
    """
    label = group.reindex(effects.index).rename("group")
    means = effects.groupby(label, observed=True)[["risk_untreated", "effect"]].mean()
    table = means.rename(columns={"risk_untreated": "risk"})
    table.insert(0, "customers", effects.groupby(label, observed=True).size())
    table["save_share"] = -table["effect"] / table["risk"].where(table["risk"] > 0)
    return table
