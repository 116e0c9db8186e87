"""Several labels of one id: their figures are added, and only where every part is there."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Observation
from scrutinydesk.numerals import exact
from scrutinydesk.workbook.recipes.recipe import NAMING, Gaps, Role
from scrutinydesk.workbook.recipes.taking import Taken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.periods import Window
    from scrutinydesk.workbook.recipes.standing import Standing

_CELL = re.compile(r"([A-Z]+)(\d+)")
Key = tuple[str, str, str]  # ids of measure, area and breakdown


@dataclass
class Added:
    """What came of adding.

    Attributes
    ----------
    rows : list of Observation
    cells : int
        How many cells went into them.
    lacking : dict of ids to list of (window, parts without a figure, first cell)
        Sums that were not worked out because a part is missing or marked.
    refused : dict of measure to first cell
        Measures whose figures must not be added.
    twice : list of str
        Cells of a part that stands twice for one period; the first is used.
    """

    rows: list[Observation] = field(default_factory=list)
    cells: int = 0
    lacking: dict[Key, list[tuple[Window, tuple[str, ...], str]]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)


def parted(taken: Taken) -> tuple[Taken, Added]:
    """Take the cells that are parts of a sum out of what a table gives, and add them up."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    standing = taken.standing
    links = [standing.recipe.links(role) for role in NAMING]
    if all(len(set(each.values())) == len(each) for each in links):
        return taken, Added()  # no two labels lead to one id
    counts = [_parts(standing, role) for role in NAMING]
    if max(map(max, counts)) < 2:  # noqa: PLR2004  nothing to add
        return taken, Added()
    expected = np.ones(len(taken.at), np.intp)
    for codes, each in zip(taken.keys, counts, strict=False):
        expected *= np.array(each, np.intp)[codes]
    parts = expected > 1
    if not parts.any():
        return taken, Added()
    added = _Sums(taken, np.flatnonzero(parts), expected).added
    alone = taken.used.copy()
    alone.ravel()[taken.at[parts]] = False
    return Taken(standing, alone, added.rows, added.cells), added


def _parts(standing: Standing, role: Role) -> list[int]:
    """Return how many labels of the recipe lead to each id."""
    counts = Counter(standing.recipe.links(role).values())
    return [max(1, counts[each]) for each in standing.meanings[role].ids]


class _Sums:
    """Adds the cells of a table that are parts."""

    def __init__(self, taken: Taken, chosen: NDArray[np.intp], expected: NDArray[np.intp]) -> None:
        self.taken, self.standing = taken, taken.standing
        self.added = Added()
        catalogue = self.standing.resources.catalogue
        for key, members in self._groups(chosen).items():
            names = self._ids(key)
            if catalogue[names[0]].kind is not Kind.FLOW:
                first = self.standing.address(int(taken.at[next(iter(members.values()))]))
                self.added.refused.setdefault(names[0], first)
            else:
                self._add(names, taken.windows[key[3]], members, int(expected[next(iter(members.values()))]))

    def _groups(self, chosen: NDArray[np.intp]) -> dict[tuple[int, ...], dict[tuple[str, ...], int]]:
        """Return, for each sum, its parts by their labels, each with its position in ``taken.at``."""
        labels = [self._labels(role, chosen) for role in NAMING]
        keys = zip(*(codes[chosen].tolist() for codes in self.taken.keys), strict=True)
        groups: dict[tuple[int, ...], dict[tuple[str, ...], int]] = {}
        for key, part, at in zip(keys, zip(*labels, strict=True), chosen.tolist(), strict=True):
            if groups.setdefault(key, {}).setdefault(part, at) != at:
                self.added.twice.append(self.standing.address(int(self.taken.at[at])))
        return groups

    def _labels(self, role: Role, chosen: NDArray[np.intp]) -> list[str]:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        names = self.standing.names[role].codes
        shape = self.standing.figures.present.shape
        at = self.taken.at[chosen]
        codes = np.broadcast_to(names, shape)[at // shape[1], at % shape[1]]
        parts = self.standing.meanings[role].parts
        return [parts[each] for each in codes.tolist()]

    def _ids(self, key: tuple[int, ...]) -> Key:
        one, two, three = (
            self.standing.meanings[role].ids[each] for role, each in zip(NAMING, key, strict=False)
        )
        return one, two, three

    def _add(self, key: Key, window: Window, members: dict[tuple[str, ...], int], expected: int) -> None:
        figures, at = self.standing.figures, self.taken.at
        numbers = {part: figures.numbers[int(at[each])] for part, each in members.items()}
        blank = [part for part, number in numbers.items() if number is None]
        whole = len(members) == expected or self.standing.recipe.gaps is Gaps.NONE
        if blank or not whole:
            missing = [part for part in self._every(key) if numbers.get(part) is None]
            cell = self.standing.address(int(at[min(members.values())]))
            named = tuple(map(self._namer(key), missing))
            self.added.lacking.setdefault(key, []).append((window, named, cell))
            return
        cells = [self.standing.address(int(at[each])) for each in members.values()]
        total = sum(map(exact, numbers.values()))
        value = int(total) if all(isinstance(n, int) for n in numbers.values()) else float(total)
        marks = dict.fromkeys(m for each in members.values() for m in figures.marks.get(int(at[each]), ()))
        first = int(at[min(members.values())])
        sheet = self.standing.profile.table.sheet
        self.added.cells += len(members)
        self.added.rows.append(
            Observation(
                *key, window.first.ordinal, window.last.ordinal, window.span, value,
                self.standing.unit(key[0]), tuple(marks), sheet.name, _range(cells),
                self.standing.book.number_format(sheet, *self.standing.position(first)),
                self.standing.book.sha256, self._words(key, members, cells),
            )
        )  # fmt: skip

    def _every(self, key: Key) -> list[tuple[str, ...]]:
        """Return the labels of every part that a sum needs."""
        each = []
        for role, wanted in zip(NAMING, key, strict=True):
            links = self.standing.recipe.links(role)
            each.append([label for label, found in links.items() if found == wanted] or [""])
        return list(itertools.product(*each))

    def _namer(self, key: Key) -> Callable[[tuple[str, ...]], str]:
        """Return what names a part by the labels of which the sum has several."""
        several = [
            number
            for number, role in enumerate(NAMING)
            if list(self.standing.recipe.links(role).values()).count(key[number]) > 1
        ]
        return lambda part: " × ".join(part[number] for number in several)

    def _words(self, key: Key, members: dict[tuple[str, ...], int], cells: list[str]) -> str:
        name = self._namer(key)
        named = ", ".join(f"{name(part)} ({cell})" for part, cell in zip(members, cells, strict=True))
        lacking = [name(part) for part in self._every(key) if part not in members]
        none = f"; no line, taken as none: {', '.join(lacking)}" if lacking else ""
        return f"Sum of {named}{none}"


def _range(cells: list[str]) -> str:
    """Return cells of one column that lie beneath each other as a range, otherwise the first."""
    found = [(match[1], int(match[2])) for cell in cells if (match := _CELL.fullmatch(cell))]
    found.sort(key=lambda each: each[1])
    column, top = found[0]
    if len(found) > 1 and found == [(column, top + at) for at in range(len(found))]:
        return f"{column}{top}:{column}{top + len(found) - 1}"
    return cells[0]
