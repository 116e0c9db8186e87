"""The document of a sub-section: drafted paragraphs with live figures, and reading edits back.

Ids of paragraphs and figures are kept in the text's own formats, so that undo and redo carry
them along with the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.report import Paragraph

PARAGRAPH = int(QTextFormat.Property.UserProperty) + 1
FIGURE = PARAGRAPH + 1
SPACING = 6.0
INDENT = 30.0


def fill(document: QTextDocument, paragraphs: Sequence[Paragraph], theme: Theme) -> None:
    """Write the paragraphs into a document as one step of undo."""
    document.setIndentWidth(INDENT)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    lists: dict[bool, QTextList] = {}
    for at, paragraph in enumerate(paragraphs):
        _begin(cursor, paragraph.id, theme, first=not at)
        if paragraph.label:
            numbered = paragraph.label.startswith("(")
            if numbered in lists:
                lists[numbered].add(cursor.block())
            else:
                lists[numbered] = cursor.createList(_roman() if numbered else _bullet())
        for run in paragraph.runs:
            cursor.insertText(run.text, character(theme, run.figure))
    cursor.endEditBlock()


def _begin(cursor: QTextCursor, paragraph_id: str, theme: Theme, *, first: bool) -> None:
    block = QTextBlockFormat()
    block.setProperty(PARAGRAPH, paragraph_id)
    block.setBottomMargin(SPACING)
    block.setLineHeight(135.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if first:
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    # What a number or bullet is drawn in.
    cursor.setBlockCharFormat(character(theme))


def recolour(document: QTextDocument, theme: Theme) -> None:
    """Put every run into the theme's colours, outside of undo."""
    enabled = document.isUndoRedoEnabled()
    document.setUndoRedoEnabled(False)
    block = document.begin()
    while block.isValid():
        for first, length, figure in fragments(block):
            cursor = QTextCursor(document)
            cursor.setPosition(first)
            cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(character(theme, figure))
        QTextCursor(block).setBlockCharFormat(character(theme))
        block = block.next()
    document.setUndoRedoEnabled(enabled)


def texts(document: QTextDocument) -> dict[str, str]:
    """Return the words of every paragraph that is still there, by id, in order.

    A paragraph that was split holds both halves, joined by a line break.
    """
    found: dict[str, str] = {}
    block = document.begin()
    while block.isValid():
        key = str(block.blockFormat().property(PARAGRAPH) or "")
        text = block.text().replace("\N{LINE SEPARATOR}", "\n")
        if key in found:
            found[key] = f"{found[key]}\n{text}"
        elif key:
            found[key] = text
        block = block.next()
    return found


def figure_at(cursor: QTextCursor) -> str:
    """Return the id of the figure in which the cursor stands; empty where there is none."""
    # A cursor of its own: the editor's may carry the format for what is typed next.
    there = QTextCursor(cursor.document())
    there.setPosition(cursor.position())
    return str(there.charFormat().property(FIGURE) or "")


def character(theme: Theme, figure: str = "") -> QTextCharFormat:
    """Return how a run looks: a live figure is tinted and underlined."""
    made = QTextCharFormat()
    made.setForeground(QColor(theme.ink))
    if figure:
        made.setProperty(FIGURE, figure)
        made.setBackground(QColor(theme.band))
        made.setFontUnderline(True)
        made.setUnderlineColor(QColor(theme.accent))
        made.setFontWeight(QFont.Weight.Medium)
        made.setToolTip("Why this number? (Ctrl+I)")
    return made


def fragments(block: QTextBlock) -> list[tuple[int, int, str]]:
    """Return position, length and figure id of the runs of a block."""
    runs: list[tuple[int, int, str]] = []
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        figure = str(fragment.charFormat().property(FIGURE) or "")
        runs.append((fragment.position(), fragment.length(), figure))
        walk += 1
    return runs


def _roman() -> QTextListFormat:
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListLowerRoman)
    made.setNumberPrefix("(")
    made.setNumberSuffix(")")
    made.setIndent(1)
    return made


def _bullet() -> QTextListFormat:
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDisc)
    made.setIndent(2)
    return made
