"""What the labels at the left say of each row: carried down, beneath group headings, parted from notes."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.keys import RowKey, is_total

if TYPE_CHECKING:
    from scrutinydesk.periods import Window
    from scrutinydesk.workbook.grid import Book, Position, Sheet
    from scrutinydesk.workbook.tables.bands import Band

HIERARCHY = 0.7  # of rows with a label, above which a blank one is just blank
FILLED = 0.9
TIMELY = 0.6
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"(?P<label>.*\S)\s*(?P<notes>[⁰¹²³⁴⁵⁶⁷⁸⁹](?:[⁰¹²³⁴⁵⁶⁷⁸⁹, ]*[⁰¹²³⁴⁵⁶⁷⁸⁹])?)")
_NAMED = re.compile(r"(?P<label>.*\S)\s*[\[(](?:foot)?notes?:? *(?P<notes>\d[\d, and&]*)[\])]", re.IGNORECASE)
_GLUED = re.compile(r"(?P<label>.*[a-z)\]%][)\]%]?)(?P<notes>\d{1,2}(?:, ?\d{1,2})*),?")
_APART = re.compile(r"(?P<label>.*[A-Za-z)])[ ,]*[\[(]?(?P<notes>\d{1,2}(?:, ?\d{1,2})*)[\])]?,?")
_STARRED = re.compile(r"(?P<label>.*[^\s*†‡])\s*(?P<notes>[*†‡]+)")
_NUMBERED = re.compile(r"\s*[\[(]?(?:note )?(\d{1,2})[.)\]:,]?(?=\s|[A-Z])", re.IGNORECASE)


def clean(value: Any) -> str:
    """Return a label as one line; a whole number without its decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


@dataclass
class Labels:
    """Parts labels from what clings to them.

    Attributes
    ----------
    known : set of str
        Labels, in lower case, that stand somewhere without a footnote number.
    numbers : set of str
        Footnotes that the sheet explains.
    accepts : callable
        Tells whether a label is a name that is known for other reasons: of an area or a measure.
    """

    known: set[str]
    numbers: set[str]
    accepts: Callable[[str], bool]
    _parted: dict[str, tuple[str, str]] = field(default_factory=dict)

    def part(self, label: str) -> tuple[str, str]:
        """Return a label and the footnote numbers or signs that clung to it; as it stands where none did."""
        if label[-1:].isalpha():
            return label, ""  # nothing clings to it
        if label not in self._parted:
            self._parted[label] = self._part(label)
        return self._parted[label]

    def _part(self, label: str) -> tuple[str, str]:
        if (found := _RAISED.fullmatch(label)) and not label.endswith(("m²", "m³", "km²")):
            return found["label"], found["notes"].translate(_SUPERSCRIPT)
        if found := _NAMED.fullmatch(label):
            return found["label"], found["notes"].strip()
        if found := _STARRED.fullmatch(label):
            return found["label"], found["notes"]
        if not label[-1:].isdigit() and label[-1:] not in {")", "]", ","}:
            return label, ""
        for form, certain in ((_GLUED, True), (_APART, False)):
            found = form.fullmatch(label)
            if found is None:
                continue
            bare = found["label"].rstrip(" ,")
            explained = {number.strip() for number in found["notes"].split(",")} <= self.numbers
            if (
                self.accepts(bare)
                or bare.casefold() in self.known
                or (certain and explained and _is_word(bare))
            ):
                return bare, found["notes"].replace(" ", "")
        return label, ""


def _is_word(text: str) -> bool:
    return len(re.findall(r"[A-Za-z]", text)) > len("CO")


def footnotes(lines: Iterable[str]) -> set[str]:
    """Return the numbers of the footnotes among lines of words."""
    return {found[1] for line in lines if (found := _NUMBERED.match(line))}


@dataclass
class Rows:
    """The label columns of one table, and how to read them."""

    book: Book
    sheet: Sheet
    columns: list[int]
    headings: Mapping[int, str]
    carried: frozenset[int]
    timely: Mapping[int, bool]  # columns that say when; whether bare numbers count
    months: frozenset[int]  # of these, where 2003-04 is a month
    groups: list[tuple[int, list[str]]]
    origin: Callable[[int, int], Position] | None
    labels: Labels

    def keys(self, rows: Iterable[int]) -> Iterator[tuple[int, RowKey]]:
        """Yield what is said of each row, in order."""
        held: dict[int, Any] = {}
        made: dict[tuple[Any, ...], RowKey] = {}
        starts = [row for row, _ in self.groups]
        values = self.sheet.values
        group: list[str] = []
        before = start = -1
        for row in rows:
            if starts:
                at = bisect.bisect(starts, row) - 1
                start, group = self.groups[at] if at >= 0 else (-1, [])
            cells = [values[row, column] for column in self.columns]
            if self.origin is not None:
                cells = self._merged(row, self.origin)
            if self.carried:
                self._carry(cells, held)
            apart = bool(group) and row - before > 1 and before > start
            try:
                key = made[(apart, *group, *cells)]
            except KeyError:
                key = made[(apart, *group, *cells)] = self._key(row, cells, group, apart=apart)
            before = row
            yield row, key

    def _merged(self, row: int, origin: Callable[[int, int], Position]) -> list[Any]:
        origins = [origin(row, column) for column in self.columns]
        filled = [self.sheet.values[at] for at in origins]
        # A label merged over several label columns is said once.
        return [cell if at == 0 or origins[at] != origins[at - 1] else None for at, cell in enumerate(filled)]

    def _carry(self, cells: list[Any], held: dict[int, Any]) -> None:
        fresh = False
        for at, column in enumerate(self.columns):
            if column not in self.carried:
                continue
            if cells[at] is not None:
                held[column] = cells[at]
                fresh = True
            elif fresh:
                held.pop(column, None)
            else:
                cells[at] = held.get(column)

    def _key(self, row: int, cells: list[Any], group: list[str], *, apart: bool) -> RowKey:
        said: list[tuple[int, Window]] = []
        parts: list[tuple[int, tuple[str, int]]] = []
        for at, column in enumerate(self.columns):
            if column not in self.timely or cells[at] is None:
                continue
            heading = self.headings.get(column, "")
            style = self.book.number_format(self.sheet, row, column)
            window = times.period_of(
                cells[at], style, numbers=self.timely[column], months=column in self.months
            )
            part = times.part_of_year(cells[at], heading)
            if part is not None and (
                window is None or ("month" in heading.casefold() and times.whole(cells[at]))
            ):
                parts.append((at, part))
            elif window is not None:
                said.append((at, times.lengthened(heading, window)))
        groups = list(group)
        window, used = _together(said, parts, groups)
        texts = {
            column: text
            for at, column in enumerate(self.columns)
            if at not in used and (text := clean(cells[at]))
        }
        own = [self.labels.part(text)[0] for text in texts.values()]
        levels = _levels(group, groups)
        if apart and is_total(own):
            groups, levels = [], []
        labels = (*(self.labels.part(text)[0] for text in groups), *own)
        return RowKey(labels, window, is_total(own), (*levels, *texts))


def _levels(before: list[str], after: list[str]) -> list[int]:
    """Return -1 for the outermost group heading, -2 for the next; one of them may have been taken out."""
    levels = [-1 - at for at in range(len(before))]
    if len(after) < len(before):
        gone = next((at for at, text in enumerate(after) if text != before[at]), len(after))
        del levels[gone]
    return levels


def _together(
    said: list[tuple[int, Window]], parts: list[tuple[int, tuple[str, int]]], groups: list[str]
) -> tuple[Window | None, set[int]]:
    """Join what the cells of a row say of the time; takes a year out of ``groups`` where that is used."""
    for at, part in parts:
        for other, year in said:
            if (inner := times.within(year, part)) is not None:
                return inner, {at, other}
        for level, text in enumerate(groups):
            whole = times.period_of(text)
            if whole is not None and (inner := times.within(whole, part)) is not None:
                del groups[level]
                return inner, {at}
    if not said:
        return None, set()
    at, window = min(said, key=lambda each: each[1].last.ordinal - each[1].first.ordinal)
    around = {other for other, each in said if each.first <= window.first and window.last <= each.last}
    return window, around | {at}


def read_rows(
    book: Book,
    band: Band,
    columns: list[int],
    headings: Mapping[int, str],
    labels: Labels,
    origin: Callable[[int, int], Position] | None,
) -> Rows:
    """Return the reader of a table's label columns.

    ``origin`` tells which cell speaks where a merged range lies; None where the sheet has none.
    """
    sheet, figures = band.box.sheet, band.figures
    sample = figures[:4000]
    carried, timely, months = set(), {}, set()
    filled = {column: sheet.values[sample, column] != None for column in columns}  # noqa: E711  element by element
    shares = {column: float(held.mean()) for column, held in filled.items()}
    for column in columns:
        finest = any(other != column and shares[other] >= FILLED for other in columns)
        if 0 < shares[column] < HIERARCHY and filled[column][0] and (column != columns[-1] or finest):
            carried.add(column)
        cells = sheet.values[sample, column][filled[column]].tolist()
        bare = _states_times(cells, headings.get(column, ""))
        if bare is not None:
            timely[column] = bare
            if times.dashed_months(cells):
                months.add(column)
    return Rows(
        book, sheet, columns, headings, frozenset(carried), timely, frozenset(months),
        list(group_labels(band)), origin, labels,
    )  # fmt: skip


def _states_times(cells: list[Any], heading: str) -> bool | None:
    """Return whether bare numbers of a column are periods; None where the column does not say when."""
    if not cells:
        return None
    numbers = [cell for cell in cells if times.whole(cell) is not None]
    bare = bool(numbers) and (
        times.year_like(numbers) == 1
        or times.is_time_sequence(numbers)
        or (bool(times.TIME.search(heading)) and all(map(times.is_serial, numbers)))
    )
    stated = sum(
        times.period_of(cell, numbers=bare) is not None or times.part_of_year(cell, heading) is not None
        for cell in cells
    )
    return bare if stated >= TIMELY * len(cells) else None


def group_labels(band: Band) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows from which group headings hold, and the headings, outermost first.

    Headings without figures between them are levels; a later one takes the place of that written in
    the same manner (indented as far, in capitals or not), or else of the innermost.

    Yields
    ------
    (int, list of str)
    """
    block: list[tuple[str, tuple[int, bool]]] = []
    held: list[tuple[str, tuple[int, bool]]] = []
    rows = sorted(band.groups)
    for at, row in enumerate(rows):
        raw = str(band.box.line(row)[0][2])
        text = " ".join(clean(value) for _, _, value in band.box.line(row))
        block.append((text, (len(raw) - len(raw.lstrip()), raw.isupper())))
        following = rows[at + 1] if at + 1 < len(rows) else band.figures[-1] + 1
        if bisect.bisect(band.figures, following) > bisect.bisect(band.figures, row):
            held = _replaced(held, block)
            block = []
            yield row, [label for label, _ in held]


def _replaced(
    held: list[tuple[str, tuple[int, bool]]], block: list[tuple[str, tuple[int, bool]]]
) -> list[tuple[str, tuple[int, bool]]]:
    for at, (_, style) in enumerate(held):
        if style == block[0][1] and len({each for _, each in held}) > 1:
            return [*held[:at], *block]
    return [*held[: max(0, len(held) - len(block))], *block]
