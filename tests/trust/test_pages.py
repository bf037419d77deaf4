"""The report as a page, a notebook and some lines: whole, in both languages, and saying what is so."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import matplotlib as mpl
import nbformat
import pytest

from casekit import text
from casekit.drawing import legible, theme
from casekit.mart import open as open_mart
from casekit.trust import charts, examine, notebook, page, summary, tables, words
from casekit.trust.words import NAMES, TEXTS
from casekit.trust.writing import beside, write
from synthetic.laws import Leaving

SLOT = re.compile(r"\{[a-z_]+(:[^}]*)?\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def report(dataset_path):
    """On the class base."""
    return examine(open_mart(dataset_path))


@pytest.fixture(scope="module")
def missing(report):
    """The same with a quantity outside, one that cannot be told and a check that fails."""
    first, second, *rest = report.measured
    measured = [replace(first, actual=80.0), replace(second, actual=None), *rest]
    campaign, *others = report.findings
    return replace(report, measured=measured, findings=[replace(campaign, kept=False), *others])


@pytest.fixture(params=text.LANGUAGES)
def lang(request):
    """Both languages."""
    with text.using(request.param):
        yield request.param


class _Reader(HTMLParser):
    """Collects words, pictures and addresses of a page, and checks that tags close."""

    def __init__(self):
        super().__init__()
        self.said, self.pictures, self.addresses, self.open = [], [], [], []
        self.quiet = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.quiet = tag == "style"
        if tag == "img":
            self.pictures.append(given)
        self.addresses += [given[name] for name in ("src", "href") if name in given]
        if tag not in {"img", "meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.quiet = False
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.quiet:
            self.said.append(data)


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    assert reader.open == []
    return reader


def test_texts_stand_in_both_languages():
    assert TEXTS.problems() == []
    assert NAMES.problems() == []


def test_the_page_says_everything_and_stands_by_itself(report, lang):
    made = read(page.html(report))
    said = " ".join(made.said)
    assert not SLOT.search(said)
    assert "<span" not in said
    assert all(address.startswith("data:image/png;") for address in made.addresses)
    assert len(made.pictures) == len(charts.CHARTS)
    assert all(picture["alt"] for picture in made.pictures)
    assert summary.few(report) in said
    for one in report.judged:
        assert words.name(one.target) in said
        assert words.source(one.target) in said
        assert words.actual(one) in said
    for finding in report.findings:
        assert tables.figure(finding) in said
    assert words.mark(False) not in said
    assert f" {words.within(False)} " not in said
    assert bool(CHINESE.search(said)) == (lang == "zh")


def test_what_is_missed_is_told(missing, lang):
    said = " ".join(read(page.html(missing)).said)
    lines = "\n".join(summary.lines(missing))
    outside, unknown = missing.measured[:2]
    for place in (said, lines):
        assert words.mark(False) in place
        assert words.name(outside.target) in place
    assert words.actual(outside) in lines
    assert TEXTS("calibration.silent", names=[words.name(unknown.target)]) in said
    assert not missing.calibrated


def test_every_letter_of_a_chart_is_twelve_pixels_high(report, lang):
    theme.theme(lang)
    for _, figure in charts.drawn(report):
        said = [text for text in figure.findobj(mpl.text.Text) if text.get_text().strip()]
        smallest = min(text.get_fontsize() for text in said)
        assert smallest * theme.DOTS / 72 * page.LARGER >= 12


def test_what_differs_from_a_published_value_has_its_reason_beside_it(report, lang):
    frame = tables.likeness(report)
    off = [one for one in report.compared if one.difference]
    assert len(frame) == len(report.compared)
    assert off
    assert all(words.note(one.target) for one in off)
    said = " ".join(frame[TEXTS("calibration.why")])
    assert all(words.note(one.target) in said for one in off)
    agreeing = [one for one in report.compared if not one.difference]
    assert "" != words.note(_named(agreeing, "churn").target) in said  # two markets, one range
    directions = [one for one in agreeing if one.target.basis == "direction"]
    assert not any(words.note(one.target) in said for one in directions if words.note(one.target))


def _named(measured, name):
    return next(one for one in measured if one.target.quantity == name)


def test_rules_that_had_nothing_to_check_do_not_count_as_passed(report, lang):
    idle = sum(not rule.checked for rule in report.rules)
    assert idle
    counts = {"checked": len(report.rules) - idle, "idle": idle}
    said = TEXTS("diagnostic.idle", **counts)
    assert said in " ".join(read(page.html(report)).said)
    assert said in "\n".join(summary.lines(report))


def test_tables_have_a_name_for_each_column(report, lang):
    for name in (
        "diagnostic",
        "rules",
        "likeness",
        "calibration",
        "causal",
        "abilities",
    ):
        frame = getattr(tables, name)(report)
        assert frame.columns.is_unique
        assert len(frame)


@pytest.mark.parametrize("chart", charts.CHARTS, ids=lambda chart: chart.__name__)
def test_a_charts_words_fit_on_it(report, lang, chart):
    theme.theme(lang)
    figure = chart(report)
    figure.canvas.draw()
    width, height = figure.canvas.get_width_height()
    names = [label for ax in figure.axes for label in (ax.title, ax.xaxis.label, ax.yaxis.label)]
    for said in [*figure.texts, *names]:
        if said.get_text():
            box = said.get_window_extent()
            assert box.x0 >= -2, said.get_text()
            assert box.x1 <= width + 2, said.get_text()
            assert box.y0 >= -2, said.get_text()
            assert box.y1 <= height + 2, said.get_text()
    for ax in figure.axes:
        assert min(tick.get_window_extent().x0 for tick in ax.get_yticklabels() or [ax.title]) >= -2


def test_departures_of_a_preset_are_named(report, cliff_mart):
    assert report.departures == {}
    cliff = replace(report, mart=cliff_mart)
    assert cliff.departures["leaving.expiry"] == (2.5, Leaving().expiry)
    assert "leaving.expiry" in page.html(cliff)


def test_files_stand_side_by_side(report, dataset_path, tmp_path, monkeypatch):
    """Where they go; what stands in them is held by the others."""
    monkeypatch.setattr(page, "html", lambda report: "")
    monkeypatch.setattr(notebook, "make", lambda *_: nbformat.v4.new_notebook())
    made = write(report, dataset_path, tmp_path / "new" / "trust.v1.html")
    assert [path.name for path in made] == ["trust.v1.html", "trust.v1.ipynb"]
    assert all(path.is_file() for path in made)
    assert write(report, dataset_path, tmp_path / "trust.v1")[0].name == "trust.v1.html"
    assert beside(dataset_path).parent == dataset_path.parent


def test_the_notebook_holds_what_its_cells_give(report, dataset_path, lang):
    """Run afresh, each cell gives the very output that it was written with."""
    from nbclient import NotebookClient

    made = notebook.make(report, dataset_path)
    nbformat.validate(made)
    assert not SLOT.search("".join(cell.source for cell in made.cells if cell.cell_type != "code"))
    if lang == "zh":
        return  # the run takes long, and runs the same code
    run = NotebookClient(nbformat.reads(nbformat.writes(made), 4), timeout=300).execute()
    for written, given in zip(made.cells, run.cells, strict=True):
        if written.cell_type == "code":
            assert shown(given.outputs[-1]) == shown(written.outputs[-1]), written.source


def shown(output) -> tuple:
    """What a reader sees of an output; of a picture, that it is one of the same width."""
    data = output.get("data", {})
    if "image/png" in data:
        return "picture", round(output["metadata"]["image/png"]["width"], -2)
    return output.get("text"), data.get("text/html", "").strip()


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_every_chart_of_the_report_is_legible(report, lang):
    with mpl.rc_context(), text.using(lang):
        theme.theme(lang)
        found = {name: legible.faults(figure) for name, figure in charts.drawn(report)}
    assert len(found) == len(charts.CHARTS)
    assert {name: faults for name, faults in found.items() if faults} == {}
