"""Further changes that share the word of one before: ``up by P in the south and P in the city``."""

from __future__ import annotations

import re

from scrutinydesk.claims.claim import Role
from scrutinydesk.claims.drafts import Draft, is_free, named_change, size_role
from scrutinydesk.claims.shape import Sentence
from scrutinydesk.claims.vocabulary import DIRECTED, rx

_WHERE = r"(?:in|across|for|at|nationally|regionally|locally)"
_ALSO = rx(rf"(?: {_WHERE}(?:[a-z&' -]| D){{0,50}}?)?(?:,| and|, and) (?P<next>[NPQ])(?= {_WHERE}\b)")
# "up by N on the year to March 2019 and by N on the year to March 2018"
_ON = r" ?\)? (?:on|over|against|compared (?:with|to))(?: the)? D"
_ALSO_ON = rx(rf"{_ON}(?:,| and|, and)(?: by)? (?P<next>[NPQ])(?={_ON})")
_RESPECTIVELY = rx(r"(?:,| and|, and) (?P<next>[NPQ])(?= ?\)?,? respectively)")
_PAIR = rx(r" and (?P<next>[NPQ])(?=[.,;](?![a-z])|$)")
_FOR = rx(r"(?:,| and|, and) for (?P<what>(?:[a-z&'-]+ ){1,4})(?P<next>[PQN]) to (?P<level>[NPM])(?![a-z])")
_AND_BY = rx(r"(?:,| and|, and) (?P<what>(?:[a-z&'-]+ ){1,5})by (?P<next>[NPQ])(?![a-z])")
# The same with both sizes: "of P (N) in the east, in the south of P (N) and P (N) in the west".
_ALSO_BOTH = rx(
    rf"(?: [a-z&'-]+){{0,3}} ?\)?(?: {_WHERE}(?:[a-z&' -]| D){{0,50}}?)?(?:,|;|:| and|, and)"
    r"(?: [a-z&'-]+){0,6}? (?P<next>[NPQ]) ?\( ?(?P<second>[NPQ])(?: [a-z&'-]+){0,3} ?\)"
    r"(?! (?:are|is|were|was|had|have|has)\b)"
)
_PARTS = re.compile(r"\b(?:of (?:which|whom|these|those|this|them)|are|is|were|was|being|where|who|which)\b")


def likewise(sentence: Sentence, draft: Draft) -> list[Draft]:
    """Return changes that share the word of the one before: ``up by P in the south and P in the city``."""
    found: list[Draft] = []
    sizes = {token.letter for role, token, _ in draft.figures if role not in {Role.BASE, Role.CURRENT}}
    at = draft.end
    while len(sizes) == 1 and (match := _next(sentence.shape, at)):
        place = match.start("next")
        if match["next"] not in sizes or not is_free(sentence, place):
            break
        also = Draft(draft.kind, place, place + 1, direction=draft.direction)
        if "what" in match.groupdict():
            if DIRECTED.search(match["what"]):
                break
            also.what = match.span("what")
        also.take(sentence, place, size_role(match["next"]), draft.direction)
        at = place + 1
        if "level" in match.groupdict() and is_free(sentence, match.start("level")):
            also.take(sentence, match.start("level"), Role.CURRENT)
            at = match.end("level")
        found.append(named_change(also))
    return found or _in_both(sentence, draft)


def _next(shape: str, at: int) -> re.Match[str] | None:
    for pattern in (_ALSO, _ALSO_ON, _AND_BY, _RESPECTIVELY, _PAIR, _FOR):
        if match := pattern.match(shape, at):
            return match
    return None


def _in_both(sentence: Sentence, draft: Draft) -> list[Draft]:
    """Return changes that share a word, with both sizes: ``of P (N) in the east, in the south of P (N)``."""
    found: list[Draft] = []
    letters = [token.letter for _, token, _ in draft.figures]
    at = draft.end
    while len(letters) == 2 and (match := _ALSO_BOTH.match(sentence.shape, at)):  # noqa: PLR2004  percent and number
        first, second = match.start("next"), match.start("second")
        if [match["next"], match["second"]] != letters or not is_free(sentence, first, second):
            break
        between = sentence.shape[at:first]
        numbers = (sentence.tokens[each].number for each in (first, second))
        signed = any(number is not None and number.signed for number in numbers)
        if signed or _PARTS.search(between) or DIRECTED.search(between):
            break
        also = Draft(draft.kind, first, match.end(), direction=draft.direction)
        also.take(sentence, first, size_role(match["next"]), draft.direction)
        also.take(sentence, second, size_role(match["second"]), draft.direction)
        found.append(named_change(also))
        at = second + 1
    return found
