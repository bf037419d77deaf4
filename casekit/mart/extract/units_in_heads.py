"""Units that stand in a file's heads: ARPU(分), DOU(MB), 流量_GB, 占比(%)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from casekit.mart.extract.faults import Unfit
from casekit.mart.extract.mapping import ColumnMap
from casekit.mart.extract.numbers import UNITS, factor_of
from synthetic.schema import Column

_BRACKETS = re.compile(r"[(\[{【〔]([^()\[\]{}【】〔〕]*)[)\]}】〕]")
_SIGNS = re.compile(r"[^a-z0-9\u3400-\u9fff%‰]+")
_AT_THE_END = re.compile(
    r"(亿元|万元|千元|(?<!单)元|分钟|小时|秒|百分点|%|‰|(?<=[^\x00-\xff])[kmgt]b)$"
)
_FAMILIES = ("yuan", "GB", "minutes", "share")
_SHORT = {"b", "g", "h", "m", "s", "分", "角", "月", "年"}
_OWN = {"share"}
"""Words that name the thing, not the unit: market share (%)."""
_PLAIN = {"min"}
"""What may be a unit, and may as well be a word: min_bill is the least bill."""


def unit_in(head: str, column: Column) -> str | None:
    """Return the unit that a head carries, as it is written there; None where it carries none.

    One of the column's own kind goes before any other; a unit of another kind (money over a column
    of GB) is returned too. Lower case, half-width.
    """
    own = UNITS.get(column.unit, {})
    others = {word for family in _FAMILIES for word in UNITS[family]} - _SHORT - _OWN
    met = list(_words(head))
    return next((word for word in met if word in own), next((w for w in met if w in others), None))


def _words(head: str) -> Iterator[str]:
    """What may be a unit, the surest first: in brackets, at the end, the last word, the first."""
    plain = unicodedata.normalize("NFKC", head).lower().strip()
    for inside in _BRACKETS.findall(plain):
        yield re.sub(r"^单位[:\s]*", "", inside.strip()).partition("/")[0].strip()
    bare = _BRACKETS.sub(" ", plain).strip()
    if found := _AT_THE_END.search(bare):
        yield found[1]
    words = [word for word in _SIGNS.split(bare) if word]
    if len(words) > 1:
        yield from (word for word in (words[-1], words[0]) if word not in _OWN | _PLAIN)


def check_unit(head: str, name: str, column: Column, spec: ColumnMap) -> None:
    """Raise Unfit where a head's unit is not the one that its values are read in.

    Unfit is "unit_in_head" where the mapping is silent, "unit_contradicts" where it says another,
    and "unit_of_other_kind" where the column can have no such unit and the mapping is silent.
    """
    if not column.unit or not column.dtype.startswith(("int", "float")):
        return
    written = unit_in(head, column)
    if written is None:
        return
    own = UNITS.get(column.unit, {})
    if written not in own:
        if spec.unit is None:
            raise Unfit("unit_of_other_kind", unit=written, wanted=column.unit)
        return
    if own[written] == factor_of(column.unit, spec.unit):
        return
    shown = written.upper() if column.unit == "GB" and written.isascii() else written
    line = f"{name}: " + _entry(head, spec, shown)
    if spec.unit is None:
        raise Unfit("unit_in_head", unit=shown, wanted=column.unit, line=line)
    raise Unfit("unit_contradicts", unit=shown, said=spec.unit, line=line)


def _entry(head: str, spec: ColumnMap, unit: str) -> str:
    """The column's entry in the mapping, in one line, with the unit in its place."""
    import yaml

    said = spec.model_dump(exclude_defaults=True)
    entry = {"column": head, **{key: said[key] for key in said if key != "column"}, "unit": unit}
    entry = {
        key: list(value) if isinstance(value, tuple) else value for key, value in entry.items()
    }
    return yaml.safe_dump(entry, default_flow_style=True, allow_unicode=True, sort_keys=False, width=1000).strip()  # fmt: skip
