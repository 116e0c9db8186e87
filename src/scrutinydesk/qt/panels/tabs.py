"""The tab bar: flat, one accent, and a badge with the number of findings."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar, QWidget

from scrutinydesk.qt.panels.look import label

_RIGHT = QTabBar.ButtonPosition.RightSide


class Tabs(QTabBar):
    """Tabs of the report; ``set_badge`` puts a count beside a tab's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName("Parts of the report")

    def show_titles(self, titles: list[str]) -> None:
        """Replace the tabs; the one that was current stays so where it can."""
        at = max(0, self.currentIndex())
        self.blockSignals(True)  # noqa: FBT003
        while self.count():
            self.removeTab(0)
        for title in titles:
            self.addTab(title.replace("&", "&&"))
        self.setCurrentIndex(min(at, self.count() - 1))
        self.blockSignals(False)  # noqa: FBT003

    def set_badge(self, at: int, count: int) -> None:
        """Show a count beside a tab's name; none where it is 0."""
        badge = label(str(count), "badge") if count else None
        if badge is not None:
            badge.setFixedHeight(17)
            badge.setContentsMargins(0, 0, 0, 0)
        self.setTabButton(at, _RIGHT, badge)
        name = self.tabText(at).replace("&&", "&")
        self.setAccessibleTabName(at, f"{name}, {count} to look at" if count else name)
        self.setTabToolTip(at, f"{count} errors and warnings" if count else "")
