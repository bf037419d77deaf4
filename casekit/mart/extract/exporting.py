"""From a dataset to an extract as an operator's systems would give it, with the mapping that reads it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

import numpy as np
import pandas as pd

from casekit.mart import manifest
from casekit.mart.dataset import Mart
from casekit.mart.extract.checking import open_tables
from casekit.mart.extract.dirt import CLEAN, Dirt
from casekit.mart.extract.faults import ExtractError
from casekit.mart.extract.forms import Form, forms_of, in_mb_unsaid
from casekit.mart.extract.numbers import UNITS
from casekit.mart.opening import open as open_mart
from casekit.text import language
from synthetic.schema import MONTHLY, Table

MAPPING = "map.yml"
_HEAD = (
    "# 哪个文件的哪一列，是教学数据的哪一列。写法见 README 的“用自己的数据”。\n"
    "# Which column of which file is which of the kit's. See “Bring your own data” in the README.\n"
)


def usual_encoding(dataset: Path) -> str:
    """Return what a dataset is exported in where nothing else is asked for: GBK where its scenario
    keeps records so, else UTF-8 with the mark by which Excel knows it."""
    kept = manifest.read(dataset).scenario.get("records", {})
    return "gbk" if kept.get("gbk") else "utf-8-sig"


def hand_out(
    dataset: Path,
    out: Path,
    *,
    encoding: str = "utf-8",
    dirt: Dirt = CLEAN,
    seed: int = 7,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Path]:
    """Write a dataset's tables (never its truth) as CSV files, and `map.yml` that reads them.

    Heads and file names are in the current language. With dirt the same seed gives the same files,
    and importing them gives back the same tables; not so where the scenario's own records have data
    in MB and nothing says so. Returns the files written.

    Raises DatasetError for a dataset that does not open, ExtractError where `out` is not empty.
    """
    if out.exists() and (out.is_file() or any(out.iterdir())):
        raise ExtractError("out_not_empty", path=str(out))
    mart = open_mart(dataset)
    work = out.absolute().parent / f".{out.name}.exporting"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        names = _Export(mart, work, encoding, dirt, seed, progress).run()
        if out.exists():
            out.rmdir()
        work.rename(out)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return [out / name for name in names]


class _Export:
    """One export; every table has luck of its own, so that a new table changes no other."""

    def __init__(self, mart: Mart, folder: Path, encoding: str, dirt: Dirt, seed: int, progress):
        self.mart, self.folder, self.encoding = mart, folder, encoding
        self.dirt, self.seed, self.progress = dirt, seed, progress
        self.kept = mart.scenario.get("records", {})
        self.tables = [table for table in open_tables().values() if mart.knows(table.name)]

    def run(self) -> list[str]:
        names, entries = _file_names(self.tables), {}
        for done, table in enumerate(self.tables):
            self.progress(done, len(self.tables))
            rng = np.random.default_rng([self.seed, crc32(table.name.encode())])
            known = [name for name in table.names if self.mart.knows(f"{table.name}.{name}")]
            forms = forms_of(table, known, self.dirt, rng)
            if self.kept.get("mb_column") and table is MONTHLY:
                forms |= in_mb_unsaid(table, forms, self.dirt)
            self._write(table, names[table.name], forms, rng)
            columns = {name: form.mapping for name, form in forms.items()}
            entries[table.name] = {"file": names[table.name], "columns": columns}
        self.progress(len(self.tables), len(self.tables))
        self._write_mapping(entries)
        return [*names.values(), MAPPING]

    def _write_mapping(self, entries: dict) -> None:
        import yaml

        content = {"name": self.mart.name}
        if self.mart.accepted:
            content["accept"] = list(self.mart.accepted)
        content["tables"] = entries
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
        (self.folder / MAPPING).write_text(_HEAD + text, encoding="utf-8")

    def _write(self, table: Table, name: str, forms: dict[str, Form], rng) -> None:
        path = self.folder / name
        with path.open("w", encoding=self.encoding, newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([form.head for form in forms.values()])
            totals = dict.fromkeys((n for n in forms if table[n].unit in UNITS), 0.0)
            for rows in self._parts(table, list(forms), rng):
                writer.writerows(self._rows(rows, forms, rng))
                for name in totals:
                    totals[name] += float(rows[name].sum())
            if self.kept.get("total_line"):
                writer.writerow(_total_line(forms, totals, rng))
            elif self.dirt.totals:
                writer.writerow(["合计", *[""] * (len(forms) - 1)])

    def _parts(self, table: Table, columns: list[str], rng) -> Iterator[pd.DataFrame]:
        """The table part by part; with dirt the months come in no order."""
        parts = self.mart.source.months(table)
        for place in self.dirt.order(len(parts), rng):
            month = parts[place]
            yield self.mart.table(table.name, columns, None if month is None else [month])

    def _rows(self, rows: pd.DataFrame, forms: dict[str, Form], rng) -> Iterator[tuple[str, ...]]:
        written = [form.write(rows[name], rng) for name, form in forms.items()]
        order = self.dirt.order(len(rows), rng)
        blank = self.dirt.after(len(order), rng)
        records = list(zip(*written, strict=True))
        for place, followed in zip(order, blank, strict=True):
            yield records[place]
            if followed:
                yield ("",) * len(forms)


def _total_line(forms: dict[str, Form], totals: dict[str, float], rng) -> list[str]:
    """A last line that adds up what can be added up."""
    sums = {
        name: form.write(pd.Series([totals[name]]), rng)[0]
        for name, form in forms.items()
        if name in totals
    }
    return ["合计", *[sums.get(name, "") for name in list(forms)[1:]]]


def _file_names(tables: list[Table]) -> dict[str, str]:
    """A file's name for each table: what it is called, without what stands in brackets."""
    called = {table.name: _called(table) for table in tables}
    twice = {title for title in called.values() if [*called.values()].count(title) > 1}
    return {name: f"{name if title in twice else title}.csv" for name, title in called.items()}


def _called(table: Table) -> str:
    if language() == "en":
        return table.name
    return table.zh.partition("（")[0].replace("/", "").strip()
