"""Picks from a long list: Space ticks, Return is done; of what a few letters narrow it to, Return ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.models.pick_model import Option, PickModel
from scrutinydesk.qt.panels.look import label, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 440, 380
NAMED = 2
NOTHING = "nothing is called so"
LEAST, SIDE, ARROW = 120, 14, 14
MOVED_ON = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class Picker(QDialog):
    """A list that narrows as one types.

    Signals
    -------
    picked(object)
        Ids, in the order in which they were picked.
    """

    picked = Signal(object)

    def __init__(
        self, title: str, options: Sequence[Option], picked: Iterable[str], parent: QWidget, *, several: bool
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.model = PickModel(options, tuple(picked), self, several=several)
        self.field = QLineEdit(placeholderText=title)
        self.field.setAccessibleName(title)
        self.view = QListView()
        marked(self.view, nav=True)
        self.view.setAccessibleName("What can be picked")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.model)
        self.count = label("", "muted")
        self.done_button = marked(QPushButton("Done"), kind="primary")
        self.done_button.setAutoDefault(False)
        self._lay_out()
        self.field.textChanged.connect(self._narrow)
        self.view.clicked.connect(self._turn)
        self.done_button.clicked.connect(self._done)
        self.model.dataChanged.connect(self._tell)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.field.installEventFilter(self)
        self._narrow("")
        self._tell()
        wear(self)
        self.field.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self.view, 1)
        if self.model.several:
            column.addLayout(foot)
        self.resize(WIDTH, HEIGHT)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in MOVED_ON:
            self.view.keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif event.key() == Qt.Key.Key_Space and self.model.several and not self.field.text().strip():
            self._turn()
        else:
            return super().eventFilter(watched, event)
        return True

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            self._done()

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self.view.setCurrentIndex(self.model.index(0))
        self._tell()

    def _enter(self) -> None:
        """Tick what was typed; done where nothing was."""
        if self.model.several and self.field.text().strip():
            if self.view.currentIndex().isValid():
                self._turn()
                self.field.clear()
        elif self.model.several:
            self._done()
        else:
            self._turn()

    def _turn(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        if self.model.several:
            self.model.turn(index)
        else:
            self.model.picked = {self.model.shown[index.row()].id: None}
            self._done()

    def _tell(self) -> None:
        keys = "Space ticks, Return is done"
        if self.field.text().strip():  # a space belongs to what is typed then
            index = self.view.currentIndex()
            keys = f"Return ticks “{self.model.shown[index.row()].title}”" if index.isValid() else NOTHING
        self.count.setText(f"{len(self.model.picked):,} picked · {keys}")

    def _done(self) -> None:
        if self.isVisible():
            self.hide()
            self.picked.emit(tuple(self.model.picked))
            self.close()


class PickButton(QPushButton):
    """Says what is picked; opens the list.

    Signals
    -------
    changed()
    """

    changed = Signal()

    def __init__(self, title: str, nothing: str, *, several: bool) -> None:
        super().__init__()
        marked(self, kind="field")
        self.setAutoDefault(False)
        self._title, self._nothing, self._several = title, nothing, several
        self._options: Sequence[Option] = ()
        self.ids: tuple[str, ...] = ()
        self.picker: Picker | None = None
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)
        self._say()

    def offer(self, options: Sequence[Option]) -> None:
        """Say what can be picked."""
        self._options = options
        self._say()

    def pick(self, ids: Iterable[str]) -> None:
        """Show what is picked."""
        self.ids = tuple(each for each in ids if each)
        self._say()

    def open(self) -> None:
        """Open the list beneath the button."""
        self.picker = Picker(self._title, self._options, self.ids, self, several=self._several)
        self.picker.picked.connect(self._picked)
        self.picker.move(self.mapToGlobal(self.rect().bottomLeft()))
        self.picker.show()

    def _picked(self, ids: tuple[str, ...]) -> None:
        self.setFocus()
        if ids != self.ids:
            self.pick(ids)
            self.changed.emit()

    def _say(self) -> None:
        titles = {option.id: option.title for option in self._options}
        named = [titles.get(each, each) for each in self.ids]
        more = f" and {len(named) - NAMED:,} more" if len(named) > NAMED else ""
        said = ", ".join(named[:NAMED]) + more or self._nothing
        self._said = said
        self._fit()
        self.setToolTip(", ".join(named))
        self.setAccessibleName(f"{self._title}: {said}")

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * SIDE - ARROW
        shown = self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
