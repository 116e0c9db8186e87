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


def is_more_of(text: str, span: tuple[int, int], named: Named) -> bool:
    """Tell whether a name says what there are more or fewer of: ``107 fewer robberies``."""
    return _MORE_OF.search(text, *span) is not None and named.start == span[1] + 1
