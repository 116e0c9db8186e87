"""A chart as an exporter receives it: drawn, because no exporter can draw."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as it is placed: PNG for every reader, SVG for those that can; size in cm."""

    png: bytes
    svg: bytes
    width: float
    height: float
