"""The learner's verbs: check, hint, solution; strict mode; names that are near."""

import pytest

from casekit.classroom.faults import NotPassed, UnknownQuestion
from casekit.classroom.progress import EventLog
from casekit.classroom.question import declared_in
from casekit.classroom.sheet import QuestionSheet
from casekit.data_fault import DataFault

from .market import questions


def test_check_prints_one_line_for_terminals(q, capsys):
    q.leavers.check(400)
    q.leavers.check()
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("✘ How many left · Not yet: 400 subscribers is everybody.")
    assert said[1].startswith("○ How many left · Not answered yet:")


def test_check_shows_html_in_a_notebook(q, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    q.call_list.check(list(range(1000, 1050)))
    bundle = shown[0]._repr_mimebundle_()
    assert "Not yet" in bundle["text/html"]
    assert "width:" in bundle["text/html"]  # the score as a bar
    assert "pass mark" in bundle["text/html"]
    assert "<" not in bundle["text/plain"]


def test_what_a_learner_typed_is_never_run_as_html(q, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    q.biggest_plan.check("<img src=x onerror=alert(1)>")
    assert "<img" not in shown[0].html
    assert "&lt;img" in shown[0].html


def test_strict_mode_raises_unless_passed(q, monkeypatch, mart, capsys):
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    q.leavers.check(int(mart.subscribers["left"].sum()))
    for answer in (3, None, "x"):
        with pytest.raises(NotPassed, match="leavers: (NOT_YET|ERROR)"):
            q.leavers.check(answer)
    with pytest.raises(NotPassed, match="UNATTEMPTED"):
        q.leavers.check()
    monkeypatch.setenv("CASEKIT_STRICT", "0")
    q.leavers.check(3)


def test_an_error_for_learners_has_no_traceback():
    assert NotPassed("leavers: NOT_YET.")._render_traceback_() == ["leavers: NOT_YET."]


def test_hints_go_one_further_and_the_last_one_stays(q, capsys):
    for _ in range(3):
        q.churn_rate.hint()
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Hint 1 of 2: Who is in the base?"
    assert said[1] == said[2] == "Hint 2 of 2: The base is all 400 at the start."


def test_the_solution_opens_after_two_tries(q, capsys):
    q.leavers.solution()
    assert "after 2 attempts (so far: 0)" in capsys.readouterr().out
    q.leavers.check(1)
    q.leavers.check()  # a blank is no try
    q.leavers.check(None)  # nor is what cannot be read
    q.leavers.solution()
    assert "so far: 1" in capsys.readouterr().out
    q.leavers.check(2)
    q.leavers.solution()
    assert "Solution: 80 subscribers" in capsys.readouterr().out


def test_the_solution_opens_once_passed(q, capsys):
    q.leavers.check(80)
    q.leavers.solution()
    assert "Solution: 80" in capsys.readouterr().out


def test_a_name_that_is_near_is_offered(q, lang):
    with pytest.raises(UnknownQuestion, match="churn_rate"):
        q.churn_rte  # noqa: B018
    with pytest.raises(AttributeError):
        q._private  # noqa: B018
    assert not hasattr(q, "_repr_html_")
    with pytest.raises(UnknownQuestion, match="leavers"):
        q["levers"]
    assert "memo" in dir(q)
    assert len(q) == 13


def test_an_empty_sheet_says_so():
    with pytest.raises(UnknownQuestion, match="has none"):
        QuestionSheet({}, lambda case: None).anything  # noqa: B018


def test_a_question_prints_itself_in_a_terminal(q, lang):
    q.churn_rate.settle(0.9)
    said = repr(q.churn_rate)
    assert {"zh": "离网率 (约 3 分钟)", "en": "Churn rate (about 3 min)"}[lang] in said
    assert {"zh": "试过 1 次", "en": "attempts so far: 1"}[lang] in said


def test_a_case_is_asked_on_its_own_data(mart):
    asked_for = []
    declared = declared_in(questions)["leavers"]
    declared.case, before = "cliff", declared.case
    try:
        sheet = QuestionSheet({"leavers": declared}, lambda case: asked_for.append(case) or mart)
        sheet.leavers.judge(3)
    finally:
        declared.case = before
    assert set(asked_for) == {"cliff"}


def test_a_question_of_the_truth_steps_aside_without_it(mart, lang, capsys, monkeypatch):
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    declared = declared_in(questions)["leavers"]
    declared.needs_truth = True
    try:
        sheet = QuestionSheet(
            {"leavers": declared}, lambda case: mart, truth_known=lambda mart: False
        )
        sheet.leavers.check(80)
        card = sheet.leavers.card
        assert card.inputs is None
        assert {"zh": "你们自己的数据", "en": "Your own data"}[lang] in repr(sheet.leavers)
    finally:
        declared.needs_truth = False
    assert {"zh": "跳过", "en": "skipped"}[lang] in capsys.readouterr().out


def test_a_question_steps_aside_where_own_data_give_no_answer(mart, lang, monkeypatch):
    declared = declared_in(questions)["leavers"]

    fault = DataFault

    def broken(mart):
        raise fault("no such month")

    monkeypatch.setattr(declared, "reference", broken)
    own = QuestionSheet({"leavers": declared}, lambda case: mart, truth_known=lambda mart: False)
    assert own.leavers.steps_aside
    assert own.leavers.card.inputs is None
    said = own.leavers.judge(80).message
    assert {"zh": "这道题跳过", "en": "skipped"}[lang] in said
    assert "no such month" in said  # what the data lack, by name
    made = QuestionSheet({"leavers": declared}, lambda case: mart, truth_known=lambda mart: True)
    assert not made.leavers.steps_aside  # in our own data a fault must show
    fault = LookupError  # and a fault of the question on anybody's
    own = QuestionSheet({"leavers": declared}, lambda case: mart, truth_known=lambda mart: False)
    with pytest.raises(LookupError, match="no such month"):
        _ = own.leavers.steps_aside


def test_a_mart_that_changes_gives_a_new_key(mart):
    from .market.mart import TinyMart

    marts = [mart]
    sheet = QuestionSheet(declared_in(questions), lambda case: marts[-1], log=EventLog(None))
    first = sheet.leavers.key
    assert sheet.leavers.key is first
    marts.append(TinyMart(2))
    assert sheet.leavers.key is not first
