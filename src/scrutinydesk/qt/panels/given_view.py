"""A report as it was given: its text by section, exactly; nothing in it can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.keep_form import KeepForm
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.reporting.import_table import part_titles, version_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scrutinydesk.library.values import Reported

FIXED_PIXELS = 12


class GivenView(QWidget):
    """Versions of one import; the text of one of them; a form to keep another.

    Signals
    -------
    reported_wanted(int)
        Id of the version whose parts are to be shown.
    keep_wanted(str, object)
        Keep the open report as given: label and date.
    save_wanted(str, object)
        Name and bytes of a part, to be written where the officer says.
    """

    reported_wanted = Signal(int)
    keep_wanted = Signal(str, object)
    save_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: Mapping[str, bytes] = {}
        self.versions = QComboBox()
        self.versions.setAccessibleName("Version as reported")
        self.sections = QComboBox()
        self.sections.setAccessibleName("Section")
        for chooser in (self.versions, self.sections):
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(10)
        self.text = QPlainTextEdit(readOnly=True)
        marked(self.text, plain=True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Text as reported")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        face.setPixelSize(FIXED_PIXELS)
        self.text.setFont(face)
        self.copy_button, self.save_button = QPushButton("Copy"), QPushButton("Save as…")
        self.copy_button.setToolTip("Copy this section as text")
        self.save_button.setToolTip("Save this section, byte for byte as it was reported")
        self.none = Calm()
        self.form = KeepForm()
        self._lay_out()
        self.versions.activated.connect(lambda at: self.reported_wanted.emit(self.versions.itemData(at)))
        self.sections.activated.connect(self._show_part)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self._save)
        self.form.keep_wanted.connect(self.keep_wanted)

    def _lay_out(self) -> None:
        choice = marked(QFrame(), part="cellbar")
        row = QHBoxLayout(choice)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.versions, 3)
        row.addWidget(self.sections, 2)
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)
        shown = QWidget()
        inner = QVBoxLayout(shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(choice)
        inner.addWidget(self.text, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.none)
        self.stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.form)

    def show_versions(self, versions: Sequence[Reported], meeting: str, *, is_open: bool) -> None:
        """Show what was kept of an import, latest first; ask for the text of the latest.

        Parameters
        ----------
        meeting : str
            Of the import, offered as a label.
        is_open : bool
            Whether its report is open, and can be kept as given.
        """
        self._parts = {}
        self.text.clear()
        self.sections.clear()
        self.versions.clear()
        for each in versions:
            self.versions.addItem(version_line(each), each.id)
        self.form.setVisible(is_open)
        self.form.label.setText(meeting)
        self.stack.setCurrentIndex(1 if versions else 0)
        if versions:
            self.reported_wanted.emit(versions[0].id)
            return
        how = (
            "Say beneath at which meeting it is reported; words and tables are then kept as they are now."
            if is_open
            else "Open it again to look at its figures. It can be kept as reported only while it is open."
        )
        self.none.say("Nothing kept as reported", how)

    def show_parts(self, number: int, parts: Mapping[str, bytes]) -> None:
        """Show the text of a version, where it is still the one that is chosen."""
        if self.versions.currentData() != number:
            return
        at = max(0, self.sections.currentIndex())
        self._parts = parts
        self.sections.clear()
        self.sections.addItems(list(part_titles(parts)))
        self.sections.setCurrentIndex(min(at, len(parts) - 1))
        self._show_part()

    def copy(self) -> None:
        """Copy what is selected, else the whole section, exactly."""
        if self.text.textCursor().hasSelection():
            self.text.copy()
        else:
            QGuiApplication.clipboard().setText(self._content().decode("utf-8", "replace"))

    def _content(self) -> bytes:
        at = self.sections.currentIndex()
        return list(self._parts.values())[at] if 0 <= at < len(self._parts) else b""

    def _show_part(self) -> None:
        self.text.setPlainText(self._content().decode("utf-8", "replace"))

    def _save(self) -> None:
        at = self.sections.currentIndex()
        if 0 <= at < len(self._parts):
            self.save_wanted.emit(list(self._parts)[at], self._content())
