"""The dictionary as a page: HTML that stands by itself, or Markdown for the course."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from casekit import page, text
from casekit.dictionary import listing
from casekit.dictionary.listing import HEADS, TEXTS
from synthetic.schema import VERSION, Table


def html() -> str:
    """Return the page in the current language, the tables of the truth apart and marked."""
    return page.page(TEXTS("title"), text.language(), _parts())


def _parts() -> Iterator[str]:
    yield page.heading(1, TEXTS("title"))
    yield page.paragraph(TEXTS("version", version=VERSION), "calm")
    yield page.paragraph(TEXTS("lead"))
    for truth in (False, True):
        yield page.heading(2, TEXTS("truth.title" if truth else "seen.title"))
        if truth:
            yield page.paragraph(TEXTS("truth.warning"), "aside")
        tables = listing.tables(truth)
        yield page.table(
            _overview(tables), whole=[TEXTS("overview.table"), TEXTS("overview.parts")]
        )
        for table in tables:
            yield from _section(table)


def _overview(tables: list[Table]) -> pd.DataFrame:
    rows = [
        {**_summary(table), "table": page.link(table.name, f"#{table.name}")} for table in tables
    ]
    return pd.DataFrame(rows, dtype=object).rename(columns=lambda name: TEXTS(f"overview.{name}"))


def _summary(table: Table) -> dict[str, str]:
    return {
        "table": table.name,
        "title": listing.title(table),
        "grain": listing.grain(table),
        "columns": str(len(table.columns)),
        "parts": listing.parts(table),
    }


def _section(table: Table) -> Iterator[str]:
    yield page.heading(3, f"{table.name} · {listing.title(table)}", table.name)
    yield page.paragraph(_a_row(table), "calm")
    rows = [listing.row(table, column) for column in table.columns]
    columns = {name: [row[name] for row in rows] for name in HEADS}
    columns["column"] = [page.code(row["column"]) for row in rows]
    frame = pd.DataFrame(columns, dtype=object).rename(columns=_head)
    yield page.table(frame, whole=[_head("column"), _head("type"), _head("unit")])


def _a_row(table: Table) -> str:
    return TEXTS("row", grain=listing.grain(table), parts=listing.parts(table))


def _head(name: str) -> str:
    return TEXTS(f"heads.{name}")


def markdown(lang: str) -> bytes:
    """Return the course's page in a language, without the truth: UTF-8, LF."""
    with text.using(lang):
        return ("\n".join(_lines()).rstrip("\n") + "\n").encode("utf-8")


def _lines() -> Iterator[str]:
    tables = listing.tables(truth=False)
    yield from (f"# {TEXTS('title')}", "")
    yield from (TEXTS("lead"), "")
    summaries = [_summary(table) for table in tables]
    for row in summaries:
        row["table"] = f"[{row['table']}](#{row['table']})"
    yield from _grid([TEXTS(f"overview.{name}") for name in summaries[0]], summaries)
    for table in tables:
        yield from ("", f"## {table.name}", "", f"**{listing.title(table)}** {_a_row(table)}", "")
        rows = [listing.row(table, column) for column in table.columns]
        for row in rows:
            row["column"] = f"`{row['column']}`"
        yield from _grid([_head(name) for name in HEADS], rows)


def _grid(heads: list[str], rows: list[dict[str, str]]) -> Iterator[str]:
    """A Markdown table."""
    yield _cells(heads)
    yield _cells(["-"] * len(heads))
    yield from (_cells(row.values()) for row in rows)


def _cells(values) -> str:
    return "|" + "|".join(str(value).replace("|", "\\|") for value in values) + "|"
