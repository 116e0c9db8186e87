"""Pointers to what is not there: a chart below that stands above, an appendix that is only named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.document import Passage, PassageKind
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.words.reading import listed, span_of

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

_BELOW = re.compile(
    r"\b(?P<what>charts?|graphs?|tables?|list|offences|bullets?|categories) (?:set out |shown |given "
    r"|listed )?below\b"
    r"|\b(?P<other>chart|graph|table) (?:that )?follows\b",
    re.IGNORECASE,
)
_PICTURES = frozenset(("chart", "charts", "graph", "graphs"))
_TABLES = frozenset(("table", "tables"))
_APPENDIX = re.compile(r"\b(?P<what>Appendix|Annex|Annexe) (?P<label>[A-Z]|\d{1,2})\b")
_CAPTION_WORDS = 12
_MARKER, _GAP = 12, 2  # characters of a number before a passage, and of the line's end behind it


def pointing_below(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each passage that points below at the end of its section, with what it means above.

    Yields
    ------
    ReportFinding
    """
    found: dict[int, list[tuple[Passage, re.Match[str]]]] = defaultdict(list)
    for passage, match in reading.hits(_BELOW, "below", "follows"):
        what = (match["what"] or match["other"]).casefold()
        if what in _PICTURES and _may_be_pictured(reading, passage):
            continue
        if _ends_section(reading, passage) and _stands_above(reading, passage, what):
            found[passage.offset].append((passage, match))
    for held in found.values():
        passage = held[0][0]
        words = listed(f"“{' '.join(match[0].split())}”" for _, match in held)
        point = "points" if words.count("“") == 1 else "point"
        yield ReportFinding(
            "cross_reference",
            Severity.NOTE,
            f"{words}: no text follows in this section; what is meant seems to stand above.",
            tuple(span_of(passage, *match.span()) for _, match in held),
            detail="A reader who looks below finds the next section.",
            question=f"Could the Constabulary confirm what {words} {point} to?",
        )


def _ends_section(reading: Reading, passage: Passage) -> bool:
    return reading.section(passage)[-1] is passage


def _may_be_pictured(reading: Reading, passage: Passage) -> bool:
    """Tell whether a picture stands in or beneath a passage, or might."""
    pictures = reading.document.pictures
    return pictures is None or any(passage.offset - _MARKER <= at <= passage.end + _GAP for at in pictures)


def _stands_above(reading: Reading, passage: Passage, what: str) -> bool:
    above = reading.near(passage, after=0)[:-1]
    if what in _PICTURES:
        return any(_is_caption(each) for each in above)
    if what in _TABLES:
        return any(each.cell is not None for each in above)
    return any(each.kind is PassageKind.ITEM and not each.text.endswith(".") for each in above)


def _is_caption(passage: Passage) -> bool:
    """Tell whether a passage is a heading without a number beneath a numbered one: the title of a chart."""
    soft = (
        passage.kind is PassageKind.HEADING
        and len(passage.path) > 1
        and passage.path[-1].startswith(passage.text[:20])
    )
    return soft and len(passage.text.split()) <= _CAPTION_WORDS


def missing_appendices(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each appendix that is named and not part of what was read.

    Yields
    ------
    ReportFinding
    """
    named: dict[str, list[tuple[Passage, re.Match[str]]]] = defaultdict(list)
    for passage, match in reading.hits(_APPENDIX, "appendix", "annex"):
        named[match[0]].append((passage, match))
    for name, held in named.items():
        if any(_begins(reading, passage, match) for passage, match in held):
            continue
        passage, match = held[-1]
        yield ReportFinding(
            "missing",
            Severity.NOTE,
            f"{name} is named, and is not part of the text that was read.",
            tuple(span_of(each, *hit.span()) for each, hit in (held[-1], *held[:-1])),
            detail="Figures that stand only there could not be checked. Charts that are pictures cannot be"
            " read either.",
            question=f"Could {name} be sent with the report, with the figures behind its charts?",
        )


def _begins(reading: Reading, passage: Passage, match: re.Match[str]) -> bool:
    """Tell whether an appendix begins here: its name leads a line, and text that names no other follows."""
    if match.start() > 0:
        return False
    return any(not _APPENDIX.match(each.text) for each in reading.following(passage, 3))
