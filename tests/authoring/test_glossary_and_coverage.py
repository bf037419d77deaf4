"""The kit's own data: every term and every row complete, and the reports made from them."""

import re
from collections import Counter

import pytest

from casekit.authoring import coverage, glossary
from casekit.authoring.cells import LANGUAGES
from casekit.authoring.registry import registry_of

from .tiny_course import LESSON

ROOT = coverage.FILE.parents[1]
ROWS = {
    "00_welcome": 17,
    "01_segmentation": 23,
    "02_loyalty": 8,
    "03_lifecycle": 19,
    "04_techniques": 20,
    "05_churn_warning": 15,
    "06_value_uplift": 16,
    "07_risk_control": 15,
    "08_sandbox": 3,
}


def test_the_course_has_all_its_rows():
    rows = coverage.read()
    assert Counter(row.module for row in rows.values()) == ROWS
    for row in rows.values():
        assert re.fullmatch(r"[A-Z]\d{1,2}", row.id)
        assert row.topic
        assert row.topic_zh
        assert row.works_when
        assert set(row.sources) <= {"S0", "S1", "S2", "S3", "S4", "kit"}
        assert row.sources


def test_every_term_is_complete_and_named_once(terms):
    assert len(terms) >= 60
    for term in terms.values():
        assert re.fullmatch(r"[a-z0-9_]+", term.id)
        for lang in LANGUAGES:
            assert term.name[lang]
            assert term.line[lang]
            assert "\n" not in term.line[lang]
            assert '"' not in term.line[lang]
        assert set(term.avoid) <= set(LANGUAGES)
    for lang in LANGUAGES:
        names = Counter(term.name[lang].lower() for term in terms.values())
        assert [name for name, count in names.items() if count > 1] == []


def test_the_glossary_keeps_its_own_rules(terms):
    for lang in LANGUAGES:
        text = " ".join(term.name[lang] + " " + term.line[lang] for term in terms.values())
        assert list(glossary.wrong_wordings(text, terms, lang)) == []


@pytest.mark.parametrize(
    ("text", "lang", "wrong"),
    [
        ("APRU 是多少", "zh", ["APRU"]),
        ("本月apru上升", "zh", ["APRU"]),
        ("較差補貼", "zh", ["較差補貼"]),
        ("a holdout group", "en", ["holdout"]),
        ("hold-out, SCAPRUX, household", "en", []),
        ("召回率", "en", []),
    ],
)
def test_wordings_to_avoid_are_found_as_words(terms, text, lang, wrong):
    assert [wording for wording, _ in glossary.wrong_wordings(text, terms, lang)] == wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_glossary_page_shows_every_term_once(terms, lang):
    page = glossary.page(terms, lang).decode("utf-8")
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert sorted(headings) == sorted(term.name[lang] for term in terms.values())
    for term in terms.values():
        assert term.line[lang] in page
        assert term.name["en" if lang == "zh" else "zh"] in page


def test_the_glossary_is_ours_in_every_lesson_text(terms):
    """Wordings to avoid are not in the modules' text catalogues either."""
    for path in (ROOT / "casekit").rglob("text.yml"):
        text = path.read_text(encoding="utf-8")
        for lang in LANGUAGES:
            found = [wording for wording, _ in glossary.wrong_wordings(text, terms, lang)]
            assert found == [], path.relative_to(ROOT)


def test_code_and_questions_teach_rows_and_prose_does_not(lesson):
    taught = coverage.places(lesson, registry_of(lesson.module).questions)
    assert taught == {
        "K2": [
            "first_call:months-shown",
            "first_call:q-months-known",
            "first_call:q-last-month",
            "first_call:q-year-of",
        ]
    }


def test_a_row_is_done_when_finished_and_taught(root):
    sheet = root / "lessons" / LESSON / "lesson.yml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("[]", "[K2, K3]"), encoding="utf-8")
    rows = {one.row.id: one for one in coverage.table(root)}
    assert rows["K2"].done
    assert rows["K3"].finished
    assert not rows["K3"].done
    assert not rows["K4"].finished
    told = coverage.report(root)
    assert "00_welcome  1 / 17" in told
    assert "01 first_call:q-last-month" in told
    assert "保有→经营" in coverage.report(root, lang="zh")


def test_rows_that_the_kits_lessons_finish_are_taught():
    """For every lesson of the course: what it says it finishes, some cell or question covers."""
    for one in coverage.table(ROOT):
        assert one.done or not one.finished, one.row.id
