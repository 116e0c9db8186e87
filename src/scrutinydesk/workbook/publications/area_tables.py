"""Police force area tables: a row an area, with its ONS code; a column an offence or a year.

The period stands in the title or above the columns, the kind of figure (number, rate, percentage
change) in the title, in a units row or in the heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.measures.names import fold
from scrutinydesk.numerals import rounded
from scrutinydesk.periods import Month, Span, Window, read_period
from scrutinydesk.workbook.publications.gathered import AreaColumn, Gathered

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Sheet

HEADER_DEPTH = 15
_CODES = {"areacode", "areacodes", "geocode", "onscode", "code"}
_NAMES = {"areaname", "areanames", "policeforcearea", "forcename", "area", "policeforce"}
_ENDING = re.compile(r"(?:year|12 months) (?:ending|to)\s+([a-z]+)\.?\s+((?:19|20)\d\d|\d\d)", re.I)
_MID_YEAR = re.compile(r"mid[- ]?((?:19|20)\d\d)", re.I)
# What a table is about when its columns are years: words of the title, the most specific first.
_SUBJECTS = (
    (("mid-year", "population"), "population"),
    (("anti-social", "incidents"), "antisocial_behaviour"),
    (("knife",), "knife_crime"),
    (("firearm",), "firearms"),
)
CLOSE_TO_WHOLE = 0.02


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table stands on its sheet: header rows, first row of data, the label columns."""

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
    """Tell whether the sheet has a heading for area codes with a heading for names beside it."""
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
    for area, row in _area_rows(gathered, sheet, layout, meanings).items():
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
        gathered.add(row.measure, row.area, window, whole, row.sheet, f"{row.cell}, {place}")
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
    rows, columns = sheet.shape
    for row in range(min(rows, HEADER_DEPTH)):
        for column in range(min(columns, 4)):
            if _folded(sheet.value(row, column)) in _CODES:
                return _with_names(sheet, row, column)
    return None


def _with_names(sheet: Sheet, row: int, code: int) -> Layout | None:
    for beside in (row, row - 1, row + 1):
        for column in range(code + 1, code + 3):
            if _folded(sheet.value(beside, column)) in _NAMES:
                data = _first_data(sheet, max(row, beside) + 1, code)
                return None if data is None else Layout(row, data, code, column)
    return None


def _first_data(sheet: Sheet, start: int, code: int) -> int | None:
    for row in range(start, min(sheet.shape[0], start + HEADER_DEPTH)):
        value = sheet.value(row, code)
        if isinstance(value, str) and re.fullmatch(r"[A-Z]\d{8}", value.strip()):
            return row
    return None


def _meanings(gathered: Gathered, sheet: Sheet, layout: Layout, title: str) -> dict[int, Meaning]:
    found, carried = {}, ""
    units = _units(sheet, layout)
    for column in range(layout.name + 1, sheet.shape[1]):
        stack = [_text(sheet.value(row, column)) for row in range(layout.header - 1, layout.data)]
        # A year above two columns (number, rate) stands in the first of them.
        if stack[0] and _period(stack[0]):
            carried = stack[0]
        elif stack[0]:
            carried = ""
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
    window = next(filter(None, map(_period, reversed(words))), None) or _title_period(title)
    measure = _measure(gathered, words, title)
    if measure is None or window is None or kind in {"rate", "share"}:
        return None
    stock = gathered.resources.catalogue[measure].kind == "stock"
    if stock and window.span is not Span.DATE:
        window = Window.date(window.last)
    return Meaning(measure, window, kind == "change")


def _measure(gathered: Gathered, words: list[str], title: str) -> str | None:
    catalogue = gathered.resources.catalogue
    for word in reversed(words):
        bare = re.sub(r"\(exclud[^)]*\)|\(includ[^)]*\)", "", word)
        found = catalogue.find(word) or catalogue.find(bare)
        if found:
            return found
        if "population figures" in word.lower():
            return "population"
    years = any(_period(word) for word in words)
    text = fold_spaces(title)
    for subject, measure in _SUBJECTS:
        # Columns of single offences in such a table are parts of its subject, not the subject.
        if years and all(part in text for part in subject):
            return measure
    return None


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
    for match in reversed(list(_ENDING.finditer(title))):
        window = read_period(f"{match[1]} {match[2]}")
        if window is not None:
            return Window.rolling_12(window.last)
    return None


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
    for row in range(layout.header):
        text = _text(sheet.value(row, 0))
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


def _folded(value: Any) -> str:
    return fold(value) if isinstance(value, str) else ""
