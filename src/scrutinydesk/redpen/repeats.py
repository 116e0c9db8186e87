"""The same figure said in two sections of a report, and not the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.solver import refuted
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.contradictions import is_same_but_for_a_slip
from scrutinydesk.redpen.labels import Labels
from scrutinydesk.redpen.review import Against, ReportFinding
from scrutinydesk.redpen.wording import quoted, spans_of

if TYPE_CHECKING:
    from scrutinydesk.redpen.held import Held
    from scrutinydesk.redpen.told import Told

_MOST = 6  # so often nobody repeats a figure; it is a heading or a label


def repeats(held: Held, labels: Labels) -> Iterator[ReportFinding]:
    """Yield figures that two sections give of the same measure, area and window, one slip apart.

    Across sections it is never certain that they are of the same thing, so it is asked.

    Yields
    ------
    ReportFinding
    """
    groups: dict[tuple[object, ...], list[Told]] = {}
    for one in held.told.values():
        windows = tuple(each.window for each in one.unknowns)
        bases = tuple(each.base for each in one.unknowns)
        if held.placed[one.number] and not one.claim.inherited and None not in windows and one.claim.measure:
            thing = one.unknowns[-1].thing
            groups.setdefault((thing.measure, thing.area, thing.said, *windows, *bases), []).append(one)
    for group in groups.values():
        first, *rest = group
        section = first.unknowns[-1].thing.section
        for other in rest if len(group) <= _MOST else ():
            here = (other.unknowns[-1].thing.section, section)
            if here[0] != here[1] and _differ(first, other):
                yield _asked(first, other, labels)
                break


def _differ(one: Told, other: Told) -> bool:
    """Tell whether two statements contradict each other as of one thing, by one slip."""
    if len(one.unknowns) != len(other.unknowns):
        return False
    same = other.about(one.unknowns)
    return refuted([one.statement, same.statement]) and is_same_but_for_a_slip([one, same])


def _asked(one: Told, other: Told, labels: Labels) -> ReportFinding:
    name = labels.of(one.unknowns[-1].name)
    quotes = f"“{quoted(one.claim)}” {one.claim.passage.aside} and “{quoted(other.claim)}” "
    quotes += f"{other.claim.passage.aside}"
    return ReportFinding(
        "conflict_doubt",
        Severity.WARNING,
        f"If both are of {name}, they cannot both be true: {quotes}.",
        (*spans_of(other.claim)[:1], *spans_of(one.claim)[:1]),
        "",
        "The two figures are one slip apart.",
        f"Could the Constabulary confirm which is right: {quotes}?",
        Against.REPORT,
        (other.number, one.number),
    )
