"""What a document says of itself: up to which month it reports, and for which force."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from scrutinydesk.claims.dates import DateKind, find_dates
from scrutinydesk.claims.document import Document
from scrutinydesk.claims.names import Names
from scrutinydesk.measures.areas import AreaKind, Areas
from scrutinydesk.periods import Month, Span

_OPENING = 6_000
_SAMPLE = 20_000  # whom a report is about, and up to when, it says early
_TITLES, _TITLE = 3, 300  # most of all in its title
_OFTEN = 3
_SHORT = 100
_NATIONAL = re.compile(r"\bEngland (?:and|&) Wales\b|\bScotland\b|\bNorthern Ireland\b|\bUnited Kingdom\b")
_LEFT_OUT = re.compile(r"\b(?:excluding|except|apart from|other than)[ \n][^.)\n]*", re.IGNORECASE)
_STATED = re.compile(
    r"(?:to|ending|ended|as at|as of|up to|until)[ \n]+(?:the[ \n]+)?(?:end[ \n]+of[ \n]+)?$", re.IGNORECASE
)
_YEAR_ALONE = re.compile(r"\d{4}")  # "since 1990" says nothing of when a report was written
_GENERIC = frozenset(("force", "the constabulary", "constabulary", "lancashire force", "manchester", "city"))


@dataclass(frozen=True, slots=True)
class Setting:
    """The month up to which a document reports, and the id of its force; None and empty where not said."""

    as_at: Month | None
    force: str


def setting_of(document: Document, areas: Areas, unsaid: str = "") -> Setting:
    """Return what a document says of itself, told from its opening and from what it says most.

    Parameters
    ----------
    unsaid : str
        Id of the force that it is taken to be of where it names no other, and is of no country either.
    """
    force = _force(document, areas)
    if not force and unsaid and named(document, areas) <= {unsaid}:
        force = unsaid
    return Setting(_as_at(document), force)


def named(document: Document, areas: Areas) -> set[str]:
    """Return the forces and the country that the beginning of a document names."""
    text = document.text[:_SAMPLE]
    return {*_force_names(areas).counted(text), *_NATIONAL.findall(_title(document))}


def _as_at(document: Document) -> Month | None:
    text = document.text[:_SAMPLE]
    stated: list[Month] = []
    line = -1
    ends: Counter[Month] = Counter()
    for date in find_dates(text):
        if date.window is None or date.window.span is Span.FINANCIAL_YEAR or _YEAR_ALONE.fullmatch(date.text):
            continue
        if text[max(date.start - 4, 0) : date.start].rstrip().endswith("by"):
            continue  # by then something is to be done
        last = date.window.last
        period = date.kind is DateKind.PERIOD
        if date.start < _OPENING and (period or _STATED.search(text, max(date.start - 24, 0), date.start)):
            if stated and text.rfind("\n", 0, date.start) == line:
                stated[-1] = max(stated[-1], last)  # two that are compared in one line
            else:
                stated.append(last)
            line = text.rfind("\n", 0, date.start)
        if period or date.kind is DateKind.DAY:
            ends[last] += 2 if period else 1
    if stated:
        return stated[0] if ends[stated[0]] * 3 >= max(ends.values(), default=0) else max(stated)
    return max(ends, key=lambda month: (ends[month], month)) if ends else None


def _force_names(areas: Areas) -> Names:
    names = Names()
    for key, area in areas.items():
        if area.kind is AreaKind.FORCE:
            told = (area.title, area.short, *area.aliases)
            names.add((name for name in told if name.casefold() not in _GENERIC), key)
    return names


def _title(document: Document) -> str:
    """Return the first words of a document and the headings and short lines just after them."""
    first = document.passages[:_TITLES]
    held = [each.text for each in first if each is first[0] or len(each.text) <= _SHORT]
    return " ".join(held)[:_TITLE]


def _force(document: Document, areas: Areas) -> str:
    """Return the force that the title names, or most mentions are of; none where that is in doubt."""
    names = _force_names(areas)
    titled = names.counted(_LEFT_OUT.sub("", _title(document)))
    if len(titled) == 1:
        return next(iter(titled))
    if not titled and _NATIONAL.search(_title(document)):
        return ""
    counted = names.counted(document.text[:_SAMPLE])
    if not counted:
        return ""
    key, times = counted.most_common(1)[0]
    return key if times >= _OFTEN and 2 * times >= counted.total() else ""
