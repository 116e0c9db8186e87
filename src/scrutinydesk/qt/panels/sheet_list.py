"""The sheets of a workbook, and below a line all observations taken from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from scrutinydesk.qt.models.list_model import ITEM, ListModel
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.workbook.grid import Sheet, Visibility

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.workbook.grid import Book

OBSERVATIONS = "All observations"
GAP = 13
LOOKED_AT = 40
NUMBERS_OF_A_TABLE = 4


class SheetList(QListView):
    """Entries are ``Sheet`` values, and ``OBSERVATIONS`` last where there are any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, nav=True)
        self.entries = ListModel(_words, self)
        self.setModel(self.entries)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Sheets")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_book(self, book: Book, observations: Observations) -> None:
        """List the sheets and choose the first that holds a table."""
        entries: list[Sheet | str] = list(book.sheets)
        if len(observations):
            entries.append(OBSERVATIONS)
        self.entries.show_items(entries)
        self.choose(first_table(book, observations))

    def choose(self, at: int) -> None:
        """Choose an entry by its number."""
        self.setCurrentIndex(self.entries.index(at))

    def number_of(self, name: str) -> int:
        """Return the number of the sheet of that name, or -1."""
        found = (at for at, e in enumerate(self.entries.items) if isinstance(e, Sheet) and e.name == name)
        return next(found, -1)


def first_table(book: Book, observations: Observations) -> int:
    """Return the number of the sheet to begin with: covers and notes are rarely what is wanted."""
    visible = [at for at, sheet in enumerate(book.sheets) if sheet.visibility == Visibility.VISIBLE]
    used = {row.sheet for row in observations}
    with_figures = (at for at in visible if book.sheets[at].name in used)
    with_numbers = (at for at in visible if _numbers(book.sheets[at]) >= NUMBERS_OF_A_TABLE)
    return next(with_figures, next(with_numbers, next(iter(visible), 0)))


def _numbers(sheet: Sheet) -> int:
    return sum(type(value) in {int, float} for value in sheet.values[:LOOKED_AT].ravel()[:4000].tolist())


def _words(entry: Sheet | str) -> str:
    if isinstance(entry, str):
        return entry
    return entry.name if entry.visibility == Visibility.VISIBLE else f"{entry.name}  ({entry.visibility})"


class _Delegate(QStyledItemDelegate):
    """Draws a line above what is no sheet."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return size + QSize(0, GAP) if isinstance(index.data(ITEM), str) else size

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        inner = QStyleOptionViewItem(option)
        if isinstance(index.data(ITEM), str):
            at = option.rect.top() + GAP // 2
            painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(option.rect.left() + 8, at, option.rect.right() - 8, at)
            inner.rect = option.rect.adjusted(0, GAP, 0, 0)
        super().paint(painter, inner, index)
