"""Small windows of their own: keyboard shortcuts, the command palette, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from scrutinydesk import __version__
from scrutinydesk.qt.commands import CHECKING_KEYS, COMMANDS, MAPPING_KEYS, Actions, Command
from scrutinydesk.qt.dress import wear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOVED_ON = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
MENUS = ("File", "Edit", "View", "Tools", "Help")
# Pages that have keys of their own.
PAGES = {"Map this workbook": MAPPING_KEYS, "Check a report": CHECKING_KEYS}
SIDES = {"View": 1, **dict.fromkeys(PAGES, 2)}


def _menu(command: Command) -> str:
    return command.menu.split("/")[0].replace("&", "")


def _keys() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the keys by menu, and those of the pages that have their own.

    Yields
    ------
    (str, list of (str, str))
        Heading; what is done, and the keys for it.
    """
    native = QKeySequence.SequenceFormat.NativeText
    for menu in MENUS:
        mine = [each for each in COMMANDS if each.shortcut and _menu(each) == menu]
        yield menu, [(each.words, QKeySequence(each.shortcut).toString(native)) for each in mine]
    for page, keys in PAGES.items():
        yield page, list(keys)


class Shortcuts(QDialog):
    """Every shortcut, by menu."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(5)
        row = [0, 0, 0]
        for title, keys in _keys():
            side = SIDES.get(title, 0)
            heading = QLabel(title)
            heading.setProperty("role", "heading")
            grid.addWidget(heading, row[side], 3 * side, 1, 2)
            row[side] += 1
            for words, shown in keys:
                key = QLabel(shown)
                key.setProperty("role", "muted")
                grid.addWidget(QLabel(words), row[side], 3 * side)
                grid.addWidget(key, row[side], 3 * side + 1)
                row[side] += 1
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addWidget(buttons)
        wear(self)


class Palette(QDialog):
    """Type a few letters of a command, Enter runs it."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("All commands")
        self._actions = actions
        self._commands = [c for c in COMMANDS if actions[c.id].isEnabled() and c.id != "help.palette"]
        self.field = QLineEdit(placeholderText="What do you want to do?")
        self.field.setAccessibleName("Command")
        self.view = QListView()
        self.view.setAccessibleName("Commands")
        self.view.setProperty("nav", "true")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = QStringListModel([_line(command) for command in self._commands], self)
        self.model = QSortFilterProxyModel(self)
        self.model.setSourceModel(words)
        self.model.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self.view)
        self.resize(QSize(480, 380))
        self.move(parent.mapToGlobal(parent.rect().center()) - self.rect().center())
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._run)
        self.view.clicked.connect(self._run)
        self.field.installEventFilter(self)
        self._narrow("")
        wear(self)
        self.field.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVED_ON:
            self.view.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            self.close()

    def _narrow(self, text: str) -> None:
        self.model.setFilterFixedString(text)
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _run(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            command = self._commands[self.model.mapToSource(index).row()]
            self.close()
            self._actions[command.id].trigger()


class About(QDialog):
    """What this is, and where its log is."""

    def __init__(self, icon: QIcon, log: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About Scrutiny Desk")
        picture = QLabel()
        picture.setPixmap(icon.pixmap(QSize(48, 48)))
        title = QLabel(f"Scrutiny Desk {__version__}")
        title.setProperty("role", "title")
        words = QLabel(
            "Checks, reads and uses a constabulary's quarterly performance workbook.\n"
            "It works without a network, and only ever reads your workbooks.\n\n"
            f"If something went wrong, its log is\n{log}"
        )
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 22, 24, 18)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        grid.addWidget(picture, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(title, 0, 1)
        grid.addWidget(words, 1, 1)
        grid.addWidget(buttons, 2, 0, 1, 2)
        wear(self)


def _line(command: Command) -> str:
    keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    where = " > ".join(part.replace("&", "") for part in command.menu.split("/"))
    return f"{where} > {command.words}" + (f"    {keys}" if keys else "")
