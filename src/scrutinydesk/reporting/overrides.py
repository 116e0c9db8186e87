"""Notes of comparisons that were allowed across a break: printed wherever their figures go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from scrutinydesk.measures.break_register import day_of
from scrutinydesk.periods import NAMES
from scrutinydesk.reporting.numbers import capital
from scrutinydesk.reporting.report import Run
from scrutinydesk.reporting.runs import Runs

if TYPE_CHECKING:
    from scrutinydesk.analysis.change import Change
    from scrutinydesk.analysis.year_projection import Projection
    from scrutinydesk.measures.break_register import Override
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.reporting.standing import Standing

    Crossed = Change | Standing | Projection


def notes_of(
    crossed: Iterable[Crossed | None], area_title: Callable[[str], str] | None = None
) -> tuple[str, ...]:
    """Return a note for each override among the comparisons, none twice.

    With ``area_title`` each says which measure it is about, as under a table of several, and which
    area where it is allowed for one alone.
    """
    notes = []
    for each in crossed:
        if each is not None and each.overrides:
            for item, override in zip(each.breaks, each.overrides, strict=True):
                about = ""
                if area_title is not None:
                    where = f", {area_title(override.area)}" if override.area else ""
                    about = f"{each.measure.title}{where}: "
                notes.append(capital(f"{about}{_note(item, override)}"))
    return tuple(dict.fromkeys(notes))


def partly_allowed(standings: Iterable[Standing]) -> frozenset[str]:
    """Return the measures that are compared across a break for some areas, and refused for others."""
    refused, allowed = set(), set()
    for each in standings:
        if each.refused:
            refused.add(each.measure.id)
        elif each.overrides:
            allowed.add(each.measure.id)
    return frozenset(refused & allowed)


def _note(item: Break, override: Override) -> str:
    reason = " ".join(override.reason.split())
    ended = reason if reason.endswith((".", "!", "?")) else f"{reason}."
    return f"compared across the break of {item.month.words} ({item.label}){_decided(override)}: {ended}"


def _decided(override: Override) -> str:
    day = day_of(override.when) if override.when else None
    when = f" on {day.day} {NAMES[day.month - 1]} {day.year}" if day else ""
    who = " ".join(override.who.split())
    if who:
        return f", by decision of {who}{when}"
    return f", decided{when}" if when else ""


def said_overrides(*crossed: Crossed | None) -> Runs:
    """Return the notes as sentences of a paragraph; the officer's words are no template."""
    notes = notes_of(crossed)
    return (Run(" ".join(notes)),) if notes else ()
