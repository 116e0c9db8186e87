"""What one table gives: its observations, and which of its cells were used for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat
from operator import is_
from typing import TYPE_CHECKING

from scrutinydesk.measures.observations import Observation
from scrutinydesk.periods import Month, Window
from scrutinydesk.workbook.grid import column_letters
from scrutinydesk.workbook.recipes.names import Stands
from scrutinydesk.workbook.recipes.recipe import NAMING, CellUse, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.recipes.standing import Standing


@dataclass
class Taken:
    """What one table gives.

    Attributes
    ----------
    at : ndarray of int
        Positions, in ``figures.numbers``, of the cells that each state an observation.
    keys : tuple of ndarray
        Of each of them: positions of measure, area, breakdown and window.
    sums : list of Observation
        Worked out from several cells.
    added : int
        How many cells went into sums.
    """

    standing: Standing
    at: NDArray[np.intp]
    keys: tuple[NDArray[np.intp], ...]
    windows: list[Window]
    sums: list[Observation] = field(default_factory=list)
    added: int = 0
    checked: int = 0

    def __len__(self) -> int:
        return len(self.at) + len(self.sums)

    @property
    def latest(self) -> int:
        """The last month of any figure; 0 where there is none."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        used = np.flatnonzero(np.bincount(self.keys[3])).tolist()
        ends = [self.windows[each].last.ordinal for each in used]
        return max((0, *ends, *(row.last for row in self.sums)))

    def cells(self) -> dict[CellUse, int]:
        """Return how many figures of the table met each fate."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        standing = self.standing
        present = standing.figures.present
        counts = np.bincount(standing.stands[present], minlength=len(Stands))
        whole = int(present.sum())
        fates = {
            CellUse.USED: len(self.at),
            CellUse.ADDED: self.added,
            CellUse.CHECKED: int(counts[Stands.CHECK]),
            CellUse.LEFT_OUT: int(counts[Stands.LEFT]),
        }
        return {**fates, CellUse.NOT_USED: whole - sum(fates.values())}

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


def taken(standing: Standing, used: NDArray[np.bool_]) -> Taken:
    """Return what the used cells of a table state, each by itself."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    lines, across = np.nonzero(used)
    at = lines * used.shape[1] + across

    def picked(grid: NDArray[np.intp]) -> NDArray[np.intp]:
        found: NDArray[np.intp] = grid[lines if len(grid) > 1 else 0, across if grid.shape[1] > 1 else 0]
        return found if found.shape else np.full(len(at), found)

    keys = [picked(standing.target(role)) for role in NAMING]
    windows, when = _settled(standing, keys[0], picked(standing.when))
    return Taken(standing, at, (*keys, when), windows)


def _settled(
    standing: Standing, measures: NDArray[np.intp], when: NDArray[np.intp]
) -> tuple[list[Window], NDArray[np.intp]]:
    """Return the windows as the kinds of the measures want them, and which each cell has."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    catalogue = standing.resources.catalogue
    ids = standing.meanings[Role.MEASURE].ids
    kinds = {catalogue[each].kind: each for each in ids if each}
    windows = [
        [standing.settled(measure, window) if window else None for window in standing.windows]
        for measure in kinds.values()
    ]
    # Mostly there is one kind of measure, and the windows are as it wants them.
    if len(windows) == 1 and all(map(is_, windows[0], standing.windows)):
        return [window or _NEVER for window in standing.windows], when
    numbers: dict[Window, int] = {_NEVER: 0}
    grid = np.array(
        [[numbers.setdefault(each or _NEVER, len(numbers)) for each in line] for line in windows]
        or [[0] * len(standing.windows)],
        np.intp,
    )
    order = {kind: at for at, kind in enumerate(kinds)}
    kind_of = np.array([order[catalogue[each].kind] if each else 0 for each in ids], np.intp)
    found: NDArray[np.intp] = grid[kind_of[measures], when]
    return list(numbers), found


_NEVER = Window.of_month(Month(0))  # in the place of none, which no figure that is used has
