"""The year: the New Year moves, months have their days, summer takes data, October roams."""

import numpy as np
import pytest

from synthetic import load, year
from synthetic.calendar import days_in, month_range
from synthetic.world import World


def test_the_week_of_the_new_year_falls_where_it_fell():
    assert year.new_year(202402) == 1  # 10 February 2024
    assert year.new_year(202401) == 0
    assert year.new_year(202501) == pytest.approx(4 / 7)  # 29 January 2025, its eve before it
    assert year.new_year(202502) == pytest.approx(3 / 7)
    for first in range(2015, 2036):
        assert sum(map(year.new_year, month_range(first * 100 + 1, 12))) == pytest.approx(1)


def test_factors_are_about_one_over_a_year():
    months = month_range(202401, 24)
    assert np.mean([year.length(month) for month in months]) == pytest.approx(1, abs=0.002)
    assert np.mean([year.voice(month) for month in months]) == pytest.approx(0.99, abs=0.01)
    assert np.mean([year.data(month) for month in months]) == pytest.approx(1.015, abs=0.01)


@pytest.fixture(scope="module")
def pages():
    one, told = World(load("city", subscribers=20_000, campaigns=[], use={"data_growth": 0}), 7), {}
    for _ in one.months:
        month = one.step()
        page = month.seen.take(month.present)
        told[month.month] = {
            name: page.__dict__[name].mean()
            for name in ("minutes_out", "data_gb", "roaming_fee", "sms")
        }
        told[month.month]["days"] = page.active_days.max()
    return told


def test_nobody_is_active_on_more_days_than_a_month_has(pages):
    assert all(page["days"] <= days_in(month) for month, page in pages.items())
    assert pages[202401]["days"] == 31


def test_calls_dip_with_the_new_year_wherever_it_falls(pages):
    def a_day(month):
        return pages[month]["minutes_out"] / days_in(month)

    assert a_day(202402) < 0.93 * a_day(202401)
    assert a_day(202501) < 0.97 * a_day(202503)


def test_data_rise_in_summer_and_roaming_in_october_july_and_at_the_new_year(pages):
    def a_day(month):
        return pages[month]["data_gb"] / days_in(month)

    assert a_day(202507) > 1.04 * a_day(202506)
    assert a_day(202508) > 1.04 * a_day(202509)
    usual = np.mean([pages[month]["roaming_fee"] for month in (202404, 202405, 202411)])
    for month in (202410, 202407, 202402):
        assert pages[month]["roaming_fee"] > 1.3 * usual


def test_students_come_in_september_and_a_cohort_leaves_in_summer():
    from synthetic.schema import CHANNELS

    one = World(load("campus_season", subscribers=30_000, campaigns=[], pilots=[]), 7)
    for _ in one.months:
        one.step()
    people, state = one.people, one.state
    students = people.channel == CHANNELS.index("campus")
    first = one.scenario.first_month % 100 - 1
    came = (first + people.join.astype(int)) % 12
    assert (came[students] == 8).mean() > 0.6
    old = students & (state.gone < 24) & (state.gone >= 0)
    old &= (state.gone - people.join >= 36) & (state.gone - people.join < 60)
    left = (first + state.gone[old].astype(int)) % 12
    assert old.sum() > 50
    assert np.isin(left, (5, 6, 7)).mean() >= 0.4
