"""What the headings of a table say of each of its columns, merged cells and blank ones filled in."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutinydesk.measures.observations import Mark
from scrutinydesk.periods import NAMES, Window
from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.bands import Band
from scrutinydesk.workbook.tables.blocks import block_heads
from scrutinydesk.workbook.tables.keys import ColumnKey, is_total
from scrutinydesk.workbook.tables.kinds import Sort
from scrutinydesk.workbook.tables.labels import Labels
from scrutinydesk.workbook.tables.lines import counts_up
from scrutinydesk.workbook.tables.merges import Merges
from scrutinydesk.workbook.tables.reach import Level, reached
from scrutinydesk.workbook.tables.words import COMPACT, clean, is_unit, sums_up

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Book, Position

MANY = 3  # columns of figures from which a unit over the last of them is that of all


@dataclass
class Headings:
    """The headings of one table.

    Attributes
    ----------
    notes : dict of position to str
        Footnote numbers that were parted from headings.
    units : list of str
        Units that stand over the last column and hold for all.
    """

    book: Book
    band: Band
    merges: Merges
    labels: Labels
    notes: dict[Position, str] = field(default_factory=dict)
    units: list[str] = field(default_factory=list)
    _forms: times.Forms = field(default_factory=times.Forms)

    def keys(self, columns: list[int], said: Window | None) -> dict[int, ColumnKey]:
        """Return what is said of each column of figures; ``said`` is the period of the title."""
        levels = self._levels(columns)
        values = self.band.box.sheet.values
        origins = dict.fromkeys(at for level in levels for at in level.values())
        self._forms = times.forms_of(values[at] for at in origins)
        timely = [self._is_timely(level) for level in levels]
        made = {column: self._key(column, levels, timely, said) for column in columns}
        return _in_blocks(_of_years(self._told_apart(made, levels)))

    def lowest(self, column: int) -> str:
        """Return the lowest heading of a column of labels; empty where it has none."""
        for row in reversed(self.band.headings):
            value = self.band.box.sheet.values[self.merges.origin(row, column)]
            if value is not None:
                return self.labels.part(clean(value)).label
        return ""

    def _levels(self, columns: list[int]) -> list[Level]:
        band, values = self.band, self.band.box.sheet.values
        rows = [row for row in sorted(band.headings) if not self._names_fields(row, columns[0])]
        codes = band.box.codes
        spacers = (
            [
                column
                for column in range(columns[0], columns[-1] + 1)
                if not codes[rows[0] : band.last + 1, column].any()
            ]
            if rows
            else []
        )
        levels = reached(values, rows, columns, spacers, self.merges)
        kept = []
        for at, level in enumerate(levels):
            others = [*levels[:at], *levels[at + 1 :]]
            if self._is_unit_of_all(level, columns, levels[at + 1 :]):
                self.units += [clean(values[origin]) for origin in dict.fromkeys(level.values())]
            elif not self._is_numbering(level, others):
                kept.append(level)
        return kept

    def _names_fields(self, row: int, first: int) -> bool:
        """Tell whether a row names the fields of a pivot table, one for each row of headings beneath it."""
        line = self.band.box.line(row)
        if not line or line[0][0] >= first or not sums_up(clean(line[0][2])):
            return False
        lower = sum(other > row for other in self.band.headings)
        names = [clean(value) for _, sort, value in line[1:] if sort == Sort.TEXT]
        beside = [column for column, _, _ in line[1:]] == [*range(first, first + len(names))]
        return beside and (names == [COMPACT] or len(names) == lower > 1)

    def _is_unit_of_all(self, level: Level, columns: list[int], lower: list[Level]) -> bool:
        """Tell whether a lone text over the last column is the unit of all columns."""
        origins = set(level.values())
        if len(origins) != 1 or set(level) != {columns[-1]} or len(columns) < MANY:
            return False
        text = clean(self.band.box.sheet.values[origins.pop()])
        return is_unit(text) and any(columns[-1] in other for other in lower)

    def _is_numbering(self, level: Level, others: list[Level]) -> bool:
        """Tell whether a level only numbers columns that have names already."""
        if not level or not any(set(level) <= set(other) for other in others):
            return False
        row = next(iter(level.values()))[0]
        numbers = [value for _, sort, value in self.band.box.line(row) if sort == Sort.NUMBER]
        return len(numbers) >= len(level) and counts_up(numbers)

    def _is_timely(self, level: Level) -> bool:
        """Tell whether the numbers of a level are years, year-months or days, not the names of columns."""
        values = self.band.box.sheet.values
        cells = [values[origin] for origin in dict.fromkeys(level.values())]
        numbers = [cell for cell in cells if times.whole(cell) is not None]
        if not numbers:
            return False
        # The same day may be said for each of the columns beneath it.
        order = [number for number, _ in itertools.groupby(numbers)]
        return times.year_like(numbers) == 1 or times.is_time_sequence(order)

    def _key(self, column: int, levels: list[Level], timely: list[bool], said: Window | None) -> ColumnKey:
        origins: dict[Position, bool] = {}
        for level, numbers in zip(levels, timely, strict=True):
            if column in level:
                origins.setdefault(level[column], numbers)
        values = self.band.box.sheet.values
        cells = [(origin, values[origin], numbers) for origin, numbers in origins.items()]
        used, window = self._window(cells, said)
        texts = [clean(value) for _, value, _ in cells]
        if window is None:
            window = next((found for text in reversed(texts) if (found := times.period_in(text))), None)
        if window is not None and len(window.months) == len(NAMES) and times.is_to_date(texts):
            window = times.to_date(window, said)
            used = used if window is not None else set()
        labels, places = [], []
        marks: list[Mark] = []
        for at, (origin, value, _) in enumerate(cells):
            text, note, marked = self.labels.part(clean(value))
            marks += marked
            if note:
                self.notes[origin] = note
            if at not in used and text:
                labels.append(text)
                places.append(origin[0])
        return ColumnKey(tuple(labels), window, is_total(labels), tuple(places), tuple(dict.fromkeys(marks)))

    def _told_apart(self, made: dict[int, ColumnKey], levels: list[Level]) -> dict[int, ColumnKey]:
        """Put the words of a period back among the labels of columns that nothing else tells apart."""
        seen: dict[tuple[Any, ...], list[int]] = {}
        for column, key in made.items():
            if key.period is not None and key.period.first == key.period.last:
                seen.setdefault((key.labels, key.period.first), []).append(column)
        values = self.band.box.sheet.values
        for columns in seen.values():
            if len(columns) < 2:  # noqa: PLR2004
                continue
            texts = {}
            for column in columns:
                origins = dict.fromkeys(level[column] for level in levels if column in level)
                texts[column] = [(clean(values[origin]), origin[0]) for origin in origins]
            if len({tuple(each) for each in texts.values()}) > 1:
                for column in columns:
                    labels, places = zip(*texts[column], strict=True)
                    made[column] = made[column]._replace(labels=labels, places=places)
        return made

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
            window = self._period(origin, value, numbers=numbers)
            if window is not None:
                windows[at] = window
            elif (part := times.part_of_year(self.labels.part(texts[at]).label)) is not None:
                parts[at] = part
        used, window = _of_year(windows, parts, said) or _narrowest(windows, texts)
        if window is not None and window.first == window.last:
            used |= {at for at, part in parts.items() if part == ("month", window.last.month)}
        return used, window

    def _period(self, origin: Position, value: Any, *, numbers: bool) -> Window | None:
        style = self.book.number_format(self.band.box.sheet, *origin)
        window = times.period_of(value, style, numbers=numbers, forms=self._forms)
        if window is None and isinstance(value, str):
            bare = self.labels.part(clean(value)).label
            if bare != value:
                window = times.period_of(bare, forms=self._forms)
        return window


def _of_years(made: dict[int, ColumnKey]) -> dict[int, ColumnKey]:
    """Let years among the words of headings be their periods: several of them, where there are no others."""
    if any(key.period is not None for key in made.values()):
        return made
    years = {column: times.year_in(key.labels) for column, key in made.items()}
    if len({year for year in years.values() if year is not None}) < 2:  # noqa: PLR2004
        return made
    return {column: key._replace(period=years[column]) for column, key in made.items()}


def _in_blocks(made: dict[int, ColumnKey]) -> dict[int, ColumnKey]:
    """Let a heading name, beside its own column, those after it whose headings come again and again."""
    if any(not key.labels or key.period is not None for key in made.values()):
        return made
    heads = block_heads([key.labels[0] for key in made.values()])
    return {
        column: key._replace(labels=(head, *key.labels), places=(key.places[0], *key.places)) if head else key
        for (column, key), head in zip(made.items(), heads, strict=True)
    }


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
        around |= {at for at, text in enumerate(texts) if times.only_length(text)}
    return around, longer
