"""The page *Map this workbook*: sheet at the left, links and a preview at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from scrutinydesk.qt.dress import polishing, wear
from scrutinydesk.qt.models.grid_model import GridModel
from scrutinydesk.qt.panels.mapping import acts
from scrutinydesk.qt.panels.mapping.bar import Bar
from scrutinydesk.qt.panels.mapping.findings_line import FindingsLine
from scrutinydesk.qt.panels.mapping.forms import OwnForm, name_form
from scrutinydesk.qt.panels.mapping.kinds import Kinds, extent
from scrutinydesk.qt.panels.mapping.linking import Linking
from scrutinydesk.qt.panels.mapping.links_card import LinksCard
from scrutinydesk.qt.panels.mapping.preview_card import PreviewCard
from scrutinydesk.qt.panels.mapping.sheet_card import SheetCard
from scrutinydesk.qt.panels.mapping.sheet_view import Outlined
from scrutinydesk.qt.panels.mapping.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from PySide6.QtGui import QKeyEvent

    from scrutinydesk.findings import Place
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Draft
    from scrutinydesk.qt.panels.mapping.preview import Read
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.workbook.grid import Sheet
    from scrutinydesk.workbook.tables import SheetFound

GAP = 12
NO_TABLE = (
    "No table is outlined on this sheet. Select the cells of one, headings included, and press Ctrl+Enter."
)


class MappingPage(QWidget):
    """Shown over the tabs; a recipe comes out of it.

    Signals
    -------
    back_wanted()
    save_wanted(object), import_wanted(object)
        The recipe as it stands: to be kept under its name; to read the workbook by.
    file_wanted(), export_wanted(object)
        Take a recipe from a file, and hand it to ``steps.take_recipe``; write this one to a file.
    draft_changed(object)
        The recipe, a moment after a change, to be kept in case the program ends.
    failed(object)
        An error to be told.
    work_started(object)
        A ``Task`` to follow.

    Parameters
    ----------
    wording : callable (value, number format) -> str
        How a spreadsheet program would print a cell.
    holds : callable (str) -> bool, optional
        Whether a recipe of that name is kept already.
    """

    back_wanted = Signal()
    save_wanted = Signal(object)
    import_wanted = Signal(object)
    file_wanted = Signal()
    export_wanted = Signal(object)
    draft_changed = Signal(object)
    failed = Signal(object)
    work_started = Signal(object)

    def __init__(
        self,
        wording: Callable[[Any, str], str],
        theme: Theme,
        parent: QWidget | None = None,
        holds: Callable[[str], bool] = lambda _name: False,
    ) -> None:
        super().__init__(parent)
        self.steps = Steps(self)
        self.form: OwnForm | None = None
        self._wording = wording
        self._holds = holds
        self._sheet: Sheet | None = None
        self._kinds: tuple[SheetFound, Kinds] | None = None
        self._models: dict[str, GridModel] = {}
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        wear(self)

    def building(self) -> Iterator[None]:
        """Make what the page is made of, in steps of a few milliseconds each; once, before anything else."""
        theme = self._theme
        right, whole = _splitter(Qt.Orientation.Vertical), _splitter(Qt.Orientation.Horizontal)
        whole.setContentsMargins(GAP, GAP, GAP, GAP)
        self.bar = Bar()
        self._column.addWidget(self.bar)
        self._column.addWidget(whole, 1)
        yield
        self.sheet_card = SheetCard(theme)
        self.view = self.sheet_card.view
        whole.addWidget(self.sheet_card)
        whole.addWidget(right)
        yield
        self.links = LinksCard(theme)
        right.addWidget(self.links)
        yield
        self.preview = PreviewCard(theme)
        right.addWidget(self.preview)
        self.findings = FindingsLine(theme)
        self._column.addWidget(self.findings)
        self.linking = Linking(self, self.links, self.steps, theme)
        yield
        right.setStretchFactor(0, 1)
        right.setSizes([480, 200])
        whole.setStretchFactor(0, 1)
        whole.setSizes([760, 600])
        self._connect()
        yield from polishing(self)

    def _connect(self) -> None:
        bar, view, steps = self.bar, self.view, self.steps
        bar.back.clicked.connect(self.leave)
        bar.save.clicked.connect(self.save)
        bar.use.clicked.connect(lambda: self._hand_out(self.import_wanted))
        bar.export_wanted.connect(lambda: self._hand_out(self.export_wanted))
        bar.import_wanted.connect(self.file_wanted)
        bar.again_wanted.connect(steps.begin_again)
        self.sheet_card.sheet_chosen.connect(self.show_sheet)
        self.sheet_card.new_wanted.connect(self.draw_selected)
        view.chosen.connect(self.choose_table)
        view.drawn.connect(self._draw)
        view.accepted.connect(self.accept)
        view.deleted.connect(self.delete)
        steps.changed.connect(self._changed)
        steps.refused.connect(self._refused)
        for name in ("draft_changed", "failed", "work_started"):
            getattr(steps, name).connect(getattr(self, name))
        self.links.row_shown.connect(self.preview.look_at)
        self.preview.applied.connect(self._read)
        self.preview.failed.connect(self.failed)
        self.findings.place_wanted.connect(self.show_place)

    # What is open

    @property
    def draft(self) -> Draft:
        return self.steps.draft

    def begin(self, draft: Draft, resources: Resources) -> None:
        """Begin with a workbook, as suggested or as it was left."""
        for _ in self.beginning(draft, resources):
            pass

    def beginning(self, draft: Draft, resources: Resources) -> Iterator[None]:
        """Begin in steps, of a few milliseconds each."""
        self.steps.begin(draft, resources)
        for model in self._models.values():
            model.deleteLater()
        self._models = {}
        self._sheet = None
        self.links.fixed.offer(*acts.places(resources))
        yield
        self._offer_sheets()
        yield
        sheets = draft.found.book.sheets
        first = next((at for at, sheet in enumerate(sheets) if draft.on_sheet(sheet.name)), 0)
        if sheets:
            self._show_cells(first)
            yield
            self._show_tables()
        self.view.setFocus()
        yield from polishing(self)

    def say(self, words: str) -> None:
        """Say something in the line beneath the sheet."""
        self.sheet_card.say(words)

    def show_sheet(self, at: int) -> None:
        """Show one of the sheets, counted from 0."""
        self._show_cells(at)
        self._show_tables()

    def _show_cells(self, at: int) -> None:
        sheet = self.draft.found.book.sheets[at]
        self._sheet = sheet
        if sheet.name not in self._models:
            self._models[sheet.name] = GridModel(self.draft.found.book, sheet, self._wording, self)
        self.sheet_card.choose(at)
        self.view.show_sheet(self._models[sheet.name], self._kinds_of(sheet))

    def _show_tables(self) -> None:
        names = self.draft.on_sheet(self._sheet.name) if self._sheet is not None else ()
        self.choose_table(names[0] if names else "")

    def choose_table(self, name: str) -> None:
        """Make a table of the sheet the one that is looked at."""
        self.steps.table = name
        self._refresh()
        if name:
            self.view.go_to(name)
            self.links.show_next()

    def show_place(self, place: Place) -> None:
        """Show the cell that a finding is about."""
        names = [sheet.name for sheet in self.draft.found.book.sheets]
        if place.sheet in names:
            if self._sheet is None or self._sheet.name != place.sheet:
                self.show_sheet(names.index(place.sheet))
            self.view.show_address(place.cell)

    def leave(self) -> None:
        """Go back; what was done is kept."""
        self.links.fixed.settle()
        self.steps.keep_now()
        self.back_wanted.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        for part in (self.sheet_card, self.links, self.preview, self.findings):
            part.set_theme(theme)
        self.linking.theme = theme

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way."""
        return self.steps.settled and self.preview.settled

    # The commands of the window

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return [self.view, self.links.table, self.preview.chart]

    def undo(self) -> None:
        """Undo in the field that is being written in, else the last step."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit) and focus.isUndoAvailable():
            focus.undo()
        else:
            self.steps.undo()

    def redo(self) -> None:
        """Do it again."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit) and focus.isRedoAvailable():
            focus.redo()
        else:
            self.steps.redo()

    def look_for(self) -> None:
        """Put the cursor into the filter of the labels."""
        self.links.filter.setFocus()
        self.links.filter.selectAll()

    def copy(self) -> None:
        """Copy what is selected."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.copy()
        else:
            (self.links.table if self.links.table.hasFocus() else self.view).copy()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # Steps

    def accept(self) -> None:
        """Say yes to the current table, and go on to the next; or take the yes back."""
        if not self.steps.table:
            return
        accepting = self.steps.table not in self.draft.accepted
        self.steps.put(acts.accepted(self.draft, self.steps.table))
        names = self.draft.on_sheet(self._sheet.name) if self._sheet is not None else ()
        waiting = [name for name in names if name not in self.draft.accepted]
        if accepting and waiting:
            self.choose_table(waiting[0])

    def delete(self) -> None:
        """Take the current table out."""
        if self.steps.table:
            self.steps.delete(self.steps.table)

    def draw_selected(self) -> None:
        """Make a table of the selected cells; of a single one, of what was found around it."""
        span = self.view.selected or self._found_around(self.view.cell)
        if span is not None:
            self._draw("", *span)
        else:
            self.sheet_card.say(NO_TABLE)

    def save(self) -> None:
        """Ask for a name, and hand the recipe out to be kept."""
        form = self.form = name_form(self.draft.recipe.name, self._holds, self)
        form.made.connect(self._save_as)
        form.finished.connect(form.deleteLater)
        form.open()

    def _save_as(self, name: str) -> None:
        self.steps.put(acts.named(self.draft, name))
        self._hand_out(self.save_wanted)

    def _found_around(self, cell: tuple[int, int] | None) -> tuple[range, range] | None:
        if cell is None or self._sheet is None:
            return None
        for table in self._held(self._sheet).tables:
            rows, columns = extent(table)
            if table.id not in self.draft.at.values() and cell[0] in rows and cell[1] in columns:
                return rows, columns
        return None

    def _draw(self, name: str, rows: range, columns: range) -> None:
        if self._sheet is not None:
            self.steps.draw(name, self._sheet, (rows, columns))

    def _hand_out(self, signal: Any) -> None:
        self.links.fixed.settle()
        self.steps.keep_now()
        signal.emit(self.draft.recipe)

    # Showing

    def _changed(self, words: str) -> None:
        sheet = self._sheet
        if sheet is not None and self.steps.table not in self.draft.on_sheet(sheet.name):
            names = self.draft.on_sheet(sheet.name)
            self.steps.table = names[0] if names else ""
        self._offer_sheets()
        self._refresh()
        self.sheet_card.say(words)

    def _refused(self, words: str) -> None:
        self._refresh()
        self.sheet_card.say(words)

    def _read(self, read: Read) -> None:
        self.bar.show_series(len(read.rows) if read.whole else 0, len(read.applied.observed.observations))
        self.findings.show_findings(read.applied.observed.findings)

    def _offer_sheets(self) -> None:
        draft, sheets = self.draft, self.draft.found.book.sheets
        self.sheet_card.offer(sheets, [len(draft.on_sheet(sheet.name)) for sheet in sheets])
        if self._sheet is not None:
            self.sheet_card.choose([sheet.name for sheet in sheets].index(self._sheet.name))

    def _held(self, sheet: Sheet) -> SheetFound:
        return next(each for each in self.draft.found.sheets if each.sheet.name == sheet.name)

    def _kinds_of(self, sheet: Sheet) -> Kinds:
        held = self._held(sheet)
        if self._kinds is None or self._kinds[0] is not held:
            self._kinds = held, Kinds(held)
        return self._kinds[1]

    def _refresh(self) -> None:
        draft, sheet = self.draft, self._sheet
        if sheet is None:
            return
        placed = ((name, draft.found_table(name)) for name in draft.on_sheet(sheet.name))
        outlines = [
            Outlined(name, *extent(table), name in draft.accepted)
            for name, table in placed
            if table is not None
        ]
        self.view.show_outlines(outlines, self.steps.table, self._kinds_of(sheet))
        self.sheet_card.show_state(draft, sheet, self.steps.counts)
        self.bar.show_draft(draft, sheet, self.steps.counts)
        if self.steps.table:
            self.links.show_table(draft, self.steps.table, self.steps.known)
        else:
            self.links.say(NO_TABLE)
        self.preview.show_draft(draft, self.steps.table, self.steps.resources)


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(GAP)
    splitter.setChildrenCollapsible(False)
    return splitter
