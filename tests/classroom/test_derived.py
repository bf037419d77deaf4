"""The derived tests on a module with a question of every kind."""

from types import SimpleNamespace

import pytest

from casekit.classroom import derived, questions_of
from casekit.classroom.derived.questions import hidden_facts

from .market import questions
from .market.mart import TinyMart

ASKED = questions_of(questions)
CHECKS = derived.checks(ASKED)


def sheet_on(seed):
    mart = TinyMart(seed)
    return derived.sheet(ASKED, lambda case: mart)


@pytest.fixture(scope="module", params=[1, 2, 3], ids="seed-{}".format)
def sheet(request):
    return sheet_on(request.param)


@pytest.fixture(scope="module")
def one_sheet():
    return sheet_on(1)


@pytest.mark.parametrize("check", [one for one in CHECKS if not one.needs_no_seed], ids=str)
def test_question(check, sheet):
    check(sheet)


@pytest.mark.parametrize("check", [one for one in CHECKS if one.needs_no_seed], ids=str)
def test_question_whatever_its_figures(check, one_sheet):
    check(one_sheet)


def test_a_fact_that_goes_by_the_name_of_the_answers_own_figure_is_told():
    kind = SimpleNamespace(slots=lambda value, other, question: {"answer": "5", **value})
    question = SimpleNamespace(kind=kind)
    facts = {"people": 0.45, "calls": 300, "lot": 0.2}
    key = SimpleNamespace(reference={"people": 5, "calls": 300.0}, facts=facts)
    asked = SimpleNamespace(question=question, key=key)
    assert hidden_facts(asked) == ["people"]


def test_the_module_builds():
    assert len(questions_of(questions)) == 13
