"""What nobody can refuse and somebody should look at: middles that a wrong unit would explain, and
values outside of the range, which are slips where they are few and a wrong unit where they are many."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from casekit.mart.extract.mapping import ColumnMap
from casekit.mart.extract.numbers import UNITS, factor_of
from casekit.mart.extract.report import Finding, Report
from synthetic.schema import Column, Table

FEW = 0.01
"""Of a file's rows: so many may be brought to the end of the range without a change of meaning."""
PLAUSIBLE: dict[str, tuple[float, float]] = {
    "plans.fee": (5, 600),
    "plans.voice_minutes": (20, 5000),
    "plans.data_gb": (0.3, 300),
    "plans.voice_price": (0.02, 2),
    "plans.data_price": (0.2, 60),
    "monthly.fee": (5, 500),
    "monthly.bill": (5, 500),
    "monthly.paid": (5, 500),
    "monthly.minutes_out": (10, 1500),
    "monthly.minutes_in": (10, 1500),
    "monthly.calls_out": (3, 800),
    "monthly.calls_in": (3, 800),
    "monthly.data_gb": (0.2, 150),
    "monthly.off_net_share": (0.03, 0.97),
    "contracts.monthly_return": (1, 300),
    "services.fee": (0.5, 150),
    "treatments.cost": (0.05, 300),
}
"""Column → the range of the median of its values above 0, in the mart's units. ARPU, minutes and GB
of operators from the poorest to the richest market lie well within (China 2024: 49 yuan, 222
minutes, 16 GB)."""
_OUTSIDE = {"out_of_range", "negative", "month_outside"}


def weigh_ranges(report: Report, table: Table, rows: dict[str, int]) -> None:
    """Name findings of values outside of their range by how many they are.

    `rows` are those read of each of the table's files. `clip` is spoken of only where they are
    few; where it was asked for and they are many, it is refused.
    """
    for one in list(report):
        if one.target.partition(".")[0] != table.name:
            continue
        read = rows.get(one.file, 0)
        share = (
            one.rows / read if one.rows and read else 1.0
        )  # a file's name holds for all its rows
        facts = {**one.facts, "share": f"{share:.1%}"}
        if one.kind == "refused" and one.rule in _OUTSIDE:
            rule = one.rule if share >= FEW else f"few_{one.rule}"
            report.put(one, replace(one, rule=rule, facts=facts))
        elif one.rule == "clipped" and share >= FEW:
            report.put(one, replace(one, kind="refused", rule="clipped_many", facts=facts))


class Middles:
    """The medians of a table's columns, part by part, held against what is plausible."""

    def __init__(self, table: Table):
        self.table = table
        self._medians: dict[str, list[float]] = {}

    def add(self, rows: pa.Table) -> None:
        """Look at a part's rows."""
        for column in self.table.columns:
            if f"{self.table.name}.{column.name}" in PLAUSIBLE:
                values = rows.column(column.name)
                values = values.filter(pc.fill_null(pc.greater(values, 0), False)).to_numpy()
                if len(values):
                    self._medians.setdefault(column.name, []).append(float(np.median(values)))

    def tell(self, report: Report, columns: dict[str, ColumnMap]) -> None:
        """Tell each column whose middle (of the parts' medians) no operator's would have."""
        for name, medians in self._medians.items():
            low, high = PLAUSIBLE[f"{self.table.name}.{name}"]
            median = float(np.median(medians))
            if low <= median <= high or name not in columns:
                continue
            if f"{self.table.name}.{name}" in report.unsound_targets:
                continue  # it is refused already, and one way out is enough
            spec, column = columns[name], self.table[name]
            facts = {"median": f"{median:,.4g}" if median < 100 else f"{median:,.0f}", "unit": column.unit,
                     "low": f"{low:g}", "high": f"{high:g}"}  # fmt: skip
            rule, unit = "median_far_off", _would_fit(median, low, high, column, spec)
            if unit:
                rule, facts["perhaps"] = "median_of_other_unit", unit
            report.add(Finding("doubted", rule, head=spec.column or "", target=f"{self.table.name}.{name}", facts=facts))  # fmt: skip


def _would_fit(
    median: float, low: float, high: float, column: Column, spec: ColumnMap
) -> str | None:
    """A unit in which the file's values would be plausible; None where there is none."""
    factor = factor_of(column.unit, spec.unit)
    for word, other in UNITS.get(column.unit, {}).items():
        if other != factor and low <= median / float(factor) * float(other) <= high:
            return word
    return None
