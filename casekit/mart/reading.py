"""Parquet parts as DataFrames that are safe to calculate with.

Files keep small numbers small (int8, float32). In memory whole numbers become int64 and floats
float64: an int8 sum would overflow silently, and 19.9 read as float32 prints as 19.899999618530273.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from casekit.mart.faults import PartUnreadable
from casekit.mart.manifest import Part
from synthetic.schema import Column, Table

SHARE_DECIMALS = 4
DECIMALS = 2


def decimals(column: Column) -> int:
    """Decimals that a float column was rounded to when it was written."""
    if column.places is not None:
        return column.places
    return SHARE_DECIMALS if column.unit == "share" else DECIMALS


def read_part(folder: Path, part: Part, table: Table, columns: Sequence[str]) -> pd.DataFrame:
    """Return the chosen columns of one file in the dtypes of the mart; PartUnreadable if broken."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(folder / part.path) as file:
            absent = [name for name in columns if name not in file.schema_arrow.names]
            if absent:
                raise PartUnreadable(
                    folder=str(folder), part=part.path, detail=f"no column {', '.join(absent)}"
                )
            arrow = file.read(columns=list(columns), use_threads=False)
    except (pa.ArrowException, OSError) as fault:
        detail = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        raise PartUnreadable(folder=str(folder), part=part.path, detail=detail) from fault
    values = {name: _values(arrow.column(name), table[name]) for name in columns}
    return pd.DataFrame(values, copy=False)


def join(frames: Sequence[pd.DataFrame], table: Table, columns: Sequence[str]) -> pd.DataFrame:
    """Return parts under one another, numbered from 0; an empty table where there are none."""
    if not frames:
        return pd.DataFrame({name: _empty(table[name]) for name in columns})
    if len(frames) == 1:
        return frames[0]
    return pd.DataFrame(
        {name: _stack([frame[name] for frame in frames]) for name in columns}, copy=False
    )


def _stack(pieces: list[pd.Series]):
    """One column out of its pieces; categories that some pieces lack are kept."""
    if isinstance(pieces[0].dtype, pd.CategoricalDtype):
        return pd.api.types.union_categoricals([piece.array for piece in pieces])
    return pd.concat(pieces, ignore_index=True)


def conform(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a table made in memory in the dtypes that reading it from a file would give."""
    values = {name: _conformed(frame[name], table[name]) for name in table.names}
    return pd.DataFrame(values, copy=False)


def _conformed(values: pd.Series, column: Column):
    import pyarrow as pa

    try:
        array = pa.array(values, from_pandas=True)
    except (pa.ArrowException, OverflowError):  # Words among numbers: for the contract to report.
        return values.array
    return _values(
        array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array]), column
    )


def _values(chunked, column: Column):
    """One Arrow column as an array of the mart's dtype; what does not fit its type is left as it
    is for the contract to report."""
    import pyarrow as pa

    kind = chunked.type
    if column.dtype == "category" and _is_text(kind):
        return _categories(chunked, column)
    if pa.types.is_floating(kind) or (pa.types.is_integer(kind) and chunked.null_count):
        numbers = chunked.to_numpy().astype(np.float64)
        return np.round(numbers, decimals(column)) if pa.types.is_floating(kind) else numbers
    if pa.types.is_integer(kind):
        return chunked.to_numpy().astype(np.int64)
    if pa.types.is_boolean(kind) and not chunked.null_count:
        return chunked.to_numpy(zero_copy_only=False)
    return chunked.to_pandas().array


def _is_text(kind) -> bool:
    import pyarrow as pa

    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind)


def _categories(chunked, column: Column) -> pd.Categorical:
    """Categories in the order of the schema; words the schema does not know come last, so that
    the contract sees them instead of a gap."""
    import pyarrow as pa

    if not pa.types.is_dictionary(chunked.type):
        chunked = chunked.cast(pa.string()).dictionary_encode()
    whole = chunked.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.unify_dictionaries().combine_chunks()
    words = whole.dictionary.to_pylist()
    known = list(column.values)
    categories = known + sorted({word for word in words if word is not None} - set(known))
    place = {word: code for code, word in enumerate(categories)}
    lookup = np.array([place.get(word, -1) for word in words] + [-1], dtype=np.int16)
    codes = whole.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)
    return pd.Categorical.from_codes(lookup[codes], categories=categories)


def _empty(column: Column):
    if column.dtype == "category":
        return pd.Categorical([], categories=list(column.values))
    if column.dtype == "bool":
        return np.empty(0, dtype=bool)
    whole = column.dtype.startswith("int") and not column.optional
    return np.empty(0, dtype=np.int64 if whole else np.float64)
