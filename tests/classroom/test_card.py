"""Cards as a reader uses them: typing, clicking, coming back, copying and deleting cells."""

import re

import ipywidgets as widgets
import pandas as pd
import pytest

from casekit import text
from casekit.classroom import BLANK, Function, Matching, Memo, MultipleChoice
from casekit.classroom.inputs import NumberField, Writing

pytestmark = pytest.mark.filterwarnings("error")


WIDGET = "application/vnd.jupyter.widget-view+json"
BY_CARD = ("churn_rate", "leavers", "biggest_plan", "last_month", "alarms", "plans_by_size", "units",
           "cut_off", "memo")  # fmt: skip


def result(card) -> str:
    return card._result.value


def every(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from every(child)


def test_wrong_then_why_then_right(q, lang):
    card = q.churn_rate.card
    card.inputs.fill(0.81)
    card.check_button.click()
    assert card.verdict.outcome == "NOT_YET"
    assert {"zh": "留下的人", "en": "those who stayed"}[lang] in result(card)
    assert {"zh": "再想想", "en": "Not yet"}[lang] in result(card)
    card.inputs.fill(0.2)
    card.check_button.click()
    assert card.verdict.outcome == "PASSED"
    assert {"zh": "通过", "en": "passed at"}[lang] in card._head.value


def test_an_untouched_card_is_unattempted_and_no_try(q):
    for name in BY_CARD:
        if name == "cut_off":  # a slider always stands somewhere
            continue
        card = q[name].card
        card.check_button.click()
        assert card.verdict.outcome == "UNATTEMPTED", name
        assert q[name].record.tries == 0


def test_what_cannot_be_read_is_no_try_and_says_so(q):
    for answer in (pd.DataFrame({"a": [1, 2]}), "much", lambda: 3):
        verdict = q.leavers.settle(answer)
        assert verdict.outcome == "ERROR"
        assert "does not count as an attempt" in verdict.message
    assert q.leavers.record.tries == 0
    assert not q.leavers.solution_open


def test_a_function_that_stops_with_an_error_was_tried(q):
    name = next(one.question.name for one in q if isinstance(one.question.kind, Function))
    verdict = q[name].settle(lambda *case: 1 / 0)
    assert verdict.outcome == "ERROR"
    assert "does not count" not in verdict.message
    assert q[name].record.tries == 1
    q[name].settle(lambda *case: None)
    assert q[name].record.tries == 1


def test_what_holds_is_listed_in_the_order_of_the_options(q):
    for one in q:
        kind = one.question.kind
        if not isinstance(kind, (MultipleChoice, Matching)) or not kind.bulleted:
            continue
        lines = [line for line in one.key.text("solution").splitlines() if line.startswith("- ")]
        assert len(lines) == len(
            one.key.reference if isinstance(kind, MultipleChoice) else set(one.key.reference)
        )
        if isinstance(kind, MultipleChoice):
            right = [key for key in kind.options if key in one.key.reference]
            assert lines == [f"- {kind.label_of(key, one.question)}" for key in right]


def test_the_solution_button_comes_after_two_tries(q):
    card = q.leavers.card
    shown = [card.solution_button.layout.display]
    for answer in (1, 2):
        card.inputs.fill(answer)
        card.check_button.click()
        shown.append(card.solution_button.layout.display)
    assert shown == ["none", "none", ""]
    card.solution_button.click()
    assert "80 subscribers" in card._solution.value


def test_hints_pile_up_and_the_button_ends_with_the_last(q):
    card = q.churn_rate.card
    card.hint_button.click()
    assert not card.hint_button.disabled
    card.hint_button.click()
    assert card.hint_button.disabled
    assert "Hint 1 of 2" in card._hints.value
    assert "Hint 2 of 2" in card._hints.value
    assert q.churn_rate.record.hints == 2


def test_what_is_shown_already_is_shown_as_new_by_each_press(q):
    card = q.leavers.card
    for answer in (1, 2):
        card.inputs.fill(answer)
        card.check_button.click()
    card.solution_button.click()
    for press, shown in ((card.check, card._result), (card.solution, card._solution)):
        values = [shown.value]
        for _ in range(3):
            press()
            values.append(shown.value)
        assert all(one != after for one, after in zip(values, values[1:], strict=False))
        assert len({one.rstrip() for one in values}) == 1
    assert q.leavers.record.tries == 2


def test_enter_in_the_number_field_checks(q):
    card = q.leavers.card
    card.inputs.fill(80)
    field = next(w for w in every(card.box) if isinstance(w, widgets.Text))
    field._handle_custom_msg({"event": "submit"}, [])
    assert card.verdict.outcome == "PASSED"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("3.1", 3.1),
        (" 1,234 ", 1234.0),
        ("３．５", 3.5),
        ("−2", -2.0),
        ("1e3", 1000.0),
        ("3.1%", 0.031),
        ("3.1 ％", 0.031),
        ("七成三", 0.73),
        ("百分之七十三", 0.73),
        ("215/293", 0.733788),
        ("1/0", "1/0"),
        ("七成三吧", "七成三吧"),
        ("many", "many"),
        ("", BLANK),
        ("  ", BLANK),
    ],
)
def test_what_can_be_typed_as_a_number(typed, answer):
    field = NumberField("%")
    next(w for w in every(field.box) if isinstance(w, widgets.Text)).value = typed
    assert field.answer is answer or field.answer == pytest.approx(answer)


def test_a_percent_sign_counts_only_where_the_unit_is_one():
    field = NumberField("months")
    next(w for w in every(field.box) if isinstance(w, widgets.Text)).value = "3%"
    assert field.answer == "3%"


def test_moving_up_and_down_by_buttons(q):
    card = q.plans_by_size.card
    start = list(card.inputs._order)
    places, ups, downs = zip(
        *(row.children[:3] for row in card.inputs.box.children[1].children), strict=True
    )
    ups[1].click()
    assert card.inputs.answer == [start[1], start[0], start[2]]
    downs[1].click()
    assert card.inputs.answer == [start[1], start[2], start[0]]
    assert ups[0].disabled
    assert downs[2].disabled
    assert "Move up: " in ups[1].tooltip
    assert "Place: " in places[1].description


def test_an_item_is_sent_to_its_place_by_number(q):
    card = q.plans_by_size.card
    start, told = list(card.inputs._order), []
    card.inputs.on_move(lambda: told.append(card.inputs.answer))
    places = [row.children[0] for row in card.inputs.box.children[1].children]
    places[2].value = "1"
    assert told == [[start[2], start[0], start[1]]]
    places[0].value = "9"  # beyond the end
    assert told[1:] == [start]
    for junk in ("", "two", "-1"):
        places[0].value = junk
    assert told[2:] == []
    assert [place.value for place in places] == ["1", "2", "3"]


def test_an_ordering_that_starts_right_can_be_given(q):
    card = q.plans_by_size.card
    card.inputs.fill(list(card.inputs._order))
    assert card.inputs.answer == card.inputs._order


def test_the_rubric_appears_once_something_is_written():
    panel = Writing({"who": "Whom to call"})
    assert panel._rubric.layout.display == "none"
    panel.fill(Memo("Call the fifty on the list.", {"who"}))
    assert panel._rubric.layout.display == ""
    assert panel.answer.ticked == {"who"}


def test_a_setting_shows_what_it_leads_to(q):
    card = q.cut_off.card
    before = card.inputs._view.box.children[0].value
    card.inputs.fill(0.1)
    assert card.inputs._view.box.children[0].value != before
    assert card.inputs.answer == {"cut_off": 0.1}


def test_two_views_of_a_card_are_one(q):
    first, second = (q.leavers._repr_mimebundle_() for _ in range(2))
    assert first[WIDGET]["model_id"] == second[WIDGET]["model_id"]
    assert "How many left" in first["text/plain"]


def test_a_cell_that_is_run_again_keeps_what_was_typed(q):
    q.leavers.card.inputs.fill(7)
    q.leavers._repr_mimebundle_()
    assert q.leavers.card.inputs.answer == 7


def test_closing_every_widget_breaks_nothing(q):
    first = q.leavers.card
    first.inputs.fill(80)
    widgets.Widget.close_all()
    second = q.leavers.card
    assert second is not first
    second.inputs.fill(80)
    second.check_button.click()
    assert second.verdict.outcome == "PASSED"


def test_another_language_makes_another_card(q):
    english = q.leavers.card
    with text.using("zh"):
        chinese = q.leavers.card
        assert chinese is not english
        assert "走了几户" in chinese._head.value
        assert chinese.check_button.description == "检查"


def test_a_reopened_notebook_shows_the_last_outcome(open_sheet, lang):
    open_sheet().leavers.settle(80)
    card = open_sheet().leavers.card
    said = {"zh": r"\d\d:\d\d 通过", "en": r"passed at \d\d:\d\d"}[lang]
    assert __import__("re").search(said, card._head.value)
    assert card.solution_button.layout.display == ""


def test_a_check_in_code_shows_in_the_card_too(q, capsys):
    card = q.mean_bill.card
    assert "passed at" not in card._head.value
    q.mean_bill.check(lambda rows: rows.loc[~rows["left"], "bill"].mean())
    assert "passed at" in card._head.value


def test_a_code_question_shows_no_inputs(q, lang):
    card = q.mean_bill.card
    assert card.inputs is None
    words = " ".join(
        getattr(w, "value", "") for w in every(card.box) if isinstance(w, widgets.HTML)
    )
    assert "q.mean_bill.check(…)" in words
    assert card.check_button not in list(every(card.box))


def test_no_label_is_clipped(q, lang):
    for asked in q:
        for widget in every(asked.card.box):
            if hasattr(widget, "description") and isinstance(
                widget, (widgets.Text, widgets.Dropdown, widgets.IntSlider, widgets.Checkbox)
            ):
                # "initial" is as wide as the label; a width in em breaks it into lines.
                assert re.fullmatch(r"initial|\d+\.\dem", widget.style.description_width)
            if isinstance(widget, widgets.Button) and widget.description:
                assert widget.layout.width == "auto"


def test_every_button_says_what_it_does(q, lang):
    for asked in q:
        for widget in every(asked.card.box):
            if isinstance(widget, widgets.Button):
                assert widget.description or widget.tooltip


def test_progress_that_cannot_be_kept_is_said_on_the_card(open_sheet, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    card = open_sheet(tmp_path / "file" / "events.jsonl").leavers.card
    card.inputs.fill(80)
    card.check_button.click()
    assert "cannot be saved" in result(card)
    card.inputs.fill(81)
    card.check_button.click()
    assert "cannot be saved" not in result(card)


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_verdict_is_withdrawn_when_its_answer_is_moved(q, lang):
    with text.using(lang):
        card = q.leavers.card
        card.inputs.fill(80)
        card.check_button.click()
        assert card.verdict.outcome == "PASSED"
        card.inputs.fill(81)
        assert card.verdict is None
        assert {"zh": "已撤回", "en": "no longer applies"}[lang] in card._result.value
        assert q.leavers.record.passed_at is not None  # what was passed stays passed
        card.check_button.click()
        assert card.verdict.outcome == "NOT_YET"
        assert "no longer applies" not in card._result.value
