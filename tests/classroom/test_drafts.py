"""What was entered on cards is there again after a restart."""

import pytest

from casekit.classroom import derived
from casekit.classroom.drafts import Drafts

BY_CARD = ("churn_rate", "leavers", "biggest_plan", "last_month", "alarms", "plans_by_size", "units",
           "cut_off", "memo")  # fmt: skip


@pytest.mark.parametrize("name", BY_CARD)
def test_a_checked_answer_comes_back(open_sheet, name):
    card = open_sheet()[name].card
    card.inputs.fill(derived.given(open_sheet()[name]))
    card.check_button.click()
    again = open_sheet()[name].card
    assert again.inputs.answer == card.inputs.answer
    again.check_button.click()
    assert again.verdict.outcome == "PASSED"


def test_a_memo_comes_back_although_nobody_pressed_check(open_sheet):
    text = next(w for w in open_sheet().memo.card.inputs.box.children if hasattr(w, "rows"))
    text.value = "Call the fifty on the list."
    assert open_sheet().memo.card.inputs.answer.text == "Call the fifty on the list."


@pytest.mark.parametrize("name", BY_CARD)
@pytest.mark.parametrize("state", [3, "x", [1], {"a": 1}, None, [[]], {"cut_off": "x"}, True])
def test_a_draft_of_another_version_is_passed_over(open_sheet, name, state, tmp_path):
    Drafts(tmp_path / "progress" / "market.json").put(name, state)
    card = open_sheet()[name].card
    card.check_button.click()
    assert card.verdict is not None


@pytest.mark.parametrize("content", ["", "{", "[]", "3", '{"leavers": '])
def test_a_torn_file_is_an_empty_one(open_sheet, tmp_path, content):
    path = tmp_path / "progress" / "market.json"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    card = open_sheet().leavers.card
    card.inputs.fill(80)
    card.check_button.click()
    assert open_sheet().leavers.card.inputs.answer == 80


def test_where_nothing_can_be_written_nothing_is_said_twice(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    drafts = Drafts(tmp_path / "file" / "x.json")
    drafts.put("a", 1)
    assert drafts.get("a") == 1
    assert Drafts(tmp_path / "file" / "x.json").get("a") is None
