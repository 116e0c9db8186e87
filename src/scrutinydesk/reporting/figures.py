"""The chart of a row in one of its modes, made when asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.reporting import (
    figure_drivers,
    figure_forces,
    figure_funnel,
    figure_grid,
    figure_monthly,
    figure_peers,
    figure_ranks,
    figure_rolling,
    figure_year_end,
)
from scrutinydesk.reporting.figure import Figure, Mode
from scrutinydesk.reporting.figure_parts import Subject, nothing
from scrutinydesk.reporting.overrides import notes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.analysis.change import Change
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

    Drawer = Callable[[Evidence, Subject], Figure]

DRAWERS: dict[Mode, Drawer] = {
    Mode.MONTHLY: figure_monthly.monthly,
    Mode.ROLLING: figure_rolling.rolling,
    Mode.PEERS: figure_peers.peers,
    Mode.DIVISIONS: figure_monthly.divisions,
    Mode.YEAR_END: figure_year_end.year_end,
    Mode.FORCES: figure_forces.forces,
    Mode.RANKS: figure_ranks.ranks,
    Mode.FUNNEL: figure_funnel.funnel,
    Mode.DRIVERS: figure_drivers.waterfall,
    Mode.GRID: figure_grid.grid,
}
ALT_LIMIT = 250


UNMARKED = frozenset({"", "OFFICIAL"})


def figure(evidence: Evidence, key: str, mode: Mode, *, marking: str = "") -> Figure:
    """Return the chart of the row ``measure/area``; ``empty`` says why there is none to draw.

    A marking above OFFICIAL goes with the chart wherever it is taken: it stands beside the source,
    and so does the reason of a comparison that was allowed across a break.
    """
    measure, _, area = key.partition("/")
    catalogue, areas = evidence.resources.catalogue, evidence.resources.areas
    if measure not in catalogue or area not in areas:
        return nothing(f"{key}/{mode}", key, "This row has no chart.")
    subject = Subject(key, mode, catalogue[measure], area)
    drawn = DRAWERS[mode](evidence, subject)
    parts = [drawn.source, *_allowed(evidence, subject)] if drawn.panels else [drawn.source]
    if marking.upper() not in UNMARKED:
        parts.insert(0, marking)
    return replace(drawn, alt=shortened(drawn.alt), source=" · ".join(filter(None, parts)))


def _allowed(evidence: Evidence, subject: Subject) -> tuple[str, ...]:
    """Return the notes of comparisons across a break that a chart tells of; they go where it goes."""
    areas = evidence.resources.areas.divisions(evidence.force) if subject.mode is Mode.DIVISIONS else ()
    told: list[Change | Standing | None] = [
        evidence.standing(subject.measure.id, area) for area in areas or (subject.area,)
    ]
    if subject.mode is Mode.PEERS:
        found = evidence.comparison(subject.measure.id)
        told += [row.change for row in found.rows] if found is not None else []
    return notes_of(told)


def shortened(alt: str) -> str:
    """Return the alternative text within what screen readers and Word take."""
    if len(alt) <= ALT_LIMIT:
        return alt
    return f"{alt[: ALT_LIMIT - 1].rsplit(' ', 1)[0]}…"
