"""The blank: an exercise that nobody has touched runs from top to bottom."""

import numpy as np
import pandas as pd
import pytest

from casekit.classroom.blank import BLANK, is_blank

FRAME = pd.DataFrame({"a": [1.0, 2.0]})


@pytest.mark.parametrize(
    "expression",
    [
        lambda b: b + 1,
        lambda b: 1 / b,
        lambda b: FRAME["a"] * b,
        lambda b: b - FRAME["a"],
        lambda b: FRAME["a"] > b,
        lambda b: (FRAME["a"] > b) & True,
        lambda b: b.groupby("plan")["left"].mean(),
        lambda b: np.log(b),
        lambda b: np.mean(b),
        lambda b: np.arange(3) * b,
        lambda b: round(b, 2),
        lambda b: -b,
        lambda b: b(1, x=2),
        lambda b: b["x"],
        lambda b: [b, 1],
        lambda b: {"x": [b]},
        lambda b: FRAME.assign(z=b),
        lambda b: b == 3,
    ],
)
def test_an_expression_with_a_blank_is_blank(expression):
    assert is_blank(expression(BLANK))


def test_a_blank_is_false_empty_and_no_number():
    assert not BLANK
    assert list(BLANK) == []
    assert np.isnan(float(BLANK))
    assert f"{BLANK:.1%} {BLANK!r}" == "____ ____"
    BLANK["x"] = 1


def test_displays_do_not_take_a_blank_for_something_with_a_repr_of_its_own():
    for name in ("_repr_html_", "_ipython_display_", "__array_interface__"):
        assert not hasattr(BLANK, name)


@pytest.mark.parametrize("answer", [0, None, "", [], {}, FRAME, np.arange(3), np.array([None])])
def test_an_answer_is_not_blank(answer):
    assert not is_blank(answer)
