"""The mapping file: which file feeds which table, and which of its columns is which of the mart's.

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

All that it may hold is declared here; what it says is held against `synthetic.schema` in `checking`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from casekit.mart.extract.encodings import ENCODINGS, find_encoding
from casekit.mart.extract.faults import ExtractError, FileFault, MappingError
from casekit.mart.extract.reading import Layout
from casekit.mart.extract.report import TEXTS
from synthetic import bounded_yaml


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


def load(path: Path) -> Mapping:
    """Return a mapping read from YAML; MappingError lists every fault, against the schema too.

    ExtractError for a file that is not there or is no YAML.
    """
    from casekit.mart.extract.checking import faults_of

    given = _parse(path)
    try:
        mapping = Mapping.model_validate(given)
    except ValidationError as found:
        raise MappingError(str(path), [_told(error) for error in found.errors()]) from None
    faults = faults_of(mapping)
    if faults:
        raise MappingError(str(path), faults)
    return mapping


def _told(error: dict) -> tuple[str, dict]:
    """One of pydantic's errors as the name of our text and what it names."""
    where = ".".join(str(step) for step in error["loc"]) or "–"
    match error["type"]:
        case "extra_forbidden":
            return "unknown_key", {"where": where}
        case "missing":
            return "missing_key", {"where": where}
        case "literal_error":
            wanted = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            return "not_among", {"where": where, "value": str(error["input"]), "wanted": wanted}
    wanted = TEXTS(f"wanted.{_WANTED.get(error['type'], 'other')}")
    return "wrong_value", {"where": where, "value": str(error["input"])[:60], "wanted": wanted}


_WANTED = {
    "bool_parsing": "yes_no",
    "bool_type": "yes_no",
    "int_parsing": "whole",
    "greater_than_equal": "whole",
    "less_than_equal": "whole",
    "string_too_long": "one_sign",
    "string_too_short": "one_sign",
    "model_type": "keys",
    "dict_type": "keys",
    "model_attributes_type": "keys",
    "tuple_type": "list",
    "string_type": "word",
}


def _parse(path: Path):
    import yaml

    class Loader(yaml.BaseLoader):
        """All words stay as they are written: a code 01 is no number, and `no` no truth value."""

    def keys_once(loader, node):
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key.value, str):
                raise yaml.YAMLError("a name is wanted before the colon")
            if key.value in seen:
                line = key.start_mark.line + 1
                raise ExtractError("key_twice", path=str(path), name=key.value, line=line)
            seen.add(key.value)
        return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, keys_once)
    if not path.is_file():
        raise ExtractError("no_mapping", path=str(path))
    try:
        bounded_yaml.check_size(path)
        text = path.read_text(encoding=find_encoding(path))
        bounded_yaml.check(text)
        return yaml.load(text, Loader)
    except bounded_yaml.TooMuch as fault:
        most = {"large": bounded_yaml.LONGEST // 1000, "deep": bounded_yaml.DEEPEST}
        facts = {"line": fault.line, "most": most.get(fault.rule, 0)}
        raise ExtractError(f"yaml_{fault.rule}", path=str(path), **facts) from None
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        detail = getattr(fault, "problem", None) or str(fault).splitlines()[0]
        raise ExtractError("no_yaml", path=str(path), line=line, detail=detail) from None
    except FileFault:
        raise ExtractError("no_yaml", path=str(path), line=1, detail="?") from None
