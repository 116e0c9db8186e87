"""Periods in order, written in any of the ways that people write them, and what they mean."""

from __future__ import annotations

import calendar
import datetime as dt

from hypothesis import strategies as st

from scrutinydesk.periods import NAMES

MONTHS = 12


def _short(month: int) -> str:
    return NAMES[month - 1][:3]


def _last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _serial(year: int, month: int) -> int:
    return (dt.date(year, month, 1) - dt.date(1899, 12, 30)).days


MONTH_FORMS = {
    "Sep-17": lambda y, m: f"{_short(m)}-{y % 100:02d}",
    "September 2017": lambda y, m: f"{NAMES[m - 1]} {y}",
    "Sep 2017": lambda y, m: f"{_short(m)} {y}",
    "SEP 2017": lambda y, m: f"{_short(m).upper()} {y}",
    "2017 SEP": lambda y, m: f"{y} {_short(m).upper()}",
    "Sep '17": lambda y, m: f"{_short(m)} '{y % 100:02d}",
    "Sep-2017": lambda y, m: f"{_short(m)}-{y}",
    "2017-09": lambda y, m: f"{y}-{m:02d}",
    "2017/09": lambda y, m: f"{y}/{m:02d}",
    "09/2017": lambda y, m: f"{m:02d}/{y}",
    "2017M09": lambda y, m: f"{y}M{m:02d}",
    "201709": lambda y, m: y * 100 + m,
    "01/09/2017": lambda y, m: f"01/{m:02d}/{y}",
    "30 September 2017": lambda y, m: f"{_last(y, m)} {NAMES[m - 1]} {y}",
    "As at 30 Sep 2017": lambda y, m: f"As at {_last(y, m)} {_short(m)} {y}",
    "Month ending 30 September 2017": lambda y, m: f"Month ending {_last(y, m)} {NAMES[m - 1]} {y}",
    "a date": lambda y, m: dt.datetime(y, m, 1),  # noqa: DTZ001  a cell has no zone
    "a last day": lambda y, m: dt.datetime(y, m, _last(y, m)),  # noqa: DTZ001
    "a count of days": _serial,
}

QUARTER_FORMS = {
    "Q1 2017": lambda y, q: f"Q{q} {y}",
    "2017 Q1": lambda y, q: f"{y} Q{q}",
    "Quarter 1 2017": lambda y, q: f"Quarter {q} {y}",
    "Jan-Mar 2017": lambda y, q: f"{_short(3 * q - 2)}-{_short(3 * q)} {y}",
    "Jan to Mar 2017": lambda y, q: f"{_short(3 * q - 2)} to {_short(3 * q)} {y}",
    "January to March 2017": lambda y, q: f"{NAMES[3 * q - 3]} to {NAMES[3 * q - 1]} {y}",
    "3 months to Mar 2017": lambda y, q: f"3 months to {_short(3 * q)} {y}",
    "Quarter ending March 2017": lambda y, q: f"Quarter ending {NAMES[3 * q - 1]} {y}",
}
FINANCIAL_QUARTER_FORMS = {
    "Q1 2017/18": lambda y, q: f"Q{q} {y}/{(y + 1) % 100:02d}",
    "Q1 2017-18": lambda y, q: f"Q{q} {y}-{(y + 1) % 100:02d}",
    "2017/18 Q1": lambda y, q: f"{y}/{(y + 1) % 100:02d} Q{q}",
    "Quarter 1 2017/18": lambda y, q: f"Quarter {q} {y}/{(y + 1) % 100:02d}",
}
FINANCIAL_FORMS = {
    "2017/18": lambda y: f"{y}/{(y + 1) % 100:02d}",
    "2017-18": lambda y: f"{y}-{(y + 1) % 100:02d}",
    "2017/2018": lambda y: f"{y}/{y + 1}",
    "17/18": lambda y: f"{y % 100:02d}/{(y + 1) % 100:02d}",
    "FY17/18": lambda y: f"FY{y % 100:02d}/{(y + 1) % 100:02d}",
    "FY18": lambda y: f"FY{(y + 1) % 100:02d}",
    "2017 to 2018": lambda y: f"{y} to {y + 1}",
    "Apr '17 to Mar '18": lambda y: f"Apr '{y % 100:02d} to Mar '{(y + 1) % 100:02d}",
    "April 2017 to March 2018": lambda y: f"April {y} to March {y + 1}",
    "Year ending March 2018": lambda y: f"Year ending March {y + 1}",
}
CALENDAR_FORMS = {
    "2017": lambda y: y,
    "2017 as text": str,
    "Jan-Dec 2017": lambda y: f"Jan-Dec {y}",
    "Year ending Dec 2017": lambda y: f"Year ending Dec {y}",
}
ROLLING_FORMS = {
    "12 months to Sep 2017": lambda y, m: f"12 months to {_short(m)} {y}",
    "12 months to September 2017": lambda y, m: f"12 months to {NAMES[m - 1]} {y}",
    "12M to Sep-17": lambda y, m: f"12M to {_short(m)}-{y % 100:02d}",
    "Year ending Sep 2017": lambda y, m: f"Year ending {_short(m)} {y}",
    "YE Sep-17": lambda y, m: f"YE {_short(m)}-{y % 100:02d}",
    "Rolling 12 months to Sep 17": lambda y, m: f"Rolling 12 months to {_short(m)} {y % 100:02d}",
    "Year ending 30 September 2017": lambda y, m: f"Year ending {_last(y, m)} {NAMES[m - 1]} {y}",
}


def year_to(year: int, month: int) -> str:
    """Return the twelve months that end with a month, as they are written out."""
    return f"{year}" if month == MONTHS else f"{year - 1}-{month + 1:02d}/{year}-{month:02d}"


@st.composite
def periods(draw: st.DrawFn, least: int = 3, most: int = 9) -> tuple[list[object], list[str]]:
    """Draw headings of periods in order, in one form, and what they mean."""
    year, count = draw(st.integers(1998, 2024)), draw(st.integers(least, most))
    kind = draw(st.sampled_from(["month", "month", "quarter", "financial", "calendar", "rolling"]))
    if kind == "month":
        write = draw(st.sampled_from(list(MONTH_FORMS.values())))
        first = draw(st.integers(0, 11))
        months = [(year + (first + at) // 12, (first + at) % 12 + 1) for at in range(count)]
        return [write(*each) for each in months], [f"{y}-{m:02d}" for y, m in months]
    if kind == "quarter":
        quarters = [(year + at // 4, at % 4 + 1) for at in range(count)]
        if draw(st.booleans()):
            write = draw(st.sampled_from(list(QUARTER_FORMS.values())))
            said = [f"{y}-{3 * q - 2:02d}/{y}-{3 * q:02d}" for y, q in quarters]
        else:
            write = draw(st.sampled_from(list(FINANCIAL_QUARTER_FORMS.values())))
            ends = [(y, 3 * q + 3) if q < 4 else (y + 1, 3) for y, q in quarters]
            said = [f"{y}-{m - 2:02d}/{y}-{m:02d}" for y, m in ends]
        return [write(*each) for each in quarters], said
    years = [year + at for at in range(count)]
    if kind == "financial":
        write = draw(st.sampled_from(list(FINANCIAL_FORMS.values())))
        return [write(each) for each in years], [year_to(each + 1, 3) for each in years]
    if kind == "calendar":
        write = draw(st.sampled_from(list(CALENDAR_FORMS.values())))
        return [write(each) for each in years], [str(each) for each in years]
    write = draw(st.sampled_from(list(ROLLING_FORMS.values())))
    step, month = draw(st.sampled_from([1, 3, 12])), draw(st.integers(1, 12))
    ends = [(year + (month - 1 + step * at) // 12, (month - 1 + step * at) % 12 + 1) for at in range(count)]
    return [write(*each) for each in ends], [year_to(*each) for each in ends]
