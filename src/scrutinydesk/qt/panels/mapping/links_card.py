"""What the rows and columns of a table say, and what each label stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.mapping.options import title_of
from scrutinydesk.qt.panels.table_view import TableView
from scrutinydesk.reporting import table as tables
from scrutinydesk.reporting.table import Cell, Column, Level, Row, Shape, Table, Tone
from scrutinydesk.workbook.recipes import Role, Use, Where

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Draft, Name
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.workbook.recipes import Axis, Link, TableRecipe

SURE = 0.9
MOST_AXES = 4
ROLES = (
    (Role.MEASURE, "measures"), (Role.AREA, "areas"), (Role.BREAKDOWN, "parts"),
    (Role.LEFT_OUT, "nothing needed"),
)  # fmt: skip
HEADINGS = {Role.MEASURE: "Measures", Role.AREA: "Areas", Role.BREAKDOWN: "Parts"}
COLUMNS = (Column("label", "On the sheet"), Column("means", "Stands for"), Column("sure", "", width=12))
_CHECK = tables.Signal(Shape.UP, Tone.CONCERN, "decide")
_UNSURE = tables.Signal(Shape.DASH, Tone.BLOCKED, "look")
_FINE = tables.Signal(Shape.TICK, Tone.IMPROVEMENT, "sure")
_AT_REST = tables.Signal(Shape.CIRCLE, Tone.COMMON, "decided")


class LinksCard(Card):
    """Roles of the axes above, a table of labels beneath.

    Signals
    -------
    role_chosen(int, object)
        Number of the axis, and its new ``Role``.
    choose_wanted(object)
        Names, each a ``(Role, label)``, for which to offer what they may stand for.
    row_shown(object)
        The ``(Role, label)`` that is current.
    """

    role_chosen = Signal(int, object)
    choose_wanted = Signal(object)
    row_shown = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Rows to measures", "best guess first")
        self._names: dict[str, Name] = {}
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter labels")
        self.filter.setFixedWidth(130)
        self.link = QPushButton("Link…")
        self.link.setToolTip("Say what the selected rows stand for (Enter); several may stand for one area")
        self.row.addWidget(self.filter)
        self.row.addWidget(self.link)
        self.axes = marked(QFrame(), part="cellbar")
        self._grid = QGridLayout(self.axes)
        self._grid.setContentsMargins(14, 8, 14, 8)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.roles: list[QComboBox] = []
        self.table = TableView("What each label stands for", theme)
        self.none = label("", "muted", wrap=True)
        self.none.setContentsMargins(16, 14, 16, 14)
        self.add(self.axes)
        self.add(self.table, 1)
        self.add(self.none, 1)
        self.none.hide()
        self.filter.textChanged.connect(self.table.table_model.filter)
        self.link.clicked.connect(self._ask)
        self.table.activated_row.connect(lambda _key: self._ask())
        self.table.doubleClicked.connect(lambda _index: self._ask())
        self.table.row_chosen.connect(lambda key: self.row_shown.emit(self._names.get(key)))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)

    def say(self, words: str) -> None:
        """Say why there is nothing to link."""
        self.none.setText(words)
        self.none.show()
        self.table.hide()
        self.axes.hide()
        self.link.setEnabled(False)
        self.name("Rows to measures")

    def show_table(self, draft: Draft, name: str, resources: Resources) -> None:
        """Show the axes and labels of a table of the draft."""
        recipe = draft.recipe.table(name)
        self.none.hide()
        self.table.show()
        self.link.setEnabled(True)
        self._show_axes(recipe)
        rows, self._names = _rows(draft, recipe, draft.links.get(name, ()), resources)
        waiting = draft.open_labels(name)
        self.name("Rows to measures", f"{waiting} to decide" if waiting else "all decided")
        self.table.show_table(Table("links", "Links", COLUMNS, rows))
        if self.filter.text():
            self.table.table_model.filter(self.filter.text())

    @property
    def chosen(self) -> list[Name]:
        """The labels that are selected."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        keys = [self.table.table_model.row(row).key for row in rows]
        return [self._names[key] for key in keys if key in self._names]

    def show_next(self) -> None:
        """Go to the next label that is not decided."""
        model = self.table.table_model
        for at in range(model.rowCount()):
            row = model.row(at)
            if len(row.cells) > 1 and row.cells[-1].signal is _CHECK:
                self.table.choose(row.key)
                return

    def _ask(self) -> None:
        row = (
            self.table.table_model.row(self.table.currentIndex().row())
            if self.table.currentIndex().isValid()
            else None
        )
        current = self._names.get(row.key) if row is not None else None
        # Of a selection over several groups, that of the current row is meant.
        names = [name for name in self.chosen if current is None or name[0] is current[0]]
        if names:
            self.choose_wanted.emit(names)

    def _show_axes(self, recipe: TableRecipe) -> None:
        shown = recipe.axes[:MOST_AXES]
        self.axes.setVisible(bool(shown))
        if [box.property("axis") for box in self.roles] != [_place(axis) for axis in shown]:
            self._make_axes(shown)
        for box, axis in zip(self.roles, shown, strict=True):
            box.blockSignals(True)  # noqa: FBT003  Qt's own signature
            box.setCurrentIndex([role for role, _ in ROLES].index(axis.role))
            box.blockSignals(False)  # noqa: FBT003

    def _make_axes(self, shown: tuple[Axis, ...]) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.roles = []
        for at, axis in enumerate(shown):
            words = _words(axis)
            box = QComboBox()
            box.setProperty("axis", _place(axis))
            box.setAccessibleName(f"{words}: what it says")
            for role, title in ROLES:
                box.addItem(title, role)
            box.activated.connect(lambda index, at=at: self.role_chosen.emit(at, ROLES[index][0]))
            self._grid.addWidget(label(f"{words} gives"), at, 0)
            self._grid.addWidget(box, at, 1)
            self.roles.append(box)


def _place(axis: Axis) -> str:
    return f"{axis.where}/{axis.heading}/{axis.level}"


def _words(axis: Axis) -> str:
    level = f" {axis.level + 1}" if axis.level else ""
    if axis.where is Where.ROW:
        return f"Column “{axis.heading}”" if axis.heading else f"The label column{level}"
    return {
        Where.GROUP: f"The headings between the rows{level}",
        Where.COLUMN: f"The headings above the figures{level}",
        Where.TITLE: "The title",
        Where.SHEET: "The name of the sheet",
    }[axis.where]


def _rows(
    draft: Draft, recipe: TableRecipe, links: tuple[Link, ...], resources: Resources
) -> tuple[tuple[Row, ...], dict[str, Name]]:
    rows: list[Row] = []
    names: dict[str, Name] = {}
    for role in (Role.MEASURE, Role.AREA, Role.BREAKDOWN):
        made = [_row(draft, recipe, link, resources) for link in links if link.role is role]
        if not made:
            continue
        rows.append(Row(f"group.{role}", (Cell(HEADINGS[role]),), Level.GROUP))
        # What wants a decision stands first; the rest in the order of the sheet.
        for order, row, link in sorted(made, key=lambda each: each[0]):
            del order
            names[row.key] = (link.role, link.label)
            rows.append(row)
    return tuple(rows), names


def _row(draft: Draft, recipe: TableRecipe, link: Link, resources: Resources) -> tuple[int, Row, Link]:
    use, target = draft.use(recipe, link.role, link.label)
    as_suggested = (use, target) == (link.use, link.target)
    percent = f"{round(100 * link.sureness)}%"
    if use is Use.OPEN:
        means, signal, text, order = "not decided", _CHECK, "decide", 0
    elif use is not Use.LINKED:
        means, signal, text, order = str(use), _AT_REST, "", 2
    else:
        means = title_of(link.role, target, resources)
        if not as_suggested:
            signal, text, order = _AT_REST, "by you", 2
        elif link.sureness < SURE:
            signal, text, order = _UNSURE, f"{percent} sure", 1
        else:
            signal, text, order = _FINE, f"{percent} sure", 2
    shown = link.label or "(no label)"
    cells = f"{link.cells:,} figures" if link.cells != 1 else "1 figure"
    why = link.why if as_suggested else "as you decided"
    note = f"{shown}: {means}. {why}. {cells}."
    key = f"{link.role}/{link.label}"
    return (
        order,
        Row(
            key,
            (
                Cell(shown, shown, note=note),
                Cell(means, means, note=note),
                Cell(text, order, signal=signal, note=note),
            ),
        ),
        link,
    )


class Fixed(QWidget):
    """What no label says: whose figures these are, the area of a table, its unit, its period.

    Signals
    -------
    force_chosen(str), area_chosen(str), unit_chosen(str), period_written(str)
    """

    force_chosen = Signal(str)
    area_chosen = Signal(str)
    unit_chosen = Signal(str)
    period_written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.force, self.area, self.unit = QComboBox(), QComboBox(), QComboBox()
        self.period = QLineEdit(placeholderText="such as 2017-09 or 2017-04/2018-03")
        for box in (self.force, self.area, self.unit):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 8, 14, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self._lines: list[tuple[QWidget, QWidget]] = []
        asked = (("Figures of", self.force), ("in", self.unit), ("Area", self.area), ("Period", self.period))
        for at, (words, field) in enumerate(asked):
            said = label(words, "muted")
            field.setAccessibleName({"in": "Unit"}.get(words, words))
            row, column = divmod(at, 2)
            grid.addWidget(said, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
            self._lines.append((said, field))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.force.activated.connect(lambda at: self.force_chosen.emit(self.force.itemData(at)))
        self.area.activated.connect(lambda at: self.area_chosen.emit(self.area.itemData(at)))
        self.unit.activated.connect(lambda at: self.unit_chosen.emit(self.unit.itemData(at)))
        self.period.editingFinished.connect(lambda: self.period_written.emit(self.period.text().strip()))

    def offer(self, forces: list[tuple[str, str]], areas: list[tuple[str, str]]) -> None:
        """Fill the lists, once a workbook; each entry is title and id."""
        for box, entries in ((self.force, forces), (self.area, areas)):
            box.clear()
            for title, key in entries:
                box.addItem(title, key)

    def show_table(self, draft: Draft, recipe: TableRecipe, units: list[str]) -> None:
        """Show what is said of a table, and only what an axis does not say."""
        self._choose(self.force, draft.recipe.force)
        self._choose(self.area, recipe.fixed.area)
        if [self.unit.itemData(at) for at in range(1, self.unit.count())] != units:
            self.unit.clear()
            self.unit.addItem("as the measure’s own", "")
            for unit in units:
                self.unit.addItem(unit.replace("_", " "), unit)
        self._choose(self.unit, recipe.fixed.unit)
        if not self.period.hasFocus():
            self.period.setText(recipe.fixed.period)
        shown = {2: not recipe.of_role(Role.AREA), 3: recipe.periods == "none" or bool(recipe.fixed.period)}
        for at, wanted in shown.items():
            for part in self._lines[at]:
                part.setVisible(wanted)

    @staticmethod
    def _choose(box: QComboBox, value: str) -> None:
        box.setCurrentIndex(max(0, box.findData(value, Qt.ItemDataRole.UserRole)))
