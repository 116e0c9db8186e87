"""Whether a change is written so plainly that each of its figures can only be what it was read as.

"Fell by 64 (10.5%) from 612 to 548" says nothing else than it says. In "fell by 64 to 548, against 780 a
year ago" and "the 14 wards rose to 655 from 612" the figures stand as close together and are of several
things. What is written so is wrong only where it is one slip, or a little, away from fitting.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.vocabulary import FALLING, LESS, MORE, RISING

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Quantity

CHANGES = frozenset((ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT, ClaimKind.POINTS, ClaimKind.FROM_TO))
_BACK = 45
_SIZES = frozenset((Role.DIFFERENCE, Role.PERCENT, Role.POINTS))
_MORE = rf"(?:{MORE}|{LESS}|up|down|better|worse|extra|additional)"
_WAY = (
    rf"(?:{RISING}|{FALLING}|deteriorates?|declining|changes?|differences?|surges?|{_MORE}|[\u25b2\u25bc])"
)
_ADVERB = r"(?:[a-z]+ly|about|around|almost|nearly|just|over|some|a|an|the|further|another|circa|roughly)"
_THING = (
    r"(?:percentage|per|cent|points?|offences?|crimes?|incidents?|officers?|people|victims?|cases|calls"
    r"|complaints"
    r"|reports|stops|searches|arrests|collisions|casualties|staff|fte|posts|days|hours|minutes|seconds|ksis?)"
)
_WORDS = r"(?:[ \n][A-Za-z'’&/-]+)"
# Ahead of a size stand the word for the change, a sign or a bracket, and nothing that it could count.
_TOLD_BEFORE = re.compile(
    rf"(?:\b{_WAY}(?!(?<=up) to)(?:[ \n](?:{_ADVERB}|of|by|is|was|were|being|year[ -]on[ -]year))*:?[ \n]?\(?"
    rf"|\b{_WAY}[ \n](?:in|to)[ \n](?:[a-z'’-]+[ \n]){{1,5}}(?:of|by)(?:[ \n]{_ADVERB})?[ \n]"
    rf"|[(/,][ \n]?(?:(?:{_ADVERB}|or|up|down|by)[ \n])*|[ \n]or[ \n](?:{_ADVERB}[ \n])*)"
    r"[+\u2212\u2013-]?[\u00a3]?$|(?<![\w.,])[+\u2212\u2013-]\u00a3?$",
    re.IGNORECASE,
)
_TOLD_AFTER = re.compile(
    rf"(?:[ \n-](?:{_ADVERB}|overall|net|annual|real|small|slight|large|significant|percentage|points?"
    rf"|year[ -]on[ -]year))*[ \n]\(?{_WAY}\b|(?:[ \n]{_THING})+[ \n]{_MORE}\b",
    re.IGNORECASE,
)
# Between two figures, by what they are; no others are there but those of dates.
_PROSE = (
    r"(?:[^.;\d]|\b(?:19|20)\d\d(?:[/-]\d\d)?\b"
    r"|\b\d\d?(?=(?:st|nd|rd|th)?[ \n-](?:months?|(?-i:[A-Z][a-z]{2,8}))\b))"
)
_TWO_SIZES = re.compile(
    rf"{_WORDS}{{0,4}}?(?:[ \n]?[(\[/]|,?[ \n]or|(?P<comma>,))"
    rf"(?:[ \n]?(?:{_ADVERB}|of|by|or|{_WAY}))*[ \n]?[+\u2212-]?\u00a3?",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[ ]?(?:[.,;:)\n]|$)|[ \n](?:in|on|over|from|to|compared|against|than|since|year|during|between|and"
    rf"|which|for|increase|decrease|rise|fall|reduction|{_MORE})\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"(?!.*\b(?:compared|against)\b)(?:{_PROSE}|\(\d[^()]*\)){{0,60}}?"
    rf"(?:\bto|->|\u2192)[ \n]?(?:{_ADVERB}[ \n])?\u00a3?",
    re.IGNORECASE | re.DOTALL,
)
_TO_FROM = re.compile(
    rf"{_WORDS}{{0,5}}?\)?,?[ \n]\(?(?:up |down )?from[ \n](?:{_ADVERB}[ \n])?\u00a3?", re.IGNORECASE
)
_DATED = re.compile(
    r"(?:[ \n][a-z]+){0,2}[ \n](?:in|for|during)\b[^.;]{0,60}(?:\band|,)[ \n](?:to )?", re.IGNORECASE
)
_COMPARED = re.compile(r"[^.;]{0,60}?\b(?:compared|against|versus|vs?|than)\b[^.;]{0,40}", re.IGNORECASE)
_SIZE_FROM = re.compile(
    rf"\)?{_WORDS}{{0,3}}?\)?,?[ \n]\(?(?:from|on|than)[ \n](?:{_ADVERB}[ \n])?\u00a3?", re.IGNORECASE
)
_SIZE_TO = re.compile(rf"\)?{_WORDS}?\)?,?[ \n]to[ \n](?:{_ADVERB}[ \n])?\u00a3?", re.IGNORECASE)
_LEVEL_SIZE = re.compile(
    rf"{_PROSE}{{0,50}}?(?:\)|[ \n]?[,:(\u2013-]|[ \n](?:and|which|this|that|is|was|representing))"
    rf"{_PROSE}{{0,50}}",
    re.IGNORECASE,
)
_SIZED = re.compile(
    rf"\b{_WAY}(?:[ \n](?:{_ADVERB}|of|by|was|is))*[ \n]?\(?\u00a3?$|[(/][ \n]?\u00a3?$", re.IGNORECASE
)
# "A drop of 42% from last year" is not on the level that stands before it.
_OF_ITS_OWN = re.compile(
    r"[ \n](?:on|over|from|than|against|compared (?:to|with))[ \n](?:last|previous|a|its"
    r"|the[ \n](?:same|previous|prior|preceding|year|quarter|month))\b",
    re.IGNORECASE,
)
# "A fall of 20% in the north" is of a part of what stands before it.
_ELSEWHERE = re.compile(
    r"\)?[ \n](?:among(?:st)?|since|within|in[ \n](?:the[ \n](?:north|south|east|west|centre|city|county"
    r"|towns?|region"
    r"|country|rest|rural|urban)|rural|urban|north|south|east|west|our)|for[ \n](?:women|men|children"
    r"|adults))\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:budget|target|plan|establishment|allocation)[ \n](?:of|was|is)[ \n]\u00a3?$", re.IGNORECASE
)
# "Rose by 7%, year on year, to 814 from 570 in January": of another January.
_YEARLY = re.compile(r"\byear[ \n-]on[ \n-]year\b", re.IGNORECASE)
_OF_A_MONTH = re.compile(
    r"[ \n](?:[a-z]+[ \n]){0,2}in[ \n](?:(?:the[ \n])?(?:previous|last|preceding)[ \n](?:month|quarter|week)"
    r"|(?-i:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b(?![ \n]\d))",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\b(?:but|while|whilst|whereas|although)\b|\)[ \n]and\b|\band[ \n](?:they|it)[ \n](?:were|was|are|is)\b",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"\band[ \n]\u00a3?$", re.IGNORECASE)
_OUT_OF = re.compile(
    r"(?:\bout of|(?<!total)(?<!number)(?<!sum)(?<!figure)(?<!average)(?<!level)(?<!rate)(?<!rise)"
    r"(?<!increase)(?<!fall) of)[ \n](?:the |all |its |our )?$"
)
_FROM = re.compile(r"\bfrom[ \n](?:[A-Za-z'’-]+[ \n]){0,4}\u00a3?$", re.IGNORECASE)


def is_plainly_put(claim: Claim, text: str) -> bool:
    """Tell whether the words between the figures of a change leave no doubt of what each of them is.

    What a sentence before it gave, such as the strength that a change is of, is not among them.
    """
    own = [each for each in claim.quantities if claim.start <= each.number.start < claim.end]
    figures = sorted(
        {each.number.start: each for each in own if each.role is not Role.VALUE}.values(),
        key=lambda each: each.number.start,
    )
    told = all(_is_told(each, text) for each in figures if each.role in _SIZES)
    if figures and figures[-1].role in _SIZES and _OF_ITS_OWN.match(text, figures[-1].number.end):
        told = told and all(each.role is not Role.BASE for each in figures)
    sized = bool(figures) and figures[0].role in _SIZES
    return told and all(_follows(one, other, text, sized=sized) for one, other in pairwise(figures))


def are_apart(claim: Claim, text: str) -> bool:
    """Tell whether words between the figures of a change set them apart: a base is then of another one.

    "£3.4m, £0.5m above the budget but £0.2m below last year's", "109 of 1,393 officers, against 81".
    """
    figures = sorted(claim.quantities, key=lambda each: each.number.start)
    for one, other in pairwise(figures):
        between = text[one.number.end : other.number.start]
        to_size = other.role in _SIZES and one.role not in _SIZES
        if _SPLIT.search(between) or (to_size and _AND_MORE.search(between)):
            return True
    base = claim.of(Role.BASE)
    if base is not None and _YEARLY.search(claim.quote) and _OF_A_MONTH.match(text, base.number.end):
        return True
    last = figures[-1]
    if last.role in _SIZES and any(each.role not in _SIZES for each in figures):
        starts = [each.number.start for each in figures]
        planned = any(_PLANNED.search(text, max(at - 24, 0), at) for at in starts)
        own = _OF_ITS_OWN if planned else _ELSEWHERE
        if own.match(text, last.number.end):
            return True
    now = claim.of(Role.CURRENT)
    if now is None:
        return False
    return _OUT_OF.search(text, max(now.number.start - 24, 0), now.number.start) is not None


def _is_told(size: Quantity, text: str) -> bool:
    """Tell whether the word for a change stands directly beside its size, or the size is in brackets."""
    number = size.number
    before = text[max(number.start - _BACK, 0) : number.start]
    return (
        number.signed
        or _TOLD_BEFORE.search(before) is not None
        or _TOLD_AFTER.match(text, number.end) is not None
    )


def _follows(one: Quantity, other: Quantity, text: str, *, sized: bool) -> bool:
    between = text[one.number.end : other.number.start]
    roles = one.role, other.role
    if one.role in _SIZES and other.role in _SIZES:
        found = _TWO_SIZES.fullmatch(between)
        return found is not None and (not found["comma"] or _ENDS.match(text, other.number.end) is not None)
    if one.role in _SIZES:
        form = _SIZE_FROM if other.role is Role.BASE else _SIZE_TO
        return form.fullmatch(between) is not None
    if other.role in _SIZES:
        # "From 25 in May, 58 of them" gives no size of anything.
        sized = _SIZED.search(between) is not None or _TOLD_AFTER.match(text, other.number.end) is not None
        return (sized or other.number.signed) and _LEVEL_SIZE.fullmatch(between) is not None
    if roles == (Role.BASE, Role.CURRENT):
        before = text[max(one.number.start - _BACK, 0) : one.number.start]
        told = _FROM.search(before) is not None and _FROM_TO.fullmatch(between) is not None
        return told or _DATED.fullmatch(between) is not None
    # After "fell by 38 to 801" what is compared with may be of any other period.
    return _TO_FROM.fullmatch(between) is not None or (not sized and _COMPARED.fullmatch(between) is not None)
