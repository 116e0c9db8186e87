"""How the counts of a report belong together: parts of a whole, divisions of a force, months of a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Role
from scrutinydesk.claims.systems import Statement, added, linear, nested
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.redpen.sameness import Thing, section_of
from scrutinydesk.redpen.told import Told

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Document
    from scrutinydesk.measures.areas import Areas
    from scrutinydesk.measures.catalogue import Catalogue
    from scrutinydesk.periods import Window

# What a report says of parts that make up a whole, and of nothing less.
_MADE_UP = re.compile(
    r"\b(?:made up (?:of|from)|mak(?:e|es|ing) up|falls? (?:under|into|within)|consist\w* of|compris\w+"
    r"|composed of|broken (?:then )?(?:down )?into|broken down (?:by|as)|breakdown|split (?:into|by|between)"
    r"|divided into|combin\w+|sum of|total of)\b",
    re.IGNORECASE,
)
_NO_SUM = frozenset(("average", "mean", "median", "rate", "mode"))
_MOST_WINDOWS = 40
_MOST_TEXT = 40_000

# All that is said of one section and window, by measure and area.
_Place = tuple[tuple[str, ...], frozenset[str], "Window | None", bool, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation.

    Attributes
    ----------
    sure : bool
        Whether it holds by definition, or the report says so; else it is what such words usually mean.
    adds : bool
        Whether it is a whole that is the sum of its parts.
    """

    statement: Statement
    sure: bool
    adds: bool


@dataclass
class Relations:
    """Finds the relations of unknowns."""

    document: Document
    catalogue: Catalogue
    areas: Areas
    _made_up: dict[tuple[str, ...], bool] = field(default_factory=dict)
    _beside: dict[tuple[tuple[str, ...], str, Window | None], set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._divisions: dict[str, list[str]] = {}
        for key, area in self.areas.items():
            if area.kind is AreaKind.DIVISION:
                self._divisions.setdefault(area.parent, []).append(key)
        texts: dict[tuple[str, ...], list[str]] = {}
        for passage in self.document.passages:
            texts.setdefault(section_of(passage), []).append(passage.text)
        self._texts = texts

    def of(self, told: Iterable[Told]) -> list[Relation]:
        """Return the relations of what claims speak of, each once.

        That a part is no more than its whole holds of counts only, not of rates and means; a change with its
        size is of counts.
        """
        held = list(told)
        counts = {unknown for one in held if Role.DIFFERENCE in one.figures for unknown in one.unknowns}
        unknowns = {unknown for one in held for unknown in one.unknowns if unknown.apart < 0}
        places: dict[_Place, dict[tuple[str, str], str]] = {}
        windows: dict[Thing, dict[Window, str]] = {}
        for each in sorted(unknowns, key=lambda one: one.name):
            thing = each.thing
            beside = thing.section, thing.area, each.window
            self._beside.setdefault(beside, set()).add(thing.measure)
            if not self._is_counted(thing.measure) or thing.said & _NO_SUM:
                continue
            place = (thing.section, thing.said, each.window, each.before, each.base)
            places.setdefault(place, {})[thing.measure, thing.area] = each.name
            if each.window is not None and not each.before and each in counts:
                windows.setdefault(thing, {})[each.window] = each.name
        found: list[Relation] = []
        counted = {each.name for each in counts}
        for place, names in places.items():
            found += self._parts(place, names)
            found += self._areas(names, counted)
        for each_window in windows.values():
            found += _within(each_window)
        return found

    def _is_counted(self, measure: str) -> bool:
        """Tell whether figures of a measure add up: what is not in the catalogue may be a rate or a mean."""
        return measure in self.catalogue and self.catalogue[measure].kind is Kind.FLOW

    def _parts(self, place: _Place, names: Mapping[tuple[str, str], str]) -> Iterator[Relation]:
        for (measure, area), whole in names.items():
            parts = self.catalogue.parts(measure)
            held = [names[part, area] for part in parts if (part, area) in names]
            words = f"the parts of {self.catalogue[measure].title.lower()}"
            if held and len(held) == len(parts):
                # A force may count more among them than the catalogue knows.
                others = self._beside[place[0], area, place[2]] - self._family(measure)
                sure = self._says_made_up(place[0]) and not others
                yield Relation(added(f"~{whole} parts", words, whole, held), sure=sure, adds=True)

    def _family(self, measure: str) -> set[str]:
        """Return a measure with its parts and theirs, and what it is part of."""
        found = {measure}
        waiting = [measure]
        while waiting:
            parts = [part for part in self.catalogue.parts(waiting.pop()) if part not in found]
            found.update(parts)
            waiting += parts
        above = self.catalogue[measure].parent
        while above in self.catalogue and above not in found:
            found.add(above)
            above = self.catalogue[above].parent
        return found

    def _says_made_up(self, section: tuple[str, ...]) -> bool:
        if section not in self._made_up:
            text = "\n".join(self._texts.get(section, ()))[:_MOST_TEXT]
            self._made_up[section] = _MADE_UP.search(text) is not None
        return self._made_up[section]

    def _areas(self, names: Mapping[tuple[str, str], str], counts: set[str]) -> Iterator[Relation]:
        for (measure, area), whole in names.items():
            divisions = self._divisions.get(area, [])
            held = [names[measure, each] for each in divisions if (measure, each) in names]
            words = f"the divisions of {self.areas[area].title}" if divisions else ""
            if held and len(held) == len(divisions):
                yield Relation(added(f"~{whole} divisions", words, whole, held), sure=True, adds=True)
            elif whole in counts and (some := [name for name in held if name in counts]):
                yield Relation(
                    _at_most(f"~{whole} some divisions", words, whole, some), sure=True, adds=False
                )
            outer = next((each for each in self._around(area) if names.get((measure, each)) in counts), None)
            if outer is not None and whole in counts:
                words = f"{self.areas[area].title} is part of {self.areas[outer].title}"
                yield Relation(
                    nested(f"~{whole} in {outer}", words, whole, names[measure, outer]), sure=True, adds=False
                )

    def _around(self, area: str) -> Iterator[str]:
        """Yield the areas that an area lies in, the nearest first; divisions are looked at by force."""
        if area not in self.areas or self.areas[area].kind is AreaKind.DIVISION:
            return
        kind = self.areas[area].kind
        if kind is AreaKind.MSG:
            yield "england-and-wales"
            return
        here = self.areas.region_of(area) if kind is AreaKind.FORCE else self.areas[area].parent
        while here and here in self.areas:
            yield here
            here = self.areas[here].parent


def _at_most(name: str, words: str, whole: str, parts: Sequence[str]) -> Statement:
    """Return the relation of parts, not all of them, that are together no more than the whole."""
    terms = dict.fromkeys(parts, -1)
    terms[whole] = 1
    return Statement(name, words, (linear(terms, 0, None),), relation=True)


def _within(windows: Mapping[Window, str]) -> Iterator[Relation]:
    ordered = sorted(windows)[:_MOST_WINDOWS]
    for inner in ordered:
        for outer in ordered:
            longer = len(outer.months) > len(inner.months)
            if longer and outer.first <= inner.first and inner.last <= outer.last:
                words = f"{inner.words} is within {outer.words}"
                name = f"~{windows[inner]} in {windows[outer]}"
                yield Relation(nested(name, words, windows[inner], windows[outer]), sure=True, adds=False)
