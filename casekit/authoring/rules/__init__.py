"""Every rule that a lesson must keep, each a small function; all problems are told together."""

from __future__ import annotations

from casekit.authoring.problem import Problem
from casekit.authoring.rules import asking, code, heads, languages, teaching
from casekit.authoring.rules.rule import Known, Rule
from casekit.authoring.source import Lesson

# Heads first: what other rules say of a cell whose head is broken follows from that.
RULES: tuple[Rule, ...] = (
    heads.files_can_be_read,
    heads.heads_are_quoted,
    heads.heads_are_known,
    heads.parts_are_in_order,
    heads.cells_are_closed,
    heads.ids_are_given,
    heads.ids_are_unique,
    languages.prose_has_both_languages,
    languages.languages_stand_together,
    languages.code_is_shared,
    languages.comments_have_both_languages,
    languages.code_holds_no_chinese,
    languages.languages_keep_in_step,
    code.code_is_python,
    code.markers_match,
    code.lecture_has_no_markers,
    code.parts_stand_alone,
    code.exercise_needs_nothing_hidden,
    asking.questions_exist,
    asking.questions_are_sound,
    asking.questions_are_asked_once,
    asking.questions_stand_in_their_part,
    asking.solutions_are_hidden,
    asking.solutions_are_checked,
    teaching.titles_are_left_to_the_build,
    teaching.parts_open_with_prose,
    teaching.questions_fit_into_the_minutes,
    teaching.topics_are_sections,
    teaching.rows_exist,
    teaching.finished_rows_are_taught,
    teaching.terms_exist,
    teaching.terms_are_used_consistently,
)

__all__ = ["RULES", "Known", "validate"]


def validate(lesson: Lesson, known: Known) -> list[Problem]:
    """All problems of a lesson, in the order of its files."""
    return sorted({problem for rule in RULES for problem in rule(lesson, known)})
