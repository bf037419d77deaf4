"""Rules on cell heads and on ``lesson.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casekit.authoring.cells import (
    BROKEN_HEAD,
    CHECK_OUTPUT,
    EXERCISE_ONLY,
    INSTRUCTOR,
    PARTS,
    QUOTE,
    SHOW_CODE,
    SOLUTION_ONLY,
    TAGS,
    Cell,
)
from casekit.authoring.editions import GENERATED_ENDINGS, GENERATED_IDS
from casekit.authoring.rules.rule import Finding, Known, rule
from casekit.authoring.source import Lesson

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 36  # with the lesson, an ending and the language within nbformat's 64
_KEYS = {
    "markdown": ("id", "lang", "part", "tags"),
    "code": ("id", "covers", "question", "tags"),
}
# Named by rules that say more about them.
_ELSEWHERE = ("lang", "covers", "question")
_TAGS_OF_PROSE = (INSTRUCTOR, QUOTE)
_TAGS_OF_CODE = (SHOW_CODE, CHECK_OUTPUT)


@rule
def files_can_be_read(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """``lesson.yml`` and a file a section are there, in UTF-8, and say what they must."""
    for fault in lesson.faults:
        yield Finding(None, fault.message, fault.mend, fault.line, fault.file)


@rule
def heads_are_quoted(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Every value in a cell's head is quoted."""
    for cell in lesson.cells:
        if BROKEN_HEAD in cell.head:
            text = cell.head[BROKEN_HEAD]
            yield Finding(cell, f"the head `{text}` cannot be read", 'quote values: lang="zh"')
        else:
            for key, value in cell.head.items():
                if key in (*_ELSEWHERE, "id", "part") and not isinstance(value, str):
                    yield Finding(cell, f"`{key}` is not quoted", f'write {key}="…"')


@rule
def heads_are_known(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """A head holds only keys and tags that mean something for that kind of cell."""
    for cell in lesson.cells:
        keys = _KEYS.get(cell.kind)
        if keys is None:
            continue
        for key in cell.head:
            if key not in (*keys, *_ELSEWHERE, BROKEN_HEAD):
                yield Finding(
                    cell, f"`{key}` means nothing in the head of {cell.kind}",
                    f"known are {', '.join(keys)}",
                )  # fmt: skip
        yield from _wrong_tags(cell)


@rule
def parts_are_in_order(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """A section's practice comes behind its lecture, its code track behind both; each begins once."""
    for section in lesson.sections:
        begun: dict[str, str] = {}
        for cell in section.cells:
            said = cell.head.get("part")
            if not isinstance(said, str):
                continue
            later = [part for part in begun if PARTS.index(part) > PARTS.index(cell.part)]
            if said not in PARTS[1:]:
                yield Finding(cell, f"there is no part `{said}` to begin", "write practice or code")
            elif later:
                yield Finding(cell, f"the {said} begins behind the {later[0]}", "move it before")
            elif begun.setdefault(said, cell.id) != cell.id:
                yield Finding(cell, f"the {said} begins before, at `{begun[said]}`", "take it off")


def _wrong_tags(cell: Cell) -> Iterator[Finding]:
    for tag in cell.tags:
        if tag not in TAGS:
            yield Finding(cell, f"there is no tag `{tag}`", f"known are {', '.join(TAGS)}")
        elif not cell.is_prose and tag in _TAGS_OF_PROSE:
            yield Finding(cell, f"`{tag}` is a tag of prose", "take it off the code")
        elif cell.is_prose and tag in _TAGS_OF_CODE:
            yield Finding(cell, f"`{tag}` is a tag of code", "take it off the prose")
        elif tag in {EXERCISE_ONLY, SOLUTION_ONLY, CHECK_OUTPUT} and cell.part == "lecture":
            yield Finding(cell, f"a lecture has no `{tag}`", "take it off, or move the cell")
        elif tag in {EXERCISE_ONLY, SOLUTION_ONLY} and cell.question:
            yield Finding(cell, f"a question's cell cannot be `{tag}`", "use markers in the cell")


@rule
def cells_are_closed(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Every cell is code or prose, and triple quotes that open prose close it."""
    for cell in lesson.cells:
        if cell.kind == "raw":
            yield Finding(cell, "a raw cell is not shown", "make it [markdown] or code")
        elif cell.is_prose and re.match(r'r?("""|\'\'\')', cell.text):
            yield Finding(
                cell, "the triple quotes of this prose do not close it",
                'end the text with """ on a line of its own, and nothing behind it in the cell',
            )  # fmt: skip


@rule
def ids_are_given(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Every cell has an id of lower-case letters, digits and hyphens, not one of the build's."""
    for cell in lesson.cells:
        if BROKEN_HEAD in cell.head:
            continue
        if not cell.id:
            yield Finding(cell, "the cell has no id", 'give it one: id="why-tenure"')
        elif not _ID.fullmatch(cell.id) or len(cell.id) > _LONGEST_ID:
            yield Finding(
                cell, f"`{cell.id}` is no id",
                f"use lower-case letters, digits and single hyphens, at most {_LONGEST_ID}",
            )  # fmt: skip
        elif cell.id in GENERATED_IDS or cell.id.endswith(GENERATED_ENDINGS):
            yield Finding(cell, f"`{cell.id}` is the id of a cell that the build adds", "rename it")


@rule
def ids_are_unique(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """An id stands for one cell, or for one piece of prose in its two languages."""
    seen: dict[str, list[Cell]] = {}
    for cell in lesson.cells:
        if not cell.id:
            continue
        before = seen.setdefault(cell.id, [])
        pair = all(c.is_prose and cell.is_prose and c.lang != cell.lang for c in before)
        together = [(c.section, c.part) for c in before] == [(cell.section, cell.part)]
        if before and not (pair and together):
            first = before[0]
            yield Finding(
                cell, f"the id `{cell.id}` is used before, at {first.section}.py:{first.line}",
                "give one of the two another id",
            )  # fmt: skip
        before.append(cell)
