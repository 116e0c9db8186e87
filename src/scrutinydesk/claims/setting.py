"""What a document says of itself: up to which month it reports, of which period, and for which area."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from scrutinydesk.claims.dates import Dated, DateKind, find_dates
from scrutinydesk.claims.document import Document
from scrutinydesk.claims.names import Names
from scrutinydesk.claims.places import is_place
from scrutinydesk.measures.areas import COUNTRY, AreaKind, Areas
from scrutinydesk.periods import Month, Window

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
_MONTHLY = re.compile(r"[A-Z][a-z]{2}|\d[/.-]\d\d?[/.-]\d|\d-\d\d-|\b[Qq]\d|quarter")
_BACK = 60
_PAST = re.compile(
    r"\b(?:by|(?:since|before|prior to|first [a-z]+|began|begun|introduced)(?:[ \n][a-z]+){0,5})[ \n]+"
    r"(?:the[ \n]+)?$"
)
_YEAR_ALONE = re.compile(r"\d{4}")  # "since 1990" says nothing of when a report was written
_GENERIC = frozenset(("force", "the constabulary", "constabulary", "lancashire force", "manchester", "city"))


# "Fernley Borough", "HAMPDEN AND FERNLEY COMMUNITY SAFETY PARTNERSHIP": what a title is of, within a force.
_BODY = re.compile(
    r"(?P<place>[A-Z][\w'’-]*(?:[ \n]+(?:(?:and|AND|of|&|on|upon)[ \n]+)?[A-Z][\w'’-]*){0,6}?)[ \n]+"
    r"(?:(?:Community[ \n]Safety|Crime[ \n](?:and|&)[ \n]Disorder(?:[ \n]Reduction)?)[ \n]Partnership|CSP\b"
    r"|Safer[ \n]Neighbourhoods?[ \n]Board|Local[ \n]Policing[ \n](?:Area|Unit|Team)|LPA\b|BCU\b"
    r"|(?:District|Borough|Division)\b(?![ \n]+(?:Council|Commander|and\b|&)))",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^[A-Z]{3,} (?=[A-Z](?: |$))")  # "PSNI C District"
_COUNTRIES = re.compile(r"\b(?P<own>England (?:and|&) Wales)\b|\b(?P<other>Scotland|Northern Ireland)\b")
_SEVERAL_YEARS = re.compile(r"\b(?:19|20)\d\d,? (?:and |to )?(?:19|20)\d\d,? (?:and|to) (?:19|20)\d\d\b")
_OF_A_FORCE = re.compile(
    r"(?P<force>(?P<name>(?:[A-Z][\w'’&-]*[ ]){1,4})(?:Police(?:[ ](?:Service|Force))?|Constabulary|POLICE"
    r"(?:[ ](?:SERVICE|FORCE))?|CONSTABULARY))(?=$|[ ]?[:,.\n(\N{EN DASH}-])"
)
_NO_NAMES = frozenset(
    """
    the your our local neighbourhood community roads road traffic military chief all each every other uk
    national british international serious organised special transport railway number total crime
    """.split()  # noqa: SIM905  words read best as words
)
_EARLY = 1_500
_SHORTEST, _YEAR = 3, 12
_LATE = 4  # months after its period a report may be dated


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document says of itself; None and empty where it does not.

    Attributes
    ----------
    as_at : Month or None
        The month up to which it reports.
    force : str
        The id of its force: "the Constabulary" of its sentences.
    area, place : str
        The id and the words of the area that its title is of, where that is no force.
    assumed_area : str
        The id of the one area that its opening names, where nothing says more plainly of what it is.
    period : Window or None
        That of its title or opening, from a quarter to a year; a figure without one may be of another.
    """

    as_at: Month | None
    force: str
    area: str = ""
    place: str = ""
    assumed_area: str = ""
    period: Window | None = None


def setting_of(document: Document, areas: Areas, unsaid: str = "") -> Setting:
    """Return what a document says of itself, told from its opening and from what it says most.

    Parameters
    ----------
    unsaid : str
        Id of the force that it is taken to be of where it names no other force, country or place.
    """
    as_at, force = _as_at(document), _force(document, areas)
    if not force and unsaid and named(document, areas) <= {unsaid}:
        force = unsaid
    area, place = _titled_area(document, force)
    return Setting(
        as_at, force, area, place,
        assumed_area="" if force or area or place else _opening_area(document),
        period=_period(document, as_at),
    )  # fmt: skip


def named(document: Document, areas: Areas) -> set[str]:
    """Return the forces, the country and the place that the beginning of a document names."""
    found = {*_force_names(areas).counted(document.text[:_SAMPLE]), *_titled_area(document, "")}
    return {*found, *_NATIONAL.findall(_title(document)), unknown_force(document, areas)} - {""}


def unknown_force(document: Document, areas: Areas) -> str:
    """Return the force that a title is of, and that the resources lack; empty where there is none."""
    names = _force_names(areas)
    for each in document.passages[:_TITLES]:
        found = _OF_A_FORCE.match(each.text) if _is_title(each.text) else None
        if found and not names.counted(each.text) and not _NO_NAMES & set(found["name"].casefold().split()):
            return found["force"].title() if found["force"].isupper() else found["force"]
    return ""


def _titled_area(document: Document, force: str) -> tuple[str, str]:
    title = _title(document)
    first = document.passages[:_TITLES]
    titles = (_BODY.search(each.text[:_TITLE]) for each in first if each is first[0] or _is_title(each.text))
    for body in filter(None, titles):
        words = _INITIALS.sub("", " ".join(body["place"].split()))
        words = words.title() if words.isupper() else words
        if len(words) == 1:  # "C District"
            words = " ".join(body[0].split()[-2:])
        if is_place(words):
            return "", words
    if force:
        return "", ""
    countries = {found[0]: found for found in _COUNTRIES.finditer(title)}
    if len(countries) != 1:
        return "", ""
    found = next(iter(countries.values()))
    return (COUNTRY, "") if found["own"] else ("", found["other"])


def _opening_area(document: Document) -> str:
    countries = {found.lastgroup for found in _COUNTRIES.finditer(document.text[:_EARLY])}
    return COUNTRY if countries == {"own"} else ""


def _period(document: Document, as_at: Month | None) -> Window | None:
    """Return the quarter or year that a title or, where it names none, an opening is of."""
    titled = periods_of(_title(document), as_at) or _titled_year(document)
    opening = [each for each in document.passages if each.offset < _EARLY and each.cell is None]
    for said in [titled] if titled else [periods_of(each.text, as_at) for each in opening]:
        latest = max(said, key=lambda each: each.last, default=None)
        if latest is not None and (titled or as_at == latest.last):
            alike = {len(each.months) for each in said} == {len(latest.months)}
            late = 0 if as_at is None else as_at.ordinal - latest.last.ordinal
            return latest if alike and 0 <= late <= _LATE else None
    return None


def _titled_year(document: Document) -> list[Window]:
    """Return the year with which one of the titles ends: ``Road casualties 2019``."""
    found: list[Window] = []
    for title in document.passages[:_TITLES]:
        last = find_dates(title.text)[-1:] if len(title.text) <= _SHORT else ()
        found += [each.window for each in last if each.window and each.end == len(title.text.rstrip())
                  and _YEAR_ALONE.fullmatch(each.text)]  # fmt: skip
    return found


def periods_of(text: str, as_at: Month | None) -> list[Window]:
    """Return the periods that a text names, from a quarter to a year: of March to March as well.

    Of "years to September 2014, 2015 and 2016" it is not said which is meant, and "mid-2016" is when people
    were counted, as estimates of the population have it.
    """
    if _SEVERAL_YEARS.search(text):
        return []
    return [
        date.window for date in find_dates(text, as_at)
        if date.kind is DateKind.PERIOD and date.window is not None
        and _SHORTEST <= len(date.window.months) <= _YEAR + 1
        and not _is_year_alone(date) and not date.text.startswith("mid")
    ]  # fmt: skip


def _is_year_alone(date: Dated) -> bool:
    """Tell whether a year is named by its number, and not as one of several to a month."""
    calendar = date.window is not None and date.window.first.month == 1
    return calendar and _YEAR_ALONE.fullmatch(date.text) is not None


def _ends_with_month(date: Dated) -> bool:
    """Tell whether a date says in which month it ends."""
    if _YEAR_ALONE.fullmatch(date.text):
        return not _is_year_alone(date)
    return _MONTHLY.search(date.text) is not None


def _as_at(document: Document) -> Month | None:
    text = document.text[:_SAMPLE]
    stated: list[Month] = []
    line = -1
    ends: Counter[Month] = Counter()
    for date in find_dates(text):
        if date.window is None or not _ends_with_month(date):
            continue
        if _PAST.search(text, max(date.start - _BACK, 0), date.start):
            continue  # by then something is to be done, or since then it was so
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
    held = [each.text for each in first if each is first[0] or _is_title(each.text)]
    return " ".join(held)[:_TITLE]


def _is_title(text: str) -> bool:
    """Tell whether a line is short and no sentence."""
    return len(text) <= _SHORT and not text.rstrip().endswith((".", ";"))


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
