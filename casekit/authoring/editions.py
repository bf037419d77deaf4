"""From a lesson's cells to those of one notebook: language, then edition, then ids.

Every step is a pure function. What an edition is:

==============  ===========  ============================  ==========================================
edition         from         written to                    what it shows
==============  ===========  ============================  ==========================================
``lecture``     lecture      ``notebooks/<lang>/``         prose, code collapsed
``exercise``    practice     ``exercises/<lang>/``         solutions blanked, cards shown
``solution``    practice     ``solutions/<lang>/``         everything solved, committed executed
``talk``        lecture      ``build/instructor/<lang>/``  the lecture with the speaker's notes
``debrief``     practice     ``build/instructor/<lang>/``  the solution with the speaker's notes
``graded``      practice     ``build/nbgrader/<lang>/``    the exercise with nbgrader's metadata
==============  ===========  ============================  ==========================================
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from casekit.authoring import grading
from casekit.authoring.blanking import exercise_text, solution_text
from casekit.authoring.glossary import Term, linked
from casekit.authoring.markers import YOUR_TURN
from casekit.authoring.source import Cell, Lesson

INSTRUCTOR, SHOW_CODE = "instructor", "show-code"
EXERCISE_ONLY, SOLUTION_ONLY, QUOTE = "exercise-only", "solution-only", "quote"
CHECK_OUTPUT = "check-output"
TAGS = (INSTRUCTOR, SHOW_CODE, EXERCISE_ONLY, SOLUTION_ONLY, CHECK_OUTPUT, QUOTE)
GENERATED_IDS = ("title", "start", "passed")
GENERATED_ENDINGS = ("-card", "-check")

_INVITATION = {"zh": "# -- 轮到你了 --", "en": YOUR_TURN}
_OWN_COMMENT = re.compile(r"^(?P<indent>\s*)# (?P<lang>zh|en): ?(?P<text>.*)$")


@dataclass(frozen=True)
class Edition:
    """What sort of notebook: see the table above.

    `suffix` tells the notebooks of a lesson apart where only their names are seen, as on tabs.
    """

    name: str
    part: str
    folder: str
    solved: bool = False
    notes: bool = False
    suffix: str = ""
    graded: bool = False

    def path(self, lesson: str, lang: str) -> PurePosixPath:
        """Where the notebook goes, from the project's root."""
        return PurePosixPath(self.folder, lang, f"{lesson}{self.suffix}.ipynb")


LECTURE = Edition("lecture", "lecture", "notebooks")
EXERCISE = Edition("exercise", "practice", "exercises", suffix=".practice")
SOLUTION = Edition("solution", "practice", "solutions", solved=True, suffix=".solved")
TALK = Edition("talk", "lecture", "build/instructor", notes=True)
DEBRIEF = Edition(
    "debrief", "practice", "build/instructor", solved=True, notes=True, suffix=".practice"
)
GRADED = Edition("graded", "practice", "build/nbgrader", graded=True)
COMMITTED = (LECTURE, EXERCISE, SOLUTION)
FOR_INSTRUCTORS = (TALK, DEBRIEF)


@dataclass(frozen=True)
class Page:
    """One cell of a notebook, ready to be written.

    Attributes:
        id: the notebook's cell id, "05_churn_warning-hazard-zh".
        kind: "markdown" or "code".
        text: its source.
        metadata: as it stands in the notebook.
    """

    id: str
    kind: str
    text: str
    metadata: Mapping[str, object] = field(default_factory=dict)


def pages(
    lesson: Lesson, edition: Edition, lang: str, glossary: Mapping[str, Term]
) -> tuple[Page, ...]:
    """All cells of one notebook.

    Raises:
        MarkerError, SyntaxError: for a source that has not been validated.
        KeyError: a ``[[term]]`` that the glossary lacks.
    """
    cells = in_language(lesson.part(edition.part), lang)
    cells = in_edition(cells, edition, lang)
    home = glossary_path(edition, lang)
    body = [page for cell in cells for page in _pages(cell, lesson, edition, lang)]
    body = [
        replace(page, text=linked(page.text, glossary, lang, home))
        if page.kind == "markdown"
        else page
        for page in body
    ]
    whole = [_title(lesson, edition, lang), _start(lesson, lang), *body]
    if edition.solved:
        whole.append(Page(_id(lesson, "passed", lang), "code", "lesson.assert_all_passed()"))
    return tuple(grading.with_checks(whole, cells) if edition.graded else whole)


def in_language(cells: Iterable[Cell], lang: str) -> list[Cell]:
    """Prose of one language, and the code with the comments of that language."""
    chosen = [cell for cell in cells if not cell.is_prose or cell.lang == lang]
    return [cell if cell.is_prose else replace(cell, text=own_comments(cell.text, lang))
            for cell in chosen]  # fmt: skip


def own_comments(code: str, lang: str) -> str:
    """Code whose ``# zh: …`` and ``# en: …`` lines are reduced to those of one language."""
    lines = []
    for line in code.splitlines():
        own = _OWN_COMMENT.match(line)
        if own and own["lang"] != lang:
            continue
        lines.append(f"{own['indent']}# {own['text']}" if own else line)
    return "\n".join(lines)


def in_edition(cells: Iterable[Cell], edition: Edition, lang: str) -> list[Cell]:
    """Cells of one edition, their markers applied; a cell that has nothing left is dropped."""
    unwanted = EXERCISE_ONLY if edition.solved else SOLUTION_ONLY
    chosen = [
        cell
        for cell in cells
        if unwanted not in cell.tags and (edition.notes or INSTRUCTOR not in cell.tags)
    ]
    if edition.part == "lecture":
        return chosen
    rewritten = [
        cell if cell.is_prose else replace(cell, text=_code(cell.text, edition.solved, lang))
        for cell in chosen
    ]
    return [cell for cell in rewritten if cell.text.strip()]


def _code(text: str, solved: bool, lang: str) -> str:
    if solved:
        return solution_text(text)
    return exercise_text(text).replace(YOUR_TURN, _INVITATION[lang])


def _pages(cell: Cell, lesson: Lesson, edition: Edition, lang: str) -> list[Page]:
    """The page of a cell, behind the question's card where the cell does not show it itself."""
    page = Page(_id(lesson, cell.id, lang), cell.kind, cell.text, _metadata(cell, edition))
    if not cell.question or edition.part == "lecture" or shows_card(cell.text, cell.question):
        return [page]
    hidden = {"jupyter": {"source_hidden": True}} if edition.solved else {}
    card = Page(_id(lesson, f"{cell.id}-card", lang), "code", f"q.{cell.question}", hidden)
    return [card, page]


def _metadata(cell: Cell, edition: Edition) -> dict[str, object]:
    metadata: dict[str, object] = {}
    if cell.kind == "code" and not cell.question and SHOW_CODE not in cell.tags:
        metadata["jupyter"] = {"source_hidden": True}
    if INSTRUCTOR in cell.tags:
        metadata["slideshow"] = {"slide_type": "notes"}
    if CHECK_OUTPUT in cell.tags and edition.solved:
        metadata["tags"] = ["nbval-check-output"]
    return metadata


def shows_card(code: str, question: str) -> bool:
    """Whether code ends by displaying the question's card."""
    last = ast.parse(code).body[-1:]
    return bool(last) and ast.unparse(last[0]) == f"q.{question}"


def _id(lesson: Lesson, cell: str, lang: str) -> str:
    return f"{lesson.name}-{cell}-{lang}"


def glossary_path(edition: Edition, lang: str) -> str:
    """The glossary page as a notebook of that edition links to it."""
    return _way(edition, f"notebooks/{lang}/glossary.md")


def _way(edition: Edition, target: str) -> str:
    """Relative link from a notebook of an edition to a file at the root."""
    folder = PurePosixPath(edition.folder)
    if target.startswith(f"{folder}/"):
        return PurePosixPath(target).name
    return "../" * (len(folder.parts) + 1) + target


_WORDS = {
    "zh": {
        "lecture": "讲义",
        "exercise": "练习",
        "solution": "练习解答",
        "talk": "讲师版",
        "debrief": "练习讲评",
        "graded": "练习",
        "glossary": "术语表",
        "audience": "适合：{}",
    },
    "en": {
        "lecture": "lecture",
        "exercise": "practice",
        "solution": "practice, solved",
        "talk": "instructor's edition",
        "debrief": "practice, debriefing",
        "graded": "practice",
        "glossary": "glossary",
        "audience": "For {}.",
    },
}


def _title(lesson: Lesson, edition: Edition, lang: str) -> Page:
    """The notebook's first cell: title, for whom, and links to its sisters."""
    words = _WORDS[lang]
    name = lesson.title.get(lang, lesson.name)
    heading = name if edition is LECTURE else f"{name} · {words[edition.name]}"
    links = [
        f"[{words[other.name]}]({_way(edition, str(other.path(lesson.name, lang)))})"
        for other in (LECTURE, EXERCISE)
        if other.part in lesson.parts() and other is not edition
    ]
    links.append(f"[{words['glossary']}]({glossary_path(edition, lang)})")
    lines = [f"# {heading}", ""]
    if lesson.audience:
        lines += [words["audience"].format(lesson.audience[lang]), ""]
    lines.append(" · ".join(links))
    return Page(_id(lesson, "title", lang), "markdown", "\n".join(lines))


def _start(lesson: Lesson, lang: str) -> Page:
    code = (
        "import casekit\n\n"
        f'lesson = casekit.start("{lesson.name}", lang="{lang}")\n'
        "mart, q = lesson.mart, lesson.q"
    )
    return Page(_id(lesson, "start", lang), "code", code)
