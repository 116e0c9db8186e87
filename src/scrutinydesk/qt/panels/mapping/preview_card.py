"""The series that would be imported, drawn as soon as a link is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from scrutinydesk.qt.charts.trend_chart import TrendChart
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label
from scrutinydesk.qt.tasks import Task, uncollected

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Draft, Name
    from scrutinydesk.qt.panels.mapping.preview import Preview, Read
    from scrutinydesk.qt.theme import Theme

AFTER_MS = 120


class PreviewCard(Card):
    """Applies the recipe in a thread and draws what comes of the label that is looked at.

    Signals
    -------
    applied(object)
        The ``Read`` of a whole draft, as often as it is read anew.
    failed(object)
    """

    applied = Signal(object)
    failed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Preview")
        self.title.least = 70
        self.shown: Preview | None = None
        self.read: Read | None = None
        self._draft: Draft | None = None
        self._table = ""
        self._name: Name | None = None
        self._resources: Resources | None = None
        self._task: Task | None = None
        self.chart = TrendChart()
        self.chart.set_theme(theme)
        self.none = label("", "muted", wrap=True)
        self.none.setContentsMargins(16, 10, 16, 10)
        self.add(self.chart, 1)
        self.add(self.none, 1)
        self.none.hide()
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._apply)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.chart.set_theme(theme)

    def show_draft(self, draft: Draft, table: str, resources: Resources) -> None:
        """Show what comes of another draft, or of another table of the same, in a while."""
        fresh = draft is not self._draft or self.read is None
        if table != self._table:
            self._name = None
        self._draft, self._table, self._resources = draft, table, resources
        self._show(fresh=fresh)

    def look_at(self, name: Name | None) -> None:
        """Draw the series of another label."""
        if name != self._name:
            self._name = name
            self._show(fresh=False)

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way."""
        return not self._timer.isActive() and (self._task is None or not self._task.running)

    def _show(self, *, fresh: bool) -> None:
        if fresh or self.read is None or not self.read.whole:
            self._timer.start()
        elif self.settled:
            self._draw()

    def _apply(self) -> None:
        draft, resources, table, name = self._draft, self._resources, self._table, self._name
        if draft is None or resources is None:
            return
        if self._task is not None:
            self._task.cancel()

        def work(_progress: object) -> Read:
            from scrutinydesk.qt.panels.mapping import preview  # noqa: PLC0415  with the first recipe

            with uncollected():
                return preview.read(draft, resources, table, name)

        task = self._task = Task("Reading the workbook by the recipe", work, self)
        task.succeeded.connect(self._applied)
        task.failed.connect(self.failed)
        task.start()

    def _applied(self, read: Read) -> None:
        self.read = read
        self._draw()
        self.applied.emit(read)

    def _draw(self) -> None:
        from scrutinydesk.qt.panels.mapping.preview import preview  # noqa: PLC0415  with the first recipe

        draft, read = self._draft, self.read
        if draft is None or read is None:
            return
        held = [each for each in draft.recipe.tables if each.name == self._table]
        shown = self.shown = preview(read, held[0] if held else None, self._name)
        empty = bool(shown.figure.empty)
        self.name("Preview", shown.words)
        self.none.setText(shown.figure.empty)
        self.none.setVisible(empty)
        self.chart.setVisible(not empty)
        if not empty:
            self.chart.show_figure(shown.figure)
