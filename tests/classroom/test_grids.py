"""Grids: cells in rows and columns, a running sum, a cap, and the best setting found by search."""

import itertools

import ipywidgets as widgets
import pytest

from casekit.classroom import (
    Grid,
    Pick,
    Setting,
    Slider,
    derived,
    questions_of,
    searched,
    searched_by_cell,
)
from casekit.classroom.explorer import every_end, explorer
from casekit.classroom.grid import Refused
from casekit.classroom.grid_knob import GridKnob
from casekit.classroom.kinds.kind import LeftBlank, Unreadable

from .workshop import questions
from .workshop.questions.grids import HOURS, LEVELS, tiers

PRICES = {"a": 5, "b": 2, "c": 0}
LEVEL = Grid(
    rows={"x": "X", "y": "Y", "z": "Z"},
    each=Pick({tier: tier.upper() for tier in PRICES}, "c"),
    cost=lambda row, tier: PRICES[tier],
    cap=9,
    unit="yuan",
)


@pytest.fixture
def workshop(mart):
    return derived.sheet(questions_of(questions), lambda case: mart)


def test_cells_are_read_by_row_and_by_row_and_column():
    assert LEVEL.read({"z": "c", "x": "a", "y": "b"}) == {"x": "a", "y": "b", "z": "c"}
    nested = {row: {"visit": 1, "call": 0} for row in HOURS.rows}
    assert HOURS.read(nested) == HOURS.read(
        {(r, c): v for r, d in nested.items() for c, v in d.items()}
    )


@pytest.mark.parametrize("given", [3, [], "a", {}, {"x": "a"}, {"x": "a", "y": "b", "q": "c"}])
def test_a_setting_with_other_cells_is_refused(given):
    with pytest.raises(Refused, match="not_a_grid"):
        LEVEL.read(given)


@pytest.mark.parametrize("value", ["d", None, 3, True, ["a"]])
def test_a_value_at_which_a_cell_cannot_stand_is_refused_by_the_cells_name(value):
    with pytest.raises(Refused) as fault:
        LEVEL.read({"x": "a", "y": value, "z": "c"})
    assert fault.value.slots == {"name": "Y"}


def test_what_is_spent_and_what_is_over():
    assert LEVEL.spent({"x": "a", "y": "b", "z": "b"}) == 9
    assert LEVEL.over({"x": "a", "y": "b", "z": "b"}) == 0
    assert LEVEL.over({"x": "a", "y": "a", "z": "b"}) == 3
    tenths = Grid(rows=(1, 2, 3), each=Slider(0, 1, 0, step=0.1), cap=0.3)
    assert tenths.over({1: 0.1, 2: 0.1, 3: 0.1}) == 0  # and not the dust of adding tenths


def test_ends_keep_within_the_cap():
    assert {"x": "a", "y": "c", "z": "c"} in LEVEL.ends()
    assert all(not grid.over(end) for grid in (LEVEL, HOURS) for end in grid.ends())
    assert [*every_end({"level": LEVEL})]


def test_many_cells_are_told_by_how_many_stand_where(lang):
    many = Grid(rows=tuple(range(12)), each=Pick({1: "one", 2: "two"}, 1))
    assert "one × 11" in many.shown({**many.value, 3: 2})
    comma = {"zh": "、", "en": ", "}[lang]
    assert LEVEL.shown({"x": "a", "y": "b", "z": "c"}) == comma.join(["X A", "Y B", "Z C"])


@pytest.mark.parametrize(
    ("name", "answer", "outcome", "zh", "en"),
    [
        ("rota", dict.fromkeys(HOURS.cells, 8), "UNATTEMPTED", "超出 36 小时", "36 hours too much"),
        ("rota", {"hours": dict.fromkeys(HOURS.cells, 0)}, "NOT_YET", "达不到要求", "does not do the job"),
        ("rota", dict.fromkeys(HOURS.cells, 9), "ERROR", "基础套餐 · 上门", "Basic · Visits"),
        ("rota", {("basic", "visit"): 2}, "ERROR", "6 格", "6 cells"),
        ("rota", 3, "ERROR", "6 格", "6 cells"),
        ("extract_levels", {"name": "out", "age": None, "bill": None}, "UNATTEMPTED", "还有 2 处没有选，第一处是“年龄”",
         "Still to choose: 2, starting with “Age”"),
        ("extract_levels", {"name": "out", "age": "out", "bill": "out"}, "NOT_YET", "没法用", "of no use"),
        ("extract_levels", {"name": "as_is", "age": "out", "bill": "out"}, "NOT_YET", "没法用", "of no use"),
        ("extract_levels", {"name": "out", "age": "bands", "bill": "out"}, "ERROR", "年龄", "“Age”"),
    ],
)  # fmt: skip
def test_what_a_wrong_grid_is_told(workshop, lang, name, answer, outcome, zh, en):
    verdict = workshop[name].judge(answer)
    assert verdict.outcome == outcome, verdict
    assert {"zh": zh, "en": en}[lang] in verdict.message


def test_over_the_cap_counts_as_no_try(workshop):
    card = workshop.rota.card
    for cell in HOURS.cells:
        card.inputs._knobs["hours"]._knobs[cell].value = 8
    card.check_button.click()
    assert card.verdict.outcome == "UNATTEMPTED"
    assert workshop.rota.record.tries == 0


def test_the_sum_is_told_while_turning(lang):
    knob = GridKnob(LEVEL, "Level", lambda: None)
    knob.value = {"x": "a", "y": "b", "z": "c"}
    assert {"zh": "还剩 2 元", "en": "2 yuan left"}[lang] in knob._sum.value
    assert knob.complaint is None
    knob.value = {"x": "a", "y": "a", "z": "c"}
    assert {"zh": "超出 1 元", "en": "1 yuan too much"}[lang] in knob._sum.value
    assert {"zh": "超出上限 1 元", "en": "1 yuan over"}[lang] in knob.complaint
    assert "5" in knob._prices["y"].value


def test_many_cells_that_are_filled_move_once():
    told = []
    knob = GridKnob(HOURS, "Hours", lambda: told.append(1))
    knob.value = dict.fromkeys(HOURS.cells, 2)
    assert told == [1]


def test_a_cell_not_chosen_yet_says_so(lang):
    knob = GridKnob(LEVELS, "Levels", lambda: None)
    assert set(knob.value.values()) == {None}
    shown = knob._knobs["age"].widget
    assert dict(shown.options)[{"zh": "请选择", "en": "choose"}[lang]] == ""
    shown.value = "coarse"
    assert knob.value == {"name": None, "age": "coarse", "bill": None}
    knob.value = {"name": None, "age": None, "bill": "out"}
    assert knob.value == {"name": None, "age": None, "bill": "out"}


def test_a_draft_of_a_grid_comes_back_and_one_of_another_grid_does_not():
    knob = GridKnob(LEVELS, "Levels", lambda: None)
    knob.state = ["out", None, "coarse"]
    assert knob.value == {"name": "out", "age": None, "bill": "coarse"}
    for other in (["out"], 3, {"name": "out"}, ["x", "out", "out"]):
        with pytest.raises((TypeError, ValueError)):
            knob.state = other


def test_every_control_of_a_grid_has_a_name_of_its_own():
    knob = GridKnob(HOURS, "Hours", lambda: None)
    names = [one.widget.description for one in knob._knobs.values()]
    assert len(set(names)) == 6
    assert names[0] == "Basic · Visits (hours)"


def test_a_panel_with_a_grid_waits_while_it_is_over_the_cap(lang):
    opened = _panel()
    assert opened.result == ({"x": "c", "y": "c", "z": "c"}, 1)
    opened.set(level=dict.fromkeys("xyz", "a"))
    assert opened.result is None
    assert {"zh": "超出上限 6 元", "en": "6 yuan over"}[lang] in opened.words
    opened.set(level={"x": "a", "y": "c", "z": "c"})
    assert opened.result == ({"x": "a", "y": "c", "z": "c"}, 1)
    opened.reset()
    assert opened.result == ({"x": "c", "y": "c", "z": "c"}, 1)


def _panel():
    level = Grid(
        rows=LEVEL.rows, each=LEVEL.each, cost=LEVEL.cost, cap=9, unit="yuan", label="Level"
    )
    controls = {"level": level, "cut": Slider(0, 3, 1, label="cut")}
    return explorer(controls, lambda level, cut: (level, cut), str, says=lambda result: "said")


def test_a_setting_of_a_grid_alone_takes_its_cells_or_its_name():
    kind = Setting(controls={"level": LEVEL}, judge=lambda mart, s: s["level"]["x"] == "a")
    cells = {"x": "a", "y": "c", "z": "c"}
    assert kind.read(cells, None) == kind.read({"level": cells}, None)
    with pytest.raises(LeftBlank):
        kind.read(dict.fromkeys("xyz", "a"), None)
    with pytest.raises(Unreadable):
        Setting(controls={"cut": Slider(0, 1, 0)}).read({"other": 1}, None)


def test_the_search_by_cell_is_exact():
    worth = {
        ("x", "a"): 6,
        ("x", "b"): 3,
        ("y", "a"): 5,
        ("y", "b"): 4,
        ("z", "a"): 4,
        ("z", "b"): 3,
    }

    def total(setting):
        return sum(worth.get(pair, 0) for pair in setting.items())

    every = [dict(zip("xyz", tiers, strict=True)) for tiers in itertools.product("abc", repeat=3)]
    best = max(total(one) for one in every if not LEVEL.over(one))
    found = searched_by_cell(LEVEL, lambda *pair: worth.get(pair, 0))
    assert total(found) == best
    assert LEVEL.over(found) == 0
    assert total(searched(LEVEL, total)) == best


def test_a_search_of_many_settings_finds_what_is_known_to_be_best():
    """Square roots under a budget: the best amounts go with the square of the weight."""
    grid = Grid(rows=tuple(range(1, 9)), each=Slider(0, 400, 0, step=5), cap=1020)
    found = searched(grid, lambda s: sum(row * amount**0.5 for row, amount in s.items()))
    assert found == {row: pytest.approx(5 * row**2, abs=5) for row in grid.rows}
    assert grid.spent(found) == 1020


def test_no_setting_within_the_cap_is_a_fault_of_the_declaration():
    grid = Grid(rows=("x",), each=Pick({1: "one"}, 1), cost=lambda row, value: 5, cap=3)
    with pytest.raises(ValueError, match="keeps within 3"):
        searched_by_cell(grid, lambda row, value: 1)


def test_rows_and_costs_come_from_the_data(mart, workshop):
    assert len(tiers(mart).rows) == 9
    words = [
        one.widget.description
        for one in workshop.tier_plan.card.inputs._knobs["tier"]._knobs.values()
    ]
    assert words == [tiers(mart).row_label(row) for row in tiers(mart).rows]
    assert all(isinstance(one, str) for one in words)
    assert isinstance(workshop.tier_plan.card.inputs.box, widgets.VBox)
