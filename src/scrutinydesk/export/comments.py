"""A copy of a report in Word with a comment at each figure that is asked about; otherwise as it was."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from scrutinydesk.errors import ExportError
from scrutinydesk.export.comment_parts import Package, comment, end_mark, start_mark
from scrutinydesk.export.run_marks import Cut, cut, marked
from scrutinydesk.export.run_places import Run, Runs, find_runs, in_utf8

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutinydesk.claims.building import Piece
    from scrutinydesk.claims.document import Document
    from scrutinydesk.redpen.queries import Query



class _Source(NamedTuple):
    """Where a stretch of the text comes from."""

    start: int
    end: int
    story: str
    element: int


class _Stretch(NamedTuple):
    """What a comment is about: two characters of the document, the first and the one after the last."""

    first: _Source
    start: int
    last: _Source
    end: int


def commented(
    data: bytes,
    document: Document,
    asked: Sequence[Query],
    author: str,
    when: dt.datetime | None = None,
) -> bytes:
    """Return the document with a comment for each query.

    What is in a text box, a formula or a note is commented where that is anchored in the text, since
    Word allows no comments inside.

    Parameters
    ----------
    data : bytes
        The content of the .docx that was checked.
    document : Document
        What was read of it.
    when : datetime.datetime, optional
        The time that the comments bear; now if left out.

    Raises
    ------
    ScrutinyError
        It is not the document that was checked, or its parts do not hang together.
    """  # noqa: DOC501  subclasses of it
    from scrutinydesk.claims.word_reader import read_with_origins  # noqa: PLC0415  only where one is written

    if not data.startswith(b"PK"):
        raise ExportError(
            f"“{document.name}” is no Word document.",
            "Comments can be put into a copy of a .docx only.",
            "Save the query letter instead, or check the report as .docx.",
        )
    read, pieces = read_with_origins(data, document.name)
    if read.text != document.text:
        raise ExportError(
            f"“{document.name}” has changed since it was checked.",
            "The comments would stand at the wrong words.",
            "Check the report again, then save the commented copy.",
        )
    package = Package(data, document.name)
    try:
        content = in_utf8(package.main)
        stretches = _stretches(document, pieces, asked)
        wanted = {each.element for one in stretches for each in (one.first, one.last) if not each.story}
        runs = find_runs(content, wanted)
    except (ValueError, expat.ExpatError) as error:
        raise package.damaged("its text is no XML") from error
    begin = package.next_comment
    marks: dict[Cut, tuple[list[bytes], list[bytes]]] = defaultdict(lambda: ([], []))
    for number, stretch in enumerate(stretches, start=begin):
        first, last = _cuts(content, runs, stretch)
        if first is None or last is None:
            raise package.damaged("it has text outside all paragraphs")
        marks[first][1].append(start_mark(number, package.namespace))
        marks[last][0].append(end_mark(number, package.namespace))
    written = when or dt.datetime.now(dt.UTC)
    comments = [
        comment(at, package.namespace, author, written, _paragraphs(query))
        for at, query in enumerate(asked, start=begin)
    ]
    return package.with_comments(marked(content, marks), comments)


def _stretches(document: Document, pieces: Iterable[Piece], asked: Sequence[Query]) -> list[_Stretch]:
    sources = [
        _Source(piece.start + each.at, piece.start + each.at + each.length, each.story, each.element)
        for piece in pieces
        for each in piece.origins
    ]
    starts = [each.start for each in sources]
    ends = [each.end for each in sources]
    found = []
    for query in asked:
        span = query.line.finding.spans[0]
        passage = document.passage_at(span.start)
        end = min(span.end, passage.end) if passage else span.end
        # What Word draws, such as the number of an item, has no source: what follows stands for it.
        at = min(bisect_right(ends, span.start), len(sources) - 1)
        to = max(bisect_left(starts, end) - 1, at)
        first, last = sources[at], sources[to]
        begin = max(span.start, first.start)
        if end <= begin:
            end = _word_end(document.text, begin, last.end)
        found.append(_Stretch(first, begin - first.start, last, min(end, last.end) - last.start))
    return found


def _word_end(text: str, start: int, end: int) -> int:
    words = text[start:end].split(maxsplit=1)
    return start + text[start:end].index(words[0]) + len(words[0]) if words else end


def _cuts(content: bytes, runs: Runs, stretch: _Stretch) -> tuple[Cut | None, Cut | None]:
    if stretch.first.story:
        run = runs.notes.get(stretch.first.story) or runs.first
        return _around(run, run)
    first, last = runs.spots[stretch.first.element], runs.spots[stretch.last.element]
    if first.host is None or last.host is None:
        return _around(first.host or runs.first, last.host or runs.first)
    return (
        cut(content, first, first.host, stretch.start, ending=False),
        cut(content, last, last.host, stretch.end, ending=True),
    )


def _around(first: Run | None, last: Run | None) -> tuple[Cut | None, Cut | None]:
    return Cut(first.start) if first else None, Cut(last.end) if last else None


def _paragraphs(query: Query) -> tuple[str, ...]:
    first, *others = query.lines
    return f"Query {query.number}. {first}", *others
