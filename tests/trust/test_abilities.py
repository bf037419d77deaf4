"""What a base can teach: more of the same people is enough for more questions."""

import pandas as pd
import pytest

from casekit import text
from casekit.trust import examine, summary, tables, words
from casekit.trust.abilities import abilities

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
    assert 0.8 < of_class["does_it_work"].facts["power"] <= 1
    assert of_class["whom_it_changes"].facts["people"] == 24_000


def test_an_area_of_a_class_cannot_be_watched_closely(mart, of_class):
    told = of_class["where_it_rises"]
    assert told.stands != "yes"
    assert told.facts["rise"] > 0.25
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
def test_a_manager_reads_the_short_of_it_first(report, lang):
    with text.using(lang):
        short = summary.in_short(report)
        shown = summary.lines(report)
    assert len(short) in range(5, 8)
    assert shown[2 : 2 + len(short)] == short
    assert all(str(len(report.measured)) in said for said in short[-2:])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_short_of_it_names_every_question_and_counts_what_is_not_judged(report, lang):
    with text.using(lang):
        said = " ".join(summary.in_short(report))
        names = [text_of(f"{one.name}.short") for one in report.abilities]
        judged = text.Catalogue("casekit.trust")("short.judged", **counts(report))
    assert all(name in said for name in names)
    assert judged in said


def counts(report):
    kept = [one.kept for one in report.judged if one.kept is not None]
    return {"count": len(report.measured), "judged": len(kept), "kept": sum(kept)}


def test_what_differs_from_a_published_value_has_a_reason(report):
    """The opening says so."""
    off = [one for one in report.measured if one.target.is_sourced and one.difference]
    assert off
    assert [words.name(one.target) for one in off if not words.note(one.target)] == []
