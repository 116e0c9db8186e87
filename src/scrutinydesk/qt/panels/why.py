"""Why this number: the formula, the working and every cell beneath, beside the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.table_view import ROW_HEIGHT, TableView
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from scrutinydesk.findings import Place
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.report import Explanation

WIDTH = 430
MARGIN = 12
SHOWN = 40
COLUMNS = (
    Column("what", "From"),
    Column("value", "Value", Align.RIGHT, 10),
    Column("where", "Cell", Align.LEFT, 17),
)


class WhyPanel(Card):
    """Lies over the right of its parent; Escape or Close puts it away."""

    place_chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("Why this number?", parent=parent)
        close = marked(QPushButton("Close"), kind="flat")
        close.clicked.connect(self.put_away)
        self.row.addWidget(close)
        self.figure = label("", "figure")
        self.name_of = label("", "heading", wrap=True)
        self.formula = self._words()
        self.working = self._words()
        self.cautions = self._words()
        self.source = self._words("muted")
        self.inputs = TableView("Inputs of this number", theme)
        self.inputs.row_chosen.connect(lambda _key: None)
        self.inputs.clicked.connect(lambda index: self._go(index.row()))
        self.inputs.activated_row.connect(lambda _key: self._go(self.inputs.currentIndex().row()))
        self._places: tuple[Place, ...] = ()
        self._titles: list[tuple[QLabel, QLabel]] = []
        self._lay_out()
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 3)
        self.setGraphicsEffect(shadow)
        parent.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        body = marked(QFrame(), plain=True)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        column.addWidget(self.name_of)
        column.addWidget(self.figure)
        for title, words in (("How", self.formula), ("Working", self.working), ("Take care", self.cautions)):
            heading = label(title, "heading")
            column.addSpacing(4)
            column.addWidget(heading)
            column.addWidget(words)
            self._titles.append((heading, words))
        column.addSpacing(4)
        column.addWidget(label("Cells", "heading"))
        column.addWidget(self.inputs)
        column.addWidget(self.source)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(area, 1)

    def explain(self, explanation: Explanation) -> None:
        """Show an explanation."""
        self.name_of.setText(explanation.title)
        self.figure.setText(explanation.value)
        self.formula.setText(explanation.formula)
        self.working.setText(explanation.working)
        self.cautions.setText("\n".join(explanation.cautions))
        for heading, words in self._titles:
            heading.setVisible(bool(words.text()))
            words.setVisible(bool(words.text()))
        self._places = tuple(place for _, _, place in explanation.inputs)
        rows = tuple(
            Row(str(at), (Cell(what), Cell(value), Cell(_short(place), note=str(place))))
            for at, (what, value, place) in enumerate(explanation.inputs)
        )
        self.inputs.show_table(Table("why", explanation.title, COLUMNS, rows))
        self.inputs.setFixedHeight(min(SHOWN, len(rows) + 1) * ROW_HEIGHT + 4)
        digest = f"\nSHA-256 {explanation.sha256[:16]}…" if explanation.sha256 else ""
        self.source.setText(f"{explanation.source}{digest}")
        self.source.setToolTip(explanation.sha256)
        self._lie()
        self.show()
        self.raise_()
        self.setAccessibleDescription(f"{explanation.title}: {explanation.value}. {explanation.formula}")
        self.inputs.setFocus()

    def put_away(self) -> None:
        """Hide, and give the focus back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._lie()
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            width = min(WIDTH, parent.width() - 2 * MARGIN)
            self.setGeometry(parent.width() - width - MARGIN, MARGIN, width, parent.height() - 2 * MARGIN)

    def _go(self, at: int) -> None:
        if 0 <= at < len(self.inputs.table_model.order):
            self.place_chosen.emit(self._places[self.inputs.table_model.order[at]])

    def _words(self, role: str = "") -> QLabel:
        made = label("", role, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made


def _short(place: Place) -> str:
    return f"{place.sheet} {place.cell}".strip() or place.source
