"""The names that label axes make together, and what a recipe makes of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from scrutinydesk.measures.names import fold, without_notes
from scrutinydesk.workbook.recipes.lines import Coded, combined, numbered
from scrutinydesk.workbook.recipes.recipe import BETWEEN, SAID_ONCE, Role, TableRecipe

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.recipes.profile import Profile
    from scrutinydesk.workbook.recipes.recipe import Axis

MOST = 500_000  # pairs of row and column names that are put together; a table of more has no names


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
        if self.codes.shape[1] == 1:
            codes = np.broadcast_to(self.codes[:, 0], len(present))
            return [int(each) for each in np.bincount(codes, present.sum(axis=1), size)]
        whole = np.broadcast_to(self.codes, present.shape)
        return [int(each) for each in np.bincount(whole[present], minlength=size)]


def named(profile: Profile, axes: Iterable[Axis]) -> Named:
    """Return the names that axes make together, each axis that the table lacks left out."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    rows, columns = profile.rows, profile.columns
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
    constant = sides[""].said[0]
    made = numbered(
        BETWEEN.join(part for side, at in order if (part := {"row": r, "column": c, "": constant}[side][at]))
        for r in row.said
        for c in column.said
    )
    grid = made.codes.reshape(len(row.said), len(column.said))
    if len(column.said) == 1:
        codes = grid[row.codes] if len(row.said) > 1 else grid
    elif len(row.said) == 1:
        codes = grid[:, column.codes]
    else:
        codes = grid[row.codes][:, column.codes]
    return Named(codes, made.said)  # type: ignore[arg-type]


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


class Known:
    """Looks labels up in a table of a recipe; case, spaces, punctuation and footnote marks do not count."""

    def __init__(self, table: TableRecipe) -> None:
        self.renamed = {fold(new): old for new, old in table.renamed.items()}
        self._links = {
            role: {fold(label): label for label in table.links(role)}
            for role in (Role.MEASURE, Role.AREA, Role.BREAKDOWN)
        }
        self._table = table
        self._left = {fold(label): label for label in table.left_out}
        self._check = {fold(label): label for label in table.check_only}

    def find(self, role: Role, label: str) -> tuple[Stands, str]:
        """Return how a label stands, and the recipe's own writing of it (as it is where that has none)."""
        for form in (fold(label), fold(without_notes(label))):
            name = fold(self.renamed[form]) if form in self.renamed else form
            for stands, held in (
                (Stands.LINKED, self._links[role]), (Stands.CHECK, self._check), (Stands.LEFT, self._left),
            ):  # fmt: skip
                if name in held and (name or not label):
                    return stands, held[name]
        return Stands.OPEN, label

    def meaning(self, role: Role, labels: tuple[str, ...], fixed: str) -> Meaning:
        """Return what the labels of a role mean; ``fixed`` where there is none.

        A blank breakdown is the whole.
        """
        meaning = Meaning([], [], [], [""])
        numbers = {"": 0}
        links = self._table.links(role)
        for label in labels:
            stands, name = self.find(role, label)
            target = links.get(name, "") if stands is Stands.LINKED else ""
            if stands is Stands.OPEN and not label and (fixed or role is Role.BREAKDOWN):
                stands, target = Stands.LINKED, fixed
            if target not in numbers:
                numbers[target] = len(meaning.ids)
                meaning.ids.append(target)
            meaning.stands.append(stands)
            meaning.targets.append(numbers[target])
            meaning.parts.append(name)
        return meaning
