"""What labels stand for: chosen from a list, or by a measure or area made on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect

from scrutinydesk.measures.areas import Area
from scrutinydesk.measures.catalogue import Measure
from scrutinydesk.qt.panels.mapping import acts
from scrutinydesk.qt.panels.mapping.chooser import Chooser
from scrutinydesk.qt.panels.mapping.forms import Beside, OwnForm, area_form
from scrutinydesk.qt.panels.mapping.measure_form import MeasureForm
from scrutinydesk.qt.panels.mapping.options import Choice, Option, options
from scrutinydesk.workbook.recipes import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from scrutinydesk.qt.panels.mapping.draft import Name
    from scrutinydesk.qt.panels.mapping.links_card import LinksCard
    from scrutinydesk.qt.panels.mapping.steps import Steps
    from scrutinydesk.qt.theme import Theme

MEANS = 1


class Linking(QObject):
    """Turns what is done in the card of labels into steps; asks one question at a time."""

    def __init__(self, page: QWidget, links: LinksCard, steps: Steps, theme: Theme) -> None:
        super().__init__(page)
        self.theme = theme
        self.chooser: Chooser | None = None
        self.form: OwnForm | None = None
        self._page = page
        self._links = links
        self._steps = steps
        links.choose_wanted.connect(self.ask)
        links.said.connect(self._say)
        links.axes.role_chosen.connect(lambda at, role: steps.set_role(steps.table, at, role))
        fixed = links.fixed
        fixed.force_chosen.connect(lambda key: steps.put(acts.force(steps.draft, key)))
        fixed.value_chosen.connect(self._fix)
        fixed.period_written.connect(self._set_period)
        fixed.marking_written.connect(lambda text: steps.put(acts.marked(steps.draft, text)))
        fixed.gaps_chosen.connect(lambda none: steps.put(acts.gaps(steps.draft, steps.table, none=none)))

    def ask(self, names: list[Name]) -> None:
        """Offer what labels may stand for; all are of one role."""
        draft = self._steps.draft
        role, text = names[0]
        links = draft.links.get(self._steps.table, ())
        suggested = next((each for each in links if [(each.role, each.label)] == names), None)
        what = f"“{text or 'no label'}” stands" if len(names) == 1 else f"{len(names)} labels stand"
        offered = options(
            role, suggested, draft.recipe.force, self._steps.known, several=len(names) > 1,
            own=draft.own_of(self._steps.table, names),
        )  # fmt: skip
        chooser = Chooser(f"{what} for…", offered, self.theme, self._page)
        chooser.chosen.connect(lambda option: self._take(names, option))
        chooser.move(self._place(chooser))
        chooser.open()
        self.chooser = chooser

    def _place(self, chooser: Chooser) -> QPoint:
        """Return where the list opens: beneath what is asked about, or above where there is more room."""
        page, table = self._page, self._links.table
        row = table.visualRect(table.currentIndex().siblingAtColumn(MEANS))
        beneath = QRect(table.viewport().mapTo(page, row.topLeft()), row.size())
        left = max(0, min(beneath.left(), page.width() - chooser.width()))
        below = page.height() - beneath.bottom() >= chooser.height()
        top = beneath.bottom() + 2 if below else beneath.top() - chooser.height() - 2
        return page.mapToGlobal(QPoint(left, max(0, min(top, page.height() - chooser.height()))))

    def _take(self, names: list[Name], option: Option) -> None:
        if option.choice is Choice.NEW:
            form = self._form(names[0], None)
            form.made.connect(lambda own: self._make(names, own))
        elif option.choice is Choice.CHANGE:
            form = self._form(names[0], self._steps.draft.own(option.target))
            form.made.connect(lambda own: self._steps.put(acts.changed(self._steps.draft, own)))
        else:
            self._link(names, option)

    def _form(self, name: Name, held: Measure | Area | None) -> OwnForm:
        """Open the form for a new measure or area, or for one that is to be changed."""
        steps = self._steps
        beside = Beside(steps.known, steps.draft.spare, steps.fits)
        form = (
            MeasureForm(name[1], beside, self._page, held if isinstance(held, Measure) else None)
            if name[0] is Role.MEASURE
            else area_form(
                name[1], steps.draft.recipe.force, beside, self._page,
                held if isinstance(held, Area) else None,
            )
        )  # fmt: skip
        form.finished.connect(form.deleteLater)
        form.open()
        self.form = form
        return form

    def _say(self, names: list[Name], choice: Choice) -> None:
        if names:
            self._link(names, Option("", "", choice))

    def _link(self, names: list[Name], option: Option) -> None:
        steps = self._steps
        steps.put(acts.chosen(steps.draft, steps.table, names, option, steps.known))
        self._go_on()

    def _make(self, names: list[Name], own: Measure | Area) -> None:
        steps = self._steps
        steps.put(acts.made(steps.draft, steps.table, names, own))
        self._go_on()

    def _go_on(self) -> None:
        self._links.show_next()
        self._links.table.setFocus()

    def _fix(self, name: str, value: object) -> None:
        self._steps.put(acts.fixed(self._steps.draft, self._steps.table, **{name: value}))

    def _set_period(self, text: str) -> None:
        steps = self._steps
        if not steps.table or text == steps.draft.recipe.table(steps.table).fixed.period:
            return
        act = acts.period(steps.draft, steps.table, text)
        if act is not None:
            steps.put(act)
        else:
            steps.refused.emit(f"“{text}” is no period: write 2017-09, 2017 or 2017-04/2018-03.")
