"""What one table gives: its observations, and which of its cells were used for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from operator import is_
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.measures.observations import Observation
from scrutinydesk.periods import Month, Span, Window
from scrutinydesk.workbook.grid import column_letters
from scrutinydesk.workbook.recipes.names import Stands
from scrutinydesk.workbook.recipes.recipe import NAMING, CellUse, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.measures.catalogue import Kind
    from scrutinydesk.workbook.recipes.standing import Standing


@dataclass
class Taken:
    """What one table gives; which cell states what is worked out when it is asked for.

    Attributes
    ----------
    used : ndarray of bool, rows x columns
        Cells that each state an observation.
    sums : list of Observation
        Worked out from several cells.
    added : int
        How many cells went into sums.
    """

    standing: Standing
    used: NDArray[np.bool_]
    sums: list[Observation] = field(default_factory=list)
    added: int = 0

    @cached_property
    def count(self) -> int:
        """How many cells state an observation."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        return int(np.count_nonzero(self.used))

    def __len__(self) -> int:
        return self.count + len(self.sums)

    @cached_property
    def _places(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        lines, across = np.nonzero(self.used)
        return lines, across

    @cached_property
    def at(self) -> NDArray[np.intp]:
        """Positions of the used cells in ``figures.numbers``."""
        lines, across = self._places
        at: NDArray[np.intp] = lines * self.used.shape[1] + across
        return at

    @cached_property
    def keys(self) -> tuple[NDArray[np.intp], ...]:
        """Of each used cell: positions of measure, area and breakdown, and of its window."""
        keys = [self._picked(self.standing.target(role)) for role in NAMING]
        kinds = self._picked(self.standing.target(Role.MEASURE))
        windows: NDArray[np.intp] = self._settled.numbers[
            self._settled.kind_of[kinds], self._picked(self.standing.when)
        ]
        return (*keys, windows)

    @property
    def windows(self) -> list[Window]:
        """What the windows of ``keys`` point into."""
        return self._settled.windows

    @cached_property
    def _settled(self) -> Settled:
        return settled(self.standing)

    def _picked(self, grid: NDArray[np.intp]) -> NDArray[np.intp]:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        lines, across = self._places
        found: NDArray[np.intp] = grid[lines if len(grid) > 1 else 0, across if grid.shape[1] > 1 else 0]
        return found if found.shape else np.full(len(lines), found)

    def ends(self) -> tuple[int, tuple[int, ...]]:
        """Return the last month of any figure (0 where there is none), and that of each monthly series."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        standing, held = self.standing, self._settled
        last = np.array([window.last.ordinal for window in held.windows], np.intp)
        month = Span.MONTH
        monthly = last * np.array([window.span is month for window in held.windows])
        if len(standing.when) == 1:
            # Periods across: a row is a series.
            kinds = held.kind_of[standing.target(Role.MEASURE)] if len(held.numbers) > 1 else 0
            windows = held.numbers[kinds, standing.when]
            latest = int(np.where(self.used, last[windows], 0).max(initial=0))
            numbered = self.used if standing.figures.whole else self.used & ~np.isnan(standing.figures.values)
            series = np.where(numbered, monthly[windows], 0).max(axis=1, initial=0)
        else:
            latest = int(last[self.keys[3]].max(initial=0))
            series = self._series_ends(monthly)
        added: dict[tuple[str, ...], int] = {}
        for row in self.sums:
            latest = max(latest, row.last)
            if row.span is Span.MONTH:
                added[row[:3]] = max(added.get(row[:3], 0), row.last)
        return latest, (*series[series > 0].tolist(), *added.values())

    def _series_ends(self, monthly: NDArray[np.intp]) -> NDArray[np.intp]:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        sizes = [len(meaning.ids) for meaning in self.standing.meanings.values()]
        series = (self.keys[0] * sizes[1] + self.keys[1]) * sizes[2] + self.keys[2]
        stated = monthly[self.keys[3]]
        if not self.standing.figures.whole:
            stated = np.where(np.isnan(self.standing.figures.values.ravel()[self.at]), 0, stated)
        if sizes[0] * sizes[1] * sizes[2] > MOST:
            series = np.unique(series, return_inverse=True)[1]
        last = np.zeros(int(series.max(initial=0)) + 1, np.intp)
        np.maximum.at(last, series, stated)
        return last

    def cells(self) -> dict[CellUse, int]:
        """Return how many figures of the table met each fate."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        standing = self.standing
        present = standing.figures.present

        def standing_so(how: Stands) -> int:
            there = standing.any_stands(how)
            return int(np.count_nonzero((standing.stands == how) & present)) if there else 0

        fates = {
            CellUse.USED: self.count,
            CellUse.ADDED: self.added,
            CellUse.CHECKED: standing_so(Stands.CHECK),
            CellUse.LEFT_OUT: standing_so(Stands.LEFT),
        }
        return {**fates, CellUse.NOT_USED: int(np.count_nonzero(present)) - sum(fates.values())}

    def rows(self) -> Iterator[Observation]:
        """Yield the observations, in the order of the cells; sums last.

        Yields
        ------
        Observation
        """
        standing = self.standing
        sheet, book, figures = standing.profile.table.sheet, standing.book, standing.figures
        rows, columns = standing.profile.rows.at, standing.profile.columns.at
        lines, across = self.at // len(columns), self.at % len(columns)
        down, over = rows[lines], columns[across]
        letters = {int(each): column_letters(int(each) + sheet.origin[1]) for each in columns}
        first = sheet.origin[0] + 1
        cells = [
            f"{letters[column]}{row + first}"
            for row, column in zip(down.tolist(), over.tolist(), strict=True)
        ]
        named = [
            [standing.meanings[role].ids[each] for each in codes.tolist()]
            for role, codes in zip(NAMING, self.keys, strict=False)
        ]
        units = {each: standing.unit(each) for each in set(named[0])}
        windows = [(each.first.ordinal, each.last.ordinal, each.span) for each in self.windows]
        when = [windows[each] for each in self.keys[3].tolist()]
        styles = (
            [book.formats[each] for each in sheet.formats[down, over].tolist()]
            if sheet.formats is not None
            else repeat("General", len(cells))
        )
        at = self.at.tolist()
        numbers, marks = figures.numbers, figures.marks
        yield from map(
            Observation._make,
            zip(
                *named,
                (each[0] for each in when),
                (each[1] for each in when),
                (each[2] for each in when),
                [numbers[each] for each in at],
                map(units.__getitem__, named[0]),
                [marks.get(each, ()) for each in at] if marks else repeat((), len(at)),
                repeat(sheet.name, len(at)),
                cells,
                styles,
                repeat(book.sha256, len(at)),
                repeat("", len(at)),
                strict=True,
            ),
        )
        yield from self.sums


MOST = 1_000_000  # series for which room is kept without counting them


class Settled(NamedTuple):
    """The periods of a table as the kinds of its measures want them.

    Attributes
    ----------
    windows : list of Window
    numbers : ndarray of int, kinds x ``Standing.windows``
        Positions in ``windows``.
    kind_of : ndarray of int
        The kind of each measure of ``Meaning.ids``.
    """

    windows: list[Window]
    numbers: NDArray[np.intp]
    kind_of: NDArray[np.intp]


def settled(standing: Standing) -> Settled:
    """Return the windows of a table: a stock stands at a date, a count is of a month."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    order: list[Kind] = []
    for kind in standing.kinds:
        if kind is not None and kind not in order:
            order.append(kind)
    lines = [
        [standing.settled_for(kind, window) if window else _NEVER for window in standing.windows]
        for kind in order
    ] or [[_NEVER] * len(standing.windows)]
    kind_of = np.array([order.index(kind) if kind is not None else 0 for kind in standing.kinds], np.intp)
    if len(lines) == 1 and all(map(is_, lines[0][1:], standing.windows[1:])):
        return Settled(lines[0], np.arange(len(lines[0]))[None, :], kind_of)
    numbers: dict[Window, int] = {}
    grid = [[numbers.setdefault(each, len(numbers)) for each in line] for line in lines]
    return Settled(list(numbers), np.array(grid, np.intp), kind_of)


_NEVER = Window.of_month(Month(0))  # in the place of none, which no figure that is used has
