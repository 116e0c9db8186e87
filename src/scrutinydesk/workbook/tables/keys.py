"""What labels and headings say of a row or a column, taken together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from scrutinydesk.measures.observations import Mark
from scrutinydesk.periods import Window

_TOTAL = re.compile(
    r"(?:grand |sub-?|overall )?totals?\b|all\b(?! other)|overall\b|.*\b(?:sub-?)?totals?(?: \([^)]*\))?$",
    re.IGNORECASE,
)


def is_total(labels: Iterable[str]) -> bool:
    """Tell whether a label says that its figures are sums of others."""
    return any(map(_says_total, labels))


@lru_cache(maxsize=8192)
def _says_total(label: str) -> bool:
    return _TOTAL.match(label) is not None


class RowKey(NamedTuple):
    """What the labels of a row say.

    ``places`` tells where each label stands: its column, or -1 and down for group headings from the
    outermost. ``marks`` stand beside a label or a period and hold for the whole row.
    """

    labels: tuple[str, ...]
    period: Window | None
    total: bool
    places: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()


class ColumnKey(NamedTuple):
    """What the heading says of one column; ``places`` are the rows in which its labels stand."""

    labels: tuple[str, ...]
    period: Window | None
    total: bool
    places: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()


def joined(row: Window | None, column: Window | None) -> Window | None:
    """Return the narrower of what row and column say of the time."""
    if row is None or column is None:
        return row or column
    return min(row, column, key=lambda window: window.last.ordinal - window.first.ordinal)
