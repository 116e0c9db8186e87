"""The catalogue: everything that is measured, and what must be known about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial
from typing import Any

from scrutinydesk.measures.entries import Entry, Fault, UnknownIdError, entries, fault, only_tables
from scrutinydesk.measures.names import fold, without_notes

FILE = "catalogue.toml"


class Kind(StrEnum):
    """How a measure behaves in time, and so how it may be added and compared."""

    FLOW = "flow"
    STOCK = "stock"
    PROPORTION = "proportion"
    MONEY = "money"
    SURVEY = "survey"
    RANK = "rank"

    __hash__ = str.__hash__  # as that of spans


class Polarity(StrEnum):
    """Which direction is good; ambiguous needs a reason, neutral has no good direction."""

    UP_GOOD = "up_good"
    DOWN_GOOD = "down_good"
    NEUTRAL = "neutral"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes
    ----------
    aliases : tuple of str
        Other ways in which workbooks and releases write the title.
    section, subsection : str
        ``5`` and ``5a``; empty for a measure that only national tables hold.
    unit : str
        ``crimes``, ``percent``, ``gbp_million``, ``fte``, ...
    decimals : int
        Decimals with which a value is printed.
    parent : str
        Id of the total of which this is a part that adds; empty if there is none.
    overlaps : tuple of str
        Measures that count some of the same events: never added to this one.
    lag_months : int
        Months between the end of a period and its usual publication.
    breakdowns : tuple of str
        Parts that a workbook may give beside the whole.
    share_base : tuple of (str, int)
        Measures with sign (+1, -1) whose sum is the base of a percentage share; empty if the
        parent is the base.
    """

    id: str
    title: str
    short: str
    aliases: tuple[str, ...]
    section: str
    subsection: str
    unit: str
    kind: Kind
    polarity: Polarity
    polarity_reason: str
    decimals: int
    parent: str
    overlaps: tuple[str, ...]
    source: str
    lag_months: int
    caveat: str
    breakdowns: tuple[str, ...] = ()
    share_base: tuple[tuple[str, int], ...] = ()


class Catalogue(Mapping[str, Measure]):
    """All measures by id, in file order."""

    def __init__(self, measures: Mapping[str, Measure], names: Mapping[str, str]) -> None:
        self._measures = dict(measures)
        self._names = dict(names)

    def __getitem__(self, key: str) -> Measure:
        if key not in self._measures:
            raise UnknownIdError(f"There is no measure “{key}”.", f"{FILE} does not hold it.")
        return self._measures[key]

    def __contains__(self, key: object) -> bool:
        return key in self._measures

    def __iter__(self) -> Iterator[str]:
        return iter(self._measures)

    def __len__(self) -> int:
        return len(self._measures)

    def find(self, text: str) -> str | None:
        """Return the id of the measure that goes by this title, short title or alias, or None.

        Case, spaces, punctuation and footnote marks do not count.
        """
        return self._names.get(fold(text)) or self._names.get(fold(without_notes(text)))

    def parts(self, measure: str) -> tuple[str, ...]:
        """Return ids of the measures that add to this one, in file order."""
        return self._parts.get(measure, ())

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for key, value in self._measures.items():
            found.setdefault(value.parent, []).append(key)
        return {parent: tuple(keys) for parent, keys in found.items()}

    def extended(self, measures: Iterable[Measure], fault: Fault) -> Catalogue:
        """Return the catalogue with more measures at its end, checked as those of the file are.

        One that is here already, just as it is, is no fault.
        """
        held = dict(self._measures)
        for measure in measures:
            if held.setdefault(measure.id, measure) != measure:
                raise fault(f"measure.{measure.id}", "the id stands for another measure already.")
        return _checked(held, fault)


def _shared(file_data: Mapping[str, Any], table: str) -> Entry:
    return Entry(FILE, table, file_data.get(table, {}))


def _signed(entry: Entry) -> tuple[tuple[str, int], ...]:
    terms = entry.texts("share_base")
    return tuple((term.lstrip("-"), -1 if term.startswith("-") else 1) for term in terms)


def _measure(key: str, entry: Entry, texts: Entry, sources: Entry) -> Measure:
    title = entry.text("title")
    subsection = entry.text("subsection", "")
    source = entry.text("source", "")
    measure = Measure(
        id=key,
        title=title,
        short=entry.text("short", title),
        aliases=entry.texts("aliases"),
        section=subsection[:1],
        subsection=subsection,
        unit=entry.text("unit"),
        kind=entry.choice("kind", Kind),
        polarity=entry.choice("polarity", Polarity),
        polarity_reason=texts.text(name) if (name := entry.text("reason", "")) else "",
        decimals=entry.number("decimals", 0),
        parent=entry.text("parent", ""),
        overlaps=entry.texts("overlaps"),
        source=sources.text(source) if source else "",
        lag_months=entry.number("lag_months", 0),
        caveat=" ".join(texts.text(name) for name in entry.texts("caveats")),
        breakdowns=entry.texts("breakdowns"),
        share_base=_signed(entry),
    )
    entry.done()
    if measure.polarity is Polarity.AMBIGUOUS and not measure.polarity_reason:
        raise entry.fault("an ambiguous polarity needs a “reason”.")
    return measure


def _check_links(measures: Mapping[str, Measure], fault: Fault) -> None:
    for measure in measures.values():
        links = {"parent": (measure.parent,) if measure.parent else (), "overlaps": measure.overlaps}
        links["share_base"] = tuple(term for term, _ in measure.share_base)
        for key, ids in links.items():
            for other in ids:
                if other not in measures or other == measure.id:
                    what = f"“{key}” names “{other}”, which is not another measure."
                    raise fault(f"measure.{measure.id}", what)


def _check_parents(measures: Mapping[str, Measure], fault: Fault) -> None:
    for measure in measures.values():
        seen, current = {measure.id}, measure.parent
        while current:
            if current in seen:
                raise fault(f"measure.{measure.id}", "its parents run in a circle.")
            seen.add(current)
            current = measures[current].parent


def _names(measures: Mapping[str, Measure], fault: Fault) -> dict[str, str]:
    names: dict[str, str] = {}
    for measure in measures.values():
        for name in (measure.id, measure.title, measure.short, *measure.aliases):
            other = names.setdefault(fold(name), measure.id)
            if other != measure.id:
                what = f"the name “{name}” already stands for “{other}”; a name must be unique."
                raise fault(f"measure.{measure.id}", what)
    return names


def catalogue(data: Mapping[str, Any]) -> Catalogue:
    """Return the catalogue that the parsed file declares.

    It is a ``ResourceError`` if a key is unknown or missing, a link leads nowhere, or a name
    stands for two measures.
    """
    only_tables(FILE, data, ("text", "source", "measure"))
    texts, sources = _shared(data, "text"), _shared(data, "source")
    measures = {key: _measure(key, entry, texts, sources) for key, entry in entries(FILE, data, "measure")}
    return _checked(measures, partial(fault, FILE))


def _checked(measures: Mapping[str, Measure], fault: Fault) -> Catalogue:
    _check_links(measures, fault)
    _check_parents(measures, fault)
    return Catalogue(measures, _names(measures, fault))
