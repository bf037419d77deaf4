"""One lesson, six notebooks a language: what each shows and how each is made."""

import json
from dataclasses import replace

import nbformat
import pytest

from casekit.authoring import editions, notebook
from casekit.authoring.cells import LANGUAGES
from casekit.authoring.edition import (
    COMMITTED,
    DEBRIEF,
    EXERCISE,
    FOR_INSTRUCTORS,
    GRADED,
    LECTURE,
    SOLUTION,
    TALK,
)
from casekit.authoring.editions import pages, section_page

ALL = (*COMMITTED, *FOR_INSTRUCTORS, GRADED)


def made(lesson, edition, lang, terms):
    return notebook.make(lesson, edition, lang, pages(lesson, edition, lang, terms))


def text_of(lesson, edition, lang, terms):
    return "\n".join(page.text for page in pages(lesson, edition, lang, terms))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", ALL, ids=lambda edition: edition.name)
def test_every_edition_is_a_valid_notebook_of_stable_ids(lesson, edition, lang, terms):
    content = made(lesson, edition, lang, terms)
    nbformat.validate(nbformat.from_dict(content))
    assert (content["nbformat"], content["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in content["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("01_tiny_call-") and name.endswith(f"-{lang}") for name in ids)
    assert content["metadata"]["kernelspec"]["name"] == "python3"
    assert "jupytext" not in json.dumps(content["metadata"])


@pytest.mark.parametrize("edition", ALL, ids=lambda edition: edition.name)
def test_the_same_lesson_gives_the_same_bytes(lesson, edition, terms):
    first, second = (notebook.to_bytes(made(lesson, edition, "zh", terms)) for _ in range(2))
    assert first == second
    assert b"\r" not in first
    assert "第一通电话".encode() in first
    assert first.endswith(b"}\n")


@pytest.mark.parametrize("edition", ALL, ids=lambda edition: edition.name)
def test_both_languages_run_the_same_code(lesson, edition, terms):
    def code(lang):
        found = pages(lesson, edition, lang, terms)
        lines = "\n".join(p.text for p in found if p.kind == "code").splitlines()
        return [
            line.replace(f'lang="{lang}"', "")
            for line in lines
            if not line.lstrip().startswith("#")
        ]

    assert code("zh") == code("en")


def test_each_language_has_its_own_prose_and_comments(lesson, terms):
    zh, en = (text_of(lesson, LECTURE, lang, terms) for lang in LANGUAGES)
    assert "先别拨号" in zh
    assert "Do not dial" not in zh
    assert "# 最近三个账期" in zh
    assert "# The latest three account months" in en
    assert "zh:" not in zh
    assert "最近三个账期" not in en


def test_the_exercise_invites_in_its_language_and_the_solution_does_not(lesson, terms):
    assert "# -- 轮到你了 --" in text_of(lesson, EXERCISE, "zh", terms)
    assert "# -- your turn --" in text_of(lesson, EXERCISE, "en", terms)
    assert "your turn" not in text_of(lesson, SOLUTION, "en", terms)


def headings(found):
    return [page.text.splitlines()[0] for page in found if page.text.startswith("## ")]


def test_lectures_stand_in_order_and_each_has_its_sections_title(lesson, terms):
    assert headings(pages(lesson, LECTURE, "zh", terms)) == ["## 先别拨号", "## 一行算式"]
    first = next(p for p in pages(lesson, LECTURE, "en", terms) if "before-you-dial" in p.id)
    assert first.text.startswith("## Do not dial yet\n*core, ")
    assert "\n\nThe list has 5,000 names" in first.text


def test_practices_of_all_sections_come_before_all_code_tracks(lesson, terms):
    second = replace(lesson.sections[0], name="again", cells=tuple(
        replace(cell, section="again", head={**cell.head, "id": f"{cell.id}-2"})
        for cell in lesson.sections[0].cells
    ))  # fmt: skip
    twice = replace(lesson, sections=(*lesson.sections, second))
    found = headings(pages(twice, EXERCISE, "en", terms))
    assert found == [
        "## How to use this practice",
        *["## How long the data are"] * 2,
        *["## For analysts"] * 2,
    ]
    no_lecture = replace(second, cells=second.part("practice") + second.part("code"))
    assert no_lecture.opening == "how-long-2"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_to_use_it_stands_on_top_of_every_exercise_and_nowhere_else(lesson, lang, terms):
    for edition in ALL:
        ids = [page.id for page in pages(lesson, edition, lang, terms)]
        assert (f"{lesson.name}-how-{lang}" in ids) == (edition in {EXERCISE, GRADED})
    found = pages(lesson, EXERCISE, lang, terms)
    assert found[2].id == f"{lesson.name}-how-{lang}"
    assert {"zh": "代码线", "en": "code track"}[lang] in found[2].text


def test_a_page_is_one_section_lecture_then_practice_without_code_track(lesson, terms):
    found = section_page(lesson, "first_call", "en", terms)
    assert headings(found) == ["## Do not dial yet", "## How long the data are"]
    assert "q.months_known" in [page.text for page in found]
    assert "last_month" not in "".join(page.text for page in found)
    assert headings(section_page(lesson, "formula", "zh", terms)) == ["## 一行算式"]


def test_a_page_shows_once_what_lecture_and_practice_both_show(lesson, terms):
    section = lesson.only("first_call").sections[0]
    twice = next(cell for cell in section.part("lecture") if not cell.is_prose)
    again = replace(twice, head={**twice.head, "id": "once-more"}, part="practice")
    doubled = replace(lesson, sections=(replace(section, cells=(*section.cells, again)),))
    ids = [page.id for page in section_page(doubled, "first_call", "en", terms)]
    assert ids == [page.id for page in section_page(lesson, "first_call", "en", terms)]
    assert f"{lesson.name}-once-more-en" not in ids


def test_what_is_extra_is_tagged_so_in_the_notebook(lesson, terms):
    tags = {page.id: page.metadata.get("tags") for page in pages(lesson, LECTURE, "en", terms)}
    assert [name for name, found in tags.items() if found] == ["01_tiny_call-months-left-en"]
    assert tags["01_tiny_call-months-left-en"] == ["extra"]
    cells = tuple(
        replace(cell, head={**cell.head, "tags": ["extra"]}) if cell.question else cell
        for cell in lesson.cells
    )
    leisurely = replace(lesson, sections=(replace(lesson.sections[0], cells=cells),))
    for edition in (EXERCISE, SOLUTION):
        found = [p for p in pages(leisurely, edition, "en", terms) if "-q-" in p.id]
        assert len(found) >= 5
        assert all("extra" in page.metadata["tags"] for page in found)  # the cards as well


def test_a_decide_question_is_a_card_and_in_the_solution_found_and_checked(lesson, terms):
    def cell(edition):
        found = {p.id: p for p in pages(lesson, edition, "en", terms)}
        return found["01_tiny_call-q-months-known-en"]

    assert cell(EXERCISE).text == "q.months_known"
    assert cell(SOLUTION).text == "known = len(mart.months)\nq.months_known.check(known)"


def test_every_question_is_shown_once_by_its_card(lesson, terms):
    for edition in (EXERCISE, SOLUTION, GRADED, DEBRIEF):
        texts = [page.text for page in pages(lesson, edition, "en", terms)]
        for name in ("months_known", "last_month", "year_of"):
            assert texts.count(f"q.{name}") == 1
    ids = [page.id for page in pages(lesson, EXERCISE, "en", terms)]
    card = ids.index("01_tiny_call-q-last-month-card-en")
    assert ids[card + 1] == "01_tiny_call-q-last-month-en"


def test_the_generated_cells(lesson, terms):
    first = pages(lesson, SOLUTION, "zh", terms)
    assert first[0].text.startswith("# 第一通电话 · 练习解答")
    assert "01_tiny_call.practice.ipynb" in first[0].text
    assert "lessons/" not in first[0].text  # a word to authors is none to trainees
    assert first[1].text == (
        'import casekit\n\nlesson = casekit.start("01_tiny_call", lang="zh")\n'
        "mart, q = lesson.mart, lesson.q"
    )
    assert first[-1].text == "lesson.assert_all_passed()"
    assert all("assert_all" not in p.text for p in pages(lesson, EXERCISE, "zh", terms))


def test_lecture_code_is_collapsed_unless_it_is_the_point(lesson, terms):
    hidden = {
        page.id: "jupyter" in page.metadata
        for page in pages(lesson, LECTURE, "en", terms)
        if page.kind == "code"
    }
    assert hidden["01_tiny_call-latest-month-en"]
    assert not hidden["01_tiny_call-months-shown-en"]
    for page in pages(lesson, EXERCISE, "en", terms):
        assert not ("jupyter" in page.metadata and "-q-" in page.id)


def test_outputs_to_be_compared_are_marked_for_nbval_in_the_solution(lesson, terms):
    first = replace(lesson.sections[0], cells=tuple(
        replace(cell, head={**cell.head, "tags": ["check-output"]})
        if cell.id == "q-last-month" else cell
        for cell in lesson.sections[0].cells
    ))  # fmt: skip
    marked = replace(lesson, sections=(first,))
    for edition, tags in ((SOLUTION, ["nbval-check-output"]), (EXERCISE, None)):
        found = {page.id: page for page in pages(marked, edition, "en", terms)}
        assert found["01_tiny_call-q-last-month-en"].metadata.get("tags") == tags


def test_speakers_notes_reach_the_instructor_only(lesson, terms):
    for edition in (*COMMITTED, GRADED):
        assert "Wait ten seconds" not in text_of(lesson, edition, "en", terms)
    notes = [p for p in pages(lesson, TALK, "en", terms) if "Wait ten seconds" in p.text]
    assert [page.metadata["slideshow"] for page in notes] == [{"slide_type": "notes"}]
    assert "last_month = mart.months[-1]" in text_of(lesson, DEBRIEF, "en", terms)


def test_what_belongs_to_one_edition_stays_there(lesson, terms):
    assert "Dividing by 100" in text_of(lesson, SOLUTION, "en", terms)
    assert "Dividing by 100" not in text_of(lesson, EXERCISE, "en", terms)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", COMMITTED, ids=lambda edition: edition.name)
def test_links_lead_to_files_that_the_build_makes(lesson, edition, lang, terms):
    import posixpath
    import re

    made_files = {str(e.path(lesson.name, lang)) for e in COMMITTED}
    made_files.add(f"notebooks/{lang}/glossary.md")
    here = edition.path(lesson.name, lang).parent
    links = re.findall(r"\]\(([^)#\s]+)", text_of(lesson, edition, lang, terms))
    assert links
    for link in links:
        assert posixpath.normpath(f"{here}/{link}") in made_files


def test_a_glossary_term_is_shown_in_the_language_with_its_meaning(lesson, terms):
    zh, en = (text_of(lesson, LECTURE, lang, terms) for lang in LANGUAGES)
    assert f'[离网率](glossary.md#离网率 "{terms["churn_rate"].line["zh"]}")' in zh
    assert "[提升](glossary.md#提升度 " in zh
    assert "[churn rate](glossary.md#churn-rate " in en
    assert "[[" not in zh + en


def test_a_comment_of_one_language_keeps_its_indent():
    code = "if a:\n    # zh: 甲\n    # en: A\n    b = 1"
    assert editions.own_comments(code, "en") == "if a:\n    # A\n    b = 1"


def test_nbgrader_takes_an_open_answer_and_a_locked_check(lesson, terms):
    """The fields that nbgrader's third schema requires, and its rules on ids and points."""
    found = pages(lesson, GRADED, "en", terms)
    graded = [p.metadata["nbgrader"] for p in found if "nbgrader" in p.metadata]
    required = {"schema_version", "grade_id", "grade", "solution", "locked", "task"}
    assert all(required <= fields.keys() and fields["schema_version"] == 3 for fields in graded)
    assert len({fields["grade_id"] for fields in graded}) == len(graded) == 4
    answers = [f for f in graded if f["solution"]]
    checks = [f for f in graded if f["grade"]]
    assert all(not f["grade"] and not f["locked"] for f in answers)
    assert all(f["locked"] and not f["solution"] and f["points"] > 0 for f in checks)
    text = {p.id: p.text for p in found}
    assert text["01_tiny_call-q-last-month-check-en"] == "q.last_month.check(last_month)"
    assert "check(" not in text["01_tiny_call-q-last-month-en"]
    assert text["01_tiny_call-q-months-known-en"] == "q.months_known"
