"""What the headings of a table say of each of its columns, merged cells and blank ones filled in."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from scrutinydesk.measures.observations import Mark
from scrutinydesk.periods import NAMES, Window
from scrutinydesk.workbook.tables import times, wordings
from scrutinydesk.workbook.tables.bands import Band
from scrutinydesk.workbook.tables.blocks import block_heads
from scrutinydesk.workbook.tables.keys import ColumnKey, is_total
from scrutinydesk.workbook.tables.kinds import Sort
from scrutinydesk.workbook.tables.labels import Labels, Parted, may_cling
from scrutinydesk.workbook.tables.lines import counts_up
from scrutinydesk.workbook.tables.merges import Merges
from scrutinydesk.workbook.tables.reach import Level, reached
from scrutinydesk.workbook.tables.words import COMPACT, clean, is_unit, sums_up

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Book, Position

MANY = 3  # columns of figures from which a unit over the last of them is that of all


class _Heading(NamedTuple):
    """One heading, read.

    Attributes
    ----------
    text : str
        As it stands.
    parted : Parted
        The same without its footnotes.
    window : Window or None
        The period that it states.
    alone : ColumnKey or None
        What it says of a column that has no other; None where that takes more than the heading.
    """

    text: str
    parted: Parted
    window: Window | None
    alone: ColumnKey | None = None


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
        heard = self._heard(levels)
        made = {}
        for column in columns:
            above = [level[column] for level in levels if column in level]
            alone = heard[above[0]].alone if len(above) == 1 else None
            made[column] = alone or self._key({origin: heard[origin] for origin in above}, said)
        return self._in_blocks(_of_years(self._told_apart(made, levels)))

    def _heard(self, levels: list[Level]) -> dict[Position, _Heading]:
        """Read every heading once."""
        values = self.band.box.sheet.values
        cells = {origin: values[origin] for level in levels for origin in level.values()}
        self._forms = times.forms_of(cells.values())
        heard: dict[Position, _Heading] = {}
        for level in levels:
            origins = dict.fromkeys(level.values())
            numbers = _is_timely([cells[origin] for origin in origins])
            for origin in origins:
                if origin not in heard:
                    value = cells[origin]
                    plain = _plainly(value, self._forms, numbers) if isinstance(value, str) else None
                    heard[origin] = plain or self._hear(origin, value, numbers=numbers)
        return heard

    def lowest(self, column: int) -> str:
        """Return the lowest heading of a column of labels; empty where it has none."""
        for row in reversed(self.band.headings):
            value = self.band.box.sheet.values[self.merges.origin(row, column)]
            if value is not None:
                return self.labels.part(clean(value)).label
        return ""

    def _levels(self, columns: list[int]) -> list[Level]:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        band, values = self.band, self.band.box.sheet.values
        rows = [row for row in sorted(band.headings) if not self._names_fields(row, columns[0])]
        codes = band.box.codes
        spacers: list[int] = []
        if rows:
            part = codes[rows[0] : band.last + 1, columns[0] : columns[-1] + 1]
            blank = np.flatnonzero(~part.any(axis=0))
            spacers = (blank + columns[0]).tolist()
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
        if [*level] != [columns[-1]] or len(columns) < MANY:
            return False
        text = clean(self.band.box.sheet.values[level[columns[-1]]])
        return is_unit(text) and any(columns[-1] in other for other in lower)

    def _is_numbering(self, level: Level, others: list[Level]) -> bool:
        """Tell whether a level only numbers columns that have names already."""
        if not level or not any(set(level) <= set(other) for other in others):
            return False
        row = next(iter(level.values()))[0]
        numbers = [value for _, sort, value in self.band.box.line(row) if sort == Sort.NUMBER]
        return len(numbers) >= len(level) and counts_up(numbers)

    def _hear(self, origin: Position, value: Any, *, numbers: bool) -> _Heading:
        """Read one heading; ``numbers`` tells whether a bare one is a period."""
        text = clean(value)
        parted = self.labels.part(text)
        if isinstance(value, str):
            return _Heading(text, parted, _stated(value, parted.label, self._forms, numbers=numbers))
        style = self.book.number_format(self.band.box.sheet, *origin)
        window = times.period_of(value, style, numbers=numbers, forms=self._forms)
        return _Heading(text, parted, window)

    def _key(self, above: dict[Position, _Heading], said: Window | None) -> ColumnKey:
        """Return what the headings over a column say together."""
        used, window = _window([*above.values()], said)
        texts = [heading.text for heading in above.values()]
        if window is None:
            window = next((found for text in reversed(texts) if (found := wordings.period_in(text))), None)
        if window is not None and _is_to_date(window, texts):
            window = wordings.to_date(window, said)
            used = used if window is not None else set()
        labels, places = [], []
        marks: tuple[Mark, ...] = ()
        for at, (origin, heading) in enumerate(above.items()):
            label, note, marked = heading.parted
            if marked:
                marks = tuple(dict.fromkeys((*marks, *marked)))
            if note:
                self.notes[origin] = note
            if label and at not in used:
                labels.append(label)
                places.append(origin[0])
        total = bool(labels) and is_total(labels)
        return ColumnKey(tuple(labels), window, total, tuple(places), marks)

    def _in_blocks(self, made: dict[int, ColumnKey]) -> dict[int, ColumnKey]:
        """Let a heading name, beside its own column, those after it whose headings come again and again."""
        if any(not key.labels or key.period is not None for key in made.values()):
            return made
        rows = {key.places[0] for key in made.values()}
        names = {column: key.labels[0] for column, key in made.items()}
        if len(rows) > 1 or len(set(names.values())) == len(names):
            return made
        names |= self._without_figures(rows.pop(), made)
        columns = sorted(names)
        heads = dict(zip(columns, block_heads([names[column] for column in columns]), strict=True))
        return {
            column: key._replace(labels=(head, *key.labels), places=(key.places[0], *key.places))
            if (head := heads[column])
            else key
            for column, key in made.items()
        }

    def _without_figures(self, row: int, made: dict[int, ColumnKey]) -> dict[int, str]:
        """Return the headings in a row, among and right behind those of figures, that have none beneath."""
        band, named = self.band, {}
        for column in range(min(made), band.box.right):
            value = band.box.sheet.values[row, column]
            if column in made or value is None:
                continue
            if not (band.box.codes[band.first : band.last + 1, column] != Sort.BLANK).any():
                named[column] = self.labels.part(clean(value)).label
        return named

    def _told_apart(self, made: dict[int, ColumnKey], levels: list[Level]) -> dict[int, ColumnKey]:
        """Put the words of a period back among the labels of columns that nothing else tells apart."""
        if len({key.period and key.period.first.ordinal for key in made.values()}) == len(made):
            return made  # the usual case
        seen: dict[tuple[Any, ...], list[int]] = {}
        for column, key in made.items():
            if key.period is not None and key.period.first.ordinal == key.period.last.ordinal:
                seen.setdefault((key.labels, key.period.first.ordinal), []).append(column)
        values = self.band.box.sheet.values
        for columns in seen.values():
            texts = {}
            for column in columns:
                origins = dict.fromkeys(level[column] for level in levels if column in level)
                texts[column] = [(clean(values[origin]), origin[0]) for origin in origins]
            if len({tuple(each) for each in texts.values()}) > 1:
                for column in columns:
                    labels, places = zip(*texts[column], strict=True)
                    made[column] = made[column]._replace(labels=labels, places=places)
        return made


@lru_cache(maxsize=8192)
def _plainly(value: str, forms: times.Forms, numbers: bool) -> _Heading | None:  # noqa: FBT001  many times
    """Read a heading at whose end nothing clings: it says the same on every sheet. None for any other."""
    text = clean(value)
    if may_cling(text):
        return None
    window = _stated(value, text, forms, numbers=numbers)
    whole = window is None or not _is_to_date(window, [text])
    alone = ColumnKey((), window, total=False) if window is not None and whole else None
    return _Heading(text, Parted(text), window, alone)


def _stated(value: str, label: str, forms: times.Forms, *, numbers: bool) -> Window | None:
    """Return the period that a heading, or its label without what clings to it, states."""
    window = times.period_of(value, numbers=numbers, forms=forms)
    return times.period_of(label, forms=forms) if window is None and label != value else window


def _is_timely(cells: list[Any]) -> bool:
    """Tell whether the numbers of a level are years, year-months or days, not the names of columns."""
    numbers = times.whole_among(cells)
    if not numbers:
        return False
    # The same day may be said for each of the columns beneath it.
    order = [number for number, _ in itertools.groupby(numbers)]
    return times.all_years(numbers) or times.is_time_sequence(order)


def _window(above: list[_Heading], said: Window | None) -> tuple[set[int], Window | None]:
    """Return which levels say when, and what they say together."""
    if len(above) == 1 and above[0].window is not None:
        return {0}, above[0].window
    texts = [heading.text for heading in above]
    for at in range(len(above) - 1):
        both = times.period_of(f"{texts[at]} {texts[at + 1]}")
        if both is not None and len(texts[at]) > 1:
            return {at, at + 1}, both
    windows: dict[int, Window] = {}
    parts: dict[int, tuple[str, int]] = {}
    for at, heading in enumerate(above):
        if heading.window is not None:
            windows[at] = heading.window
        elif (part := times.part_of_year(heading.parted.label)) is not None:
            parts[at] = part
    used, window = (_of_year(windows, parts, said) if parts else None) or _narrowest(windows, texts)
    if parts and window is not None and window.first == window.last:
        used |= {at for at, part in parts.items() if part == ("month", window.last.month)}
    return used, window


def _is_to_date(window: Window, texts: list[str]) -> bool:
    """Tell whether a year is one only up to some month."""
    return len(window.months) == len(NAMES) and wordings.is_to_date(texts)


def _of_years(made: dict[int, ColumnKey]) -> dict[int, ColumnKey]:
    """Let years among the words of headings be their periods: several of them, where there are no others."""
    if any(key.period is not None for key in made.values()):
        return made
    years = {column: wordings.year_in(key.labels) for column, key in made.items()}
    if len({year for year in years.values() if year is not None}) < 2:  # noqa: PLR2004
        return made
    return {column: key._replace(period=years[column]) for column, key in made.items()}


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
    window = min(windows.values(), key=times.length)
    around = {at for at, each in windows.items() if times.covers(each, window)}
    words = " ".join(text for at, text in enumerate(texts) if at not in around)
    longer = wordings.lengthened(words, window)
    if longer is not window:
        around |= {at for at, text in enumerate(texts) if wordings.only_length(text)}
    return around, longer
