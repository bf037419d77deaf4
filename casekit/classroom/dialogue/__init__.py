"""Dialogues: a talk with a customer, judged by what was said and not by how it came out.

A script is a YAML file (see `reading`), played on the facts of one customer's record. `Talk` plays
it, `score` counts it, `best` finds its best path, `faults` walks every path before a learner does.
The kind of question is `casekit.classroom.Dialogue`; the observer's form of the same rubric is
`casekit.classroom.observers_form`.
"""

from casekit.classroom.dialogue.checking import faults, faults_on
from casekit.classroom.dialogue.paths import Paths, best
from casekit.classroom.dialogue.reading import ScriptError, read_rubric, read_script
from casekit.classroom.dialogue.score import Score, score
from casekit.classroom.dialogue.script import Rubric, Script
from casekit.classroom.dialogue.talk import IllegalMove, Talk, Turn

__all__ = [
    "IllegalMove",
    "Paths",
    "Rubric",
    "Score",
    "Script",
    "ScriptError",
    "Talk",
    "Turn",
    "best",
    "faults",
    "faults_on",
    "read_rubric",
    "read_script",
    "score",
]
