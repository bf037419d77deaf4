"""Gates as lines for a terminal and as the page docs/gates.md, in the reader's language or in both."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from casekit.text import LANGUAGES, using
from casekit.trust import words
from casekit.trust.gates.listing import TEXTS, modules
from casekit.trust.gates.running import Found

_MOST = 8
"""Seeds whose values are shown one by one; of more, how many lie outside."""
_COLUMNS = ("gate", "what", "range", "base", "values", "verdict")


def lines(found: Sequence[Found]) -> list[str]:
    """Return what was found, two lines a gate, and a sentence on all."""
    return [*(line for one in found for line in _told(one)), "", summary(found)]


def _told(one: Found) -> Iterator[str]:
    yield f"{mark(one)}  {one.gate.name}: {one.gate.title}"
    where = TEXTS("base", base=one.gate.base, lines=one.lines)
    yield f"    {words.wanted(one.gate.target)} | {values(one)} | {where}"


def summary(found: Sequence[Found]) -> str:
    """Return in a sentence how many gates hold, and which do not."""
    missed = [one.gate.name for one in found if not one.kept]
    counts = {"count": len(found), "kept": len(found) - len(missed)}
    return TEXTS("some_missed", names=missed, **counts) if missed else TEXTS("all_kept", **counts)


def mark(one: Found) -> str:
    """Return whether a gate holds, in a word."""
    return TEXTS("kept" if one.kept else "missed")


def values(one: Found) -> str:
    """Return the value of each seed; of many seeds their mean."""
    if len(one.values) > _MOST or one.gate.judged == "mean":
        return TEXTS("mean", value=_shown(one, one.mean))
    return "; ".join(f"{seed}: {_shown(one, value)}" for seed, value in one.values.items())


def _shown(one: Found, value: float | None) -> str:
    return TEXTS("silent") if value is None else words.shown(value, one.gate.target.unit)


def page(found: Sequence[Found], commit: str) -> str:
    """Return the page in both languages, Markdown; `commit` says which one made it."""
    parts = []
    for lang in LANGUAGES:
        with using(lang):
            parts += [f"# {TEXTS('page.title')}", TEXTS("page.lead")]
            parts += [f"{TEXTS('page.made', commit=commit)} {summary(found)}", _table(found)]
            parts += _tried(found)
            parts += [f"## {TEXTS('page.modules')}", TEXTS("page.modules_lead"), _modules(found)]
    return "\n\n".join(parts) + "\n"


def _table(found: Sequence[Found]) -> str:
    head = [TEXTS(f"page.columns.{name}") for name in _COLUMNS]
    rows = [
        [
            f"`{one.gate.name}`",
            TEXTS("page.what", title=one.gate.title, says=one.gate.says),
            words.wanted(one.gate.target),
            TEXTS("base", base=one.gate.base, lines=one.lines),
            values(one),
            mark(one) if one.kept else f"**{mark(one)}**",
        ]
        for one in found
    ]
    return "\n".join(f"|{'|'.join(cells)}|" for cells in [head, ["-"] * len(head), *rows])


def _modules(found: Sequence[Found]) -> str:
    """What each module stands on, and which of it does not hold."""
    ran, missed = {one.gate.name for one in found}, {one.gate.name for one in found if not one.kept}
    rows = [[TEXTS(f"page.columns.{name}") for name in ("module", "stands_on", "lacks")], ["-"] * 3]
    for number, names in modules().items():
        stands = ", ".join(f"`{name}`" for name in names if name in ran)
        lacks = ", ".join(f"**`{name}`**" for name in names if name in missed)
        rows.append([number, stands, lacks or TEXTS("page.nothing")])
    return "\n".join(f"|{'|'.join(cells)}|" for cells in rows)


def _tried(found: Sequence[Found]) -> list[str]:
    """What was tried for gates that do not hold, under a heading; nothing where nothing is told."""
    missed = [one.gate for one in found if not one.kept]
    told = [gate for gate in missed if TEXTS.has(f"gates.{gate.name}.tried")]
    lines = [f"- `{gate.name}`: {TEXTS(f'gates.{gate.name}.tried')}" for gate in told]
    return [f"## {TEXTS('page.tried')}", "\n".join(lines)] if lines else []


def commit(root: Path) -> str:
    """Return the commit that the kit in a folder stands at, and whether it was changed since."""
    head = _git(root, "rev-parse", "--short", "HEAD")
    altered = _git(root, "status", "--porcelain", "--", "synthetic", "casekit")
    return TEXTS("page.altered", commit=head) if altered else head


def _git(root: Path, *asked: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *asked], capture_output=True, text=True)
    return done.stdout.strip()
