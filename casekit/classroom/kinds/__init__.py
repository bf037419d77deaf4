"""The kinds of questions: how each is answered, read, compared and put into words."""

from casekit.classroom.kinds.board import Board
from casekit.classroom.kinds.cells import Cells
from casekit.classroom.kinds.chips import Chips
from casekit.classroom.kinds.choice import Choice, MultipleChoice
from casekit.classroom.kinds.dialogue import Dialogue
from casekit.classroom.kinds.freetext import FreeText, Memo, Stated
from casekit.classroom.kinds.function import Function, Model, Scores
from casekit.classroom.kinds.guess import Guess
from casekit.classroom.kinds.kind import Grade, Kind
from casekit.classroom.kinds.matching import Matching
from casekit.classroom.kinds.number import Number
from casekit.classroom.kinds.ordering import Ordering
from casekit.classroom.kinds.policy import Policy, Targets
from casekit.classroom.kinds.quiz import Item, Quiz
from casekit.classroom.kinds.rules import Rules
from casekit.classroom.kinds.setting import Setting
from casekit.classroom.kinds.table import Table

__all__ = [
    "Board",
    "Cells",
    "Chips",
    "Choice",
    "Dialogue",
    "FreeText",
    "Function",
    "Grade",
    "Guess",
    "Item",
    "Kind",
    "Matching",
    "Memo",
    "Model",
    "MultipleChoice",
    "Number",
    "Ordering",
    "Policy",
    "Quiz",
    "Rules",
    "Scores",
    "Setting",
    "Stated",
    "Table",
    "Targets",
]
