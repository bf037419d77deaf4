"""The market's history: no gaps, what is not public is marked and lies between what is."""

import numpy as np
import pytest

from casekit import text
from casekit.analysis import history

SERIES = {
    "penetration": (1999, 2024),
    "lines": (2003, 2024),
    "lines_china_mobile": (2012, 2024),
    "lines_china_unicom": (2012, 2013),
    "lines_china_telecom": (2012, 2023),
    "arpu": (2012, 2024),
    "mou": (2012, 2024),
    "dou": (2014, 2024),
}


@pytest.mark.parametrize("series", SERIES)
def test_years_follow_one_another_without_a_gap(series):
    rows = history.figures().query("series == @series")
    first, last = SERIES[series]
    assert list(rows["year"]) == list(range(first, last + 1))
    assert (rows["value"] > 0).all()
    for end in (rows.iloc[0], rows.iloc[-1]):
        assert end["source"] == history.GIVEN


@pytest.mark.parametrize("series", SERIES)
def test_what_is_not_public_is_marked_and_lies_on_a_line_between_what_is(series):
    rows = history.figures().query("series == @series")
    known = rows[rows["source"] == history.GIVEN]
    assert set(rows["source"]) <= {history.GIVEN, history.INTERPOLATED}
    line = np.interp(rows["year"], known["year"], known["value"])
    assert rows["value"].to_numpy() == pytest.approx(line, abs=0.051)
    assert known["confidence"].isin(["H", "M"]).all()
    guessed = rows[rows["source"] == history.INTERPOLATED]
    assert (guessed[["confidence", "origin"]] == "").all(axis=None)


def test_the_series_are_those_listed_and_public_figures_are_the_calibrated_ones():
    rows = history.by_year()
    assert set(rows.columns) == set(SERIES)
    assert rows["arpu"][2014] == 59
    assert rows["arpu"][2024] == 48.5
    assert rows["dou"][2016] == 0.697
    assert rows["mou"][2022] == 256


def test_penetration_lines_and_data_grow_and_talking_falls():
    rows = history.by_year()
    for series in ("penetration", "lines", "lines_china_mobile", "dou"):
        assert (rows[series].dropna().diff().dropna() >= 0).all(), series
    assert (rows["mou"].dropna().diff().dropna() < 0).all()


def test_what_operators_have_is_less_than_all():
    rows = history.by_year().dropna()
    own = rows[[name for name in SERIES if name.startswith("lines_")]].sum(axis=1)
    assert own.to_numpy() == pytest.approx(rows["lines"].to_numpy(), rel=0.02)


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_series_and_origins_are_named_in_both_languages(lang):
    with text.using(lang):
        assert len({history.heading(series) for series in SERIES}) == len(SERIES)
        known = history.figures().query("source == 'given'")
        assert (known["origin"].str.len() > 3).all()


def test_a_series_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        history.by_year("telegrams")
