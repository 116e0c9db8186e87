"""What the labels of a table say of its rows: carried down, beneath group headings, parted from notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from scrutinydesk.measures.observations import Mark
from scrutinydesk.workbook.tables.bands import Band, row_at
from scrutinydesk.workbook.tables.blocks import MOST, block_heads, indented_heads, spread
from scrutinydesk.workbook.tables.groups import Groups, Head
from scrutinydesk.workbook.tables.keys import RowKey, is_total
from scrutinydesk.workbook.tables.label_columns import LabelColumns
from scrutinydesk.workbook.tables.labels import Labels, may_cling
from scrutinydesk.workbook.tables.row_times import Combination, RowTime, RowTimes, count_years_on, said_alike
from scrutinydesk.workbook.tables.words import clean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.periods import Window
    from scrutinydesk.workbook.tables.merges import Merges


@dataclass(frozen=True, slots=True)
class Axis:
    """One column of labels, or one level of group headings, over all rows of a table.

    Attributes
    ----------
    column : int
        Of ``Sheet.values``; -1 and down for group headings, from the outermost.
    heading : str
        Of the column; empty for group headings.
    labels : tuple of str
        The different labels, each once.
    index : ndarray of int32
        For each row of figures the position of its label in ``labels``; -1 where it has none.
    marks : mapping of position in ``labels`` to marks
        Such as revised, where it stands beside the label.
    """

    column: int
    heading: str
    labels: tuple[str, ...]
    index: NDArray[np.int32]
    marks: Mapping[int, tuple[Mark, ...]]


class Axes(NamedTuple):
    """All that the labels of a table say of its rows, one entry a row of figures.

    Attributes
    ----------
    axes : tuple of Axis
        Outermost first.
    windows : tuple of Window or None
        The different periods.
    when : ndarray of int32
        Position in ``windows``.
    """

    axes: tuple[Axis, ...]
    windows: tuple[Window | None, ...]
    when: NDArray[np.int32]


@dataclass
class Rows:
    """The label columns of one table, and how to read them.

    Attributes
    ----------
    columns : LabelColumns
    """

    columns: LabelColumns
    band: Band = field(repr=False)
    parting: Labels = field(repr=False)
    merges: Merges = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """All group headings."""
        return tuple(
            dict.fromkeys(label for axis in self.axes.axes if axis.column < 0 for label in axis.labels)
        )

    @cached_property
    def axes(self) -> Axes:
        """What the labels say, axis by axis; read at the first use."""
        return _Reading(self).axes()

    def keys(self, rows: Iterable[int]) -> Iterator[tuple[int, RowKey]]:
        """Yield what is said of each row, in order."""
        axes, windows, when = self.axes
        indexes = [axis.index.tolist() for axis in axes]
        periods, figures = when.tolist(), self.band.figures
        made: dict[tuple[int, ...], RowKey] = {}
        for row in rows:
            number = row_at(figures, row)
            places = (periods[number], *(index[number] for index in indexes))
            key = made.get(places)
            if key is None:
                key = made[places] = _key(axes, places[1:], windows[places[0]])
            yield row, key


def _key(axes: tuple[Axis, ...], places: tuple[int, ...], window: Window | None) -> RowKey:
    said = [(axis, at) for axis, at in zip(axes, places, strict=True) if at >= 0]
    marks = [mark for axis, at in said for mark in axis.marks.get(at, ())]
    return RowKey(
        tuple(axis.labels[at] for axis, at in said),
        window,
        is_total(axis.labels[at] for axis, at in said if axis.column >= 0),
        tuple(axis.column for axis, _ in said),
        tuple(dict.fromkeys(marks)),
    )


class _Reading:
    """Reads all labels of a table, a column at a time."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.figures: Sequence[int] = rows.band.figures
        self.groups: list[tuple[Head, ...]] = []

    def axes(self) -> Axes:
        columns = self._cells()
        windows, when = self._times(columns)
        placed = [(column, 1, self._axis(column, cells)) for column, cells in columns.items()]
        held = dict.fromkeys(self.groups)
        for level in range(max(map(len, held), default=0)):
            texts = [group[level].text if len(group) > level else None for group in self.groups]
            # A heading in a column of labels at the right of others stands behind these.
            column = min(group[level].column for group in held if len(group) > level)
            if column > max(columns, default=column):
                column = -1  # over the figures: outside of all labels
            placed.append((column, 0, self._axis(-1 - level, texts)))
        placed.sort(key=lambda each: (each[0], each[1], -each[2].column))
        axes = tuple(axis for _, _, axis in placed if axis.labels)
        return Axes(axes, windows, when)

    def _axis(self, column: int, cells: list[Any]) -> Axis:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        numbers: dict[str, int] = {}
        places: dict[Any, int] = {}
        marked: dict[Any, tuple[Mark, ...]] = {}
        for cell in dict.fromkeys(cells):
            label = clean(cell)
            if may_cling(label):
                label, _, marked[cell] = self.rows.parting.part(label)
            places[cell] = numbers.setdefault(label, len(numbers)) if label else -1
        marks = {places[cell]: each for cell, each in marked.items() if each}
        index = np.fromiter(map(places.__getitem__, cells), np.int32, len(cells))
        return Axis(column, self.rows.columns.headings.get(column, ""), tuple(numbers), index, marks)

    def _cells(self) -> dict[int, list[Any]]:
        """Return the labels of each column, merged and carried ones filled in; reads the groups too."""
        rows, figures = self.rows, self.figures
        values = rows.band.box.sheet.values
        index = slice(figures.start, figures.stop) if isinstance(figures, range) else figures
        columns = {column: values[index, column].tolist() for column in rows.columns.columns}
        if rows.merges:
            rows.merges.fill(columns, figures, values)
        for column in [column for column, cells in columns.items() if cells and cells[0] is None]:
            for fine in columns.values():
                columns[column] = spread(fine, columns[column])
        groups = Groups(rows.band, rows.columns.columns)
        if groups or rows.columns.carried:
            self._carry(columns, groups)
        elif len(columns) == 1 and not rows.columns.timely and len(figures) <= MOST:
            self._name_blocks(*columns.items())
        return columns

    def _name_blocks(self, only: tuple[int, list[Any]]) -> None:
        """Let a row of figures head those that repeat beneath it and its like."""
        column, cells = only
        heads = block_heads([self.rows.parting.part(clean(cell)).label for cell in cells])
        if not any(heads):
            heads = [self.rows.parting.part(head).label for head in indented_heads(cells)]
        if any(heads):
            self.groups = [(Head(head, column, 0, capitals=False),) if head else () for head in heads]

    def _carry(self, columns: dict[int, list[Any]], groups: Groups) -> None:
        rows = self.rows.columns
        lines = list(zip(*columns.values(), strict=True)) or [()] * len(self.figures)
        held: dict[int, Any] = {}
        carried = set(rows.carried)
        for number, (group, down) in enumerate(groups.walk(self.figures, lines)):
            self.groups.append(group)
            carried |= down.keys()
            fresh = False
            for at, column in enumerate(rows.columns):
                own = lines[number][at]
                if own is None and column in down:
                    own = columns[column][number] = down[column]
                if column not in carried:
                    continue
                if own is not None:
                    held[column] = own
                    fresh = True
                elif fresh:
                    held.pop(column, None)
                else:
                    columns[column][number] = held.get(column)
        if rows.timely:
            count_years_on(rows, columns, lines)

    def _times(self, columns: dict[int, list[Any]]) -> tuple[tuple[Window | None, ...], NDArray[np.int32]]:
        """Return the different periods, and which of them holds where.

        The labels that say when are looked at together, once for each combination of them.
        """
        import numpy as np  # noqa: PLC0415  late, as the readers are

        timely = self.rows.columns.when
        if not timely:
            return (None,), np.zeros(len(self.figures), np.int32)
        groups = self.groups or repeat(())
        numbers: defaultdict[Combination, int] = defaultdict(count().__next__)
        lines = zip(groups, *(columns[column] for column in timely), strict=False)
        codes = np.fromiter(map(numbers.__getitem__, lines), np.intp, len(self.figures))
        # Numbers are given in order: a line that has a higher one than all above is new.
        first = np.flatnonzero(np.diff(np.maximum.accumulate(codes), prepend=-1)).tolist()
        reader = RowTimes(self.rows.columns)
        said = {line: reader.read(line, self.figures[at]) for line, at in zip(numbers, first, strict=True)}
        self._take_out(said, codes, columns)
        held = dict.fromkeys(each.window for each in said.values())
        places = {window: at for at, window in enumerate(held)}
        when = np.array([places[each.window] for each in said.values()], np.int32)
        return tuple(held), when[codes]

    def _take_out(
        self, said: dict[Combination, RowTime], codes: NDArray[np.intp], columns: dict[int, list[Any]]
    ) -> None:
        """Take the labels that say when out of ``columns``, and of the groups; ``codes`` number the lines."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        alike = said_alike(said)
        for at, column in enumerate(self.rows.columns.when):
            out = np.array([at in each.used and line not in alike for line, each in said.items()])[codes]
            if out.all():
                columns[column] = [None] * len(codes)
            elif out.any():
                cells = zip(out.tolist(), columns[column], strict=True)
                columns[column] = [None if each else cell for each, cell in cells]
        if self.groups:
            left = [each.groups for each in said.values()]
            self.groups = [left[code] for code in codes.tolist()]
