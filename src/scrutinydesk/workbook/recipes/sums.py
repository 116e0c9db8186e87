"""Several labels of one id: their figures are added, and only where every part is there."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Observation
from scrutinydesk.numerals import exact
from scrutinydesk.workbook.recipes.recipe import NAMING, Gaps, Role
from scrutinydesk.workbook.recipes.taking import Taken
from scrutinydesk.workbook.tables.keys import is_total

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.periods import Window
    from scrutinydesk.workbook.recipes.standing import Standing

_CELL = re.compile(r"([A-Z]+)(\d+)")
Key = tuple[str, str, str]  # ids of measure, area and breakdown
Part = tuple[str, ...]  # labels of measure, area and breakdown


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
    several = np.zeros(len(taken.at), bool)
    for role, codes in zip(NAMING, taken.keys, strict=False):
        several |= np.array(_several(standing, role))[codes]
    if not several.any():
        return taken, Added()
    sums = _Sums(taken, np.flatnonzero(several))
    alone = taken.used.copy()
    alone.ravel()[taken.at[sums.cells]] = False
    return Taken(standing, alone, sums.added.rows, sums.added.cells), sums.added


def _several(standing: Standing, role: Role) -> list[bool]:
    """Tell of each id whether several labels of the recipe lead to it."""
    counts = Counter(standing.recipe.links(role).values())
    return [counts[each] > 1 for each in standing.meanings[role].ids]


class _Sums:
    """Adds the cells of a table that are parts.

    Labels of one id are parts of each other where they ever stand together, for one area and breakdown. What
    stands alone, such as a total for the force beside figures for its divisions, is the figure itself.
    """

    def __init__(self, taken: Taken, chosen: NDArray[np.intp]) -> None:
        self.taken, self.standing = taken, taken.standing
        self.added = Added()
        self.cells: list[int] = []  # positions in ``taken.at`` of what is a part
        groups = self._groups(chosen)
        needed = self._needed(groups)
        catalogue = self.standing.resources.catalogue
        for key, members in groups.items():
            every = needed[key[:3]]
            if len(every) == 1:
                continue  # the figure itself
            self.cells += itertools.chain(*members.values())
            names = self._ids(key)
            first = {part: cells[0] for part, cells in members.items()}
            again = itertools.chain(*(cells[1:] for cells in members.values()))
            self.added.twice += [self.standing.address(int(taken.at[each])) for each in again]
            if catalogue[names[0]].kind is not Kind.FLOW:
                cell = self.standing.address(int(taken.at[next(iter(first.values()))]))
                self.added.refused.setdefault(names[0], cell)
            else:
                self._add(names, taken.windows[key[3]], first, every)

    def _groups(self, chosen: NDArray[np.intp]) -> dict[tuple[int, ...], dict[Part, list[int]]]:
        """Return, for each figure, its parts by their labels, each with its positions in ``taken.at``."""
        labels = [self._labels(role, chosen) for role in NAMING]
        keys = zip(*(codes[chosen].tolist() for codes in self.taken.keys), strict=True)
        groups: dict[tuple[int, ...], dict[Part, list[int]]] = {}
        for key, part, at in zip(keys, zip(*labels, strict=True), chosen.tolist(), strict=True):
            groups.setdefault(key, {}).setdefault(part, []).append(at)
        return groups

    def _needed(
        self, groups: Mapping[tuple[int, ...], Iterable[Part]]
    ) -> dict[tuple[int, ...], list[Part]]:
        """Return the parts that each series needs, whether or not they are there."""
        stand: dict[tuple[int, ...], tuple[dict[str, None], ...]] = {}
        for key, members in groups.items():
            held = stand.setdefault(key[:3], ({}, {}, {}))
            for part in members:
                for labels, label in zip(held, part, strict=True):
                    labels[label] = None
        together = [
            self._together(role, [held[number] for held in stand.values()])
            for number, role in enumerate(NAMING)
        ]
        return {
            key: [
                *itertools.product(
                    *(
                        dict.fromkeys(itertools.chain(*(joined[label] for label in labels)))
                        for joined, labels in zip(together, held, strict=True)
                    )
                )
            ]
            for key, held in stand.items()
        }

    def _together(self, role: Role, stand: Iterable[Iterable[str]]) -> dict[str, list[str]]:
        """Return, for each label, those with which it makes a sum, itself among them.

        One that is gone from the table was a part of what is left, but for a total.
        """
        links = self.standing.recipe.links(role)
        gone: dict[str, list[str]] = {}
        for label in self.standing.gone(role):
            if not is_total((label,)):
                gone.setdefault(links[label], []).append(label)
        joined: dict[str, set[str]] = {}
        for labels in stand:
            whole = {label for each in labels for label in joined.get(each, {each})}
            lost = {links[each] for each in labels if each in links and not is_total((each,))}
            whole |= {label for each in lost for label in gone.get(each, ())}
            joined |= dict.fromkeys(whole, whole)
        order = {label: number for number, label in enumerate(links)}
        return {
            label: sorted(whole, key=lambda each: order.get(each, len(order)))
            for label, whole in joined.items()
        }

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

    def _add(self, key: Key, window: Window, members: dict[Part, int], every: list[Part]) -> None:
        figures, at = self.standing.figures, self.taken.at
        numbers = {part: figures.numbers[int(at[each])] for part, each in members.items()}
        blank = [part for part, number in numbers.items() if number is None]
        whole = len(members) == len(every) or self.standing.recipe.gaps is Gaps.NONE
        name = _namer(every)
        if blank or not whole:
            cell = self.standing.address(int(at[min(members.values())]))
            missing = tuple(name(part) for part in every if numbers.get(part) is None)
            self.added.lacking.setdefault(key, []).append((window, missing, cell))
            return
        cells = [self.standing.address(int(at[each])) for each in members.values()]
        total = sum(map(exact, numbers.values()))
        value = int(total) if all(isinstance(n, int) for n in numbers.values()) else float(total)
        marks = dict.fromkeys(m for each in members.values() for m in figures.marks.get(int(at[each]), ()))
        first = int(at[min(members.values())])
        sheet = self.standing.profile.table.sheet
        self.added.cells += len(members)
        named = ", ".join(f"{name(part)} ({cell})" for part, cell in zip(members, cells, strict=True))
        lacking = ", ".join(name(part) for part in every if part not in members)
        none = f"; no line, taken as none: {lacking}" if lacking else ""
        self.added.rows.append(
            Observation(
                *key, window.first.ordinal, window.last.ordinal, window.span, value,
                self.standing.unit(key[0]), tuple(marks), sheet.name, _range(cells),
                self.standing.book.number_format(sheet, *self.standing.position(first)),
                self.standing.book.sha256, f"Sum of {named}{none}",
            )
        )  # fmt: skip


def _namer(every: list[Part]) -> Callable[[Part], str]:
    """Return what names a part by the labels of which the sum has several."""
    several = [number for number, labels in enumerate(zip(*every, strict=True)) if len(set(labels)) > 1]
    return lambda part: " × ".join(part[number] for number in several)


def _range(cells: list[str]) -> str:
    """Return cells of one column that lie beneath each other as a range, otherwise the first."""
    found = [(match[1], int(match[2])) for cell in cells if (match := _CELL.fullmatch(cell))]
    found.sort(key=lambda each: each[1])
    column, top = found[0]
    if len(found) > 1 and found == [(column, top + at) for at in range(len(found))]:
        return f"{column}{top}:{column}{top + len(found) - 1}"
    return cells[0]
