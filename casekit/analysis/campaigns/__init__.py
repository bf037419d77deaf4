"""Campaigns: what a pilot shows, what a call truly does, who refuses, lists and their worth."""

from casekit.analysis.campaigns.allocation import allocation
from casekit.analysis.campaigns.effects import KNOWN, eve, span, true_effect_by, true_effects
from casekit.analysis.campaigns.lists import ORACLE, RANDOM, kept, leavers_found, rank_bands
from casekit.analysis.campaigns.pilots import (
    Estimate,
    NoCampaign,
    campaign_of,
    effect_by,
    outcomes,
    people_an_arm,
    save_probability,
)
from casekit.analysis.campaigns.refusals import REFUSALS, refusals, unknown_refusals
from casekit.analysis.campaigns.worth import (
    OUTCOMES,
    Costs,
    gains,
    net_value,
    oracle,
    outcome_of,
    pilot_costs,
    share_of_oracle,
)

__all__ = [
    "KNOWN",
    "ORACLE",
    "OUTCOMES",
    "RANDOM",
    "REFUSALS",
    "Costs",
    "Estimate",
    "NoCampaign",
    "allocation",
    "campaign_of",
    "effect_by",
    "eve",
    "gains",
    "kept",
    "leavers_found",
    "net_value",
    "oracle",
    "outcome_of",
    "outcomes",
    "people_an_arm",
    "pilot_costs",
    "rank_bands",
    "refusals",
    "save_probability",
    "share_of_oracle",
    "span",
    "true_effect_by",
    "true_effects",
    "unknown_refusals",
]
