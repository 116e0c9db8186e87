"""Halves of joint names: of ``767 killed or seriously injured: 34 killed`` the second figure is of a half."""

from __future__ import annotations

import re
from functools import lru_cache

from scrutinydesk.claims.names import stems
from scrutinydesk.measures.catalogue import Measure

_JOINED = re.compile(r"[ ](?:or|and|&)[ ]|/")
# Words that say who or what is counted, in either half.
_SHARED = frozenset(
    """people person adult child road casualty total all crime offence incident police officer number the of
    in on by to from""".split()  # noqa: SIM905  words read best as words
)
# What ends the words that belong to a figure; "killed, or seriously injured" goes on.
_BREAK = r"[.;:()\d\n\N{EN DASH}\N{EM DASH}]|,(?![ ](?:or|and)\b)|[ ]-[ ]|\b(?:and|but|while|with|to)\b"
_FIGURE = re.compile(r"[\d,.]+\d|\d|\w+")
_BEHIND = re.compile(rf"(?P<said>(?:(?!{_BREAK})[\s\S])*)")
_TO_FIGURE = re.compile(r"[^.;:()\d]*")
_FROM_FIGURE = re.compile(r"[^.;:()\d]*[:(]?[ ]*$")
_BEFORE = re.compile(rf"(?:{_BREAK}|^)(?P<said>(?:(?!{_BREAK})[\s\S])*)[:(]?[ ]*$")
_REACH = 100

_Halves = tuple[frozenset[str], frozenset[str]]


@lru_cache(maxsize=1024)
def halves_of(measure: Measure) -> tuple[_Halves, ...]:
    """Return the telling words of the two halves of each joint name; a half that is a name itself is none."""
    names = (measure.title, measure.short, *measure.aliases)
    whole = {frozenset(_words(name)) for name in names}
    found: dict[_Halves, None] = {}
    for name in names:
        first, *others = _JOINED.split(name.partition(" (")[0])
        if len(others) == 1:
            halves = frozenset(_words(first)), frozenset(_words(others[0]))
            if all(halves) and not halves[0] & halves[1] and not whole & set(halves):
                found[halves] = None
    return tuple(found)


def half_named(halves: tuple[_Halves, ...], text: str, figure: int) -> str:
    """Return the words beside a figure where they name one half of a joint name, and not the other.

    Parameters
    ----------
    figure : int
        Where the figure begins in the text.
    """
    if not halves:
        return ""
    number = _FIGURE.match(text, figure)
    end = number.end() if number else figure
    since = max(figure - _REACH, 0)
    ahead = (_BEHIND.match(text, end), _TO_FIGURE.match(text, end))
    before = (_BEFORE.search(text, since, figure), _FROM_FIGURE.search(text, since, figure))
    for near, far in (ahead, before):
        said = near["said"] if near else ""
        if any(_told(each, said) for each in halves):
            whole = any(_is_whole(each, said if far is None else far[0]) for each in halves)
            return "" if whole or max(_told(each, said) for each in halves) > 1 else said.strip()
    return ""


def _told(halves: _Halves, said: str) -> int:
    words = _words(said)
    return sum(not half.isdisjoint(words) for half in halves)


def _is_whole(halves: _Halves, said: str) -> bool:
    """Tell whether words go on to name both halves, joined."""
    return _told(halves, said) == len(halves) and _JOINED.search(said) is not None


def _words(text: str) -> set[str]:
    return {word for word, _, _ in stems(text) if word not in _SHARED}
