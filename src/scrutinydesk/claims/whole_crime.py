"""Where a text speaks of all crime in words that mean a part of it in any other place.

``Crime has fallen`` and ``5.3 million crimes were recorded`` are of all of it; ``crimes`` alone are of what
was spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutinydesk.claims.names import Named

ALL_CRIME = "all_crime"
_S = r"[ \n]"
# "Crime in Kent rose", "Crime has fallen"
_CRIME = re.compile(
    r"(?:^|(?<=[.;:] )|(?<=Overall, )|(?<=overall )|(?<=show )|(?<=shows )|(?<=showed )|(?<=that )|(?<=saw ))"
    r"(?P<all>[Cc]rime)(?= (?:levels? |figures |rates? )?"
    r"(?:in|across|overall|has|had|was|is|rose|fell|increased|decreased|dropped|soar\w*|falls|rises)\b)"
)
# "5.3 million crimes were recorded", "forces registered 912 crimes", "98,966 recorded offences"
_CRIMES = re.compile(
    rf"\d(?:{_S}?(?:million|thousand|m|k))?{_S}(?:(?P<all>recorded{_S}(?:crimes|offences))"
    rf"|(?P<noun>crimes|offences)(?={_S}(?:(?:were|was|had been|have been){_S})?"
    r"(?:recorded|reported|registered|logged)\b))"
    rf"|\b(?:recorded|registered|reported){_S}(?:a{_S}total{_S}of{_S})?[\d,.]+(?:{_S}?(?:million|m))?{_S}"
    rf"(?P<after>crimes|offences)(?={_S}(?:in|during|over|between)\b)"
)
_PART_BEFORE = re.compile(
    r"\b(?:of (?:these|those|which|whom|this|them)|these|those|including|such)\b", re.IGNORECASE
)
_PART_AFTER = re.compile(
    rf"[^.;\d]*\b(?:where|involv\w+|relat\w+|linked|flagged|motivated|against|committed|solved|detected|with"
    rf"|(?:per|each|every|a){_S}(?:day|week|month|hour|year)|at|on{_S}(?!the{_S}(?:year|previous)|last))\b",
)
_NEAR = 90


def all_crime_in(text: str, named: Sequence[Named], *, counted: bool) -> list[Named]:
    """Return where a text speaks of all crime, beside the measures that it names.

    Parameters
    ----------
    counted : bool
        Whether crimes that are counted may be all of them: no heading says of what else they are.
    """
    found = [match.span("all") for match in _CRIME.finditer(text)]
    first = _CRIMES.search(text) if counted else None
    if first is not None and not any(each.start < first.start() for each in named):
        start, end = first.span(first.lastgroup or "all")
        part = _PART_BEFORE.search(text, 0, start) or _PART_AFTER.match(text, end, end + _NEAR)
        if part is None:
            found.append((start, end))
    return [
        Named(start, end, ALL_CRIME, 2) for start, end in found
        if not any(each.start < end and start < each.end for each in named)
    ]  # fmt: skip
