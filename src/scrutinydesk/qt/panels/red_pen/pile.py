"""Heights one upon the other: guessed at first, put right as each is seen."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Pile:
    """Where each of many blocks stands, in whole pixels from the top."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = [max(1, height) for height in heights]
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all."""
        return self._all()[-1]

    def start(self, at: int) -> int:
        """Return where a block begins."""
        return self._all()[at]

    def height(self, at: int) -> int:
        """Return how high a block is."""
        return self._heights[at]

    def at(self, y: int) -> int:
        """Return the block that stands at a height; the first above all, the last beneath."""
        return max(0, min(len(self._heights) - 1, bisect_right(self._all(), y) - 1))

    def put(self, at: int, height: int) -> int:
        """Give a block its height; return by how much it grew."""
        more = max(1, height) - self._heights[at]
        if more:
            self._heights[at] += more
            self._starts = None
        return more

    def _all(self) -> list[int]:
        if self._starts is None:
            self._starts = list(accumulate(self._heights, initial=0))
        return self._starts
