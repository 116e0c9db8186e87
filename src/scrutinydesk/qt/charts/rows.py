"""Charts that go down the page, a row a name: what is around the rows, and which are shown. Qt-free."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.qt.charts import scale
from scrutinydesk.qt.charts.page import Sheet, foot
from scrutinydesk.qt.charts.words import Box, Words, shortened, wrapped
from scrutinydesk.reporting import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutinydesk.reporting.figure import Across

LEAST_PITCH = 1.04  # from row to row, in sizes of body text
WANTED_PITCH = 1.45  # where a picture may be as high as it needs
MOST_PITCH = 2.4  # in lines
NAME_SHARE, TEXT_SHARE = 0.42, 0.28  # of the width, at most
MOST_LINES = 2
GAP = 0.8  # in sizes of body text
TICK_EVERY = 7.0  # in sizes of body text
NEAR = 1e-6
# The least that is shown: both ends, the own row with its neighbours, and what was left out between.
FEWEST = 7


class Frame(NamedTuple):
    """The rectangle of the rows, and the words outside it."""

    sheet: Sheet
    box: Box
    pitch: float
    said: tuple[Words, ...]

    def middle(self, row: int) -> float:
        """Return the height at which a row stands."""
        return self.box.y + (row + 0.5) * self.pitch

    @property
    def gap(self) -> float:
        """Between a name and the plot, and between the plot and a text."""
        return GAP * self.sheet.sizes.body

    def name(self, row: int, text: str, ink: str = "ink", *, heavy: bool = False) -> list[Words]:
        """Return the name of a row, ending at the plot, in as many lines as the row is high."""
        sheet, size, line = self.sheet, self.sheet.sizes.body, self.sheet.sizes.line
        room = self.box.x - self.gap - sheet.sizes.pad
        most = max(1, min(MOST_LINES, int(self.pitch / line + NEAR)))
        lines = wrapped(text, room, size, sheet.measure, heavy=heavy, most=most)
        found = []
        for at, part in enumerate(lines):
            wide = sheet.measure(part, size, heavy)
            box = self._line(row, self.box.x - self.gap - wide, wide)
            y = box.y + (at - (len(lines) - 1) / 2) * line
            found.append(Words(Box(box.x, y, wide, line), part, size, ink, heavy))
        return found

    def text(self, row: int, text: str, ink: str = "ink", *, heavy: bool = False) -> Words:
        """Return what stands at the right of a row."""
        sheet, size = self.sheet, self.sheet.sizes.body
        room = sheet.width - sheet.sizes.pad - self.box.right - self.gap
        text = shortened(text, room + NEAR, size, sheet.measure, heavy=heavy)
        wide = sheet.measure(text, size, heavy)
        return Words(self._line(row, sheet.width - sheet.sizes.pad - wide, wide), text, size, ink, heavy)

    def _line(self, row: int, x: float, wide: float) -> Box:
        high = self.sheet.sizes.line
        return Box(x, self.middle(row) - high / 2, wide, high)


def frame(
    sheet: Sheet,
    top: float,
    names: Iterable[str],
    texts: Iterable[str],
    around: tuple[float, float],
    unsaid: Sequence[str] = (),
) -> Frame:
    """Return the frame between the title and the foot, before rows are in it.

    ``around`` is what is kept above the rows and beneath them; ``unsaid`` is said in the foot.
    """
    size = sheet.sizes.body
    said, bottom = foot(sheet, top, [*unsaid])
    # Measured heavy: any row may be the own one.
    left = max((sheet.measure(text, size, True) for text in names), default=0.0)  # noqa: FBT003
    right = max((sheet.measure(text, size, True) for text in texts), default=0.0)  # noqa: FBT003
    left = min(left, NAME_SHARE * sheet.inner) + (GAP * size if left else 0.0)
    right = min(right, TEXT_SHARE * sheet.inner) + (GAP * size if right else 0.0)
    high = max(1.0, bottom - top - around[0] - around[1])
    box = Box(sheet.sizes.pad + left, top + around[0], max(1.0, sheet.inner - left - right), high)
    return Frame(sheet, box, 0.0, tuple(said))


def pitched(frame: Frame, count: int) -> Frame:
    """Return the frame with so many rows in it, as high as they need."""
    pitch = min(frame.box.height / max(1, count), MOST_PITCH * frame.sheet.sizes.line)
    box = Box(frame.box.x, frame.box.y, frame.box.width, pitch * count)
    return frame._replace(box=box, pitch=pitch)


def capacity(frame: Frame) -> int:
    """Return how many rows can be read in a frame."""
    return int(frame.box.height / (LEAST_PITCH * frame.sheet.sizes.body) + NEAR)


def thinned(count: int, room: int, wanted: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the rows to show, each a number, and stretches that are left out, as several numbers.

    Parameters
    ----------
    count : int
    room : int
        Rows that can be read, a stretch counted as one.
    wanted : sequence of int
        Rows by how much they matter; as many are shown as there is room for.
    """
    if count <= room:
        return [(at,) for at in range(count)]
    kept: set[int] = set()
    for at in dict.fromkeys(wanted):
        if 0 <= at < count and len(_stretches(count, kept | {at})) <= max(room, 1):
            kept.add(at)
    return _stretches(count, kept)


def _stretches(count: int, kept: set[int]) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    for at in range(count):
        if at not in kept and found and found[-1][-1] not in kept:
            found[-1] = (*found[-1], at)
        else:
            found.append((at,))
    return found


def axis(
    across: Across, values: Sequence[float], box: Box, most: int
) -> tuple[scale.Axis, tuple[float, ...]]:
    """Return the axis under rows or points, and its ticks."""
    given = [*values, *(each for each in (across.low, across.high) if each is not None)] or [0.0, 1.0]
    ticks, (low, high) = scale.value_axis(min(given), max(given), most, across.decimals)
    low = low if across.low is None else across.low
    high = high if across.high is None else across.high
    if high <= low:
        high = low + 1.0
    inside = [tick for tick in ticks if low - NEAR <= tick <= high + NEAR]
    # Of ranks, 1 and N are worth more than a round number beside them.
    for end, fixed in ((low, across.low), (high, across.high)):
        if fixed is not None:
            inside = [end, *(each for each in inside if abs(each - end) > (high - low) / (2 * most))]
    start, end = (box.right, box.x) if across.reverse else (box.x, box.right)
    return scale.Axis(low, high, start, end), tuple(sorted(inside))


def most_ticks(sheet: Sheet, box: Box) -> int:
    """Return how many ticks can be read under a box."""
    return max(2, min(8, int(box.width / (TICK_EVERY * sheet.sizes.body))))


def tick_words(
    sheet: Sheet, line: scale.Axis, ticks: tuple[float, ...], across: Across, y: float
) -> list[Words]:
    """Return the words of ticks under a plot, those left out that would meet another."""
    decimals = scale.tick_decimals(ticks, across.decimals)
    found: list[Words] = []
    low, high = sheet.sizes.pad, sheet.width - sheet.sizes.pad
    for tick in sorted(ticks, key=line.at):
        text = numbers.level(tick, across.unit, decimals)
        wide = sheet.wide(text)
        x = min(max(line.at(tick) - wide / 2, low), high - wide)
        if not found or x >= found[-1].box.right + sheet.sizes.body * 0.5:
            found.append(sheet.say(text, x, y))
    return found
