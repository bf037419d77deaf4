"""What is read from a text itself: figures as people write them, and claims that must not be there."""

import pytest

from casekit.classroom import FreeText, Memo, Number, Stated, derived, questions_of
from casekit.classroom.kinds import claims
from casekit.classroom.kinds.freetext import ReadMemo
from casekit.classroom.kinds.in_prose import figures_in

from . import desk as module
from .desk.written import another
from .market.mart import TinyMart

YUAN, SHARE = Number(unit="yuan", absolute=1, relative=0), Number(unit="%", absolute=0.005)


@pytest.fixture
def pitch():
    return derived.sheet(questions_of(module), lambda case: TinyMart(1))["pitch"]


def states(written: str, figure: float, number: Number) -> bool:
    return ReadMemo(written, figures=tuple(figures_in(written))).states(figure, number)


@pytest.mark.parametrize(
    "written",
    [
        "1,200 元", "1200", "1200元", "1.2千元", "1.2 千", "0.12万", "0.12 万元", "1.2 thousand yuan",
        "1.2k", "一千二百元", "一千二", "１２００元", "¥1,200", "RMB 1200", "一年省1200.4块", "-1,200 yuan",
        "从 900 降到 1,199 元",
    ],
)  # fmt: skip
def test_twelve_hundred_yuan_however_it_is_written(written):
    assert states(written, 1200, YUAN)


@pytest.mark.parametrize(
    "written",
    [
        "12,00 元", "1,250 元", "120 元", "1200 个月", "1200 GB", "1200 户", "1200%", "12 月 00 日",
        "1200年", "一千三百元", "", "twelve hundred",
    ],
)  # fmt: skip
def test_what_is_not_twelve_hundred_yuan(written):
    assert not states(written, 1200, YUAN)


@pytest.mark.parametrize(
    "written",
    [
        "12 %",
        "12%",
        "12.2％",
        "百分之十二",
        "百分之 12",
        "百分之十二点二",
        "一成二",
        "12 per cent",
        "12 percent",
    ],
)
def test_twelve_per_cent_however_it_is_written(written):
    assert states(written, 0.12, SHARE)


@pytest.mark.parametrize("written", ["12 元", "12 个月", "百分之二十", "88%", "三成", "120"])
def test_what_is_not_twelve_per_cent(written):
    assert not states(written, 0.12, SHARE)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("二十四", 24), ("十二", 12), ("一百零五", 105), ("一百二", 120), ("两万三千零五十", 23050),
        ("一万二", 12000), ("三亿五千万", 350_000_000), ("二〇二五", 2025), ("十二点五", 12.5), ("十万", 100_000),
    ],
)  # fmt: skip
def test_chinese_numerals(word, value):
    assert [float(one.figure) for one in figures_in(f"共{word}")] == [value]


@pytest.mark.parametrize("word", ["一位客户", "千万别走", "一心一意", "万一", "百分", "十分满意"])
def test_words_that_are_no_figures(word):
    assert figures_in(word) == []


def test_a_figure_that_is_rounded_away_does_not_count():
    assert states("约 24 元", 23.6, Number(unit="yuan"))
    assert not states("约 20 元", 23.6, Number(unit="yuan"))


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("全部免费。", True), ("免费", True), ("It is for free.", True), ("Free of charge!", True),
        ("这不是免费的", False), ("并非免费", False), ("绝不承诺免费", False), ("不贵，免费", True),
        ("差不多免费", True), ("特别免费", True), ("It is not for free.", False), ("never say for free", False),
        ("You don’t get it for free", False), ("Not now. It is for free", True), ("不能携转", False),
    ],
)  # fmt: skip
def test_a_claim_counts_unless_it_is_denied(pitch, written, made):
    assert ("for_free" in claims.made(written, pitch.question.kind.patterns())) == made


def test_a_forbidden_claim_is_told_ahead_of_all_else(pitch, lang):
    right = pitch.key.reference
    for more, reason in (
        ("保证您一年内不能携转。", {"zh": "阻挠携转", "en": "hinder a port-out"}),
        ("And it is all for free.", {"zh": "虚假宣传", "en": "false advertising"}),
    ):
        verdict = pitch.judge(Memo(right.text + more, {"need"}))
        assert verdict.outcome == "NOT_YET"
        assert verdict.slip == "slips.forbidden"
        assert reason[lang] in verdict.message
    assert "all for free" not in verdict.message
    assert "“for free”" in verdict.message


def test_a_figure_that_is_missing_is_named(pitch, lang):
    right = pitch.key.reference
    verdict = pitch.judge(Memo(right.text.replace("12%", "不少"), right.ticked))
    assert {"zh": "省下的占账单多少", "en": "what share of the bill"}[lang] in verdict.message
    assert {"zh": "他一年能省", "en": "save in a year"}[lang] not in verdict.message


def test_another_customers_figure_is_a_mistake_in_any_text(pitch):
    yuan = another(pitch.mart)
    verdict = pitch.judge(
        Memo(f"您一年能多花 {yuan:.0f} 元，占账单的 12%，请您现在就办理。", {"need", "step"})
    )
    assert verdict.mistake == "somebody_elses"


def test_a_text_without_figures_is_no_mistake_that_states_a_wrong_one(pitch):
    verdict = pitch.judge(
        Memo("您最近常超套，换到小一档能省不少，占比也不低，要不要现在就办？", {"need", "step"})
    )
    assert verdict.mistake is None
    assert "what they save in a year" in verdict.message


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (FreeText(musts=("need", "step")), "labels figures.rate"),
        (FreeText(musts=("need", "step")), "forbids.for_free is not declared"),
        (FreeText(musts=("need",), forbids=("lie",)), "no questions.pitch.forbids.lie.pattern"),
        (
            FreeText(musts=("need",), figures={"x": Stated(float, YUAN)}),
            "no questions.pitch.figures.x",
        ),
    ],
)
def test_what_cannot_be_declared(kind, fault):
    asked = questions_of(module)["pitch"]
    assert any(fault in line for line in kind.faults(asked))


def test_a_pattern_has_to_find_its_example(pitch, monkeypatch):
    texts = pitch.question.texts.node("questions.pitch.forbids.for_free")
    monkeypatch.setitem(texts, "example", {"zh": "送您一年", "en": "You get it all for free."})
    assert any("(zh) does not find" in fault for fault in pitch.question.faults())
    monkeypatch.setitem(texts, "pattern", {"zh": "(", "en": "free"})
    assert any("pattern (zh)" in fault for fault in pitch.question.faults())


def test_the_card_says_which_figures_to_state(pitch, lang):
    asked = {"zh": "写的时候要带上", "en": "Include in your text"}[lang]
    assert asked in pitch.card.inputs.box.children[1].value
