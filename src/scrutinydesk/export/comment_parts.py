"""The parts of a Word document that hold comments, and a copy of the document with them.

All other parts are handed on as they are.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from scrutinydesk.claims.word_numbering import attribute, local
from scrutinydesk.claims.word_reader import main_part
from scrutinydesk.export.allowed import allowed
from scrutinydesk.export.run_places import in_utf8
from scrutinydesk.workbook.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.errors import ScrutinyError

_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT = "http://purl.oclc.org/ooxml"
_RELATIONS = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    True: f"{_STRICT}/officeDocument/relationships/comments",
}
_NAMESPACES = {
    False: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    True: f"{_STRICT}/wordprocessingml/main",
}
_ROOT_END = re.compile(rb"</[^\s>]+\s*>\s*(?:<!--.*?-->\s*)*$", re.DOTALL)
_EMPTY_ROOT = re.compile(rb"<(?P<name>[^\s?!/>]+)(?P<attributes>[^<>]*)/>\s*$")
_LONGEST = 255  # of an author's name


def start_mark(number: int, namespace: str) -> bytes:
    """Return what stands in front of the words that a comment is about."""
    return _mark("commentRangeStart", number, namespace)


def end_mark(number: int, namespace: str) -> bytes:
    """Return what stands behind them, with the run that shows the comment."""
    shown = f'<w:r xmlns:w="{namespace}"><w:commentReference w:id="{number}"/></w:r>'
    return _mark("commentRangeEnd", number, namespace) + shown.encode()


def _mark(name: str, number: int, namespace: str) -> bytes:
    # It names its namespace itself: a document may give it any prefix.
    return f'<w:{name} xmlns:w="{namespace}" w:id="{number}"/>'.encode()


def comment(
    number: int, namespace: str, author: str, when: dt.datetime, paragraphs: Sequence[str]
) -> bytes:
    """Return a comment; the first paragraph is bold."""
    name = allowed(author)[:_LONGEST]
    initials = "".join(word[0] for word in name.split() if word[0].isupper())[:9]
    time = when.replace(microsecond=0, tzinfo=None).isoformat()
    first = "<w:r><w:annotationRef/></w:r><w:r><w:rPr><w:b/></w:rPr>"
    body = "".join(
        f"<w:p>{'<w:r>' if at else first}"
        f'<w:t xml:space="preserve">{escape(allowed(text))}</w:t></w:r></w:p>'
        for at, text in enumerate(paragraphs)
    )
    return (
        f'<w:comment xmlns:w="{namespace}" w:id="{number}" w:author={quoteattr(name)} w:date="{time}Z" '
        f"w:initials={quoteattr(initials)}>{body}</w:comment>"
    ).encode()


class Package:
    """A Word document of which a copy is made.

    Raises
    ------
    ScrutinyError
        It is damaged, protected or a bomb.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._archive = Archive(data, name, "Word document")
        self._part = main_part(self._archive)
        self.main = self._archive.read(self._part)
        self._strict = _NAMESPACES[True].encode() in self.main[:4096]
        self.namespace = _NAMESPACES[self._strict]
        self._relations = join(dirname(self._part), "_rels", f"{self._part.rpartition('/')[2]}.rels")
        if _TYPES not in self._archive:
            raise self.damaged("the list of its parts is missing")
        self._held = self._comments_part()
        self.next_comment = self._next()

    def damaged(self, why: str) -> ScrutinyError:
        """Return the error for a document whose parts do not hang together."""
        return self._archive.damaged(why)

    def _comments_part(self) -> str:
        """Return the name of the part that holds comments already; empty where there is none."""
        if self._relations not in self._archive:
            return ""
        for each in self._parsed(self._relations):
            if attribute(each, "Type").endswith("/relationships/comments"):
                part = normpath(join("/", dirname(self._part), attribute(each, "Target"))).lstrip("/")
                if part not in self._archive:
                    raise self.damaged("the part with its comments is missing")
                return part
        return ""

    def _next(self) -> int:
        if not self._held:
            return 0
        numbers = [attribute(each, "id") for each in self._parsed(self._held) if local(each.tag) == "comment"]
        return max((int(each) for each in numbers if each.isdecimal()), default=-1) + 1

    def _parsed(self, part: str) -> ET.Element:
        try:
            return ET.fromstring(self._archive.read(part))  # noqa: S314  the archive refuses entities
        except ET.ParseError as error:
            raise self.damaged(f"the part {part} is no XML") from error

    def with_comments(self, main: bytes, comments: Sequence[bytes]) -> bytes:
        """Return a copy with other text, and comments beside those that are there."""
        changed = {self._part: main}
        if self._held:
            changed[self._held] = self._extended(self._held, b"".join(comments))
            return self._copied(changed, {})
        part = self._free(join(dirname(self._part), "comments.xml"))
        target = part.rpartition("/")[2]
        relation = (
            f'<Relationship xmlns="{_PACKAGE}/relationships" Id="{self._free_id()}" '
            f'Type="{_RELATIONS[self._strict]}" Target="{target}"/>'
        )
        listed = (
            f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{part}" ContentType="{_COMMENTS_TYPE}"/>'
        )
        added = {part: _part_of(comments, self.namespace)}
        if self._relations in self._archive:
            changed[self._relations] = self._extended(self._relations, relation.encode())
        else:
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
            added[self._relations] = f'{head}"{_PACKAGE}/relationships">{relation}</Relationships>'.encode()
        changed[_TYPES] = self._extended(_TYPES, listed.encode())
        return self._copied(changed, added)

    def _free(self, part: str) -> str:
        stem = part.removesuffix(".xml")
        names = (part, *(f"{stem}{number}.xml" for number in range(2, 100)))
        return next(each for each in names if each not in self._archive)

    def _free_id(self) -> str:
        held = set()
        if self._relations in self._archive:
            held = {attribute(each, "Id") for each in self._parsed(self._relations)}
        return next(name for number in range(len(held) + 1) if (name := f"rIdQueries{number}") not in held)

    def _extended(self, part: str, more: bytes) -> bytes:
        """Return a part with more at the end of its outermost element."""
        try:
            content = in_utf8(self._archive.read(part))
        except ValueError as error:
            raise self.damaged(f"the part {part} is no XML") from error
        if found := _ROOT_END.search(content, max(len(content) - 4096, 0)):
            return content[: found.start()] + more + content[found.start() :]
        if empty := _EMPTY_ROOT.search(content):
            name = empty["name"]
            opened = b"<" + name + empty["attributes"] + b">"
            return content[: empty.start()] + opened + more + b"</" + name + b">"
        raise self.damaged(f"the part {part} does not end")

    def _copied(self, changed: dict[str, bytes], added: dict[str, bytes]) -> bytes:
        by_folded = {name.casefold(): content for name, content in changed.items()}
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self._data)) as before,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
        ):
            for info in before.infolist():
                folded = info.filename.replace("\\", "/").lstrip("/").casefold()
                copy = zipfile.ZipInfo(info.filename, info.date_time)
                copy.compress_type, copy.external_attr = info.compress_type, info.external_attr
                copy.create_system, copy.comment = info.create_system, info.comment
                if copy.filename in after.NameToInfo:
                    raise self.damaged(f"it has two parts {copy.filename}")
                if folded in by_folded:
                    after.writestr(copy, by_folded[folded])
                    continue
                with after.open(copy, "w", force_zip64=info.file_size >= 1 << 31) as into:
                    for chunk in self._archive.chunks(info.filename):
                        into.write(chunk)
            for name, content in added.items():
                after.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _part_of(comments: Sequence[bytes], namespace: str) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{namespace}">'
    return head.encode() + b"".join(comments) + b"</w:comments>"
