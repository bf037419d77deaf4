"""What a retention contact does: on average, to whom it does harm, and who is worth a call."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import campaigns
from casekit.mart import Mart
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio


def randomised(mart: Mart) -> int:
    """Return the number of the first campaign with both arms drawn at random; Unanswerable if none."""
    for campaign, rows in mart.treatments.groupby("campaign"):
        if rows["propensity"].nunique() == 1 and rows["arm"].nunique() == 2:
            return int(campaign)
    raise Unanswerable


def true_effects(mart: Mart) -> pd.DataFrame:
    """Return the true effects of the care call that most took part in, a row each; NoTruth.

    Any other campaign will do where there is none: what is calibrated is a call.
    """
    law = mart.campaigns.set_index("campaign")["offer"]
    sizes = {one: len(campaigns.true_effects(mart, one)) for one in law.index}
    if not sizes:
        raise Unanswerable
    calls = [one for one in law.index if law[one] == "care_call"]
    return campaigns.true_effects(mart, max(calls or sizes, key=sizes.get))


@quantity
def campaign_effect(mart: Mart) -> float:
    """True mean effect of being assigned to the contact, as a share of the risk if left alone."""
    effects = true_effects(mart)
    return ratio(effects["effect"].mean(), effects["risk_untreated"].mean())


@quantity
def harmed_share(mart: Mart) -> float:
    """Share of participants whom the contact makes likelier to leave."""
    return float((true_effects(mart)["effect"] > 0).mean())


@quantity
def risk_effect_correlation(mart: Mart) -> float:
    """Correlation of the risk if left alone with the effect (−1: the riskiest are best kept)."""
    effects = true_effects(mart)
    return float(np.corrcoef(effects["risk_untreated"], effects["effect"])[0, 1])


@quantity
def riskiest_tenth(mart: Mart) -> float:
    """Leavers kept by calling the riskiest tenth, over those kept by calling the best tenth."""
    effects = true_effects(mart)
    tenth = max(len(effects) // 10, 1)
    riskiest = effects.nlargest(tenth, "risk_untreated")["effect"].sum()
    return ratio(-riskiest, -effects.nsmallest(tenth, "effect")["effect"].sum())
