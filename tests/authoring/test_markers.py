"""Solved code → exercise and solution, for every marker and every way to misuse one."""

import ast

import pytest

from casekit.authoring.blanking import exercise_text, solution_text
from casekit.authoring.markers import MarkerError, has_markers

CASES = {
    "line": (
        "# -- your turn --\nrate = left / base  # SOLUTION\nq.rate.check(rate)",
        "# -- your turn --\nrate = ____\nq.rate.check(rate)",
        "rate = left / base\nq.rate.check(rate)",
    ),
    "statement of several lines": (
        "rate = (\n    left\n    / base\n)  # SOLUTION\nq.rate.check(rate)",
        "rate = ____\nq.rate.check(rate)",
        "rate = (\n    left\n    / base\n)\nq.rate.check(rate)",
    ),
    "several targets": ("a, (b, *c) = f()  # SOLUTION", "a = b = c = ____", "a, (b, *c) = f()"),
    "annotated": ("a: int = 1  # SOLUTION", "a = ____", "a: int = 1"),
    "item": ('d["x"] = 1  # SOLUTION', 'd["x"] = ____', 'd["x"] = 1'),
    "non-ASCII before the target": (
        'd["在网时长", "x"] = 1  # SOLUTION',
        'd["在网时长", "x"] = ____',
        'd["在网时长", "x"] = 1',
    ),
    "expression": ("a = 1\nprint(a)  # SOLUTION", "a = 1", "a = 1\nprint(a)"),
    "return": (
        "def f(x):\n    return x + 1  # SOLUTION",
        "def f(x):\n    return ____",
        "def f(x):\n    return x + 1",
    ),
    "body left empty": (
        "for x in y:\n    print(x)  # SOLUTION",
        "for x in y:\n    ...",
        "for x in y:\n    print(x)",
    ),
    "card": (
        "q.zone  # EXERCISE\n# SOLUTION BEGIN\nz = 1\nq.zone.check(z)\n# SOLUTION END",
        "q.zone",
        "z = 1\nq.zone.check(z)",
    ),
    "block whose name is needed": (
        "# SOLUTION BEGIN\nhelp = 1\nz = help + 1\n# SOLUTION END\nq.zone.check(z)",
        "z = ____\nq.zone.check(z)",
        "help = 1\nz = help + 1\nq.zone.check(z)",
    ),
    "block with stated names": (
        "# SOLUTION BEGIN: a, b\na, b, c = f()\n# SOLUTION END",
        "a = ____\nb = ____",
        "a, b, c = f()",
    ),
    "block that defines": (
        "# SOLUTION BEGIN\ndef f(x):\n    return x\n# SOLUTION END\nq.f.check(f)",
        "f = ____\nq.f.check(f)",
        "def f(x):\n    return x\nq.f.check(f)",
    ),
    "block in a function": (
        "def f(x):\n    # SOLUTION BEGIN\n    y = x\n    return y\n    # SOLUTION END",
        "def f(x):\n    return ____",
        "def f(x):\n    y = x\n    return y",
    ),
    "block that is the whole body": (
        "for x in y:\n    # SOLUTION BEGIN\n    print(x)\n    # SOLUTION END",
        "for x in y:\n    ...",
        "for x in y:\n    print(x)",
    ),
    "block with an inner if": (
        "# SOLUTION BEGIN\nif a:\n    b = 1\nelse:\n    b = 2\n# SOLUTION END\nq.b.check(b)",
        "b = ____\nq.b.check(b)",
        "if a:\n    b = 1\nelse:\n    b = 2\nq.b.check(b)",
    ),
    "markers in strings": (
        'a = "# SOLUTION"\nb = """\n# SOLUTION BEGIN\n"""',
        'a = "# SOLUTION"\nb = """\n# SOLUTION BEGIN\n"""',
        'a = "# SOLUTION"\nb = """\n# SOLUTION BEGIN\n"""',
    ),
    "exercise line in a body": (
        "if a:\n    b = 1  # EXERCISE",
        "if a:\n    b = 1",
        "if a:\n    ...",
    ),
}


@pytest.mark.parametrize(("code", "exercise", "solution"), CASES.values(), ids=CASES)
def test_exercise_and_solution(code, exercise, solution):
    assert exercise_text(code) == exercise
    assert solution_text(code) == solution
    for text in (exercise, solution):
        ast.parse(text)


@pytest.mark.parametrize(
    ("code", "line", "told"),
    [
        ("# SOLUTION BEGIN\nx = 1", 1, "without # SOLUTION END"),
        ("x = 1\n# SOLUTION END", 2, "without # SOLUTION BEGIN"),
        ("# SOLUTION BEGIN\nx = 1\n# SOLUTION BEGIN\n# SOLUTION END", 3, "within a solution"),
        ("# SOLUTION BEGIN\n# SOLUTION END", 1, "marks no statement"),
        ("x = 1  # SOLUTION BEGIN\n# SOLUTION END", 1, "shares its line"),
        ("if a:\n    # SOLUTION BEGIN\n    b = 1\nc = 2\n# SOLUTION END", 2, "different depth"),
        ("# SOLUTION BEGIN\nx = 1\ny = (\n# SOLUTION END\n2)", 1, "cuts a statement"),
        ("# SOLUTION BEGIN\nfor x in y:\n    z = 1\n    # SOLUTION END\n    a = 1", 1, "cuts"),
        ("x = 1; y = 2  # SOLUTION", 1, "not behind one whole statement"),
        ("if a:  # SOLUTION\n    b = 1", 1, "not behind one whole statement"),
        ("x = (1,  # SOLUTION\n     2)", 1, "not behind one whole statement"),
        ("# SOLUTION\nx = 1", 1, "on a line of its own"),
        ("x = 1  # solution", 1, "looks like a marker"),
        ("x = 1  #SOLUTION", 1, "looks like a marker"),
        ("# --your turn--\nx = 1", 1, "looks like a marker"),
        ("# SOLUTION START\nx = 1", 1, "looks like a marker"),
        ("# SOLUTION BEGIN: 1x\nx = 1", 1, "looks like a marker"),
    ],
)
def test_a_marker_that_means_nothing_is_refused(code, line, told):
    with pytest.raises(MarkerError) as caught:
        exercise_text(code)
    assert any(where == line and told in what for where, what, _ in caught.value.faults)
    with pytest.raises(MarkerError):
        solution_text(code)


def test_an_ordinary_comment_is_no_marker():
    code = "x = 1  # the solution of the equation\n# exercise caution here\n"
    assert exercise_text(code) == code.strip()
    assert not has_markers(code)
    assert has_markers("x = 1  # SOLUTION")
    assert not has_markers("# -- your turn --\nx = 1")


def test_code_that_is_not_python_is_refused():
    with pytest.raises(SyntaxError):
        exercise_text("x = = 1")
