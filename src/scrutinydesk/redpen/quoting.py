"""The words of a report around what a finding is about, short enough to be read in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.claims.document import Document, Passage

LONGEST = 280
BETWEEN = " | "
_ENDED = re.compile(r"[.!?][\"'”’)\]*]*\s+(?=[\"'“‘(\[]*[A-Z0-9£])")
_SHORT = re.compile(r"(?:\b(?:no|approx|e\.g|i\.e|vs?|st|mrs?|ms|dr|para|c)|\b[A-Z])\.\s+$", re.IGNORECASE)
_FAR = 2 * LONGEST
_BACK = 12  # as far as the longest of these reaches


def quoted(document: Document, start: int, end: int) -> str:
    """Return the sentence that holds a stretch of the text; of a cell its whole row, cells parted by bars.

    What is longer than 280 characters is cut at words around the stretch, and says so by dots.
    """
    text = document.text
    passage = document.passage_at(start)
    if passage is None:
        first, last = start, end
    elif passage.cell is not None:
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = len(text) if last < 0 else last
    else:
        first, last = _sentence(passage, start, end)
    cut_first, cut_last = _cut(text, (first, last), start, end)
    words = " ".join(text[cut_first:cut_last].replace("\t", BETWEEN).replace("**", "").split())
    return f"{'… ' if cut_first > first else ''}{words}{' …' if cut_last < last else ''}"


def words_of(document: Document, claim: Claim) -> str:
    """Return the words of a claim; of a table the label of the row and its own cells, parted by bars."""
    label = document.passage_at(claim.start)
    if claim.passage.cell is None or label is None or not claim.quantities:
        return " ".join(claim.quote.split())
    cells = [document.passage_at(each.number.start) for each in claim.quantities]
    told = dict.fromkeys((label.text, *(each.text for each in cells if each)))
    return BETWEEN.join(" ".join(text.split()) for text in told)


def _sentence(passage: Passage, start: int, end: int) -> tuple[int, int]:
    # No further than could be quoted: a document may be one paragraph.
    first, last = max(passage.offset, start - _FAR), min(passage.end, end + _FAR)
    for found in _ENDED.finditer(passage.text, first - passage.offset, last - passage.offset):
        if _SHORT.search(passage.text, max(found.end() - _BACK, 0), found.end()):
            continue
        at = passage.offset + found.end()
        if at > start:
            return first, max(at, end)
        first = at
    return first, max(last, end)


def _cut(text: str, whole: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """Return the part of a sentence around a stretch that is short enough, from word to word."""
    first, last = whole
    if last - first <= LONGEST:
        return whole
    if end - start > LONGEST:
        end = _word_end(text, start, start + LONGEST)
    room = LONGEST - (end - start)
    before = min(start - first, max(room // 2, room - (last - end)))
    after = min(last - end, room - before)
    if start - before > first:
        blank = re.compile(r"\s").search(text, start - before - 1, start)
        first = blank.end() if blank else start
    if end + after < last:
        last = _word_end(text, end, end + after)
    return first, last


def _word_end(text: str, least: int, most: int) -> int:
    """Return the last end of a word in a stretch; its end where it holds no blank."""
    blank = max(text.rfind(sign, least, most + 1) for sign in " \n\t")
    return blank if blank >= least else most
