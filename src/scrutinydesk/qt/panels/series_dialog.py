"""A small window for what is set by hand at a month of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.break_form import Fault
from scrutinydesk.qt.panels.look import label, marked

if TYPE_CHECKING:
    from scrutinydesk.qt.panels.method_forms import SeriesForm

WIDTH = 560


class SeriesDialog(QDialog):
    """A form with a sentence above it.

    Signals
    -------
    keep_wanted(object)
        What the form describes.
    """

    keep_wanted = Signal(object)

    def __init__(
        self, title: str, what: str, keep: str, form: SeriesForm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        self.form = form
        self.told = label("", "fault", wrap=True)
        self.keep, self.cancel = QPushButton(keep), QPushButton("Cancel")
        self.keep.setDefault(True)
        self.cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.told, 1)
        for button in (marked(self.keep, kind="primary"), self.cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(label(what, "muted", wrap=True))
        column.addWidget(form)
        column.addLayout(buttons)
        wear(self)
        form.changed.connect(lambda: self.told.setText(""))
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.reject)

    def _keep(self) -> None:
        made: Any = self.form.made()
        if isinstance(made, Fault):
            self.told.setText(made.words)
            self.told.setAccessibleName(made.words)
            made.field.setFocus()
        else:
            self.keep_wanted.emit(made)
            self.accept()
