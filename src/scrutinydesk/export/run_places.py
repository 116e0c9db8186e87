"""Where the runs of a Word document stand in the bytes of its part.

The text was read by ``claims.word_reader``, which numbers the elements; here the same elements are found
again in the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from xml.parsers import expat

_HOSTS = frozenset(("r", "fldSimple", "oMath", "oMathPara"))
_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
START_TAG = re.compile(rb"""<([^\s/>]+)(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(/?)>""")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


@dataclass(slots=True)
class Run:
    """The outermost run around an element, or what stands for one: a field, a formula, the anchor of a box.

    Attributes
    ----------
    start, end : int
        Offsets of its first byte and of the one after its last; the end is -1 while it is open.
    opening, properties : bytes
        Its start tag and its properties as they stand, to begin another run like it.
    children : list of (int, int)
        Its content, properties aside.
    """

    start: int
    name: bytes = b""
    opening: bytes = b""
    end: int = -1
    properties: bytes = b""
    children: list[tuple[int, int]] = field(default_factory=list)

    @property
    def divisible(self) -> bool:
        """Whether a mark can stand within it."""
        return self.name.rpartition(b":")[2] == b"r" and bool(self.children)


@dataclass(slots=True)
class Spot:
    """An element with text.

    Attributes
    ----------
    start, inner, inner_end, end : int
        Offsets of the element and of what is between its tags.
    run : Run or None
        The outermost that holds it; None where none does.
    field : Run or None
        The field that it is the result of. Its runs belong together: LibreOffice takes a comment between
        them for part of the result.
    direct : bool
        Whether it is a child of that run, so that the run can be divided at it.
    """

    start: int
    inner: int
    run: Run | None
    field: Run | None
    direct: bool
    text: bool
    inner_end: int = -1
    end: int = -1

    @property
    def host(self) -> Run | None:
        """What a mark must stand around, or within where that is divisible."""
        return self.field if self.field and self.field.end >= 0 else self.run


@dataclass(frozen=True, slots=True)
class Runs:
    """What was found in a part.

    Attributes
    ----------
    spots : dict of int to Spot
        By the number of the element.
    notes : dict of str to Run
        The runs that refer to notes, by ``footnote 3``.
    first : Run or None
        The first of the document.
    """

    spots: dict[int, Spot]
    notes: dict[str, Run]
    first: Run | None


def in_utf8(content: bytes) -> bytes:
    """Return a part in UTF-8, in which nearly all are written; ``ValueError`` where it cannot be decoded."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16")
    else:
        declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
        name = declared[1].decode("ascii") if declared else "utf-8"
        if name.casefold() in {"utf-8", "us-ascii", "ascii"}:
            return content
        try:
            text = content.decode(name)
        except LookupError as error:
            raise ValueError(f"unknown encoding {name}") from error
    return re.sub(r"(<\?xml[^>]*?encoding\s*=\s*[\"'])[^\"']+", r"\1UTF-8", text, count=1).encode()


def find_runs(content: bytes, wanted: Collection[int]) -> Runs:
    """Return where elements with text stand, by their numbers, and the runs around them.

    ``expat.ExpatError`` is raised where the part is no XML.
    """
    walk = _Walk(content, frozenset(wanted))
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: walk.start(
        name, attributes, parser.CurrentByteIndex
    )
    parser.EndElementHandler = lambda name: walk.end(name, parser.CurrentByteIndex)
    parser.Parse(content, True)  # noqa: FBT003  expat takes it by position alone
    return Runs(walk.spots, walk.notes, walk.first)


class _Walk:
    """The elements as they begin and end; what is open is a stack of what is to be noted at its end."""

    def __init__(self, content: bytes, wanted: frozenset[int]) -> None:
        self._content = content
        self._wanted = wanted
        self._number = self._depth = 0
        self._run: Run | None = None
        self._run_depth = 0
        self._field: Run | None = None
        self._fields = 0
        self._closing = False
        self._open: dict[int, Spot] = {}
        self._child = -1
        self._tag_end = 0
        self.spots: dict[int, Spot] = {}
        self.notes: dict[str, Run] = {}
        self.first: Run | None = None

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        self._number += 1
        self._depth += 1
        plain = name.rpartition(":")[2]
        if self._run is None and plain in _HOSTS:
            self._run, self._run_depth = self._begun(at), self._depth
        elif self._run is not None and self._depth == self._run_depth + 1:
            self._child = at
        if self._run is not None and plain in _REFERENCES:
            self.notes.setdefault(f"{_REFERENCES[plain]} {_named('id', attributes)}", self._run)
        direct = self._run is not None and self._depth == self._run_depth + 1
        if self._run is not None and direct and plain == "fldChar":
            self._field_mark(self._run, _named("fldCharType", attributes))
        if self._number in self._wanted:
            tag = self._tag(at)
            text = plain == "t" and not tag[2]
            spot = Spot(at, tag.end(), self._run, self._field, direct, text)
            self._open[self._depth] = self.spots[self._number] = spot

    def _field_mark(self, run: Run, kind: str) -> None:
        if kind == "begin":
            self._fields += 1
            self._field = self._field or Run(run.start)
        elif kind == "end" and self._fields:
            self._fields -= 1
            self._closing = not self._fields

    def _begun(self, at: int) -> Run:
        tag = self._tag(at)
        run = Run(at, tag[1], tag[0])
        if self.first is None:
            self.first = run
        return run

    def _tag(self, at: int) -> re.Match[bytes]:
        found = START_TAG.match(self._content, at)
        if found is None:
            raise expat.ExpatError(f"no tag at byte {at}")
        return found

    def end(self, name: str, at: int) -> None:
        if self._depth in self._open:
            spot = self._open.pop(self._depth)
            spot.inner_end, spot.end = self._ended(spot.start, at)
        if self._run is not None and self._depth == self._run_depth:
            self._run.end = self._ended(self._run.start, at)[1]
            self._leave_field(self._run.end)
            self._run = None
        elif self._run is not None and self._depth == self._run_depth + 1:
            self._take_child(name, self._ended(self._child, at)[1])
        elif self._run is None and name.rpartition(":")[2] == "p":
            self._field = None  # one over several paragraphs, as a table of contents is: never around it all
        self._depth -= 1

    def _leave_field(self, end: int) -> None:
        if self._closing and self._field is not None:
            self._field.end = end
        if self._closing:
            self._field, self._closing = None, False

    def _take_child(self, name: str, end: int) -> None:
        if self._run is None:
            return
        if name.rpartition(":")[2] == "rPr" and not self._run.children:
            self._run.properties = self._content[self._child : end]
        else:
            self._run.children.append((self._child, end))

    def _ended(self, start: int, at: int) -> tuple[int, int]:
        """Return where the content of an element ends, and the element: of an empty one at its only tag."""
        tag = self._tag(start)
        if tag[2]:
            return tag.end(), tag.end()
        return at, self._content.index(b">", at) + 1


def _named(name: str, attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")
