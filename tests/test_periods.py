"""Windows, their words, and the many ways in which people write periods."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.periods import NAMES, Month, Span, Window, read_period

SEP = Month.of(2017, 9)
MONTHS = st.builds(Month.of, st.integers(1990, 2059), st.integers(1, 12))
SPANS = st.sampled_from([span for span in Span if span is not Span.OTHER])


def window(first: str, last: str, span: Span) -> Window:
    return Window(*(Month.of(int(text[:4]), int(text[5:])) for text in (first, last)), span)


@pytest.mark.parametrize(
    ("written", "first", "last", "span"),
    [
        ("Sep-17", "2017-09", "2017-09", Span.MONTH),
        ("Sep 17", "2017-09", "2017-09", Span.MONTH),
        ("Sept. 2017", "2017-09", "2017-09", Span.MONTH),
        ("September 2017", "2017-09", "2017-09", Span.MONTH),
        ("SEPTEMBER\u00a02017 ", "2017-09", "2017-09", Span.MONTH),
        ("2017 Sep", "2017-09", "2017-09", Span.MONTH),
        ("2017-09", "2017-09", "2017-09", Span.MONTH),
        ("201709", "2017-09", "2017-09", Span.MONTH),
        ("01/09/2017", "2017-09", "2017-09", Span.MONTH),
        ("2017-09-01 00:00:00", "2017-09", "2017-09", Span.MONTH),
        ("Sep-17 [r]", "2017-09", "2017-09", Span.MONTH),
        ("Sep-17*", "2017-09", "2017-09", Span.MONTH),
        ("Mar 69", "2069-03", "2069-03", Span.MONTH),
        ("Mar 70", "1970-03", "1970-03", Span.MONTH),
        ("12M to Aug-17", "2016-09", "2017-08", Span.ROLLING_12),
        ("12 months to September 2017", "2016-10", "2017-09", Span.ROLLING_12),
        ("rolling 12 months to Sep 2017", "2016-10", "2017-09", Span.ROLLING_12),
        ("YE Sep-17", "2016-10", "2017-09", Span.ROLLING_12),
        ("Y/E Sep 17", "2016-10", "2017-09", Span.ROLLING_12),
        ("year ending June 2018", "2017-07", "2018-06", Span.ROLLING_12),
        ("Year ended 31 March 2018", "2017-04", "2018-03", Span.ROLLING_12),
        ("year ending March 181,2,3", "2017-04", "2018-03", Span.ROLLING_12),
        ("year ending June 20191,2", "2018-07", "2019-06", Span.ROLLING_12),
        ("Jan 2017 to Dec 2017", "2017-01", "2017-12", Span.ROLLING_12),
        ("Apr '10 to Mar '11", "2010-04", "2011-03", Span.FINANCIAL_YEAR),
        ("Apr \u201907 to Mar \u2019083", "2007-04", "2008-03", Span.FINANCIAL_YEAR),
        ("2016/17", "2016-04", "2017-03", Span.FINANCIAL_YEAR),
        ("2016-17", "2016-04", "2017-03", Span.FINANCIAL_YEAR),
        ("2010-11", "2010-04", "2011-03", Span.FINANCIAL_YEAR),
        ("1999/00", "1999-04", "2000-03", Span.FINANCIAL_YEAR),
        ("2016/2017", "2016-04", "2017-03", Span.FINANCIAL_YEAR),
        ("FY 2017/18", "2017-04", "2018-03", Span.FINANCIAL_YEAR),
        ("FY17/18", "2017-04", "2018-03", Span.FINANCIAL_YEAR),
        ("Q2 2017/18", "2017-07", "2017-09", Span.QUARTER),
        ("2017/18 Q4", "2018-01", "2018-03", Span.QUARTER),
        ("Q1 2010", "2010-01", "2010-03", Span.QUARTER),
        ("2010 Q4", "2010-10", "2010-12", Span.QUARTER),
        ("Jul to Sep 2017", "2017-07", "2017-09", Span.QUARTER),
        ("Jul \u2013 Sep 17", "2017-07", "2017-09", Span.QUARTER),
        ("Nov to Jan 2018", "2017-11", "2018-01", Span.QUARTER),
        ("1 July 2017 to 30 September 2017", "2017-07", "2017-09", Span.QUARTER),
        ("April to September 2017", "2017-04", "2017-09", Span.YEAR_TO_DATE),
        ("YTD Sep-17", "2017-04", "2017-09", Span.YEAR_TO_DATE),
        ("May 2018 to August 2020", "2018-05", "2020-08", Span.OTHER),
        ("30 September 2017", "2017-09", "2017-09", Span.DATE),
        ("30th Sept 2017", "2017-09", "2017-09", Span.DATE),
        ("30/09/2017", "2017-09", "2017-09", Span.DATE),
        ("30-12-2017", "2017-12", "2017-12", Span.DATE),
        ("30.09.17", "2017-09", "2017-09", Span.DATE),
        ("30-Jun-09(1)", "2009-06", "2009-06", Span.DATE),
        ("as at 30 Sept 2017", "2017-09", "2017-09", Span.DATE),
        ("As at 1 April 2017", "2017-04", "2017-04", Span.DATE),
        ("09/2017", "2017-09", "2017-09", Span.MONTH),
        ("2017/09", "2017-09", "2017-09", Span.MONTH),
        ("2008/09", "2008-04", "2009-03", Span.FINANCIAL_YEAR),
        ("2017M09", "2017-09", "2017-09", Span.MONTH),
        ("2017 SEP", "2017-09", "2017-09", Span.MONTH),
        ("Fri 01 Sep 2017", "2017-09", "2017-09", Span.MONTH),
        ("Month ending 30 September 2017", "2017-09", "2017-09", Span.MONTH),
        ("Sep 2017 1,2", "2017-09", "2017-09", Span.MONTH),
        ("Mar-18 (provisional)", "2018-03", "2018-03", Span.MONTH),
        ("2018/191", "2018-04", "2019-03", Span.FINANCIAL_YEAR),
        ("2017 to 2018", "2017-04", "2018-03", Span.FINANCIAL_YEAR),
        ("Financial year 2017 to 2018", "2017-04", "2018-03", Span.FINANCIAL_YEAR),
        ("Financial year ending 2018", "2017-04", "2018-03", Span.FINANCIAL_YEAR),
        ("FY18", "2017-04", "2018-03", Span.FINANCIAL_YEAR),
        ("CY2017", "2017-01", "2017-12", Span.ROLLING_12),
        ("Mid-2017", "2017-06", "2017-06", Span.DATE),
        ("R12M to Sep-17", "2016-10", "2017-09", Span.ROLLING_12),
        ("12 months to: Sep-17", "2016-10", "2017-09", Span.ROLLING_12),
        ("12 month period ending 30/09/2017", "2016-10", "2017-09", Span.ROLLING_12),
        ("01/04/2017 to 31/03/2018", "2017-04", "2018-03", Span.FINANCIAL_YEAR),
        ("Quarter ending June 2017", "2017-04", "2017-06", Span.QUARTER),
        ("3 months to Sep 2017", "2017-07", "2017-09", Span.QUARTER),
        ("QE Jun-17", "2017-04", "2017-06", Span.QUARTER),
        ("2019-Q1", "2019-01", "2019-03", Span.QUARTER),
        ("Q1 19", "2019-01", "2019-03", Span.QUARTER),
        ("1st quarter 2019", "2019-01", "2019-03", Span.QUARTER),
        ("Q2 (Jul-Sep) 2017", "2017-07", "2017-09", Span.QUARTER),
        ("Jul-Sep 2017 (Q2)", "2017-07", "2017-09", Span.QUARTER),
        ("H1 2017/18", "2017-04", "2017-09", Span.YEAR_TO_DATE),
        ("H2 2017", "2017-07", "2017-12", Span.OTHER),
        ("Week ending 05/01/2018", "2018-01", "2018-01", Span.OTHER),
        ("W/C 1 January 2018", "2018-01", "2018-01", Span.OTHER),
    ],
)
def test_written_forms(written, first, last, span):
    assert read_period(written) == window(first, last, span)


@pytest.mark.parametrize(
    "written",
    [
        "w/e Jan 2017",
        "", "2017", "P1", "1204", "1,204", "17/18", "Sep", "March", "17 Sep", "31 June 2017",
        "30/13/2017", "Table P1", "12 months to", "Q5 2017", "2016/18", "201713", "45.1%",
        "Up 13.0% (13,320 crimes)", "Sep 2017 to Jul 2017", "15 July 2017 to 30 September 2017",
        "1 July 2017 to 15 September 2017", "Lancashire8", "x" * 200, "120017", "May I ask",
        1204, 201709, 2017, 12.5, None, True, dt.time(9, 30),
    ],
)  # fmt: skip
def test_not_guessed(written):
    assert read_period(written) is None


def test_a_bare_year_only_when_asked_for():
    year = window("2017-01", "2017-12", Span.ROLLING_12)
    assert [read_period(value, bare_year=True) for value in (2017, 2017.0, "2017")] == [year] * 3
    assert read_period(1204, bare_year=True) is None
    assert read_period("2016/17", bare_year=True) == Window.financial_year(SEP - 12)


@pytest.mark.parametrize(
    ("day", "number_format", "span"),
    [
        (dt.datetime(2017, 9, 30), "mmm\\-yy", Span.MONTH),  # noqa: DTZ001  a cell has no zone
        (dt.datetime(2017, 9, 30), "dd/mm/yyyy", Span.DATE),  # noqa: DTZ001
        (dt.date(2017, 9, 30), "", Span.DATE),
        (dt.date(2017, 9, 1), "dd/mm/yyyy", Span.MONTH),
        (dt.date(2017, 9, 1), "", Span.MONTH),
    ],
)
def test_dates_of_cells(day, number_format, span):
    assert read_period(day, number_format) == Window(SEP, SEP, span)


@given(MONTHS, SPANS)
def test_words_and_short_words_read_back(month, span):
    made = Window.ending(span, month)
    for text in (made.words, made.short):
        read = read_period(text)
        assert read is not None, text
        assert (read.first, read.last) == (made.first, made.last)
        # April to June is a quarter however it came about, and April to March a financial year.
        if span is not Span.YEAR_TO_DATE:
            assert read.span is span


@given(MONTHS, SPANS)
def test_every_window_prints_its_end(month, span):
    made = Window.ending(span, month)
    assert made.words.rstrip(")").endswith(made.last.words)


@given(MONTHS, SPANS)
def test_previous_is_the_same_window_a_year_earlier(month, span):
    made = Window.ending(span, month)
    assert made.previous == Window.ending(span, month - 12)
    assert len(made.previous.months) == len(made.months)
    assert made.months[0] == made.first
    assert made.months[-1] == made.last


@given(MONTHS, st.sampled_from(["%b-%y", "%B %Y", "%Y %b", "%Y%m", "%b '%y", "%d/%m/%Y"]))
def test_months_in_the_usual_formats(month, pattern):
    if month.year >= 2000:
        assert read_period(month.first_day.strftime(pattern)) == Window.of_month(month)


PIECES = (
    "w/e", "week ending", "Jan", "February", "sept", "2017", "17", "2016/17", "1", "31", "30/02", "to", "-",
    "12 months", "12m", "year", "ending", "quarter", "Q3", "3rd", "YTD", "as at", "rolling", "Mon", ":", "(",
    "000", "99999999999",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join), st.sampled_from([" ", "", "-", "/"]))
def test_no_words_of_periods_in_any_order_break_the_reader(text, between):
    read_period(text.replace(" ", between))


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    read = read_period(text)
    assert read is None or read.first <= read.last


@pytest.mark.parametrize(
    ("made", "words", "short"),
    [
        (Window.of_month(SEP), "September 2017", "Sep 2017"),
        (Window.date(SEP), "30 September 2017", "30 Sep 2017"),
        (Window.date(Month.of(2016, 2)), "29 February 2016", "29 Feb 2016"),
        (Window.quarter(SEP), "July to September 2017", "Jul to Sep 2017"),
        (Window.quarter(Month.of(2018, 1)), "November 2017 to January 2018", "Nov 2017 to Jan 2018"),
        (Window.rolling_12(SEP), "12 months to September 2017", "12m to Sep 2017"),
        (Window.year_to_date(SEP), "April to September 2017", "Apr to Sep 2017"),
        (Window.financial_year(SEP), "2017/18 (year to March 2018)", "2017/18"),
        (Window.financial_year(Month.of(2000, 3)), "1999/00 (year to March 2000)", "1999/00"),
    ],
)
def test_words(made, words, short):
    assert (made.words, made.short) == (words, short)


def test_a_range_of_its_own_has_no_usual_length():
    with pytest.raises(KeyError):
        Window.ending(Span.OTHER, SEP)


def test_month_names_do_not_depend_on_the_locale_of_the_computer():
    assert list(NAMES) == list(calendar.month_name)[1:]
