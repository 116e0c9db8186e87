"""The summary text of a sub-section: drafted, edited freely, flagged when a figure moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextEdit, QWidget
from typing_extensions import override

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.panels import summary_text
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.reporting.edits import Edit

if TYPE_CHECKING:
    from scrutinydesk.qt.panels.edit_store import EditStore
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.report import Paragraph, SubSection

READ_AFTER_MS = 300


class Editor(QTextEdit):
    """A text edit whose figures can be asked about."""

    why_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        marked(self, plain=True)
        self.setAccessibleName("Summary text")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.cursorPositionChanged.connect(self._leave_figure)

    def figure(self) -> str:
        """Return the id of the figure at the cursor."""
        return summary_text.figure_at(self.textCursor())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        wanted = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if wanted and (figure := summary_text.figure_at(self.cursorForPosition(event.position().toPoint()))):
            self.why_wanted.emit(figure)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        figure = summary_text.figure_at(self.cursorForPosition(event.pos()))
        if figure:
            menu.addSeparator()
            menu.addAction("Why this number?").triggered.connect(lambda: self.why_wanted.emit(figure))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _leave_figure(self) -> None:
        """Words typed behind a figure are words, not part of it."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not summary_text.figure_at(cursor):
            return
        after = self.textCursor()
        inside = after.movePosition(after.MoveOperation.NextCharacter) and (
            summary_text.figure_at(after) == summary_text.figure_at(cursor)
        )
        if not inside:
            plain = cursor.charFormat()
            plain.clearProperty(summary_text.FIGURE)
            plain.clearBackground()
            plain.setFontUnderline(False)
            plain.setToolTip("")
            self.setCurrentCharFormat(plain)


class SummaryCard(Card):
    """One document a sub-section, so that undo still works after looking elsewhere.

    Signals
    -------
    copy_wanted()
        Copy the sub-section for Word.
    """

    copy_wanted = Signal()

    def __init__(self, store: EditStore, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Summary text", parent=parent)
        self._store = store
        self._theme = theme
        self._documents: dict[str, QTextDocument] = {}
        self._paragraphs: dict[str, Paragraph] = {}
        self._filling = False
        self.sub: SubSection | None = None
        self.editor = Editor()
        self.reset_button = QPushButton("Reset")
        self.reset_button.setToolTip("Put the drafted words back; undo brings yours again")
        self.copy_button = QPushButton("Copy for Word")
        self.copy_button.setToolTip("Copy text and tables of this part with headings and numbering")
        self.row.addWidget(self.reset_button)
        self.row.addWidget(self.copy_button)
        self._make_stale()
        self.add(self.stale)
        self.add(self.editor, 1)
        self._reader = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._reader.timeout.connect(self.read)
        self.reset_button.clicked.connect(self.reset)
        self.copy_button.clicked.connect(self.copy_wanted)
        self.keep.clicked.connect(self._keep_mine)
        self.use_new.clicked.connect(self._use_new)

    def _make_stale(self) -> None:
        self.stale = marked(QFrame(), part="stale")
        self.stale_words = label("", wrap=True)
        self.keep = QPushButton("Keep mine")
        self.use_new = QPushButton("Use the new draft")
        row = QHBoxLayout(self.stale)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.stale_words, 1)
        row.addWidget(self.keep)
        row.addWidget(self.use_new)
        self.stale.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        self._recolour(self.editor.document())

    def _recolour(self, document: QTextDocument) -> None:
        """Put a document into the theme; the others wait until they are shown."""
        if document.property("theme") in {None, self._theme.name}:
            return
        self._filling = True
        summary_text.recolour(document, self._theme)
        document.setProperty("theme", self._theme.name)
        self._filling = False

    def forget(self) -> None:
        """Drop all documents: another report, or another period, is coming."""
        self.read()
        self.sub = None
        self.editor.setDocument(QTextDocument(self.editor))
        for document in self._documents.values():
            document.deleteLater()
        self._documents.clear()

    def show_subsection(self, number: str, sub: SubSection | None) -> None:
        """Show the text of a sub-section."""
        if sub is None or (self.sub is not None and self.sub.id == sub.id):
            return
        self.read()
        self.sub = sub
        self._paragraphs = {paragraph.id: paragraph for paragraph in sub.paragraphs}
        self.name("Summary text", f"{number} {sub.label} {sub.title}")
        self.editor.setDocument(self._document(sub))
        self._flag()

    def read(self) -> None:
        """Take what stands in the editor as the officer's words."""
        self._reader.stop()
        if self.sub is None:
            return
        written = summary_text.texts(self.editor.document())
        for paragraph in self.sub.paragraphs:
            text = written.get(paragraph.id, "")
            if text != self._store.edits.shown(paragraph).text:
                self._store.put(Edit(paragraph.id, text, paragraph.text))
        self._flag()

    def renew(self) -> None:
        """Show the words as they are kept, where someone else has changed them."""
        for key in [each for each in self._documents if self.sub is None or each != self.sub.id]:
            self._documents.pop(key).deleteLater()
        if self.sub is None:
            return
        shown = [self._store.edits.shown(each) for each in self.sub.paragraphs]
        written = summary_text.texts(self.editor.document())
        if any(written.get(each.id, "") != each.text for each in shown):
            summary_text.fill(self.editor.document(), shown, self._theme)
        self._flag()

    def reset(self) -> None:
        """Put the drafted words of this sub-section back, as a step that can be undone."""
        if self.sub is None:
            return
        for paragraph in self.sub.paragraphs:
            self._store.drop(paragraph.id)
        summary_text.fill(self.editor.document(), self.sub.paragraphs, self._theme)
        self._flag()

    def _document(self, sub: SubSection) -> QTextDocument:
        document = self._documents.get(sub.id)
        if document is None:
            document = QTextDocument(self)
            document.setDefaultFont(themes.font(13))
            document.setDocumentMargin(4.0)
            document.setUndoRedoEnabled(False)
            summary_text.fill(document, [self._store.edits.shown(p) for p in sub.paragraphs], self._theme)
            document.setUndoRedoEnabled(True)
            document.contentsChanged.connect(self._changed)
            document.setProperty("theme", self._theme.name)
            self._documents[sub.id] = document
        self._recolour(document)
        return document

    def _changed(self) -> None:
        # Not put off by the next key: who types without a pause is read all the same.
        if not self._filling and not self._reader.isActive():
            self._reader.start()

    def _stale(self) -> list[Paragraph]:
        if self.sub is None:
            return []
        return [p for p in self.sub.paragraphs if self._store.edits.shown(p).stale]

    def _flag(self) -> None:
        stale = self._stale()
        self.stale.setVisible(bool(stale))
        edited = self.sub is not None and any(p.id in self._store.edits.by_id for p in self.sub.paragraphs)
        self.reset_button.setEnabled(edited)
        if stale:
            names = ", ".join(p.label for p in stale if p.label) or "this text"
            self.stale_words.setText(f"The figure beneath {names} has changed since you wrote it.")
            self.stale_words.setToolTip("\n".join(f"Now drafted: {p.text}" for p in stale))

    def _keep_mine(self) -> None:
        for paragraph in self._stale():
            text = self._store.edits.by_id[paragraph.id].text
            self._store.put(Edit(paragraph.id, text, paragraph.text))
        self._flag()

    def _use_new(self) -> None:
        for paragraph in self._stale():
            self._store.drop(paragraph.id)
        if self.sub is not None:
            shown = [self._store.edits.shown(p) for p in self.sub.paragraphs]
            summary_text.fill(self.editor.document(), shown, self._theme)
        self._flag()
