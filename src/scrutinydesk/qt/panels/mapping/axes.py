"""What each axis of a table gives: measures, areas, parts, or nothing that is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QSizePolicy

from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.workbook.recipes import Role, Where

if TYPE_CHECKING:
    from scrutinydesk.workbook.recipes import Axis

MOST = 6
ACROSS = 2
ROLES = (
    (Role.MEASURE, "measures"), (Role.AREA, "areas"), (Role.BREAKDOWN, "parts"),
    (Role.LEFT_OUT, "nothing"),
)  # fmt: skip


class Axes(QFrame):
    """A line with a small list for each axis, two side by side.

    Signals
    -------
    role_chosen(int, object)
        Number of the axis, and its new ``Role``.
    """

    role_chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        marked(self, part="cellbar")
        self.boxes: list[QComboBox] = []
        self._shown: tuple[object, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 6, 14, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        for column in range(ACROSS):
            self._grid.setColumnStretch(2 * column, 1)

    def show_axes(self, axes: tuple[Axis, ...]) -> None:
        """Show the axes of a table."""
        shown = axes[:MOST]
        places = tuple(axis.place for axis in shown)
        if places != self._shown:
            self._shown = places
            self._make(shown)
        for box, axis in zip(self.boxes, shown, strict=True):
            box.setCurrentIndex([role for role, _ in ROLES].index(axis.role))

    def _make(self, shown: tuple[Axis, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.boxes = []
        for at, axis in enumerate(shown):
            words = words_for(axis)
            box = QComboBox()
            box.setAccessibleName(f"{words}: what it gives")
            for _, title in ROLES:
                box.addItem(title)
            # Only what the officer chooses, not what is set above.
            box.activated.connect(lambda chosen, at=at: self.role_chosen.emit(at, ROLES[chosen][0]))
            row, column = divmod(at, ACROSS)
            said = Elided(f"{words} gives", least=40)
            said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(said, row, 2 * column)
            self._grid.addWidget(box, row, 2 * column + 1)
            self.boxes.append(box)


def words_for(axis: Axis) -> str:
    """Return where the labels of an axis stand."""
    level = f" {axis.level + 1}" if axis.level else ""
    if axis.where is Where.ROW:
        return f"“{axis.heading}”{level}" if axis.heading else f"The label column{level}"
    return {
        Where.GROUP: f"Each group heading{level}",
        Where.COLUMN: f"Each column heading{level}",
        Where.TITLE: "The title",
        Where.SHEET: "The sheet’s name",
    }[axis.where]
