"""Paragraphs and tables of a Word document while they are read, made to pieces as they end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.claims.building import Origin, Piece, shifted
from scrutinydesk.claims.document import CellPlace, PassageKind

if TYPE_CHECKING:
    from scrutinydesk.claims.word_numbering import WordNumbering

_LONG_CELL = 300


@dataclass
class Paragraph:
    """A paragraph that is being read."""

    kind: PassageKind | None = None
    parts: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    length: int = 0
    style: str = ""
    number: str = ""
    level: str = ""
    outline: str = ""
    page: int | None = None

    def take(self, text: str, story: str, element: int) -> None:
        """Add text; that of one element may come in several stretches."""
        self.parts.append(text)
        last = self.origins[-1] if self.origins else None
        if last is not None and last.element == element and last.story == story:
            self.origins[-1] = last._replace(length=last.length + len(text))
        else:
            self.origins.append(Origin(self.length, len(text), story, element))
        self.length += len(text)

    def piece(self, numbering: WordNumbering) -> Piece | None:
        """Return the paragraph with the number that Word draws; None where it has no text."""
        whole = "".join(self.parts)
        text = whole.strip()
        if not text:
            return None
        marker = numbering.marker(self.style, self.number, self.level)
        level = numbering.heading_level(self.style, self.outline) if self.kind is None else 0
        kind = PassageKind.HEADING if level else self.kind
        piece = Piece(f"{marker} {text}" if marker else text, kind, level, self.page)
        piece.origins = shifted(self.origins, len(piece.text) - len(text) - whole.index(text))
        return piece


@dataclass
class Table:
    """A table that is being read; rows are made to pieces as they end."""

    number: int
    row: int = 0
    column: int = 0
    cells: list[tuple[int, list[Piece]]] = field(default_factory=list)
    nested: list[Piece] = field(default_factory=list)

    def end_row(self) -> list[Piece]:
        """Return the cells of the row, then the paragraphs of those that only lay out a page."""
        done: list[Piece] = []
        loose: list[Piece] = []
        for column, held in self.cells:
            text = " ".join(piece.text.replace("\n", " ") for piece in held)
            if len(held) > 1 and len(text) > _LONG_CELL:
                loose.extend(held)
            elif text:
                place = CellPlace(self.number, self.row, column)
                cell = Piece(text, PassageKind.CELL, page=held[0].page, cell=place, joined=bool(done))
                at = 0
                for piece in held:
                    cell.origins += shifted(piece.origins, at)
                    at += len(piece.text) + 1
                done.append(cell)
        self.cells = []
        return [*done, *loose]
