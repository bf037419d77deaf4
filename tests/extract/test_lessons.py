"""Lessons run on imported data as on the base itself, but for the truth."""

import pytest

from casekit import course, mart
from casekit.classroom.sheet import QuestionSheet
from casekit.lesson import data as lesson_data


def sheet_on(base, module: str) -> QuestionSheet:
    declared = {n: q for n, q in course.questions(module).items() if q.case is None}
    return QuestionSheet(declared, lambda case: base, truth_known=lesson_data.truth_known)


TOO_FEW = {"still_here_in_three_years"}
"""Asked of the lines of one channel who have been seen for three years: few in so small an extract."""


@pytest.mark.parametrize("module", course.modules())
def test_questions_are_asked_but_for_those_of_the_truth(own_data, module):
    asked = 0
    for one in sheet_on(mart.open(own_data), module):
        few = one.question.name in TOO_FEW
        assert one.steps_aside == (one.question.needs_truth or few), one.question.name
        if one.steps_aside:
            assert ("看得见的不到" if few else "你们自己的数据") in one.aside
        asked += not one.steps_aside
    assert asked > 0


@pytest.mark.parametrize("module", course.modules())
def test_without_leavers_questions_step_aside_and_none_breaks(extract, attempt, module):
    _, out = attempt(extract)
    for one in sheet_on(mart.open(out), module):
        assert one.aside is None or "这道题" in one.aside
        assert one.card is not None
