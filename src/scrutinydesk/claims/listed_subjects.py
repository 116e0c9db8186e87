"""What a list or pair of names makes of a figure beside it: ``Robbery (+4.7%)``, ``theft and rape fell``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutinydesk.claims.names import Named

# One of a list, with its figure in brackets; a name in small letters may be a part of what was named.
_ITEM = re.compile(
    r"(?:^|[,;:][ \n]|\),?[ \n]|\b(?:and|are|were|to|in|is|was)[ \n])"
    r"(?P<item>[A-Z][\w'’-]*(?:[ \n][A-Za-z][\w'’-]*){0,5}[ \n]\()$"
)
# What has one of these is a sentence, and no name.
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|shows?|showed|saw|seen|rose|rise|fell|falls?|up|down|increas\w+|decreas\w+"
    r"|reduc\w+|drop\w*|remain\w*|stands?|stood|for|by|at|to|there)\b"
)
# "in fewer crimes, including robbery and harassment" no figure is of robbery.
_LISTED = re.compile(
    r"\b(?:includ(?:es?|ing)|such as|excluding|e\.?g\.?|namely|like)[ \n][^.;:()\d]*$", re.IGNORECASE
)
_LIST = 90
_BESIDE = 12
_RESPECTIVE = re.compile(
    r"\d[\d,.]*(?:%| per cent| offences| crimes)?"
    r"(?P<next>(?:,| and|, and) \d[\d,.]*(?:%| per cent| offences| crimes)?)?,? respectively"
)
_MORE_OF = re.compile(r"\b(?:more|fewer|less|extra|additional)$")
_JOINT = re.compile(r"(?:[ \n](?:offences|crimes?))?,?[ \n](?:(?:and|&)[ \n])?(?:the[ \n])?")


def listed_item(text: str, at: int, figure: int) -> str:
    """Return what a list names before a figure in brackets, with the bracket; empty where there is none."""
    found = _ITEM.search(text, at, figure)
    return "" if found is None or _VERBAL.search(found["item"]) else found["item"]


def joint(text: str, named: Sequence[Named], chosen: Named, start: int) -> str:
    """Return the words of several measures that one figure is said of; empty where it is of one."""
    before = [each for each in named if each.end <= chosen.start]
    if not before or chosen.end > start or before[-1].id == chosen.id:
        return ""
    apart = _JOINT.fullmatch(text, before[-1].end, chosen.start)
    return text[before[-1].start : chosen.end] if apart else ""


def respective(text: str, named: Sequence[Named], chosen: Named, figure: int) -> Named | None:
    """Return the one of two measures that is meant: ``Theft and rape fell by 10 and 14% respectively``."""
    found = _RESPECTIVE.match(text, figure)
    earlier = [each for each in named if each.end <= chosen.start]
    if found is None or not earlier or _JOINT.fullmatch(text, earlier[-1].end, chosen.start) is None:
        return None
    if len(earlier) > 1 and _JOINT.fullmatch(text, earlier[-2].end, earlier[-1].start):
        return None  # of three it is not said here which is which
    return earlier[-1] if found["next"] else chosen


def is_more_of(text: str, span: tuple[int, int], named: Named) -> bool:
    """Tell whether a name says what there are more or fewer of: ``107 fewer robberies``."""
    return _MORE_OF.search(text, *span) is not None and named.start == span[1] + 1


def is_example(text: str, named: Named, at: int, start: int) -> bool:
    """Tell whether a name is only an example of what a claim, not beside it, is of."""
    if (named.start >= at and start - named.end <= _BESIDE) or text.startswith(", which", named.end):
        return False
    if _LISTED.search(text, max(named.start - _LIST, 0), named.start):
        return True
    opened = text.rfind("(", at, named.start)
    closed = text.find(")", named.end, start) if text.rfind(")", at, named.start) <= opened else -1
    return 0 <= opened < closed and "," in text[opened:closed]  # "staff (officers, cadets and others)"
