"""What sorts of notebook a lesson is made into, and one cell of such a notebook.

==============  =============  ============================  ========================================
edition         parts          written to                    what it shows
==============  =============  ============================  ========================================
``lecture``     lectures       ``notebooks/<lang>/``         prose, code collapsed
``exercise``    practice       ``exercises/<lang>/``         solutions blanked, cards shown
``solution``    practice       ``solutions/<lang>/``         everything solved, committed executed
``talk``        lectures       ``build/instructor/<lang>/``  the lecture with the speaker's notes
``debrief``     practice       ``build/instructor/<lang>/``  the solution with the speaker's notes
``graded``      practice       ``build/nbgrader/<lang>/``    the exercise with nbgrader's metadata
``page``        one section    by who serves it              its lecture, then its decide practice
==============  =============  ============================  ========================================

*Practice* is the decide practices of all sections in order, then their code tracks in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from casekit.authoring.cells import EXTRA

_PRACTICE = ("practice", "code")


@dataclass(frozen=True)
class Edition:
    """What sort of notebook: see the table above.

    `suffix` tells the notebooks of a lesson apart where only their names are seen, as on tabs.
    """

    name: str
    parts: tuple[str, ...]
    folder: str
    solved: bool = False
    notes: bool = False
    suffix: str = ""
    graded: bool = False

    @property
    def is_exercise(self) -> bool:
        """Whether it is a practice to be done."""
        return self.parts == _PRACTICE and not self.solved

    def path(self, lesson: str, lang: str) -> PurePosixPath:
        """Where the notebook goes, from the project's root."""
        return PurePosixPath(self.folder, lang, f"{lesson}{self.suffix}.ipynb")


LECTURE = Edition("lecture", ("lecture",), "notebooks")
EXERCISE = Edition("exercise", _PRACTICE, "exercises", suffix=".practice")
SOLUTION = Edition("solution", _PRACTICE, "solutions", solved=True, suffix=".solved")
TALK = Edition("talk", ("lecture",), "build/instructor", notes=True)
DEBRIEF = Edition(
    "debrief", _PRACTICE, "build/instructor", solved=True, notes=True, suffix=".practice"
)
GRADED = Edition("graded", _PRACTICE, "build/nbgrader", graded=True)
PAGE = Edition("page", ("lecture", "practice"), "build/pages")
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
        question: name of the question that it asks, "" where it asks none.
    """

    id: str
    kind: str
    text: str
    metadata: Mapping[str, object] = field(default_factory=dict)
    question: str = ""

    @property
    def is_extra(self) -> bool:
        """Whether it is for when there is time."""
        return EXTRA in self.metadata.get("tags", ())
