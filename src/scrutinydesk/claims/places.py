"""Places that the resources do not know, told by how a sentence names them: ``in Little Hampden``.

A figure of a place must not be taken for one of the whole force. A name has capital letters; what stands
before it or behind it says that it is a place, and words of police work in it that it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrutinydesk.claims.names import Named, stems
from scrutinydesk.claims.neutral_words import CRIMES, HEADING, NEUTRAL

_S = r"[ \u00a0\n]"
_WORD = r"[A-Z][a-z][\w'’-]*"
_PLACE = (
    rf"(?P<place>{_WORD}(?:{_S}(?:(?:and|of|upon|on|the|under|le|with|in){_S}|&{_S})?{_WORD}){{0,4}})"
    r"(?![\w’/-])"
)
_BOUND = r"(?<![\w’'-])"
ENDS_AS_PLACE = (
    r"(?:City|Town|Ward|Area|District|Borough|County|Division|Parish|Village|Centre|Hill|Park|Valley|Green)"
)
# "in Little Hampden", "across the Fylde"
_INSIDE = re.compile(
    rf"{_BOUND}(?:[Ii]n|[Aa]cross|[Ww]ithin|[Tt]hroughout|(?:rest|whole|all|parts){_S}of){_S}(?:the{_S})?{_PLACE}"
)
# As in "were Hampden (10.9%, 5.5k offences), Fernley (3%)": a figure stands just behind a name.
_BEFORE_FIGURE = re.compile(
    rf"(?:[;:,]{_S}|\)(?:,|{_S}and|,{_S}and){_S}|\b(?:was|were|and|are|is|including|namely){_S})"
    rf"(?:the{_S})?{_PLACE}{_S}?(?:[-–—:(]|{_S}(?:with|up|down|by))?{_S}?(?=[-+–]?£?\d)"
)
# As in "Hampden City - 8,491": the first word of a line always has a capital letter, so the last must tell.
_LEADING = re.compile(
    rf"^[\W\d]*(?P<place>(?:{_WORD}{_S}(?:(?:and|of|&){_S})?){{1,4}}{ENDS_AS_PLACE}){_S}?[-–—:(]{_S}?"
    r"(?=[-+–]?£?\d)"
)
# Such as "Fernley saw a rise of 10.3%".
_SAW = re.compile(
    rf"(?:^[\W\d]*|[;,.(]{_S}|\b(?:while|whilst|whereas|but|and|that|where|as){_S}){_PLACE}(?:['’]s)?{_S}"
    r"(?:has[ \n]|have[ \n]|had[ \n]|also[ \n])?(?:saw|seen|experienced|recorded|suffered|had)[ \n]"
)
_NONE = """
    force constabulary police psni policing operation panel council commissioner chief inspector constable
    superintendent sergeant officer staff court act office home government parliament quarter fy phase tier
    group category section table figure appendix annex crown magistrates covid coronavirus christmas easter
    halloween plan priority strategy report team unit custody board committee survey ministry minister
    fair event festival campaign scheme initiative academy college club cup match department service authority
    fund project programme partnership university hospital school prison
    january february march april may june july august september october november december spring summer
    autumn winter monday tuesday wednesday thursday friday saturday sunday year month week day question answer
    he she we they it i mr mrs ms dr cllr councillor members member chairman chairwoman chair both some most
    many few one two three four five six seven eight nine ten there this that these those here when while
    what which who how if as
    satisfaction confidence victim victims emergency calls demand outcome outcomes arrest arrests detection
    detections sickness overtime funding investment income expenditure
"""
# How names of things end, and hardly ever those of places.
_ENDINGS = ("ing", "tion", "sion", "ment", "ance", "ence", "ness", "ism", "ers", "ies", "ions", "ists")


_LOCAL = re.compile(
    r"(?<![\w'])((?:[A-Z][\w'’-]+ (?:and |& )?){1,4}(?:Division|BCU|District|Borough|LPA|LPU"
    r"|Local Policing Area|Command Unit|Sector|CSP|Basic Command Unit))\b"
)


# A name within, or one at the start with a figure or a verb behind it: most cells have none.
_WITHIN = re.compile(
    r"[ \u00a0\n][A-Z][a-z]|^[\W\d]*[A-Z][a-z].*\d"
    r"|^[\W\d]*[A-Z][\w'’]+[ \n](?:has|have|had|saw|also|rec|suf|exp)",
    re.DOTALL,
)


def find_local(text: str) -> list[Named]:
    """Return the districts and divisions in a text, which their last word tells; the id of each is empty."""
    return [Named(match.start(), match.end(), "", len(match[1].split())) for match in _LOCAL.finditer(text)]


_LEFT_OUT = re.compile(
    r"\b(?:excluding|except|apart from|other than|outside)[ \n](?:the[ \n])?$", re.IGNORECASE
)
# "the highest in the country": of no country as a whole.
_AMONG = re.compile(
    r"\b(?:highest|lowest|best|worst|most|largest|smallest|first|only|performing|places?|forces?|anywhere"
    r"|elsewhere|similar)[ \n](?:[a-z]+[ \n]){0,2}(?:in|across)[ \n](?:the[ \n])?$"
)
# "the Office for National Statistics": a body, and no area.
_BODY = re.compile(
    r"National[ \n](?!(?:Average|Position|Rank|Figure|Total|Trend|Comparison|Mean|Level|Rate)s?\b)[A-Z]"
)


def find_places(text: str) -> list[Named]:
    """Return the places in a text, in its order; the id of each is empty."""
    found: dict[int, Named] = {}
    if _WITHIN.search(text) is None:
        return []
    for match in _matches(text):
        start, end = match.span("place")
        apart = all(end <= each.start or each.end <= start for each in found.values())
        if apart and is_place(match["place"]):
            found[start] = Named(start, end, "", len(match["place"].split()))
    return [found[start] for start in sorted(found)]


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_INSIDE, _BEFORE_FIGURE, _LEADING, _SAW):
        yield from pattern.finditer(text)


def is_place(words: str) -> bool:
    """Tell whether words with capital letters can be the name of a place."""
    said = [word for word, _, _ in stems(words)]
    return (
        not any(word in _never() for word in said)
        and not words.casefold().endswith(_ENDINGS)
        and len(words) > 2  # noqa: PLR2004  initials are none
    )


@cache
def _never() -> frozenset[str]:
    known = {word for word, _, _ in stems(f"{_NONE} {CRIMES} {NEUTRAL} {HEADING}")}
    return frozenset(known - _IN_NAMES)


# Words of reports of which names of places are made as well.
_IN_NAMES = frozenset(("and", "of", "the", "on", "in", "with", "under", "upon", "high", "peak", "lower"))


def is_left_out(text: str, at: int) -> bool:
    """Tell whether what is named at a place of a text is no area that a figure is of."""
    if _BODY.match(text, at):
        return True
    if text[at : at + 7].casefold() == "country" and _AMONG.search(text, max(at - 60, 0), at):
        return True
    return _LEFT_OUT.search(text, max(at - 24, 0), at) is not None
