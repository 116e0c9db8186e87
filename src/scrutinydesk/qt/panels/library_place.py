"""Where the library is: how it stands, and another place for it, tried before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.look import label, marked, restyled
from scrutinydesk.qt.tasks import Task
from scrutinydesk.remembered.places import is_server, with_password, without_password
from scrutinydesk.reporting.kept_words import moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.errors import ScrutinyError
    from scrutinydesk.remembered.places import LibraryState

WIDTH = 620
FILES = "Library (*.sqlite);;All files (*)"
EXAMPLE = "postgresql://name@server/database"
NO_REPAIR = object()  # an error of another kind than damage


class LibraryPlace(QDialog):
    """A small window.

    Signals
    -------
    place_chosen(str)
        Path or address, which may hold a password, of the library to use; empty for the usual file.
    repair_wanted()
        Put the damaged library aside, and start from its newest backup.

    Parameters
    ----------
    try_place : callable where -> LibraryState
        Opens a library and closes it again; called in a thread. Raises a ``ScrutinyError``.
    """

    place_chosen = Signal(str)
    repair_wanted = Signal()

    def __init__(self, try_place: Callable[[str], LibraryState], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Library")
        self.setFixedWidth(WIDTH)
        self._try_place = try_place
        self._task: Task | None = None
        self.where, self.facts, self.notices = _words("heading"), _words("muted"), _words()
        self.repair = QPushButton("Start from the backup")
        self.on_file = QRadioButton("In a file, for one officer")
        self.on_server = QRadioButton("On the office’s PostgreSQL server, for several at once")
        self.path = QLineEdit(placeholderText="Empty: your usual file")
        self.path.setAccessibleName("File of the library")
        self.browse = QPushButton("Browse…")
        self.address = QLineEdit(placeholderText=EXAMPLE)
        self.address.setAccessibleName("Address of the server")
        self.password = QLineEdit(placeholderText="Empty where the server knows you without one")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Password")
        self.told = _words()
        self.test, self.use = QPushButton("Try it"), QPushButton("Use this library")
        self.close_button = QPushButton("Close")
        for button in (self.repair, self.browse, self.test, self.use, self.close_button):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.on_file.setChecked(True)
        self.say_opening()

    def _lay_out(self) -> None:
        file_row = QHBoxLayout()
        file_row.setSpacing(8)
        file_row.addWidget(self.path, 1)
        file_row.addWidget(self.browse)
        self.fields = QFormLayout()
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(8)
        self.fields.addRow(label("File"), file_row)
        self.fields.addRow(label("Address"), self.address)
        self.fields.addRow(label("Password"), self.password)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.test, marked(self.use, kind="primary"), self.close_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(self._stands())
        column.addSpacing(6)
        column.addWidget(label("Keep it elsewhere", "heading"))
        column.addWidget(self.on_file)
        column.addWidget(self.on_server)
        column.addLayout(self.fields)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addLayout(buttons)
        wear(self)

    def _stands(self) -> QFrame:
        """Return the frame around how the library in use stands."""
        frame = marked(QFrame(), card=True)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(6)
        for part in (self.where, self.facts, self.notices):
            inner.addWidget(part)
        inner.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _connect(self) -> None:
        self.on_file.toggled.connect(self._turn)
        self.browse.clicked.connect(self._browse)
        self.address.editingFinished.connect(self._part_password)
        for field in (self.path, self.address, self.password):
            field.textChanged.connect(self._changed)
        self.test.clicked.connect(lambda: self._try(use=False))
        self.use.clicked.connect(lambda: self._try(use=True))
        self.repair.clicked.connect(self.repair_wanted)
        self.close_button.clicked.connect(self.reject)

    def say_opening(self) -> None:
        """Say that the state of the library in use is being looked up."""
        self._stand("Looking at the library…", "")

    def show_state(self, state: LibraryState) -> None:
        """Show how the library in use stands."""
        self._stand(state.where, facts(state), "\n".join(f"{n.title} {n.detail}" for n in state.notices))

    def show_error(self, error: ScrutinyError) -> None:
        """Show why the library in use cannot be opened, and offer a way out where there is one."""
        backup = getattr(error, "backup", NO_REPAIR)
        self._stand(error.title, error.detail, error.remedy)
        self.repair.setVisible(backup is not NO_REPAIR)
        self._fit()
        self.repair.setText("Start from the newest backup" if backup else "Start an empty library")

    def say_failed(self, error: ScrutinyError) -> None:
        """Say why another place, or the repair, did not work out."""
        self._say(str(error), fault=True)

    def _stand(self, where: str, facts: str, notices: str = "") -> None:
        for part, words in ((self.where, where), (self.facts, facts), (self.notices, notices)):
            part.setText(words)
            part.setVisible(bool(words))
        self.repair.hide()
        self._fit()
        self.setAccessibleDescription(f"{where}. {facts} {notices}".strip())

    def _turn(self) -> None:
        file = self.on_file.isChecked()
        for row, shown in enumerate((file, not file, not file)):
            self.fields.setRowVisible(row, shown)
        self._changed()

    def _changed(self) -> None:
        self._say("")
        self.test.setEnabled(self.on_file.isChecked() or bool(self.address.text().strip()))
        self.use.setEnabled(self.test.isEnabled())

    def _part_password(self) -> None:
        """Take a password out of an address that was pasted with one."""
        address, password = without_password(self.address.text())
        if password:
            self.address.setText(address)
            self.password.setText(password)

    def _chosen(self) -> str:
        if self.on_file.isChecked():
            return self.path.text().strip()
        self._part_password()
        return with_password(self.address.text(), self.password.text())

    def _try(self, *, use: bool) -> None:
        where = self._chosen()
        if not self.on_file.isChecked():
            fault = _fault(self.address.text(), self.password.text())
            if fault:
                self._say(fault, fault=True)
                self.address.setFocus()
                return
        if use and not where:
            self.place_chosen.emit("")
            return
        if self._task is not None:
            self._task.cancel()
        self._say("Trying…")
        task = self._task = Task("Trying the library", lambda _progress: self._try_place(where), self)
        task.succeeded.connect(lambda state: self._tried(state, where if use else None))
        task.failed.connect(lambda error: self._say(str(error), fault=True))
        task.start()

    def _tried(self, state: LibraryState, where: str | None) -> None:
        notices = "".join(f"\n{n.title} {n.detail} {n.remedy}" for n in state.notices)
        self._say(f"It can be used: {facts(state)}{notices}")
        if where is not None:
            self.place_chosen.emit(where)

    def _say(self, words: str, *, fault: bool = False) -> None:
        restyled(self.told, role="fault" if fault else "muted")
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self._fit()
        self.told.setAccessibleName(words)

    def _fit(self) -> None:
        """Make the window as high as its words; a layout alone does not follow them."""
        column = self.layout()
        if column is not None:
            column.activate()
            self.resize(self.width(), column.totalHeightForWidth(self.width()))

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Library", self.path.text(), FILES, options=QFileDialog.Option.DontConfirmOverwrite
        )
        if name:
            self.path.setText(name if "." in name.rpartition("/")[2] else f"{name}.sqlite")


def _words(role: str = "") -> QLabel:
    made = label("", role, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _fault(address: str, password: str) -> str:
    if not is_server(address):
        return f"Write the address of the server, such as {EXAMPLE}."
    if password and "@" not in address:
        return f"Write in the address whose password it is, such as {EXAMPLE}."
    return ""


def facts(state: LibraryState) -> str:
    """Say in a line how a library stands."""
    count = f"{state.imports:,} {'import' if state.imports == 1 else 'imports'}"
    parts = [count if state.imports else "no imports yet"]
    if state.changed is not None:
        parts.append(f"last changed {moment(state.changed)}")
    if state.server:
        parts.append("backed up by those who look after the server")
    else:
        parts.append(f"last backup {moment(state.backup)}" if state.backup else "no backup yet")
    return f"{', '.join(parts)}. You are “{state.who}” in its journal."
