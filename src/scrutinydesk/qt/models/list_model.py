"""Shows a tuple of values in a list view; the delegate knows what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
ITEM = int(Qt.ItemDataRole.UserRole) + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_NOWHERE = QModelIndex()


class ListModel(QAbstractListModel):
    """Items with their words.

    Parameters
    ----------
    words : callable item -> str
        What is shown without a delegate, and what a screen reader says.
    """

    def __init__(self, words: Callable[[Any], str] = str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: Sequence[Any] = ()
        self._words = words

    def show_items(self, items: Sequence[Any]) -> None:
        """Replace the items."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role in {_DISPLAY, _SPOKEN, _TOOLTIP}:
            return self._words(item)
        return item if role == ITEM else None
