"""The names that label axes make together, and what a recipe makes of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from scrutinydesk.measures.names import fold, without_notes
from scrutinydesk.workbook.recipes.lines import Coded, combined, numbered
from scrutinydesk.workbook.recipes.recipe import BETWEEN, SAID_ONCE, Role, TableRecipe
from scrutinydesk.workbook.tables.keys import is_total

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.recipes.profile import Profile
    from scrutinydesk.workbook.recipes.recipe import Axis

_TOTAL = re.compile(r"\b(?:grand )?(?:sub-?)?totals?\b(?: of\b)?|^(?:all|overall)\b", re.IGNORECASE)
MOST = 500_000  # pairs of row and column names that are put together; a table of more has no names


def known_to(resources: Resources) -> Callable[[str], bool]:
    """Return what tells, while tables are found, whether a label is the name of an area or a measure."""

    @lru_cache(maxsize=8192)  # the same labels come on sheet after sheet
    def known(label: str) -> bool:
        return resources.areas.find(label) is not None or resources.catalogue.find(label) is not None

    return known


def total_of(label: str) -> str:
    """Return what a total says that it is of, folded; empty where it is no total, or says nothing more.

    >>> total_of("Burglary offences - total")
    'burglaryoffences'
    """
    inner = without_notes(label.rsplit(BETWEEN, maxsplit=1)[-1].strip())
    return fold(_TOTAL.sub(" ", inner)) if is_total((inner,)) else ""


class Stands(IntEnum):
    """How a label stands in a recipe; where several do for one cell, the highest counts."""

    LINKED = 0
    OPEN = 1
    CHECK = 2
    LEFT = 3


@dataclass(frozen=True)
class Named:
    """The names of one role over the cells of a table.

    Attributes
    ----------
    codes : ndarray of int
        Rows x columns of figures, either side 1 where all lines have the same name.
    labels : tuple of str
        What each number stands for.
    """

    codes: NDArray[np.intp]
    labels: tuple[str, ...]

    def counts(self, present: NDArray[np.bool_]) -> list[int]:
        """Return how many of the present cells stand under each name."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        size = len(self.labels)
        if self.codes.size == 1:
            only = int(self.codes[0, 0])
            return [int(np.count_nonzero(present)) if number == only else 0 for number in range(size)]
        if 1 in self.codes.shape:
            axis = int(self.codes.shape[1] == 1)
            counts = np.bincount(self.codes.ravel(), present.sum(axis=axis), size)
            found: list[int] = counts.astype(np.intp).tolist()
            return found
        return [int(each) for each in np.bincount(self.codes[present], minlength=size)]


def named(profile: Profile, axes: Sequence[Axis]) -> Named:
    """Return the names that axes make together, each axis that the table lacks left out."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    rows, columns = profile.rows, profile.columns
    if not axes:
        return Named(np.zeros((1, 1), np.intp), ("",))
    order: list[tuple[str, int]] = []  # which side, and which part of its tuples
    sides = {"row": _start(len(rows.at)), "column": _start(len(columns.at)), "": _start(1)}
    for axis in axes:
        for side, lines in (("row", rows), ("column", columns)):
            if axis.place in lines.labels:
                order.append((side, len(sides[side].said[0])))
                sides[side] = combined(sides[side], lines.labels[axis.place])
        if axis.where in SAID_ONCE:
            order.append(("", len(sides[""].said[0])))
            sides[""] = combined(sides[""], Coded(np.zeros(1, np.intp), (profile.said(axis),)))
    row, column = sides["row"], sides["column"]
    if len(row.said) * len(column.said) > MOST:
        column = _start(len(columns.at))
        order = [each for each in order if each[0] != "column"]
    return _crossed(order, row, column, sides[""].said[0])


def _crossed(order: list[tuple[str, int]], row: Coded, column: Coded, constant: tuple[str, ...]) -> Named:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    if len(order) == 1 and len(row.said) * len(column.said) > 1:
        # One axis: its labels are the names, and have their numbers already. Mostly no line is without one.
        by_row = len(row.said) > 1
        side = row if by_row else column
        unnamed = int(np.count_nonzero(side.codes) == len(side.codes))
        codes, labels = side.codes - unnamed, tuple([each[0] for each in side.said[unnamed:]])
        return Named(codes[:, None] if by_row else codes[None, :], labels)
    made = numbered(_joined(order, row.said, column.said, constant))
    grid = made.codes.reshape(len(row.said), len(column.said))
    codes = grid[row.codes] if len(row.said) > 1 else grid
    if len(column.said) > 1:
        codes = codes[:, column.codes]
    return Named(codes, made.said)  # type: ignore[arg-type]


def _joined(
    order: list[tuple[str, int]], rows: Sequence[Any], columns: Sequence[Any], constant: tuple[str, ...]
) -> list[str]:
    """Return the names of all pairs of a row and a column, the labels of each in order."""
    if len(order) == 1:
        only = {"row": rows, "column": columns, "": (constant,)}[order[0][0]]
        return [each[0] for each in only]
    return [
        BETWEEN.join(part for side, at in order if (part := {"row": r, "column": c, "": constant}[side][at]))
        for r in rows
        for c in columns
    ]


def _start(lines: int) -> Coded:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    return Coded(np.zeros(lines, np.intp), ((),))


@dataclass(frozen=True)
class Meaning:
    """What a recipe makes of the names of one role, each by its number.

    Attributes
    ----------
    stands : list of Stands
    targets : list of int
        Position in ``ids``; 0 where the name is not linked.
    parts : list of str
        The label of the recipe that the name goes by.
    ids : list of str
    """

    stands: list[Stands]
    targets: list[int]
    parts: list[str]
    ids: list[str]

    @cached_property
    def standing(self) -> NDArray[np.int8]:
        """The same as ``stands``, as an array."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        return np.frombuffer(bytes(self.stands), np.int8)


class Known:
    """Looks labels up in a table of a recipe; case, spaces, punctuation and footnote marks do not count."""

    def __init__(self, table: TableRecipe) -> None:
        self._table = table
        self._by_role: dict[Role, tuple[tuple[Stands, dict[str, str]], ...]] = {}

    @cached_property
    def _renamed(self) -> dict[str, str]:
        return {fold(new): fold(old) for new, old in self._table.renamed.items()}

    @cached_property
    def _unlinked(self) -> tuple[tuple[Stands, dict[str, str]], ...]:
        check, left = self._table.check_only, self._table.left_out
        return (
            (Stands.CHECK, {fold(label): label for label in check}),
            (Stands.LEFT, {fold(label): label for label in left}),
        )

    def _held(self, role: Role) -> tuple[tuple[Stands, dict[str, str]], ...]:
        """Return the folded labels of the recipe, by how they stand."""
        if role not in self._by_role:
            linked = {fold(label): label for label in self._table.links(role)}
            self._by_role[role] = (Stands.LINKED, linked), *self._unlinked
        return self._by_role[role]

    def _find(self, role: Role, label: str) -> tuple[Stands, str]:
        """Return how a label stands, and the recipe's own writing of it (as it is where that has none)."""
        for form in dict.fromkeys((fold(label), fold(without_notes(label)))):
            name = self._renamed.get(form, form)
            for stands, held in self._held(role):
                if name in held and (name or not label):
                    return stands, held[name]
        return Stands.OPEN, label

    def meaning(self, role: Role, labels: tuple[str, ...], fixed: str) -> Meaning:
        """Return what the labels of a role mean; ``fixed`` where there is none.

        A blank breakdown is the whole.
        """
        links, renamed, linked = self._table.links(role), self._table.renamed, Stands.LINKED
        stands, parts = [linked] * len(labels), list(labels)
        said = [None if label in renamed else links.get(label) for label in labels]
        for at, label in enumerate(labels):
            if said[at] is None:
                stands[at], parts[at] = self._find(role, label)
                said[at] = links[parts[at]] if stands[at] is linked else ""
                if stands[at] is Stands.OPEN and not label and (fixed or role is Role.BREAKDOWN):
                    stands[at], said[at] = linked, fixed
        numbers = {"": 0}
        targets = [numbers.setdefault(each or "", len(numbers)) for each in said]
        return Meaning(stands, targets, parts, list(numbers))
