"""Asks what labels stand for: from a list, or by a measure or area made on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from scrutinydesk.qt.panels.mapping.chooser import Chooser
from scrutinydesk.qt.panels.mapping.forms import OwnForm, area_form, measure_form
from scrutinydesk.qt.panels.mapping.options import Choice, options
from scrutinydesk.workbook.recipes import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Name
    from scrutinydesk.qt.panels.mapping.options import Option
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.workbook.recipes import Link

BESIDE = 8
DOWN = 60


class Linking(QObject):
    """One question at a time.

    Signals
    -------
    chosen(object, object)
        The names, and the ``Option`` for them.
    made(object, object)
        The names, and the ``Measure`` or ``Area`` that was described for them.

    Parameters
    ----------
    beside : QWidget
        The labels stand in it; the list opens at its left.
    """

    chosen = Signal(object, object)
    made = Signal(object, object)

    def __init__(self, page: QWidget, beside: QWidget, theme: Theme) -> None:
        super().__init__(page)
        self.theme = theme
        self.chooser: Chooser | None = None
        self.form: OwnForm | None = None
        self._page = page
        self._beside = beside

    def ask(self, names: list[Name], link: Link | None, force: str, resources: Resources) -> None:
        """Offer what labels may stand for; all are of one role.

        Parameters
        ----------
        link : Link or None
            As suggested, where there is one label.
        """
        role, text = names[0]
        title = (
            f"“{text or 'no label'}” stands for…" if len(names) == 1 else f"{len(names)} labels stand for…"
        )
        chooser = Chooser(title, options(role, link, force, resources), self.theme, self._page)
        chooser.chosen.connect(lambda option: self._take(names, option, force, resources))
        chooser.move(self._place(chooser))
        chooser.open()
        self.chooser = chooser

    def _place(self, chooser: Chooser) -> QPoint:
        """Return a place beside the labels, within the page."""
        corner = self._beside.mapTo(self._page, QPoint(0, DOWN))
        left = max(0, corner.x() - chooser.width() - BESIDE)
        top = min(corner.y(), max(0, self._page.height() - chooser.height()))
        return self._page.mapToGlobal(QPoint(left, top))

    def _take(self, names: list[Name], option: Option, force: str, resources: Resources) -> None:
        if option.choice is not Choice.NEW:
            self.chosen.emit(names, option)
            return
        role, text = names[0]
        form = (
            measure_form(text, resources, self._page)
            if role is Role.MEASURE
            else area_form(text, force, resources, self._page)
        )
        form.made.connect(lambda own: self.made.emit(names, own))
        form.finished.connect(form.deleteLater)
        form.open()
        self.form = form
