"""Why: figures of other areas, and how many forces recorded more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.reporting import numbers, why_among
from scrutinydesk.reporting.among_words import gaps, p_value
from scrutinydesk.reporting.figure_forces import sign_test
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.phrases import NOT_COMPARABLE, changed_in
from scrutinydesk.reporting.why_parts import explanation

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.analysis.comparison import Comparison
    from scrutinydesk.analysis.forces_up import ForcesUp
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.report import Explanation

COUNTRY = "england-and-wales"


def _peer(evidence: Evidence, measure: str, area: str) -> Explanation | None:
    return _area_change(evidence, measure, area, percent=True)


def _peer_change(evidence: Evidence, measure: str, area: str) -> Explanation | None:
    return _area_change(evidence, measure, area, percent=False)


def _area_change(evidence: Evidence, measure: str, area: str, *, percent: bool) -> Explanation | None:
    found = evidence.comparison(measure)
    rows = {} if found is None else {row.area: row.change for row in found.rows}
    change = rows.get(area)
    if found is None or change is None or change.current is None or change.previous is None:
        return None
    cells = (*change.current.observations, *change.previous.observations)
    title = (
        f"{evidence.resources.catalogue[measure].title}, {evidence.title(area)}: "
        f"{found.window.words} against {found.window.previous.words}"
    )
    if change.state is State.NOT_COMPARABLE:
        none = f"Not worked out: the series changed in {changed_in((change,))}, between the two periods.", ""
        return explanation(evidence, title, NOT_COMPARABLE, none, cells, _careful(evidence, found, area))
    if change.percent is None or change.difference is None:
        return None
    now, then = numbers.plain(change.current.value), numbers.plain(change.previous.value)
    difference = numbers.signed(change.difference)
    formula = ("current − previous", f"{now} − {then} = {difference}")
    text = difference
    if percent:
        text = numbers.signed_percent(change.percent)
        formula = ("100 × (current ÷ previous − 1)", f"100 × ({now} ÷ {then} − 1) = {text}")
    return explanation(evidence, title, text, formula, cells, _careful(evidence, found, area))


def _careful(evidence: Evidence, found: Comparison, area: str) -> tuple[str, ...]:
    behind = evidence.end.ordinal - found.window.last.ordinal
    careful = []
    if behind:
        careful.append(
            f"National figures end in {found.window.last.words}; this report’s period ends in "
            f"{evidence.end.words}."
        )
    row = found.row(area)
    if row is not None:
        careful += [f"{each.label}: {each.effect} {each.advice}" for each in row.change.breaks]
        careful += notes_of((row.change,))
    if row is not None and row.relative is not None and row.alignment is not None:
        low, high = row.relative.interval.low, row.relative.interval.high
        whose = "the mean of the others in" if row.mean else "the rest of"
        margin = numbers.percent(100 * (evidence.conventions.margin - 1), 1).replace(".0%", "%")
        careful.append(
            f"Growth in {evidence.title(evidence.force)} is {numbers.plain(row.relative.ratio, 3)} "
            f"times that of {whose} {evidence.title(area)} (95% interval {numbers.plain(low, 3)} to "
            f"{numbers.plain(high, 3)}): {row.alignment}, with a margin of {margin}."
        )
    if row is not None and row.pooled:
        careful.append(f"Added up from {len(row.pooled)} forces: the file gives no total.")
    if area == COUNTRY and (share := why_among.share_words(evidence, found.measure.id)):
        careful.append(share)
    group = evidence.resources.areas.msg(evidence.force, found.window.last)
    if area.endswith("-msg") and group is not None and group.note:
        careful.append(group.note)
    return tuple(careful)


def _forces_up(evidence: Evidence, measure: str, _: str) -> Explanation | None:
    return _forces(evidence, measure, counted=False)


def _forces_counted(evidence: Evidence, measure: str, _: str) -> Explanation | None:
    return _forces(evidence, measure, counted=True)


def _forces(evidence: Evidence, measure: str, *, counted: bool) -> Explanation | None:
    found = evidence.comparison(measure)
    if found is None or found.forces_up is None:
        return None
    up = found.forces_up
    text = str(up.n if counted else up.k)
    title = f"{evidence.resources.catalogue[measure].title}: forces that recorded more"
    formula = ("As the cell states it.", text)
    if not up.stated:
        exceptions = numbers.listed(tuple(evidence.title(area) for area in up.exceptions)) or "none"
        working = f"{up.k} of {numbers.quantity(up.n, 'forces')}; not up: {exceptions}"
        formula = ("Forces whose 12-month total is above that of a year before", working)
    careful = (sign_test(up), gaps(evidence, up.left_out, "Not counted"))
    cells = _forces_cells(evidence, found, up)
    return explanation(evidence, title, text, formula, cells, tuple(filter(None, careful)))


def _sign_test(evidence: Evidence, measure: str, _: str) -> Explanation | None:
    found = evidence.comparison(measure)
    if found is None or found.forces_up is None:
        return None
    up = found.forces_up
    text = f"(sign test, {p_value(up.p)})"
    formula = (
        "Twice the smaller tail of a binomial with one half: rises against falls, those without change aside",
        f"{up.k} rises, {up.n - up.k - len(up.level)} falls: {p_value(up.p)}",
    )
    title = f"{found.measure.title}: sign test of {numbers.quantity(up.n, 'forces')}, {found.window.words}"
    return explanation(evidence, title, text, formula, _forces_cells(evidence, found, up), (sign_test(up),))


def _forces_cells(evidence: Evidence, found: Comparison, up: ForcesUp) -> tuple[Observation, ...]:
    """Return the cells from which forces were counted, or that state how many they are."""
    measure = found.measure.id
    if up.stated:
        return tuple(
            row
            for part in ("forces_up", "forces_counted")
            for row in evidence.rows(measure, COUNTRY, part)
            if row.last == found.window.last.ordinal
        )
    first, last = found.window.previous.first.ordinal, found.window.last.ordinal
    forces = evidence.resources.areas.forces()
    return tuple(
        row
        for force in forces
        for row in evidence.rows(measure, force)
        if first <= row.last <= last and row.span in {"rolling_12", "month"}
    )


NATIONAL: dict[str, Callable[[Evidence, str, str], Explanation | None]] = {
    "peer": _peer,
    "peerchange": _peer_change,
    "forces_up": _forces_up,
    "forces_counted": _forces_counted,
    "sign_test": _sign_test,
    **why_among.AMONG,
}
