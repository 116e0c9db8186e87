"""Shows what can be picked, each with a tick where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
ELSEWHERE = "not in this workbook"


class Option(NamedTuple):
    """One thing that can be picked."""

    id: str
    title: str
    detail: str = ""

    @property
    def words(self) -> str:
        return f"{self.title} ({self.detail})" if self.detail else self.title


class PickModel(QAbstractListModel):
    """Options narrowed by what is typed; those that are picked come first.

    What is picked and not offered, such as a measure of another workbook, is listed by its id.

    Parameters
    ----------
    several : bool
        Whether more than one can be picked; they have ticks then.
    """

    def __init__(
        self, options: Sequence[Option], picked: Collection[str], parent: QObject, *, several: bool
    ) -> None:
        super().__init__(parent)
        self.several = several
        offered = {each.id for each in options}
        options = [*options, *(Option(each, each, ELSEWHERE) for each in picked if each not in offered)]
        self.picked = dict.fromkeys(each.id for each in options if each.id in picked)
        self._options = sorted(options, key=lambda each: each.id not in self.picked)
        self.shown: Sequence[Option] = self._options

    def narrow(self, text: str) -> None:
        """Show the options in whose words every word occurs."""
        words = text.casefold().split()
        self.beginResetModel()
        self.shown = [each for each in self._options if all(w in each.words.casefold() for w in words)]
        self.endResetModel()

    def turn(self, index: Index) -> None:
        """Pick an option, or take it back."""
        option = self.shown[index.row()]
        if option.id in self.picked:
            del self.picked[option.id]
        else:
            self.picked[option.id] = None
        at = self.index(index.row())
        self.dataChanged.emit(at, at)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        option = self.shown[index.row()]
        if role == _DISPLAY:
            return option.words
        if role == _CHECK and self.several:
            return Qt.CheckState.Checked if option.id in self.picked else Qt.CheckState.Unchecked
        return None
