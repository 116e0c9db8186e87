"""The series that would be imported, drawn as soon as a link is made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton

from scrutinydesk.qt.charts.trend_chart import TrendChart
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label
from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Draft, Name
    from scrutinydesk.qt.panels.mapping.preview import Preview
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.workbook.recipes import Applied, Recipe

AFTER_MS = 120
MOST_SAID = 6


class PreviewCard(Card):
    """Applies the recipe in a thread and draws what comes of the label that is looked at.

    Signals
    -------
    series_counted(int)
        How many series the whole recipe gives.
    failed(object)
    """

    series_counted = Signal(int)
    failed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Preview")
        self.shown: Preview | None = None
        self.applied: Applied | None = None
        self._draft: Draft | None = None
        self._table = ""
        self._name: Name | None = None
        self._resources: Resources | None = None
        self._task: Task | None = None
        self.chart = TrendChart()
        self.chart.set_theme(theme)
        self.none = label("", "muted", wrap=True)
        self.none.setContentsMargins(16, 10, 16, 10)
        self.findings = QPushButton()
        self.findings.setProperty("kind", "link")
        self.findings.hide()
        self.told = label("", "muted", wrap=True)
        self.told.setContentsMargins(16, 0, 16, 8)
        self.told.hide()
        self.add(self.chart, 1)
        self.add(self.none, 1)
        self.add(self.findings)
        self.add(self.told)
        self.none.hide()
        self.findings.clicked.connect(lambda: self.told.setVisible(not self.told.isVisible()))
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._apply)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.chart.set_theme(theme)

    def show_draft(self, draft: Draft, table: str, resources: Resources) -> None:
        """Show what comes of another draft, in a while."""
        stale = self._draft is None or self.applied is None or draft is not self._draft
        self._draft, self._table, self._resources = draft, table, resources
        if stale:
            self._timer.start()
        else:
            self._draw()

    def look_at(self, name: Name | None) -> None:
        """Draw the series of another label."""
        self._name = name
        if self.applied is not None and not self._timer.isActive():
            self._draw()

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way."""
        return not self._timer.isActive() and (self._task is None or not self._task.running)

    def _apply(self) -> None:
        draft, resources = self._draft, self._resources
        if draft is None or resources is None:
            return
        if self._task is not None:
            self._task.cancel()
        recipe, found = _used(draft), draft.found

        def work(_progress: object) -> Applied:
            from scrutinydesk.workbook.recipes import apply  # noqa: PLC0415  numpy, not at start-up

            applied = apply(recipe, found, resources)
            len(applied.observed.observations.rows)
            return applied

        task = self._task = Task("Reading the workbook by the recipe", work, self)
        task.succeeded.connect(self._applied)
        task.failed.connect(self.failed)
        task.start()

    def _applied(self, applied: Applied) -> None:
        self.applied = applied
        self._draw()

    def _draw(self) -> None:
        from scrutinydesk.qt.panels.mapping.preview import preview  # noqa: PLC0415  with the first recipe

        draft, applied = self._draft, self.applied
        if draft is None or applied is None:
            return
        held = [each for each in draft.recipe.tables if each.name == self._table]
        shown = self.shown = preview(applied, held[0] if held else None, self._name)
        empty = bool(shown.figure.empty)
        self.name("Preview", shown.words)
        self.none.setText(shown.figure.empty)
        self.none.setVisible(empty)
        self.chart.setVisible(not empty)
        if not empty:
            self.chart.show_figure(shown.figure)
        self.series_counted.emit(shown.series)
        findings = applied.observed.findings
        count = len(findings)
        self.findings.setVisible(count > 0)
        self.findings.setText(
            f"{count} {'finding' if count == 1 else 'findings'}: {findings[0].title}" if count else ""
        )
        more = (
            ""
            if count <= MOST_SAID
            else f"\n… and {count - MOST_SAID} more, listed under Checks after the import"
        )
        self.told.setText("\n".join(f"• {each.title} {each.place}" for each in findings[:MOST_SAID]) + more)
        if not count:
            self.told.hide()


def _used(draft: Draft) -> Recipe:
    """Return the recipe with the tables that stand somewhere."""
    return replace(
        draft.recipe,
        tables=tuple(each for each in draft.recipe.tables if draft.found_table(each.name) is not None),
    )
