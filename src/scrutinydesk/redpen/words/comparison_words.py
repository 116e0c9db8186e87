"""What a comparison in words compares, and with whom; what leaves it open is not held against any table."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind
from scrutinydesk.measures.areas import COUNTRY, MSG_SUFFIX
from scrutinydesk.redpen.words.reading import UNKNOWN_GROUP, sentence

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

IN_LINE = re.compile(r"in(?:to)? line|par with|similar|comparable|consistent|identical|equal", re.IGNORECASE)
_RISE = (
    r"(?:increas\w+|rise[sn]?|rising|rose|reduc\w+|decreas\w+|falls?|fell|fallen|falling|trend|growth|grow\w*"
    r"|chang\w+"
    r"|up|down|drop\w*)"
)
_GROWS = re.compile(rf"\b{_RISE}\b", re.IGNORECASE)
# Within the clause that ends with the comparison, as its subject.
_CLAUSE_ENDS = re.compile(
    r"[,;:–—]|\b(?:but|although|though|however|whilst|while|despite|whereas|yet)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(r"\b(?:this|these|it|that)\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|never|no longer|neither|nor|hardly|out of|rather than|[a-z]+n['’]t)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
# What would be, is hoped for or was once the case is no claim about the table.
_NOT_SO_YET = re.compile(
    r"\b(?:would|could|should|may|might|will|aim\w*|expect\w*|bring\w*|brought|plan\w*|target\w*|if|until"
    r"|once|hop\w+"
    r"|previously|historically|used to|moving|move[sd]?|intend\w*|seek\w*|working towards)\b",
    re.IGNORECASE,
)
# Changes of something else, and levels: the table has neither.
_OF_OTHERS = re.compile(
    r"\b(?:rates?|per (?:1,?000|100,?000|head)|volumes?|satisf\w+|confiden\w+|survey\w*|detect\w+|outcomes?"
    r"|solved"
    r"|charg\w+|convict\w+|prosecut\w+|arrest\w*|calls?|response|attendance|budget\w*|costs?|staff\w*"
    r"|sickness"
    r"|funding|referrals?|training|month on month|seasonal\w*)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:guid\w+|polic(?:y|ies)|standards?|rules?|legislation|recommend\w+|strateg\w+|plans?|practice"
    r"|requirements?"
    r"|targets?|priorit\w+|directions?|frameworks?|models?|approach\w*|expectations?|inflation|campaigns?"
    r"|thresholds?"
    r"|direct\w+|programmes?|pay|agreements?|code|definitions?|counting)\b",
    re.IGNORECASE,
)
_NATION = re.compile(
    r"\bnational(?:ly)?\b|\bengland\b|\be ?& ?w\b|\bthe (?:rest of the )?country\b|\bnationwide\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\bmsgs?\b|\bmsf\b|\bmost similar\b", re.IGNORECASE)
_REGION = re.compile(r"\bregion(?:al|ally)?\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:all|every|each)(?: other| of the)? forces?\b", re.IGNORECASE)
# What follows these is why or since when, and no longer what is compared with.
_STOP = re.compile(
    r"[;.]|\b(?:but|whereas|while|although|however|following|due|because|as|for|since|after|which|where|when"
    r"|that(?! of)|owing|given|despite|reflect\w*|amongst?|in terms|thanks|through|by"
    r"|and (?:is|are|has|have|was|were|continues?))\b",
    re.IGNORECASE,
)
_CLAUSE = 160


class Compared(Enum):
    """What a comparison compares, as its sentence says."""

    CHANGE = "a change"
    MAYBE_CHANGE = "a change, or a level after one was told of"
    LEVEL = "a level"
    OTHER = "something that no table of changes has"


def comparators(reading: Reading, index: int) -> tuple[str, ...]:
    """Return the areas that the words after a comparison name; none where they name rules or plans."""
    clause = _after(reading, index)
    if _RULES.search(clause):
        return ()
    force = reading.setting.force
    areas = reading.material.resources.areas
    region = areas.region_of(force) if force else ""
    group = f"{force}{MSG_SUFFIX}" if f"{force}{MSG_SUFFIX}" in areas else UNKNOWN_GROUP
    title = areas[region].title if region in areas else ""
    of_region = title and re.search(rf"\b{re.escape(title)}\b", clause, re.IGNORECASE)
    said = {
        COUNTRY: bool(_NATION.search(clause)),
        group: bool(_GROUP.search(clause)),
        region: bool(of_region or _REGION.search(clause)),
    }
    every = _EVERY.search(clause) is not None
    return tuple(area for area, named in said.items() if area and (named or every))


def _after(reading: Reading, index: int) -> str:
    """Return a comparison with what it is with: to the next comparison, or to why or when."""
    claim = reading.claims[index]
    text, at = claim.passage.text, claim.end - claim.passage.offset
    clause = text[at : min(sentence(text, at - 1)[1], at + _CLAUSE)]
    for number in range(index + 1, len(reading.claims)):
        each = reading.claims[number]
        if each.start >= claim.end + len(clause):
            break
        if each.kind is ClaimKind.COMPARISON and each.start > claim.end:
            clause = clause[: each.start - claim.end]
    stop = _STOP.search(clause)
    return claim.quote + clause[: stop.start() if stop else len(clause)]


def compared(claim: Claim) -> Compared:
    """Return what a comparison compares."""
    text, at = claim.passage.text, claim.start - claim.passage.offset
    start, _ = sentence(text, at)
    before = text[start:at]
    if _NEGATED.search(before) or _NOT_SO_YET.search(before) or _OF_OTHERS.search(before):
        return Compared.OTHER
    clause = _CLAUSE_ENDS.split(before)[-1]
    if _GROWS.search(clause):
        return Compared.CHANGE
    if _GROWS.search(before):
        return Compared.MAYBE_CHANGE
    if start and _POINTS_BACK.search(clause):
        earlier, _ = sentence(text, start - 1)
        if _GROWS.search(text[earlier:start]):
            return Compared.CHANGE
    return Compared.LEVEL
