"""What no label of a table says: whose figures these are, where, in what unit and scale, of when."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from scrutinydesk.periods import Span
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.workbook.recipes import Gaps, Role

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Draft
    from scrutinydesk.workbook.recipes import TableRecipe

SPANS = (
    ("", "the month itself"), (Span.ROLLING_12, "the 12 months to it"), (Span.QUARTER, "the quarter to it"),
    (Span.YEAR_TO_DATE, "the year to date"), (Span.FINANCIAL_YEAR, "the financial year to it"),
)  # fmt: skip

SCALES = (
    (1.0, "as they stand"), (100.0, "× 100: 0.67 is 67"), (0.01, "÷ 100: 67 is 0.67"),
    (1000.0, "× 1,000: thousands"),
)  # fmt: skip
LONGEST_MARKING = 200


class _Line(NamedTuple):
    said: QWidget
    field: QWidget


class Fixed(QWidget):
    """Beneath the labels, two to a line; what an axis says is not asked.

    Signals
    -------
    force_chosen(str)
        Area id of the force.
    value_chosen(str, object)
        Name of a field of ``Fixed`` in the recipe, and its value.
    period_written(str)
    marking_written(str)
        Protective marking of all that the recipe reads.
    gaps_chosen(bool)
        Whether no line means none.
    """

    force_chosen = Signal(str)
    value_chosen = Signal(str, object)
    period_written = Signal(str)
    marking_written = Signal(str)
    gaps_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.force, self.area, self.unit, self.span, self.scale = (_box() for _ in range(5))
        self.period = QLineEdit(placeholderText="2017-09, 2017, or 2017-04/2018-03")
        self.marking = QLineEdit(placeholderText="such as OFFICIAL", maxLength=LONGEST_MARKING)
        self.marking.setToolTip("Protective marking: it goes wherever the figures of this workbook go")
        self.scale.setToolTip("By what every figure of the table is multiplied")
        self.gaps = QCheckBox("In this list, a month without a line counts none")
        self.gaps.setToolTip(
            "Where several labels are added up, a part without a line for a month is taken for 0.\n"
            "Otherwise it is not known, and the sum of that month is missing."
        )
        asked = (
            ("Figures of", self.force), ("Area", self.area), ("Unit", self.unit),
            ("A month means", self.span), ("Period", self.period), ("Figures are", self.scale),
            ("Marking", self.marking),
        )  # fmt: skip
        self._lines: dict[QWidget, _Line] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 7, 14, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        for words, field in asked:
            field.setAccessibleName(words)
            self._lines[field] = _Line(label(words, "muted"), field)
        self._connect()
        self.more = marked(QPushButton("More…"), kind="flat")
        self.more.setCheckable(True)
        self.more.setToolTip("Unit and scale, what a month of the table means, protective marking")
        self.more.toggled.connect(self._arrange_again)
        self._wanted: tuple[QWidget, ...] = ()
        self._rare: tuple[QWidget, ...] = ()
        self._shown: tuple[QWidget, ...] = ()

    def _connect(self) -> None:
        for span, words in SPANS:
            self.span.addItem(words, str(span))
        for scale, words in SCALES:
            self.scale.addItem(words, scale)
        for name, box in (
            ("area", self.area), ("unit", self.unit), ("span", self.span), ("scale", self.scale),
        ):  # fmt: skip
            box.activated.connect(
                lambda at, name=name, box=box: self.value_chosen.emit(name, box.itemData(at))
            )
        self.force.activated.connect(lambda at: self.force_chosen.emit(self.force.itemData(at)))
        self.period.editingFinished.connect(lambda: self.period_written.emit(self.period.text().strip()))
        self.marking.editingFinished.connect(lambda: self.marking_written.emit(self.marking.text().strip()))
        self.gaps.clicked.connect(self.gaps_chosen)

    def offer(self, forces: list[tuple[str, str]], areas: list[tuple[str, str]]) -> None:
        """Fill the lists of a workbook; each entry is title and id."""
        for box, entries in ((self.force, forces), (self.area, areas)):
            box.clear()
            for title, key in entries:
                box.addItem(title, key)

    def show_table(self, draft: Draft, recipe: TableRecipe, resources: Resources) -> None:
        """Show what is said of a table, and only what no axis says."""
        units = list(dict.fromkeys(measure.unit for measure in resources.catalogue.values()))
        if [self.unit.itemData(at) for at in range(1, self.unit.count())] != units:
            self.unit.clear()
            self.unit.addItem("the measure’s own", "")
            for unit in units:
                self.unit.addItem(unit.replace("_", " "), unit)
        fixed = recipe.fixed
        if self.scale.findData(fixed.scale) < 0:  # of a recipe that was written by hand
            self.scale.addItem(f"× {fixed.scale:g}", fixed.scale)
        for box, value in (
            (self.force, draft.recipe.force), (self.area, fixed.area), (self.unit, fixed.unit),
            (self.span, fixed.span), (self.scale, fixed.scale),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value, Qt.ItemDataRole.UserRole)))
        if not self.period.hasFocus():
            self.period.setText(fixed.period)
        if not self.marking.hasFocus():
            self.marking.setText(draft.recipe.marking)
        self.gaps.setChecked(recipe.gaps is Gaps.NONE)
        timeless = recipe.periods == "none" or bool(fixed.period)
        self._wanted = (
            self.force,
            *(() if recipe.of_role(Role.AREA) else (self.area,)),
            *((self.period,) if timeless else ()),
            *((self.unit,) if fixed.unit else ()),
            *((self.span,) if fixed.span and not timeless else ()),
            *((self.scale,) if fixed.scale != 1 else ()),
            *((self.marking,) if draft.recipe.marking else ()),
            *((self.gaps,) if _adds(recipe) else ()),
        )
        self._rare = (self.unit, *(() if timeless else (self.span,)), self.scale, self.marking)
        self._arrange_again()

    def settle(self) -> None:
        """Take what is being written for written: a shortcut leaves the cursor where it is."""
        for field, written in ((self.period, self.period_written), (self.marking, self.marking_written)):
            if field.isVisible() and field.hasFocus():
                written.emit(field.text().strip())

    def _arrange_again(self) -> None:
        hidden = tuple(each for each in self._rare if each not in self._wanted)
        self.more.setVisible(bool(hidden))
        self._arrange((*self._wanted, *hidden) if self.more.isChecked() else self._wanted)

    def _arrange(self, shown: tuple[QWidget, ...]) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        for part in (*chain(*self._lines.values()), self.gaps, self.more):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.more, 0, 4)
        fields = [each for each in shown if each is not self.gaps]
        for at, field in enumerate(fields):
            row, column = divmod(at, 2)
            self._grid.addWidget(self._lines[field].said, row, 2 * column)
            self._grid.addWidget(field, row, 2 * column + 1)
        for line in self._lines.values():  # after they have a place: what has none would be a window
            for part in line:
                part.setVisible(line.field in shown)
        self.gaps.setVisible(self.gaps in shown)
        if self.gaps in shown:
            row, column = divmod(len(fields), 2)
            self._grid.addWidget(self.gaps, row + column, 0, 1, 4)


def _adds(recipe: TableRecipe) -> bool:
    """Whether labels of a list are added up."""
    targets = [*recipe.measures.values()], [*recipe.areas.values()]
    return recipe.periods in {"rows", "both"} and any(len(each) > len(set(each)) for each in targets)


def _box() -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(9)
    return box
