"""The text of a checked report at the left, what was found in it at the right, each leading to the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QVBoxLayout, QWidget

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.page_bar import GAP
from scrutinydesk.qt.panels.red_pen.beside import Beside
from scrutinydesk.qt.panels.red_pen.detail import Detail
from scrutinydesk.qt.panels.red_pen.findings_card import FindingsCard
from scrutinydesk.qt.panels.red_pen.sign import Counts
from scrutinydesk.qt.panels.red_pen.signs import VERDICTS
from scrutinydesk.qt.panels.red_pen.spots import Spots
from scrutinydesk.qt.panels.red_pen.telling import (
    hint,
    told_of_figure,
    told_of_finding,
    told_of_reading,
    unheld_words,
)
from scrutinydesk.qt.panels.red_pen.text_paint import Asked, Marks
from scrutinydesk.qt.panels.red_pen.text_view import ReportText
from scrutinydesk.redpen.figures import counted
from scrutinydesk.redpen.held_against import remarks
from scrutinydesk.redpen.kept import FindingState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.qt.panels.red_pen.preparing import Known, Shown
    from scrutinydesk.qt.panels.red_pen.telling import Told
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.redpen.kept import FindingDecision

LEFT, RIGHT = 720, 600
SIZES, IDLE = [280, 350], [480, 150]  # of the findings and what is said beneath, also of nothing chosen
NEXT, PREVIOUS = "F8", "Shift+F8"


class ReadingView(QWidget):
    """Shows a ``Shown``.

    Signals
    -------
    decided(int, object)
        Index of a finding, and a ``FindingDecision`` or None.
    link_wanted(object)
        Indices of the claims whose link is to be said.
    cell_wanted(object)
        A ``Place`` to show in Data.
    """

    decided = Signal(int, object)
    link_wanted = Signal(object)
    cell_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self.figure = -1  # of the figures the one that is chosen
        self.finding = -1  # of the findings; a figure may be chosen with it
        self._spots = Spots()
        self._marks = Marks()
        self._idle, self._parted = True, False  # how list and detail share the room
        self.counts = Counts("How many figures got which verdict", theme)
        self.notices = marked(QPushButton(), kind="link")
        self.text_card = Card("Report text")
        self.text_card.title.least = 80
        self.text = ReportText(theme)
        self.text.words = self._words
        self.findings = FindingsCard(theme)
        self.detail = Detail(theme, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.text_card.row.insertWidget(2, self.notices)
        self.text_card.row.addWidget(self.counts)
        self.text_card.add(self.text, 1)
        self._right = right = QSplitter(Qt.Orientation.Vertical)
        right.splitterMoved.connect(self._part)
        both = QSplitter(Qt.Orientation.Horizontal)
        # An enlarged screen has no room for both: they scroll then.
        self.beside = Beside(right)
        for splitter, parts, sizes in (
            (right, (self.findings, self.detail), IDLE),
            (both, (self.text_card, self.beside), [LEFT, RIGHT]),
        ):
            splitter.setHandleWidth(GAP)
            splitter.setChildrenCollapsible(False)
            for part in parts:
                splitter.addWidget(part)
            splitter.setSizes(sizes)
        right.setStretchFactor(0, 3)
        right.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(both)

    def _connect(self) -> None:
        self.notices.clicked.connect(self._show_notices)
        self.text.spot_chosen.connect(self.choose_spot)
        self.text.step_wanted.connect(self.step_figure)
        self.findings.chosen.connect(self.choose_finding)
        self.findings.entered.connect(lambda _at: self.text.setFocus())
        self.detail.cell_wanted.connect(self.cell_wanted)
        self.detail.decided.connect(lambda decision: self.decided.emit(self.finding, decision))
        self.detail.link_wanted.connect(self._want_link)
        for keys, way in ((NEXT, 1), (PREVIOUS, -1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda way=way: self.findings.list.step(way))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        for part in (self.counts, self.text, self.findings, self.detail):
            part.set_theme(theme)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return [self.findings.list, self.detail.area, self.text]

    def _part(self) -> None:
        self._parted = True

    # Showing

    def showing(self, shown: Shown) -> Iterator[None]:
        """Show a report, in steps; one whose text is shown already stays where it is."""
        before, chosen = self.shown, (self._spots, self.figure, self.finding)
        self.shown = shown
        self._spots = Spots(shown.figures, shown.review.findings)
        self.figure = self.finding = -1
        review = shown.review
        # The counts beside add up to it.
        self.text_card.name("Report text", f"{len(shown.figures):,} figures")
        self.counts.show_counts([(VERDICTS[each], count) for each, count in counted(shown.figures)])
        count = len(remarks(review))
        self.notices.setText(f"{count:,} {'remark' if count == 1 else 'remarks'}")
        self.notices.setToolTip("What was left out or taken for granted as the report was read")
        self.notices.setVisible(count > 0)
        yield
        self._mark()
        yield
        another = before is None or before.review.document.text != review.document.text
        if before is None or before.review.document.name != review.document.name:
            self.detail.forget()
        if another:
            self.text.show_blocks(shown.blocks, self._marks)
        yield
        self.findings.show_review(review, shown.known.decisions)
        self.detail.beneath = unheld_words(review)
        self._say(None, None)
        figure, finding = (-1, -1) if another else self._spots.again(*chosen)
        self.choose_figure(figure)
        if finding >= 0:
            self.findings.choose(finding)
            self.choose_finding(finding)

    def show_known(self, known: Known) -> None:
        """Show what is decided by now."""
        if self.shown is None:
            return
        chosen, decision = self.finding, self.detail.decision
        self.shown = replace(self.shown, known=known)
        lit = self._marks.lit
        self._mark()
        self.findings.show_decisions(known.decisions)
        at = self.findings.list.at
        if at == chosen and decision == self._decision(at):
            self._light(list(lit))  # words that are being written in the field stay
            return
        inside = self.detail.isAncestorOf(QApplication.focusWidget() or self)
        self.choose_finding(at)
        if inside:
            self.findings.list.setFocus()

    def _decision(self, at: int) -> FindingDecision | None:
        """Return what was decided of a finding."""
        if self.shown is None or at < 0:
            return None
        return self.shown.known.decisions.get(self.shown.review.findings[at].fingerprint)

    def _show_notices(self) -> None:
        """Say beneath the list what was left out or taken for granted as the report was read."""
        if self.shown is not None:
            self.finding = self.figure = -1
            self.findings.list.choose(-1, quietly=True)
            self._say(told_of_reading(remarks(self.shown.review)), None)

    def _mark(self) -> None:
        """Mark every figure, and what the findings are about that were not dismissed."""
        if self.shown is None:
            return
        review, decisions = self.shown.review, self.shown.known.decisions
        asked = []
        for finding in review.findings:
            decision = decisions.get(finding.fingerprint)
            if decision is None or decision.state is not FindingState.DISMISSED:
                asked += [Asked(span.start, span.end, finding.severity) for span in finding.spans]
        self._marks = Marks.of(self.shown.figures, asked)
        self.text.show_marks(self._marks)

    # Choosing

    def choose_finding(self, at: int) -> None:
        """Show a finding: what it says, and where in the text."""
        if self.shown is None or at < 0:
            self.finding = -1
            self._tell()
            return
        self.finding, self.figure = at, -1
        spans = self.shown.review.findings[at].spans
        self._light([(span.start, span.end) for span in spans])
        self.text.go_to(spans[0].start, spans[0].end)
        self._tell()

    def choose_figure(self, at: int) -> None:
        """Show a figure: the finding that it is in, else how it was checked."""
        shown = self.shown
        if shown is None or not 0 <= at < len(shown.figures):
            return
        figure = shown.figures[at]
        self.figure = at
        claims = () if figure.verdict is Verdict.AGREES else figure.claims
        self.finding = self._spots.finding_about(figure.start, figure.end, claims)
        self.findings.list.choose(-1, quietly=True)
        if self.finding >= 0:
            self.findings.choose(self.finding)
        self._light([(figure.start, figure.end)])
        self.text.go_to(figure.start, figure.end)
        self._tell()

    def choose_claim(self, at: int) -> None:
        """Show a claim in the text."""
        if self.shown is not None:
            claim = self.shown.review.claims[at]
            self._light([(claim.start, claim.end)])
            self.text.go_to(claim.start, claim.end)
            self.text.setFocus()

    def choose_spot(self, offset: int) -> None:
        """Choose what stands at a character: a figure, else what a finding is about."""
        self.text.setFocus()
        at = self._spots.figure_at(offset)
        if at >= 0:
            self.choose_figure(at)
            return
        found = self._spots.finding_about(offset, offset + 1, ())
        if found >= 0:
            self.findings.choose(found)
            self.choose_finding(found)

    def step_figure(self, way: int) -> None:
        """Go to the next figure of the text, or the one before; from what is in sight at first."""
        first, last = self.text.in_sight
        self.choose_figure(self._spots.next_to(self.figure, way, first, last))

    def _light(self, spans: list[tuple[int, int]]) -> None:
        self._marks = replace(self._marks, lit=sorted(spans))
        self.text.show_marks(self._marks)

    def _tell(self) -> None:
        """Say beneath the list what there is to say of what is chosen."""
        shown = self.shown
        if shown is None:
            return
        told, decision, links = None, None, shown.known.links
        if self.finding >= 0:
            told = told_of_finding(shown.review, self.finding, shown.resources, links)
            decision = self._decision(self.finding)
        elif self.figure >= 0:
            told = told_of_figure(shown.review, shown.figures[self.figure], shown.resources, links)
        self._say(told, decision)
        self.text.setAccessibleDescription(self._spoken())

    def _say(self, told: Told | None, decision: FindingDecision | None) -> None:
        """Say it; while there is nothing to say the list has the room, unless the officer has parted it."""
        self.detail.show_told(told, decision)
        idle = told is None
        if idle is not self._idle and not self._parted:
            self._idle = idle
            self._right.setSizes(IDLE if idle else SIZES)

    def _spoken(self) -> str:
        """Return what a screen reader says of what is chosen in the text."""
        shown = self.shown
        if shown is None or self.figure < 0:
            return self.detail.words.text() if self.finding >= 0 else ""
        figure = shown.figures[self.figure]
        words = shown.review.document.text[figure.start : figure.end]
        return f"{words}. {hint(shown.review, figure)}"

    def _words(self, offset: int) -> str:
        """Return what hovering over a character says."""
        shown, at = self.shown, self._spots.figure_at(offset)
        if shown is None:
            return ""
        if at >= 0:
            return hint(shown.review, shown.figures[at])
        found = self._spots.finding_about(offset, offset + 1, ())
        return shown.review.findings[found].title if found >= 0 else ""

    def _want_link(self) -> None:
        shown, told = self.shown, self.detail.told
        if shown is not None and told is not None and told.claims:
            # The figure that is chosen comes before the others of its finding.
            first = shown.figures[self.figure].claims if self.figure >= 0 else ()
            self.link_wanted.emit(tuple(dict.fromkeys((*first, *told.claims))))

    def look_for(self) -> None:
        """Put the cursor into the filter."""
        self.findings.look_for()

    def copy(self) -> None:
        """Copy what is selected of the text, or the passage of what is chosen; else what is said of it."""
        if self.shown is not None and self.text.hasFocus() and (self._marks.lit or self.text.choice):
            self.text.copy(*(self._marks.lit or [(0, 0)])[0])
        elif self.detail.told is not None:
            told = self.detail.told
            lines = (told.title, told.under, *(text for _, text in told.lines), told.question)
            QApplication.clipboard().setText("\n".join(line for line in lines if line))
