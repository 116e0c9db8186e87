"""The text that a person sees in a cell, from its value and its number format."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from functools import lru_cache

from scrutinydesk.numerals import rounded
from scrutinydesk.workbook.grid import Value

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
_PLACES = re.compile(r"[#0?,]+(?:\.([#0?]*))?")
_DATE_PARTS = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am/pm|.", re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_GENERAL_DIGITS = 10


def shown(value: Value, number_format: str = "General") -> str:
    """Return the text of a cell: 0.13 with ``0.0%`` is ``13.0%``.

    Formats that are not understood fall back on the plain value.

    Examples
    --------
    >>> shown(0.13, "0.0%"), shown(1234.5, "#,##0"), shown(13.0, "0.0"), shown(13.0)
    ('13.0%', '1,235', '13.0', '13')
    >>> shown(dt.datetime(2017, 9, 30), "dd-mmm-yy")
    '30-Sep-17'
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(number_format)(value)
    return _moment(value, number_format)


def _moment(value: dt.datetime | dt.date | dt.time | dt.timedelta, number_format: str) -> str:
    if isinstance(value, dt.timedelta):
        hours, rest = divmod(round(value.total_seconds()), 3600)
        return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
    return _date(value, number_format)


def _general(value: float) -> str:
    text = str(value) if isinstance(value, int) else f"{value:.{_GENERAL_DIGITS}g}"
    return text.replace("-", "−", 1) if text.startswith("-") else text


@lru_cache(maxsize=1024)
def _number(number_format: str) -> Callable[[float], str]:
    """Return what words numbers in this format; made once for each format."""
    sections = _sections(number_format)
    main = sections[0]
    places = _PLACES.search(_bare(main))
    if number_format == "General" or "@" in main or places is None or "E" in _bare(main):
        return _general
    decimals = sum(mark in "0#?" for mark in places[1] or "")
    grouped = "," in places[0].rstrip(",")
    percent = _bare(main).count("%")
    before, after = _around(main)
    negative = _around(sections[1]) if len(sections) > 1 else None
    zero = sections[2] if len(sections) > 2 else None  # noqa: PLR2004

    def words(value: float) -> str:
        if not math.isfinite(value):
            return _general(value)
        number = rounded(value, decimals + 2 * percent).scaleb(2 * percent)
        if zero is not None and value == 0 and _PLACES.search(_bare(zero)) is None:
            return "".join(_around(zero))
        text = f"{abs(number):,.{decimals}f}" if grouped else f"{abs(number):.{decimals}f}"
        if number < 0 and negative is not None:
            return f"{negative[0]}{text}{negative[1]}"
        return f"{'−' if number < 0 else ''}{before}{text}{after}"

    return words


def _sections(number_format: str) -> list[str]:
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)


def _bare(section: str) -> str:
    return _LITERAL.sub("", section)


def _around(section: str) -> tuple[str, str]:
    """Return the fixed text before and after the digits; minus signs as printed."""
    spoken = _LITERAL.sub(lambda m: _guarded(m[1] or m[2] or m[3] or ""), section)
    match = re.search(r"[#0?][#0?,.]*", spoken)
    if match is None:
        return _unguarded(spoken), ""
    return _unguarded(spoken[: match.start()]), _unguarded(spoken[match.end() :])


def _guarded(text: str) -> str:
    return "".join(chr(0xE000 + ord(mark)) if mark in "#0?,." else mark for mark in text)


def _unguarded(text: str) -> str:
    plain = "".join(chr(ord(m) - 0xE000) if 0xE000 <= ord(m) < 0xE100 else m for m in text)  # noqa: PLR2004
    return plain.replace("-", "−")


def _date(value: dt.datetime | dt.date | dt.time, number_format: str) -> str:
    section = _sections(number_format)[0]
    bare = _bare(section)
    if not _DATE_LETTERS.search(bare) or "General" in bare or isinstance(value, dt.time):
        return _plain_date(value)
    # "mm" is minutes after hours or before seconds, otherwise the month.
    words, hours = [], False
    spoken = _LITERAL.sub(lambda m: m[1] or m[2] or "", section)
    parts = _DATE_PARTS.findall(spoken)
    for number, part in enumerate(parts):
        low = part.lower()
        if low in {"m", "mm"} and (hours or "s" in "".join(parts[number + 1 : number + 3]).lower()):
            words.append(_of(value, "minute", len(part)))
        else:
            words.append(_date_part(value, part, low))
        hours = low.startswith("h") or (hours and not low[0].isalpha())
    return "".join(words)


def _date_part(value: dt.date, part: str, low: str) -> str:
    named = {"yyyy": "%Y", "yy": "%y", "mmmm": "%B", "mmm": "%b", "dddd": "%A", "ddd": "%a"}
    if low in named:
        return value.strftime(named[low])
    attribute = {"m": "month", "d": "day", "h": "hour", "s": "second"}.get(low[0])
    if attribute is None or len(set(low)) > 1:
        return part
    return _of(value, attribute, len(part))


def _of(value: dt.date, attribute: str, width: int) -> str:
    return f"{getattr(value, attribute, 0):0{width}d}"


def _plain_date(value: dt.datetime | dt.date | dt.time) -> str:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, dt.datetime) else value.isoformat()
