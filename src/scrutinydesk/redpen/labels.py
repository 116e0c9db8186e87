"""Unknown counts in words: "KSI casualties, East Division, 12 months to September 2016"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_sum
from scrutinydesk.claims.claim import Role
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.claims.workings import working
from scrutinydesk.redpen.contradictions import Contradiction

if TYPE_CHECKING:
    from scrutinydesk.claims.systems import Statement
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.redpen.sameness import Thing
    from scrutinydesk.redpen.told import Told, Unknown


@dataclass
class Labels:
    """The words for what a report speaks of."""

    resources: Resources
    told: Iterable[Told]
    _by_name: dict[str, Unknown] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_name = {each.name: each for one in self.told for each in one.unknowns}

    def measure(self, thing: Thing) -> str:
        """Return the title of a measure, or its words."""
        catalogue = self.resources.catalogue
        return catalogue[thing.measure].title if thing.measure in catalogue else thing.measure

    def area(self, thing: Thing) -> str:
        """Return the short title of an area, or its words."""
        areas = self.resources.areas
        return areas[thing.area].short or areas[thing.area].title if thing.area in areas else thing.area

    def window(self, unknown: Unknown) -> str:
        """Return when a count is of."""
        if unknown.window is None:
            return "before" if unknown.before else "after"
        return f"before {unknown.window.words}" if unknown.before else unknown.window.words

    def of(self, name: str) -> str:
        """Return the words for an unknown by its name."""
        if name not in self._by_name:
            return name
        one = self._by_name[name]
        parts = (self.measure(one.thing), self.area(one.thing), self.window(one))
        return ", ".join(part for part in parts if part)

    def among(self, names: Iterable[str]) -> Callable[[str], str]:
        """Return the words for some unknowns, without what all of them share."""
        held = [self._by_name[name] for name in names if name in self._by_name]
        areas = {self.area(one.thing) for one in held}
        measures = {self.measure(one.thing) for one in held}
        windows = {self.window(one) for one in held}

        def label(name: str) -> str:
            one = self._by_name[name]
            parts = [
                self.measure(one.thing) if len(measures) > 1 else "",
                self.area(one.thing) if len(areas) > 1 else "",
                self.window(one) if len(windows) > 1 else "",
            ]
            return ", ".join(filter(None, parts)) or self.measure(one.thing)

        return label

    def shared(self, names: Iterable[str]) -> str:
        """Return what some unknowns have in common of area and window."""
        held = [self._by_name[name] for name in names if name in self._by_name]
        told = ({self.area(one.thing) for one in held}, {self.window(one) for one in held})
        return ", ".join(filter(None, (next(iter(each)) for each in told if len(each) == 1)))

    def working(self, one: Contradiction) -> str:
        """Return a contradiction in one line that a person can add up: by its differences if they show it."""
        for relation in one.conflict.relations:
            if line := self._differences(one, relation):
                return line
        relations = {name for each in one.conflict.relations for name in each.unknowns}
        told = {name for each in one.conflict.statements for name in each.unknowns}
        line = working(one.conflict, self.among(relations or told))
        why = [each.words for each in one.conflict.relations if each.rounded[0].high is None]
        return "; ".join((line, *why))

    def _differences(self, one: Contradiction, relation: Statement) -> str:
        sizes = {
            each.unknowns[-1].name: each.figures[Role.DIFFERENCE]
            for each in one.told
            if Role.DIFFERENCE in each.figures
        }
        (condition, *_) = relation.rounded
        names = [name for name, _ in condition.terms]
        whole = [name for name, factor in condition.terms if factor * condition.terms[0][1] < 0]
        if condition.low != 0 or condition.high != 0 or any(name not in sizes for name in names):
            return ""
        if len(whole) != 1:
            whole = [name for name in names if name not in whole]
        parts = [name for name in names if name not in whole]
        checked = check_sum([sizes[name] for name in parts], sizes[whole[0]])
        label = self.among(names)
        named = " and ".join(label(name) for name in parts)
        if checked.verdict is Verdict.AGREES:
            return ""
        return f"{checked.working} ({named} against {label(whole[0])})"
