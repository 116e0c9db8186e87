"""The break register told: every break and where it stands, every comparison that is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scrutinydesk.reporting.kept_words import stamp
from scrutinydesk.reporting.table import Cell, Column, Row, Shape, Signal, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.measures.break_register import BreakRegister, Override
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.resources import Resources


class Standing(StrEnum):
    """Whose a break is, and whether it counts."""

    SHIPPED = "shipped"
    OWN = "your own"
    CHANGED = "changed here"
    REMOVED = "taken out"


@dataclass(frozen=True, slots=True)
class Entry:
    """A break as it stands in the register."""

    item: Break
    standing: Standing


SIGNS = {
    Standing.SHIPPED: Signal(Shape.CIRCLE, Tone.COMMON, "Shipped"),
    Standing.OWN: Signal(Shape.TICK, Tone.NEUTRAL, "Your own"),
    Standing.CHANGED: Signal(Shape.UP, Tone.NEUTRAL, "Changed here"),
    Standing.REMOVED: Signal(Shape.DASH, Tone.BLOCKED, "Taken out"),
}
BREAKS = (
    Column("month", "From", width=12),
    Column("label", "Break", width=24),
    Column("measures", "Measures"),
    Column("areas", "Areas", width=18),
    Column("standing", "Standing", width=13),
)
OVERRIDES = (
    Column("measure", "Measure", width=24),
    Column("area", "Area", width=16),
    Column("break", "Across the break", width=24),
    Column("reason", "Allowed because"),
    Column("who", "By whom and when", width=22),
)
EVERYWHERE = "everywhere"
ALL_AREAS = "all areas"


def entries(shipped: Iterable[Break], register: BreakRegister) -> tuple[Entry, ...]:
    """Return every break, by date: shipped ones as they stand here, then the office's own among them."""
    own = {item.id: item for item in register.breaks}
    found = []
    for item in shipped:
        if item.id in own:
            found.append(Entry(own.pop(item.id), Standing.CHANGED))
        else:
            out = item.id in register.removed
            found.append(Entry(item, Standing.REMOVED if out else Standing.SHIPPED))
    found += [Entry(item, Standing.OWN) for item in own.values()]
    return tuple(sorted(found, key=lambda each: (each.item.month, each.item.label)))


def break_table(found: Iterable[Entry], resources: Resources) -> Table:
    """Return all breaks, a row each; its key is the id."""
    rows = tuple(
        Row(
            entry.item.id,
            (
                Cell(entry.item.month.words, float(entry.item.month.ordinal)),
                Cell(entry.item.label, entry.item.label),
                _words(measure_titles(entry.item.measures, resources)),
                _words(area_titles(entry.item.areas, resources) or [EVERYWHERE]),
                Cell("", str(entry.standing), signal=SIGNS[entry.standing]),
            ),
        )
        for entry in found
    )
    return Table("register.breaks", "Breaks in series", BREAKS, rows)


def override_table(found: Iterable[Override], breaks: Iterable[Break], resources: Resources) -> Table:
    """Return the comparisons that are allowed across a break, a row each; its key is that of the override."""
    labels = {item.id: f"{item.label}, {item.month.words}" for item in breaks}
    rows = tuple(
        Row(
            each.key,
            (
                _words(measure_titles([each.measure], resources)),
                _words(area_titles([each.area], resources) or [ALL_AREAS]),
                _words([labels.get(each.break_id, f"{each.break_id} (no longer there)")]),
                Cell(each.reason, each.reason),
                Cell(", ".join(part for part in (each.who, stamp(each.when)) if part), each.when),
            ),
        )
        for each in found
    )
    return Table("register.overrides", "Comparisons allowed across a break", OVERRIDES, rows)


def measure_titles(ids: Iterable[str], resources: Resources) -> list[str]:
    """Return the titles of measures; an id that leads nowhere as it stands."""
    return [resources.catalogue[each].title if each in resources.catalogue else each for each in ids if each]


def area_titles(ids: Iterable[str], resources: Resources) -> list[str]:
    """Return the short names of areas; an id that leads nowhere as it stands."""
    return [resources.areas[each].short if each in resources.areas else each for each in ids if each]


def _words(names: list[str]) -> Cell:
    said = ", ".join(names)
    return Cell(said, said)
