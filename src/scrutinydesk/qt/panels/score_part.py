"""Projections against outturn: each one, how each method and source did, and those of others by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrutinydesk.analysis.projection_record import Source
from scrutinydesk.qt.panels.kept_part import KeptPart, Words
from scrutinydesk.qt.panels.look import label
from scrutinydesk.qt.panels.projection_form import ProjectionForm
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.reporting.scorecard_tables import score_table, tally_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.analysis.scorecard import Score
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.theme import Theme

WORDS = Words(
    "Projections against outturn",
    (
        "No projections are kept yet",
        (
            "What a report projects is logged when its workbook is kept, and scored once the year is over. "
            "Enter what the constabulary projects, to see how both do."
        ),
    ),
    "A projection of the constabulary’s", "Projection", "Enter one…", "Keep projection", "Take away",
)  # fmt: skip
TALLY_HIGH = 218  # two sources, and four methods of ours


class ScorePart(KeptPart):
    """The list has the projections that were shown; the tally beneath it those of all methods."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(WORDS, ProjectionForm(), theme)
        self.tally = WrappedTable("By method and source", theme)
        self.tally.setMaximumHeight(TALLY_HIGH)
        self.tally_heading = label("By method and source", "heading")
        self.tally_heading.setContentsMargins(14, 10, 14, 6)
        self.card.add(self.tally_heading)
        self.card.add(self.tally)
        self.setSizes([930, 400])

    def show_scores(self, scores: Sequence[Score], resources: Resources) -> None:
        """Show what is kept, and how it did."""
        shown = {each.record.key: each.record for each in scores if each.record.shown}
        self.show_items(score_table(scores, resources), shown)
        tally = tally_table(scores)
        self.tally.show_table(tally)
        for part in (self.tally, self.tally_heading):
            part.setVisible(bool(tally.rows))

    def may_change(self, item: Any) -> bool:
        return bool(item.source is not Source.OURS)
