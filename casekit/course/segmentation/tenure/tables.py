"""The bands of tenure to read."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.tables import headed
from casekit.course.segmentation.tenure import methods
from casekit.text import Catalogue

texts = Catalogue("casekit.course.segmentation.tenure")


def bands(mart: door.Mart) -> pd.DataFrame:
    """Return line-months, leavers and mean bill by band of tenure."""
    table = methods.by_tenure(mart)
    styles = {"line_months": "n", "leavers": "n", "bill": "yuan"}
    rows = [texts(f"bands.{band}") for band in table.index]
    return headed(table.rename(columns={"at_risk": "line_months"}), styles, rows, texts("corner"))
