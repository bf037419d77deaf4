"""What a mapping says: which file feeds which table, and which of its columns is which of the mart's.

    name: 某市分公司 2025 上半年
    tables:
      subscribers:
        file: 客户资料.csv
        renumber: true                     # phone numbers become 1, 2, 3 ...
        columns:
          subscriber: 手机号码
          join_month: {column: 入网日期, month: yyyy-mm-dd}
          gender: {column: 性别, codes: {男: M, 女: F}}
          group: {column: 集团编号, default: 0}
      monthly:
        file: 账单_*.csv
        columns:
          subscriber: 手机号码
          month: {from_name: true}         # the month stands in the file's name
          data_gb: {column: 流量, unit: MB}
          status: {default: active}        # no such column: the same for all

All that it may hold is declared here; it is read in `mapping_file`, and what it says is held against
`synthetic.schema` in `checking`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from casekit.mart.extract.chunk import Layout
from casekit.mart.extract.encodings import ENCODINGS


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class ColumnMap(_Part):
    """Where a column's values come from and how they are written."""

    column: str | None = None
    """Its head in the file."""
    from_name: bool = False
    """The month stands in the file's name."""
    default: str | None = None
    """What stands for a gap; without `column`, the value of all rows."""
    unit: str | None = None
    codes: dict[str, str] | None = None
    """What the file writes → what the mart writes."""
    month: str | None = None
    """How months are written, e.g. "yymm" or "dd/mm/yyyy", where the usual ways are not enough."""
    round: bool = False
    """Round where whole numbers are wanted and decimals are met."""
    clip: bool = False
    """Bring what lies outside of the mart's range to its end."""
    empty: tuple[str, ...] = ()
    """More ways in which this column says that there is no value."""


def _spelled_out(given):
    return {"column": given} if isinstance(given, str) else given


_SIGNS = {"tab": "\t", "\\t": "\t", "^a": "\x01", "\\001": "\x01", "\\x01": "\x01"}
Delimiter = Annotated[
    str,
    StringConstraints(strip_whitespace=False, min_length=1, max_length=1),
    BeforeValidator(
        lambda given: _SIGNS.get(given.lower(), given) if isinstance(given, str) else given
    ),
]
"""One sign; those that cannot be seen by name: tab, ^A (Hive's)."""


class TableMap(_Part):
    """The file (or files) that feed a table, how to read them, and its columns."""

    file: str | None = None
    """A name in the extract; * stands for anything. Not needed where the extract is one file."""
    sheet: str | None = None
    head_row: int = Field(1, ge=1, le=1000)
    encoding: Literal[ENCODINGS] | None = None
    delimiter: Delimiter | None = None
    renumber: bool = False
    """Give the keys numbers of the kit's own, 1, 2, 3 ...; other tables follow."""
    repeated: Literal["refuse", "first", "last"] = "refuse"
    """What to do with rows that share a key and differ."""
    columns: dict[str, Annotated[ColumnMap, BeforeValidator(_spelled_out)]]

    @property
    def layout(self) -> Layout:
        """How to read the files, as far as it is said."""
        heads = tuple(spec.column for spec in self.columns.values() if spec.column)
        return Layout(self.encoding, self.delimiter, self.sheet, self.head_row, heads)


class Mapping(_Part):
    """A whole mapping file."""

    name: str = "imported"
    accept: tuple[str, ...] = ()
    """Rules of the contract that these books do not follow, e.g. "bill_is_no_sum"."""
    tables: dict[str, TableMap]
