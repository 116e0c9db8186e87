"""The letter to the constabulary: what is asked, in which words, for Word and for the clipboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scrutinydesk.errors import ExportError
from scrutinydesk.export.allowed import allowed
from scrutinydesk.export.blocks import Block, Heading, Text
from scrutinydesk.export.clip import Clip, of_blocks
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.cover import title_of
from scrutinydesk.redpen.listing import Listing
from scrutinydesk.redpen.queries import Query, in_words, queries
from scrutinydesk.reporting import kept_words

# Each for one point, and for several.
_HEADINGS = {
    Severity.ERROR: ("A point that we would ask you to confirm", "Points that we would ask you to confirm"),
    Severity.WARNING: (
        "A point that we would be glad to understand better",
        "Points that we would be glad to understand better",
    ),
    Severity.NOTE: ("A smaller point", "Smaller points"),
}
_THANKS = (
    "Thank you for the report “{name}”{file}. In preparing for scrutiny we have gone through its figures, "
    "and we would be grateful for your help with {what} below. {some} may have a simple explanation "
    "that the report has no room for."
)
_HOW = (
    "{each} gives the place in the report and its words. Where we have worked something out, the "
    "calculation stands with it; we allowed for rounding throughout."
)
_HELD = "Where a cell is named, it is one of the workbook “{name}”."
_MISREAD = (
    "If we have misread anything, please tell us and we will put our notes right. A short answer{each} "
    "is all that we need."
)
_REGARDS = "With kind regards"


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter in its parts.

    Attributes
    ----------
    title : str
        Its subject: by the title that the report gives itself, or the name of its file.
    opening, closing : tuple of str
        Paragraphs before and after the queries.
    parts : tuple of (str, tuple of (str, tuple of Query))
        Headings, sections of the report beneath them, and what is asked of each.
    sender : str
        The office that signs it.
    """

    title: str
    opening: tuple[str, ...]
    parts: tuple[tuple[str, tuple[tuple[str, tuple[Query, ...]], ...]], ...]
    closing: tuple[str, ...]
    sender: str
    date: str


def letter_of(
    listing: Listing, sender: str, day: dt.date, *, notes: bool = False, chosen: bool = False
) -> Letter:
    """Return the letter about a checked report.

    Parameters
    ----------
    sender : str
        The office that signs it.
    notes, chosen : bool
        What is asked, see ``queries``.

    Raises
    ------
    ExportError
        Nothing is left to be asked.
    """
    asked = queries(listing, notes=notes, chosen=chosen)
    name, title = listing.review.document.name, title_of(listing.review.document)
    if not asked:
        raise ExportError(
            f"There is nothing to ask about “{name}”.",
            "No finding is left that is an error or a warning and was not dismissed.",
            "Include the notes, or take a finding up again that was dismissed.",
        )
    file = f" ({name})" if title != name else ""
    one = len(asked) == 1
    what, some = ("the point", "It") if one else (f"the {len(asked):,} points", "Some of them")
    how = _HOW.format(each="It" if one else "Each point")
    misread = _MISREAD.format(each="" if one else " to each number")
    held = (_HELD.format(name=listing.review.workbook),) if any(each.line.cells for each in asked) else ()
    return Letter(
        f"Queries on “{title}”",
        ("Dear colleagues", _THANKS.format(name=title, file=file, what=what, some=some), how, *held),
        tuple(
            (_HEADINGS[severity][len(held) > 1], _by_section(held)) for severity, held in _by_severity(asked)
        ),
        (misread, _REGARDS),
        sender,
        kept_words.day(day),
    )


def _by_severity(asked: Sequence[Query]) -> Iterator[tuple[Severity, list[Query]]]:
    for severity, held in groupby(asked, key=lambda each: each.line.finding.severity):
        yield severity, list(held)


def _by_section(asked: Sequence[Query]) -> tuple[tuple[str, tuple[Query, ...]], ...]:
    found = groupby(asked, key=lambda each: each.line.first.section)
    return tuple((section, tuple(held)) for section, held in found)


def words_of(query: Query) -> str:
    """Return the words of the report that a query is about, with their place."""
    first = query.line.first
    place = in_words(first.place)
    place = f"Under {place}" if place.startswith("“") else f"{place[:1].upper()}{place[1:]}"
    return f"{place}: “{first.sentence}”"


def blocks_of(letter: Letter) -> Iterator[Block]:
    """Yield the letter as blocks, for the clipboard and plain text."""
    yield Heading(1, "", 0, allowed(letter.title))
    yield from (Text("", allowed(text)) for text in letter.opening)
    for heading, sections in letter.parts:
        yield Heading(2, "", 0, heading)
        for section, asked in sections:
            if section:
                yield Heading(3, "", 0, allowed(section))
            for query in asked:
                yield Text(f"{query.number}.", allowed(words_of(query)))
                yield from (Text("", allowed(text)) for text in query.lines)
    yield from (Text("", allowed(text)) for text in (*letter.closing, letter.sender))


def clip_of(letter: Letter) -> Clip:
    """Return the letter for the clipboard."""
    return of_blocks(blocks_of(letter))
