"""What opens the truth about lifetime value: how far each way of counting is off, and on whom."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.tables import from_truth
from casekit.classroom import AskedQuestion, Explorer, opened_after
from casekit.course.lifecycle.worth import charts, methods
from casekit.mart import NoTruth, truth
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.lifecycle.worth")

FIFTHS = 5


@once
def off(mart: door.Mart) -> pd.DataFrame:
    """Return what each way promises as a multiple of the true value.

    Raises NoTruth, also where the truth holds no values (large bases come without).

    Returns:
        Index `WAYS` and `BY_AGE`; base (of all lines), riskiest, safest (of the fifth with the truly
        lowest, highest chance of staying a year).
    """
    value = truth.of(mart).value
    if value.empty:
        raise NoTruth(name=mart.name)
    month = int(value["month"].max())
    said = methods.promised(mart, month).dropna()
    real = value[value["month"] == month].set_index("subscriber").reindex(said.index)
    fifth = pd.qcut(real["survival_12m"].rank(method="first"), FIFTHS, labels=False)
    groups = {"base": fifth >= 0, "riskiest": fifth == 0, "safest": fifth == FIFTHS - 1}
    return pd.DataFrame(
        {name: said[who].sum() / real.loc[who, "clv"].sum() for name, who in groups.items()}
    )


@from_truth
def against_truth(mart: door.Mart):
    """Return the chart of the ways against the truth."""
    return charts.against_truth(off(mart))


def promises_opened(asked: AskedQuestion) -> Explorer:
    """Return the ways against the truth, once the question on their promises is in."""
    return opened_after([asked], lambda: [against_truth(asked.mart)], texts)
