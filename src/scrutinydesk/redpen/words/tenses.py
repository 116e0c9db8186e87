"""Paragraphs written at different dates, and figures that can be read in two ways."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import ReportFinding, Span
from scrutinydesk.redpen.words.reading import at_claim, in_short, short, span_of

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Passage
    from scrutinydesk.redpen.words.reading import Reading

_WAS = re.compile(
    r"\b(?:was|were|took place|commenced|began|started|launched|attended|held|completed|went live|joined"
    r"|arrested|opened)\b"
    r"[^.;]{0,60}\bon (?:the )?$|\b(?:was|were) \w+ed on (?:the )?$",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|shall|is to|are to|is due to|are due to)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?P<count>(?!(?:19|20)\d\d\b)\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twenty)(?: [A-Za-z][\w'’-]*){1,4}"
    r" (?:in|on|at|during|for) both (?P<one>[A-Z][a-z]+) and (?P<other>[A-Z][a-z]+)",
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEFORE = 110
_HALF = 15


def behind_its_date(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each promise whose time had passed when another paragraph was written.

    A month has passed when something is told that happened in its second half, or later.

    Yields
    ------
    ReportFinding
    """
    promised = [
        (index, claim)
        for index, claim in enumerate(reading.claims)
        if claim.kind is ClaimKind.COMMITMENT and claim.due is not None and _WILL.search(claim.quote)
    ]
    told = _latest(reading) if promised else None
    if told is None:
        return
    day, span, words = told
    for index, claim in promised:
        if _passed(claim, day):
            yield ReportFinding(
                "tense",
                Severity.NOTE,
                f"“{short(claim.quote)}” looks ahead, while another paragraph tells of {words} as past.",
                (at_claim(claim), span),
                detail="The two were written at different dates, and one of them may be out of date.",
                question=f"Could the Constabulary confirm whether this has happened: “{in_short(claim)}”?",
                claims=(index,),
            )


def _passed(claim: Claim, day: dt.date) -> bool:
    if claim.due_day is not None:
        return claim.due_day < day
    if claim.due is None:
        return False
    return dt.date(claim.due.last.year, claim.due.last.month, _HALF) <= day


def _latest(reading: Reading) -> tuple[dt.date, Span, str] | None:
    """Return the latest day that is told of as past, with its year written out."""
    best: tuple[dt.date, Span, str] | None = None
    for passage in reading.prose:
        if " on " not in passage.text or not _YEAR.search(passage.text):
            continue
        for day, start, end in _past_days(reading, passage):
            if best is None or day > best[0]:
                best = day, span_of(passage, start, end), " ".join(passage.text[start:end].split())
    return best


def _past_days(reading: Reading, passage: Passage) -> Iterator[tuple[dt.date, int, int]]:
    for dated in reading.dates(passage):
        if dated.day is None or not _YEAR.search(dated.text):
            continue
        before = passage.text[max(dated.start - _BEFORE, 0) : dated.start]
        if _WAS.search(before) and not _WILL.search(before.rpartition(". ")[2]):
            yield dated.day, dated.start, dated.end


def each_or_in_all(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each count “in both A and B”, which is so many each or so many together.

    Yields
    ------
    ReportFinding
    """
    for passage, match in reading.hits(_EACH, " both "):
        if re.search(r"\b(?:each|in total|in all|per)\b", passage.text[match.start() : match.end() + 30]):
            continue
        yield ReportFinding(
            "ambiguity",
            Severity.NOTE,
            f"“{short(match[0])}”: {match['count']} in each, or {match['count']} in all?",
            (span_of(passage, *match.span()),),
            detail="Both readings are good English, and one is twice the other.",
            question=f"Could the Constabulary say whether it is {match['count']} in each of {match['one']}"
            " and"
            f" {match['other']}, or {match['count']} in all?",
        )
