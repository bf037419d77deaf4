"""The randomised campaign: whom a call changes, as far as an operator can see, and in truth."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import VOLUNTARY, Mart
from synthetic.calendar import add_months


def outcomes(mart: Mart, campaign: int = 1) -> pd.DataFrame:
    """Return each participant of a campaign with what became of them.

    Returns:
        Index subscriber; treated (assigned to be contacted), contacted, accepted, cost (yuan),
        left (by choice, from the month of the campaign to the end of its horizon).

    Raises:
        KeyError: for a campaign that does not exist.
    """
    campaigns = mart.campaigns.set_index("campaign")
    if campaign not in campaigns.index:
        raise KeyError(f"no campaign {campaign}; there are {list(campaigns.index)}")
    law = campaigns.loc[campaign]
    rows = mart.treatments[mart.treatments["campaign"] == campaign].set_index("subscriber")
    last = add_months(int(law["month"]), int(law["horizon"]) - 1)
    left = mart.churn[mart.churn["kind"].isin(VOLUNTARY)]
    left = left[left["month"].between(int(law["month"]), last)]
    out = rows[["contacted", "accepted", "cost"]].copy()
    out.insert(0, "treated", rows["arm"].eq("treated"))
    out["left"] = out.index.isin(left["subscriber"])
    return out.sort_index()


def effect_by(trial: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Return the difference that the contact made in each group of participants.

    Args:
        trial: from `outcomes`.
        group: a label for each participant (alarms before the campaign, months to expiry …).

    Returns:
        Index group; treated and control (people), rate_treated, rate_control (share who left),
        effect (difference; negative: kept) and its 95 % interval low, high.
    """
    label = group.reindex(trial.index)
    counts = trial.groupby([label.rename("group"), "treated"], observed=True)["left"]
    n = counts.count().unstack(fill_value=0).reindex(columns=[False, True], fill_value=0)
    rate = counts.mean().unstack().reindex(columns=[False, True])
    spread = 1.96 * np.sqrt((rate * (1 - rate) / n).sum(axis=1, skipna=False))
    effect = rate[True] - rate[False]
    return pd.DataFrame(
        {
            "treated": n[True],
            "control": n[False],
            "rate_treated": rate[True],
            "rate_control": rate[False],
            "effect": effect,
            "low": effect - spread,
            "high": effect + spread,
        }
    )


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
