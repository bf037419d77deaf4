"""Rules that keep the two languages equal: the same prose, one code, nothing half changed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from casekit.authoring import pairs
from casekit.authoring.cells import BROKEN_HEAD, LANGUAGES, Cell
from casekit.authoring.markers import comments
from casekit.authoring.rules.rule import Finding, Known, rule
from casekit.authoring.source import Lesson

# Ideographs with their extensions and compatibility forms, CJK and full-width punctuation.
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_OWN = re.compile(r"# (zh|en):")


@rule
def prose_has_both_languages(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Every piece of prose is there in Chinese and in English."""
    prose = [cell for cell in lesson.cells if cell.is_prose and BROKEN_HEAD not in cell.head]
    for cell in prose:
        if cell.lang not in LANGUAGES:
            found = f"`{cell.lang}` is no language" if cell.lang else "the prose has no language"
            yield Finding(cell, found, 'write lang="zh" or lang="en"')
        elif cell.id:
            have = {other.lang for other in prose if other.id == cell.id}
            for lang in LANGUAGES:
                if lang not in have and have <= set(LANGUAGES):
                    yield Finding(
                        cell, f"`{cell.id}` has no {lang}",
                        f'write # %% [markdown] id="{cell.id}" lang="{lang}" beside it',
                    )  # fmt: skip


@rule
def languages_stand_together(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """The two languages of a cell follow one another and have the same tags and heading."""
    for section in lesson.sections:
        cells = section.cells
        where = {(cell.id, cell.lang): n for n, cell in enumerate(cells) if cell.is_prose}
        for (name, lang), n in where.items():
            other = where.get((name, "en")) if lang == "zh" else None
            if other is None:
                continue
            here, there = cells[n], cells[other]
            if abs(other - n) != 1:
                yield Finding(
                    there, f"the two languages of `{name}` stand apart",
                    f"move it next to {section.name}.py:{here.line}",
                )  # fmt: skip
            if set(here.tags) != set(there.tags):
                yield Finding(there, f"the tags of `{name}` differ", "give both the same tags")
            if here.has_heading != there.has_heading:
                yield Finding(
                    there, f"one language of `{name}` has a heading, the other does not",
                    "begin both with `## `, or neither",
                )  # fmt: skip


@rule
def code_is_shared(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Code serves both languages."""
    for cell in _code(lesson):
        if "lang" in cell.head:
            yield Finding(
                cell, "the code is for one language only",
                "take lang away; what differs comes from text.yml or a `# zh:` / `# en:` comment",
            )  # fmt: skip


@rule
def comments_have_both_languages(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """A ``# zh: …`` comment has its ``# en: …`` next to it, as many lines of each."""
    for cell in _code(lesson):
        run: list[tuple[int, str]] = []
        for line, text in [*enumerate(cell.text.splitlines(), 1), (0, "")]:
            own = _OWN.match(text.strip())
            if own:
                run.append((line, own[1]))
                continue
            if run and {lang for _, lang in run} != set(LANGUAGES):
                yield Finding(
                    cell, "a comment in one language only",
                    "write it as `# zh: …` and `# en: …`, one after the other", run[0][0],
                )  # fmt: skip
            run = []


@rule
def code_holds_no_chinese(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Strings and shared comments hold no Chinese: texts for a reader come from the catalogue."""
    for cell in _code(lesson):
        try:
            strings = [
                (node.lineno, "string")
                for node in ast.walk(ast.parse(cell.text))
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and _CHINESE.search(node.value)
            ]
            remarks = [
                (comment.line, "comment")
                for comment in comments(cell.text)
                if _CHINESE.search(comment.text) and not _OWN.match(comment.text)
            ]
        except SyntaxError:
            continue  # told by code_is_python
        mends = {
            "string": f"move the text to a text.yml of casekit/course/{lesson.module}",
            "comment": "write it as `# zh: …` and `# en: …`, one after the other",
        }
        for line, what in sorted({*strings, *remarks}):
            yield Finding(cell, f"Chinese in a {what} of shared code", mends[what], line)


@rule
def languages_keep_in_step(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """No prose was changed in one language alone since the languages were last in step."""
    behind = pairs.stale(pairs.hashes(lesson), known.pairs, known.accepted)
    for cell in lesson.cells:
        if cell.is_prose and behind.get(cell.id) == cell.lang:
            changed = next(lang for lang in LANGUAGES if lang != cell.lang)
            yield Finding(
                cell, f"`{cell.id}` was changed in {changed} and not in {cell.lang}",
                f"change {cell.lang} too, or say that it needs none: "
                f"casekit build --accept {cell.id}",
            )  # fmt: skip


def _code(lesson: Lesson) -> list[Cell]:
    return [cell for cell in lesson.cells if cell.kind == "code"]
