"""The twelve to read: how they stood a year ago, and what became of them."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.tables import headed
from casekit.course.segmentation.the_list import methods
from casekit.text import Catalogue

texts = Catalogue("casekit.course.segmentation.the_list")


def shown(mart: door.Mart) -> pd.DataFrame:
    """Return the twelve in the order of their bills, with what they paid since."""
    table = methods.table(mart).sort_values("bill", ascending=False, kind="stable")
    styles = {
        "bill": "yuan",
        "tenure": "n",
        "home_lines": "n",
        "months_to_end": "n",
        "paid_since": "yuan",
    }
    rows = [texts(f"kinds.{kind}") for kind in table.index]
    return headed(table.rename(columns={"next_year": "paid_since"}), styles, rows, texts("corner"))
