"""Word documents: numbers that Word draws, nested tables, text boxes, footnotes, tracked changes.

The parts are read as a stream of XML, so that neither size nor depth fills the memory.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from xml.parsers import expat

from scrutinydesk.claims.building import Piece, built, laid_out
from scrutinydesk.claims.document import (
    MOST_CHARACTERS,
    Document,
    DocumentError,
    PassageKind,
    too_long,
)
from scrutinydesk.claims.word_blocks import Paragraph, Table
from scrutinydesk.claims.word_numbering import WordNumbering
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.workbook.archive import Archive

_MOST_BYTES = 160 << 20
_DEEPEST = 3_000
_KIND = 128  # characters in which an OpenDocument file says what it is
_ARROWS = {
    "f0e9": "↑", "f0ea": "↓", "f0ad": "↑", "f0af": "↓", "f0e0": "→", "f0f3": "↔",
    "f0f1": "↑", "f0f2": "↓", "f0ae": "→",
}  # fmt: skip
_TABLE_STYLE, _STYLE_END = b'<w:style w:type="table"', b"</w:style>"
_PROPERTIES = {"pStyle": "style", "numId": "number", "ilvl": "level", "outlineLvl": "outline"}
_NOTES = frozenset(("footnote", "endnote"))
_TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo"))
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "rPrChange", "pPrChange"))


_PICTURES = frozenset(("pic", "chart", "imagedata", "OLEObject"))
_Attributes = Mapping[str, str]


def read_word(data: bytes, name: str) -> Document:
    """Return a Word document as text.

    Insertions are read as if they were accepted, deletions are left out, and a notice says so.

    Raises
    ------
    ScrutinyError
        It is damaged, protected, a bomb, or too long.
    """
    return read_with_origins(data, name)[0]


def read_with_origins(data: bytes, name: str) -> tuple[Document, list[Piece]]:
    """Return a Word document as text, and its pieces, which know of each stretch where it comes from.

    Raises
    ------
    ScrutinyError
        It is a workbook, damaged, protected, a bomb, or too long.
    """  # noqa: DOC501  a subclass of it
    archive = Archive(data, name, "Word document")
    if _is_workbook(archive):
        raise DocumentError(
            f"“{name}” is a workbook, not a report.",
            "A report is a Word document, a PDF or plain text.",
            "Choose the report. A workbook is what its figures are held against: open it as that, on the"
            " command line with --workbook.",
        )
    main = main_part(archive)
    numbering = WordNumbering()
    folder = main.rpartition("/")[0]
    try:
        if f"{folder}/styles.xml" in archive:
            styles = _without_table_styles(_part(archive, f"{folder}/styles.xml", name))
            numbering.read_styles(ET.fromstring(styles))  # noqa: S314  the archive refuses entities
        if f"{folder}/numbering.xml" in archive:
            lists = _part(archive, f"{folder}/numbering.xml", name)
            numbering.read_numbering(ET.fromstring(lists))  # noqa: S314  as above
        stream = _Stream(name, numbering)
        stream.read(_part(archive, main, name))
        for part in ("footnotes.xml", "endnotes.xml"):
            if f"{folder}/{part}" in archive:
                stream.read(_part(archive, f"{folder}/{part}", name))
    except (ET.ParseError, expat.ExpatError) as error:
        raise archive.damaged("its text is no XML") from error
    pieces = stream.pieces
    text = laid_out(pieces)
    starts = [*(piece.start for piece in pieces), len(text)]
    pictures = tuple(starts[min(each, len(pieces))] for each in stream.pictures)
    return replace(built(name, text, pieces, tuple(stream.notices())), pictures=pictures), pieces


def _is_workbook(archive: Archive) -> bool:
    """Tell whether an archive is .xlsx, .xlsb or .ods, whatever its name says."""
    if "xl/workbook.xml" in archive or "xl/workbook.bin" in archive:
        return True
    return 0 < archive.size("mimetype") <= _KIND and archive.read("mimetype").endswith(b".spreadsheet")


def main_part(archive: Archive) -> str:
    """Return the name of the part with the text.

    Raises
    ------
    ScrutinyError
        There is none.
    """
    if "word/document.xml" in archive:
        return "word/document.xml"
    other = [name for name in archive.names if name.startswith("word/document") and name.endswith(".xml")]
    if not other:
        raise archive.damaged("the part with its text is missing")
    return other[0]


def _part(archive: Archive, part: str, name: str) -> bytes:
    if archive.size(part) > _MOST_BYTES:
        raise too_long(name, f"{archive.size(part):,} bytes of text and mark-up", f"{_MOST_BYTES:,}")
    return archive.read(part)


def _without_table_styles(content: bytes) -> bytes:
    """Return the styles without those of tables: nine tenths of the part, and nothing that is asked for."""
    kept: list[bytes] = []
    at = 0
    while (start := content.find(_TABLE_STYLE, at)) >= 0:
        end = content.find(_STYLE_END, start)
        if end < 0:
            break
        kept.append(content[at:start])
        at = end + len(_STYLE_END)
    return b"".join((*kept, content[at:]))


def _attribute(attributes: _Attributes, name: str) -> str:
    """Return an attribute whatever its prefix; empty where there is none."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


class _Stream:
    """The elements of a part as they begin and end."""

    def __init__(self, name: str, numbering: WordNumbering) -> None:
        self._name = name
        self._numbering = numbering
        self._paragraphs: list[Paragraph] = []
        self._tables: list[Table] = []
        self._boxes: list[list[Piece]] = []
        self._pieces: list[Piece] = []
        self._waiting: list[Piece] = []
        self._skipping = self._boxed = self._count = self._depth = 0
        self._in_text = False
        self._local: dict[str, str] = {}
        self._page: int | None = None
        self._in_note = self._in_mark = False
        self._story = ""
        self._element = 0
        self.pictures: list[int] = []  # how many pieces stand before each
        self._seen: Counter[str] = Counter()
        self._size = 0
        self._starts: dict[str, Callable[[_Attributes], None]] = {
            "p": self._paragraph, "tbl": self._table, "txbxContent": self._box, "t": self._text,
            "tr": self._row, "tc": self._cell, "gridSpan": self._span,
            "footnote": partial(self._note, "footnote"), "endnote": partial(self._note, "endnote"),
            "br": self._break, "cr": self._break, "tab": self._tab, "ptab": self._tab,
            "lastRenderedPageBreak": self._new_page, "sym": self._symbol, "noBreakHyphen": self._hyphen,
            **dict.fromkeys(_PICTURES, self._picture),
        }  # fmt: skip
        self._ends: dict[str, Callable[[], None]] = {
            "t": self._end_text, "p": self._end_paragraph, "tr": self._end_row, "tbl": self._end_table,
            "txbxContent": self._end_box,
        }  # fmt: skip

    def read(self, content: bytes) -> None:
        self._page = 1 if b"lastRenderedPageBreak" in content else None
        self._element = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.Parse(content, True)  # noqa: FBT003  the parser takes it by position

    @property
    def pieces(self) -> list[Piece]:
        return [*self._pieces, *self._waiting]

    def _start(self, name: str, attributes: _Attributes) -> None:
        tag = self._local.get(name)
        if tag is None:
            tag = self._local[name] = name.rpartition(":")[2]
        self._element += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._too_deep()
        if tag in _LEFT_OUT:
            self._skipping += 1
        if tag in _TRACKED:
            self._seen["insertions" if tag in {"ins", "moveTo"} else "deletions"] += 1
        if self._skipping:
            return
        if tag in _PROPERTIES:
            self._property(_PROPERTIES[tag], attributes)
        elif tag in self._starts:
            self._starts[tag](attributes)

    def _paragraph(self, _: _Attributes) -> None:
        self._paragraphs.append(Paragraph(self._kind(), page=self._page))

    def _table(self, _: _Attributes) -> None:
        self._count += 1
        self._tables.append(Table(self._count))

    def _picture(self, _: _Attributes) -> None:
        self.pictures.append(len(self._pieces))

    def _box(self, _: _Attributes) -> None:
        self._boxed += 1

    def _text(self, _: _Attributes) -> None:
        self._in_text = True

    def _kind(self) -> PassageKind | None:
        if self._boxed:
            return PassageKind.TEXT_BOX
        return PassageKind.FOOTNOTE if self._in_note else None

    def _row(self, _: _Attributes) -> None:
        if self._tables:
            table = self._tables[-1]
            table.row, table.column, table.cells = table.row + 1, 0, []

    def _cell(self, _: _Attributes) -> None:
        if self._tables:
            table = self._tables[-1]
            table.column += 1
            table.cells.append((table.column, []))

    def _span(self, attributes: _Attributes) -> None:
        wide = _attribute(attributes, "val")
        if self._tables and wide.isdecimal() and len(wide) < 3:  # noqa: PLR2004  a table has under a hundred columns
            self._tables[-1].column += max(int(wide) - 1, 0)

    def _note(self, kind: str, attributes: _Attributes) -> None:
        self._in_note = True
        self._story = f"{kind} {_attribute(attributes, 'id')}"
        if _attribute(attributes, "type"):  # the line between text and notes
            self._in_mark = True
            self._skipping += 1

    def _property(self, kind: str, attributes: _Attributes) -> None:
        if self._paragraphs and not self._paragraphs[-1].parts:
            setattr(self._paragraphs[-1], kind, _attribute(attributes, "val"))

    def _break(self, attributes: _Attributes) -> None:
        if _attribute(attributes, "type") not in {"page", "column"}:
            self._put("\n")

    def _new_page(self, _: _Attributes) -> None:
        self._page = (self._page or 1) + 1
        if self._paragraphs and not self._paragraphs[-1].parts:
            self._paragraphs[-1].page = self._page

    def _symbol(self, attributes: _Attributes) -> None:
        self._put(_ARROWS.get(_attribute(attributes, "char").casefold(), ""))

    def _tab(self, attributes: _Attributes) -> None:
        if not attributes:  # of a run; those of the paragraph's properties have a position
            self._put(" ")

    def _hyphen(self, _: _Attributes) -> None:
        self._put("-")

    def _put(self, text: str) -> None:
        if self._paragraphs and text:
            self._paragraphs[-1].take(text, self._story, self._element)
            self._size += len(text)
            if self._size > MOST_CHARACTERS:
                raise too_long(
                    self._name, f"more than {MOST_CHARACTERS:,} characters", f"{MOST_CHARACTERS:,}"
                )

    def _data(self, text: str) -> None:
        if self._in_text and not self._skipping:
            self._put(text)

    def _end(self, name: str) -> None:
        tag = self._local[name]
        self._depth -= 1
        if tag in _LEFT_OUT:
            self._skipping -= 1
        elif tag in _NOTES and self._in_mark:
            self._in_mark = False
            self._skipping -= 1
        if not self._skipping and tag in self._ends:
            self._ends[tag]()

    def _end_text(self) -> None:
        self._in_text = False

    def _end_box(self) -> None:
        self._boxed -= 1

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs.pop()
        piece = paragraph.piece(self._numbering)
        if piece is None:
            return
        if paragraph.kind is PassageKind.TEXT_BOX and self._paragraphs:
            self._waiting.append(piece)  # it is anchored in a paragraph that has not ended yet
            return
        self._add([piece])
        if not self._paragraphs and self._waiting:
            waiting, self._waiting = self._waiting, []
            self._add(waiting)

    def _add(self, pieces: list[Piece]) -> None:
        if self._tables and self._tables[-1].cells:
            self._tables[-1].cells[-1][1].extend(pieces)
        else:
            self._pieces.extend(pieces)

    def _end_row(self) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        pieces = table.end_row()
        table.nested, nested = [], table.nested
        self._out([*pieces, *nested])

    def _out(self, pieces: list[Piece]) -> None:
        outer = self._tables[-2] if len(self._tables) > 1 else None
        if outer is None:
            self._pieces.extend(pieces)
        else:
            outer.nested.extend(pieces)

    def _end_table(self) -> None:
        table = self._tables.pop() if self._tables else None
        if table and self._tables and not self._tables[-1].cells:
            self._pieces.extend(table.nested)

    def _too_deep(self) -> DocumentError:
        return DocumentError(
            f"“{self._name}” was not opened: its parts lie inside one another more than {_DEEPEST:,} deep.",
            "No word processor writes that; it is used to attack readers.",
            "Ask the sender where the file comes from, or for it as plain text.",
        )

    def notices(self) -> list[Finding]:
        """Return what the officer should know of how the document was read."""
        if not self._seen:
            return []
        counted = " and ".join(
            f"{number:,} {what}" for what, number in sorted(self._seen.items(), reverse=True)
        )
        return [
            Finding(
                "report.tracked",
                Severity.NOTE,
                f"The document has tracked changes: {counted}.",
                "It was read as if all of them were accepted: what is inserted counts, what is deleted "
                "does not.",
                "Ask for the final version, or accept the changes and check it again.",
                Place(self._name),
            )
        ]
