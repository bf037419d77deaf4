"""What a seat is worth: yuan of the customer and of all who would follow, by the true effect of care."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.analysis.money import figure
from casekit.analysis.true_value import with_followers
from casekit.course.segmentation.redraw import methods
from casekit.mart.once import once

CARE = "care_call"


@once
def effects(mart: door.Mart) -> pd.DataFrame:
    """Return everyone's true effect of a year in a seat, index subscriber; raises NoTruth."""
    law = mart.campaigns
    seat = law[(law["offer"] == CARE) & (law["treated_share"] == 0)].iloc[0]
    return campaigns.true_effects(mart, int(seat["campaign"]))


@once
def worth(mart: door.Mart) -> pd.Series:
    """Return the yuan that a seat brings with each who may be contacted, expected.

    −effect · (own + followers' value over 36 months) − the cost of a seat; of those whose effect is
    known. Raises NoTruth.
    """
    value = with_followers(mart).sum(axis=1).rename("value").to_frame()
    here = value.index.intersection(methods.people(mart).index)
    costs = campaigns.Costs(figure(CARE), 0.0, 0.0)
    return campaigns.gains(value.loc[here], effects(mart), costs)


def share(mart: door.Mart, chosen: Iterable) -> float:
    """Return what a list brings, as a share of the best list of as many seats."""
    return campaigns.share_of_oracle(chosen, worth(mart), methods.SEATS)


@once
def best(mart: door.Mart) -> pd.Index:
    """Return the list of one who knows what a seat brings with each."""
    return campaigns.oracle(worth(mart), methods.SEATS)
