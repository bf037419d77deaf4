"""Single values: numbers and months come back from every way of writing them."""

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.mart.contract.columns import MAY_LACK
from casekit.mart.extract.faults import Unfit
from casekit.mart.extract.mapping import ColumnMap
from casekit.mart.extract.months import month_in_name, pattern_of, read_month
from casekit.mart.extract.numbers import UNITS, factor_of, read_number
from casekit.mart.extract.values import reader_of
from casekit.mart.extract.writing_style import plain
from synthetic.schema import TABLES, Column

FULL = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
AMOUNTS = st.decimals(-10_000_000, 10_000_000, places=2)
MONTHS = st.tuples(st.integers(2000, 2098), st.integers(1, 12))


def outcome(read):
    """What reading gives, or the name of the reason why it is refused."""
    try:
        return read()
    except Unfit as fault:
        return fault.rule


@given(AMOUNTS, st.booleans(), st.booleans(), st.sampled_from(["", " ", "\u3000", "\t"]))
def test_a_number_is_read_however_it_is_decorated(amount, grouped, wide, blank):
    written = f"{amount:,.2f}" if grouped else f"{amount:.2f}"
    written = blank + (written.translate(FULL) if wide else written) + blank
    value, repairs = read_number(plain(written)[0])
    assert value == Fraction(amount)
    assert ("thousands" in repairs) == ("," in written or "，" in written)


@given(AMOUNTS)
def test_a_unit_in_the_value_is_converted(amount):
    assert read_number(f"{amount}元", "yuan")[0] == Fraction(amount)
    assert read_number(f"{amount}万元", "yuan")[0] == Fraction(amount) * 10_000
    assert read_number(f"{amount} MB", "GB")[0] == Fraction(amount) / 1024
    assert read_number(f"{amount}%", "share")[0] == Fraction(amount) / 100


@given(st.text(max_size=20))
def test_whatever_is_written_is_a_number_or_refused(written):
    value = outcome(lambda: read_number(plain(written)[0], "yuan")[0])
    assert value in {"no_number", "ambiguous_comma"} or isinstance(value, Fraction)


@given(st.text(max_size=20))
def test_whatever_is_written_is_a_month_or_refused(written):
    month = outcome(lambda: read_month(plain(written)[0])[0])
    assert month in {"no_month", "day_or_month"} or 1 <= month % 100 <= 12


@given(MONTHS, st.integers(1, 28))
def test_a_month_is_read_in_every_usual_form(month, day):
    year, number = month
    wanted = year * 100 + number
    for written in (
        f"{year}{number:02d}", f"{year}-{number:02d}", f"{year}/{number}", f"{year}.{number:02d}",
        f"{year}年{number}月", f"{year}年{number:02d}月{day}日", f"{year}{number:02d}{day:02d}",
        f"{year}-{number:02d}-{day:02d}", f"{year}/{number}/{day}", f"{number:02d}/{year}",
        f"{year}-{number:02d}-{day:02d} 00:00:00", f"{year}-{number:02d}-{day:02d}T12:30:00.5",
        f"{year}年{number}月份",
    ):  # fmt: skip
        assert read_month(written)[0] == wanted, written


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_excel_days_are_read(day):
    days = (day - date(1899, 12, 30)).days
    assert read_month(str(days)) == (day.year * 100 + day.month, ("excel_day",))


@given(MONTHS)
def test_a_stated_form_is_followed(month):
    year, number = month
    wanted = year * 100 + number
    assert read_month(f"{year % 100:02d}{number:02d}", pattern_of("yymm"))[0] == wanted
    assert read_month(f"07/{number:02d}/{year}", pattern_of("dd/mm/yyyy"))[0] == wanted
    assert read_month(f"{number}月{year}", pattern_of("m月yyyy"))[0] == wanted


@pytest.mark.parametrize("written", ["3/4/2025", "03-04-25", "1.2.2025"])
def test_day_and_month_are_not_guessed(written):
    with pytest.raises(Unfit) as fault:
        read_month(written)
    assert fault.value.rule == "day_or_month"


@pytest.mark.parametrize("written", ["202513", "2025", "25-13", "3月", "99999", "20250230", "2025-00", "明天", "202503.0", ""])  # fmt: skip
def test_no_month_is_made_up(written):
    with pytest.raises(Unfit):
        read_month(written)


@pytest.mark.parametrize("form", ["yyyy", "mm", "yyyyqq", "hello", "ddmm"])
def test_a_form_without_year_and_month_is_none(form):
    with pytest.raises(ValueError, match=re.escape(form)):
        pattern_of(form)


def test_the_month_of_a_name():
    assert month_in_name("bill_202503") == 202503
    assert month_in_name("账单2025年3月") == 202503
    assert month_in_name("2025-03 明细") == 202503
    assert month_in_name("bill_202503_202504") is None
    assert month_in_name("bill") is None


@pytest.mark.parametrize("written", ["12,50", "1,23", "1,2345", "1.234,50", ",5"])
def test_a_comma_that_may_be_a_point_is_not_guessed(written):
    with pytest.raises(Unfit) as fault:
        read_number(written)
    assert fault.value.rule == "ambiguous_comma"


@pytest.mark.parametrize(("written", "value"), [("(12.5)", -12.5), ("12.5-", -12.5), ("−3", -3), ("¥1,200", 1200), ("+7", 7), (".5", 0.5), ("6.", 6), ("1.5E+03", 1500)])  # fmt: skip
def test_ways_of_accounts(written, value):
    assert float(read_number(written, "yuan")[0]) == value


def test_units_are_those_of_the_schema():
    used = {column.unit for table in TABLES.values() for column in table.columns}
    for unit, others in UNITS.items():
        assert factor_of(unit, None) == 1
        assert all(factor > 0 for factor in others.values())
    assert {"yuan", "GB", "minutes", "share"} <= used


@pytest.mark.parametrize("table", [t for t in TABLES.values() if not t.truth], ids=lambda t: t.name)
@given(junk=st.text(max_size=12))
def test_every_column_reads_or_refuses_anything(table, junk):
    for column in table.columns:
        try:
            value, repairs = reader_of(column, ColumnMap())(junk)
        except Unfit:
            continue
        assert value is not None or column.optional or column in MAY_LACK
        assert all(isinstance(repair, str) for repair in repairs)


def test_names_keep_their_full_width_signs_and_lose_blanks():
    read = reader_of(Column("address", "string", "地址", "address"), ColumnMap())
    assert read(" 中山路１号（东） ") == ("中山路１号（东）", ("blanks",))
