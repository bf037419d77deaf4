"""What `casekit data check` says about a dataset."""

from __future__ import annotations

from pathlib import Path

from casekit.cli.wording import TEXTS


def inspect(folder: Path) -> tuple[str, bool]:
    """A report on the base in a folder, and whether it is sound.

    Raises:
        DatasetError: it does not open, or a file differs from what was written.
    """
    from casekit import bars, mart

    with bars.bar(TEXTS("told.checking")) as show:
        base = mart.open(folder, verify=True, progress=show)
    problems, careless = mart.check(base), mart.suspicious(base)
    lines = [_described(base), *_own(base), "", *_tables(folder), ""]
    if problems:
        lines += [TEXTS("told.unsound", count=len(problems)), *(f"  {one}" for one in problems)]
    else:
        lines.append(TEXTS("told.sound"))
    if careless:
        lines += [
            "",
            TEXTS("told.suspicious", count=len(careless)),
            *(f"  {one}" for one in careless),
        ]
        lines.append(TEXTS("told.unseen"))
    return "\n".join(lines), not problems


def _described(base) -> str:
    first, last = base.months[0], base.months[-1]
    if base.imported:
        return TEXTS("told.own_data", name=base.name, first=first, last=last)
    return TEXTS("told.described", preset=base.name, seed=str(base.seed), first=first, last=last)


def _own(base) -> list[str]:
    """What an operator's own data lack, and the rules that they were allowed not to follow."""
    said = []
    if base.unknown:
        said.append(TEXTS("told.unknown", columns=sorted(base.unknown)))
    if base.accepted:
        said.append(TEXTS("told.accepted", rules=list(base.accepted)))
    return said


def _tables(folder: Path) -> list[str]:
    from casekit.mart import manifest

    rows = {TEXTS("told.table"): TEXTS("told.rows")}
    rows |= {name: f"{count:,}" for name, count in manifest.read(folder).rows.items()}
    width = max(map(len, rows)) + 2
    return [f"  {name:<{width}}{count:>14}" for name, count in rows.items()]
