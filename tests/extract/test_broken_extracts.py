"""Every kind of broken extract is refused or put right, with a report and without loss."""

import re

import pytest

from casekit import mart, text
from casekit.text import TextError
from tests.extract.broken import ALL, FILES, REPAIRED, TABLES, VALUES, Case


def finding(report, case: Case):
    found = [one for one in report.of(case.kind) if one.rule == case.rule]
    assert found, f"{case.rule} is not among {[one.rule for one in report]}"
    named = [one for one in found if case.where in str(one)]
    assert named, f"{case.where} is not in {[str(one) for one in found]}"
    return named[0]


def test_there_are_more_than_forty_kinds():
    assert len({case.name for case in FILES + VALUES + TABLES}) >= 40
    assert len({case.name for case in ALL}) == len(ALL)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_it_is_named_with_count_and_example(case, extract, attempt):
    case.edit(extract)
    report, out = attempt(extract)
    one = finding(report, case)
    if case.rows is not None:
        assert one.rows == case.rows
    if case.line is not None:
        assert one.line == case.line
    if case.value is not None:
        assert one.value == case.value
    assert report.sound == (case.kind != "refused")
    assert out.exists() == report.sound
    for lang in text.LANGUAGES:
        with text.using(lang):
            _assert_plain(case, str(one))
            assert str(report)


def _assert_plain(case: Case, said: str) -> None:
    """A sentence that names count and line, and says what to do."""
    assert "{" not in re.sub(r"\{\w+: true, \w+: false\}|\{column: [^{}]*\}", "", said)
    if case.kind == "refused":
        assert "→" in said
    if case.rows:
        assert f"{case.rows:,}" in said
    if case.line:
        assert str(case.line) in said


@pytest.mark.parametrize("case", REPAIRED, ids=lambda case: case.name)
def test_what_is_put_right_makes_a_sound_base(case, extract, attempt):
    case.edit(extract)
    _, out = attempt(extract)
    base = mart.open(out, verify=True)
    assert mart.check(base) == []
    assert base.months == (202401, 202402)
    assert len(base.subscribers) == 3
    assert len(base.monthly) == 5


def test_all_faults_are_told_at_once(extract, attempt):
    extract.replace("62.50", "-62.50")
    extract.replace("停机", "注销")
    extract.replace("10.25", "很多")
    extract.replace("202312,男", "2023,男", "客户.csv")
    extract.replace("3,202402,正常", "9,202402,正常")
    report, _ = attempt(extract)
    rules = {one.rule for one in report.of("refused")}
    assert {"negative", "unknown_code", "no_number", "no_month", "unkept"} <= rules


def test_a_fault_in_one_column_raises_no_others(extract, attempt):
    extract.replace("62.50", "-62.50")
    report, _ = attempt(extract)
    assert [one.rule for one in report.of("refused")] == ["negative"]


def test_counts_add_up_over_chunks_and_the_first_example_stays(extract, attempt, monkeypatch):
    from casekit.mart.extract import table_rows

    monkeypatch.setattr(table_rows, "ROWS", 2)
    for bill in ("62.50", "134.00", "1134.00"):
        extract.replace(f",{bill},", f",-{bill},")
    report, _ = attempt(extract)
    (one,) = report.of("refused")
    assert (one.rows, one.line, one.value) == (3, 2, "-62.50")


def test_every_text_stands_in_both_languages():
    from casekit.mart.extract.report import TEXTS

    assert TEXTS.problems() == []
    with pytest.raises(TextError):
        TEXTS("refused.no_such_rule.said")
