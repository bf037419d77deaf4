"""What tenure says, and what it does not (G11)."""

import pandas as pd

from casekit.classroom import Answer, Choice, question
from casekit.course.segmentation.tenure import methods

YEAR, LONGEST = "12-23", "60+"
"""Bands that are compared: the second year, and five years or more."""
RICHER = 1.2
"""How many times the bands' mean a bill has to be, to be clearly higher."""


def _supported(table: pd.DataFrame) -> str:
    """Return the statement that rates and bills by band support."""
    if table["bill"][LONGEST] > RICHER * table["bill"].mean():
        return "pays_more"
    apart = table["high"][LONGEST] < table["low"][YEAR]
    return "leaves_less" if apart else "level_after_a_year"


@question(
    Choice(options=("leaves_less", "level_after_a_year", "pays_more", "time_makes_loyal")),
    covers="G11",
    minutes=3,
)
def what_tenure_says(mart):
    """What rates and bills by band of tenure support: they leave less, and pay about the same."""
    table = methods.by_tenure(mart)
    year, last = table.loc[YEAR], table.loc[LONGEST]
    return Answer(
        _supported(table), year=year["hazard"], year_low=year["low"], last=last["hazard"],
        last_high=last["high"], bill=last["bill"], all_bills=float(table["bill"].mean()),
    )  # fmt: skip


@what_tenure_says.mistake
def no_interval_read(mart):
    return "level_after_a_year"


@what_tenure_says.mistake
def loyal_so_valuable(mart):
    return "pays_more"


@what_tenure_says.mistake
def the_leavers_forgotten(mart):
    return "time_makes_loyal"
