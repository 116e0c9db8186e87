"""Words on a chart as boxes: measuring, wrapping, shortening, and keeping them apart. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LEADING = 1.25
# From the top of a line's box to its baseline, in sizes: half the spare leading plus the ascent.
BASELINE = 0.97
ELLIPSIS = "…"

# The width of a text in a size, and whether it is heavy.
Measure = Callable[[str, float, bool], float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Tell whether two boxes overlap by more than ``slack``."""
        return (
            self.x + slack < other.right
            and other.x + slack < self.right
            and self.y + slack < other.bottom
            and other.y + slack < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, placed; ``ink`` is a token of the theme or ``series0`` and so on."""

    box: Box
    text: str
    size: float
    ink: str = "ink"
    heavy: bool = False

    @property
    def baseline(self) -> float:
        return self.box.y + self.size * BASELINE


def line_height(size: float) -> float:
    """Return the height of a line of text."""
    return size * LEADING


def shortened(text: str, width: float, size: float, measure: Measure, *, heavy: bool = False) -> str:
    """Return the text, cut with an ellipsis where it is too wide."""
    if measure(text, size, heavy) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS, size, heavy) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low else ""


def wrapped(
    text: str, width: float, size: float, measure: Measure, *, heavy: bool = False, most: int = 2
) -> tuple[str, ...]:
    """Return the text in lines of at most ``width``; what does not fit in ``most`` lines is cut."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(shortened(" ".join(rest), width, size, measure, heavy=heavy))
            break
        count = _fitting(rest, width, lambda words: measure(words, size, heavy))
        lines.append(shortened(" ".join(rest[:count]), width, size, measure, heavy=heavy))
        rest = rest[count:]
    return tuple(line for line in lines if line)


def _fitting(words: list[str], width: float, measured: Callable[[str], float]) -> int:
    count = 1
    while count < len(words) and measured(" ".join(words[: count + 1])) <= width:
        count += 1
    return count


def apart(wanted: list[float], heights: list[float], low: float, high: float) -> list[float]:
    """Return tops near the wanted middles, in their order, without overlap, within bounds.

    The caller makes sure that all the heights fit between ``low`` and ``high``.
    """
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    tops = [0.0] * len(wanted)
    edge = low
    for at in order:
        tops[at] = edge = max(edge, wanted[at] - heights[at] / 2)
        edge += heights[at]
    edge = high
    for at in reversed(order):
        tops[at] = edge = min(tops[at], edge - heights[at])
    return tops
