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
from scrutinydesk.workbook.tables.keys import ColumnKey

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
    import numpy as np  # noqa: PLC0415  late, as the readers are

    axes, windows, when = table.axes
    times: defaultdict[str, int] = defaultdict(int)
    labels: dict[Place, Coded] = {}
    for axis in axes:
        if axis.column < 0:
            place = Where.GROUP, "", -1 - axis.column
        else:
            place = Where.ROW, axis.heading, times[axis.heading]
            times[axis.heading] += 1
        labels[place] = Coded(axis.index.astype(np.intp) + 1, ("", *axis.labels))
    return Lines(np.asarray(table.data_rows, np.intp), labels, Coded(when.astype(np.intp), windows))


def columns_of(table: FoundTable) -> Lines:
    """Return the columns of figures of a table."""
    keys = [table.columns[column] for column in table.value_columns]
    levels = sorted({place for key in keys for place in key.places})
    return _lines(
        table.value_columns, keys, {row: (Where.COLUMN, "", level) for level, row in enumerate(levels)}
    )


def _lines(
    at: Sequence[int], keys: Sequence[ColumnKey], places: dict[int, Place]
) -> Lines:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    texts: dict[int, list[str]] = {place: [""] * len(keys) for place in places}
    for number, key in enumerate(keys):
        if key.places:
            for place, label in zip(key.places, key.labels, strict=True):
                texts[place][number] = label
    labels = {places[place]: numbered(held, ("",)) for place, held in texts.items()}
    return Lines(np.asarray(at, np.intp), labels, _periods([key.period for key in keys]))


def _periods(windows: list[Window | None]) -> Coded:
    """Give windows numbers by identity, which is quick: equal ones may have several."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    said = {id(window): window for window in windows}
    numbers = {each: number for number, each in enumerate(said)}
    return Coded(np.array([numbers[id(window)] for window in windows], np.intp), [*said.values()])


MOST = 4_000_000  # combinations for which a table of all of them is kept


def combined(one: Coded, two: Coded) -> Coded:
    """Return pairs of what two say of a line, as tuples: of ``one`` with the item of ``two`` at its end."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    size = len(two.said)
    if len(one.said) == 1:
        ahead = one.said[0]
        return Coded(two.codes, tuple([(*ahead, each) for each in two.said] if ahead else zip(two.said)))
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
