"""Lists with commas between: figures for another program, harmless in a spreadsheet program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.workbook.tables.times import written

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations

COLUMNS = ("measure", "area", "breakdown", "period", "value", "unit", "marks", "sheet", "cell")
EXACT = 1e15  # whole numbers beyond it are written as they are kept


def guarded(text: str) -> str:
    """Keep a text from a file from being taken for a formula by the program that opens the list."""
    return f"'{text}" if text[:1] in _FORMULA else text


_FORMULA = set("=+-@\t\r")


def plain(value: float) -> str:
    """Return a number so that it reads back as the same number."""
    exact = float(value).is_integer() and abs(value) < EXACT
    return str(int(value)) if exact else repr(value)


def observations(held: Observations) -> str:
    """Return a line for each observation, in order; a mark in place of a figure has a line without a value.

    ``period`` is a month ``2017-09``, a year ``2017``, or first and last month ``2016-04/2017-03``;
    ``marks`` are as ``[r] [p]``.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_lines(held))
    return out.getvalue()


def _lines(held: Observations) -> Iterator[tuple[str, ...]]:
    periods: dict[tuple[int, int, str], str] = {}
    for row in held:
        key = row.first, row.last, row.span
        if key not in periods:
            periods[key] = written(row.window)
        yield (
            row.measure, row.area, guarded(row.breakdown), periods[key],
            "" if row.value is None else plain(row.value), row.unit,
            " ".join(f"[{mark}]" for mark in row.marks), guarded(row.sheet), row.cell,
        )  # fmt: skip
