"""Two imports compared: what is new, restated, renamed, dropped or redefined since the last one.

A figure is the same figure when measure, area, breakdown and window are the same, whatever the
sheet, the cell or the name of the window. Values are compared as the cells state them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.redefined import Redefinition, redefinitions
from scrutinydesk.analysis.renamed import Rename, renames
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.numerals import exact

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources

Line = tuple[str, str, str]  # measure, area, breakdown
Figure = tuple[str, str, str, int, int]  # and first and last month

VALUE, UNIT, MARKS = (Observation._fields.index(name) for name in ("value", "unit", "marks"))


class Restated(NamedTuple):
    """One figure as it was and as it is; either may be a mark in place of a value."""

    old: Observation
    new: Observation

    @property
    def difference(self) -> Fraction | None:
        """New less old, exactly; None where one is only a mark."""
        if self.old.value is None or self.new.value is None:
            return None
        return exact(self.new.value) - exact(self.old.value)


@dataclass(frozen=True, slots=True)
class Rolled:
    """What became of the figures from one import to the next, in the order of the later file.

    Attributes
    ----------
    compared : int
        Figures that both state.
    restated : tuple of Restated
        Another value than before.
    supplied, withdrawn : tuple of Restated
        A value where there was only a mark, and the other way round.
    remarked : tuple of Restated
        The same value with other marks, such as no longer provisional.
    added : tuple of Observation
        New windows of series that were there before.
    lost : tuple of Observation
        Windows of series that are still given, without that window; of the earlier file.
    series_new, series_dropped : tuple of (measure, area, breakdown)
        Of measures that both have; for the others see below.
    measures_new, measures_dropped : tuple of str
        Measures of one file only; those proposed as renamed are among them.
    """

    compared: int
    restated: tuple[Restated, ...] = ()
    supplied: tuple[Restated, ...] = ()
    withdrawn: tuple[Restated, ...] = ()
    remarked: tuple[Restated, ...] = ()
    added: tuple[Observation, ...] = ()
    lost: tuple[Observation, ...] = ()
    series_new: tuple[Line, ...] = ()
    series_dropped: tuple[Line, ...] = ()
    measures_new: tuple[str, ...] = ()
    measures_dropped: tuple[str, ...] = ()
    renames: tuple[Rename, ...] = ()
    redefinitions: tuple[Redefinition, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether every figure of the earlier file stands in the later one as it was."""
        return not (
            self.restated or self.supplied or self.withdrawn or self.lost or self.series_dropped
            or self.measures_dropped
        )  # fmt: skip


def compare(
    earlier: Observations,
    later: Observations,
    resources: Resources,
    confirmed: Mapping[str, str] | None = None,
    denied: Collection[tuple[str, str]] = (),
) -> Rolled:
    """Compare two imports; time is linear in their figures.

    Where a file states a figure twice the first statement stands, as everywhere.

    Parameters
    ----------
    confirmed : mapping, optional
        Earlier to later measure id, of renames that the officer has confirmed.
    denied : collection of (str, str)
        Earlier and later measure ids that the officer says are not the same: never proposed.
    """
    before = _held(renamed(earlier, later, confirmed).rows if confirmed else earlier.rows)
    after = _held(later.rows)
    changed = []
    compared = 0
    for figure, new in after.items():
        old = before.get(figure)
        if old is not None:
            compared += 1
            if old[VALUE] != new[VALUE] or old[MARKS] != new[MARKS] or old[UNIT] != new[UNIT]:
                changed.append(Restated(old, new))
    fresh = [row for figure, row in after.items() if figure not in before]
    gone = [row for figure, row in before.items() if figure not in after]
    return _sorted_out(compared, changed, (fresh, gone), (before, after), resources, denied)


def _held(rows: Iterable[Observation]) -> dict[Figure, Observation]:
    held: dict[Figure, Observation] = {}
    for row in rows:
        held.setdefault(row[:5], row)
    return held


def renamed(earlier: Observations, later: Observations, confirmed: Mapping[str, str]) -> Observations:
    """Return an import with its measures by the names that the later one has for them.

    A new name counts only where the later import has it, and has the old one no more.
    """
    held = later.measures
    names = {old: new for old, new in confirmed.items() if new in held and old not in held}
    if not names:
        return earlier
    rows = (row._replace(measure=names.get(row.measure, row.measure)) for row in earlier.rows)
    return Observations(tuple(rows), earlier.sources)


def _sorted_out(
    compared: int,
    changed: list[Restated],
    moved: tuple[list[Observation], list[Observation]],
    held: tuple[dict[Figure, Observation], dict[Figure, Observation]],
    resources: Resources,
    denied: Collection[tuple[str, str]],
) -> Rolled:
    fresh, gone = moved
    before, after = held
    lines = dict.fromkeys(figure[:3] for figure in before), dict.fromkeys(figure[:3] for figure in after)
    names = {line[0] for line in lines[0]}, {line[0] for line in lines[1]}
    of_new = [row for row in fresh if row[:3] not in lines[0]]
    of_gone = [row for row in gone if row[:3] not in lines[1]]
    restated = tuple(each for each in changed if None not in (each.old.value, each.new.value, each.difference)
                     and each.difference)  # fmt: skip
    return Rolled(
        compared,
        restated,
        tuple(each for each in changed if each.old.value is None and each.new.value is not None),
        tuple(each for each in changed if each.old.value is not None and each.new.value is None),
        tuple(each for each in changed if each.old.value == each.new.value),
        tuple(row for row in fresh if row[:3] in lines[0]),
        tuple(row for row in gone if row[:3] in lines[1]),
        tuple(line for line in lines[1] if line not in lines[0] and line[0] in names[0]),
        tuple(line for line in lines[0] if line not in lines[1] and line[0] in names[1]),
        _in_order(lines[1], names[0]),
        _in_order(lines[0], names[1]),
        renames(of_gone, of_new, denied),
        redefinitions(before, after, changed, resources),
    )


def _in_order(lines: Iterable[Line], others: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line[0] for line in lines if line[0] not in others))
