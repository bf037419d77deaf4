"""A case's question: three answers count, each with a reason, and then the truth opens."""

from dataclasses import replace

import pandas as pd
import pytest

from casekit.classroom import Grade, Policy, Setting, Slider
from casekit.classroom.progress import EventLog
from casekit.classroom.question import declared_in
from casekit.classroom.sheet import QuestionSheet
from casekit.events import Submission

from .market import questions
from .test_card import every, result


def scored(mart, setting):
    share = setting["cut_off"]
    return Grade(False, share, {"called": 1})


@pytest.fixture
def asked(mart, tmp_path):
    """The market's setting as a case: a higher cut-off is a better one."""
    declared = declared_in(questions)["cut_off"]
    setting = Setting(
        controls={"cut_off": Slider(0, 1, 0.5, step=0.05, unit="%")},
        takeaway=lambda mart, setting: pd.DataFrame({"cut": [setting["cut_off"]]}),
    )
    kind = Policy(score=scored, takes=setting, pass_mark=0.9)
    case = replace(declared, kind=kind, submissions=3, mistakes={})
    log = EventLog(tmp_path / "events.jsonl")
    return QuestionSheet({"cut_off": case}, lambda of: mart, "market", log)["cut_off"]


def hand_in(card, value, why):
    card.submissions.reason = why
    card.inputs.fill({"cut_off": value})
    card.check_button.click()


def listed(card):
    return card.submissions._list.value


def test_each_submission_stands_with_its_reason_and_share(asked):
    card = asked.card
    assert "3" in listed(card)
    hand_in(card, 0.3, "the <b>riskiest</b> first")
    hand_in(card, 0.6, "wider")
    assert "30%" in listed(card)
    assert "&lt;b&gt;riskiest" in listed(card)
    assert asked.record.submitted == [
        Submission(0.3, "the <b>riskiest</b> first", {"cut_off": 0.3}),
        Submission(0.6, "wider", {"cut_off": 0.6}),
    ]


def test_without_a_reason_nothing_is_handed_in(asked):
    card = asked.card
    hand_in(card, 0.6, "  ")
    assert asked.record.submitted == []
    assert "reason" in result(card)
    for value in (0.1, 0.2, 0.3):
        hand_in(card, value, "so")
    hand_in(card, 0.8, "")  # it is not counted, so nobody needs to know why
    assert asked.record.tries == 4


def test_a_submission_by_code_has_no_reason(asked):
    asked.settle({"cut_off": 0.6}, reason="")
    assert "(none given)" in listed(asked.card)


def test_the_truth_opens_after_three_and_a_fourth_does_not_count(asked):
    card = asked.card
    for value in (0.1, 0.2):
        hand_in(card, value, "so")
        assert not asked.solution_open
    hand_in(card, 0.3, "so")
    assert asked.solution_open
    hand_in(card, 0.8, "so")
    assert "80%" not in listed(card)
    assert "all 3" in listed(card).lower()
    assert result(card)


def test_what_is_tried_after_a_pass_is_no_submission_and_asks_for_no_reason(asked):
    card = asked.card
    hand_in(card, 0.6, "wider")
    hand_in(card, 0.95, "best")
    before = listed(card)
    assert "passed" in before
    hand_in(card, 0.2, "")
    assert listed(card) == before
    assert "For comparison only" in result(card)
    assert [one.share for one in asked.submitted] == [0.6, 0.95]


def test_what_is_unreadable_or_blank_is_no_submission(asked):
    asked.settle("nonsense", reason="so")
    assert asked.record.submitted == []


def test_the_setting_downloads_as_excel_and_a_move_withdraws_the_file(asked):
    card = asked.card
    make = next(w for w in every(card.box) if getattr(w, "icon", "") == "file-excel-o")
    make.click()
    links = [w.value for w in every(card.box) if "download=" in str(getattr(w, "value", ""))]
    assert len(links) == 1
    card.inputs.fill({"cut_off": 0.7})
    assert not [w for w in every(card.box) if "download=" in str(getattr(w, "value", ""))]
