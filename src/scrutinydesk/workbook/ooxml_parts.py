"""The parts of an Office Open XML workbook: which sheets there are and where each one stands."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.workbook.grid import Position, Visibility

if TYPE_CHECKING:
    from scrutinydesk.workbook.archive import Archive

_SMALL = 16 << 20
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_STATES = {"hidden": Visibility.HIDDEN, "veryHidden": Visibility.VERY_HIDDEN}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook and the part that holds it; charts and macros have no cells."""

    name: str
    part: str
    visibility: Visibility
    comments: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a workbook is made of.

    Attributes
    ----------
    strict : bool
        Written as Strict Open XML, which openpyxl does not know.
    active : tuple of str
        What the workbook carries that could run or reach out, in words; it never does here.
    """

    sheets: tuple[SheetPart, ...] = ()
    other: tuple[str, ...] = ()
    strict: bool = False
    active: tuple[str, ...] = field(default=())


def find_parts(archive: Archive) -> Parts:
    """Return the sheets of a workbook in their order, as its own relationships name them.

    Raises
    ------
    ElementTree.ParseError, KeyError
        The workbook part is missing or no XML.
    """
    main = _main_part(archive)
    content = _small(archive, main)
    root = ET.fromstring(content)  # noqa: S314
    links = _relations(archive, main)
    sheets: list[SheetPart] = []
    other: list[str] = []
    for element in root.iter():
        if _local(element.tag) != "sheet":
            continue
        identity = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
        kind, part = links.get(identity, ("", ""))
        name = element.get("name", "")
        if kind and kind != "worksheet":
            other.append(name)
            continue
        state = _STATES.get(element.get("state", ""), Visibility.VISIBLE)
        sheets.append(SheetPart(name, part, state, _comments_part(archive, part)))
    strict = b"purl.oclc.org/ooxml" in content
    return Parts(tuple(sheets), tuple(other), strict, _active(archive))


def _main_part(archive: Archive) -> str:
    for kind, part in _relations(archive, "").values():
        if kind == "officeDocument" and part in archive:
            return part
    return "xl/workbook.xml"


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    if where not in archive:
        return {}
    links = {}
    try:
        root = ET.fromstring(_small(archive, where))  # noqa: S314
    except ET.ParseError:
        if part:
            raise
        # The root only names the workbook, which stands at its usual place.
        return {}
    for link in root:
        if link.get("TargetMode") == "External":
            continue
        target = link.get("Target", "").replace("\\", "/")
        whole = target if target.startswith("/") else posixpath.join(folder, target)
        kind = link.get("Type", "").rpartition("/")[2]
        links[link.get("Id", "")] = (kind, posixpath.normpath(whole).lstrip("/"))
    return links


def _comments_part(archive: Archive, part: str) -> str:
    try:
        found = _relations(archive, part).values()
    except ET.ParseError:
        return ""
    return next((target for kind, target in found if kind == "comments"), "")


def _active(archive: Archive) -> tuple[str, ...]:
    found = []
    names = archive.names
    if any(name.endswith("vbaproject.bin") for name in names):
        found.append("macros")
    if any("/macrosheets/" in name for name in names):
        found.append("macro sheets of Excel 4")
    links = [name for name in names if "/externallinks/" in name and name.endswith(".xml")]
    if links:
        found.append("links to other workbooks")
    if any(b"ddeLink" in _small(archive, name) for name in links[:50]):
        found.append("a DDE link, which can start programs")
    if any(name.endswith("connections.xml") for name in names):
        found.append("connections to outside data")
    return tuple(found)


def comments_of(archive: Archive, part: str) -> dict[Position, str]:
    """Return the comments of a sheet by position; empty where the part cannot be read."""
    if not part or part not in archive:
        return {}
    try:
        root = ET.fromstring(_small(archive, part))  # noqa: S314
    except ET.ParseError:
        return {}
    found = {}
    for element in root.iter():
        position = position_of(element.get("ref", "")) if _local(element.tag) == "comment" else None
        if position is not None:
            text = "".join(t.text or "" for t in element.iter() if _local(t.tag) == "t")
            found[position] = text.strip()
    return found


def position_of(reference: str) -> Position | None:
    """Return the zero-based row and column of an address; None where it is none."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    row, column = int(match[2]) - 1, column_of(match[1])
    return (row, column) if 0 <= row < 1_048_576 and column < 16_384 else None  # noqa: PLR2004


def range_of(reference: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row, last column of a range such as ``B2:D9``."""
    first, _, last = reference.partition(":")
    start, end = position_of(first), position_of(last or first)
    return None if start is None or end is None else (*start, *end)


def column_of(letters: str) -> int:
    """Return the zero-based column of its letters."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _small(archive: Archive, name: str) -> bytes:
    """Return a part that is small in every real workbook; an empty one where it is not."""
    return archive.read(name) if archive.size(name) <= _SMALL else b"<none/>"


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
