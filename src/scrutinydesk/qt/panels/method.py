"""How figures are judged, a page over the tabs: choices, limits begun anew, targets, projections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSplitter, QStackedWidget, QWidget

from scrutinydesk.qt.panels.break_form import Fault
from scrutinydesk.qt.panels.kept_part import KeptPart, Words
from scrutinydesk.qt.panels.method_choices import ChoicesCard
from scrutinydesk.qt.panels.method_effect_card import EffectCard
from scrutinydesk.qt.panels.method_forms import RebaseForm, TargetForm
from scrutinydesk.qt.panels.page_bar import GAP, PageBar, lay_page
from scrutinydesk.qt.panels.score_part import ScorePart
from scrutinydesk.qt.panels.segments import Segments
from scrutinydesk.reporting import method_words as told
from scrutinydesk.reporting import scorecard_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.analysis.conventions import Conventions
    from scrutinydesk.analysis.scorecard import Score
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.theme import Theme

CHOICES, REBASES, TARGETS, SCORES = range(4)
TITLES = ("Choices", "New limits", "Targets", "Projections against outturn")
REBASE_WORDS = Words(
    "Limits begun anew",
    (
        "No limits are begun anew",
        (
            "Where a series has settled at another level for a known reason, begin its limits anew: here, "
            "or at the marked month of its chart (Ctrl+Shift+L)."
        ),
    ),
    "New limits", "Limits begun anew", "New limits…", "Begin new limits", "Take away",
)  # fmt: skip
TARGET_WORDS = Words(
    "Targets",
    (
        "No targets are set",
        (
            "A target is drawn in the chart of its measure, and held against the limits. Set one here, or "
            "at the marked month of its chart (Ctrl+Shift+T)."
        ),
    ),
    "New target", "Target", "New target…", "Set target", "Take away",
)  # fmt: skip
NOT_KEPT = "What you chose or wrote here is not kept yet. Keep it, or press Back again to leave it."


class MethodPage(QWidget):
    """Four parts, chosen by the segments of the bar.

    What the officer wants is handed out; the page shows it once ``show_held`` hands it back.

    Signals
    -------
    choices_wanted(object, str)
        ``Conventions`` to judge by, and why.
    rebase_wanted(object, str), no_rebase_wanted(object, str)
        A ``SeriesRebase`` to keep or take away, and why.
    target_wanted(object, str), no_target_wanted(object, str)
        A ``Target``.
    projection_wanted(object, str), no_projection_wanted(object, str)
        A ``ProjectionRecord`` of the constabulary's.
    chosen(object)
        ``Conventions`` as chosen, to be counted.
    step_wanted(str)
        ``undo`` or ``redo``, of what was decided.
    back_wanted()
    """

    choices_wanted = Signal(object, str)
    rebase_wanted = Signal(object, str)
    no_rebase_wanted = Signal(object, str)
    target_wanted = Signal(object, str)
    no_target_wanted = Signal(object, str)
    projection_wanted = Signal(object, str)
    no_projection_wanted = Signal(object, str)
    chosen = Signal(object)
    step_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warned = False
        self.bar = PageBar("How figures are judged")
        self.segments = Segments("What of it", TITLES)
        self.choices, self.effect = ChoicesCard(), EffectCard(theme)
        self.rebases = KeptPart(REBASE_WORDS, RebaseForm(), theme)
        self.targets = KeptPart(TARGET_WORDS, TargetForm(), theme)
        self.scores = ScorePart(theme)
        self._listed = (self.rebases, self.targets, self.scores)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setHandleWidth(GAP)
        beside.addWidget(self.choices)
        beside.addWidget(self.effect)
        beside.setChildrenCollapsible(False)
        beside.setSizes([800, 530])
        self.parts = QStackedWidget()
        for part in (beside, *self._listed):
            self.parts.addWidget(part)
        self.bar.row.insertWidget(1, self.segments)
        lay_page(self, self.bar, {self.parts: 1330})

    def _connect(self) -> None:
        self.bar.back_wanted.connect(self.leave)
        self.segments.chosen.connect(self.show_part)
        self.choices.keep_wanted.connect(self.choices_wanted)
        self.choices.changed.connect(self._chosen)
        for part, wanted, not_wanted in (
            (self.rebases, self.rebase_wanted, self.no_rebase_wanted),
            (self.targets, self.target_wanted, self.no_target_wanted),
            (self.scores, self.projection_wanted, self.no_projection_wanted),
        ):
            part.keep_wanted.connect(wanted)
            part.remove_wanted.connect(not_wanted)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        for table in (self.effect.table, *(part.table for part in self._listed), self.scores.tally):
            table.set_theme(theme)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        if self.segments.at == CHOICES:
            return [self.choices.first_field, self.effect.table]
        part = self._listed[self.segments.at - 1]
        return [part.left, part.first_field]

    def show_part(self, at: int) -> None:
        """Show one of the parts."""
        self.segments.choose(at)
        self.parts.setCurrentIndex(at)

    def show_held(self, held: Conventions, scores: Sequence[Score], resources: Resources) -> None:
        """Show what is in force, and how projections did."""
        self._warned = False
        self.choices.show_held(held)
        for part in self._listed:
            part.form.offer(resources)
        self.rebases.show_items(
            told.rebase_table(held.rebases, resources), {each.key: each for each in held.rebases}
        )
        self.targets.show_items(
            told.target_table(held.targets, resources), {each.key: each for each in held.targets}
        )
        self.scores.show_scores(scores, resources)
        self.segments.name(REBASES, f"{TITLES[REBASES]} {len(held.rebases):,}")
        self.segments.name(TARGETS, f"{TITLES[TARGETS]} {len(held.targets):,}")
        ways = "the usual way" if held.choices() == type(held)() else "by choices of your office’s own"
        self.bar.facts.setText(f"Figures are judged {ways} · projections: {scorecard_tables.facts(scores)}")

    def look_for(self) -> None:
        """Put the cursor into the filter of the list that is up."""
        if self.segments.at != CHOICES:
            self._listed[self.segments.at - 1].filter.setFocus()

    def undo(self) -> None:
        """Undo in the field that has the focus, else what was decided last."""
        self._step("undo")

    def redo(self) -> None:
        """Do it again there."""
        self._step("redo")

    def _step(self, what: str) -> None:
        focus: Any = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            getattr(focus, what)()
        else:
            self.step_wanted.emit(what)

    def leave(self) -> None:
        """Go back; what is not kept is named first, once."""
        writing = [part for part in self._listed if part.dirty]
        if not self._warned and (writing or self.choices.dirty):
            self._warned = True
            self.show_part(1 + self._listed.index(writing[0]) if writing else CHOICES)
            (writing[0] if writing else self.choices).say(NOT_KEPT)
        else:
            self.back_wanted.emit()

    def _chosen(self) -> None:
        self._warned = False
        chosen = self.choices.chosen()
        if not isinstance(chosen, Fault):
            self.chosen.emit(chosen)
