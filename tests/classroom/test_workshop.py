"""The derived tests on the questions that plan, talk and examine."""

import pytest

from casekit.classroom import derived, faults_of, questions_of

from .market.mart import TinyMart
from .workshop import questions


@pytest.fixture(scope="module", params=[1, 2, 3], ids="seed-{}".format)
def sheet(request):
    mart = TinyMart(request.param)
    return derived.sheet(questions_of(questions), lambda case: mart)


@pytest.mark.parametrize("check", derived.checks(questions_of(questions)), ids=str)
def test_question(check, sheet):
    check(sheet)


def test_the_module_builds():
    assert not [fault for fault in faults_of(questions) if "words" not in fault]
