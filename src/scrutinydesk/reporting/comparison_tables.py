"""The national comparison: country, region, most similar group and force side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.phrases import NOT_COMPARABLE, changed_in
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table
from scrutinydesk.reporting.tables import ABSENT, source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.analysis.comparison import AreaChange, Comparison
    from scrutinydesk.periods import Window
    from scrutinydesk.reporting.evidence import Evidence

WIDTH = 20
BESIDE = "The force’s growth over that of each area without the force, as interval and margin allow"


def national(evidence: Evidence, measures: tuple[str, ...], key: str) -> tuple[Table, ...]:
    """Return country, region, group and force side by side: a table for each window there is."""
    by_window: dict[Window, list[tuple[str, Comparison]]] = {}
    for measure in measures:
        found = evidence.comparison(measure)
        if found is not None and _tellable(found):
            by_window.setdefault(found.window, []).append((measure, found))
    return tuple(
        _table(evidence, known, f"{key}.{window.last}" if number else key)
        for number, (window, known) in enumerate(by_window.items())
    )


def _table(evidence: Evidence, known: list[tuple[str, Comparison]], key: str) -> Table:
    window = known[0][1].window
    areas = _areas(known[0][1])
    columns = (
        Column("measure", f"{window.short} v {window.previous.short}", width=28),
        *[Column(area, _heading(evidence, area), Align.RIGHT, WIDTH) for area in areas],
        Column("forces", "Forces up", Align.RIGHT, 10, "Forces with an increase, of those counted"),
        Column("beside", "Beside the rest", Align.LEFT, 30, BESIDE, spare=True),
    )
    return Table(
        id=f"national.{key}",
        title=f"National comparison: {window.words} compared with {window.previous.words}",
        columns=columns,
        rows=tuple(_national_row(evidence, measure, each, areas) for measure, each in known),
        notes=(
            *_national_notes(evidence, known[0][1]),
            *_refusals(evidence, known),
            *notes_of((row.change for _, found in known for row in found.rows), evidence.title),
        ),
        source=source_line(evidence),
    )


def _tellable(found: Comparison) -> bool:
    return bool(found.refused) or any(row.change.percent is not None for row in found.rows)


def _areas(found: Comparison) -> tuple[str, ...]:
    return tuple(row.area for row in found.rows)


def _heading(evidence: Evidence, area: str) -> str:
    known = evidence.resources.areas[area]
    if known.kind is AreaKind.MSG:
        return "Most similar group"
    return f"{known.title} region" if known.kind is AreaKind.REGION else known.title


def _national_notes(evidence: Evidence, found: Comparison) -> tuple[str, ...]:
    notes = []
    behind = evidence.end.ordinal - found.window.last.ordinal
    if behind:
        months = "a month" if behind == 1 else f"{behind} months"
        notes.append(f"National figures end in {found.window.last.words}, {months} before the local ones.")
    if found.missing:
        notes.append(f"Missing: {numbers.listed(found.missing)}.")
    return tuple(notes)


def _refusals(evidence: Evidence, known: list[tuple[str, Comparison]]) -> Iterator[str]:
    for measure, found in known:
        refused = [row.change for row in found.refused]
        if refused:
            title = evidence.resources.catalogue[measure].title
            # Where some are compared all the same, it is said which are not.
            some = numbers.listed(tuple(_heading(evidence, row.area) for row in found.refused))
            what = "the changes" if len(refused) == len(found.rows) else f"the changes of {some}"
            note = f"{title}: the series changed in {changed_in(refused)}; {what} are not comparable"
            instead = instead_of(evidence, found)
            yield f"{note}; {instead} can be compared." if instead else f"{note}."


def instead_of(evidence: Evidence, found: Comparison) -> str:
    """Return the titles of the measures whose comparison can be set in place of a refused one."""
    names = dict.fromkeys(item.instead for row in found.refused for item in row.change.breaks if item.instead)
    others = ((name, evidence.comparison(name)) for name in names)
    titles = [
        evidence.resources.catalogue[name].title
        for name, other in others
        if other is not None and not other.refused
    ]
    return numbers.listed(tuple(titles))


def _national_row(evidence: Evidence, measure: str, found: Comparison, areas: tuple[str, ...]) -> Row:
    by_area = {row.area: row for row in found.rows}
    cells = [Cell(evidence.resources.catalogue[measure].title, note=found.window.words)]
    cells += [_peer_cell(evidence, found, by_area.get(area)) for area in areas]
    up = found.forces_up
    if found.refused and up is None:
        cells.append(Cell(NOT_COMPARABLE, note="The series changed between the two periods."))
    elif up is None or not up.n:
        cells.append(Cell(ABSENT, note="The workbook does not say how many forces recorded more."))
    else:
        why = f"{measure}/england-and-wales/forces_up"
        note = f"Not up: {numbers.listed(tuple(map(evidence.title, up.exceptions)))}" if up.exceptions else ""
        cells.append(Cell(f"{up.k} of {up.n}", float(up.k), why=why, note=note))
    cells.append(_beside(evidence, found))
    return Row(f"{measure}/{evidence.force}", tuple(cells))


def _beside(evidence: Evidence, found: Comparison) -> Cell:
    """Return the verdicts, those alike together: ``lower: MSG; in line: E&W``."""
    groups: dict[str, list[str]] = {}
    ratios = []
    for row in found.rows:
        if row.alignment is None or row.relative is None:
            continue
        area, ends = evidence.title(row.area), row.relative.interval
        groups.setdefault(row.alignment, []).append(area)
        what = "mean of the others in" if row.mean else "rest of"
        ratios.append(
            f"{what} {area}: {numbers.plain(row.relative.ratio, 3)} times its growth (95% interval "
            f"{numbers.plain(ends.low, 3)} to {numbers.plain(ends.high, 3)})"
        )
    if not groups:
        none = "Growths cannot be held against each other."
        return Cell(NOT_COMPARABLE if found.refused else ABSENT, note=none)
    said = "; ".join(f"{words}: {', '.join(areas)}" for words, areas in groups.items())
    first = next(row.area for row in found.rows if row.alignment is not None)
    why = f"{found.measure.id}/{evidence.force}/peer:{first}"
    return Cell(numbers.capital(said), said, why=why, note=numbers.capital("; ".join(ratios)))


def _peer_cell(evidence: Evidence, found: Comparison, row: AreaChange | None) -> Cell:
    if row is None:
        return Cell(ABSENT, note="No figures for this area.")
    percent, difference = row.change.percent, row.change.difference
    totals = (row.change.current, row.change.previous)
    rows = tuple(each for total in totals if total is not None for each in total.observations)
    why = f"{found.measure.id}/{evidence.force}/peer:{row.area}"
    if row in found.refused:
        note = f"The series changed in {changed_in((row.change,))}."
        return Cell(NOT_COMPARABLE, why=why, places=evidence.places(rows[:24]), note=note)
    if percent is None or difference is None:
        return Cell(ABSENT, note="No figures for this area.")
    text = f"{numbers.direction(difference)} {numbers.percent(abs(percent))} ({numbers.size(difference)})"
    # Pooled areas may rest on a thousand cells: the explanation lists them all, a cell need not.
    return Cell(text, float(percent), why=why, places=evidence.places(rows[:24]))
