"""A force against its most similar group, region and country, indexed to one start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Window
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import Figure, Line, Panel, Role
from scrutinydesk.reporting.figure_parts import (
    YEAR,
    Subject,
    break_lines,
    hatched,
    mixed,
    nothing,
    source,
    twin,
)
from scrutinydesk.reporting.figure_rolling import rolling_values

if TYPE_CHECKING:
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.evidence import Evidence

INDEX = 100.0
# Further back, recording practice and the groups themselves were others.
MONTHS_SHOWN = 60
COUNTRY = "england-and-wales"
Totals = dict[int, tuple[float, tuple["Observation", ...]]]


def peer_areas(evidence: Evidence) -> tuple[str, ...]:
    """Return country, region, group and force, as comparison tables order them."""
    areas, force = evidence.resources.areas, evidence.force
    wanted = (COUNTRY, areas.region_of(force), f"{force}-msg", force)
    return tuple(area for area in wanted if area in areas)


def peers(evidence: Evidence, subject: Subject) -> Figure:
    """Return the indexed lines; two windows give lines through two points."""
    measure = subject.measure
    if measure.kind is not Kind.FLOW:
        why = f"{measure.title} is not a count, so it cannot be indexed against other areas."
        return nothing(subject.id, measure.title, why, measure.unit)
    if subject.area != evidence.force:
        why = "Divisions have no peers: choose the row of the force."
        return nothing(subject.id, measure.title, why, measure.unit)
    totals = {area: area_totals(evidence, measure.id, area) for area in peer_areas(evidence)}
    totals = {area: found for area, found in totals.items() if len(found) > 1}
    others = [area for area in totals if area != evidence.force]
    common = set.intersection(*(set(found) for found in totals.values())) if totals else set()
    if evidence.force not in totals or not others or len(common) < len("ab"):
        why = (
            f"There are no two 12-month totals of {measure.title} that {evidence.title(evidence.force)} "
            "and other areas share. Add a public release with File > Add comparison."
        )
        return nothing(subject.id, measure.title, why, measure.unit)
    recent = sorted(month for month in common if month >= max(common) - MONTHS_SHOWN)
    shown = recent if len(recent) > 1 else sorted(common)
    walls = _walls(evidence, measure.id, tuple(totals), shown)
    shown = _side(shown, walls)
    if not shown:
        return nothing(subject.id, measure.title, _divided(evidence, walls), measure.unit)
    # Nothing can be indexed to a first total of zero.
    indexed = {area: found for area, found in totals.items() if found[shown[0]][0] > 0}
    if evidence.force not in indexed or len(indexed) < len("ab"):
        start = Window.rolling_12(Month(shown[0])).words
        why = f"The total for the {start} is zero, so later totals cannot be set against it."
        return nothing(subject.id, measure.title, why, measure.unit)
    return _drawn(evidence, subject, indexed, shown, walls)


def _walls(evidence: Evidence, measure: str, areas: tuple[str, ...], months: list[int]) -> list[Break]:
    """Return the breaks that no total is to be indexed across, by date."""
    first, last = Month(months[0] - (YEAR - 1)), Month(months[-1])
    crossings = [evidence.resources.crossing(measure, first, last, area) for area in areas]
    found = {item.id: item for each in crossings if each.refused for item in each.breaks}
    return sorted(found.values(), key=lambda item: item.month)


def _side(months: list[int], walls: list[Break]) -> list[int]:
    """Return the latest totals that lie between the same breaks, months whole; none without two."""
    sides: dict[int, list[int]] = {}
    for month in months:
        before = sum(item.month.ordinal <= month - (YEAR - 1) for item in walls)
        if before == sum(item.month.ordinal <= month for item in walls):
            sides.setdefault(before, []).append(month)
    found = [side for side in sides.values() if len(side) > 1]
    return found[-1] if found else []


def _divided(evidence: Evidence, walls: list[Break]) -> str:
    months = numbers.listed(tuple(item.month.words for item in walls))
    why = (
        f"The series changed in {months}, and no two 12-month totals of one side are held: nothing can be "
        "indexed across it."
    )
    catalogue = evidence.resources.catalogue
    instead = dict.fromkeys(item.instead for item in walls if item.instead)
    named = numbers.listed(tuple(catalogue[name].title for name in instead if evidence.comparison(name)))
    return f"{why} {named} can be compared." if named else why


def area_totals(evidence: Evidence, measure: str, area: str) -> Totals:
    """Return 12-month totals of an area as given, else pooled where all its forces have them."""
    own = rolling_values(evidence, measure, area)
    known = evidence.resources.areas[area]
    if known.kind in {AreaKind.FORCE, AreaKind.DIVISION}:
        return own
    found = [rolling_values(evidence, measure, member) for member in _members(evidence, area, known.kind)]
    if not found:
        return own
    pooled = {
        month: (
            sum(each[month][0] for each in found),
            tuple(row for each in found for row in each[month][1]),
        )
        for month in set.intersection(*(set(each) for each in found)) - set(own)
    }
    return dict(sorted({**pooled, **own}.items()))


def _members(evidence: Evidence, area: str, kind: AreaKind) -> tuple[str, ...]:
    areas = evidence.resources.areas
    if kind is AreaKind.MSG:
        group = areas.msg(areas[area].parent, evidence.end)
        return () if group is None else group.members
    return areas.members(area)


def _drawn(
    evidence: Evidence, subject: Subject, totals: dict[str, Totals], common: list[int], walls: list[Break]
) -> Figure:
    measure, first, last = subject.measure, common[0], common[-1]
    lines = tuple(_line(evidence, area, found, common) for area, found in totals.items())
    title = _title(evidence, subject, totals, common)
    rows = [row for found in totals.values() for month in common for row in found[month][1]]
    notes = [f"Each area’s 12-month total is set to 100 in the {Window.rolling_12(Month(first)).words}."]
    if walls:
        months = numbers.listed(tuple(item.month.words for item in walls))
        notes.append(f"Totals are of one side of {months}, when the series changed.")
    # Those left are crossed by the officer's decision.
    breaks = break_lines(evidence, subject, first - (YEAR - 1), last)
    shown = tuple(each for each in breaks if each.month > first)
    return Figure(
        id=subject.id,
        title=title,
        subtitle=(
            f"{measure.title}, 12-month totals, {Month(first).words} to {Month(last).words}, "
            "index, first total = 100"
        ),
        panels=(Panel("", lines, (), shown, mixed=mixed(common, breaks)),),
        unit="index",
        table=twin(subject, title, lines, "12 months to"),
        decimals=1,
        note=" ".join((*notes, *hatched(breaks))),
        source=source(evidence, rows),
        alt=f"Line chart. {'; '.join(each.words[-1] for each in lines)}. The table gives every value.",
        can=(f"By how much each area’s total changed since {Month(first).words}, as recorded.",),
        cannot=(
            "Which area has more of it: every line begins at 100.",
            "Whether a difference is more than chance: the comparison beneath has the tests.",
        ),
    )


def _line(evidence: Evidence, area: str, found: Totals, common: list[int]) -> Line:
    base = found[common[0]][0]
    name = evidence.title(area)
    values = tuple(INDEX * found[month][0] / base if base else None for month in common)
    words = tuple(
        f"{name}, {Window.rolling_12(Month(month)).words}, index "
        f"{'not known' if value is None else numbers.plain(value, 1)} ({numbers.plain(found[month][0])})"
        for month, value in zip(common, values, strict=True)
    )
    places = tuple(evidence.observations.place(found[month][1][-1]) for month in common)
    role = Role.MAIN if area == evidence.force else Role.PEER
    return Line(name, tuple(common), values, role, (), words, places)


def _title(evidence: Evidence, subject: Subject, totals: dict[str, Totals], common: list[int]) -> str:
    first, last = common[0], common[-1]

    def growth(area: str) -> float:
        found = totals[area]
        return found[last][0] / found[first][0] if found[first][0] else 0.0

    title = subject.measure.title
    # The title states the changes; which differ by more than chance is for the text to say.
    areas = (evidence.force, *(area for area in totals if area != evidence.force))
    changes = (f"{evidence.title(area)} {numbers.signed_percent(100 * growth(area) - 100)}" for area in areas)
    return f"{title} since {Month(first).words}: {', '.join(changes)}"
