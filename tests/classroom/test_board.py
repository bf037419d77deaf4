"""Boards and chips: what is right, what is told of a wrong one, and how a card takes them."""

import pytest

from casekit.classroom import BLANK, Board, Chips, Grade, derived, questions_of
from casekit.classroom.inputs import ChipCounts, OnBoard
from casekit.classroom.kinds.kind import LeftBlank, Unreadable

from . import desk as module
from .market.mart import TinyMart

FIVE = Board(cards=tuple("abcde"), fields=("x", "y", "z"), capacity={"z": 2})
RIGHT = dict(zip("abcde", "xxyyz", strict=True))


@pytest.fixture
def desk():
    return derived.sheet(questions_of(module), lambda case: TinyMart(1))


def laid(where: str) -> dict:
    return dict(zip("abcde", where, strict=True))


@pytest.mark.parametrize(
    ("where", "slip"),
    [
        ("xyxyz", "cards_exchanged"), ("yyxxz", "fields_exchanged"), ("xxxxx", "one_field"),
        ("xzzzz", "field_full"), ("xxyyx", None), ("yxzyx", None),
    ],
)  # fmt: skip
def test_slips_of_a_board(where, slip):
    said = FIVE.slip(laid(where), RIGHT)
    assert (said and said.key) == (slip and f"slips.{slip}")
    assert not FIVE.grade(laid(where), RIGHT, None).passed


def test_a_board_that_is_wrong_tells_how_many_and_where(desk, lang):
    verdict = desk.whose_job.judge(
        {"tariff": "service", "signal": "marketing", "manners": "service", "bill": "network"}
    )
    assert {"zh": "4 张里放对了 2 张", "en": "2 of 4 cards are right"}[lang] in verdict.message
    assert {"zh": "客服部", "en": "Service"}[lang] in verdict.message


@pytest.mark.parametrize("field", ["service", "network"])
def test_any_of_several_right_fields_is_right(desk, field):
    answer = {"tariff": "marketing", "signal": "network", "manners": "service", "bill": field}
    assert desk.whose_job.judge(answer).outcome == "PASSED"


def test_naming_a_wrong_field_beside_the_right_one_is_no_way_round(desk):
    answer = {**derived.given(desk.whose_job), "tariff": ("marketing", "service")}
    assert desk.whose_job.judge(answer).outcome == "NOT_YET"


def test_right_but_too_many_in_a_field(lang):
    both = dict.fromkeys("abcd", ("x", "z")) | {"e": "y"}
    said = FIVE.slip(laid("zzzxy"), both)
    assert said.key == "slips.field_full_right"
    assert said.slots == {"field": "z", "held": 3, "most": 2}
    assert not FIVE.grade(laid("zzzxy"), both, None).passed
    assert FIVE.grade(laid("zxzxy"), both, None).passed


def test_an_unfinished_board_says_what_is_missing_and_is_no_try(desk, lang):
    asked = desk.whose_job
    verdict = asked.settle({"tariff": "marketing", "bill": None})
    assert verdict.outcome == "UNATTEMPTED"
    assert {"zh": "还有 3 张", "en": "Still to place: 3"}[lang] in verdict.message
    assert asked.record.tries == 0


def test_cards_may_be_left_over_once_the_fields_are_full(desk, lang):
    asked = desk.three_of_six
    right = derived.given(asked)
    assert asked.judge(right).outcome == "PASSED"
    short = dict(list(right.items())[:2])
    assert {"zh": "1 个位子", "en": "free: 1"}[lang] in asked.judge(short).message
    others = [key for key in asked.question.kind.keys(asked.mart) if key not in right]
    wrong = dict(zip([*list(right)[:2], others[0]], right.values(), strict=True))
    assert asked.judge(wrong).outcome == "NOT_YET"


def test_a_judged_board_passes_by_its_share_and_tells_a_near_miss(desk, lang):
    asked = desk.four_offers
    verdict = asked.judge({"credit": "aim", "care_call": "all", "contract": "drop", "club": "aim"})
    assert verdict.outcome == "NOT_YET"
    assert verdict.share == pytest.approx(55 / 75)
    assert {"zh": "只差一张卡", "en": "One more card"}[lang] in verdict.message
    two_off = {"credit": "drop", "care_call": "all", "contract": "drop", "club": "aim"}
    assert {"zh": "动起", "en": "start there"}[lang] in asked.judge(two_off).message
    harm = {"credit": "all", "care_call": "all", "contract": "drop", "club": "all"}
    assert asked.judge({**harm, "care_call": "drop"}).share < 0


def test_every_card_names_its_customer(desk, lang):
    asked = desk.three_of_six
    shown = asked.judge(derived.given(asked)).message
    assert {"zh": "客户 1", "en": "Customer 1"}[lang] in shown


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ({"a": "q"}, "no_option"), ({"q": "x"}, "no_option"), ({"a": {}}, "no_option"),
        (["x"], "not_laid"), ("x", "not_laid"), (None, "none"),
    ],
)  # fmt: skip
def test_what_is_no_layout_is_refused(answer, fault):
    with pytest.raises(Unreadable) as refused:
        FIVE.read(answer, None)
    assert refused.value.key == fault


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (Board(cards=("a", "b"), fields=("x",)), "fields: at least two"),
        (Board(cards=("a",), fields=("x", "y")), "cards: at least two"),
        (Board(cards=("a", "b"), fields=("x", "y"), capacity={"q": 1}), "'q', which is no field"),
        (Board(cards=("a", "b"), fields=("x", "y"), spare=True), "no board is ever finished"),
        (Chips(fields=("x", "y")), "either bands or a judge"),
        (Chips(count=1, fields=("x", "y"), bands=dict), "at least two chips"),
        (Chips(fields=("x", "y"), bands=dict, capacity={"x": 1, "y": 1}), "cannot hold all"),
    ],
)
def test_what_cannot_be_declared(kind, fault):
    asked = questions_of(module)["whose_job"]
    assert any(fault in line for line in kind.faults(asked))


# --- chips ----------------------------------------------------------------------------------------

TEN = Chips(
    count=10, fields=("x", "y", "z"), bands=lambda mart: {"x": (5, 8), "y": (1, 3), "z": (0, 2)}
)
TRUE = {"x": 6, "y": 3, "z": 1}


@pytest.mark.parametrize(
    ("numbers", "slip"),
    [
        ((10, 0, 0), "one_field"), ((4, 3, 3), "chips_even"), ((3, 6, 1), "chips_exchanged"),
        ((1, 3, 6), "chips_exchanged"), ((4, 1, 5), None),
    ],
)  # fmt: skip
def test_slips_of_chips(numbers, slip):
    value = dict(zip("xyz", numbers, strict=True))
    said = TEN.slip(value, TRUE)
    assert (said and said.key) == (slip and f"slips.{slip}")
    assert not TEN.grade(value, TRUE, None).passed


def test_within_the_bands_is_right_and_the_furthest_off_is_named(desk, lang):
    assert TEN.grade({"x": 8, "y": 1, "z": 1}, TRUE, None).passed
    grade = TEN.grade({"x": 2, "y": 7, "z": 1}, TRUE, None)
    assert grade == Grade(False, facts={"right": 1, "count": 3, "field": "y", "many": True})
    verdict = desk.ten_customers.judge({"basic": 2, "family": 6, "unlimited": 2})
    assert {"zh": "家庭套餐", "en": "Family"}[lang] in verdict.message


def test_chips_that_are_left_are_no_try_and_too_many_are_refused(desk, lang):
    asked = desk.ten_customers
    with pytest.raises(LeftBlank):
        asked.question.kind.read({"basic": 7}, asked.mart)
    verdict = asked.judge({"basic": 7})
    assert {"zh": "还有 3 枚", "en": "Chips you still hold: 3"}[lang] in verdict.message
    over = asked.judge({"basic": 7, "family": 7})
    assert over.outcome == "ERROR"
    assert "14" in over.message
    for odd in (-1, 2.5, "3", True):
        assert asked.judge({"basic": odd, "family": 5}).outcome == "ERROR"


# --- on the card ----------------------------------------------------------------------------------


@pytest.fixture
def board():
    cards = {key: key.upper() for key in "abcde"}
    fields = {"x": "Left", "y": "Middle", "z": "Right"}
    return OnBoard(cards, fields, {"z": 1}, spare=False)


def press(board: OnBoard, card: str, field: str | None) -> None:
    board._pieces[card].click()
    board._targets[field].click()


def test_a_card_is_pressed_and_then_its_place(board):
    told = []
    board.on_move(lambda: told.append(board.answer))
    assert board.answer is BLANK
    press(board, "b", "y")
    board._pieces["a"].click()
    board._heads["y"].click()
    assert board.answer == {"b": "y", "a": "y"}
    assert told == [{"b": "y"}, board.answer]
    assert board._heads["y"].description == "Middle: 2"
    press(board, "b", None)
    assert board.answer == {"a": "y"}


def test_a_card_that_is_pressed_twice_stays_where_it_is(board):
    board._pieces["a"].click()
    board._pieces["a"].click()
    assert board._picker not in board._pool.children
    assert all(head.disabled for head in board._heads.values())
    board._heads["x"].click()
    assert board.answer is BLANK


def test_the_keyboard_goes_on_at_the_first_place_and_then_at_the_next_card(board):
    def marked():
        every = {**board._pieces, **{f"to {key}": one for key, one in board._targets.items()}}
        return [key for key, one in every.items() if "next" in one._dom_classes]

    board._pieces["b"].click()
    assert marked() == ["to x"]
    board._targets["x"].click()
    assert marked() == ["c"]
    press(board, "e", "y")
    assert marked() == ["a"]  # round to the first that is left
    press(board, "b", "y")
    assert marked() == ["b"]  # a card that is moved keeps the focus


def test_a_field_says_how_many_it_holds_and_may_hold(board):
    assert board._heads["z"].description == "Right: 0 of 1"
    press(board, "a", "z")
    press(board, "b", "z")
    assert board._heads["z"].description == "Right: 2 of 1, 1 too many"
    assert "over" in board._heads["z"]._dom_classes
    press(board, "a", "x")
    assert "over" not in board._heads["z"]._dom_classes


def test_moves_are_taken_back_one_by_one(board):
    undo = board._undoing.button
    assert undo.disabled
    press(board, "a", "x")
    press(board, "a", "y")
    undo.click()
    assert board.answer == {"a": "x"}
    undo.click()
    assert board.answer is BLANK
    assert undo.disabled


def test_a_board_comes_back_as_it_was_left(board):
    press(board, "a", "x")
    press(board, "c", "z")
    fresh = OnBoard({key: key for key in "abcde"}, {"x": "X", "y": "Y", "z": "Z"}, {}, spare=False)
    fresh.state = {**board.state, "gone": "x", "b": "gone"}  # of an older version of the question
    assert fresh.answer == {"a": "x", "c": "z"}


@pytest.fixture
def counts():
    return ChipCounts({"x": "Left", "y": "Right"}, 5, {"y": 2})


def test_chips_are_laid_by_steps_and_by_numbers(counts):
    told = []
    counts.on_move(lambda: told.append(counts.answer))
    x, y = counts._rows["x"], counts._rows["y"]
    assert counts.answer is BLANK
    x._more.click()
    y._number.value = "9"  # more than the field may hold
    assert counts.answer == {"x": 1, "y": 2}
    assert y._more.disabled
    assert "2 of 5 left" in counts._rest.value
    x._number.value = "9"  # more than are left
    assert counts.answer == {"x": 3, "y": 2}
    assert "ready to check" in counts._rest.value
    assert len(told) == 3
    for junk in ("", "-1", "two"):
        x._number.value = junk
    assert x._number.value == "3"
    assert len(told) == 3


def test_chips_are_taken_back(counts):
    x = counts._rows["x"]
    x._more.click()
    x._number.value = "4"
    counts._undoing.button.click()
    assert counts.answer == {"x": 1, "y": 0}
    x._fewer.click()
    assert counts.answer is BLANK
    assert x._fewer.disabled


def test_chips_come_back_as_they_were_left(counts):
    counts.state = {"x": 3, "y": 1, "gone": 4}
    assert counts.answer == {"x": 3, "y": 1}
    counts.state = {"x": 3, "y": 4}  # more than there are: of another version of the question
    assert counts.answer == {"x": 3, "y": 1}
