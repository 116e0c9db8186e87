"""The labels of a found table, axis by axis: each row and each column of figures by small numbers.

A long table has a million rows and a few hundred different labels, so that a label is read once and
a row holds its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.recipes.recipe import Where
from scrutinydesk.workbook.tables.keys import ColumnKey, RowKey
from scrutinydesk.workbook.tables.labels import clean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.periods import Window
    from scrutinydesk.workbook.tables.found import FoundTable

Place = tuple[Where, str, int]


@dataclass(frozen=True)
class Coded:
    """What is said of each line, as numbers.

    Attributes
    ----------
    codes : ndarray of int, one a line
    said : sequence
        What each number stands for; labels: the first is none.
    """

    codes: NDArray[np.intp]
    said: Sequence[Any]


@dataclass(frozen=True)
class Lines:
    """The rows of a table, or its columns of figures.

    Attributes
    ----------
    at : ndarray of int
        Positions in ``Sheet.values``.
    labels : dict of place to Coded
        Of each axis that has a label anywhere, outermost first.
    periods : Coded
        Of ``Window`` or None; one may have several numbers.
    """

    at: NDArray[np.intp]
    labels: dict[Place, Coded]
    periods: Coded


def numbered(items: Iterable[Any], first: tuple[Any, ...] = ()) -> Coded:
    """Give each thing a number in the order of its first appearance; ``first`` come before all others."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    seen: defaultdict[Any, int] = defaultdict(count().__next__)
    for each in first:
        seen[each]
    codes = np.fromiter(map(seen.__getitem__, items), np.intp)
    return Coded(codes, tuple(seen))


def rows_of(table: FoundTable) -> Lines:
    """Return the rows of a table."""
    rows = table.rows
    if rows.origin is None and not rows.groups and not rows.carried:
        return _by_column(table)
    keys = [key for _, key in rows.keys(table.data_rows)]
    return _lines(table.data_rows, keys, _row_places(table, keys))


def columns_of(table: FoundTable) -> Lines:
    """Return the columns of figures of a table."""
    keys = [table.columns[column] for column in table.value_columns]
    levels = sorted({place for key in keys for place in key.places})
    return _lines(
        table.value_columns, keys, {row: (Where.COLUMN, "", level) for level, row in enumerate(levels)}
    )


def _row_places(table: FoundTable, keys: Iterable[RowKey]) -> dict[int, Place]:
    held = {place for key in keys for place in key.places}
    return _named_places(table, held)


def _named_places(table: FoundTable, held: set[int]) -> dict[int, Place]:
    """Return the axis of each column of labels, and of each level of group headings, that has a label."""
    places: dict[int, Place] = {
        level: (Where.GROUP, "", -1 - level) for level in sorted(held, reverse=True) if level < 0
    }
    times: dict[str, int] = defaultdict(int)
    for column, heading in zip(table.label_columns, table.row_headings, strict=True):
        if column in held:
            places[column] = (Where.ROW, heading, times[heading])
            times[heading] += 1
    return places


def _lines(
    at: Sequence[int], keys: Sequence[RowKey | ColumnKey], places: dict[int, Place]
) -> Lines:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    texts: dict[int, list[str]] = {place: [""] * len(keys) for place in places}
    for number, key in enumerate(keys):
        for place, label in zip(key.places, key.labels, strict=True):
            texts[place][number] = label
    labels = {places[place]: numbered(held, ("",)) for place, held in texts.items()}
    return Lines(np.asarray(at, np.intp), labels, _periods([key.period for key in keys]))


def _periods(windows: list[Window | None]) -> Coded:
    """Give windows numbers by identity, which is quick: equal ones may have several."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    seen: dict[int, int] = {}
    said: list[Window | None] = []
    codes = []
    for window in windows:
        number = seen.setdefault(id(window), len(said))
        if number == len(said):
            said.append(window)
        codes.append(number)
    return Coded(np.array(codes, np.intp), said)


def _by_column(table: FoundTable) -> Lines:
    """Read each label column by itself: what its cells say depends on no other, but for the time."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    at = np.asarray(table.data_rows, np.intp)
    grid = table.sheet.values[at[0] : at[-1] + 1]
    whole = len(grid) == len(at)
    cells = {
        column: numbered((grid[:, column] if whole else grid[at - at[0], column]).tolist(), (None,))
        for column in table.rows.columns
    }
    timely = [column for column in table.rows.columns if column in table.rows.timely]
    periods, words = _times(table, at, [cells[column] for column in timely])
    held: dict[int, Coded] = {}
    for column, coded in cells.items():
        if column in table.rows.timely:
            found = _picked(words, column)
        else:
            part = table.rows.labels.part
            texts = numbered((part(clean(cell))[0] for cell in coded.said), ("",))
            found = Coded(texts.codes[coded.codes], texts.said)
        if len(found.said) > 1:
            held[column] = found
    places = _named_places(table, set(held))
    return Lines(at, {places[column]: held[column] for column in places}, periods)


def _times(
    table: FoundTable, at: NDArray[np.intp], timely: list[Coded]
) -> tuple[Coded, tuple[Coded, list[RowKey]]]:
    """Return the period of each row, and the keys by which the words of the time columns are told."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    together = Coded(np.zeros(len(at), np.intp), ((),))
    for coded in timely:
        together = combined(together, coded)
    keys = _keys(table, at, together) if timely else []
    periods = _periods([key.period for key in keys] if keys else [None])
    return Coded(periods.codes[together.codes], periods.said), (together, keys)


def _picked(words: tuple[Coded, list[RowKey]], column: int) -> Coded:
    together, keys = words
    texts = numbered((_label(key, column) for key in keys), ("",))
    return Coded(texts.codes[together.codes], texts.said)


def _keys(table: FoundTable, at: NDArray[np.intp], coded: Coded) -> list[RowKey]:
    """Return what is said of one row for each number."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    first = np.zeros(len(coded.said), np.intp)
    first[coded.codes[::-1]] = at[::-1]
    present = np.zeros(len(coded.said), bool)
    present[coded.codes] = True
    rows = first[present]
    found = iter([key for _, key in table.rows.keys(rows.tolist())])
    return [next(found) if there else _NOTHING for there in present.tolist()]


def _label(key: RowKey, column: int) -> str:
    return key.labels[key.places.index(column)] if column in key.places else ""


_NOTHING = RowKey((), None, total=False)
MOST = 4_000_000  # combinations for which a table of all of them is kept


def combined(one: Coded, two: Coded) -> Coded:
    """Return pairs of what two say of a line, as tuples: of ``one`` with the item of ``two`` at its end."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    size = len(two.said)
    if len(one.said) == 1:
        return Coded(two.codes, tuple((*one.said[0], each) for each in two.said))
    pairs = one.codes * size + two.codes
    if len(one.said) * size <= MOST:
        present = np.zeros(len(one.said) * size, bool)
        present[pairs] = True
        unique = np.flatnonzero(present)
        numbers = np.zeros(len(present), np.intp)
        numbers[unique] = np.arange(len(unique))
        codes = numbers[pairs]
    else:
        unique, codes = np.unique(pairs, return_inverse=True)
    said = tuple((*one.said[pair // size], two.said[pair % size]) for pair in unique.tolist())
    return Coded(codes, said)
