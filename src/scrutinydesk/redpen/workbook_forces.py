"""What a workbook that holds every force says of a place in an order, and of how many forces rose."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.analysis.forces_up import forces_up
from scrutinydesk.analysis.pooling import members
from scrutinydesk.analysis.ranks import ranks
from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.redpen.workbook_values import Value

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.periods import Window
    from scrutinydesk.redpen.workbook_values import Figures

_RANKED = frozenset((Kind.SURVEY, Kind.PROPORTION))  # counts are ranked by rates, of which there are several
_BEST_HIGH = {Polarity.UP_GOOD: True, Polarity.DOWN_GOOD: False}


def place_of(figures: Figures, measure: Measure, force: str, group: str, window: Window) -> tuple[Value, ...]:
    """Return the place of a force in a group of which the file holds every member; else nothing."""
    forces = members(group, window.last, figures.resources)
    if measure.kind not in _RANKED or measure.polarity not in _BEST_HIGH or force not in forces:
        return ()
    found = {each: figures.of(measure.id, each, window) for each in forces}
    if not all(found.values()):
        return ()
    levels = {each: float(values[0].exact) for each, values in found.items()}
    place = ranks(levels, higher_is_better=_BEST_HIGH[measure.polarity])[force]
    return (Value(Fraction(place), window, found[force][0].rows),)


def how_many_rose(figures: Figures, measure: Measure, window: Window) -> tuple[Value, Value] | None:
    """Return in how many forces a measure rose, of how many; None where the file does not hold every one.

    What a file states of it is read as any other value.
    """
    found = forces_up(figures.observations, measure, window, figures.resources)
    if found is None or found.stated or found.left_out:
        return None
    rows = tuple(
        row
        for force in figures.resources.areas.forces()
        for value in figures.of(measure.id, force, window)
        for row in value.rows
    )
    return Value(Fraction(found.k), window, rows), Value(Fraction(found.n), window, rows)
