"""Controls stand in line."""

import ipywidgets as widgets
import pytest

from casekit.classroom.knobs import FEW, arranged

LABELS = (
    "月均账单不低于（元）",
    "排序",
    "离网概率不高于（%）",
    "外呼上限（通）",
    "用量类报警不超过几项",
)


def sliders(count: int) -> list[widgets.IntSlider]:
    return [widgets.IntSlider(description=LABELS[n % len(LABELS)]) for n in range(count)]


def ems(widget: widgets.Widget) -> float:
    return float(widget.style.description_width.removesuffix("em"))


@pytest.mark.parametrize("count", [2, FEW, FEW + 1, 10])
def test_all_labels_take_the_same_width(count):
    controls = sliders(count)
    arranged(controls)
    widths = {ems(control) for control in controls}
    assert len(widths) == 1
    assert widths.pop() >= 10.5  # the longest is ten signs wide


def test_many_stand_in_two_columns_and_a_few_below_each_other():
    assert isinstance(arranged(sliders(FEW)), widgets.VBox)
    grid = arranged(sliders(FEW + 1))
    assert isinstance(grid, widgets.GridBox)
    assert all(one.layout.width == "auto" for one in grid.children)


def test_a_very_long_label_is_broken_so_that_a_track_is_left():
    long = widgets.IntSlider(description="本来要走、接到电话以后留下来的客户占多少" * 3)
    arranged([long])
    assert ems(long) == 20


def test_a_box_to_tick_keeps_its_label_to_the_right():
    tick = widgets.Checkbox(
        description="包括没有合约的客户", style={"description_width": "initial"}
    )
    arranged([tick])
    assert tick.style.description_width == "initial"


def test_no_controls_are_no_fault():
    assert arranged([]).children == ()
