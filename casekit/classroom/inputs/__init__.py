"""How a card takes an answer: inputs of its own for each kind.

Inputs have a `box` (the widget), an `answer` (a blank as long as nothing was entered), `fill`,
which enters an answer as a reader would, `on_move`, and a `state` (plain data) to bring back after
a restart. Some have `on_enter`, to be checked without a press of Check, or `judged`, which is told
the verdict.
"""

from casekit.classroom.inputs.by_kind import inputs_for
from casekit.classroom.inputs.chip_counts import ChipCounts
from casekit.classroom.inputs.in_order import InOrder
from casekit.classroom.inputs.in_table import InTable
from casekit.classroom.inputs.knobs import Knobs
from casekit.classroom.inputs.lists import OneOf, Pairs, SomeOf
from casekit.classroom.inputs.number_field import NumberField
from casekit.classroom.inputs.on_board import OnBoard
from casekit.classroom.inputs.quiz_sheet import QuizSheet
from casekit.classroom.inputs.rule_lines import RuleLines
from casekit.classroom.inputs.talking import Talking
from casekit.classroom.inputs.writing import Writing

__all__ = [
    "ChipCounts",
    "InOrder",
    "InTable",
    "Knobs",
    "NumberField",
    "OnBoard",
    "OneOf",
    "Pairs",
    "QuizSheet",
    "RuleLines",
    "SomeOf",
    "Talking",
    "Writing",
    "inputs_for",
]
