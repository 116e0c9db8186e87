"""Labels of breaks in lanes above a plot, so that no label meets another nor a break's line."""

from __future__ import annotations

from dataclasses import dataclass

GAP = 4.0
LANES = 4


@dataclass(frozen=True, slots=True)
class Flag:
    """A break's label: from ``left`` to ``right`` in a lane, 0 nearest to the plot."""

    place: float
    left: float
    right: float
    lane: int

    def clear_of(self, other: Flag) -> bool:
        """Tell whether two flags and the lines beneath them keep apart."""
        overlap = self.left < other.right + GAP and other.left < self.right + GAP
        if self.lane == other.lane and overlap:
            return False
        return not self._crossed_by(other) and not other._crossed_by(self)

    def _crossed_by(self, other: Flag) -> bool:
        inside = self.left - GAP / 2 < other.place < self.right + GAP / 2
        return inside and other.lane >= self.lane


def fly(
    places: list[float], widths: list[list[float]], low: float, high: float, lanes: int = LANES
) -> list[tuple[Flag, int] | None]:
    """Place a flag at each break, right to left.

    Parameters
    ----------
    places : list of float
        Where the breaks stand.
    widths : list of list of float
        Of each break's label in its forms, the best first.
    low, high : float
        What the labels must stay within.
    lanes : int

    Returns
    -------
    list
        Flag and which form was taken, or None where none fits: that break bears no label.
    """
    bare = [Flag(place, place, place, -1) for place in places]
    found: list[tuple[Flag, int] | None] = [None] * len(places)
    for at in sorted(range(len(places)), key=lambda n: -places[n]):
        others = [bare[n] if each is None else each[0] for n, each in enumerate(found) if n != at]
        found[at] = _first_fit(places[at], widths[at], others, (low, high, lanes))
    return found


def _first_fit(
    place: float, widths: list[float], others: list[Flag], bounds: tuple[float, float, int]
) -> tuple[Flag, int] | None:
    low, high, lanes = bounds
    for form, width in enumerate(widths):
        for lane in range(lanes):
            for left in (place + GAP, place - GAP - width):
                flag = Flag(place, left, left + width, lane)
                within = left >= low and flag.right <= high
                # To the left it would take the room of breaks that are yet to be placed.
                if left < place and any(left <= other.place <= place for other in others):
                    continue
                if within and all(flag.clear_of(other) for other in others):
                    return flag, form
    return None
