"""Counts in a list with what they come to: ``N, N and N offences, N in all``."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.drafts import Draft, is_free
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.vocabulary import rx

if TYPE_CHECKING:
    from scrutinydesk.claims.shape import Sentence, Token

# What is no part of an item: "of which", or what a list comes to.
_NOT = (
    r"(?:an?|all|altogether|among(?:st)?|and|are|came|combined|comes?|compared|excluding|fewer|giving|had|has|have|in"
    r"|including|is|less|makes?|making|more|out|than|th(?:em|ese|ose)|to|together|total(?:led|ling|s)?|up|down|was|were|which|who"
    r"|whom)(?![a-z-])"
)
_WORDS = rf"(?: (?!{_NOT})[a-z&'/-]+){{0,4}}?"
_ITEM = rf"N(?: ?\(P\))?{_WORDS}(?: (?:in|for|during|over)(?: the)? D)?"
# "August 38", "in the south 140".
_LEAD = r"(?:(?:in )?(?:D|(?:the )?(?:north|south|east|west)),? (?:saw |had |recorded |there were )?)?"
_LIST = (
    rf"(?P<list>{_ITEM}(?:[,;] {_LEAD}{_ITEM}){{0,11}}[,;]? and {_LEAD}{_ITEM})"
    r"(?:,? (?:in|for|during) D(?:, D){0,11},? and D)?(?:,? respectively)?"
)
_ALL = r"(?:in all|in total|altogether|all told|combined|together)"
_END = r"(?=\)?(?:$|[.;,:)]| (?:for|in|over|during) the (?:quarter|period|T)(?![a-z])))"
_JOIN = r"(?:,| -|;|:)? ?\(?(?:and )?"
_SUMS = (
    rx(
        rf"{_LIST}{_JOIN}(?:making|giving|totall?ing|together|altogether|in total|in all"
        r"|(?:(?:which|this|that|these|they) )?(?:makes?|made|gives?|gave|totals?|totall?ed|comes? to"
        r"|came to))"
        r"(?: (?:up|an?|the|overall|combined|grand|total|of)){0,4} (?P<whole>N)(?P<unit>(?: [a-z]+)?)"
        rf"(?: {_ALL})?{_END}"
    ),
    rx(
        rf"{_LIST}{_JOIN}(?:or |which is |that is )?(?:an? )?(?:overall |combined |grand )?total of "
        rf"(?P<whole>N)(?P<unit>(?: [a-z]+)?)(?: {_ALL})?{_END}"
    ),
    rx(
        rf"{_LIST}{_JOIN}(?:or |that is |which is |so )?(?P<whole>N)(?P<unit>(?: [a-z]+){{0,2}}?) "
        rf"{_ALL}{_END}"
    ),
    rx(
        r"(?P<whole>N)(?P<unit>)(?: [a-z&'/-]+){0,5}?,? \(?(?:made up of|compris(?:ing|es?|ed)"
        r"|(?:consisting|consists?|consisted|composed) of"
        rf"|broken down (?:as|into)|split into|divided into):? {_LIST}{_END}"
    ),
)
# Some of them stand in every sentence that any of these reads.
_TELLING = (
    " all", "total", "altogether", "combined", "together", "making", "make", "giv", "gave",
    "made", "come", "came", "consist", "compris", "composed", "broken", "split", "divided",
)  # fmt: skip
_PEOPLE = re.compile(
    r"\b(?:officers?|staff|pcsos?|volunteers?|people|persons?|men|women|male|female|boys?|girls?|child|children"
    r"|adults?|victims?|offenders?|suspects?|specials?|drivers?|riders?|members?|recruits?|applicants?|repeat"
    r"|vulnerable|young|pupils?|students?|residents?|households?|families|youths?)\b"
)
# What several things are together: "250 arrests in all" are not the burglaries and robberies before.
_COUNTED = frozenset("offences crimes incidents cases people in".split())  # noqa: SIM905  words read best as words
_MORE_BEFORE = re.compile(
    r"(?:(?<!D)[,;]|(?<![a-z])(?:and|plus|or|of|from|for|to|than|by|except|besides|among)"
    r"(?: the| these| our)?) *$"
)
_FIGURES = "NPMFXRQLT"  # a label may be a count all the same: "101 visits"


def find_listed(sentence: Sentence) -> list[Draft]:
    """Return counts that a sentence lists and adds up."""
    shape = sentence.shape
    if shape.count("N") < 3 or not any(letters in shape for letters in _TELLING):  # noqa: PLR2004  two and their sum
        return []
    for pattern in _SUMS:
        match = pattern.search(shape)
        if match is None or not set(match["unit"].split()) <= _COUNTED | set(match["list"].split()):
            continue
        start, end = match.span("list")
        parts = [token for at, token in sentence.tokens.items() if start <= at < end and token.letter == "N"]
        whole = sentence.tokens[match.start("whole")]
        places = [token.at for token in (*parts, whole)]
        if _is_all(sentence, match.start(), parts, whole) and not _may_overlap(match["list"], parts, whole):
            draft = Draft(ClaimKind.SUM, min(places), max(places) + 1)
            draft.figures += [(Role.PART, token, 0) for token in parts]
            draft.take(sentence, whole.at, Role.WHOLE)
            return [draft]
    return []


def _is_all(sentence: Sentence, at: int, parts: list[Token], whole: Token) -> bool:
    """Tell whether the figures are exact, and nothing before them may be counted too or narrow them.

    "The three districts" counts the parts and is none of them; "a murder, 12 robberies and" is more.
    """
    if at == parts[0].at and _MORE_BEFORE.search(sentence.shape, 0, at):
        return False
    before = [token for token in sentence.tokens.values() if token.letter in _FIGURES and token.at < at]
    if any(not _counts(token, len(parts)) for token in before):
        return False
    numbers = [token.number for token in (*parts, whole)]
    exact = all(each is not None and each.approx is Approx.EXACT and not each.upto for each in numbers)
    return exact and is_free(sentence, *(token.at for token in (*parts, whole)))


def _counts(token: Token, count: int) -> bool:
    return token.number is not None and token.number.worded and token.number.value == count


def _may_overlap(listed: str, parts: list[Token], whole: Token) -> bool:
    """Tell whether people may be counted twice: 120 women and 140 officers may be 250 in all."""
    values = [token.number.value for token in (*parts, whole) if token.number is not None]
    return sum(values[:-1], Fraction(0)) > values[-1] and _PEOPLE.search(listed) is not None
