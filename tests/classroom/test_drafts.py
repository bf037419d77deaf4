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


@pytest.mark.parametrize("name", BY_CARD)
@pytest.mark.parametrize("state", [3, "x", [1], {"a": 1}, None, [[]], {"cut_off": "x"}, True])
def test_a_draft_of_another_version_is_passed_over(open_sheet, name, state, tmp_path):
    Drafts(tmp_path / "progress" / "drafts").put(name, state)
    card = open_sheet()[name].card
    card.check_button.click()
    assert card.verdict is not None


@pytest.mark.parametrize("content", ["", "{", "[]", "3", '"80', "[" * 50_000, "\x00" * 9])
def test_a_torn_file_is_an_empty_one(open_sheet, tmp_path, content):
    path = tmp_path / "progress" / "drafts" / "leavers.json"
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    card = open_sheet().leavers.card
    card.inputs.fill(80)
    card.check_button.click()
    assert open_sheet().leavers.card.inputs.answer == 80


def test_what_two_windows_enter_is_there_in_both(open_sheet):
    """Both have opened before the other enters anything."""
    one, other = open_sheet(), open_sheet()
    cards = one.leavers.card, other.churn_rate.card
    cards[0].inputs.fill(80)
    cards[1].inputs.fill(0.05)
    again = open_sheet()
    assert again.leavers.card.inputs.answer == 80
    assert again.churn_rate.card.inputs.answer == pytest.approx(5)


@pytest.mark.parametrize("name", BY_CARD)
def test_what_was_entered_comes_back_although_nobody_pressed_check(open_sheet, name):
    card = open_sheet()[name].card
    card.inputs.fill(derived.given(open_sheet()[name]))
    assert open_sheet()[name].card.inputs.state == card.inputs.state


def test_where_nothing_can_be_written_it_is_kept_for_the_session(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    drafts = Drafts(tmp_path / "file")
    drafts.put("a", 1)
    assert drafts.get("a") == 1
    assert Drafts(tmp_path / "file").get("a") is None
