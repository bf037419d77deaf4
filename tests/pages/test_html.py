"""The pages as HTML: everything a reader needs is on them, and leads where it says."""

import html
import re
from urllib.parse import quote, unquote

import pytest

from casekit import text
from casekit.lab.pages import course, frame, reading, section
from casekit.lab.pages.frame import TEXTS
from casekit.lab.pages.outline import outlines
from casekit.lab.pages.standing import Reader
from casekit.lab.pages.voila_parts import configuration
from casekit.lab.workspace import Workspace
from tests.pages.conftest import BASE

KERNEL = "0f0f-1"


@pytest.fixture(params=text.LANGUAGES)
def lang(request):
    """Both languages."""
    with text.using(request.param):
        yield request.param


def course_page(own, lessons):
    return course.render(own, lessons, Reader(own.folder, BASE), "/")


def section_page(own, lessons, which):
    one = lessons[0].sections[which]
    stands = Reader(own.folder, BASE).standing(one)
    return section.render(own, lessons, one, stands, "/", configuration("/", KERNEL))


def rows(page):
    return re.findall(r"<li class=\"(done|open)\">.*?</li>", page)


def test_every_text_stands_in_both_languages():
    assert TEXTS.problems() == []


def test_the_course_page_names_every_section_with_its_minutes_and_its_place(own, lessons, lang):
    page = course_page(own, lessons)
    for one in lessons[0].sections:
        assert html.escape(one.title[lang]) in page
        assert f'href="/course/{one.path}"' in page
    assert page.count(f'<span class="calm">{TEXTS("minutes", minutes=7)}</span>') == 4
    assert page.count('class="kind core"') == 3
    assert page.count('class="kind extra"') == 1
    assert TEXTS("course.begin") in page
    assert "classroom" in page
    assert 'href="/course/glossary"' in page
    assert 'href="/course/dictionary"' in page
    assert 'href="/lab"' in page


def test_the_course_page_is_as_the_reader_stands(own, lessons, did):
    did("one", outcome="PASSED")
    with text.using("en"):
        before = course_page(own, lessons)
        did("two", outcome="PASSED")
        after = course_page(own, lessons)
    assert rows(before) == ["open"] * 4
    assert rows(after) == ["done", "open", "open", "open"]
    assert "1 of 2 passed" in before
    assert "2 of 2 passed" in after
    assert "Continue where you left off" in after


def test_notebooks_are_led_to_where_the_workspace_has_them(own, lessons):
    with text.using("en"):
        assert "/lab/tree/notebooks" not in course_page(own, lessons)
        (own.folder / "notebooks" / "en").mkdir(parents=True)
        (own.folder / "notebooks" / "en" / "09_x.ipynb").write_text("{}", encoding="utf-8")
        for page in (course_page(own, lessons), section_page(own, lessons, 0)):
            assert 'href="/lab/tree/notebooks/en/09_x.ipynb"' in page


def test_own_data_are_named_and_not_called_generated(tmp_path, lessons):
    own = Workspace(tmp_path, "en", data="/somewhere/<mine>")
    with text.using("en"):
        page = course_page(own, lessons)
    assert "/somewhere/&lt;mine&gt;" in page
    assert "generated" not in page


def test_a_course_without_lessons_says_what_to_do(own, lang):
    assert "kit.py lab" in course_page(own, [])


def test_a_section_is_whole_before_anything_runs_but_for_its_code(own, lessons, lang):
    page = section_page(own, lessons, 0)
    assert f"<title>{html.escape(lessons[0].sections[0].title[lang])}</title>" in page
    assert "先看 &lt;b&gt;这里&lt;/b&gt;" in page
    for code in ("import pandas", "casekit.start", "q.one"):
        assert code not in page
    assert re.findall(r'class="place([^"]*)" cell-index="(\d)"', page) == [
        (" start", "1"), (" quiet", "2"), ("", "3"),
    ]  # fmt: skip
    assert KERNEL in page


@pytest.mark.parametrize(("which", "before", "behind"), [(0, 0, 1), (1, 1, 1), (3, 1, 0)])
def test_the_way_on_and_back(own, lessons, lang, which, before, behind):
    page = section_page(own, lessons, which)
    assert page.count('rel="prev"') == before
    assert page.count('rel="next"') == behind
    assert page.count('href="/course"') == 2


def test_nothing_on_a_page_comes_from_another_machine(own, lessons, lang):
    pages = [
        course_page(own, lessons),
        section_page(own, lessons, 0),
        reading.render("glossary", "/"),
    ]
    for page in pages:
        assert not re.search(r"(src|href)=\"(https?:)?//", page)
        assert "cdn" not in page


class TestProse:
    def test_the_glossary_is_led_to_beside_the_page(self):
        made = frame.prose(
            '[x](../../../notebooks/zh/glossary.md#阈值 "报与不报")', "/", apart=True
        )
        assert f'href="/course/glossary#{quote("阈值")}"' in made
        assert 'target="_blank"' in made
        assert 'title="报与不报"' in made

    def test_a_notebook_is_led_to_in_jupyterlab(self):
        made = frame.prose("[x](../../notebooks/en/05_churn_warning.ipynb)", "/hub/")
        assert 'href="/hub/lab/tree/notebooks/en/05_churn_warning.ipynb"' in made
        assert "target" not in made

    def test_a_place_on_the_same_page_and_an_address_stay(self):
        made = frame.prose("[a](#b) [c](https://example.org/d)", "/")
        assert 'href="#b"' in made
        assert 'href="https://example.org/d"' in made

    def test_what_a_cell_says_is_no_markup(self):
        assert "<script>" not in frame.prose("<script>alert(1)</script>", "/")


@pytest.mark.parametrize("name", ["glossary", "dictionary"])
def test_what_one_looks_up_has_every_place_that_is_led_to(lang, name):
    page = reading.render(name, "/")
    places = set(re.findall(r'<h\d id="([^"]+)"', page))
    assert len(places) > 5
    assert {html.unescape(one) for one in re.findall(r'href="#([^"]+)"', page)} <= places


def test_every_term_that_prose_leads_to_has_its_place(lang, tmp_path):
    page = reading.render("glossary", "/")
    places = {html.unescape(one) for one in re.findall(r'<h\d id="([^"]+)"', page)}
    found = 0
    for lesson in outlines(tmp_path):
        for one in lesson.sections:
            for cell in one.cells[lang]:
                if cell.kind == "markdown":
                    made = frame.prose(cell.text, "/")
                    terms = re.findall(r'href="/course/glossary#([^"]+)"', made)
                    wanted = {html.unescape(unquote(term)) for term in terms}
                    assert wanted <= places, cell.id
                    found += len(wanted)
    assert found > 20


def test_a_page_to_look_up_that_is_missing_is_none(tmp_path, lang):
    assert reading.render("glossary", "/", course=tmp_path) is None
