"""What `casekit data gates` runs, says and writes."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

from casekit.cli.wording import TEXTS

PAGE = Path("docs") / "gates.md"


def run_gates(names: Collection[str], lines: int | None, write: bool, root: Path) -> int:
    """Run all gates or those named, say what was found, and write the page where it is asked for.

    Returns:
        Exit code: 0 where all hold, 1 where one does not, 2 for what cannot be asked for.
    """
    from casekit import bars
    from casekit.trust import gates
    from casekit.trust.gates import table
    from casekit.trust.gates.listing import TEXTS as GATES

    try:
        asked = gates.gates(names)
    except gates.GateUnknown as unknown:
        print(unknown, file=sys.stderr)
        return 2
    if write and (names or lines):
        print(GATES("whole"), file=sys.stderr)
        return 2
    with bars.bar(GATES("running")) as show:
        found = gates.run(asked, lines, show)
    print("\n".join(table.lines(found)))
    if write:
        page = root / PAGE
        page.write_text(table.page(found, table.commit(root)), encoding="utf-8")
        print(TEXTS("told.written", file=str(page)))
    return 0 if all(one.kept for one in found) else 1
