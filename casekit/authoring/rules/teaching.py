"""Rules on what is taught: titles, minutes, coverage rows and the field's terms."""

from __future__ import annotations

from collections.abc import Iterator

from casekit.authoring import coverage, glossary
from casekit.authoring.agenda import asked_within
from casekit.authoring.cells import INSTRUCTOR, LANGUAGES, QUOTE
from casekit.authoring.rules.rule import Finding, Known, rule
from casekit.authoring.source import Lesson


@rule
def titles_are_left_to_the_build(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """Titles of lessons and sections stand in ``lesson.yml``, in no source."""
    for section in lesson.sections:
        for cell in section.cells:
            if cell.is_prose and cell.text.lstrip().startswith("# "):
                yield Finding(cell, "a first-level heading", "the build adds the lesson's title")
            elif cell.has_heading and cell.id == section.opening:
                yield Finding(cell, "the section's title", "the build adds it from lesson.yml")


@rule
def parts_open_with_prose(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """A part opens with prose for everybody; practice and code track with a heading of their own."""
    for section in lesson.sections:
        for part in section.parts:
            cells = section.part(part)
            first, wanted = cells[0], part != section.parts[0]
            if not first.is_prose or INSTRUCTOR in first.tags:
                yield Finding(first, f"the {part} does not open with prose for everybody",
                              "say first what has to be decided, by whom")  # fmt: skip
            elif wanted and not first.has_heading:
                yield Finding(first, f"the {part} has no heading", "begin its prose with `## `")
            yield from (
                Finding(cell, f"a second heading in the {part}", "use `### `, or a section more")
                for cell in cells
                if cell.has_heading and cell.id != first.id and "part" not in cell.head
            )


@rule
def questions_fit_into_the_minutes(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """The questions of the decide track, without those that are extra, fit into their section."""
    for section in lesson.sections:
        spent = sum(one.minutes for one in asked_within(section, known.registry.questions))
        if spent > section.minutes:
            yield Finding(
                None, f"the questions of `{section.name}` take {spent:g} minutes of its "
                f"{section.minutes:g}", "give it more, or tag a question's cell extra",
            )  # fmt: skip


@rule
def topics_are_sections(lesson: Lesson, known: Known) -> Iterator[Finding]:
    """A section that has a folder in the module is one of its topics; both are in one order."""
    sections = [section.name for section in lesson.sections]
    topics = list(known.registry.topics)
    for topic in topics:
        if sections and topic not in sections:
            yield Finding(None, f"the topic `{topic}` of the module is no section",
                          "list it under sections, or take it out of TOPICS")  # fmt: skip
    for name in sections:
        if name in known.registry.folders and name not in topics:
            yield Finding(None, f"the module's folder `{name}` is not among its TOPICS",
                          "name it there: its questions are not found without")  # fmt: skip
    in_both = [name for name in sections if name in topics]
    if in_both != [name for name in topics if name in sections]:
        yield Finding(None, f"the module's topics come in another order than {', '.join(in_both)}",
                      "order TOPICS as the sections are")  # fmt: skip


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
