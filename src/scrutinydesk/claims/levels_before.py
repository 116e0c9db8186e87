"""Figures of a time that is not told: ``1,118 rapes (903)``, ``92,395 in the year before that``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import ClaimKind
from scrutinydesk.claims.times import When
from scrutinydesk.claims.vocabulary import rx

if TYPE_CHECKING:
    from scrutinydesk.claims.drafts import Draft
    from scrutinydesk.claims.shape import Sentence

_LEVELS = frozenset((ClaimKind.COUNT, ClaimKind.STOCK, ClaimKind.LEVEL, ClaimKind.PROPORTION))
_IN = r"(?:in |during |for )?"
_FARTHER = (
    rf"(?:{_IN}(?:the|a) (?:year|quarter|month|one|N|period) (?:before|previous to|prior to)"
    r" (?:that|this|it|last)"
    rf"|{_IN}(?:the )?(?:T|(?:N|two|three|four|five|ten|several|few) (?:years|quarters|months))"
    r" (?:ago|earlier|before)|(?:before|prior to|previous to) (?:that|this|it)|earlier still)(?![a-z])"
)
_BEHIND = rx(rf"(?: (?:offences|crimes|of them))?,? {_FARTHER}")
_AHEAD = rx(rf"{_FARTHER},?(?: (?:it|there|they))?(?: (?:was|were|had been|stood at))?(?: only| just)? $")
# Of a count behind a count and no word it is not said which: the year before, or a part.
_BRACKET = rx(r"N(?: (?!of |and |or |in |were |was )[a-z'&-]+){1,4} \($")
_REACH = 60


def of_time_before(sentence: Sentence, draft: Draft) -> When | None:
    """Return that the period of a level is not known, where words say so of a level; None of any other."""
    if draft.kind not in _LEVELS or len(draft.figures) != 1:
        return None
    (_, token, _), shape = draft.figures[0], sentence.shape
    ahead = shape[max(token.at - _REACH, 0) : token.at]
    number = token.number
    bare = number is not None and not number.signed and shape.startswith(")", token.at + 1)
    alone = bare and token.letter == "N" and _BRACKET.search(ahead) is not None
    if alone or _BEHIND.match(shape, token.at + 1) or _AHEAD.search(ahead):
        return When(averaged=True)
    return None
