"""Slips of the pen that a spelling checker passes: doubled words, and right words in the wrong place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.words.reading import short, span_of
from scrutinydesk.redpen.words.slips import SLIPS

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Passage
    from scrutinydesk.redpen.words.reading import Reading

_TWICE = re.compile(r"(?<![\w.'’/=-])(?P<word>[a-z]{2,})[ \n]+(?P=word)\b(?![-=./]\w)")
_MAY_BE_TWICE = frozenset(("that", "had", "is", "very", "so", "do", "in", "on", "no", "ha"))
# "found that in we found that in": three words, and again at once. "The number of calls and the number
# of visits" has other words between.
_AGAIN = re.compile(r"\b([A-Za-z]+ [A-Za-z]+ [A-Za-z]+) (?:(?:we|it|he|she|they|this|that|the|is|was) )?\1\b")


def slips_of_the_pen(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each slip; of several in the same words the first.

    Yields
    ------
    ReportFinding
    """
    taken: list[tuple[int, int]] = []
    for found in _all(reading):
        span = found.spans[0]
        at = bisect_left(taken, (span.start, span.end))
        clear_before = at == 0 or taken[at - 1][1] <= span.start
        if clear_before and (at == len(taken) or span.end <= taken[at][0]):
            taken.insert(at, (span.start, span.end))
            yield found


def _all(reading: Reading) -> Iterator[ReportFinding]:
    for passage in reading.prose:
        for match in _TWICE.finditer(passage.text):
            word = match["word"]
            if word not in _MAY_BE_TWICE:
                yield _slip(passage, match, f"“{word}” stands twice.", f"Is “{word}” meant once?")
        for match in _AGAIN.finditer(passage.text):
            words = short(match[0])
            question = f"Could the sentence with “{words}” be given as it was meant?"
            yield _slip(passage, match, f"A sentence seems to begin again: “{words}”.", question)
    for slip in SLIPS:
        for passage, match in reading.hits(slip.pattern, *slip.words):
            found, meant = " ".join(match[0].split()), match.expand(slip.meant).strip()
            yield _slip(passage, match, f"“{found}”: is “{meant}” meant?", f"Is “{meant}” meant?")


def _slip(passage: Passage, match: re.Match[str], title: str, question: str) -> ReportFinding:
    span = span_of(passage, *match.span())
    return ReportFinding("proofing", Severity.NOTE, title, (span,), question=question)
