"""The observer's form: own score first, then the observer's, the gap; and the printed page."""

import base64
import html
import re

import pytest

from casekit.classroom import observers_form
from casekit.classroom.dialogue import read_rubric
from casekit.classroom.dialogue.observation import Observation, compared, form_html, summed_up

CARDS = "tests.classroom.workshop.cards"


@pytest.fixture
def form():
    return observers_form(CARDS, "desk.yml")


def judge(form, points):
    for slider, value in zip(form._part._sliders.values(), points, strict=True):
        slider.value = 1  # moved, if only to come back
        slider.value = value


def words(form):
    parts = [form._head, form._lacking, *form._body.children]
    said = " ".join(one.value for one in parts if isinstance(getattr(one, "value", None), str))
    return html.unescape(said)


def test_the_agent_scores_himself_before_anybody_else(form, lang):
    form = observers_form(CARDS, "desk.yml")
    assert {"zh": "坐席先给自己打分", "en": "the agents score themselves"}[lang] in words(form)
    form._next.click()
    assert form.own is None
    assert {"zh": "还差：问候与核实", "en": "Still missing: Greeting"}[lang] in words(form)
    judge(form, [8, 12, 20, 20, 10, 10, 10, 10])
    form._next.click()
    assert form.own.total == 100
    assert {"zh": "看不到自评", "en": "without seeing that"}[lang] in words(form)
    assert all(slider.value == 0 for slider in form._part._sliders.values()), "shows the own score"


def test_the_gap_is_shown_with_what_the_observer_wrote(form):
    judge(form, [8, 12, 20, 20, 10, 10, 10, 10])
    form._next.click()
    judge(form, [8, 4, 18, 20, 0, 10, 10, 10])
    tally = form._rest._tallies["open_questions"]
    fewer, more = tally.box.children[:2]
    more.click()
    more.click()
    more.click()
    fewer.click()
    form._rest._keep.value = "  asked openly "
    form._next.click()
    assert form.observed.counts["open_questions"] == 2
    assert form.observed.keep == "asked openly"
    said = words(form)
    assert "Self 100, observer 80." in said
    assert "The widest gap: The sum is right (+10)" in said
    assert "asked openly" in said
    assert "Open questions: 2" in said
    form._next.click()
    assert form.own is form.observed is None


def test_a_tally_never_falls_below_nought(form):
    judge(form, [1] * 8)
    form._next.click()
    tally = form._rest._tallies["offers"]
    tally.box.children[0].click()
    assert tally.count == 0


def test_a_zero_flag_of_the_observer_stops_the_score(form, lang):
    rubric = read_rubric(CARDS, "desk.yml")
    own = Observation(dict.fromkeys(rubric.criteria, 5.0))
    observed = Observation(dict.fromkeys(rubric.criteria, 5.0), flags=("rival",))
    assert observed.total == 0
    said = summed_up(rubric, own, observed)
    assert {"zh": "拿别家比较", "en": "naming a rival"}[lang] in said
    table = compared(rubric, own, observed)
    assert table.iloc[-1, 1:].tolist() == [40, 0, 40]
    assert len(table) == 9


def test_who_sees_it_alike_is_told_so(lang):
    rubric = read_rubric(CARDS, "desk.yml")
    own = Observation(dict.fromkeys(rubric.criteria, 5.0))
    assert {"zh": "看法一致", "en": "see it the same way"}[lang] in summed_up(rubric, own, own)


def test_the_printed_form_is_a_page_of_its_own_with_every_anchor(lang):
    form = observers_form(CARDS, "desk.yml")
    form._print.click()
    held = re.search(r"base64,([^\"]+)", form._page.value)[1]
    page = base64.b64decode(held).decode("utf-8")
    assert "size: A5" in page
    rubric = read_rubric(CARDS, "desk.yml")
    assert page.count("<tr>") == 1 + len(rubric.criteria) + len(rubric.counters)
    for one in rubric.criteria.values():
        assert one.low[lang].split("“")[0] in page
        assert one.high[lang] in page
    assert all(flag.called[lang] in page for flag in rubric.flags.values())
    assert "http" not in page


def test_words_in_the_printed_form_are_no_markup(form):
    assert "<script>" not in form_html(read_rubric(CARDS, "desk.yml"))


def test_every_button_of_the_form_says_what_it_does(form, lang):
    judge(form, [1] * 8)
    form._next.click()
    buttons = [
        form._next,
        form._print,
        *(b for t in form._rest._tallies.values() for b in t.box.children[:2]),
    ]
    assert all(button.description or button.tooltip for button in buttons)
