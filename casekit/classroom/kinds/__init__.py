"""The kinds of questions: how each is answered, read, compared and put into words."""

from casekit.classroom.kinds.choice import Choice, Matching, MultipleChoice, Ordering
from casekit.classroom.kinds.freetext import FreeText, Memo
from casekit.classroom.kinds.function import Function, Model, Scores
from casekit.classroom.kinds.guess import Guess
from casekit.classroom.kinds.kind import Grade, Kind
from casekit.classroom.kinds.number import Number
from casekit.classroom.kinds.policy import Policy, Targets
from casekit.classroom.kinds.setting import Setting
from casekit.classroom.kinds.table import Table

__all__ = [
    "Choice",
    "FreeText",
    "Function",
    "Grade",
    "Guess",
    "Kind",
    "Matching",
    "Memo",
    "Model",
    "MultipleChoice",
    "Number",
    "Ordering",
    "Policy",
    "Scores",
    "Setting",
    "Table",
    "Targets",
]
