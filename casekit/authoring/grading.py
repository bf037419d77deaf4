"""nbgrader's metadata for a class: the answer's cell is open, the check behind it locked.

nbgrader scores a locked cell by whether it raises; with ``CASEKIT_STRICT=1`` set for its run, a
check that is not passed does. A question answered on a card keeps its verdict in the learner's
progress, not in the notebook: it gets no locked cell and its class view is ``casekit progress``.
The fields follow the third version of nbgrader's cell metadata.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace

from casekit.authoring.edition import Page

POINTS = 1


def with_checks(pages: Iterable[Page]) -> list[Page]:
    """Pages where each coded question's closing check stands in a locked cell of its own."""
    result = []
    for page in pages:
        split = _split(page.text, page.question) if page.question else None
        if split is None:
            result.append(page)
            continue
        author_id = page.id.split("-", 1)[-1].rsplit("-", 1)[0]
        answer, check = split
        stem, lang = page.id.rsplit("-", 1)
        result.append(
            replace(page, text=answer, metadata={**page.metadata, "nbgrader": _answer(author_id)})
        )
        locked = {"deletable": False, "editable": False, "nbgrader": _check(author_id)}
        result.append(
            replace(page, id=f"{stem}-check-{lang}", text=check,
                    metadata={**page.metadata, **locked})
        )  # fmt: skip
    return result


def _split(code: str, question: str) -> tuple[str, str] | None:
    """The answer's lines and the check's, or None for a card."""
    last = ast.parse(code).body[-1]
    check = ast.get_source_segment(code, last) or ""
    if not check.startswith(f"q.{question}.check("):
        return None
    return "\n".join(code.splitlines()[: last.lineno - 1]).rstrip(), check


def _answer(name: str) -> dict[str, object]:
    return {
        "cell_type": "code",
        "grade": False,
        "grade_id": name,
        "locked": False,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }


def _check(name: str) -> dict[str, object]:
    return {
        "cell_type": "code",
        "grade": True,
        "grade_id": f"{name}-check",
        "locked": True,
        "points": POINTS,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
