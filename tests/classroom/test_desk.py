"""The derived tests on the kinds that are laid out, put in order, written and ticked."""

import pytest

from casekit.classroom import Board, Ordering, derived, questions_of
from casekit.classroom.kinds import claims
from casekit.classroom.kinds.freetext import ReadMemo
from casekit.classroom.kinds.kind import Said
from casekit.classroom.question import faults_of

from . import desk as module
from .market.mart import TinyMart

ASKED = questions_of(module)
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


def test_the_module_builds():
    assert faults_of(module) == []


# --- the derived tests themselves can fail ------------------------------------------------------


def check_of(name: str, about: str) -> derived.Check:
    return next(one for one in derived.checks(ASKED) if (one.name, one.about) == (name, about))


def fails(name: str, about: str) -> bool:
    with pytest.raises(AssertionError):
        check_of(name, about)(derived.sheet(ASKED, lambda case: TinyMart(1)))
    return True


@pytest.mark.parametrize("name", ["whose_job", "three_of_six"])
def test_a_board_that_takes_an_unfinished_answer_is_found(name, monkeypatch):
    monkeypatch.setattr(Board, "_refuse_unfinished", lambda *_: None)
    assert fails(name, "unfinished")


@pytest.mark.parametrize(("name", "kind"), [("whose_job", Board), ("four_steps", Ordering)])
def test_a_message_without_a_next_step_is_found(name, kind, monkeypatch):
    monkeypatch.setattr(kind, "shortfall", lambda *_: Said("heap", {"right": "x", "left": "y"}))
    monkeypatch.setattr(kind, "slip", lambda *_: None)
    assert fails(name, "nearly")


def test_figures_that_are_not_read_are_found(monkeypatch):
    monkeypatch.setattr(ReadMemo, "states", lambda *_: False)
    assert fails("pitch", "figures-spelt")
    monkeypatch.setattr(ReadMemo, "states", lambda *_: True)
    assert fails("pitch", "figures-saving")


def test_a_claim_that_is_not_found_is_found(monkeypatch):
    monkeypatch.setattr(claims, "made", lambda *_: {})
    assert fails("pitch", "forbids-for_free")
