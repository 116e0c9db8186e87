"""Areas: forces, their divisions, regions, countries, and most similar groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial
from typing import Any

from scrutinydesk.measures.entries import Entry, Fault, UnknownIdError, entries, fault, only_tables
from scrutinydesk.measures.membership import Membership, membership
from scrutinydesk.measures.names import fold, without_notes
from scrutinydesk.periods import Month

FILE = "areas.toml"
MSG_SUFFIX = "-msg"
COUNTRY = "england-and-wales"
_SUFFIXES = ("constabulary", "policeservice", "policeforcearea", "policeforce", "police", "region")


class AreaKind(StrEnum):
    """What kind of area it is."""

    FORCE = "force"
    DIVISION = "division"
    REGION = "region"
    COUNTRY = "country"
    MSG = "msg"


@dataclass(frozen=True, slots=True)
class Area:
    """One area.

    Attributes
    ----------
    code : str
        ONS code, empty where there is none.
    region : str
        Id of the region (of Wales: ``wales``) in which a force lies.
    parent : str
        Id of the force of a division or group, of the country of a region.
    title : str
        As in a heading; ``short`` as in a narrow column.
    special : bool
        A force that is not territorial, such as British Transport Police.
    population : int
        Residents at the middle of ``population_year``; 0 where not known.
    few_residents : bool
        So few live there, of those who are there by day, that rates per resident say nothing.
    """

    id: str
    title: str
    short: str
    kind: AreaKind
    code: str
    region: str
    parent: str
    aliases: tuple[str, ...] = ()
    special: bool = False
    population: int = 0
    population_year: int = 0
    few_residents: bool = False


# Where two kinds share a name: West Midlands is the force, East the region (not a division).
SEARCH_ORDER = (
    AreaKind.FORCE,
    AreaKind.REGION,
    AreaKind.COUNTRY,
    AreaKind.MSG,
    AreaKind.DIVISION,
)


class Areas(Mapping[str, Area]):
    """All areas by id, in file order."""

    def __init__(
        self, areas: Mapping[str, Area], groups: tuple[Membership, ...], faulty: Fault | None = None
    ) -> None:
        self._areas = dict(areas)
        self._groups = groups
        self._faulty = faulty or partial(fault, FILE)
        self._names: dict[AreaKind, dict[str, str]] = {kind: {} for kind in AreaKind}
        for area in areas.values():
            for name in (area.id, area.title, area.short, area.code, *area.aliases):
                self._add(area, name)

    def _add(self, area: Area, name: str) -> None:
        if not name:
            return
        other = self._names[area.kind].setdefault(fold(name), area.id)
        if other != area.id and not self._apart(area, self._areas[other]):
            what = f"the name “{name}” already stands for the {area.kind} “{other}”."
            raise self._faulty(f"{area.kind}.{area.id}", what)

    @staticmethod
    def _apart(one: Area, other: Area) -> bool:
        """Tell whether two may share a name: many a force has a division East."""
        return one.kind is AreaKind.DIVISION and one.parent != other.parent

    def __getitem__(self, key: str) -> Area:
        if key not in self._areas:
            raise UnknownIdError(f"There is no area “{key}”.", f"{FILE} does not hold it.")
        return self._areas[key]

    def __contains__(self, key: object) -> bool:
        return key in self._areas

    def __iter__(self) -> Iterator[str]:
        return iter(self._areas)

    def __len__(self) -> int:
        return len(self._areas)

    def find(self, text: str, kinds: tuple[AreaKind, ...] = SEARCH_ORDER) -> str | None:
        """Return the id of the area of this name, short name, alias or ONS code, or None.

        Case, punctuation, footnote marks and endings such as ``Police`` do not count. Where a
        force and a region share a name (West Midlands) the force is found unless ``kinds`` puts
        the region first or the code decides.
        """
        plain = fold(text)
        bare = fold(without_notes(text))
        forms = [plain, bare]
        forms += [bare.removesuffix(suffix) for suffix in _SUFFIXES if bare.endswith(suffix)]
        if bare.endswith("region"):
            kinds = (AreaKind.REGION, *kinds)
        for form in forms:
            for kind in kinds:
                if form in self._names[kind]:
                    return self._names[kind][form]
        return None

    def extended(self, areas: Iterable[Area], faulty: Fault) -> Areas:
        """Return these areas and more, checked as those of the file are.

        One that is here already, just as it is, is no fault.
        """
        held = dict(self._areas)
        for area in areas:
            if held.setdefault(area.id, area) != area:
                raise faulty(f"area.{area.id}", "the id stands for another area already.")
        _check(held, faulty)
        return Areas(held, self._groups, faulty)

    def _of_kind(self, kind: AreaKind) -> tuple[str, ...]:
        return tuple(key for key, area in self._areas.items() if area.kind is kind)

    def forces(self) -> tuple[str, ...]:
        """Return the ids of the territorial forces."""
        return self._forces

    @cached_property
    def _forces(self) -> tuple[str, ...]:
        return tuple(key for key in self._of_kind(AreaKind.FORCE) if not self[key].special)

    @cached_property
    def few_residents(self) -> frozenset[str]:
        """The ids of the areas for which a rate per resident says nothing."""
        return frozenset(key for key, area in self._areas.items() if area.few_residents)

    @cached_property
    def _within(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {
            region: tuple(key for key in self._forces if self[key].region == region)
            for region in {self[key].region for key in self._forces}
        }
        found["england"] = tuple(key for key in self._forces if self[key].region != "wales")
        found[COUNTRY] = self._forces
        return found

    @cached_property
    def _divisions(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for key in self._of_kind(AreaKind.DIVISION):
            found.setdefault(self[key].parent, []).append(key)
        return {force: tuple(keys) for force, keys in found.items()}

    def regions(self) -> tuple[str, ...]:
        """Return the ids of the regions."""
        return self._of_kind(AreaKind.REGION)

    def divisions(self, force: str) -> tuple[str, ...]:
        """Return the ids of the divisions of a force; empty if none are known."""
        return self._divisions.get(force, ())

    def members(self, region: str) -> tuple[str, ...]:
        """Return the ids of the territorial forces of a region, or of all for a country."""
        return self._within.get(region, ())

    def region_of(self, force: str) -> str:
        """Return the id of the region in which a force (or the force of a division) lies."""
        area = self[force]
        return self[area.parent].region if area.kind is AreaKind.DIVISION else area.region

    def around(self, area: str) -> tuple[str, ...]:
        """Return the area and those that it lies in: its force, region and country.

        A most similar group lies in none.
        """
        if self[area].kind is AreaKind.MSG:
            return (area,)
        found = [area]
        for name in found:  # grows as it goes
            wider = (self[name].parent, self[name].region)
            found += [other for other in wider if other and other not in found]
        return tuple(found)

    def msg(self, force: str, month: Month) -> Membership | None:
        """Return the most similar group of a force in a month, or None where none is known."""
        for group in self._groups:
            if group.force == force and group.first <= month <= group.last:
                return group
        return None


def _area(key: str, entry: Entry, kind: AreaKind, country: str = "") -> Area:
    title = entry.text("title")
    region = entry.text("region") if kind is AreaKind.FORCE else entry.text("region", "")
    area = Area(
        id=key,
        title=title,
        short=entry.text("short", title),
        kind=kind,
        code=entry.text("code", ""),
        region=region,
        parent=entry.text("parent", country),
        aliases=entry.texts("aliases"),
        special=entry.truth("special"),
        population=entry.number("population", 0),
        population_year=entry.number("population_year", 0),
        few_residents=entry.truth("few_residents"),
    )
    entry.done()
    return area


def _group(force: Area) -> Area:
    title = f"Most similar group of {force.title}"
    aliases = (f"{force.title} MSG", f"{force.short} most similar group")
    key = force.id + MSG_SUFFIX
    return Area(key, title, "MSG", AreaKind.MSG, "", force.region, force.id, aliases)


def _check(areas: Mapping[str, Area], fault: Fault) -> None:
    for area in areas.values():
        for key, other in (("parent", area.parent), ("region", area.region)):
            if other and other not in areas:
                what = f"“{key}” names “{other}”, which is not an area."
                raise fault(f"{area.kind}.{area.id}", what)


def _check_overlaps(groups: list[Membership]) -> None:
    for number, group in enumerate(groups):
        for other in groups[:number]:
            if other.force == group.force and other.first <= group.last >= group.first <= other.last:
                what = "two memberships of the same force share a month."
                raise fault(FILE, f"msg.{group.force}", what)


def _groups(data: Mapping[str, Any], found: Mapping[str, Area]) -> tuple[Membership, ...]:
    dated = data.get("msg", {})
    groups: list[Membership] = []
    for force in dated:
        if force not in found or found[force].kind is not AreaKind.FORCE:
            raise fault(FILE, f"msg.{force}", "it is not the id of a force.")
        holder = Entry(FILE, "msg", dated)
        groups += [membership(entry, force, found) for entry in holder.children(force)]
    _check_overlaps(groups)
    return tuple(groups)


def areas(data: Mapping[str, Any]) -> Areas:
    """Return the areas that the parsed file declares.

    It is a ``ResourceError`` if a key is unknown or missing, an id leads nowhere, a name stands
    for two areas of one kind, or two memberships of a force share a month.
    """
    only_tables(FILE, data, ("country", "region", "force", "division", "msg"))
    found: dict[str, Area] = {}
    for kind in (AreaKind.COUNTRY, AreaKind.REGION, AreaKind.FORCE, AreaKind.DIVISION):
        if kind is AreaKind.DIVISION and kind not in data:
            continue
        for key, entry in entries(FILE, data, kind):
            if key in found:
                raise entry.fault(f"the id “{key}” is used twice.")
            found[key] = _area(key, entry, kind)
    _check(found, partial(fault, FILE))
    groups = _groups(data, found)
    for force in dict.fromkeys(group.force for group in groups):
        group = _group(found[force])
        found[group.id] = group
    return Areas(found, groups)
