"""What `casekit import` and `casekit export` say and show."""

from __future__ import annotations

from pathlib import Path

from casekit import bars
from casekit.cli.wording import TEXTS


def bring_in(extract: Path, mapping: Path | None, out: Path | None, dry_run: bool) -> int:
    """Import an extract, or only say how it would go. Returns the exit code.

    Without `mapping` the extract's own map.yml is used. Raises DatasetError with the whole report
    where the extract is refused; a dry run is asked for nothing but the report, and prints it.
    """
    import click

    from casekit.mart import extract as exchange

    if out is None and not dry_run:
        raise click.UsageError(TEXTS("faults.no_out"), click.get_current_context())
    beside = extract if extract.is_dir() else extract.parent
    with bars.bar(TEXTS("told.reading")) as progress:
        given = mapping or beside / exchange.MAPPING
        try:
            report = exchange.bring_in(extract, given, None if dry_run else out, progress)
        except exchange.Refused as refused:
            if not dry_run:
                raise
            print(refused)
            return 1
    print(f"{report}\n")
    rows = [f"{table} {count:,}" for table, count in report.rows.items() if count]
    print(TEXTS("told.rows_by_table", rows=rows))
    if out is None or dry_run:
        print(TEXTS("told.would_import"))
        return 0
    print(TEXTS("told.imported", folder=str(out)))
    print(_what_runs(out))
    return 0


def _what_runs(folder: Path) -> str:
    """Say which questions can be asked of what was imported, and what the others need."""
    from casekit import mart
    from casekit.lesson.what_runs import what_runs

    with bars.bar(TEXTS("told.asking")) as progress:
        return str(what_runs(mart.open(folder), progress))


def hand_out(dataset: Path, out: Path | None, dirty: bool, encoding: str | None, seed: int) -> None:
    """Export a dataset, by default to a folder beside it, in the encoding that its records have."""
    from casekit.mart import extract as exchange

    folder = out or dataset.absolute().parent / f"{dataset.absolute().name}-extract"
    dirt = exchange.Dirt() if dirty else exchange.CLEAN
    with bars.bar(TEXTS("told.writing")) as progress:
        files = exchange.hand_out(
            dataset,
            folder,
            encoding=encoding or exchange.usual_encoding(dataset),
            dirt=dirt,
            seed=seed,
            progress=progress,
        )
    print(TEXTS("told.exported", folder=str(folder), count=len(files), mapping=files[-1].name))
