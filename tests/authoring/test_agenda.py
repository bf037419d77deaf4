"""Two days in minutes: the core of every module fits into its share."""

from dataclasses import replace

import pytest

from casekit.authoring import agenda
from casekit.authoring.registry import registry_of
from casekit.authoring.source import find_lessons, read_lesson
from casekit.course import modules

from .tiny_course import COURSE, HERE

ROOT = HERE.parents[1]


def lessons():
    return [read_lesson(folder) for folder in find_lessons(ROOT)]


def test_the_shares_add_up_to_two_days():
    found = agenda.shares()
    assert sum(found.values()) == agenda.TWO_DAYS == 720
    assert {f"{name.partition('_')[2]}" for name in found} >= set(modules()) - {"tiny_call"}


def test_shares_of_more_than_two_days_are_refused(tmp_path):
    path = tmp_path / "two_days.yml"
    text = agenda.FILE.read_text(encoding="utf-8")
    path.write_text(text.replace("recap: 10", "recap: 11"), encoding="utf-8")
    with pytest.raises(ValueError, match="721 minutes, not 720"):
        agenda.shares(path)


def test_every_modules_core_fits_into_its_share():
    for lesson in lessons():
        assert agenda.core(lesson) > 0
        assert agenda.over(lesson, agenda.shares()[lesson.name]) == 0, lesson.name


def test_an_overlong_core_is_refused_and_extra_sections_do_not_count():
    lesson = max(lessons(), key=lambda one: sum(section.minutes for section in one.sections))
    share = agenda.shares()[lesson.name]
    all_core = replace(lesson, sections=tuple(replace(s, core=True) for s in lesson.sections))
    assert agenda.core(all_core) > agenda.core(lesson)
    assert agenda.over(all_core, share) == agenda.core(all_core) - share > 0


def test_questions_of_the_decide_track_count_unless_they_are_extra(lesson):
    section, questions = lesson.sections[0], registry_of(lesson.module).questions
    assert [one.name for one in agenda.asked_within(section, questions)] == ["months_known"]
    extra = replace(section, cells=tuple(
        replace(cell, head={**cell.head, "tags": ["extra"]}) for cell in section.cells
    ))  # fmt: skip
    assert agenda.asked_within(extra, questions) == []


def test_the_agenda_tells_modules_and_sections_in_both_languages():
    told = agenda.report(COURSE)
    assert "01_tiny_call  The first call  core 10 min of its share of 0  ← over its share" in told
    assert "  10  core  first_call       Do not dial yet  (1 decision, 2 code)" in told
    assert "   5  extra formula          One line of arithmetic" in told
    assert "08_sandbox  a share of 90 min" in told
    assert "core 10 min of the 720 min of two days" in told
    assert "选修    formula          一行算式" in agenda.report(COURSE, lang="zh")
