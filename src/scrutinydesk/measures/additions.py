"""What an officer adds to the catalogue and the areas: it travels with a recipe, or with a library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from scrutinydesk.errors import ResourceError
from scrutinydesk.measures.areas import Area, AreaKind
from scrutinydesk.measures.catalogue import Kind, Measure, Polarity
from scrutinydesk.measures.entries import Entry
from scrutinydesk.measures.report import Outline, OutlineSection, OutlineSubSection

OTHER = "Other measures"
SECTION = "5"  # whose tab has room for them
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_KINDS = (AreaKind.DIVISION, AreaKind.FORCE)


@dataclass(frozen=True, slots=True)
class Additions:
    """Measures and areas beside those of the resource files."""

    measures: tuple[Measure, ...] = ()
    areas: tuple[Area, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.measures or self.areas)


def cannot_be_added(table: str, what: str) -> ResourceError:
    """Return the error about an addition: the measure or area, and why it cannot stand."""
    return ResourceError(
        f"[{table}] cannot be added.", what[:1].upper() + what[1:], "Give it another id, name or link."
    )


def housed(measures: tuple[Measure, ...], outline: Outline) -> tuple[Measure, ...]:
    """Give every measure without a sub-section the one for others."""
    section = _section(outline)
    home = _other_id(section)
    return tuple(
        each if each.subsection else replace(each, section=section.number, subsection=home)
        for each in measures
    )


def with_places(
    outline: Outline, measures: tuple[Measure, ...], by_division: frozenset[str] = frozenset()
) -> Outline:
    """List measures at the end of their sub-sections; ``housed`` has given each of them one.

    Those, and the measures of ``by_division``, are shown for the divisions too.

    It is a ``ResourceError`` if a measure names a sub-section that the report does not have.
    """  # noqa: DOC501  a function makes it
    last = _section(outline)
    other = OutlineSubSection(_other_id(last), f"{_other_id(last)[-1]})", OTHER, (), optional=True)
    known = {part.id for section in outline.sections for part in section.subsections}
    for measure in measures:
        if measure.subsection not in {*known, other.id}:
            what = f"the report has no sub-section “{measure.subsection}”."
            raise cannot_be_added(f"measure.{measure.id}", what)
    sections = []
    for section in outline.sections:
        new = section is last and other.id not in known
        parts = (*section.subsections, *([other] if new else []))
        filled = (_filled(part, measures, by_division) for part in parts)
        sections.append(replace(section, subsections=tuple(part for part in filled if part is not other)))
    return replace(outline, sections=tuple(sections))


def _filled(
    part: OutlineSubSection, measures: tuple[Measure, ...], by_division: frozenset[str]
) -> OutlineSubSection:
    more = [each.id for each in measures if each.subsection == part.id and each.id not in part.measures]
    divided = [*more, *(each for each in part.measures if each in by_division)]
    if not divided:
        return part
    kinds = {each: part.areas.get(each, (AreaKind.FORCE,)) for each in divided}
    areas = {each: tuple(dict.fromkeys((*held, AreaKind.DIVISION))) for each, held in kinds.items()}
    return replace(part, measures=(*part.measures, *more), areas={**part.areas, **areas})


def _section(outline: Outline) -> OutlineSection:
    return next((each for each in outline.sections if each.number == SECTION), outline.sections[-1])


def _other_id(section: OutlineSection) -> str:
    """Return the id of the sub-section for others: that which is there, or the next letter."""
    there = next((part.id for part in section.subsections if part.title == OTHER), "")
    if there:
        return there
    letters = [part.id[len(section.number) :] for part in section.subsections]
    last = max((letter for letter in letters if len(letter) == 1), default="`")
    return section.number + chr(min(ord(last) + 1, ord("z")))


def additions_to_dict(additions: Additions) -> dict[str, Any]:
    """Return additions as plain values, for TOML or JSON; what has its usual value is left out."""
    measures = {each.id: _plain(each, ("id", "section")) for each in additions.measures}
    areas = {each.id: _plain(each, ("id",)) for each in additions.areas}
    return {name: held for name, held in (("measure", measures), ("area", areas)) if held}


def _plain(item: Measure | Area, without: tuple[str, ...]) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for each in fields(item):
        value = getattr(item, each.name)
        if each.name in without or not value or (each.name == "short" and value == item.title):
            continue
        if each.name == "share_base":
            value = [f"{'-' * (sign < 0)}{term}" for term, sign in value]
        held[each.name] = list(value) if isinstance(value, tuple) else _text(value)
    return held


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def additions_from_dict(
    data: Mapping[str, Any], entry: type[Entry] = Entry, file: str = "additions"
) -> Additions:
    """Return additions from plain values; a fault where a key is unknown, missing or of another sort.

    Parameters
    ----------
    entry : type of Entry
        Words the faults.
    file : str
        Named in them.
    """
    measures = tuple(_measure(key, each) for key, each in _entries(data, "measure", entry, file))
    areas = tuple(_area(key, each) for key, each in _entries(data, "area", entry, file))
    return Additions(measures, areas)


def _entries(
    data: Mapping[str, Any], table: str, entry: type[Entry], file: str
) -> Iterator[tuple[str, Entry]]:
    for key, value in entry(file, table, data.get(table, {})).table.items():
        found = entry(file, f"{table}.{key}", value)
        if not _ID.fullmatch(key):
            raise found.fault("an id is made of small letters, digits, - and _, 80 at most.")
        yield key, found


def _measure(key: str, entry: Entry) -> Measure:
    title = _title(entry)
    subsection = entry.text("subsection", "")
    polarity = entry.choice("polarity", Polarity, Polarity.NEUTRAL)
    measure = Measure(
        id=key, title=title, short=entry.text("short", title), aliases=entry.texts("aliases"),
        section=subsection[:1], subsection=subsection, unit=entry.text("unit"),
        kind=entry.choice("kind", Kind), polarity=polarity,
        polarity_reason=entry.text("polarity_reason", ""),
        decimals=entry.number("decimals", 0), parent=entry.text("parent", ""),
        overlaps=entry.texts("overlaps"), source=entry.text("source", ""),
        lag_months=entry.number("lag_months", 0), caveat=entry.text("caveat", ""),
        breakdowns=entry.texts("breakdowns"),
        share_base=tuple(
            (term.lstrip("-"), -1 if term.startswith("-") else 1) for term in entry.texts("share_base")
        ),
    )  # fmt: skip
    entry.done()
    if not 0 <= measure.decimals <= 6:  # noqa: PLR2004  more than any figure is printed with
        raise entry.fault("“decimals” must be from 0 to 6.")
    if polarity is Polarity.AMBIGUOUS and not measure.polarity_reason:
        raise entry.fault("an ambiguous polarity needs a “polarity_reason”.")
    return measure


def _area(key: str, entry: Entry) -> Area:
    title = _title(entry)
    kind = entry.choice("kind", AreaKind)
    area = Area(
        id=key, title=title, short=entry.text("short", title), kind=kind, code=entry.text("code", ""),
        region=entry.text("region", ""), parent=entry.text("parent", ""), aliases=entry.texts("aliases"),
        special=entry.truth("special"), population=entry.number("population", 0),
        population_year=entry.number("population_year", 0),
    )  # fmt: skip
    entry.done()
    if kind not in _KINDS:
        raise entry.fault(f"“kind” must be one of: {', '.join(_KINDS)}.")
    if (kind is AreaKind.DIVISION) != bool(area.parent):
        raise entry.fault("“parent” must name the force of a division; a force has none.")
    return area


def _title(entry: Entry) -> str:
    title = entry.text("title")
    if not title.strip():
        raise entry.fault("“title” must not be blank.")
    return title

