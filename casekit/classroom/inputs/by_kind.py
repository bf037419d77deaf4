"""Which inputs a kind of question has on its card; the kinds themselves know no widgets."""

from collections.abc import Callable

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
from casekit.classroom.kinds import (
    Board,
    Cells,
    Chips,
    Choice,
    Dialogue,
    FreeText,
    Guess,
    Kind,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Policy,
    Quiz,
    Rules,
    Setting,
)
from casekit.classroom.kinds.cells import shown


def inputs_for(asked):
    """Return the inputs for the card of a question that is asked; None where code is needed."""
    kind = asked.question.kind
    kind = kind.of if isinstance(kind, Guess) else kind
    kind = kind.takes if isinstance(kind, Policy) else kind
    make = INPUTS.get(type(kind))
    return None if make is None else make(kind, asked)


def _one_of(kind: Choice, asked) -> OneOf:
    return OneOf(kind.keys(asked.mart), lambda key: kind.label_of(key, asked.question))


def _some_of(kind: MultipleChoice, asked) -> SomeOf:
    if isinstance(kind.options, Cells):
        return _in_table(kind.options, asked)
    return SomeOf(kind.keys(asked.mart), lambda key: kind.label_of(key, asked.question))


def _in_table(cells: Cells, asked) -> InTable:
    table, one = cells.table(asked.mart), asked.question
    rows = {row: cells.row_label(row, one) for row in table.index}
    columns = {column: cells.column_label(column, one) for column in table.columns}
    held = {(row, column): shown(table.at[row, column]) for row in rows for column in columns}
    return InTable(rows, columns, held, cells(asked.mart))


def _in_order(kind: Ordering, asked) -> InOrder:
    def is_right(order: list) -> bool:
        return kind.grade(tuple(order), asked.key.reference, asked.mart).passed

    keys, name = kind.keys(asked.mart), asked.question.name
    return InOrder(keys, lambda key: kind.label_of(key, asked.question), name, is_right)


def _on_board(kind: Board, asked) -> OnBoard:
    cards = {key: kind.label_of(key, asked.question) for key in kind.keys(asked.mart)}
    return OnBoard(cards, _labelled(asked, "fields", kind.fields), kind.capacity, kind.spare)


def _chip_counts(kind: Chips, asked) -> ChipCounts:
    return ChipCounts(_labelled(asked, "fields", kind.fields), kind.count, kind.capacity)


def _pairs(kind: Matching, asked) -> Pairs:
    return Pairs(_labelled(asked, "left", kind.left), _labelled(asked, "right", kind.right))


def _number_field(kind: Number, asked) -> NumberField:
    return NumberField(kind.unit)


def _writing(kind: FreeText, asked) -> Writing:
    figures = _labelled(asked, "figures", tuple(kind.figures)).values()
    return Writing(_labelled(asked, "rubric", (*kind.musts, *kind.extras)), figures)


def _labelled(asked, part: str, keys: tuple[str, ...]) -> dict[str, str]:
    """Return key → its label in the question's texts."""
    one = asked.question
    return {key: one.texts(one.key(f"{part}.{key}")) for key in keys}


INPUTS: dict[type[Kind], Callable] = {
    Choice: _one_of,
    MultipleChoice: _some_of,
    Ordering: _in_order,
    Board: _on_board,
    Chips: _chip_counts,
    Matching: _pairs,
    Number: _number_field,
    Setting: Knobs,
    Rules: RuleLines,
    Dialogue: Talking,
    Quiz: QuizSheet,
    FreeText: _writing,
}
"""Kind → (kind, question that is asked) → its inputs."""
