"""Extracts that lack columns or months, as a first export from an operator's systems does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pandas as pd
import yaml

from casekit.mart.extract import MAPPING

TWELVE = {
    "subscribers": ("subscriber", "join_month", "birth_year"),
    "monthly": ("subscriber", "month", "status", "bill", "data_gb", "minutes_out"),
    "churn": ("subscriber", "month", "kind"),
}
"""Twelve columns: who, what they pay and use, who left."""


def narrowed(
    extract: Path,
    out: Path,
    columns: Mapping[str, Sequence[str]] | None = None,
    months: Collection[int] | None = None,
) -> Path:
    """Write an extract with some columns of some tables only, or with some months only."""
    given = yaml.safe_load((extract / MAPPING).read_text(encoding="utf-8"))
    if columns is not None:
        given["tables"] = {
            name: {**given["tables"][name], "columns": _only(given["tables"][name], kept)}
            for name, kept in columns.items()
        }
    out.mkdir(parents=True)
    for table in given["tables"].values():
        rows = pd.read_csv(extract / table["file"], dtype=str, keep_default_na=False)
        dated = next((one for one in ("month", "quarter") if one in table["columns"]), None)
        if months is not None and dated is not None:
            rows = rows[rows[_head(table["columns"][dated])].astype(int).isin(months)]
        rows.to_csv(out / table["file"], index=False)
    (out / MAPPING).write_text(yaml.safe_dump(given, allow_unicode=True), encoding="utf-8")
    return out


def _only(table: Mapping, kept: Sequence[str]) -> dict:
    return {name: table["columns"][name] for name in kept}


def _head(spec: str | Mapping) -> str:
    return spec if isinstance(spec, str) else spec["column"]
