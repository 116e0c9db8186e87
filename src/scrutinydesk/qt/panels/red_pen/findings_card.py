"""The findings of a report: the list, and what narrows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QStackedLayout, QWidget
from typing_extensions import override

from scrutinydesk.findings import Severity
from scrutinydesk.qt.panels.calm import TICK, Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.checks import PLURALS
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.red_pen.findings_list import FindingsList
from scrutinydesk.qt.panels.red_pen.telling import kind_words, listed
from scrutinydesk.qt.panels.segments import Segments
from scrutinydesk.redpen.kept import FindingState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from scrutinydesk.qt.panels.red_pen.telling import Listed
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.redpen.kept import FindingDecision
    from scrutinydesk.redpen.review import Review

OPEN, ASKED, DISMISSED = range(3)
NARROWEST = 72  # of the title and the filter
AROUND = 40  # pixels of a choice that are not for words
TITLES = ("Open", "To ask", "Dismissed")
EMPTY = (
    ("Nothing open", "Every figure that could be checked agrees, or you have decided on all that was found."),
    ("Nothing to ask yet", "A finding that you choose to ask about stands here, and in the letter."),
    ("Nothing dismissed", "A finding that needs no answer can be dismissed, with a reason."),
)
NONE_SO = ("Nothing of this kind", "Another severity or kind may show some.")
NO_MATCH = ("Nothing matches", "No finding here has “{}” in it. Esc clears the filter.")


class FindingsCard(Card):
    """Which findings are shown, and the list of them.

    Signals
    -------
    chosen(int)
        Index in the review of the finding that the officer chose.
    entered(int)
        Enter or a double click on it.
    """

    chosen = Signal(int)
    entered = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Findings")
        self._review: Review | None = None
        self._decisions: Mapping[str, FindingDecision] = {}
        self._parts: list[int] = []  # by index of the finding
        self._prints: list[str] = []
        self._worded: dict[int, tuple[FindingDecision | None, Listed]] = {}
        self.segments = Segments("Which findings", TITLES)
        self.severity, self.kind = QComboBox(), QComboBox()
        self.severity.setAccessibleName("Severity")
        self.kind.setAccessibleName("Kind of finding")
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter findings")
        self.filter.setMaximumWidth(150)
        self.filter.setMinimumWidth(NARROWEST)
        self.title.least = NARROWEST
        self.list = FindingsList(theme)
        self.empty = Calm()
        self._lay_out()
        self.segments.chosen.connect(lambda _at: self._look())
        for box in (self.severity, self.kind):
            box.activated.connect(lambda _at: self._look())
        self.filter.textChanged.connect(lambda _text: self._look())
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self.chosen)
        self.list.entered_item.connect(self.entered)

    def _lay_out(self) -> None:
        self.row.addWidget(self.kind)
        self.row.addWidget(self.filter)
        bar = marked(QFrame(), part="cellbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self.segments)
        row.addStretch(1)
        row.addWidget(self.severity)
        self.segments.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for box in (self.severity, self.kind):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        body = QWidget()
        self.stack = QStackedLayout(body)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.add(bar)
        self.add(body, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.list.set_theme(theme)

    def show_review(self, review: Review, decisions: Mapping[str, FindingDecision]) -> None:
        """Show the findings of a review."""
        self._review, self._decisions = review, decisions
        self._prints = [each.fingerprint for each in review.findings]
        self._worded.clear()
        self._part()
        self.filter.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.filter.clear()
        self.filter.blockSignals(False)  # noqa: FBT003
        self.segments.choose(OPEN)
        self._offer()
        self.list.choose(-1, quietly=True)  # it was a finding of another review
        self.narrow()

    def show_decisions(self, decisions: Mapping[str, FindingDecision]) -> None:
        """Show what was decided.

        A finding that came back, as one does that was dismissed and is open again, is chosen; else the
        finding after one that went to another part.
        """
        row, before, parts = self.list.currentIndex().row(), self.list.at, self._parts
        self._decisions = decisions
        self._part()
        shown = self.segments.at
        back = [at for at, part in enumerate(self._parts) if part == shown != parts[at]]
        self.narrow(keep=back[0] if len(back) == 1 else before)
        items = self.list.items
        if back and self.list.at in back:
            self.list.scrollTo(self.list.currentIndex())
            return
        if before >= 0 and self.list.at < 0:  # what came back is narrowed away
            self.list.choose(before, quietly=True)
        if self.list.at < 0 and before >= 0 and items:
            self.list.choose(items[min(max(row, 0), len(items) - 1)].at)

    def choose(self, at: int) -> None:
        """Choose a finding, in the part of the list that holds it; told of by nobody."""
        if not self.list.choose(at, quietly=True) and self._review is not None:
            self.segments.choose(self._parts[at])
            self.severity.setCurrentIndex(0)
            self.kind.setCurrentIndex(0)
            self.filter.blockSignals(True)  # noqa: FBT003  Qt's own signature
            self.filter.clear()
            self.filter.blockSignals(False)  # noqa: FBT003
            self.narrow(keep=at)
        self.list.scrollTo(self.list.currentIndex())

    def _look(self) -> None:
        """Show what is wanted by now; where what was chosen is not among it, the first is."""
        self.narrow()
        if self.list.at < 0 and self.list.items:
            self.list.step(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            return
        super().keyPressEvent(event)

    def look_for(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def narrow(self, keep: int = -1) -> None:
        """Show the findings that are wanted; one of an index stays chosen where it is among them."""
        review = self._review
        if review is None:
            return
        keep = keep if keep >= 0 else self.list.at
        severity, kind = self.severity.currentData(), self.kind.currentData()
        text = self.filter.text().strip().casefold()
        part, items = self.segments.at, []
        for at, finding in enumerate(review.findings):
            wanted = severity in {None, finding.severity} and kind in {None, finding.kind}
            if wanted and self._parts[at] == part:
                item = self._item(review, at)
                if not text or text in item.words.casefold():
                    items.append(item)
        self.list.show_items(items, keep)
        narrowed = bool(text) or severity is not None or kind is not None
        title, words = NO_MATCH if text else NONE_SO if narrowed else EMPTY[self.segments.at]
        words = words.replace("{}", self.filter.text().strip())
        self.empty.say(title, words, sign="" if narrowed or self.segments.at else TICK)
        self.stack.setCurrentIndex(0 if items else 1)
        self._name()

    def _item(self, review: Review, at: int) -> Listed:
        """Return a finding as it stands in the list, worded again only where its decision is another."""
        decision, worded = self._decisions.get(self._prints[at]), self._worded.get(at)
        if worded is None or worded[0] != decision:
            worded = self._worded[at] = decision, listed(review, at, decision)
        return worded[1]

    def _part(self) -> None:
        """Part the findings by what was decided of them."""
        found = (self._decisions.get(each) for each in self._prints)
        self._parts = [
            OPEN if each is None else DISMISSED if each.state is FindingState.DISMISSED else ASKED
            for each in found
        ]

    def _offer(self) -> None:
        findings = self._review.findings if self._review is not None else ()
        self.severity.clear()
        self.severity.addItem("All severities", None)
        for severity in Severity:
            count = sum(each.severity is severity for each in findings)
            if count:
                self.severity.addItem(f"{PLURALS[severity]} {count:,}", severity)
        self.kind.clear()
        self.kind.addItem("All kinds", None)
        for kind in sorted({each.kind for each in findings}):
            self.kind.addItem(kind_words(kind), kind)
        for box in (self.severity, self.kind):  # what stands there at first is never cut
            box.setMinimumWidth(box.fontMetrics().horizontalAdvance(box.itemText(0)) + AROUND)

    def _name(self) -> None:
        findings = self._review.findings if self._review is not None else ()
        for at, title in enumerate(TITLES):
            self.segments.name(at, f"{title} {self._parts.count(at):,}")
        standing = Counter(
            each.severity for each, part in zip(findings, self._parts, strict=True) if part != DISMISSED
        )
        said = [f"{standing[each]:,} {_plural(each, standing[each])}" for each in Severity if standing[each]]
        self.name("Findings", " · ".join(said) or "none stands")


def _plural(severity: Severity, count: int) -> str:
    return str(severity) if count == 1 else PLURALS[severity].lower()
