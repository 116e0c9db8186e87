"""What a chart is drawn with where it is no line of months: areas, traces and pins, placed. Qt-free."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.qt.charts.marks import Form
from scrutinydesk.reporting.figure import PointMark, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.reporting.table import Shape, Tone

Place = tuple[float, float]
OWN, OTHER, SMALL, SIGNAL = 1.55, 1.0, 0.85, 1.5  # radii, in sizes of a dot
MAIN_INK, PEER_INK = "mark0", "mean"


class Area(NamedTuple):
    """A polygon filled with a token of the theme."""

    corners: tuple[Place, ...]
    ink: str
    alpha: float = 1.0


class Trace(NamedTuple):
    """A line through places; ``width`` and ``dash`` at body text of 9."""

    places: tuple[Place, ...]
    ink: str
    width: float = 0.7
    dash: tuple[float, ...] = ()


class Pin(NamedTuple):
    """A point; ``radius`` in sizes of a dot."""

    place: Place
    form: Form
    ink: str
    radius: float = 1.0
    hollow: bool = False


class Glyph(NamedTuple):
    """The form of a badge about a place."""

    place: Place
    shape: Shape
    tone: Tone
    size: float


class Drawing(NamedTuple):
    """What is painted, the first at the bottom, and where the cursor stands at each point that is walked.

    ``plates`` lie under words that stand on traces.
    """

    areas: tuple[Area, ...] = ()
    traces: tuple[Trace, ...] = ()
    plates: tuple[Area, ...] = ()
    pins: tuple[Pin, ...] = ()
    stops: tuple[Place, ...] = ()


BARE = Drawing()


def rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Place, ...]:
    """Return the corners of a rectangle."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def pin(place: Place, role: Role, mark: PointMark, *, high: bool) -> Pin:
    """Return how a force is drawn: the own one large and square on its corner, a signal by form and tone.

    ``high`` is above what it is held against.
    """
    own = role is Role.MAIN
    toned = mark not in {PointMark.PLAIN, PointMark.PROVISIONAL}
    ink = str(mark) if toned else MAIN_INK if own else PEER_INK
    if own:
        return Pin(place, Form.DIAMOND, ink, OWN, mark is PointMark.PROVISIONAL)
    if toned:
        return Pin(place, Form.UP if high else Form.DOWN, ink, SIGNAL)
    return Pin(place, Form.CIRCLE, ink, OTHER, mark is PointMark.PROVISIONAL)


def within(places: Sequence[Place], top: float, bottom: float) -> Iterator[tuple[Place, ...]]:
    """Yield the pieces of a line that lie between two heights."""
    piece: list[Place] = []
    for one, two in pairwise(places):
        cut = _cut(one, two, top, bottom)
        if cut is not None and piece and piece[-1] == cut[0]:
            piece.append(cut[1])
            continue
        if piece:
            yield tuple(piece)
        piece = [*cut] if cut is not None else []
    if piece:
        yield tuple(piece)


def _cut(one: Place, two: Place, top: float, bottom: float) -> tuple[Place, Place] | None:
    rise = two[1] - one[1]
    if not rise:
        return (one, two) if top <= one[1] <= bottom else None
    ends = sorted(((top - one[1]) / rise, (bottom - one[1]) / rise))
    start, end = max(0.0, ends[0]), min(1.0, ends[1])
    if start >= end:
        return None

    def at(share: float) -> Place:
        return one[0] + share * (two[0] - one[0]), one[1] + share * rise

    return (at(start) if start else one), (at(end) if end < 1 else two)
