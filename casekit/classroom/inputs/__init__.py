"""How a card takes an answer: one panel of inputs a kind.

A panel has a `box` (the widget), an `answer` (a blank as long as nothing was entered), `fill`,
which enters an answer as a reader would, and a `state` (plain data) to bring back after a restart.
"""

from casekit.classroom.inputs.lists import InOrder, OneOf, Pairs, SomeOf
from casekit.classroom.inputs.number_field import NumberField
from casekit.classroom.inputs.panel import Panel
from casekit.classroom.inputs.writing import Writing

__all__ = ["InOrder", "NumberField", "OneOf", "Pairs", "Panel", "SomeOf", "Writing"]
