"""Rows that are no records: totals, and what reports write at their foot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from casekit.mart.extract.chunk import Chunk
from casekit.mart.extract.writing_style import NOTHING

_TOTAL = re.compile(
    r"""
    .{0,12}(合计|总计|小计|共计|汇总|累计|总和|平均值?|均值)\d*[户人条个]?([:(\[].*)?
    | (合计|总计|小计|共计|汇总).*
    | ((grand|sub|overall|page)[\s-]?)?(total|sum|average)s?(:.*|\sof\s.*|\sfor\s.*|\s?\(.*)?
    """,
    re.VERBOSE,
)
_FOOT = re.compile(
    r"""
    \(?(共|总共|已选择|查询到)?[\d,]+(条|行|户|笔|页|个|人).* | 第\d+页.* | 共[\d,]+.*
    | .{0,4}(导出|打印|制表|生成|统计|查询|下载|取数|报表|填报|数据)(时间|日期|人员?|单位|部门|口径|来源)[:\d].*
    | (备?注|说明|口径说明|来源|审核人?|填表人?|制表人?|制表|负责人|联系人)\d*[:].*
    | 以[上下](数据|空白|为|均|内容).* | -{2,}\s*[^-\s].*
    | \(?[\d,]+\s?(rows?|records?|lines?)\b.* | page\s\d+.* | end\sof\s(report|file|data).*
    | (exported|generated|printed|created|downloaded|retrieved|prepared|run)\s(on|at|by|from)\b.*
    | (export|print|report|run|creation)\s(time|date)\b.* | (notes?|remarks?|sources?|checked\sby|author)\s?:.*
    """,
    re.VERBOSE,
)
_PERHAPS = (
    r"(?i)计|汇\s*总|总\s*和|均|共|[条行页注:：]|时间|日期|说明|口径|空白|--|ｔ|total|sum|average"
    r"|row|record|line|page|end|on|at|by|from|time|date"
)
"""What a total or a foot has at least; most keys have none of it, and need no closer look."""
_NOTHING = pa.array(sorted(NOTHING))
_BETWEEN_CHINESE = re.compile(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])")


def no_record(cell: str | None) -> str | None:
    """Return "total_row" or "foot_row" where a key's cell says so, None for what may be a key."""
    plain = unicodedata.normalize("NFKC", cell or "").strip().strip("*=_·. ").lower()
    plain = _BETWEEN_CHINESE.sub("", plain)
    if _TOTAL.fullmatch(plain):
        return "total_row"
    return "foot_row" if _FOOT.fullmatch(plain) else None


def only_records(chunk: Chunk, keys: Sequence[str], found: Callable[..., None]) -> Chunk:
    """Return a chunk without its totals and feet, each told with line and words.

    A row is one where a key says so, or where a key is missing and another cell says so; `keys`
    are the heads of the key's columns.
    """
    wrong: dict[int, tuple[str, str]] = {}
    for head in keys:
        cells = chunk.columns[head].fill_null("")
        for place in _where(pc.match_substring_regex(cells, _PERHAPS)):
            word = cells[place].as_py()
            if rule := no_record(word):
                wrong.setdefault(place, (rule, word))
        for place in _where(pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(cells)), _NOTHING)):
            if said := _without_key(chunk, place):
                wrong.setdefault(place, said)
    if not wrong:
        return chunk
    for place, (rule, word) in sorted(wrong.items()):
        found("repaired", rule, 1, int(chunk.lines[place]), word.strip())
    kept = np.ones(len(chunk.lines), dtype=bool)
    kept[list(wrong)] = False
    columns = {name: cells.filter(pa.array(kept)) for name, cells in chunk.columns.items()}
    return Chunk(chunk.lines[kept], columns)


def _where(marks: pa.Array) -> list[int]:
    return np.flatnonzero(marks.to_numpy(zero_copy_only=False)).tolist()


def _without_key(chunk: Chunk, place: int) -> tuple[str, str] | None:
    """What a row that lacks a key is, and the words that say so: a foot has few of them."""
    words = [column[place].as_py() for column in chunk.columns.values()]
    filled = [word for word in words if word and not word.isspace()]
    for word in filled:
        rule = no_record(word)
        if rule == "total_row" or (rule and len(filled) <= 2):
            return rule, word
    return None
