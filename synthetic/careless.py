"""Records as carelessly kept as the scenario says, and the clean truth of every cell that it touched.

Carelessness is in what is written down, never in the lives: people, bills and contracts of the
world are the same with and without it. All figures are assumptions of the kit.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from synthetic.calendar import months_between
from synthetic.laws import Records
from synthetic.schema import (
    CONTRACTS,
    IDENTITIES,
    MONTHLY,
    RECORD_KINDS,
    RECORD_TABLES,
    SUBSCRIBERS,
    Column,
    Table,
)
from synthetic.streams import Draws, Stream

FIELDS = ("birth_year", "gender", "channel")
"""Personal fields that are left empty, or filled in wrongly."""
MONEY = tuple(column.name for column in MONTHLY.columns if column.unit == "yuan")
"""What `monthly` has in yuan, and the system of one area in fen."""
_WRONG_BIRTH, _FIRST_YEAR = 1980, 1900
"""What is typed in when nobody asks: the year that fills a form, and that of 19000101."""
_NO_NAME, _NO_PHONE = "无", "10000000000"
_SECOND, _STEP = 50_000_000, 15_485_863
"""Second records have numbers above all others, each once and in no order."""
_SERIAL = 14
"""Where the three digits of the serial begin among a document's 18 signs."""
_SOUNDS = dict(
    zip(
        "王李张刘陈杨黄赵吴周徐孙朱胡郭何林高罗郑",
        "汪黎章柳程阳皇兆伍邹许荪祝吴国和凌郜骆正",
        strict=True,
    )
)
"""Surnames as somebody who only hears them may write them."""


class Careless:
    """Writes down subscribers `first` + 1 to `first` + `n` (numbers) as the law says.

    Each method takes the true columns of a table, returns them as recorded, and notes what they
    should say. `plans` is how many tariffs of our own there are.
    """

    def __init__(self, law: Records, seed: int, first: int, n: int, plans: int):
        self._law, self._seed, self._first, self._n, self._plans = law, seed, first, n, plans
        self._cells: list[dict] = []

    def _draws(self, stream: Stream, number: int = 0, who: np.ndarray | None = None) -> Draws:
        return Draws(self._seed, stream, number, self._first, self._first + self._n, who)

    @cached_property
    def _slips(self) -> dict[str, np.ndarray]:
        """The luck of each line."""
        luck, law = self._draws(Stream.SLIP), self._law
        return {
            "birth_year": luck.chance(law.placeholder),
            "name": luck.chance(law.placeholder),
            "phone": luck.chance(law.placeholder),
            "filler": np.where(luck.uniform() < 0.5, _WRONG_BIRTH, _FIRST_YEAR),
            "late": luck.chance(law.wrong_month),
            "other_plan": luck.chance(law.plan_mismatch),
            "plans_on": 1 + (luck.uniform() * (self._plans - 1)).astype(np.int8),
        }

    @cached_property
    def _twice(self) -> dict[str, np.ndarray]:
        """Whose records stand twice (`who`, positions), under which number; whether they are a
        spelling apart (else a digit), and which digit."""
        luck = self._draws(Stream.SECOND_RECORD)
        again, spelt, digit = luck.chance(self._law.duplicate), luck.uniform() < 0.5, luck.uniform()
        who = np.flatnonzero(again)
        number = (self._first + 1 + who.astype(np.int64)) * _STEP % (_SECOND - 1)
        number = (_SECOND + number).astype(np.int32)
        return {"who": who, "number": number, "spelt": spelt[who], "digit": digit[who]}

    def subscribers(self, true: dict) -> dict:
        """`subscribers` with gaps, wrong fields, fillers and months of joining a year late; below it
        the second records."""
        said, law, luck = dict(true), self._law, self._draws(Stream.RECORDS)
        for name in FIELDS:
            empty, wrong = luck.chance(law.missing), luck.chance(law.wrong)
            filled = ~empty & self._slips["birth_year"] & (name == "birth_year")
            slip = _WRONG_BIRTH if name == "birth_year" else true[name].max() - true[name]
            self._touch(SUBSCRIBERS, said, name, "missing", empty, -1)
            self._touch(SUBSCRIBERS, said, name, "wrong", wrong & ~empty & ~filled, slip)
            self._touch(SUBSCRIBERS, said, name, "placeholder", filled, self._slips["filler"])
        late = true["join_month"] + 100
        self._touch(SUBSCRIBERS, said, "join_month", "wrong_month", self._slips["late"], late)
        owners = true["subscriber"][self._twice["who"]].astype(str).tolist()
        self._note(SUBSCRIBERS, "subscriber", "duplicate", self._twice["number"], owners)
        return self._below(said, true)

    def accounts(self, true: dict) -> dict:
        """`accounts` with those of the second records, on the same papers."""
        return self._below(true, true)

    def identities(self, true: dict) -> dict:
        """`identities` with fillers for names and numbers; below it the second records, each a digit
        of the document or the spelling of the name apart."""
        said = dict(true)
        for name, filler in (("name", _NO_NAME), ("phone", _NO_PHONE)):
            written = pa.array([filler] * self._n)
            self._touch(IDENTITIES, said, name, "placeholder", self._slips[name], written)
        return self._below(said, {**true, **self._misheard(true)})

    def _misheard(self, true: dict) -> dict:
        """Names, documents and telephone numbers as the second records have them."""
        who, spelt = self._twice["who"], self._twice["spelt"]
        mask = np.zeros(self._n, dtype=bool)
        mask[who] = True
        lines = pa.array([f"100{number:08d}" for number in self._twice["number"].tolist()])
        changed = {"phone": pc.replace_with_mask(true["phone"], mask, lines.cast(pa.string()))}
        for name, these in (("name", spelt), ("document", ~spelt)):
            texts = true[name].take(pa.array(who[these])).to_pylist()
            luck = self._twice["digit"][these]
            other = [
                _spelt(one) if name == "name" else _digit_apart(one, lot)
                for one, lot in zip(texts, luck, strict=True)
            ]
            mask = np.zeros(self._n, dtype=bool)
            mask[who[these]] = True
            changed[name] = pc.replace_with_mask(true[name], mask, pa.array(other, pa.string()))
            self._note(IDENTITIES, name, "duplicate", self._twice["number"][these], texts)
        return changed

    def bills(self, true: dict, area: np.ndarray) -> dict:
        """A month of `monthly` with tariffs that do not fit the fee, and one area's money in fen.

        `area` is that of each row.
        """
        said, at = dict(true), true["subscriber"] - (self._first + 1)
        wrong, plan = self._slips["other_plan"][at], true["plan"].astype(np.int64)
        other = (plan - 1 + self._slips["plans_on"][at]) % self._plans + 1
        self._touch(MONTHLY, said, "plan", "plan_mismatch", wrong, other)
        if self._law.fen_area is not None:
            for name in MONEY:
                fen = np.rint(100 * true[name].astype(np.float64))
                self._touch(MONTHLY, said, name, "fen_area", area == self._law.fen_area, fen)
        return said

    def contracts(self, true: dict) -> dict:
        """`contracts`, some of which end years before they begin."""
        said, who = dict(true), true["subscriber"] - (self._first + 1)
        start, end = true["start_month"], true["end_month"]
        _, begins = np.unique(who, return_index=True)
        rank = np.arange(len(who)) - np.maximum.accumulate(_placed(begins, len(who)))
        wrong = np.zeros(len(who), dtype=bool)
        for number in range(rank.max(initial=-1) + 1):
            these = rank == number
            luck = self._draws(Stream.CONTRACT_SLIP, number, who[these])
            wrong[these] = luck.chance(self._law.end_before_start)
        years = months_between(start, end) // 12 + 1
        self._touch(CONTRACTS, said, "end_month", "end_before_start", wrong, end - 100 * years)
        return said

    def cells(self) -> dict:
        """Columns of `truth/records`: every cell that was touched, with what it should say."""
        names = ("table", "subscriber", "month", "column", "kind", "true")
        if not self._cells:
            none = np.empty(0, dtype=np.int8)
            return dict.fromkeys(names, none) | dict.fromkeys(("column", "true"), [])
        texts = {
            name: pa.concat_arrays([part[name] for part in self._cells])
            for name in ("column", "true")
        }
        codes = {
            name: np.concatenate([part[name] for part in self._cells])
            for name in names
            if name not in texts
        }
        return codes | texts

    def _below(self, said: dict, again: dict) -> dict:
        """A table and, below it, the second records from the rows `again`, under their numbers."""
        who = self._twice["who"]
        if not len(who):
            return said
        rows = {}
        for name, column in said.items():
            if isinstance(column, pa.Array):
                rows[name] = pa.concat_arrays([column, again[name].take(pa.array(who))])
            else:
                second = self._twice["number"] if name == "subscriber" else again[name][who]
                rows[name] = np.concatenate([column, second])
        return rows

    def _touch(self, table: Table, said: dict, name: str, kind: str, where, written) -> None:
        """Writes other values into a column, and notes the cells that differ by it."""
        true = said[name]
        if not where.any():
            return
        if isinstance(true, pa.Array):
            said[name] = pc.if_else(pa.array(where), written, true)
            at = np.flatnonzero(where)
            texts = true.take(pa.array(at)).to_pylist()
        else:
            said[name] = np.where(where, written, true).astype(true.dtype)
            at = np.flatnonzero(said[name] != true)
            texts = _texts(table[name], true[at])
        month = next((said[key] for key in ("month", "start_month") if key in said), None)
        when = None if month is None else month[at]
        self._note(table, name, kind, said["subscriber"][at], texts, when)

    def _note(self, table: Table, name: str, kind: str, numbers, texts: list, month=None) -> None:
        rows = len(numbers)
        if not rows:
            return
        self._cells.append(
            {
                "table": np.full(rows, RECORD_TABLES.index(table.name), dtype=np.int8),
                "subscriber": numbers.astype(np.int32),
                "month": np.full(rows, -1, dtype=np.int32) if month is None else month,
                "column": pa.array([name] * rows, pa.string()),
                "kind": np.full(rows, RECORD_KINDS.index(kind), dtype=np.int8),
                "true": pa.array(texts, pa.string()),
            }
        )


def _texts(column: Column, values: np.ndarray) -> list[str]:
    """Values as a clerk would write them: words of a category, yuan with two decimals."""
    if column.values:
        return np.take(column.values, values).tolist()
    if column.unit == "yuan":
        return [f"{value:.2f}" for value in values.tolist()]
    return values.astype(np.int64).astype(str).tolist()


def _spelt(name: str) -> str:
    """A name misheard; where the surname sounds like no other, with a blank inside."""
    if name[0] in _SOUNDS:
        return _SOUNDS[name[0]] + name[1:]
    return f"{name[0]} {name[1:]}"


def _digit_apart(document: str, lot: float) -> str:
    """A document with one digit of its serial another."""
    place, more = divmod(int(lot * 27), 9)
    at = _SERIAL + place
    digit = (int(document[at]) + 1 + more) % 10
    return f"{document[:at]}{digit}{document[at + 1 :]}"


def _placed(places: np.ndarray, length: int) -> np.ndarray:
    """Each of some places at itself, 0 elsewhere."""
    marks = np.zeros(length, dtype=np.int64)
    marks[places] = places
    return marks
