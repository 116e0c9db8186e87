"""Shows all observations, the tidy frame, as one long table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from scrutinydesk.qt.models.array_model import ArrayModel

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class FrameModel(ArrayModel):
    """A pandas frame; every column is turned into an array once, when it is first shown."""

    def __init__(self, frame: pd.DataFrame, parent: QObject | None = None) -> None:
        super().__init__(len(frame), len(frame.columns), parent)
        self._frame = frame
        self._headings = [str(name).replace("_", " ").capitalize() for name in frame.columns]
        self._arrays: dict[int, NDArray[Any]] = {}

    @override
    def column(self, column: int) -> NDArray[Any]:
        values = self._arrays.get(column)
        if values is None:
            values = self._arrays[column] = self._frame.iloc[:, column].to_numpy()
        return values

    @override
    def shown(self, row: int, column: int) -> str:
        value = self.column(column)[row]
        if value is None or value != value:  # noqa: PLR0124  NaN differs from itself
            return ""
        if isinstance(value, float):
            return f"{value:,.10g}".replace("-", "\N{MINUS SIGN}")
        return str(value)

    @override
    def is_number(self, row: int, column: int) -> bool:
        return self.column(column).dtype.kind in "iuf"

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role != DISPLAY:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return str(int(self.order[section]) + 1) if section < len(self.order) else None
