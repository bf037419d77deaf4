"""What a reader is told of a cell's fault."""

from nbformat.v4 import new_code_cell, new_output

from casekit import text
from casekit.lab.pages.execution import spoken
from casekit.lab.pages.frame import TEXTS


def told(*outputs):
    cell = new_code_cell("1 / 0", outputs=list(outputs))
    with text.using("en"):
        spoken(cell)
    return cell["outputs"]


def error(name, value, traceback):
    return new_output("error", ename=name, evalue=value, traceback=traceback)


def test_a_fault_of_the_kits_own_says_its_sentence():
    (one,) = told(error("DataTrouble", "No room in <data>.", ["No room in <data>."]))
    assert one["output_type"] == "display_data"
    assert one["data"]["text/plain"] == "No room in <data>."
    assert "&lt;data&gt;" in one["data"]["text/html"]


def test_any_other_is_told_without_its_traceback():
    trace = ["Traceback (most recent call last)", "ZeroDivisionError: division by zero"]
    (one,) = told(error("ZeroDivisionError", "division by zero", trace))
    with text.using("en"):
        assert one["data"]["text/plain"] == TEXTS("section.fault")
    assert "division" not in str(one)


def test_warnings_are_left_out_and_what_is_shown_stays():
    shown = new_output("display_data", {"text/plain": "a chart"})
    printed = new_output("stream", name="stdout", text="5")
    warned = new_output("stream", name="stderr", text="FutureWarning: …")
    assert told(shown, warned, printed) == [shown, printed]


def test_prose_has_nothing_to_say():
    cell = new_code_cell("x = 1")
    spoken(cell)
    assert cell["outputs"] == []
