"""The derived tests on a module with a question of every kind."""

import pytest

from casekit.classroom import derived, questions_of

from .market import questions
from .market.mart import TinyMart


@pytest.fixture(scope="module", params=[1, 2, 3], ids="seed-{}".format)
def sheet(request):
    mart = TinyMart(request.param)
    return derived.sheet(questions_of(questions), lambda case: mart)


@pytest.mark.parametrize("check", derived.checks(questions_of(questions)), ids=str)
def test_question(check, sheet):
    check(sheet)


def test_the_module_builds():
    assert len(questions_of(questions)) == 13
