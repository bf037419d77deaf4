"""Parts of a dataset on disk: each is whole or absent, and the manifest comes last."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from synthetic import own_files
from synthetic.json_file import read_object
from synthetic.own_files import MANIFEST, RUN, UNFINISHED
from synthetic.schema import MONTHLY, Column, Table

_QUEUED = 2
"""Parts on their way to the disk while the world lives on: a month's bills and its true states."""


class GenerationError(Exception):
    """A dataset could not be written; the message says why and what to do (Chinese and English)."""


def arrow_schema(table: Table) -> pa.Schema:
    """The Parquet schema of a table; categories are dictionaries of strings."""
    fields = []
    for column in table.columns:
        fields.append(pa.field(column.name, arrow_type(column), nullable=column.optional))
    return pa.schema(fields)


def arrow_table(table: Table, columns: dict) -> pa.Table:
    """Columns (arrays; categories as int8 codes, -1 for missing; -1 for missing optional numbers) as Arrow."""
    schema = arrow_schema(table)
    arrays = [
        _array(column, columns[column.name], schema.field(column.name).type)
        for column in table.columns
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def arrow_type(column: Column) -> pa.DataType:
    """The Parquet type of a column; a category is a dictionary of strings."""
    if column.dtype == "category":
        return pa.dictionary(pa.int8(), pa.string())
    plain = {"bool": pa.bool_(), "float32": pa.float32(), "string": pa.string()}
    return plain.get(column.dtype) or pa.type_for_alias(column.dtype)


def _array(column, values, kind) -> pa.Array:
    if column.dtype == "category":
        codes = pa.array(values, type=pa.int8(), mask=(values < 0) if column.optional else None)
        return pa.DictionaryArray.from_arrays(codes, pa.array(column.values, type=pa.string()))
    if column.optional:
        return pa.array(values, type=kind, mask=values < 0)
    if isinstance(values, pa.Array):
        return values
    return pa.array(values, type=kind)


class Store:
    """The folder of one dataset, filled shard by shard; takes up a run that was cut short.

    Raises GenerationError where the folder holds something else, or the disk is full.
    """

    def __init__(self, folder: Path, config: dict):
        self.folder = Path(folder)
        self.config = {**config, "kit_version": _kit_version(), "versions": versions()}

    def open(self) -> bool:
        """Readies the folder. False where this very dataset is already there, whole."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _cannot_write(self.folder, error) from error
        if (self.folder / MANIFEST).exists():
            if self._made_from(MANIFEST):
                self._sweep()
                return False
            raise GenerationError(
                f"文件夹里已有另一份数据，请换一个文件夹或先删除它：{self.folder}\n"
                f"The folder holds another dataset; choose another folder or delete it first: {self.folder}"
            )
        if (self.folder / RUN).exists() and own_files.is_record(read_object(self.folder / RUN)):
            if not self._made_from(RUN):
                own_files.discard(self.folder)
        elif any(not own_files.is_unfinished(path) for path in self.folder.iterdir()):
            raise GenerationError(
                f"文件夹里有别的文件，不会写入，请换一个文件夹：{self.folder}\n"
                f"The folder is not empty and is left alone; choose another one: {self.folder}"
            )
        _write_json(self.folder, RUN, self.config)
        return True

    def join(self) -> None:
        """Makes sure that this process, perhaps on another machine, works at the run of this folder.

        Raises GenerationError where it does not see the folder, or would write other bytes.
        """
        if not (self.folder / RUN).exists():
            raise GenerationError(
                f"工作进程（{platform.node()}）看不到数据文件夹，请换成每台机器都能用同一路径访问的共享文件夹：{self.folder}\n"
                f"The worker on {platform.node()} does not see the folder; choose one that every machine shares under the same path: {self.folder}"
            )
        if not self._made_from(RUN):
            raise GenerationError(
                f"工作进程（{platform.node()}）的 casekit、pyarrow 版本或操作系统与本机不同，请装成一致后再运行\n"
                f"The worker on {platform.node()} has another version of casekit or pyarrow, or another system; make them alike and run again"
            )

    def months_done(self) -> int:
        """Months written so far, of all shards together, whoever wrote them."""
        return sum(1 for _ in (self.folder / MONTHLY.name).glob("*.parquet"))

    def finished(self, shard: int) -> bool:
        """Whether an earlier run has made the whole shard."""
        return (self.folder / _shard_list(shard)).exists()

    def close(self, months: list[int], shards: int = 1) -> None:
        """Writes the manifest of all shards: from now on the dataset opens."""
        tables: dict[str, dict] = {}
        for shard in range(shards):
            listed = json.loads((self.folder / _shard_list(shard)).read_text(encoding="utf-8"))
            for title, parts in listed.items():
                table = tables.setdefault(title, {"rows": 0, "parts": []})
                table["parts"] += parts
                table["rows"] += sum(part["rows"] for part in parts)
        for table in tables.values():
            table["parts"].sort(key=lambda part: part["path"])
        content = {**self.config, "months": months, "tables": tables}
        content["digest"] = own_files.digest_of(content)
        _write_json(self.folder, MANIFEST, content)
        self._sweep()

    def _made_from(self, name: str) -> bool:
        found = read_object(self.folder / name)
        return all(found.get(field) == value for field, value in self.config.items())

    def _sweep(self) -> None:
        """Removes what only an unfinished run needs; its description last, or it looks a stranger's."""
        for path in list(own_files.of(self.folder)):
            if own_files.is_unfinished(path) or path.name.startswith("shard-"):
                path.unlink(missing_ok=True)
        (self.folder / RUN).unlink(missing_ok=True)


class Shelf:
    """Writes the parts of one shard into a dataset's folder, unless an earlier run has.

    `number` counts the shards from 0, `of` is how many there are; `only` names the columns to
    write, by table (all, if None). Raises GenerationError.
    """

    def __init__(self, folder: Path, number: int = 0, of: int = 1, only: Mapping | None = None):
        self.folder = Path(folder)
        self._number = number
        self._only = only or {}
        self._suffix = f"-{number + 1:04d}" if of > 1 else ""
        self._parts: dict[str, list[dict]] = {}
        self._hand = ThreadPoolExecutor(1)  # works out, encodes and writes while the world lives on
        self._queue: deque[Future] = deque()

    def add(self, table: Table, columns: dict | Callable[[], dict], name: str = "all") -> None:
        """Writes one part of a table; where `columns` is a function, what it returns.

        Returns while the part is being worked out and written; what goes wrong is raised by a later
        call. The arrays, and what the function reads, must not change any more.
        """
        if self._only and table.name not in self._only:
            return

        def rows() -> pa.Table:
            found = arrow_table(table, columns() if callable(columns) else columns)
            return found.select(list(self._only[table.name])) if self._only else found

        self._submit(table, rows, name)

    def put(self, table: Table, rows: pa.Table, name: str = "all") -> None:
        """Writes one part of a table that is in Arrow already, as `add` does."""
        self._submit(table, lambda: rows, name)

    def _submit(self, table: Table, rows: Callable[[], pa.Table], name: str) -> None:
        title = own_files.folder_of(table)
        self._wait(_QUEUED - 1)  # a short queue bounds the memory
        path = f"{title}/{name}{self._suffix}.parquet"
        self._queue.append(self._hand.submit(self._store, title, path, rows))

    def close(self) -> None:
        """Lists the parts: the shard is finished."""
        self._wait(0)
        self._hand.shutdown()
        _write_json(self.folder, _shard_list(self._number), self._parts)

    def stop(self) -> None:
        """Ends without a list of parts, once nothing is being written any more."""
        self._hand.shutdown(cancel_futures=True)

    def _wait(self, most: int) -> None:
        """Waits until no more than `most` parts are left to be written."""
        while len(self._queue) > most:
            self._queue.popleft().result()

    def _store(self, title: str, name: str, work: Callable[[], pa.Table]) -> None:
        path, rows = self.folder / name, work()
        if path.exists():
            content = path.read_bytes()
        else:
            content = _encode(rows)
            _write(path, content)
        part = {
            "path": name,
            "rows": len(rows),
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        self._parts.setdefault(title, []).append(part)


def _shard_list(number: int) -> str:
    return f"shard-{number + 1:04d}.json"


def _write_json(folder: Path, name: str, content: dict) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _write(folder / name, text.encode("utf-8"))


def _write(path: Path, content) -> None:
    """Writes a file whole: under a name of this writer's own first, then in its place."""
    unfinished = path.with_name(f"{path.name}.{uuid4().hex}{UNFINISHED}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise _cannot_write(path.parent, error) from error


def _cannot_write(folder: Path, error: OSError) -> GenerationError:
    return GenerationError(
        f"写不进磁盘（{error.strerror}），已写好的部分都在；腾出空间后再运行一次即可续上：{folder}\n"
        f"Cannot write ({error.strerror}). What was finished is kept: make room and run again: {folder}"
    )


def _encode(table: pa.Table) -> memoryview:
    """Parquet bytes. Dictionaries only for categories: on numbers they halve the speed and save little."""
    sink = pa.BufferOutputStream()
    texts = [field.name for field in table.schema if pa.types.is_dictionary(field.type)]
    pq.write_table(
        table, sink, use_dictionary=texts or False, compression="snappy", write_statistics=False
    )
    return memoryview(sink.getvalue())


def versions() -> dict[str, str]:
    """What the bytes depend on besides the scenario and the seed."""
    return {
        "pyarrow": pa.__version__,
        "faker": metadata.version("faker"),
        "platform": sys.platform,
    }


def _kit_version() -> str:
    try:
        return metadata.version("casekit")
    except metadata.PackageNotFoundError:
        return "0"
