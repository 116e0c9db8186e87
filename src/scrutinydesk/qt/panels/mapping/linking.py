"""Asks what labels stand for: from a list, or by a measure or area made on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from scrutinydesk.qt.panels.mapping import acts
from scrutinydesk.qt.panels.mapping.chooser import Chooser
from scrutinydesk.qt.panels.mapping.forms import OwnForm, area_form, measure_form
from scrutinydesk.qt.panels.mapping.options import Choice, options
from scrutinydesk.workbook.recipes import Role

if TYPE_CHECKING:
    from scrutinydesk.qt.panels.mapping.draft import Name
    from scrutinydesk.qt.panels.mapping.options import Option
    from scrutinydesk.qt.panels.mapping.page import MappingPage
    from scrutinydesk.qt.theme import Theme


class Linking(QObject):
    """One question at a time."""

    def __init__(self, page: MappingPage, theme: Theme) -> None:
        super().__init__(page)
        self.theme = theme
        self.chooser: Chooser | None = None
        self.form: OwnForm | None = None
        self._page = page

    def ask(self, names: list[Name]) -> None:
        """Offer what labels may stand for; all are of one role."""
        page = self._page
        if page.resources is None or not names:
            return
        draft, table = page.draft, page.table
        role, text = names[0]
        link = None
        if len(names) == 1:
            link = next((e for e in draft.links.get(table, ()) if (e.role, e.label) == names[0]), None)
        known = page.resources.extended(draft.recipe.own)
        title = (
            f"“{text or 'no label'}” stands for…" if len(names) == 1 else f"{len(names)} labels stand for…"
        )
        offered = options(role, link, draft.recipe.force, known)
        chooser = Chooser(title, offered, self.theme, page)
        chooser.chosen.connect(lambda option: self._take(names, option))
        chooser.move(self._place(chooser))
        chooser.open()
        self.chooser = chooser

    def _place(self, chooser: Chooser) -> QPoint:
        """Return a place beside the labels, within the page."""
        page, links = self._page, self._page.links
        corner = links.mapTo(page, QPoint(0, 60))
        left = max(0, corner.x() - chooser.width() - 8)
        top = min(corner.y(), max(0, page.height() - chooser.height()))
        return page.mapToGlobal(QPoint(left, top))

    def _take(self, names: list[Name], option: Option) -> None:
        page = self._page
        if page.resources is None:
            return
        known = page.resources.extended(page.draft.recipe.own)
        if option.choice is Choice.NEW:
            self._describe(names)
            return
        page.do(acts.chosen(page.draft, page.table, names, option, known))
        page.links.show_next()
        page.links.table.setFocus()

    def _describe(self, names: list[Name]) -> None:
        page = self._page
        if page.resources is None:
            return
        known = page.resources.extended(page.draft.recipe.own)
        role, text = names[0]
        form = (
            measure_form(text, known, page)
            if role is Role.MEASURE
            else area_form(text, page.draft.recipe.force, known, page)
        )
        form.made.connect(lambda own: page.do(acts.made(page.draft, page.table, names, own)))
        form.finished.connect(form.deleteLater)
        form.open()
        self.form = form
