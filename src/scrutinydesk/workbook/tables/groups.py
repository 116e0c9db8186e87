"""Rows between the figures that hold words alone: headings of groups, or notes, or rows without figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from scrutinydesk.workbook.tables.bands import Band, row_at
from scrutinydesk.workbook.tables.keys import is_total
from scrutinydesk.workbook.tables.kinds import Sort
from scrutinydesk.workbook.tables.words import clean, is_note, names_labels

if TYPE_CHECKING:
    from scrutinydesk.workbook.tables.boxes import Box

NEIGHBOURS = 3  # rows above and below by whose order a row without figures is told from a heading
_WORD = re.compile(r"\w+")
_TOTALS = {"total", "totals", "subtotal", "sub", "all", "overall", "for", "of", "in"}
_BARE_TOTAL = re.compile(r"(?:sub|grand|group)?[ -]?totals?|all", re.IGNORECASE)


class Head(NamedTuple):
    """One heading of a group; headings in the same manner take each other's place."""

    text: str
    column: int
    indent: int
    capitals: bool

    @property
    def manner(self) -> tuple[int, int, bool]:
        return self.column, self.indent, self.capitals


def settle_groups(band: Band, labels: list[int], first: int) -> None:
    """Take out of the group headings of a band what is a note, the heading of the labels, or a bare row.

    ``first`` is the first column of figures.
    """
    box = band.box
    for row in list(band.groups):
        text = words_of(box, row)
        line = box.line(row)
        if is_note(text) and line[0][0] < first:
            band.groups.remove(row)
            band.notes.append(row)
        elif _is_bare(band, row, [column for column in labels if column < first]) or all(
            column > first and column in labels for column, _, _ in line
        ):
            band.groups.remove(row)
            band.bare.append(row)
    if len(band.groups) == 1 and band.groups[0] < band.first and names_labels(words_of(box, band.groups[0])):
        band.headings.append(band.groups.pop())
    _move_lone_heading(band, first)
    if len(band.groups) == 1 and labels and _is_in_order(band, labels[0], band.groups[0]):
        band.bare.append(band.groups.pop())


def _is_bare(band: Band, row: int, labels: list[int]) -> bool:
    """Tell whether a row fills all columns of labels, as the row of figures after it does."""
    at = row_at(band.figures, row)
    if len(labels) < 2 or at >= len(band.figures) or [each[0] for each in band.box.line(row)] != labels:  # noqa: PLR2004
        return False
    return bool((band.box.codes[band.figures[at], labels] != Sort.BLANK).all())


def _move_lone_heading(band: Band, first: int) -> None:
    """Make a text alone over the figures a group heading, where others like it follow between them."""
    between = [row for row in band.groups if row > band.first and band.box.line(row)[0][0] >= first]
    if between and len(band.headings) > 1:
        line = band.box.line(band.headings[-1])
        if len(line) == 1 and line[0][0] == band.box.line(between[0])[0][0]:
            band.groups.insert(0, band.headings.pop())


def _is_in_order(band: Band, column: int, row: int) -> bool:
    """Tell whether a lone text fits into the order of the labels around it, as a row without figures does."""
    values, rows = band.box.sheet.values, band.figures
    before = [each for each in rows[: 2 * len(rows)] if row - NEIGHBOURS <= each < row]
    after = [each for each in rows if row < each <= row + NEIGHBOURS]
    if len(before) < NEIGHBOURS or len(after) < NEIGHBOURS:
        return False
    names = [clean(values[each, column]).casefold() for each in (*before, row, *after)]
    return all(names) and names == sorted(set(names))


def words_of(box: Box, row: int) -> str:
    """Return the cells of a row as one line."""
    return " ".join(clean(value) for _, _, value in box.line(row))


class Groups:
    """Which group headings hold at each row of figures, and labels that group rows hand down.

    A text in a column of labels whose next cell is blank is carried down that column; any other heads
    a group.
    """

    def __init__(self, band: Band, columns: Sequence[int]) -> None:
        self._box = band.box
        self._rows = sorted(band.groups)
        self._columns = columns

    def __bool__(self) -> bool:
        return bool(self._rows)

    def walk(
        self, rows: Sequence[int], cells: Sequence[Sequence[Any]]
    ) -> Iterator[tuple[tuple[Head, ...], dict[int, Any]]]:
        """Yield, for each row of figures, its group headings and the labels handed down to it.

        ``cells`` are the labels of the rows, as they stand.

        Yields
        ------
        tuple of Head and mapping of column to label
        """
        held: tuple[Head, ...] = ()
        at, since, before = 0, 0, -1
        was_total = False
        inner = 0
        for number, row in enumerate(rows):
            block: list[Head] = []
            down: dict[int, Any] = {}
            while at < len(self._rows) and self._rows[at] < row:
                held, block = self._read(self._rows[at], cells[number], held, block, down)
                at += 1
            own = [clean(cell) for cell in cells[number] if cell is not None]
            if block:
                held, since, was_total = _replaced(held, block), number, False
                inner = self._indent(cells[number], held[-1].column)
            elif number > since and row - before > 1 and is_total(own):
                held = ()
            elif was_total:
                held = held[:-1]
            if held and inner > held[-1].indent and number > since:
                # Where what is in a group is indented, a row that is not any more stands outside.
                indent = self._indent(cells[number], held[-1].column)
                held = tuple(head for head in held if head.column != held[-1].column or head.indent < indent)
            was_total = bool(held) and number > since and any(_ends(label, held[-1].text) for label in own)
            if own and cells[number][0] is not None and len(self._columns) > 1:
                held = tuple(head for head in held if head.column <= self._columns[0] or not self._fed(head))
            before = row
            yield held, down

    def _indent(self, cells: Sequence[Any], column: int) -> int:
        """Return how far the label of a row is indented by blanks; 0 where the column is none of labels."""
        cell = cells[self._columns.index(column)] if column in self._columns else None
        return _indent(cell) if isinstance(cell, str) else 0

    def _fed(self, head: Head) -> bool:
        return head.column in self._columns

    def _read(
        self,
        row: int,
        following: Sequence[Any],
        held: tuple[Head, ...],
        block: list[Head],
        down: dict[int, Any],
    ) -> tuple[tuple[Head, ...], list[Head]]:
        for column, _, value in self._box.line(row):
            at = self._columns.index(column) if column in self._columns[:-1] else -1
            if at >= 0 and following[at] is None:
                down[column] = value
                held = tuple(head for head in held if head.column < column)
                block = [head for head in block if head.column < column]
            else:
                raw = str(value)
                block = [*block, Head(clean(value), column, _indent(raw), raw.isupper())]
        return held, block


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _ends(label: str, head: str) -> bool:
    """Tell whether a label is the total of a group: a bare one, or one that names the group."""
    if _BARE_TOTAL.fullmatch(label):
        return True
    words = _words(label)
    return is_total([label]) and bool(words) and words <= _words(head)


def _words(label: str) -> set[str]:
    return set(_WORD.findall(label.casefold())) - _TOTALS


def _replaced(held: tuple[Head, ...], block: list[Head]) -> tuple[Head, ...]:
    """Return the headings that hold after some more, written without figures between them.

    A later one takes the place of that written in the same manner, or else of the innermost.
    """
    for at, head in enumerate(held):
        if head.manner == block[0].manner and len({each.manner for each in held}) > 1:
            return (*held[:at], *block)
    return (*held[: max(0, len(held) - len(block))], *block)
