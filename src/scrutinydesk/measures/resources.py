"""The four resource files as one value, each parsed when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path

from scrutinydesk.errors import ResourceError
from scrutinydesk.measures import areas, breaks, catalogue, report
from scrutinydesk.measures.additions import Additions, cannot_be_added, housed, with_places
from scrutinydesk.measures.areas import Area
from scrutinydesk.measures.break_register import NO_REGISTER, BreakRegister, Crossing
from scrutinydesk.measures.catalogue import Measure
from scrutinydesk.measures.entries import parse
from scrutinydesk.periods import Month


class Resources:
    """Catalogue, areas, breaks and outline of one folder.

    Any of them raises ``ResourceError`` at its first use if its file cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def catalogue(self) -> catalogue.Catalogue:
        """All measures."""
        return catalogue.catalogue(parse(self.folder / catalogue.FILE))

    @cached_property
    def areas(self) -> areas.Areas:
        """All areas."""
        return areas.areas(parse(self.folder / areas.FILE))

    @cached_property
    def breaks(self) -> breaks.Breaks:
        """All dated discontinuities."""
        return breaks.breaks(parse(self.folder / breaks.FILE), self.catalogue, self.areas)

    @cached_property
    def outline(self) -> report.Outline:
        """The report without its figures."""
        outline = report.outline(parse(self.folder / report.FILE), self.catalogue)
        if outline.force not in self.areas:
            raise report.unknown_force(outline.force)
        return outline

    def extended(self, additions: Additions, by_division: Iterable[str] = ()) -> Resources:
        """Return these resources with what an officer added; a ``ResourceError`` where that cannot stand.

        A measure without a sub-section of its own is listed under “Other measures”.

        Parameters
        ----------
        by_division : iterable of str
            Ids of measures that the report shows by division too.
        """
        measures = frozenset(by_division)
        return _Extended(self, additions, measures) if additions or measures else self

    @property
    def register(self) -> BreakRegister:
        """What the office made of the breaks; nothing, for the files alone."""
        return NO_REGISTER

    def with_register(self, register: BreakRegister) -> Resources:
        """Return these resources with an office's break register in place of any before."""
        return _Registered(self, register)

    def crossing(self, measure: str, first: Month, last: Month, area: str = "") -> Crossing:
        """Return what stands between the months of a comparison from ``first`` to ``last``."""
        found = self.breaks.affecting(measure, first, last, area)
        return self.register.crossing(found, measure, area)

    def check(self) -> None:
        """Parse and check all four files now; a ``ResourceError`` at the first fault."""
        _ = self.catalogue, self.areas, self.breaks, self.outline


class _Extended(Resources):
    """Resources with additions; each part is put together when it is first asked for."""

    def __init__(self, base: Resources, additions: Additions, by_division: frozenset[str]) -> None:
        super().__init__(base.folder)
        self._base = base
        self._additions = additions
        self._by_division = by_division
        self.check()  # an addition that cannot stand is told at once, not at some later use

    @cached_property
    def _measures(self) -> tuple[catalogue.Measure, ...]:
        return housed(self._additions.measures, self._base.outline)

    @cached_property
    def catalogue(self) -> catalogue.Catalogue:
        """All measures, the officer's last."""
        return self._base.catalogue.extended(self._measures, cannot_be_added)

    @cached_property
    def areas(self) -> areas.Areas:
        """All areas, the officer's last."""
        return self._base.areas.extended(self._additions.areas, cannot_be_added)

    @property
    def register(self) -> BreakRegister:
        """What the office made of the breaks."""
        return self._base.register

    def with_register(self, register: BreakRegister) -> Resources:
        """Return the same additions to the resources beneath with another register."""
        return _Extended(self._base.with_register(register), self._additions, self._by_division)

    @cached_property
    def breaks(self) -> breaks.Breaks:
        """All dated discontinuities; one that touches a force touches the officer's parts of it too."""
        return breaks.Breaks(tuple(self._base.breaks), self.areas)

    @cached_property
    def outline(self) -> report.Outline:
        """The report without its figures, with a place for every measure."""
        return with_places(self._base.outline, self._measures, self._by_division)


class _Registered(Resources):
    """Resources with the break register of an office."""

    def __init__(self, base: Resources, register: BreakRegister) -> None:
        super().__init__(base.folder)
        self._base = base
        self._register = register

    @property
    def register(self) -> BreakRegister:
        """What the office made of the breaks."""
        return self._register

    def with_register(self, register: BreakRegister) -> Resources:
        """Return the resources beneath with another register."""
        return self._base.with_register(register)

    @cached_property
    def catalogue(self) -> catalogue.Catalogue:
        """All measures."""
        return self._base.catalogue

    @cached_property
    def areas(self) -> areas.Areas:
        """All areas."""
        return self._base.areas

    @cached_property
    def breaks(self) -> breaks.Breaks:
        """The shipped breaks that the office kept, and its own."""
        return self._register.applied(self._base.breaks, self.areas)

    @cached_property
    def outline(self) -> report.Outline:
        """The report without its figures."""
        return self._base.outline


def fitting(resources: Resources, additions: Additions) -> tuple[Resources, tuple[Measure | Area, ...]]:
    """Return resources with all of some additions that can stand there, and those that cannot."""
    left: list[Measure | Area] = [*additions.areas, *additions.measures]
    before = -1
    while left and len(left) != before:  # one may build on another that stands further back
        before = len(left)
        resources, left = _fitting(resources, left)
    return resources, tuple(left)


def _fitting(
    resources: Resources, more: Sequence[Measure | Area]
) -> tuple[Resources, list[Measure | Area]]:
    """Halve what cannot stand together, so that few clashes among many are found soon."""
    measures = tuple(each for each in more if isinstance(each, Measure))
    areas = tuple(each for each in more if isinstance(each, Area))
    try:
        return resources.extended(Additions(measures, areas)), []
    except ResourceError:
        if len(more) == 1:
            return resources, [*more]
    half = len(more) // 2
    resources, first = _fitting(resources, more[:half])
    resources, last = _fitting(resources, more[half:])
    return resources, [*first, *last]


@cache
def _own() -> Resources:
    return Resources(Path(import_module("scrutinydesk.resources").__path__[0]))


def load_resources(folder: Path | None = None) -> Resources:
    """Return the resources of a folder, or the product's own, which are kept.

    Parameters
    ----------
    folder : Path, optional
        Holds ``catalogue.toml``, ``areas.toml``, ``breaks.toml`` and ``report.toml``.
    """
    return _own() if folder is None else Resources(folder)
