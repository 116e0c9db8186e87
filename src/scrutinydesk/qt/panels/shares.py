"""How a section shares out its room: by what is shown, or as the officer dragged it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

CHART = 0.54
CHART_ALONE = 0.6
CHART_TALL = 0.72
COMPARISON = 0.3
SUMMARY_LEAST = 120


@dataclass(slots=True)
class Shares:
    """The officer's own shares; 0 where nothing was dragged. One value serves every section.

    Attributes
    ----------
    across : float
        Of the measures table, in the width.
    chart, comparison : float
        In the height of the right side.
    """

    across: float = 0.0
    chart: float = 0.0
    comparison: float = 0.0

    @property
    def text(self) -> str:
        """To be kept between runs."""
        return " ".join(f"{getattr(self, field.name):.4f}" for field in fields(self))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what was kept; nothing dragged where it cannot be read."""
        try:
            across, chart, comparison = (float(part) for part in text.split())
        except ValueError:
            return cls()
        known = all(0 <= part < 1 for part in (across, chart, comparison))
        return cls(across, chart, comparison) if known else cls()

    def heights(self, room: int, note: int, comparison: int, least: int, *, tall: bool = False) -> list[int]:
        """Return the heights of chart, comparison and summary.

        Parameters
        ----------
        room : int
            What there is to share.
        note : int
            Height of the chart card where it holds only a note; 0 where it holds a chart.
        comparison, least : int
            Height of the comparison with all its rows, and the least that it may have; 0 for none.
        tall : bool
            Whether the chart has many rows.
        """
        usual = CHART if comparison else CHART_ALONE
        usual = CHART_TALL if tall else usual
        chart = note or round(room * (self.chart or usual))
        most = room - chart - SUMMARY_LEAST if note else round(room * (self.comparison or COMPARISON))
        table = max(min(comparison, most), least)
        return [chart, table, max(room - chart - table, 0)]
