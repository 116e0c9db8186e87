"""Whose size it is where a sentence has several pairs or several sizes; nobody's where that is not sure.

``Arrests went from N to N, up P, and charges from N to N``: the size is of the pair that it stands behind.
``Reports rose by N, from N to N in the east and from N to N in the west``: the size is of neither.
``From N to N, a rise of P in the first half and P in the second``: the sizes are of parts of the pair.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from scrutinydesk.claims.claim import Role
from scrutinydesk.claims.drafts import Draft, alike
from scrutinydesk.claims.shape import Sentence
from scrutinydesk.claims.vocabulary import DIRECTED, DIRECTION, LESS, MORE, TOWARDS, direction_of, rx

_WAY = rf"(?:{DIRECTION}|{MORE}|{LESS})"
_CONJ = r"(?:and|but|while|whilst|whereas|though|although)"
_MOVED = (
    r"(?:went|moved|changed|stood|was|were|is|are|came|rose|fell|grew|dropped|increased|decreased|declined)"
)
_AND = r"(?:and|but|while|whilst|whereas|with|then)"
# Whichever of the two is named first, and the second of two that share "from".
_PAIRS = rx(
    rf"(?<![a-z])from(?: [a-z'-]+){{0,4}} (?P<base>[NPMT])(?: ?\([NP]\))?(?: [a-z&'/,()D-]+){{0,9}}?"
    rf" to {TOWARDS}(?P<current>[NPMT])(?![a-z])"
    rf"|(?P<to>[NPMT])(?: [a-z]+| D){{0,4}},? ?\(?(?:{_WAY} )?from(?: [a-z'-]+){{0,4}} (?P<was>[NPMT])"
    r"(?![a-z]|(?: [a-z&'/,()D-]+){0,9}? to )"
    rf"|(?:,|;|(?<![a-z]){_AND})(?: [a-z'-]+){{0,4}} (?P<first>[NPMT]) to (?P<second>[NPMT])(?![a-z])"
)
# "..., an increase of" and not "..., and robbery rose by".
_SMALL = (
    r"(?:an?|the|this|that|which|is|was|or|i\.?e\.?|being|representing|equivalent to|with|by|of|in|net"
    rf"|overall|[a-z]+ly|{_WAY})"
)
_BEHIND = rx(rf"(?<![ ]and)(?<![ ]while)(?<![ ]but)(?:,|;|:|\(| -) ?(?:{_SMALL} )*$")
_RIGHT_BEHIND = rx(rf"(?: (?!{_CONJ} )[a-z'-]+| D){{0,8}}? ?(?:,|\(| -) ?(?:{_SMALL} ){{0,5}}")
_OWN = rx(
    r"(?: (?!and )[a-z'-]+| D){0,6}? ?(?:\(|,|;|:| -) ?"
    rf"(?:{_SMALL} ){{0,5}}[NPQF](?: {_WAY})?\)?"
)
_BY = rx(r"(?<![a-z])by(?: [a-z]+){0,2} [NPQMF]")
_PLACE = (
    r"(?:in|for|among|amongst|across|at|during|on|over|between|under|outside|inside|within|by|since|after"
    r"|before|until|to|up to|from)"
)
_UNIT = (
    r"(?: (?:percentage )?points?| offences?| crimes| incidents| reports| calls| people| officers)?"
    rf"(?: {_WAY})?"
)
_ALSO = rx(
    rf"{_UNIT} ?(?:\([NPQMF]\))?"
    rf"(?:,? {_PLACE} (?!the (?:year|period)(?:,| and| but| while))(?:[a-z&'/-]| |[DOFT]){{1,50}}?)?"
    rf" ?(?:,|;|:|/|{_AND}|[,;] {_AND})"
    rf"(?: {_PLACE}(?: the)? [a-zO'-]+(?: half| six| months| quarter)?,?)?"
    rf"(?: (?:it|they|this|that|there|was|were|is|an?|the|just|only|further|another|about|by|of|{_WAY}))*"
    r" (?P<also>[NPQMF])(?![a-z])"
)
_CLOSED = rx(
    rf"{_UNIT} ?(?:\([NPQMF]\))?,? ?(?:(?:{_PLACE}|thereafter|afterwards)(?![a-z])|respectively|[.,;)]|$)"
)
_PART = rx(
    rf"{_UNIT} ?\)? (?:in|during|over|for) (?:each|(?:the|its) (?:O|first|last|final)) (?:half|F|quarter|T)"
)
# "Burglary fell by P, and robbery went from N to N".
_CLAUSE = rx(
    rf"(?:^|[,;)]) ?{_CONJ}(?! (?:(?:so|thus|also|again) )?(?:{_MOVED} )?(?:from|to)(?![a-z]))"
    rf"|[,;:] (?!(?:which|it|they|having|this|that) )[a-z' -]{{2,40}} {_MOVED} from(?![a-z])"
    rf"|[,;:] (?!(?:{_SMALL}|{_MOVED}|going|moving|namely|again|having|and) )[a-z'-]+ from(?![a-z])"
    r"|(?<![a-z])(?:driven|led|caused|includ(?:es|ed|ing)|because|due|following|reflect(?:s|ed|ing)|owing) "
    rf"|(?<![a-z]){_CONJ} (?!{_MOVED} ).*(?<![a-z]){_MOVED}(?![a-z])"
)
# Nothing behind a size that it may be of or on: another figure, a part, another time.
_NO_MORE = rx(rf"{_UNIT} ?(?:[.,;)]|$)")


class _Pair(NamedTuple):
    start: int
    base: int
    current: int
    end: int


def is_behind_another(sentence: Sentence, draft: Draft, base: int) -> bool:
    """Tell whether a size stands behind a pair already, so that the next pair has no claim to it.

    Parameters
    ----------
    base : int
        Where the next pair has its first figure.
    """
    start = min((token.at for _, token, _ in draft.figures), default=draft.start)
    start = min(start, draft.start)
    before = [each for each in _pairs(sentence) if each.end <= start]
    if not before or base < start:
        return False
    return _BEHIND.search(sentence.shape, before[-1].end, start) is not None


def is_of_another_clause(shape: str, end: int, base: int) -> bool:
    """Tell whether another clause begins between a size and a pair behind it.

    Parameters
    ----------
    end, base : int
        Where the size ends, and where the first figure of the pair stands.
    """
    return _CLAUSE.search(shape[end:base]) is not None


def own_pair(sentence: Sentence, draft: Draft) -> tuple[int, int] | None:
    """Return the first and the last figure of the pair that a size stands right behind, if that is sure."""
    start = min(draft.start, *(token.at for _, token, _ in draft.figures))
    before = [each for each in _pairs(sentence) if each.end <= start]
    if not before or _RIGHT_BEHIND.fullmatch(sentence.shape, before[-1].end, start) is None:
        return None
    if not _NO_MORE.match(sentence.shape, draft.end) or not _fits(sentence.shape[before[-1].base], draft):
        return None
    return before[-1].base, before[-1].current


def _fits(level: str, draft: Draft) -> bool:
    sizes = {token.letter for _, token, _ in draft.figures}
    return sizes <= ({"Q"} if level == "P" else {level, "P"})


def is_of_the_whole(sentence: Sentence, draft: Draft, base: int) -> bool:
    """Tell whether pairs of parts stand behind a size: ``by N, from N to N here and from N to N there``."""
    sizes = [token for role, token, _ in draft.figures if role not in {Role.BASE, Role.CURRENT}]
    if not sizes:
        return False
    found = _pairs(sentence)
    at = next((place for place, each in enumerate(found) if base in {each.base, each.current}), -1)
    if at < 0 or at + 1 == len(found):
        return False
    one, other = found[at : at + 2]
    return alike(sentence, one.base, other.base) and not _has_its_own(sentence.shape, one.end, other.start)


def _has_its_own(shape: str, end: int, start: int) -> bool:
    """Tell whether between two pairs a change is told that the second one is of."""
    own = _OWN.match(shape, end, start)
    at = own.end() if own and DIRECTED.search(shape, end, own.end()) else end
    return DIRECTED.search(shape, at, start) is not None or _BY.search(shape, at, start) is not None


def is_of_parts(sentence: Sentence, at: int) -> bool:
    """Tell whether a size behind levels may be of one of several pairs, or is one of several sizes."""
    return _is_one_of_several(sentence.shape, at) or _is_behind_several(sentence, at)


def _is_one_of_several(shape: str, at: int) -> bool:
    if _PART.match(shape, at + 1):
        return True
    also = _ALSO.match(shape, at + 1)
    same = also is not None and (also["also"] == shape[at] or (shape[at] in "PQ" and also["also"] == "N"))
    if also is None or not same:
        return False
    return _CLOSED.match(shape, also.end()) is not None


def _is_behind_several(sentence: Sentence, at: int) -> bool:
    before = [each for each in _pairs(sentence) if each.end <= at]
    if len(before) < 2:  # noqa: PLR2004  a pair before the last
        return False
    one, last = before[-2:]
    between = sentence.shape[one.end : last.start]
    if not alike(sentence, one.base, last.base) or ";" in between or re.search("[NPQMF]", between):
        return False
    ways = [_way_before(sentence.shape, each) for each in (one, last)]
    return ways[0] == ways[1] or 0 in ways


def _way_before(shape: str, pair: _Pair) -> int:
    """Return the direction of the verb of a pair, 0 for one that has none."""
    found = [each for each in DIRECTED.finditer(shape, 0, pair.base) if each.end() >= pair.start - 12]
    return direction_of(found[-1]["way"]) if found else 0


def _pairs(sentence: Sentence) -> list[_Pair]:
    found: list[_Pair] = []
    if " to " not in sentence.shape and "from" not in sentence.shape:
        return found
    for match in _PAIRS.finditer(sentence.shape):
        names = next(
            each for each in (("base", "current"), ("was", "to"), ("first", "second")) if match[each[0]]
        )
        base, current = (match.start(name) for name in names)
        if alike(sentence, base, current):
            found.append(_Pair(match.start(), base, current, match.end()))
    return found
