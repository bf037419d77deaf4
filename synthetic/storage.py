"""Parts of a dataset on disk: each is whole or absent, and the manifest comes last."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from synthetic.schema import Column, Table

MANIFEST = "manifest.json"
RUN = "run.json"
_UNFINISHED = ".part"
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
    return {"bool": pa.bool_(), "float32": pa.float32()}.get(column.dtype) or pa.type_for_alias(
        column.dtype
    )


def _array(column, values, kind) -> pa.Array:
    if column.dtype == "category":
        codes = pa.array(values, type=pa.int8(), mask=(values < 0) if column.optional else None)
        return pa.DictionaryArray.from_arrays(codes, pa.array(column.values, type=pa.string()))
    if column.optional:
        return pa.array(values, type=kind, mask=values < 0)
    return pa.array(values, type=kind)


class Shelf:
    """Writes the parts of one dataset into a folder, and takes up a run that was cut short.

    Raises GenerationError where the folder holds something else, or the disk is full.
    """

    def __init__(self, folder: Path, config: dict):
        self.folder = Path(folder)
        self.config = {**config, "kit_version": _kit_version(), "versions": versions()}
        self.parts: dict[str, list[dict]] = {}
        self._hand = ThreadPoolExecutor(1)  # encodes and writes while the world lives on
        self._queue: deque[Future] = deque()

    def open(self) -> bool:
        """Readies the folder. False where this very dataset is already there, whole."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._cannot_write(error) from error
        if (self.folder / MANIFEST).exists():
            if self._made_from(MANIFEST):
                return False
            raise GenerationError(
                f"文件夹里已有另一份数据，请换一个文件夹或先删除它：{self.folder}\n"
                f"The folder holds another dataset; choose another folder or delete it first: {self.folder}"
            )
        if (self.folder / RUN).exists():
            if not self._made_from(RUN):
                self._clear()
        elif any(self.folder.iterdir()):
            raise GenerationError(
                f"文件夹不是空的，不会写入：{self.folder}\nThe folder is not empty and is left alone: {self.folder}"
            )
        self._write_json(RUN, self.config)
        return True

    def add(self, table: Table, columns: dict, name: str = "all") -> None:
        """Writes one part of a table, unless an earlier run has finished it.

        Returns while the part is being written; what goes wrong is raised by the next call. The
        arrays must not change any more.
        """
        self.put(table, arrow_table(table, columns), name)

    def put(self, table: Table, rows: pa.Table, name: str = "all") -> None:
        """Writes one part of a table that is in Arrow already, as `add` does."""
        title = f"truth/{table.name}" if table.truth else table.name
        self._wait(_QUEUED - 1)  # a short queue bounds the memory
        self._queue.append(self._hand.submit(self._store, title, f"{name}.parquet", rows))

    def _wait(self, most: int) -> None:
        """Waits until no more than `most` parts are left to be written."""
        while len(self._queue) > most:
            self._queue.popleft().result()

    def _store(self, title: str, name: str, rows: pa.Table) -> None:
        path = self.folder / title / name
        if path.exists():
            content = path.read_bytes()
        else:
            content = _encode(rows)
            self._write(path, content)
        part = {
            "path": f"{title}/{name}",
            "rows": len(rows),
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        self.parts.setdefault(title, []).append(part)

    def close(self, months: list[int]) -> dict:
        """Writes the manifest: from now on the dataset opens."""
        self._wait(0)
        self._hand.shutdown()
        tables = {
            title: {"rows": sum(part["rows"] for part in parts), "parts": parts}
            for title, parts in sorted(self.parts.items())
        }
        manifest = {**self.config, "months": months, "tables": tables}
        self._write_json(MANIFEST, manifest)
        (self.folder / RUN).unlink()
        return manifest

    def stop(self) -> None:
        """Ends without a manifest, once nothing is being written any more: no dataset opens."""
        self._hand.shutdown(cancel_futures=True)

    def _made_from(self, name: str) -> bool:
        try:
            found = json.loads((self.folder / name).read_text(encoding="utf-8"))
        except ValueError:
            return False
        return all(found.get(field) == value for field, value in self.config.items())

    def _clear(self) -> None:
        """Removes the parts of a run with another configuration: nothing but our own files."""
        for path in self.folder.rglob("*"):
            if path.name.endswith((".parquet", _UNFINISHED)) or path.name == RUN:
                path.unlink()

    def _write_json(self, name: str, content: dict) -> None:
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        self._write(self.folder / name, text.encode("utf-8"))

    def _write(self, path: Path, content) -> None:
        unfinished = path.with_name(path.name + _UNFINISHED)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, path)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise self._cannot_write(error) from error

    def _cannot_write(self, error: OSError) -> GenerationError:
        return GenerationError(
            f"写不进磁盘（{error.strerror}），已写好的部分都在；腾出空间后再运行一次即可续上：{self.folder}\n"
            f"Cannot write ({error.strerror}). What was finished is kept: make room and run again: {self.folder}"
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
        "platform": sys.platform,
    }


def _kit_version() -> str:
    try:
        return metadata.version("casekit")
    except metadata.PackageNotFoundError:
        return "0"
