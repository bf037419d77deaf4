"""Rules on what is taught: titles, minutes, coverage rows and the field's terms."""

from __future__ import annotations

from collections.abc import Iterator

from casekit.authoring import coverage, glossary
from casekit.authoring.agenda import Section, sections
from casekit.authoring.editions import QUOTE
from casekit.authoring.rules.rule import Finding, Known, rule
from casekit.authoring.source import BROKEN_HEAD, LANGUAGES, Lesson


@rule
def titles_are_left_to_the_build(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """A source has no first-level heading: the title stands in ``lesson.yml``."""
    for cell in lesson.cells:
        if cell.is_prose and cell.text.lstrip().startswith("# "):
            yield Finding(cell, "a first-level heading", "the build adds the title; use `## `")


@rule
def sections_have_minutes(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Every section of a lecture has minutes; of a practice, minutes or questions."""
    for cell in lesson.cells:
        if "minutes" not in cell.head:
            continue
        if not cell.opens_section:
            yield Finding(
                cell, "minutes belong to the cell that opens a section (`## …`)",
                "move them there; a question's minutes stand in its declaration",
            )  # fmt: skip
        elif not cell.minutes or cell.minutes <= 0:
            given = cell.head["minutes"]
            yield Finding(cell, f"`{given}` is no number of minutes", 'write minutes="12"')
    if not known.registry.loaded:
        return  # a section may owe its minutes to its questions
    for part in lesson.parts():
        for section in sections(lesson, part, known.registry.questions):
            yield from _untimed(section)


def _untimed(section: Section) -> Iterator[Finding]:
    if not section.opening or BROKEN_HEAD in section.opening[0].head:
        return
    given = {cell.minutes for cell in section.opening if "minutes" in cell.head}
    first = section.opening[0]
    if len(given) > 1:
        yield Finding(first, f"the two languages of `{section.id}` give different minutes",
                      "give them once")  # fmt: skip
    elif not given and (section.part == "lecture" or not section.asked):
        yield Finding(first, f"the section `{section.id}` has no minutes", 'add minutes="12"')


@rule
def rows_exist(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Cells and questions name only coverage rows that exist, and prose names none."""
    for cell in lesson.cells:
        if cell.is_prose and "covers" in cell.head:
            yield Finding(cell, "prose finishes no row", "put `covers` on code or a question")
        asked = known.registry.questions.get(cell.question)
        for row in cell.covers + (asked.covers if asked else ()):
            if row not in known.rows:
                yield Finding(cell, f"there is no coverage row `{row}`",
                              "see casekit/coverage.yml")  # fmt: skip


@rule
def finished_rows_are_taught(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Rows that the lesson says it finishes are its own, and code or a question covers each."""
    taught = coverage.places(lesson, known.registry.questions)
    for row in lesson.finishes:
        if row not in known.rows:
            yield Finding(None, f"`finishes` names `{row}`, which is no coverage row",
                          "see casekit/coverage.yml")  # fmt: skip
        elif known.rows[row].module != lesson.name:
            yield Finding(None, f"`finishes` names `{row}`, which {known.rows[row].module} owns",
                          "take it away")  # fmt: skip
        elif row not in taught:
            yield Finding(None, f"`finishes` names `{row}`, and no cell or question covers it",
                          f'teach it and say covers="{row}", or take it away')  # fmt: skip


@rule
def terms_exist(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Prose links only to terms of the glossary."""
    for cell in lesson.cells:
        if cell.is_prose:
            for term in glossary.terms_named(cell.text):
                if term not in known.terms:
                    yield Finding(cell, f"the glossary has no term `{term}`",
                                  "add it to casekit/glossary.yml")  # fmt: skip


@rule
def terms_are_used_consistently(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Prose avoids the wordings that the glossary says to avoid."""
    for cell in lesson.cells:
        if not cell.is_prose or QUOTE in cell.tags or cell.lang not in LANGUAGES:
            continue
        for wording, term in glossary.wrong_wordings(cell.text, known.terms, cell.lang):
            yield Finding(
                cell, f"“{wording}” is not how the glossary says it",
                f"write {term.name[cell.lang]} ({term.id}); to show the wrong form, "
                f'tag the cell "{QUOTE}"',
            )  # fmt: skip
