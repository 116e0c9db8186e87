"""The chart of a row in one of its modes, made when asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.reporting import figure_monthly, figure_peers, figure_rolling
from scrutinydesk.reporting.figure import Figure, Mode
from scrutinydesk.reporting.figure_parts import Subject, nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.reporting.evidence import Evidence

    Drawer = Callable[[Evidence, Subject], Figure]

DRAWERS: dict[Mode, Drawer] = {
    Mode.MONTHLY: figure_monthly.monthly,
    Mode.ROLLING: figure_rolling.rolling,
    Mode.PEERS: figure_peers.peers,
    Mode.DIVISIONS: figure_monthly.divisions,
}
ALT_LIMIT = 250


UNMARKED = frozenset({"", "OFFICIAL"})


def figure(evidence: Evidence, key: str, mode: Mode, *, marking: str = "") -> Figure:
    """Return the chart of the row ``measure/area``; ``empty`` says why there is none to draw.

    A marking above OFFICIAL goes with the chart wherever it is taken: it stands beside the source.
    """
    measure, _, area = key.partition("/")
    catalogue, areas = evidence.resources.catalogue, evidence.resources.areas
    if measure not in catalogue or area not in areas:
        return nothing(f"{key}/{mode}", key, "This row has no chart.")
    subject = Subject(key, mode, catalogue[measure], area)
    drawn = DRAWERS[mode](evidence, subject)
    marked = f"{marking} · {drawn.source}".removesuffix(" · ")
    source = drawn.source if marking.upper() in UNMARKED else marked
    return replace(drawn, alt=shortened(drawn.alt), source=source)


def shortened(alt: str) -> str:
    """Return the alternative text within what screen readers and Word take."""
    if len(alt) <= ALT_LIMIT:
        return alt
    return f"{alt[: ALT_LIMIT - 1].rsplit(' ', 1)[0]}…"
