"""What stands on the first page of a report: its title, and its protective marking."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from scrutinydesk.claims.document import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.claims.document import Document, Passage

_FIRST = 40  # passages in which title and marking stand, if anywhere
_LONGEST = 110
_MARKING = re.compile(
    r"(?:(?:protective |security |government )?(?:marking|classification)(?: scheme)?\s*[:–-]?\s*)?"
    r"(?P<marking>OFFICIAL(?:\s?[:–-]\s?SENSITIVE(?:\s?[:–/\[(-][\w /,-]{2,40}[\])]?)?)?"
    r"|NOT PROTECTIVELY MARKED|RESTRICTED)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:report )?(?:title|subject)(?: of (?:the )?report)?\s*:?", re.IGNORECASE)
_LABELLED = re.compile(rf"{_LABEL.pattern}\s*:\s*(?P<title>\S.*)", re.IGNORECASE)
_TELLING = re.compile(
    r"\b(?:report|performance|update|minutes|briefing|summary|review|return|scorecard|bulletin)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:report (?:to|by|of|from|author)|authors?|date|presented|prepared|agenda item)\b", re.IGNORECASE
)


def marking_of(document: Document) -> str:
    """Return the protective marking that a report states at its beginning; empty where it states none."""
    for passage in islice(document.passages, _FIRST):
        if found := _MARKING.fullmatch(_plain(passage)):
            return found["marking"].upper()
    return ""


def title_of(document: Document) -> str:
    """Return the title that a report gives itself; the name of its file where it gives none.

    That is what it calls its title, else what stands in front of its first number and sounds like one, else
    the heading there.
    """
    front = list(_front(document))
    for cell, beside in pairwise(front):
        if cell.cell and beside.cell and cell.cell.row == beside.cell.row and _LABEL.fullmatch(_plain(cell)):
            return _plain(beside)
    for passage in front:
        if found := _LABELLED.fullmatch(_plain(passage)):
            return found["title"]
    lines = [each for each in front if each.cell is None and _titled(_plain(each))]
    telling = (_plain(each) for each in lines if _TELLING.search(each.text))
    heading = (_plain(each) for each in lines if each.kind is PassageKind.HEADING)
    return next(telling, "") or next(heading, "") or document.name


def _front(document: Document) -> Iterator[Passage]:
    for passage in islice(document.passages, _FIRST):
        if passage.number:
            return
        yield passage


def _plain(passage: Passage) -> str:
    return " ".join(passage.text.replace("**", " ").split())


def _titled(words: str) -> bool:
    """Tell whether a line can be a title: short, no sentence, and neither a marking nor who it is to."""
    if not words or len(words) > _LONGEST or words[-1] in ".;:,?!":
        return False
    return not _MARKING.fullmatch(words) and not _NO_TITLE.match(words)
