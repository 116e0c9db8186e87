"""Which measures are surely said to make up a share: "rape and robbery accounted for 3% of all crime".

A share is held against the workbook only where its sentence leaves no doubt what is a part and what is the
whole: with another measure or another percentage behind it, or in between, each may belong to either.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.redpen.doubts import Doubts

if TYPE_CHECKING:
    from scrutinydesk.redpen.workbook_values import Value

_PERCENT = re.compile(r"\d[ \n]?(?:%|per[ \n]?cent\b)", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:,?[ \n](?:and|plus|with|together[ \n]with)|,)[ \n](?:the[ \n]|all[ \n])?", re.IGNORECASE
)
# Someone else is spoken of from here on: "..., and East Division accounted for".
_TURNED = re.compile(
    r"(?:\b(?:and|but|while|whilst|whereas|although|though|where|with|as)|[,;:])[ \n]+(?:the[ \n]+)?[A-Z]"
)
_WHOLE = 100
_FAR = 2


def parts_of_share(claim: Claim, doubts: Doubts) -> dict[str, str]:
    """Return the measures that make up a share, with the words for each; none where that is in doubt."""
    percent = claim.of(Role.PERCENT)
    named = doubts.measures_beside(claim)
    if percent is None or claim.passage.cell is not None:
        return named
    sentence, start = doubts.sentence(claim), doubts.place(claim)[1]
    at, end = percent.number.start - start, percent.number.end - start
    places = sorted(
        (found.start(), found.end())
        for words in named.values()
        for found in re.finditer(re.escape(words), sentence, re.IGNORECASE)
    )
    if not places or places[-1][1] > at:
        return {}
    before = [each.end() for each in _PERCENT.finditer(sentence, 0, at)]
    after = _PERCENT.search(sentence, end)
    if claim.kind is ClaimKind.SHARE and (before or after):
        return {}
    gaps = (sentence[one[1] : two[0]] for one, two in pairwise(places))
    if claim.kind is ClaimKind.SHARE and not all(map(_JOINED.fullmatch, gaps)):
        return {}
    return {} if _TURNED.search(sentence, places[-1][1], at) else named


def is_far_off(claim: Claim, part: Value, whole: Value) -> bool:
    """Tell whether a part can hardly be the one that is told: over the whole, or far from what is said."""
    percent = claim.of(Role.PERCENT)
    if claim.kind is not ClaimKind.SHARE or percent is None or not whole.exact:
        return False
    made, told = _WHOLE * part.exact / whole.exact, Fraction(abs(percent.number.value))
    return made > _WHOLE or made > _FAR * told or made * _FAR < told
