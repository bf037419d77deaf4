"""What a base can teach: more of the same people is enough for more questions."""

import re

import pandas as pd
import pytest

from casekit import text
from casekit.trust import examine, summary, tables, words
from casekit.trust.abilities import Ability, abilities

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def of_class(mart):
    return {one.name: one for one in abilities(mart)}


@pytest.fixture(scope="module")
def of_few(small_mart):
    return {one.name: one for one in abilities(small_mart)}


def test_a_class_is_enough_for_a_model_and_for_its_trial(of_class):
    assert of_class["who_leaves"].stands == "yes"
    assert of_class["does_it_work"].stands == "yes"
    assert 0.8 < of_class["does_it_work"].have <= 1
    assert of_class["whom_it_changes"].have == 24_000


def test_what_rests_on_a_trial_held_elsewhere_says_so_in_the_summary(mart, of_class):
    assert of_class["whom_it_changes"].elsewhere
    assert not of_class["does_it_work"].elsewhere
    said = "".join(summary.lines(examine(mart)))
    assert "措施对谁有用（靠外地的大试点）" in said


def test_an_area_of_a_class_cannot_be_watched_closely(mart, of_class):
    told = of_class["where_it_rises"]
    assert told.stands != "yes"
    assert told.have > 0.25
    assert told.facts["lines"] == pytest.approx(mart.month(mart.months[-1]).shape[0] / 12)


def test_fewer_people_are_enough_for_less(of_class, of_few):
    order = ("no", "partly", "yes")
    both = set(of_class) & set(of_few)
    assert len(both) >= 7
    assert all(order.index(of_few[n].stands) <= order.index(of_class[n].stands) for n in both)
    assert sum(of_few[n].stands != of_class[n].stands for n in both) >= 4


def test_a_question_whose_tables_are_lacking_is_left_out(small_mart, monkeypatch):
    from casekit.mart.faults import TableUnknown

    def lacking(self):
        raise TableUnknown(table="surveys")

    monkeypatch.setattr(type(small_mart), "surveys", property(lacking))
    names = [one.name for one in abilities(small_mart)]
    assert "what_they_say" not in names
    assert "who_leaves" in names


@pytest.fixture(scope="module")
def report(small_mart):
    return examine(small_mart)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_says_what_is_lacking_and_where_there_is_more(report, lang):
    with text.using(lang):
        frame = tables.abilities(report)
        more = frame[text_of("more")]
    enough = pd.Series([one.stands == "yes" for one in report.abilities])
    assert ((more == "") == enough).all()
    assert frame.map(lambda said: "{" not in said).all(axis=None)


def text_of(name: str) -> str:
    return tables.TEXTS(f"abilities.{name}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_says_what_it_takes(report, lang):
    with text.using(lang):
        frame = tables.abilities(report)
        needed = frame[text_of("needed")]
    for said, one in zip(needed, report.abilities, strict=True):
        assert any(shown in said for shown in (f"{one.full:,}", f"{one.full:.0%}"))


@pytest.mark.parametrize(
    ("have", "partly", "full", "stands"),
    [(9, 8, 30, "partly"), (30, 8, 30, "yes"), (7, 8, 30, "no")]
    + [(0.5, 0.6, 0.25, "partly"), (0.25, 0.6, 0.25, "yes"), (0.7, 0.6, 0.25, "no")]
    + [(0, 1, 1, "no"), (1, 1, 1, "yes")],
)
def test_more_is_better_or_less_as_the_thresholds_say(have, partly, full, stands):
    assert Ability("any", have, partly, full).stands == stands


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_manager_reads_the_short_of_it_first(report, lang):
    with text.using(lang):
        short = summary.in_short(report)
        shown = summary.lines(report)
    assert len(short) == 3
    for line, (label, sentences) in zip(shown[2:5], short.items(), strict=True):
        assert line.startswith(label)
        assert all(said in line for said in sentences)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_short_of_it_names_every_question_and_every_figure_that_can_be_compared(report, lang):
    with text.using(lang):
        said = " ".join(line for lines in summary.in_short(report).values() for line in lines)
        names = [text_of(f"{one.name}.short") for one in report.abilities]
        values = [one for one in report.compared if one.target.basis == "value"]
        names += [words.short(one) for one in values]
    assert values
    assert all(name in said for name in names)


def test_what_each_figure_rests_on_is_counted_once(report):
    with text.using("en"):
        said = " ".join(summary.in_short(report)["Set by the kit"])
    counts = [int(number) for number in re.findall(r"\d+", said)]
    made, sourced, shown, _part, trade, own, judged = counts[:7]
    assert made == len(report.measured) == sourced + trade + own
    assert shown == len(report.compared)
    assert judged == sum(one.kept is not None for one in report.measured)
