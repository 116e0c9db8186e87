"""Police force area tables: a row an area, with its ONS code; a column an offence or a year.

The period stands in the title or above the columns, the kind of figure (number, rate, percentage
change) in the title, in a units row or in the heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.numerals import rounded
from scrutinydesk.periods import Month, Span, Window, read_period
from scrutinydesk.workbook.publications.area_notes import report_area_notes
from scrutinydesk.workbook.publications.gathered import AreaColumn, Gathered

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Sheet

HEADER_DEPTH = 15
LABEL_COLUMNS = 6
FEWEST_AREAS, FEWEST_HEADINGS = 10, 3
_CODE = re.compile(r"[EWK]\d{8}")
_ENDING = re.compile(r"(?:year|12 months) (?:ending|to)\s+([a-z]+)\.?\s+((?:19|20)\d\d|\d\d)", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? *['’]?(?:(?:19|20)\d\d|\d\d)"
_RANGE = re.compile(rf"{_MONTH} to {_MONTH}", re.I)
_POPULATION = "population figures"
_MID_YEAR = re.compile(r"mid[- ]?((?:19|20)\d\d)", re.I)
# What a table is about when its columns are years: words of the title, the most specific first.
_SUBJECTS = (
    (("mid-year", "population"), "population"),
    (("anti-social", "incidents"), "antisocial_behaviour"),
    (("knife",), "knife_crime"),
    (("firearm",), "firearms"),
)
CLOSE_TO_WHOLE = 0.02
DERIVED = "Worked out: the count of the year after ÷ (1 + its percentage change ÷ 100)."


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table stands: its lowest heading row, its first row of data, its label columns."""

    header: int
    data: int
    code: int
    name: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds."""

    measure: str
    window: Window
    change: bool


def matches(sheet: Sheet) -> bool:
    """Tell whether a column of the sheet holds ONS codes of areas, with names beside them."""
    return _layout(sheet) is not None


def observe(gathered: Gathered, sheet: Sheet) -> None:
    """Take the counts of the sheet; of percentage changes remember what they say."""
    layout = _layout(sheet)
    if layout is None:
        return
    title = _title(sheet, layout)
    meanings = _meanings(gathered, sheet, layout, title)
    if "excluding greater manchester" in fold_spaces(_above(sheet, layout)):
        _warn_excluding(gathered, sheet)
    rows = _area_rows(gathered, sheet, layout, meanings)
    report_area_notes(gathered, sheet, rows, layout.name, max(rows.values(), default=layout.data) + 1)
    for area, row in rows.items():
        for column, meaning in meanings.items():
            _take(gathered, sheet, row, column, area, meaning)


def _area_rows(
    gathered: Gathered, sheet: Sheet, layout: Layout, meanings: dict[int, Meaning]
) -> dict[str, int]:
    """Return the row of each area: where it stands twice, the first that has figures."""
    areas, rows = AreaColumn(gathered.resources), dict[str, int]()
    figures = set[str]()
    for row in range(layout.data, sheet.shape[0]):
        values = [sheet.value(row, column) for column in meanings]
        if all(value is None for value in values):
            continue
        name, code = sheet.value(row, layout.name), sheet.value(row, layout.code)
        area = areas.area(name, code)
        if area is None or area in figures:
            gathered.unused(sheet, "rows of areas not known, or repeated", name or code, row, 0)
            continue
        rows[area] = row
        if any(isinstance(value, int | float) for value in values):
            figures.add(area)
    return rows


def add_previous_year(gathered: Gathered) -> None:
    """Work out last year's count from this year's and the percentage change that is printed.

    The tables print the change in full, so the count comes out as a whole number; where it does
    not, nothing is added.
    """
    added = 0
    for row in tuple(gathered.rows):
        change = gathered.changes.get((row.measure, row.area, row.last))
        if change is None or row.value is None or row.span is not Span.ROLLING_12:
            continue
        percent, sheet, cell = change
        growth = 1 + percent / 100
        if growth <= 0:
            continue
        previous = row.value / growth
        whole = float(rounded(previous))
        if abs(previous - whole) > CLOSE_TO_WHOLE:
            continue
        window = row.window.previous
        place = f"{sheet}!{cell}" if sheet != row.sheet else cell
        gathered.add(
            row.measure, row.area, window, whole, row.sheet, f"{row.cell}, {place}", derived=DERIVED
        )
        added += 1
    if added:
        gathered.findings.append(
            Finding(
                "publication.previous_year",
                Severity.NOTE,
                f"{added:,} counts of the year before were worked out.",
                "The release prints this year's count and the percentage change in full; the "
                "count of the year before is the one divided by the other, a whole number.",
                "Open the release of the year before as well to compare with what it printed.",
                Place(gathered.book.name),
            )
        )


def fold_spaces(text: str) -> str:
    """Return the text in lower case with single spaces."""
    return " ".join(text.lower().split())


def _layout(sheet: Sheet) -> Layout | None:
    for code in range(min(sheet.shape[1], LABEL_COLUMNS)):
        rows = [row for row in range(sheet.shape[0]) if _is_code(sheet.value(row, code))]
        if len(rows) >= FEWEST_AREAS:
            name = _name_column(sheet, rows, code)
            header = _header(sheet, rows[0])
            if name is not None and header is not None:
                return Layout(header, rows[0], code, name)
    return None


def _is_code(value: Any) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value.strip()) is not None


def _name_column(sheet: Sheet, rows: list[int], code: int) -> int | None:
    """Return the column beside the codes that has a text in nearly every row of an area."""
    for column in (code + 1, code + 2, code - 1):
        texts = [row for row in rows if isinstance(sheet.value(row, column), str)]
        if column >= 0 and len(texts) >= len(rows) - 1:
            return column
    return None


def _header(sheet: Sheet, data: int) -> int | None:
    """Return the lowest row above the data with three headings or more."""
    for row in range(data - 1, max(data - HEADER_DEPTH, -1), -1):
        filled = [c for c in range(sheet.shape[1]) if _text(sheet.value(row, c))]
        if len(filled) >= FEWEST_HEADINGS:
            return row
    return None


def _meanings(gathered: Gathered, sheet: Sheet, layout: Layout, title: str) -> dict[int, Meaning]:
    found, carried = {}, ""
    units = _units(sheet, layout)
    for column in range(layout.name + 1, sheet.shape[1]):
        stack = [_text(sheet.value(row, column)) for row in range(layout.header - 1, layout.data)]
        # A year, or "% change", above two columns stands in the first of them only.
        if stack[0]:
            carried = stack[0] if _period(stack[0]) or _kind(stack[0]) else ""
        words = [word for word in (carried, *stack) if word]
        if not words or not _has_numbers(sheet, layout, column):
            continue
        meaning = _meaning(gathered, words, title, units)
        if meaning is not None:
            found[column] = meaning
        else:
            gathered.unused(sheet, "columns", " ".join(words[:2]), layout.header, column)
    return found


def _meaning(gathered: Gathered, words: list[str], title: str, units: str) -> Meaning | None:
    own = fold_spaces(" ".join(words))
    what = f"{own} {units}" if not _kind(own) else own
    kind = _kind(what) or _kind(title) or "number"
    # Tables of rates print the people that the rates are of.
    kind = "number" if _POPULATION in own else kind
    window = next(filter(None, map(_period, reversed(words))), None)
    window = window or _title_period(title) or _book_period(gathered)
    measure = _measure(gathered, words, title)
    if measure is None or window is None or kind in {"rate", "share"}:
        return None
    if kind == "change" and (any(map(_period, words)) or not _with_year_before(title)):
        return None
    stock = gathered.resources.catalogue[measure].kind == "stock"
    if stock and window.span is not Span.DATE:
        window = Window.date(window.last)
    return Meaning(measure, window, kind == "change")


def _measure(gathered: Gathered, words: list[str], title: str) -> str | None:
    catalogue = gathered.resources.catalogue
    subject = _subject(title)
    if subject is not None:
        # Its columns of single offences are parts of the subject (robberies with a knife), not
        # the offences themselves.
        whole = any(_period(word) or word.lower().startswith("total") for word in words)
        return subject if whole else None
    for word in reversed(words):
        bare = re.sub(r"\(exclud[^)]*\)|\(includ[^)]*\)", "", word)
        found = catalogue.find(word) or catalogue.find(bare)
        if found:
            return found
        if _POPULATION in word.lower():
            return "population"
    return None


def _subject(title: str) -> str | None:
    """Return the one measure that a table is about, None for a table of many."""
    text = fold_spaces(title)
    return next((measure for words, measure in _SUBJECTS if all(w in text for w in words)), None)


def _kind(text: str) -> str:
    text = fold_spaces(text)
    if "percentage change" in text or "% change" in text:
        return "change"
    if "rate per" in text or "rate of" in text:
        return "rate"
    if "% involving" in text or "percentages" in text or "percentage " in text:
        return "share"
    return "number" if "number" in text else ""


def _period(text: str) -> Window | None:
    bare = re.fullmatch(r"(?:19|20)\d\d(?:\.0)?", text)
    if bare:
        return Window.date(Month.of(int(text[:4]), 6))
    mid = _MID_YEAR.search(text)
    if mid:
        return Window.date(Month.of(int(mid[1]), 6))
    window = read_period(text)
    if window is not None and window.span is Span.FINANCIAL_YEAR:
        return Window.rolling_12(window.last)
    return window if window is not None and window.span is Span.ROLLING_12 else None


def _title_period(title: str) -> Window | None:
    """Return the last of the twelve months that a title names in any of the usual ways."""
    for match in reversed(list(_ENDING.finditer(title))):
        window = read_period(f"{match[1]} {match[2]}")
        if window is not None:
            return Window.rolling_12(window.last)
    for match in reversed(list(_RANGE.finditer(title))):
        window = _period(match[0])
        if window is not None and window.span is Span.ROLLING_12:
            return window
    return None


def _book_period(gathered: Gathered) -> Window | None:
    """Return the period that the first sheets speak of, for a table whose title has none."""
    for sheet in gathered.book.sheets:
        for row in range(min(sheet.shape[0], HEADER_DEPTH)):
            window = _title_period(_text(sheet.value(row, 0)))
            if window is not None:
                return window
    return None


def _with_year_before(title: str) -> bool:
    """Tell whether the title compares a year with the one before, and nothing else."""
    ends = [read_period(f"{match[1]} {match[2]}") for match in _ENDING.finditer(title)]
    months = sorted(window.last.ordinal for window in ends if window is not None)
    return len(months) == len(ends) == 2 and months[1] - months[0] == 12  # noqa: PLR2004


def _take(gathered: Gathered, sheet: Sheet, row: int, column: int, area: str, meaning: Meaning) -> None:
    if not meaning.change:
        gathered.add_cell(sheet, row, column, meaning.measure, area, meaning.window)
        return
    value = sheet.value(row, column)
    if isinstance(value, int | float) and not isinstance(value, bool):
        key = (meaning.measure, area, meaning.window.last.ordinal)
        gathered.changes[key] = (float(value), sheet.name, sheet.address(row, column))


def _warn_excluding(gathered: Gathered, sheet: Sheet) -> None:
    if any(finding.kind == "publication.force_missing" for finding in gathered.findings):
        return
    gathered.findings.append(
        Finding(
            "publication.force_missing",
            Severity.WARNING,
            "The totals of these tables leave Greater Manchester out.",
            "England and Wales and the North West are smaller here than in other editions, so a "
            "count or share of theirs cannot be held against those.",
            "Compare changes within this edition only, and say that the force is not in them.",
            Place(gathered.book.name, sheet.name),
        )
    )


def _title(sheet: Sheet, layout: Layout) -> str:
    """Return the first text above the headings."""
    for row in range(layout.header):
        for column in range(sheet.shape[1]):
            text = _text(sheet.value(row, column))
            if text:
                return text
    return ""


def _above(sheet: Sheet, layout: Layout) -> str:
    return " ".join(_text(sheet.value(row, 0)) for row in range(layout.header))


def _units(sheet: Sheet, layout: Layout) -> str:
    """Return the text of a units row: one text alone in the rows between heading and data."""
    for row in range(layout.header + 1, layout.data):
        texts = [_text(sheet.value(row, column)) for column in range(sheet.shape[1])]
        texts = [text for text in texts if text]
        if len(texts) == 1:
            return texts[0]
    return ""


def _has_numbers(sheet: Sheet, layout: Layout, column: int) -> bool:
    return any(
        isinstance(sheet.value(row, column), int | float) for row in range(layout.data, sheet.shape[0])
    )


def _text(value: Any) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())
