"""The log of who looked up whose record: worked out when it is read, it stands in no file."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart.dataset import Mart
from casekit.mart.faults import TEXTS, TableUnknown
from casekit.mart.once import once
from synthetic import access
from synthetic.calendar import days_in


@once
def access_log(mart: Mart) -> pd.DataFrame:
    """Return the look-ups of the last ninety days, a row each, in the order of time: date, hour (0 to
    23), staff, subscriber, with_ticket, full_number (the whole telephone number was shown).

    Whose records are looked up are those on the network at the end.

    Raises:
        TableUnknown: the data are an operator's own, of which the kit knows no log.
    """
    if mart.seed is None or mart.imported:
        raise TableUnknown(table="access_log", title=TEXTS("access_log"))
    last = mart.months[-1]
    lines = np.sort(mart.month(last, ["subscriber"])["subscriber"])
    rows = access.log(mart.seed, len(lines), float(mart.scenario["staff"]["sold"]))
    end = np.datetime64(f"{last // 100}-{last % 100:02}-{days_in(last):02}", "s")
    ago = (access.DAYS - rows.day.astype(np.int64)).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            "date": end - ago,
            "hour": rows.hour,
            "staff": rows.staff,
            "subscriber": lines[rows.line],
            "with_ticket": rows.with_ticket,
            "full_number": rows.full_number,
        }
    )
