"""Figures of a time that is not told: ``1,118 rapes (903)``, ``92,395 in the year before that``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import ClaimKind
from scrutinydesk.claims.times import When
from scrutinydesk.claims.vocabulary import DIRECTION, rx

if TYPE_CHECKING:
    from scrutinydesk.claims.drafts import Draft
    from scrutinydesk.claims.shape import Sentence, Token

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
# "Rose by 273 in the year to March 2019, compared with 249 in the year before": 249 is a rise as well.
_OF_CHANGES = rx(
    rf"(?<![a-z]){DIRECTION} by (?P<size>N)(?![a-z])[a-z ,'()D-]*?"
    r"(?:compared (?:with|to)|against|after|following|versus|than)"
    r"(?: (?:the|its|a|an|just|only|rise|fall|increase|of))*"
    r"(?: N(?: (?:in|of|for|during)(?: the)? D)?,? (?:and|or|then))? $"
)
_REACH, _TIMES = 60, 3


def of_time_before(sentence: Sentence, draft: Draft) -> When | None:
    """Return that the period of a level is not known, where words say so of a level; None of any other."""
    if draft.kind not in _LEVELS or len(draft.figures) != 1:
        return None
    (_, token, _), shape = draft.figures[0], sentence.shape
    ahead = shape[max(token.at - _REACH, 0) : token.at]
    number = token.number
    bare = number is not None and not number.signed and shape.startswith(")", token.at + 1)
    alone = bare and token.letter == "N" and _BRACKET.search(ahead) is not None
    if alone or _is_change(sentence, token) or _BEHIND.match(shape, token.at + 1) or _AHEAD.search(ahead):
        return When(averaged=True)
    return None


def _is_change(sentence: Sentence, token: Token) -> bool:
    """Tell whether a figure may be a change as well, by what it is compared with and its size."""
    found = _OF_CHANGES.search(sentence.shape, 0, token.at) if token.letter == "N" else None
    size = sentence.tokens[found.start("size")].number if found else None
    if size is None or token.number is None:
        return False
    return abs(token.number.value) < _TIMES * abs(size.value)
