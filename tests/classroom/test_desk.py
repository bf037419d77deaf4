"""The derived tests on the kinds that are laid out, put in order, written and ticked."""

import pytest

from casekit.classroom import derived, questions_of
from casekit.classroom.question import faults_of

from .desk import questions
from .market.mart import TinyMart

ASKED = questions_of(questions)


@pytest.fixture(scope="module", params=[1, 2, 3], ids="seed-{}".format)
def sheet(request):
    mart = TinyMart(request.param)
    return derived.sheet(ASKED, lambda case: mart)


@pytest.mark.parametrize("check", derived.checks(ASKED), ids=str)
def test_question(check, sheet):
    check(sheet)


def test_the_module_builds():
    assert faults_of(questions) == []
