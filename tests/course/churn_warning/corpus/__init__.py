"""Plausible wrong answers to module 05's questions, as learners give them.

A row is a question, the slip in words, and a function mart → answer. Rows about figures are typed
on the question's own card, so that they arrive as a reader's do.
"""

from course.churn_warning.corpus import (
    afterthoughts,
    case,
    choices,
    fishbone,
    functions,
    numbers,
    own_model,
    settings,
    tables,
)

CORPUS = [
    *numbers.ROWS,
    *choices.ROWS,
    *fishbone.ROWS,
    *settings.ROWS,
    *functions.ROWS,
    *tables.ROWS,
    *case.ROWS,
    *own_model.ROWS,
    *afterthoughts.ROWS,
]
