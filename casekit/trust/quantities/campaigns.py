"""What a retention contact does: on average, to whom it does harm, and who is worth a call."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import campaigns
from casekit.mart import Mart
from casekit.mart.once import once
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio
from synthetic.calendar import month_number
from synthetic.catalogue import CATALOGUE

_SETTLED = 4
"""Months on the network from which a call is judged: who has just joined is hard to move."""


def trials(mart: Mart) -> list[int]:
    """Return the campaigns with both arms drawn at random, the largest first."""
    rows = mart.treatments.groupby("campaign")
    by_lot = (rows["propensity"].nunique() == 1) & (rows["arm"].nunique() == 2)
    return rows.size()[by_lot].sort_values(ascending=False).index.astype(int).tolist()


def largest_trial(mart: Mart) -> int:
    """Return the number of the largest of `trials`; Unanswerable if there is none."""
    found = trials(mart)
    if not found:
        raise Unanswerable
    return found[0]


@once
def call_effects(mart: Mart) -> pd.DataFrame:
    """Return the true effects of the care call that most took part in, a row each; NoTruth.

    Any other campaign will do where there is no call. Left out are those who had joined in the
    last four months, and those on whom another campaign still works: a call would undo it.
    """
    law = mart.campaigns.set_index("campaign")
    sizes = {one: len(campaigns.true_effects(mart, one)) for one in law.index}
    if not sizes:
        raise Unanswerable
    calls = [one for one in law.index if law["offer"][one] == "care_call"]
    chosen = max(calls or sizes, key=sizes.get)
    effects = campaigns.true_effects(mart, chosen)
    joined = mart.subscribers.set_index("subscriber")["join_month"].reindex(effects.index)
    since = month_number(law["month"][chosen]) - month_number(joined)
    return effects[(since >= _SETTLED) & ~effects.index.isin(_under_another(mart, chosen))]


def _under_another(mart: Mart, campaign: int) -> pd.Series:
    """Subscribers on whom an earlier campaign's offer works when this one begins."""
    law = mart.campaigns.set_index("campaign")
    rows = mart.treatments
    months = rows["campaign"].map(law["offer"]).map(lambda offer: CATALOGUE[offer].months)
    begun = month_number(rows["campaign"].map(law["month"]))
    now = month_number(law["month"][campaign])
    works = (begun <= now) & (now < begun + months.astype(int)) & rows["contacted"].astype(bool)
    return rows.loc[works & (rows["campaign"] != campaign), "subscriber"]


@quantity
def campaign_effect(mart: Mart) -> float:
    """True mean effect of being assigned to the contact, as a share of the risk if left alone."""
    effects = call_effects(mart)
    return ratio(effects["effect"].mean(), effects["risk_untreated"].mean())


@quantity
def harmed_share(mart: Mart) -> float:
    """Share of participants whom the contact makes likelier to leave."""
    return float((call_effects(mart)["effect"] > 0).mean())


@quantity
def risk_effect_correlation(mart: Mart) -> float:
    """Correlation of the risk if left alone with the effect (−1: the riskiest are best kept)."""
    effects = call_effects(mart)
    return float(np.corrcoef(effects["risk_untreated"], effects["effect"])[0, 1])


@quantity
def risk_effect_rank(mart: Mart) -> float:
    """The same between ranks (Spearman): a few with very high risks do not decide it."""
    effects = call_effects(mart)
    return float(effects["risk_untreated"].corr(effects["effect"], method="spearman"))


@quantity
def riskiest_tenth(mart: Mart) -> float:
    """Leavers kept by calling the riskiest tenth, over those kept by calling the best tenth."""
    effects = call_effects(mart)
    tenth = max(len(effects) // 10, 1)
    riskiest = effects.nlargest(tenth, "risk_untreated")["effect"].sum()
    return ratio(-riskiest, -effects.nsmallest(tenth, "effect")["effect"].sum())
