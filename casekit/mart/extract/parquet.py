"""Parquet files, read batch by batch as the same text that a CSV would hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from casekit.mart.extract.chunk import ROWS, Chunk, Told
from casekit.mart.extract.faults import FileFault


def read_parquet(path: Path, told: Told) -> Iterator[Chunk]:
    """Yield the rows of a Parquet file; a "line" is a row, counted from 1. Raises FileFault."""
    try:
        with pq.ParquetFile(path) as file:
            if not file.metadata.num_rows:
                raise FileFault("head_only", heads=file.schema_arrow.names)
            told.found("told", "read_as_parquet")
            begun = 1
            for batch in file.iter_batches(batch_size=ROWS, use_threads=False):
                columns = {name: _text(batch.column(name)) for name in batch.schema.names}
                yield Chunk(np.arange(begun, begun + len(batch), dtype=np.int64), columns)
                begun += len(batch)
    except (pa.ArrowException, OSError) as fault:
        detail = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        raise FileFault("broken_parquet", detail=detail) from fault
    told.read(path.stat().st_size)


def _text(array: pa.Array) -> pa.Array:
    kind = array.type
    if pa.types.is_dictionary(kind):
        array = array.dictionary_decode()
        kind = array.type
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        return pa.array([str(value) for value in array.to_pylist()], pa.string())
    return array.cast(pa.string())
