"""What the headings of a table say of each of its columns, merged cells and blank ones filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutinydesk.periods import Window
from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.keys import ColumnKey, is_total
from scrutinydesk.workbook.tables.labels import Labels, clean

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Book, Position, Sheet
    from scrutinydesk.workbook.tables.bands import Band

MERGED = 100_000  # cells of a merged range at most; larger ones are decoration


class Merges:
    """Which cell speaks where a merged range lies."""

    def __init__(self, sheet: Sheet) -> None:
        self._first: dict[Position, Position] = {}
        for top, left, bottom, right in sheet.merged:
            if (bottom - top + 1) * (right - left + 1) > MERGED:
                continue
            for row in range(top, bottom + 1):
                self._first.update(((row, column), (top, left)) for column in range(left, right + 1))

    def __bool__(self) -> bool:
        return bool(self._first)

    def origin(self, row: int, column: int) -> Position:
        """Return the cell that says what stands here."""
        return self._first.get((row, column), (row, column))

    def covers(self, row: int, column: int) -> bool:
        """Tell whether a cell is part of a merged range."""
        return (row, column) in self._first


@dataclass
class Headings:
    """The headings of one table."""

    book: Book
    band: Band
    merges: Merges
    labels: Labels
    notes: dict[Position, str] = field(default_factory=dict)
    months: bool = False  # whether 2003-04 is a month here

    def keys(self, columns: list[int], title: str) -> dict[int, ColumnKey]:
        """Return what is said of each column of figures."""
        levels = self._levels(columns)
        values = self.band.box.sheet.values
        self.months = times.dashed_months(values[at] for level in levels for at in level.values())
        timely = [self._is_timely(level) for level in levels]
        said = times.period_in(title)
        return {column: self._key(column, levels, timely, said) for column in columns}

    def lowest(self, column: int) -> str:
        """Return the lowest heading of a column of labels; empty where it has none."""
        for row in reversed(self.band.headings):
            value = self.band.box.sheet.values[self.merges.origin(row, column)]
            if value is not None:
                return self.labels.part(clean(value))[0]
        return ""

    def _levels(self, columns: list[int]) -> list[dict[int, Position]]:
        """Return, for each row of headings, which cell names each column; columns without one are left out.

        A heading reaches as far as its merged range; where a row has none, over the blank cells at
        its right, unless it is the lowest row or an empty column lies between.
        """
        sheet, codes = self.band.box.sheet, self.band.box.codes
        own, named = set(columns), []
        counts = [sum(bool(codes[row, column]) for column in columns) for row in self.band.headings]
        for at, row in enumerate(self.band.headings):
            level: dict[int, Position] = {}
            spreads = counts[at] < max(counts[at + 1 :], default=0) and not any(
                self.merges.covers(row, column) for column in columns
            )
            held: Position | None = None
            for column in range(min(columns), max(columns) + 1):
                origin = self.merges.origin(row, column)
                if sheet.values[origin] is not None:
                    held = origin
                elif not spreads or self._is_spacer(column):
                    held = None
                if held is not None and column in own:
                    level[column] = held
            named.append(level)
        return named

    def _is_spacer(self, column: int) -> bool:
        band = self.band
        return not band.box.codes[band.headings[0] : band.figures[-1] + 1, column].any()

    def _is_timely(self, level: dict[int, Position]) -> bool:
        """Tell whether the numbers of a level are years, year-months or days, not the names of columns."""
        values = self.band.box.sheet.values
        cells = [values[origin] for origin in dict.fromkeys(level.values())]
        numbers = [cell for cell in cells if times.whole(cell) is not None]
        if not numbers:
            return False
        return times.year_like(numbers) == 1 or times.is_time_sequence(numbers)

    def _key(
        self, column: int, levels: list[dict[int, Position]], timely: list[bool], said: Window | None
    ) -> ColumnKey:
        origins: dict[Position, bool] = {}
        for level, numbers in zip(levels, timely, strict=True):
            if column in level:
                origins.setdefault(level[column], numbers)
        cells = [(origin, self.band.box.sheet.values[origin], numbers) for origin, numbers in origins.items()]
        used, window = self._window(cells, said)
        labels, places = [], []
        for at, (origin, value, _) in enumerate(cells):
            text, note = self.labels.part(clean(value))
            if note:
                self.notes[origin] = note
            if at not in used and text:
                labels.append(text)
                places.append(origin[0])
        if window is None:
            window = next((found for label in reversed(labels) if (found := times.period_in(label))), None)
        return ColumnKey(tuple(labels), window, is_total(labels), tuple(places))

    def _window(
        self, cells: list[tuple[Position, Any, bool]], said: Window | None
    ) -> tuple[set[int], Window | None]:
        """Return which levels say when, and what they say together."""
        texts = [clean(value) for _, value, _ in cells]
        for at in range(len(cells) - 1):
            both = times.period_of(f"{texts[at]} {texts[at + 1]}")
            if both is not None and len(texts[at]) > 1:
                return {at, at + 1}, both
        windows: dict[int, Window] = {}
        parts: dict[int, tuple[str, int]] = {}
        for at, (origin, value, numbers) in enumerate(cells):
            style = self.book.number_format(self.band.box.sheet, *origin)
            window = times.period_of(value, style, numbers=numbers, months=self.months)
            if window is not None:
                windows[at] = window
            elif (part := times.part_of_year(value)) is not None:
                parts[at] = part
        return _of_year(windows, parts, said) or _narrowest(windows, texts)


def _of_year(
    windows: dict[int, Window], parts: dict[int, tuple[str, int]], said: Window | None
) -> tuple[set[int], Window] | None:
    """Return the month or quarter that one level states of the year that another, or the title, states."""
    for at, part in parts.items():
        for other, year in windows.items():
            if (inner := times.within(year, part)) is not None:
                return {at, other}, inner
        if not windows and said is not None and (inner := times.within(said, part)) is not None:
            return {at}, inner
    return None


def _narrowest(windows: dict[int, Window], texts: list[str]) -> tuple[set[int], Window | None]:
    if not windows:
        return set(), None
    window = min(windows.values(), key=lambda each: each.last.ordinal - each.first.ordinal)
    around = {at for at, each in windows.items() if each.first <= window.first and window.last <= each.last}
    words = " ".join(text for at, text in enumerate(texts) if at not in around)
    longer = times.lengthened(words, window)
    if longer != window:
        around |= {at for at, text in enumerate(texts) if _only_length(text)}
    return around, longer


_ONLY_LENGTH = re.compile(
    r"(?:rolling )?(?:12|twelve|3|three)[ -]months?(?: (?:to|ending|ended))?(?: the)?:?"
    r"|(?:years?|quarters?) (?:to|ending|ended):?",
    re.IGNORECASE,
)


def _only_length(text: str) -> bool:
    """Tell whether a heading says only how long a period is, such as ``12 months to``."""
    return _ONLY_LENGTH.fullmatch(text) is not None
