"""Declaring questions: what does not build, and what a question says of itself."""

import sys
import types

import pytest

from casekit.classroom import (
    Answer,
    Choice,
    Number,
    QuestionError,
    Table,
    faults_of,
    question,
    questions_of,
)
from casekit.text import Catalogue

from .market import questions


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": Number}, "kind="),
        ({"covers": ""}, "covers"),
        ({"covers": ()}, "covers"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": "five"}, "minutes"),
        ({"track": "talk"}, "track='talk'"),
    ],
)
def test_an_impossible_declaration_is_refused_at_once(wrong, said):
    asked = {"kind": Number(), "covers": "T1", "minutes": 3, **wrong}
    with pytest.raises(QuestionError, match=said):
        question(asked.pop("kind"), **asked)(lambda mart: 1)


def test_every_fault_of_a_declaration_is_listed_at_once():
    with pytest.raises(QuestionError) as caught:
        question(None, covers=(), minutes=-1, track="x")(lambda mart: 1)
    assert str(caught.value).count(";") == 3


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Return a function that makes a package from questions' code and texts."""

    def make(code: str, texts: str) -> types.ModuleType:
        package = tmp_path / "shelf"
        package.mkdir()
        (package / "__init__.py").write_text("", encoding="utf-8")
        (package / "questions.py").write_text(
            "from casekit.classroom import *\n" + code, encoding="utf-8"
        )
        (package / "text.yml").write_text(texts, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        for name in ("shelf", "shelf.questions"):
            monkeypatch.delitem(sys.modules, name, raising=False)
        from casekit.classroom import question as declaring

        declaring_module = sys.modules[declaring.__module__]
        monkeypatch.setitem(declaring_module._declared, "shelf.questions", {})
        monkeypatch.setitem(declaring_module._catalogues, "shelf", Catalogue("shelf"))
        return __import__("shelf.questions", fromlist=["questions"])

    return make


WHOLE = """
questions:
  rate:
    title: {zh: 题, en: Title}
    prompt: {zh: 问, en: Prompt}
    hints: [{zh: 提示, en: Hint}]
    solution: {zh: 解, en: Solution}
    passed: {zh: 对, en: Right}
    mistakes:
      slip: {zh: 错 → 改, en: Wrong → mend}
"""
CODE = """
@question(Number(), covers="T1", minutes=1)
def rate(mart): return 1.0
@rate.mistake
def slip(mart): return 2.0
"""


def test_a_whole_question_builds(module):
    made = module(CODE, WHOLE)
    assert faults_of(made) == []
    assert list(questions_of(made)) == ["rate"]


@pytest.mark.parametrize(
    ("code", "texts", "said"),
    [
        (CODE.split("@rate")[0], WHOLE, "no mistake"),
        (CODE, WHOLE.replace("    prompt: {zh: 问, en: Prompt}\n", ""), "no questions.rate.prompt"),
        (CODE, WHOLE.replace("    hints: [{zh: 提示, en: Hint}]\n", ""), "no questions.rate.hints"),
        (CODE, WHOLE.replace("en: Hint", "fr: Indice"), "hints.0: no en text"),
        (CODE, WHOLE.replace("slip:", "slop:"), "no questions.rate.mistakes.slip"),
        (CODE, WHOLE.replace("slip:", "slop:"), "mistake 'slop' that is not declared"),
        (CODE, WHOLE.replace("zh: 问, en: Prompt", 'zh: "{reference}", en: "{reference}"'), "only solution"),
        (CODE, WHOLE.replace("  rate:", "  other:"), "no question 'other'"),
        (CODE, WHOLE.replace("{zh: 题, en: Title}", '{zh: "{a}", en: Title}'), "slots differ"),
        (CODE.replace("Number()", "Number(low=2, high=1)"), WHOLE, "low=2"),
        (CODE.replace("Number()", "Table()"), WHOLE, "Table needs code"),
        (CODE.replace("Number()", "Choice(options=('a', 'b'))"), WHOLE, "no questions.rate.options.a"),
        (CODE.replace("Number()", "Choice(options=('a',))"), WHOLE, "at least two"),
        (CODE.replace("Number()", "FreeText()"), WHOLE, "musts"),
        (CODE.replace("Number()", "Setting()"), WHOLE, "at least one"),
        (CODE.replace("Number()", "Setting(controls={'x': Slider(0, 1, 2)})"), WHOLE, "starts at 2"),
        (CODE.replace("Number()", "Matching(left=('a',), right=('b',))"), WHOLE, "two or more"),
        (CODE, WHOLE.replace("zh: 错 → 改, en: Wrong → mend", 'zh: "{those}", en: "{those}"'), "a `when` has"),
        (CODE, "questions: {rate: [", "text.yml"),
    ],
)  # fmt: skip
def test_a_question_with_a_fault_does_not_build(module, code, texts, said):
    made = module(code, texts)
    assert said in "\n".join(faults_of(made))
    with pytest.raises(QuestionError):
        questions_of(made)


def test_a_question_knows_what_it_is_for():
    asked = questions_of(questions)["mean_bill"]
    assert (asked.covers, asked.minutes, asked.track) == (("T1", "T2"), 8, "code")
    assert asked.__doc__.startswith("A function")
    assert [*questions_of(questions)][:2] == ["churn_rate", "leavers"]


def test_answer_wraps_what_a_function_returned():
    assert Answer.of(3).value == 3
    assert Answer.of(Answer(3, base=7)).facts == {"base": 7}


def test_the_reference_is_computed_once_and_only_when_it_is_needed(q):
    key = q.churn_rate.key
    calls = []
    original = q.churn_rate.question.reference
    q.churn_rate.question.reference = lambda mart: calls.append(1) or original(mart)
    try:
        key.text("title")
        key.text("hints.0")
        assert calls == []
        q.churn_rate.judge(0.5)
        q.churn_rate.judge(0.6)
        key.text("prompt")
        assert calls == [1]
    finally:
        q.churn_rate.question.reference = original


def test_kinds_are_values():
    assert Number(unit="%") == Number(unit="%")
    assert Table() == Table()
    assert Choice(options=("a", "b")) != Choice(options=("a", "c"))
