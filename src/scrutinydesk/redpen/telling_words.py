"""The words by which a sentence is known again in another report, in whatever order they stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Document

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]{2,}")
_SHORTEST = 5
_ENOUGH = 0.5
# Words of any promise, and of any report.
_COMMON = frozenset(
    """
    about above across additional after again against ahead along already among around because been before
    being below between both bring brought carried carry change changes closely coming commence commencing
    complete completed completion constabulary continue continued continues continuing current currently
    december january february march april august september october november deliver delivered delivery
    early ensure ensuring expected following force forward further have having includes including intended
    introduce introduced introduction lancashire last late later leading live look looking monday month months
    most need needs next number ongoing other over part period place plan planned planning plans police
    process progress proposed provide quarter ready recent reported reporting review reviewed several should
    since spring start started starting starts stage stages still summer taken taking their there therefore
    these this those through throughout timetabled today towards under undertaken until update upon various
    week weeks when where which while will within with work working would year years
    """.split()  # noqa: SIM905  words read best as words
)


def telling_words(text: str) -> frozenset[str]:
    """Return the stems of the words in a sentence that tell it from others."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in found if len(word) >= _SHORTEST and word not in _COMMON)


def mentioned(words: frozenset[str], document: Document) -> bool:
    """Tell whether a paragraph of a document has half of the words or more, and so may speak of the same."""
    wanted = max(1, round(_ENOUGH * len(words)))
    for passage in document.passages:
        here = {_stem(word.casefold()) for word in _WORD.findall(passage.text)}
        if len(words & here) >= wanted:
            return True
    return False


def _stem(word: str) -> str:
    return word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").removesuffix("'s").removesuffix("s")
