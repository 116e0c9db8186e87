"""The page *Map this workbook*: sheet at the left, links and a preview at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.models.grid_model import GridModel
from scrutinydesk.qt.panels.mapping import acts
from scrutinydesk.qt.panels.mapping.bar import Bar
from scrutinydesk.qt.panels.mapping.draft import History
from scrutinydesk.qt.panels.mapping.kinds import Kinds, extent
from scrutinydesk.qt.panels.mapping.linking import Linking
from scrutinydesk.qt.panels.mapping.links_card import Fixed, LinksCard
from scrutinydesk.qt.panels.mapping.preview_card import PreviewCard
from scrutinydesk.qt.panels.mapping.sheet_card import SheetCard
from scrutinydesk.qt.panels.mapping.sheet_view import Outlined
from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Draft, Name
    from scrutinydesk.qt.panels.mapping.options import Option
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.workbook.grid import Sheet
    from scrutinydesk.workbook.recipes import Role

GAP = 12
KEEP_AFTER_MS = 1500


class MappingPage(QWidget):
    """Shown over the tabs; a recipe comes out of it.

    Signals
    -------
    back_wanted()
    save_wanted(object), import_wanted(object)
        The recipe as it stands: to be kept under a name; to read the workbook by.
    draft_changed(object)
        The recipe, a moment after a change, to be kept in case the program ends.
    failed(object)
        An error to be told.
    work_started(object)
        A ``Task`` to follow.
    """

    back_wanted = Signal()
    save_wanted = Signal(object)
    import_wanted = Signal(object)
    draft_changed = Signal(object)
    failed = Signal(object)
    work_started = Signal(object)

    def __init__(
        self, wording: Callable[[Any, str], str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.history: History | None = None
        self.resources: Resources | None = None
        self.table = ""
        self._wording = wording
        self._sheet: Sheet | None = None
        self._models: dict[str, GridModel] = {}
        self._task: Task | None = None
        self.bar = Bar()
        self.sheet_card = SheetCard(theme)
        self.links = LinksCard(theme)
        self.fixed = Fixed()
        self.links.add(self.fixed)
        self.preview = PreviewCard(theme)
        self.linking = Linking(self, self.links, theme)
        self._keeper = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keeper.timeout.connect(self.keep_draft)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.setHandleWidth(GAP)
        right.setChildrenCollapsible(False)
        right.addWidget(self.links)
        right.addWidget(self.preview)
        right.setSizes([500, 260])
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.setHandleWidth(GAP)
        whole.setChildrenCollapsible(False)
        whole.addWidget(self.sheet_card)
        whole.addWidget(right)
        whole.setStretchFactor(0, 1)
        whole.setSizes([780, 590])
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(GAP, GAP, GAP, GAP)
        inner.addWidget(whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(body, 1)
        self.setFocusProxy(self.sheet_card.view)
        wear(self)

    def _connect(self) -> None:
        bar, sheets, view = self.bar, self.sheet_card, self.sheet_card.view
        bar.back.clicked.connect(self.leave)
        bar.save.clicked.connect(lambda: self._hand_out(self.save_wanted))
        bar.use.clicked.connect(lambda: self._hand_out(self.import_wanted))
        sheets.sheet_chosen.connect(self.show_sheet)
        sheets.new_wanted.connect(self.draw_selected)
        view.chosen.connect(self.choose_table)
        view.drawn.connect(self._draw)
        view.accepted.connect(self.accept)
        view.deleted.connect(self.delete)
        self.links.role_chosen.connect(self._set_role)
        self.links.choose_wanted.connect(self._ask)
        self.linking.chosen.connect(self._linked)
        self.linking.made.connect(lambda names, own: self.do(acts.made(self.draft, self.table, names, own)))
        self.links.row_shown.connect(self.preview.look_at)
        self.fixed.force_chosen.connect(lambda key: self._put(acts.force(self.draft, key)))
        self.fixed.area_chosen.connect(lambda key: self._put(acts.fixed(self.draft, self.table, area=key)))
        self.fixed.unit_chosen.connect(lambda key: self._put(acts.fixed(self.draft, self.table, unit=key)))
        self.fixed.period_written.connect(self._set_period)
        self.preview.series_counted.connect(self.bar.show_series)
        self.preview.failed.connect(self.failed)

    # What is open

    @property
    def draft(self) -> Draft:
        assert self.history is not None  # noqa: S101  nothing can be done before ``begin``
        return self.history.draft

    def begin(self, draft: Draft, resources: Resources) -> None:
        """Begin with a workbook, as suggested or as it was left."""
        self.resources = resources
        self.history = History(draft)
        for model in self._models.values():
            model.deleteLater()
        self._models = {}
        self.fixed.offer(*acts.places(resources))
        sheets = draft.found.book.sheets
        self.sheet_card.offer(sheets, [len(draft.on_sheet(sheet.name)) for sheet in sheets])
        first = next((at for at, sheet in enumerate(sheets) if draft.on_sheet(sheet.name)), 0)
        self.sheet_card.choose(first)
        self.show_sheet(first)
        self.sheet_card.view.setFocus()

    def show_sheet(self, at: int) -> None:
        """Show one of the sheets, counted from 0."""
        sheet = self.draft.found.book.sheets[at]
        self._sheet = sheet
        if sheet.name not in self._models:
            self._models[sheet.name] = GridModel(self.draft.found.book, sheet, self._wording, self)
        names = self.draft.on_sheet(sheet.name)
        self.sheet_card.view.show_sheet(self._models[sheet.name], self._kinds())
        self.table = ""
        self.choose_table(names[0] if names else "")

    def choose_table(self, name: str) -> None:
        """Make a table of the sheet the one that is looked at."""
        self.table = name
        self._refresh()
        if name:
            self.sheet_card.view.go_to(name)
            self.links.show_next()

    def keep_draft(self) -> None:
        """Hand out the recipe as it stands, in case the program ends."""
        self._keeper.stop()
        if self.history is not None:
            self.draft_changed.emit(self.draft.recipe)

    def rename(self, name: str) -> None:
        """Give the recipe the name under which it is kept."""
        self._put(
            acts.Act(replace(self.draft, recipe=replace(self.draft.recipe, name=name)), f"Called “{name}”")
        )

    def leave(self) -> None:
        """Go back; what was done is kept."""
        if self._keeper.isActive():
            self.keep_draft()
        self.back_wanted.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.sheet_card.set_theme(theme)
        self.links.set_theme(theme)
        self.preview.set_theme(theme)
        self.linking.theme = theme

    # Steps

    def undo(self) -> None:
        """Take the last step back."""
        if self.history is not None:
            self._stepped("Undone", self.history.undo())

    def redo(self) -> None:
        """Do a step again."""
        if self.history is not None:
            self._stepped("Done again", self.history.redo())

    def do(self, act: acts.Act) -> None:
        """Take a step."""
        self._put(act)

    def accept(self) -> None:
        """Say yes to the current table, and go on to the next; or take the yes back."""
        if not self.table:
            return
        accepting = self.table not in self.draft.accepted
        self._put(acts.accepted(self.draft, self.table))
        names = self.draft.on_sheet(self._sheet.name) if self._sheet is not None else ()
        waiting = [name for name in names if name not in self.draft.accepted]
        if accepting and waiting:
            self.choose_table(waiting[0])

    def delete(self) -> None:
        """Take the current table out."""
        if self.table:
            self._put(acts.deleted(self.draft, self.table))

    def draw_selected(self) -> None:
        """Make a table of the selected cells."""
        selected = self.sheet_card.view.selected
        if selected is not None:
            self._draw("", *selected)

    def _ask(self, names: list[Name]) -> None:
        if self.resources is not None:
            draft, known = self.draft, self.resources.extended(self.draft.recipe.own)
            found = [each for each in draft.links.get(self.table, ()) if [(each.role, each.label)] == names]
            self.linking.ask(names, found[0] if found else None, draft.recipe.force, known)

    def _linked(self, names: list[Name], option: Option) -> None:
        if self.resources is not None:
            known = self.resources.extended(self.draft.recipe.own)
            self.do(acts.chosen(self.draft, self.table, names, option, known))
            self.links.show_next()
            self.links.table.setFocus()

    def _draw(self, name: str, rows: range, columns: range) -> None:
        sheet, resources = self._sheet, self.resources
        if sheet is not None and resources is not None:
            draft = self.draft
            self._work(
                "Looking for the table",
                lambda: acts.drawn(draft, name, sheet, (rows, columns), resources),
                self._drawn,
            )

    def _drawn(self, act: acts.Act | None) -> None:
        if act is None:
            self._refresh()
            self.sheet_card.say("No table is in there: an outline needs headings or labels, and figures.")
            return
        before = {table.name for table in self.draft.recipe.tables}
        self._put(act)
        added = [table.name for table in self.draft.recipe.tables if table.name not in before]
        if added:
            self.choose_table(added[0])

    def _set_role(self, at: int, role: Role) -> None:
        draft, name, resources = self.draft, self.table, self.resources
        if resources is not None:
            self._work(
                "Looking at the labels", lambda: acts.role(draft, name, at, role, resources), self._put
            )

    def _set_period(self, text: str) -> None:
        if self.table and text != self.draft.recipe.table(self.table).fixed.period:
            act = acts.period(self.draft, self.table, text)
            if act is None:
                self.sheet_card.say(f"“{text}” is no period: write 2017-09, 2017 or 2017-04/2018-03.")
            else:
                self._put(act)

    def _work(self, title: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Work in a thread; what comes of an earlier step that is not over is dropped."""
        if self._task is not None:
            self._task.cancel()
        task = self._task = Task(title, lambda _progress: work(), self)
        task.succeeded.connect(then)
        task.failed.connect(self.failed)
        self.work_started.emit(task)
        task.start()

    def _put(self, act: acts.Act) -> None:
        if self.history is not None and self.history.put(act.draft, act.words):
            self._changed(act.words)
        else:
            self._refresh()

    def _stepped(self, how: str, words: str) -> None:
        if words:
            self._changed(f"{how}: {words}")

    def _changed(self, words: str) -> None:
        if self._sheet is not None and self.table not in self.draft.on_sheet(self._sheet.name):
            names = self.draft.on_sheet(self._sheet.name)
            self.table = names[0] if names else ""
        self._refresh()
        self.sheet_card.say(words)
        self._keeper.start()

    def _hand_out(self, signal: Any) -> None:
        self.keep_draft()
        signal.emit(self.draft.recipe)

    # Showing

    def _kinds(self) -> Kinds:
        held = next(each for each in self.draft.found.sheets if each.sheet is self._sheet)
        return Kinds(held)

    def _refresh(self) -> None:
        draft, sheet, resources = self.draft, self._sheet, self.resources
        if sheet is None or resources is None:
            return
        known = resources.extended(draft.recipe.own)
        names = draft.on_sheet(sheet.name)
        outlines = []
        for name in names:
            table = draft.found_table(name)
            if table is not None:
                outlines.append(Outlined(name, *extent(table), name in draft.accepted))
        self.sheet_card.view.show_outlines(outlines, self.table, self._kinds())
        self.sheet_card.show_state(draft, sheet)
        self.bar.show_draft(draft, sheet)
        if self.table:
            self.links.show_table(draft, self.table, known)
            self.fixed.show()
            self.fixed.show_table(draft, draft.recipe.table(self.table), acts.units(known))
        else:
            self.links.say(
                "No table is outlined on this sheet. Select the cells of one, headings included, and "
                "press Ctrl+Enter."
            )
            self.fixed.hide()
        self.preview.show_draft(draft, self.table, resources)
