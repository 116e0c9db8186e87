"""Shows lines of the journal; each is worded when it comes into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from scrutinydesk.qt.models.array_model import ArrayModel
from scrutinydesk.reporting.kept_words import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scrutinydesk.library.values import Entry

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
HEADINGS = ("When", "Who", "What", "Why")


class EntriesModel(ArrayModel):
    """Entries in the order in which they are given."""

    def __init__(self, entries: Sequence[Entry], parent: QObject | None = None) -> None:
        super().__init__(len(entries), len(HEADINGS), parent)
        self.entries = entries

    def entry(self, position: int) -> Entry:
        """Return the entry shown at a position of the view."""
        return self.entries[int(self.order[position])]

    @override
    def column(self, column: int) -> NDArray[Any]:
        return np.array([self.shown(row, column) for row in range(len(self.entries))], dtype=object)

    @override
    def shown(self, row: int, column: int) -> str:
        entry = self.entries[row]
        return moment(entry.at) if column == 0 else (entry.who, entry.what, entry.why)[column - 1]

    @override
    def is_number(self, row: int, column: int) -> bool:
        return False

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None
