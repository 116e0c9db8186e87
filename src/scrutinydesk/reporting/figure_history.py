"""One figure through time: what each import said of the same measure, area and period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.numerals import exact
from scrutinydesk.periods import Window
from scrutinydesk.reporting import rolled_words as words
from scrutinydesk.reporting.kept_words import day
from scrutinydesk.reporting.table import Align, Cell, Column, Level, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.library.values import Import
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.measures.resources import Resources

Stated = tuple["Import", "Observation"]
COLUMNS = (
    Column("import", "Stated in", width=30),
    Column("when", "Imported", width=17),
    Column("figure", "Figure", Align.RIGHT, 12),
    Column("change", "Since before", Align.RIGHT, 12),
    Column("cell", "Cell", width=22),
)


class Part(NamedTuple):
    """An area, and the part of the measure where it is not the whole."""

    area: str
    breakdown: str


class Figures(NamedTuple):
    """What can be asked for: periods, latest first, by measure and by area."""

    by_measure: dict[str, dict[Part, tuple[Window, ...]]]


def figures(observations: Iterable[Observation]) -> Figures:
    """Return what figures there are, measures and areas in the order of the file."""
    found: dict[str, dict[Part, dict[Window, None]]] = {}
    for row in observations:
        parts = found.setdefault(row.measure, {})
        parts.setdefault(Part(row.area, row.breakdown), {})[row.window] = None

    def latest_first(windows: Iterable[Window]) -> tuple[Window, ...]:
        return tuple(sorted(windows, key=lambda each: (each.last.ordinal, each.first.ordinal), reverse=True))

    return Figures(
        {
            measure: {part: latest_first(windows) for part, windows in parts.items()}
            for measure, parts in found.items()
        }
    )


def table(stated: Sequence[Stated], title: str) -> Table:
    """Return what each import said, oldest first; what differs from the one before stands out."""
    rows = []
    before: Observation | None = None
    for made, row in stated:
        change = _change(before, row)
        name = made.meeting or made.file_name
        note = made.file_name if made.meeting else ""
        when = made.when
        rows.append(
            Row(
                str(made.id),
                (
                    Cell(name, name, note=note),
                    Cell(day(when.astimezone()) if when else "", when.timestamp() if when else None),
                    Cell(words.stated(row), row.value),
                    Cell(change, change),
                    Cell(words.cell(row), words.cell(row)),
                ),
                Level.TOTAL if change else Level.ROW,
            )
        )
        before = row
    return Table("history", title, COLUMNS, tuple(rows))


def _change(before: Observation | None, row: Observation) -> str:
    if before is None or words.stated(before) == words.stated(row):
        return ""
    if before.value is None or row.value is None or before.value == row.value:
        return "marks changed" if before.value == row.value else "was " + (words.stated(before) or "blank")
    return words.signed_amount(exact(row.value) - exact(before.value), row.unit)


def sentence(stated: Sequence[Stated], resources: Resources) -> str:
    """Say in a sentence whether a figure stands as it was first stated."""
    if not stated:
        return "No import states this figure."
    first, last = stated[0][1], stated[-1][1]
    who = f"{words.line_title(resources, first[:3])}, {first.window.words}"
    if len(stated) == 1:
        return f"{who}: one import states it, as {words.stated(first)}."
    changes = sum(bool(_change(one[1], two[1])) for one, two in pairwise(stated))
    if not changes:
        return f"{who}: all {len(stated):,} imports that state it say {words.stated(first)}."
    times = "once" if changes == 1 else f"{changes:,} times"
    net = _net(first, last)
    return (
        f"{who}: restated {times}; first {words.stated(first)}, now {words.stated(last)}{net}, in "
        f"{len(stated):,} imports."
    )


def _net(first: Observation, last: Observation) -> str:
    if first.value is None or last.value is None:
        return ""
    difference: Fraction = exact(last.value) - exact(first.value)
    return f" ({words.signed_amount(difference, last.unit)})" if difference else ""
