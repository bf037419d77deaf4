"""Tables and datasets made up from the schema alone, for tests of the door rather than of the data.

Values are random within their types and ranges; keys hold, relations between columns do not.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from casekit.mart.reading import decimals
from synthetic.calendar import month_range
from synthetic.own_files import digest_of
from synthetic.schema import TABLES, VERSION, Column, Table

MONTHS = month_range(202401, 4)


def made_up_tables(seed: int = 1, rows: int = 40) -> dict[str, pd.DataFrame]:
    """Return every table by the name of its folder, truth included."""
    rng = np.random.default_rng(seed)
    return {f"truth/{t.name}" if t.truth else t.name: _table(t, rows, rng) for t in TABLES.values()}


def _table(table: Table, rows: int, rng: np.random.Generator) -> pd.DataFrame:
    months = MONTHS if table.by_month else [MONTHS[0]]
    items = table[table.key[0]].values
    n = len(items) or (90 if table.key in {("plan",), ("campaign",)} else rows)
    parts = []
    for month in months:
        part = {column.name: _values(column, n, rng) for column in table.columns}
        key = "subscriber" if "subscriber" in table.key else table.key[0]
        part[key] = _keys(table[key], n)
        if table.by_month or "quarter" in table.key:
            part["month" if table.by_month else "quarter"] = np.full(n, month)
        parts.append(pd.DataFrame(part))
    return pd.concat(parts, ignore_index=True)


def _keys(column: Column, n: int):
    if column.dtype == "category":
        return pd.Categorical(column.values, categories=column.values)
    return np.arange(1, n + 1)


def _values(column: Column, n: int, rng: np.random.Generator):
    low = 0 if column.low is None else column.low
    high = low + 50 if column.high is None else column.high
    if column.dtype == "category":
        return pd.Categorical(rng.choice(column.values, n), categories=column.values)
    if column.dtype == "string":
        return [f"{column.name} {number}" for number in rng.integers(0, 1000, n)]
    if column.dtype == "bool":
        return rng.random(n) < 0.5
    if column.dtype.startswith("float"):
        return np.round(rng.uniform(low, high, n), decimals(column))
    months = month_range(202001, 60)
    values = rng.choice(months, n) if high == 209912 else rng.integers(low, high + 1, n)
    return np.where(rng.random(n) < 0.3, np.nan, values) if column.optional else values


def write_dataset(folder: Path, tables: dict[str, pd.DataFrame], **changes) -> Path:
    """Write tables as a dataset, in the layout and the small types of the generator's files.

    `changes` replace entries of the manifest. Returns the folder.
    """
    entries = {}
    for name, frame in tables.items():
        table = TABLES[name.removeprefix("truth/")]
        parts = [
            write_part(folder, f"{name}/{stem}.parquet", table, rows)
            for stem, rows in _split(table, frame)
        ]
        entries[name] = {"rows": len(frame), "parts": parts}
    manifest = {
        "schema_version": VERSION,
        "scenario": {"name": "made_up"},
        "seed": 1,
        "months": sorted(int(month) for month in tables["monthly"]["month"].unique()),
        "tables": entries,
    }
    write_manifest(folder, {**manifest, **changes})
    return folder


def write_part(folder: Path, path: str, table: Table, rows: pd.DataFrame) -> dict:
    """Write one file and return its entry in the manifest."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    arrays = {column.name: _arrow(rows[column.name], column) for column in table.columns}
    pq.write_table(pa.table(arrays), file)
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {"path": path, "rows": len(rows), "bytes": len(content), "sha256": digest}


def write_manifest(folder: Path, content: dict) -> None:
    """Write `manifest.json`, signed."""
    signed = {**content, "digest": digest_of(content)}
    (folder / "manifest.json").write_text(json.dumps(signed), encoding="utf-8")


def read_manifest(folder: Path) -> dict:
    """Return the content of `manifest.json`."""
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def _split(table: Table, frame: pd.DataFrame):
    column = "month" if table.by_month else "quarter" if "quarter" in table.key else None
    if column is None:
        return [("all", frame)]
    return [(str(stem), rows) for stem, rows in frame.groupby(column)]


def _arrow(values: pd.Series, column: Column) -> pa.Array:
    if column.dtype == "category":
        return pa.array(values.astype(object), pa.string(), from_pandas=True).dictionary_encode()
    kind = {"float32": pa.float32(), "bool": pa.bool_()}.get(column.dtype)
    return pa.array(values, kind or getattr(pa, column.dtype)(), from_pandas=True)
