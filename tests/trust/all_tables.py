"""A dataset's tables in memory, the truth included, to be spoiled or thinned out."""

import pandas as pd

from casekit.mart import Mart, truth
from synthetic.schema import TABLES


def all_tables(mart: Mart) -> dict[str, pd.DataFrame]:
    """Return every table by the name of its folder."""
    known = truth.of(mart)
    return {
        (f"truth/{name}" if table.truth else name): (
            known.table(name) if table.truth else mart.table(name)
        )
        for name, table in TABLES.items()
    }
