"""Figures at the precision that they were given with: what passes, what is too coarse, what is told."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies

from casekit.classroom import Number, Outcome, Table
from casekit.classroom.figure import Figure, typed
from casekit.classroom.inputs import NumberField
from casekit.classroom.key import Key
from casekit.classroom.kinds.kind import Unreadable
from casekit.classroom.quantity import Quantity
from casekit.classroom.question import Mistake, Question
from casekit.classroom.verdict import judge
from casekit.text import using

SHARE = Number(unit="%", relative=0.0, low=0, high=1)
RIGHT = 0.6857


def passes(kind, answer, reference):
    return kind.same(kind.read(answer, None), kind.read(reference, None))


@pytest.mark.parametrize(
    "text", ["69", "68.6", "68.57", "68.570", "0.69", "0.686", "69%", "68.57 %", "６８．６％"]
)
def test_every_correct_rounding_passes(text):
    assert passes(SHARE, typed(text), RIGHT)


@pytest.mark.parametrize(
    "answer", [69, 68.6, 0.69, 0.686, Decimal("0.69"), np.float32(0.686), np.int64(69)]
)
def test_code_gives_its_shortest_form(answer):
    assert passes(SHARE, answer, RIGHT)


@pytest.mark.parametrize(
    "text", ["68", "68.5", "68.7", "68.56", "0.68", "0.7", "70", "1", "0", "100", "68.6000"]
)
def test_wrong_or_coarse_roundings_do_not_pass(text):
    assert not passes(SHARE, typed(text), RIGHT)


@pytest.mark.parametrize(
    ("text", "right", "is_right"),
    [
        ("0", 0.003, False),  # nought is no rounded share
        ("0.3", 0.0031, False),  # one digit only
        ("0.31", 0.0031, True),
        ("100", 0.9957, False),  # nor is everybody
        ("1.0", 0.9957, False),
        ("99.6", 0.9957, True),
        ("99.57", 0.9957, True),
        ("99", 0.9857, True),
        ("0.5", 0.5, True),  # exact, however few its digits
        ("50", 0.5, True),
        ("0.7", 0.6999999, True),
    ],
)
def test_the_ends_of_the_range_are_not_rounded_to(text, right, is_right):
    assert passes(SHARE, typed(text), right) is is_right


@given(
    right=strategies.floats(0.011, 0.989),
    decimals=strategies.integers(0, 4),
    percent=strategies.booleans(),
)
def test_a_rounding_passes_exactly_when_it_is_correct_and_fine_enough(right, decimals, percent):
    scale = 100 if percent else 1
    text = f"{scale * right:.{decimals}f}"
    enough = float(text) >= 10 ** (1 - decimals) and scale * (1 - right) >= 10**-decimals
    assert passes(SHARE, typed(text), right) or not enough
    for step in (-1, 1):
        off = float(text) + step * 10.0**-decimals
        distance = abs(off - scale * right) * (1 - 1e-6)
        if off > 1 or not percent:  # a share of 1 % typed as 1 is also 100 %
            beside = f"{off:.{decimals}f}"
            assert not passes(SHARE, typed(beside), right) or distance <= 0.5 * 10.0**-decimals


@pytest.mark.parametrize("text", ["1E+400", "9" * 400, "nan", "inf", "-inf"])
def test_figures_beyond_all_measure_are_refused(text):
    with pytest.raises(Unreadable, match="infinite|nan"):
        SHARE.read(typed(text), None)


@pytest.mark.parametrize("text", ["1e-400", "0e0", "1e300"])
def test_figures_of_any_size_are_read(text):
    assert not passes(SHARE, typed(text), RIGHT)


def test_a_question_can_ask_for_more_digits():
    strict = Number(unit="%", relative=0.0, digits=3)
    assert not passes(strict, typed("69"), RIGHT)
    assert passes(strict, typed("68.6"), RIGHT)


def test_whole_numbers_are_what_they_say():
    count = Number(unit="subscribers", relative=0.0)
    assert not passes(count, 4900, 4870)
    assert not passes(count, 3, 3.4)
    assert passes(count, typed("4,870"), 4870)
    assert passes(count, 12, 12.4)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("1,234", 1234.0), ("１２３４．５", 1234.5), ("12,345,678", 12345678.0), ("1,2345", 12345.0),
        ("−5", -5.0), (" 7 ", 7.0), ("31％", 0.31), ("1 234", 1234.0), ("1e3", 1000.0),
    ],
)  # fmt: skip
def test_cards_read_figures_as_people_type_them(text, share):
    assert float(typed(text)) == pytest.approx(share)


@pytest.mark.parametrize(
    "text", ["68,6", "1,23", "12,34,567", "1,234,56", "many", "--5", "5%%", ",5"]
)
def test_what_could_be_two_numbers_is_none(text):
    with pytest.raises(ValueError, match="number|commas"):
        typed(text)
    field = NumberField("%")
    field.state = text
    assert field.answer == text


def test_a_percent_sign_is_taken_at_its_word():
    assert passes(SHARE, typed("0.69%"), 0.0069)
    assert not passes(SHARE, typed("0.69%"), 0.69)
    field = NumberField("yuan")
    field.state = "31%"
    assert field.answer == "31%"  # no percentage is asked for


@pytest.mark.parametrize(
    ("unit", "text", "figure"),
    [
        ("people", "15 人", 15), ("subscribers", "1,200户", 1200), ("people", "十五位", 15),
        ("yuan", "540元", 540), ("months", "3 months", 3), ("months", "两个月", None),
    ],
)  # fmt: skip
def test_the_field_s_own_unit_may_stand_behind_the_figure(unit, text, figure):
    field = NumberField(unit)
    field.state = text
    assert field.answer == (text if figure is None else figure)


@pytest.mark.parametrize("answer", ["15%", "一成半", "百分之十五"])
def test_a_share_where_people_are_asked_for_is_called_one(answer):
    with pytest.raises(Unreadable) as refused:
        Number(unit="people").read(answer, None)
    assert refused.value.key == "share_not_wanted"


def test_a_reader_s_own_figure_keeps_the_digits_he_gave():
    kind = Number(unit="people", decimals=1, absolute=0.5)
    with using("en"):
        assert format(kind.slots(Figure.of(0.15))["answer"], "") == "0.15 people"
    assert kind.same(Figure.of(0), Figure.of(0.1))


def test_figures_know_their_last_digit():
    places = {0.69: 0.01, 69: 1, Decimal("0.690"): 0.001, Fraction(1, 3): 0.0}
    assert Figure.of(69.0).place == 1  # a float keeps no trailing noughts
    for value, place in places.items():
        assert Figure.of(value).place == pytest.approx(place)
    assert Figure.of(typed("69.0")).place == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (np.ma.masked, "nan"), (pd.NA, "nan"), (pd.NaT, "nan"), (np.ma.array([1.0], mask=True), "nan"),
        (Decimal("sNaN"), "nan"), (Decimal("Infinity"), "infinite"), (pd.Series([pd.NA]), "nan"),
        ("0.69", "text_not_number"), (np.array(True), "not_a_number"), (np.array([]), "many_numbers"),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused_in_plain_words(answer, key):
    with pytest.raises(Unreadable) as refused:
        SHARE.read(answer, None)
    assert refused.value.key == key


@pytest.mark.parametrize(
    "answer", [np.array(0.69), Fraction(69, 100), pd.Series([Decimal("0.69")]), np.float16(0.69)]
)
def test_what_holds_one_figure_is_read(answer):
    assert passes(SHARE, answer, 0.69)


# --- the judge: rounding hides no mistake ---------------------------------------------------------


@pytest.fixture
def asked(q, mart, monkeypatch):
    """Return a function (right, wrong) → judge of an answer to a share with one known mistake."""
    made = q.churn_rate.question

    def of(right: float, wrong: float, also: tuple[str, float] | None = None, kind=SHARE, when=()):
        one = Question(
            made.name, kind, lambda mart: right, made.covers, 1.0, "decide", None, False, made.module
        )  # fmt: skip
        slip = "divided_by_the_rest"
        one.mistakes[slip] = Mistake(slip, lambda mart: wrong)
        if also is not None:
            one.mistakes[also[0]] = Mistake(also[0], lambda mart: also[1])
        for name, shows in dict(when).items():
            one.mistakes[name] = replace(one.mistakes[name], when=lambda mart, value, s=shows: s)
        monkeypatch.setattr(Key, "facts", {"base": 1, "month": 202503})
        return lambda text: judge(Key(one, mart), typed(text))

    return of


def test_a_figure_that_fits_two_mistakes_names_neither(asked):
    """48 lies within the tolerance of the one, and is the other rounded."""
    kind = Number(unit="%", relative=0.005, low=0, high=1)
    tell = asked(0.2, 0.4811, also=("counted_those_who_stay", 0.4839), kind=kind)
    assert tell("48").slip == "slips.blurred"
    assert tell("48.1").mistake == "divided_by_the_rest"
    assert tell("48.4").mistake == "counted_those_who_stay"


def test_of_two_mistakes_that_a_figure_fits_the_one_that_shows_is_named(asked):
    """Only where both could show: of one that cannot, nothing would be seen either way."""
    kind = Number(unit="%", relative=0.005, low=0, high=1)
    other = "counted_those_who_stay"

    def told(when: dict[str, bool]):
        return asked(0.2, 0.4811, also=(other, 0.4839), kind=kind, when=when)("48")

    assert told({"divided_by_the_rest": False, other: True}).mistake == other
    for unsaid in ({other: True}, {"divided_by_the_rest": True, other: True}):
        assert told(unsaid).slip == "slips.blurred"


@pytest.mark.parametrize(
    ("text", "shows"),
    [("60%", True), ("６０", True), ("0.6", True), ("3", False), ("3%", False), ("0.03", False)],
)
def test_a_mistake_is_asked_about_the_share_however_it_was_typed(q, mart, text, shows):
    """Its `when` tells a share above a half, and need not ask the kind what 60 or 3 mean."""
    told = judge(Key(q.churn_rate.question, mart), typed(text)).mistake
    assert (told == "counted_those_who_stay") is shows


def test_a_figure_that_a_mistake_rounds_to_as_well_does_not_pass(asked):
    tell = asked(0.6857, 0.6921)
    assert tell("69").outcome is Outcome.NOT_YET
    assert tell("69").slip == "slips.blurred"
    assert "one more digit" in tell("69").message
    assert tell("68.6").outcome is Outcome.PASSED
    assert tell("69.2").mistake == "divided_by_the_rest"


def test_an_answer_that_has_no_more_digits_passes(asked):
    """90 of 200 is 45 %, though 44.6 %, a mistake, rounds to it."""
    tell = asked(0.45, 0.4458)
    assert {tell(text).outcome for text in ("45", "45.0", "0.45", "90/200")} == {Outcome.PASSED}
    assert tell("44.6").mistake == "divided_by_the_rest"


def test_a_mistake_is_recognised_as_it_was_rounded(asked):
    tell = asked(0.6857, 0.3312)
    assert {tell(text).mistake for text in ("33", "33.1", "33.12", "0.33", "33%")} == {
        "divided_by_the_rest"
    }


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("31", "complement"), ("31.4", "complement"), ("0.3143", "complement"), ("-68.6", "sign"),
        ("0.6857%", "too_small_100"), ("6857", "too_large_100"), ("1.458", "inverse"), ("0.7", "coarse"),
        ("1", "coarse"), ("3120", "beyond"), ("2.182", "over_the_rest"), ("218.2", "over_the_rest"),
        ("0.458", "rest_over_it"),
    ],
)  # fmt: skip
def test_slips_of_every_number_are_named(asked, text, slip):
    verdict = asked(0.6857, 0.52)(text)
    assert (verdict.outcome, verdict.slip) == ("NOT_YET", f"slips.{slip}")
    assert "68.6" not in verdict.message.replace("-68.6", "")


def test_a_slip_on_top_of_a_mistake_is_told_with_it(asked):
    verdict = asked(0.6857, 0.523)("47.7")
    assert (verdict.mistake, verdict.slip) == ("divided_by_the_rest", "slips.complement")
    assert "47.7%" in verdict.message
    assert asked(0.6857, 0.523)("47").slip is None  # too few digits to claim two slips at once


def test_no_slip_is_named_that_was_not_made(asked):
    for text in ("41.3", "12", "55.55", "88", "97.1"):
        verdict = asked(0.6857, 0.523)(text)
        assert (verdict.mistake, verdict.slip) == (None, None)
        assert "matches no mistake we know" in verdict.message


def test_a_figure_rounded_away_is_no_mistake_of_its_own(asked):
    """70.4 % is rounded to 0.7 as the right 71.3 % is: which of the two was meant is not known."""
    verdict = asked(0.713, 0.704)("0.7")
    assert (verdict.mistake, verdict.slip) == (None, "slips.coarse")
    assert asked(0.713, 0.704)("0.704").mistake
    assert asked(0.713, 0.704)("70").mistake


@pytest.mark.parametrize("near", ["0.712", "71.2", "0.7112"])
def test_a_figure_that_is_nearly_right_has_no_wrong_unit(near):
    closely = Number(unit="%", decimals=1, relative=0.0)
    value = closely.read(typed(near), None)
    assert not closely.same(value, 0.713)
    assert closely.slip(value, 0.713) is None
    assert closely.slip(closely.read(0.00713, None), 0.713).key == "slips.too_small_100"


def test_a_message_shows_no_digit_that_was_not_given(asked, lang):
    shown = {"zh": "对，69%。", "en": "Right, 69%."}[lang]
    assert asked(0.6857, 0.52)("69").message == asked(0.6857, 0.52)("0.69").message == shown


def test_columns_are_read_as_they_were_rounded():
    truth = pd.DataFrame({"k": list("abc"), "share": [0.12345, 0.0456, 0.3333]})
    kind = Table(keys=("k",))
    for decimals, right in ((4, True), (3, True), (2, True), (1, False)):
        assert kind.same(truth.round(decimals), truth) is right
    percent = truth.assign(share=(100 * truth["share"]).round(1))
    assert kind.same(percent, truth)
    assert kind.note(percent, truth).slots == {"columns": ["share"]}
    assert kind.note(truth, truth) is None
    assert not kind.same(truth.assign(share=[12.3, 0.0456, 0.3333]), truth)  # not half of it


def test_columns_of_other_figures_are_no_percentages():
    truth = pd.DataFrame({"k": list("abc"), "lift": [1.2, 0.4, 3.1]})
    kind = Table(keys=("k",))
    assert not kind.same(truth.assign(lift=100 * truth["lift"]), truth)


def test_columns_of_decimals_and_gaps_are_figures():
    truth = pd.DataFrame({"k": list("abc"), "x": [0.25, np.nan, 0.5]})
    kind = Table(keys=("k",))
    given = {"k": list("abc"), "x": [Decimal("0.25"), pd.NA, Fraction(1, 2)]}
    assert kind.same(kind.read(given, None), truth)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, {"zh": "项", "en": "alarms"}, "1 alarm"),
        (2, {"zh": "项", "en": "alarms"}, "2 alarms"),
        (1, "people", "1 person"),
        (1, "yuan", "1 yuan"),
        (1.3, "people", "1.3 people"),
    ],
)
def test_one_of_a_unit_is_called_so(value, unit, said):
    with using("en"):
        assert f"{Quantity(value, unit)}" == said
