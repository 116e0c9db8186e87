"""How every figure of a found table stands in a recipe: its measure, area, breakdown and period."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Span, Window
from scrutinydesk.workbook.recipes.figures import Figures, figures
from scrutinydesk.workbook.recipes.names import Known, Meaning, Named, Stands, named
from scrutinydesk.workbook.recipes.profile import Profile, Sought
from scrutinydesk.workbook.recipes.recipe import NAMING, Role
from scrutinydesk.workbook.recipes.when import window_of
from scrutinydesk.workbook.tables.keys import joined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.grid import Book

_LINKED = int(Stands.LINKED)
_DATED = {Kind.STOCK, Kind.MONEY}
_MONTH, _DATE = Span.MONTH, Span.DATE


class Standing:
    """One found table, read by one table of a recipe.

    Attributes
    ----------
    axes : tuple of Axis
        Of the recipe, as they are found here.
    lost : tuple of Axis
        Of the recipe, that are not here.
    names, meanings : dict by role
    stands : ndarray of int8, rows x columns
        A ``Stands`` for each cell.
    windows : list of Window or None
        What ``when``, rows x columns, points into.
    """

    def __init__(
        self, book: Book, resources: Resources, sought: Sought, profile: Profile, force: str
    ) -> None:
        self.book, self.resources, self.force = book, resources, force
        self.recipe, self.profile = sought.recipe, profile
        bound = profile.bound(sought)
        self.axes = tuple(axis for axis in bound if axis is not None)
        self.lost = tuple(
            axis
            for axis, here in zip(sought.recipe.axes, bound, strict=True)
            if here is None and axis.role in NAMING
        )
        self.figures: Figures = figures(book, profile.table, profile.fates, profile.rows, profile.columns)
        if self.recipe.fixed.scale != 1:
            self.figures.scaled(self.recipe.fixed.scale)
        known = Known(self.recipe)
        self.names: dict[Role, Named] = {}
        self.meanings: dict[Role, Meaning] = {}
        for role in NAMING:
            axes = [axis for axis in self.axes if axis.role is role]
            self.names[role] = named(profile, axes)
            self.meanings[role] = known.meaning(role, self.names[role].labels, self._fixed(role))

    def _fixed(self, role: Role) -> str:
        """Return what is taken where no label says it; nothing where the labels that should are gone."""
        if any(axis.role is role for axis in self.lost):
            return ""
        fixed = self.recipe.fixed
        held = {Role.MEASURE: fixed.measure, Role.AREA: fixed.area, Role.BREAKDOWN: fixed.breakdown}[role]
        if role is Role.AREA and not held and not self.recipe.of_role(role):
            return self.force
        return held

    def stands_in(self, role: Role) -> NDArray[np.int8]:
        """Return how each cell, or one for all, stands in one role."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        if role is Role.BREAKDOWN and any(axis.role is role for axis in self.lost):
            return np.full((1, 1), Stands.OPEN, np.int8)  # a blank one is not the whole
        found: NDArray[np.int8] = self.meanings[role].standing[self.names[role].codes]
        return found

    @cached_property
    def _joint(self) -> NDArray[np.int8]:
        """The same as ``stands``; one row, or one column, where that says all."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        each = [self.stands_in(role) for role in NAMING]
        joint: NDArray[np.int8] = np.maximum(np.maximum(each[0], each[1]), each[2])
        return joint

    @cached_property
    def stands(self) -> NDArray[np.int8]:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        return np.broadcast_to(self._joint, self.figures.present.shape)

    def target(self, role: Role) -> NDArray[np.intp]:
        """Return, for each cell or one for all, the position in ``meanings[role].ids``."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        return np.array(self.meanings[role].targets, np.intp)[self.names[role].codes]

    @cached_property
    def _times(self) -> tuple[NDArray[np.intp], list[Window | None]]:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        rows, columns = self.profile.rows.periods, self.profile.columns.periods
        fixed = window_of(self.recipe.fixed.period)
        numbers: dict[Window | None, int] = {None: 0}
        grid = np.array(
            [
                [numbers.setdefault(joined(one, two) or fixed, len(numbers)) for two in columns.said]
                for one in rows.said
            ],
            np.intp,
        )
        if len(columns.said) == 1:
            when = grid[rows.codes]
        elif len(rows.said) == 1:
            when = grid[:, columns.codes]
        else:
            when = grid[rows.codes][:, columns.codes]
        return when, list(numbers)

    @property
    def when(self) -> NDArray[np.intp]:
        return self._times[0]

    @property
    def windows(self) -> list[Window | None]:
        return self._times[1]

    @cached_property
    def used(self) -> NDArray[np.bool_]:
        """Cells that are linked in every role and state when."""
        linked: NDArray[np.bool_] = (self._joint == _LINKED) & (self.when > 0)
        return linked & self.figures.stated

    def any_stands(self, how: Stands) -> bool:
        """Tell whether any label stands so: mostly none does, and then no cell has to be looked at."""
        lost = how is Stands.OPEN and any(axis.role is Role.BREAKDOWN for axis in self.lost)
        return lost or any(how in meaning.stands for meaning in self.meanings.values())

    def first(self, mask: NDArray[np.bool_]) -> str:
        """Return the address of the first cell of a mask; empty where it has none."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        at = int(np.argmax(mask)) if mask.size else 0
        return self.address(at) if mask.size and mask.ravel()[at] else ""

    def address(self, at: int) -> str:
        """Return the address of a position in ``figures.numbers``."""
        return self.profile.table.sheet.address(*self.position(at))

    def position(self, at: int) -> tuple[int, int]:
        """Return row and column, in ``Sheet.values``, of a position in ``figures.numbers``."""
        width = len(self.profile.columns.at)
        return int(self.profile.rows.at[at // width]), int(self.profile.columns.at[at % width])

    @cached_property
    def kinds(self) -> list[Kind | None]:
        """The kind of each measure of ``meanings``; None in the place of none."""
        catalogue = self.resources.catalogue
        return [catalogue[each].kind if each else None for each in self.meanings[Role.MEASURE].ids]

    def settled(self, measure: str, window: Window) -> Window:
        """Return the window of a figure: a stock stands at a date, a count is of a month."""
        return self.settled_for(self.resources.catalogue[measure].kind, window)

    def settled_for(self, kind: Kind, window: Window) -> Window:
        """Return the same for a measure of this kind."""
        held, span = window.span, self.recipe.fixed.span
        if held is not _MONTH and held is not _DATE:
            return window
        if span:
            return Window.ending(Span(span), window.last)
        if held is _MONTH:
            return Window.date(window.last) if kind in _DATED else window
        return Window.of_month(window.last) if kind is Kind.FLOW else window

    def unit(self, measure: str) -> str:
        """Return the unit of a measure here."""
        return self.recipe.fixed.unit or self.resources.catalogue[measure].unit

    @cached_property
    def _labels(self) -> dict[Role, tuple[tuple[str, ...], dict[str, int]]]:
        """What is gone and what is new, by role."""
        found = {}
        for role, names in self.names.items():
            meaning = self.meanings[role]
            counts = names.counts(self.figures.present)
            seen = set(itertools.compress(meaning.parts, counts))
            gone = tuple([label for label in self.recipe.links(role) if label and label not in seen])
            fresh = {}
            if (open_ := Stands.OPEN) in meaning.stands:
                each = zip(names.labels, meaning.stands, counts, strict=True)
                fresh = {label: number for label, stands, number in each if stands is open_ and number}
            found[role] = gone, fresh
        return found

    def gone(self, role: Role) -> tuple[str, ...]:
        """Return the linked labels of the recipe under which no figure stands any more."""
        return self._labels[role][0]

    def fresh(self, role: Role) -> dict[str, int]:
        """Return the labels that the recipe does not know, and how many figures stand under each."""
        return self._labels[role][1]
