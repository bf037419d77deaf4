"""Explorers, controls and downloads, at the ends where classroom demonstrations break."""

import base64
import io
import re

import ipywidgets as widgets
import matplotlib as mpl
import pandas as pd
import pytest

from casekit.classroom import Pick, Slider, Switch
from casekit.classroom.download import download, excel, link_html
from casekit.classroom.explorer import every_end, explorer
from casekit.classroom.knobs import Knob
from casekit.drawing import figures, theme

pytestmark = pytest.mark.filterwarnings("error")


CONTROLS = {
    "cut": Slider(0, 1, 0.3, step=0.01, unit="%", label={"zh": "风险高于", "en": "Risk above"}),
    "plan": Pick({"all": {"zh": "全部", "en": "all"}, "basic": "basic"}, "all", label="plan"),
    "both": Switch(label={"zh": "只看欠费", "en": "Only arrears"}),
}


@pytest.fixture(scope="module", autouse=True)
def _theme():
    with mpl.rc_context():
        theme.theme("zh")
        yield


@pytest.fixture
def panel(mart):
    def compute(cut, plan, both):
        rows = mart.subscribers
        rows = rows if plan == "all" else rows[rows["plan"] == plan]
        return cut, rows[rows["risk"] >= cut]

    def draw(result):
        fig, ax = figures.figure()
        ax.hist(result[1]["bill"])
        figures.finding(fig, f"{len(result[1])} 位客户", "先打给他们")
        return [fig, result[1], "**well**"]

    return explorer(
        CONTROLS,
        compute,
        draw,
        says=lambda result: f"{len(result[1])} above {result[0]:.0%}",
        takeaway=lambda result: result[1],
        filename="targets.xlsx",
    )


def test_turning_a_control_answers_in_words_and_pictures(panel):
    before = panel.words
    assert panel.fault is None, repr(panel.fault)
    picture, table, words = panel._view.box.children
    assert picture.value.startswith('<img alt="')
    assert 'width="576" height="304"' in picture.value
    assert f"{len(panel.result[1])} 位客户\n→ 先打给他们" in picture.value
    assert "… and" in table.value
    assert "<strong>well</strong>" in words.value
    panel.set(cut=0.9)
    assert panel.words != before
    assert "0 above 90%" in panel.words
    assert panel._view.box.children[0] is picture  # refilled, so that it does not flicker


@pytest.mark.parametrize("setting", list(every_end(CONTROLS)), ids=str)
def test_every_end_of_every_control_works(panel, setting):
    panel.set(**setting)
    assert panel.fault is None
    assert panel.values == setting


def test_every_end_has_each_control_at_both_ends():
    settings = list(every_end(CONTROLS))
    assert len(settings) == 1 + 2 + 2 + 2 + 2
    assert {"cut": 0, "plan": "all", "both": False} in settings
    assert {"cut": 1, "plan": "basic", "both": True} in settings


def test_reset_puts_everything_back(panel):
    start = panel.values
    panel.set(cut=0.8, plan="basic", both=True)
    again = next(w for w in panel.box.children[-1].children if isinstance(w, widgets.Button))
    again.click()
    assert panel.values == start


def test_a_setting_without_a_result_is_said_kindly(lang):
    made = explorer(
        {"n": Slider(0, 5, 1, label="n")}, lambda n: 1 / n, lambda r: f"{r}", says=lambda r: f"{r}"
    )
    made.set(n=0)
    assert isinstance(made.fault, ZeroDivisionError)
    assert {"zh": "算不出结果", "en": "gives no result"}[lang] in made.words
    assert "Traceback" not in made._view.box.children[0].value
    made.set(n=2)
    assert made.fault is None
    assert "0.5" in made.words


def test_strict_mode_hides_no_fault_of_a_panel(monkeypatch):
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    with pytest.raises(ZeroDivisionError):
        explorer({"n": Slider(0, 5, 0, label="n")}, lambda n: 1 / n, str, says=str)


def test_labels_come_from_the_catalogue_or_the_control():
    from casekit.text import Catalogue

    texts = Catalogue("classroom.market")
    made = explorer(
        {"cut_off": Slider(0, 1, 0.5, step=0.1)}, lambda cut_off: cut_off, str, says=str,
        texts=texts, key="questions.cut_off",
    )  # fmt: skip
    assert made._knobs["cut_off"].widget.description == "Risk above"
    assert "Cut-off" in made.box.children[1].value
    with pytest.raises(ValueError, match="no label"):
        explorer({"x": Switch()}, lambda x: x, str, says=str)


@pytest.mark.parametrize(
    ("slider", "description", "low", "high", "kind"),
    [
        (Slider(0, 1, 0.5, step=0.01, unit="%"), "x (%)", 0, 100, widgets.IntSlider),
        (Slider(0, 0.1, 0.05, step=0.005, unit="%"), "x (%)", 0, 10, widgets.FloatSlider),
        (Slider(1, 12, 3, unit="months"), "x (months)", 1, 12, widgets.IntSlider),
        (Slider(0, 2, 1, step=0.25), "x", 0, 2, widgets.FloatSlider),
    ],
)
def test_a_slider_shows_its_unit_and_keeps_its_value(slider, description, low, high, kind):
    knob = Knob(slider, "x", lambda: None)
    assert isinstance(knob.widget, kind)
    assert knob.widget.description == description
    assert (knob.widget.min, knob.widget.max) == (low, high)
    for value in (slider.low, slider.high, slider.low + 3 * slider.step):
        knob.value = value
        assert knob.value == pytest.approx(value)
    with pytest.raises(ValueError, match="out of range"):
        knob.value = slider.high * 2 + 1


def test_a_pick_knows_its_options(lang):
    months = Pick((202501, 202502), 202501, template="{value:month}")
    assert months.labels()[202502] == {"zh": "2025 年 2 月", "en": "February 2025"}[lang]
    with pytest.raises(ValueError, match="no option"):
        months.read(202503)
    with pytest.raises(ValueError, match="no option"):
        Pick((0, 1), 0).read(False)


def test_a_download_is_made_on_request_and_opens_in_excel(panel):
    import openpyxl

    box = panel.box.children[-1].children[-1]
    button, link = box.children
    assert link.value == ""
    panel.set(cut=0.2)
    button.click()
    assert 'download="targets.xlsx"' in link.value
    held = re.search(r"base64,([^\"]+)", link.value).group(1)
    sheet = openpyxl.load_workbook(io.BytesIO(base64.b64decode(held))).active
    assert [cell.value for cell in sheet[1]] == list(panel.result[1].columns)
    assert sheet.max_row == len(panel.result[1]) + 1
    assert sheet.freeze_panes == "A2"


def test_a_download_that_cannot_be_made_says_so(lang):
    def broken():
        raise RuntimeError

    button, link = download(broken, "x.xlsx").children
    button.click()
    assert (
        link.value
        == {"zh": "现在没有可以下载的表。", "en": "There is no table to save right now."}[lang]
    )


def test_excel_keeps_text_as_text_and_drops_nothing():
    import openpyxl

    table = pd.DataFrame(
        {
            "客户": ["=1+1", "+86", None],
            "n": pd.array([1, None, 3], dtype="Int64"),
            "when": pd.to_datetime(["2025-01-01", None, "2025-03-01"]),
            "x": [float("nan"), float("inf"), 2.5],
            "made": [(1, 2), {"a": 1}, "x"],
        },
        index=[5, 6, 7],
    )
    sheet = openpyxl.load_workbook(io.BytesIO(excel(table))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["客户", "n", "when", "x", "made"]
    assert [cell.data_type for cell in sheet["A"][1:]] == ["s", "s", "n"]
    assert rows[1][0] == "=1+1"
    assert rows[2][1] is None
    assert rows[1][4] == "(1, 2)"


def test_excel_is_given_what_it_can_hold_and_nothing_else_is_lost():
    """Control characters (a phrase from a terminal, a broken surrogate) stopped the whole file."""
    import openpyxl

    words = ["a\x07b", "tab\tline\n", "\x00", "\ud800x", ("\x01", 2)]
    table = pd.DataFrame({"said\x0b": words, "n": range(5)})
    sheet = openpyxl.load_workbook(io.BytesIO(excel(table))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["said", "n"]
    assert [row[0] for row in rows[1:]] == ["ab", "tab\tline\n", None, "?x", "('\\x01', 2)"]
    assert [row[1] for row in rows[1:]] == [0, 1, 2, 3, 4]


def test_an_index_with_a_name_is_taken_along():
    import openpyxl

    table = pd.DataFrame({"n": [1]}, index=pd.Index([9], name="subscriber"))
    sheet = openpyxl.load_workbook(io.BytesIO(excel(table))).active
    assert [cell.value for cell in sheet[2]] == [9, 1]


def test_a_file_name_that_windows_forbids_is_mended():
    assert 'download="targetsJuly.xlsx"' in link_html(pd.DataFrame({"a": [1]}), 'targets:/"July"')


def test_moving_a_control_takes_back_the_file_that_was_made(panel):
    button, link = panel._offer.box.children
    button.click()
    assert "xlsx" in link.value
    panel.set(cut=0.9)
    assert link.value == ""
