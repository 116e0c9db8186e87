"""Pieces of text, as any reader finds them, put together to a document: headings, numbers and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from scrutinydesk.claims.document import (
    MOST_CHARACTERS,
    MOST_PASSAGES,
    CellPlace,
    Document,
    Passage,
    PassageKind,
    too_long,
)
from scrutinydesk.claims.numbering import (
    PLAIN,
    RUNNING,
    Marker,
    Numbering,
    bullet_length,
    colliding,
    marker_of,
)
from scrutinydesk.findings import Finding

_LONGEST_HEADING = 110
_TITLE_WORDS = 14
_SOFT = 100  # depth of a heading without a number: beneath all that have one
_DIGITS = re.compile(r"\d")
_ENDS = re.compile(r"[.;,:!?][\"'”’*]*$")
_SENTENCE = re.compile(r"[a-z]\. +[A-Z]")
# "How effective is the force at protecting those who are vulnerable?"
_QUESTION = re.compile(
    r"(?:How|What|Why|Who|Where|When|Which|Is|Are|Does|Do|Has|Have|Can)\b[^\d.;:!?]{8,}\?"
)
_NAME = re.compile(r"[A-Z][a-z'’-]+(?:[ ](?:[A-Za-z][A-Za-z'’-]*|&|/)){1,4}")
_NAME_WORDS = 5
# Of a sentence that has lost its end, of a letter, or of a caption.
_NO_NAME = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|may|must|should|we|they|it|this|that|these|there|yours|dear"
    r"|regards|thanks?|rose|fell|up|down|not|no|none|see|source|note|please|total|all|other|others|change|average"
    r"|sincerely|faithfully|continued|page|agreed|noted|resolved|proposed)\b",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"\*\*|__")
_SMALL = frozenset("a an and as at by for from in of on or per the to v with re".split())  # noqa: SIM905  words read best as words


class Origin(NamedTuple):
    """Where a stretch of a piece comes from in its file.

    Attributes
    ----------
    at, length : int
        Offset in the text of the piece, below nought where blanks in front were left out; and how long it is.
    story : str
        Empty for the body of a Word document; ``footnote 3`` for a note.
    element : int
        The how manieth element of the part it is, from 1.
    """

    at: int
    length: int
    story: str
    element: int


@dataclass(slots=True)
class Piece:
    """A passage before its place is known.

    Attributes
    ----------
    text : str
        With the bullet and number in front, as they would be printed.
    kind : PassageKind or None
        None where the reader cannot tell.
    level : int
        Of a heading, from 1, where the format says; otherwise 0.
    start : int
        Offset in the text form; -1 until the piece is laid out.
    joined : bool
        Whether it stands on the line of the piece before, after a tab.
    origins : list of Origin
        In the order of the text, where the reader knows them.
    """

    text: str
    kind: PassageKind | None = None
    level: int = 0
    page: int | None = None
    cell: CellPlace | None = None
    start: int = -1
    joined: bool = False
    origins: list[Origin] = field(default_factory=list)


def shifted(origins: Iterable[Origin], by: int) -> list[Origin]:
    """Return origins as they are in a text that begins so many characters earlier."""
    return [each._replace(at=each.at + by) for each in origins]


def laid_out(pieces: Iterable[Piece]) -> str:
    """Return the text form of pieces, a line each, and note in them where they stand."""
    parts: list[str] = []
    at = 0
    for piece in pieces:
        if parts:
            parts.append("\t" if piece.joined else "\n")
            at += 1
        piece.start = at
        parts.append(piece.text)
        at += len(piece.text)
    return "".join(parts)


def built(name: str, text: str, pieces: Sequence[Piece], notices: tuple[Finding, ...] = ()) -> Document:
    """Return the document of pieces that lie in a text form, in its order.

    Raises
    ------
    DocumentError
        It is longer than can be checked.
    """  # noqa: DOC501  a function makes it
    if len(text) > MOST_CHARACTERS:
        raise too_long(name, f"{len(text):,} characters", f"{MOST_CHARACTERS:,}")
    if len(pieces) > MOST_PASSAGES:
        raise too_long(name, f"{len(pieces):,} paragraphs and cells", f"{MOST_PASSAGES:,}")
    begun = [_begun(piece) for piece in pieces]
    numbers = ((each.marker, each.kind is PassageKind.HEADING) for each in begun if each and each.marker)
    walk = _Walk(text, running=colliding(numbers))
    passages = tuple(
        walk.passage(piece, each) for piece, each in zip(pieces, begun, strict=True) if each is not None
    )
    return Document(name, text, passages, notices)


class _Begun(NamedTuple):
    """A piece parted into what stands in front and what it says.

    Attributes
    ----------
    lead : int
        Characters in front of ``body``.
    """

    marker: Marker | None
    lead: int
    body: str
    kind: PassageKind


def _begun(piece: Piece) -> _Begun | None:
    """Return a piece parted; None where nothing is left beside its bullet."""
    bullet = 0 if piece.cell else bullet_length(piece.text)
    marker = None if piece.cell else marker_of(piece.text[bullet:])
    skip = bullet + (marker.length if marker else 0)
    body = piece.text[skip:]
    lead = skip + len(body) - len(body.lstrip(" \t\n*"))
    body = piece.text[lead:].rstrip()
    if not body.strip("*_ ") and not marker:
        return None
    return _Begun(marker, lead, body, piece.kind or kind_of(body, marker, bulleted=bullet > 0))


class _Walk:
    """The headings and numbers that are open as the pieces pass by."""

    def __init__(self, text: str, *, running: bool) -> None:
        self._text = text
        self._running = running
        self._line, self._at = 1, 0
        self._numbering = Numbering()
        self._path: list[tuple[int, str]] = []

    def passage(self, piece: Piece, begun: _Begun) -> Passage:
        """Return the passage of a piece."""
        self._line += self._text.count("\n", self._at, piece.start)
        self._at = piece.start
        marker, lead, body, kind = begun
        if self._running and marker is not None and marker.style == PLAIN and kind is not PassageKind.HEADING:
            marker = replace(marker, style=RUNNING)
        self._enter(piece, kind, marker, body)
        path = tuple(words for _, words in self._path)
        line = self._line + piece.text.count("\n", 0, lead)
        start = piece.start + lead
        return Passage(body, line, kind, start, path, self._numbering.words, piece.page, piece.cell)

    def _enter(self, piece: Piece, kind: PassageKind, marker: Marker | None, body: str) -> None:
        if kind in {PassageKind.CELL, PassageKind.FOOTNOTE, PassageKind.TEXT_BOX}:
            return
        depth = _SOFT
        if marker:
            depth = self._numbering.enter(marker)
        elif kind is PassageKind.HEADING and piece.level:
            depth = piece.level - 1
            self._numbering.leave(depth)
        if kind is PassageKind.HEADING:
            self._path = [each for each in self._path if each[0] < depth]
            self._path.append((depth, _printed(marker, body)))
        elif marker and marker.style != RUNNING:
            self._path = [each for each in self._path if each[0] < depth or each[0] == _SOFT]


def _printed(marker: Marker | None, body: str) -> str:
    words = " ".join(_EMPHASIS.sub("", body).split())
    if marker is None:
        return words
    return f"{marker.text}. {words}" if marker.style.startswith("decimal") else f"{marker.text}) {words}"


def kind_of(body: str, marker: Marker | None, *, bulleted: bool) -> PassageKind:
    """Return what a line of plain text is, told from how it is written."""
    if bulleted:
        return PassageKind.ITEM
    if "\n" not in body and _is_heading(body, marker):
        return PassageKind.HEADING
    return PassageKind.ITEM if marker else PassageKind.PARAGRAPH


def _is_heading(body: str, marker: Marker | None) -> bool:
    if len(body) > _LONGEST_HEADING or _SENTENCE.search(body) or not any(map(str.isalpha, body)):
        return False
    plain = _EMPHASIS.sub("", body)
    words = plain.split()
    if marker is not None:
        depth = marker.style.startswith("decimal") or marker.style.startswith("letter")
        if not depth:
            return False
        return not _DIGITS.search(plain) and (
            not _ENDS.search(plain) or _titled(words) or plain.endswith(".")
        )
    if _QUESTION.fullmatch(plain):
        return len(words) <= _TITLE_WORDS
    telling = _titled(words) or "**" in body or _is_name(plain, words)
    return len(words) <= _TITLE_WORDS and not _ENDS.search(plain) and telling


def _is_name(plain: str, words: Sequence[str]) -> bool:
    """Tell whether a line is a name and no sentence: ``Domestic abuse``, ``Killed or seriously injured``."""
    few = 1 < len(words) <= _NAME_WORDS and words[-1].casefold() not in _SMALL
    return few and _NAME.fullmatch(plain) is not None and _NO_NAME.search(plain) is None


def _titled(words: Sequence[str]) -> bool:
    """Tell whether words begin with capitals as in a title, small ones left aside."""
    telling = [word for word in words if word.casefold() not in _SMALL and word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in telling)
    return bool(telling) and capitals >= 0.6 * len(telling)
