"""When: what the labels of a row say of the time, in one column or several, or in a group heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from scrutinydesk.periods import Span, Window
from scrutinydesk.workbook.tables import times, wordings
from scrutinydesk.workbook.tables.groups import Head
from scrutinydesk.workbook.tables.label_columns import LabelColumns
from scrutinydesk.workbook.tables.words import clean

Combination = tuple[Any, ...]  # the group headings, and the cells of the columns that say when
LATE = 3  # months or quarters by which a year begins


class RowTime(NamedTuple):
    """What a combination of labels says.

    Attributes
    ----------
    window : Window or None
    used : frozenset of int
        Which of the columns said so.
    groups : tuple of Head
        The group headings, without one that was used.
    """

    window: Window | None
    used: frozenset[int]
    groups: tuple[Head, ...]


class RowTimes:
    """Reads combinations of labels."""

    def __init__(self, columns: LabelColumns) -> None:
        self._columns = columns

    def read(self, line: Combination, row: int) -> RowTime:
        """Read the group headings and labels of a row."""
        columns = self._columns
        said: list[tuple[int, Window]] = []
        parts: list[tuple[int, tuple[str, int]]] = []
        for at, (column, cell) in enumerate(zip(columns.when, line[1:], strict=True)):
            if cell is None:
                continue
            heading = columns.headings.get(column, "")
            style = columns.book.number_format(columns.sheet, row, column)
            window = times.period_of(cell, style, numbers=columns.timely[column], forms=columns.forms[column])
            part = times.part_of_year(cell, heading)
            if part is not None and (window is None or ("month" in heading.casefold() and times.whole(cell))):
                parts.append((at, part))
            elif window is not None:
                said.append((at, wordings.lengthened(heading, window)))
        found = _together(said, parts, line[0])
        if found.window is None and parts and columns.said is not None:
            at, part = parts[0]
            if (inner := times.within(columns.said, part)) is not None:
                return RowTime(inner, frozenset({at}), line[0])
        return found


def _together(
    said: list[tuple[int, Window]], parts: list[tuple[int, tuple[str, int]]], groups: tuple[Head, ...]
) -> RowTime:
    for at, part in parts:
        if (inner := _inner(at, part, said, groups)) is not None:
            return inner
    if not said:
        return RowTime(None, frozenset(), groups)
    at, window = min(said, key=lambda each: times.length(each[1]))
    around = {other for other, each in said if times.covers(each, window)}
    for level, (text, *_) in enumerate(groups):
        longer = wordings.lengthened(text, window)
        if longer != window and wordings.only_length(text):
            return RowTime(longer, frozenset(around | {at}), (*groups[:level], *groups[level + 1 :]))
    return RowTime(window, frozenset(around | {at}), groups)


def _inner(
    at: int, part: tuple[str, int], said: list[tuple[int, Window]], groups: tuple[Head, ...]
) -> RowTime | None:
    """Return the month or quarter that one label states of the year that another, or a group, states."""
    for other, year in said:
        if (inner := times.within(year, part)) is not None:
            return RowTime(inner, frozenset({at, other}), groups)
    for level, (text, *_) in enumerate(groups):
        whole = times.period_of(text)
        if whole is not None and (inner := times.within(whole, part)) is not None:
            return RowTime(inner, frozenset({at}), (*groups[:level], *groups[level + 1 :]))
    return None


def said_alike(said: Mapping[Combination, RowTime]) -> set[Combination]:
    """Return the combinations that name different days of one month: their labels stay."""
    seen: dict[tuple[Any, ...], list[Combination]] = {}
    for line, each in said.items():
        if each.window is not None and each.window.first == each.window.last:
            seen.setdefault((each.window.first, each.groups), []).append(line)
    alike: set[Combination] = set()
    for lines in seen.values():
        if len(lines) > 1 and any(said[line].window.span in {Span.DATE, Span.OTHER} for line in lines):  # type: ignore[union-attr]
            texts = {tuple(map(clean, line[1:])) for line in lines}
            alike.update(lines if len(texts) > 1 else ())
    return alike


def count_years_on(
    rows: LabelColumns, columns: dict[int, list[Any]], lines: Sequence[tuple[Any, ...]]
) -> None:
    """Count a year on that is not written where its months begin again: December is followed by January."""
    for at, column in enumerate(rows.columns[:-1]):
        following = rows.columns[at + 1]
        if column not in rows.carried or not rows.timely.get(column) or following not in rows.timely:
            continue
        heading = rows.headings.get(following, "")
        ahead, before = 0, 0
        for number, line in enumerate(lines):
            part = times.part_of_year(columns[following][number], heading)
            if line[at] is not None or part is None:
                ahead = 0
            elif part[1] <= LATE and before > part[1] and before in {4, 12}:
                ahead += 1
            before = part[1] if part is not None else 0
            year = times.whole(columns[column][number])
            if ahead and year is not None:
                columns[column][number] = year + ahead
