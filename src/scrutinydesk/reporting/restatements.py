"""What became of the figures since the last import: a table, plain sentences, and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from scrutinydesk.analysis.quality.wording import listed
from scrutinydesk.analysis.redefined import Redefinition, Sort
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.periods import Month
from scrutinydesk.reporting import rolled_words as words
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.analysis.rollforward import Restated, Rolled
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources

NAMED = 3
SENTENCES_EACH = 12
COLUMNS = (
    Column("measure", "Measure", width=30),
    Column("area", "Area", width=16),
    Column("period", "Period", width=20),
    Column("old", "Was", Align.RIGHT, 12),
    Column("new", "Is", Align.RIGHT, 12),
    Column("difference", "Difference", Align.RIGHT, 12),
    Column("old_cell", "Cell before", width=20),
    Column("new_cell", "Cell now", width=20),
)
OTHER_COLUMNS = (
    Column("what", "What", width=16),
    Column("measure", "Measure, area", width=40),
    Column("detail", "Detail"),
    Column("cell", "Cell", width=20),
)


def restated_table(rolled: Rolled, files: tuple[Observations, Observations], resources: Resources) -> Table:
    """Return every figure that changed, with old and new value and both cells."""
    changed = sorted((*rolled.restated, *rolled.supplied, *rolled.withdrawn), key=lambda each: each.new[:3])
    rows = tuple(_restated(each, files, resources) for each in changed)
    notes = () if rows else ("No figure that both files state has changed.",)
    title = f"{words.plural(len(rows), 'figure')} changed of {rolled.compared:,} that both files state"
    return Table("rollforward.restated", title, COLUMNS, rows, notes)


def _restated(each: Restated, files: tuple[Observations, Observations], resources: Resources) -> Row:
    old, new = each
    where = files[0].place(old), files[1].place(new)
    difference = each.difference
    said = words.signed_amount(difference, new.unit) if difference is not None else "–"
    return Row(
        f"{new.measure}/{new.area}/{new.breakdown}/{new.first}-{new.last}",
        (
            Cell(_measure(resources, new), new.measure),
            Cell(words.area_title(resources, new.area), new.area),
            Cell(new.window.words, float(new.last)),
            Cell(words.stated(old), old.value, places=(where[0],)),
            Cell(words.stated(new), new.value, places=(where[1],)),
            Cell(said, None if difference is None else float(difference)),
            Cell(words.cell(old), words.cell(old), places=(where[0],)),
            Cell(words.cell(new), words.cell(new), places=(where[1],)),
        ),
    )


def _measure(resources: Resources, row: Observation) -> str:
    title = words.measure_title(resources, row.measure)
    return f"{title}, {row.breakdown.replace('_', ' ')}" if row.breakdown else title


def other_table(rolled: Rolled, files: tuple[Observations, Observations], resources: Resources) -> Table:
    """Return what is new, renamed, dropped, lost or redefined, a row each.

    The key of a row is ``what:subject``: a measure, a series ``measure/area/breakdown``, or the
    ``old/new`` of a rename.
    """
    rows = tuple(
        _other(subject, who, finding)
        for subject, who, finding in _findings(rolled, files, resources)
        if finding.kind != "rollforward.restated"
    )
    title = "New, renamed, dropped and redefined"
    return Table("rollforward.other", title, OTHER_COLUMNS, rows, () if rows else ("Nothing.",))


def _other(subject: str, who: str, finding: Finding) -> Row:
    what, where = finding.kind.partition(".")[2], finding.place
    cells = (
        Cell(what.replace("_", " ").capitalize(), finding.kind),
        Cell(who, who),
        Cell(finding.title, finding.title),
        Cell(f"{where.sheet}!{where.cell}" if where.cell else where.sheet, str(where), places=(where,)),
    )
    return Row(f"{what}:{subject}", cells)


def sentences(rolled: Rolled, resources: Resources, since: str) -> tuple[str, ...]:
    """Return what an officer reads first, most important first.

    Parameters
    ----------
    since : str
        When the earlier figures were reported, or their file: ``July``, ``“Q1.xlsx”``.
    """
    return tuple(_sentences(rolled, resources, since))


def _sentences(rolled: Rolled, resources: Resources, since: str) -> Iterator[str]:
    if not rolled.compared:
        yield "No figure is for the same measure, area and period in both files: nothing could be compared."
    elif not rolled.restated:
        yield f"None of the {rolled.compared:,} figures that both files state has been restated."
    lines = by_line(rolled.restated)
    restated = (_restatement(words.line_title(resources, line), group, since) for line, group in lines)
    yield from _first(restated, len(lines), "series with restated figures")
    redefined = (_redefinition(each, resources) for each in rolled.redefinitions)
    yield from _first(redefined, len(rolled.redefinitions), "series that may have been redefined")
    yield from _names(rolled, resources)
    yield from _figures(rolled, resources)


def _first(said: Iterator[str], count: int, what: str) -> Iterator[str]:
    """Yield the first few sentences, and how many more there would be."""
    yield from islice(said, SENTENCES_EACH)
    if count > SENTENCES_EACH:
        yield f"And {count - SENTENCES_EACH:,} more {what}: see the table."


def _names(rolled: Rolled, resources: Resources) -> Iterator[str]:
    for each in rolled.renames:
        names = [words.measure_title(resources, name) for name in (each.earlier, each.later)]
        yield (
            f"Renamed? “{names[0]}” seems to go on as “{names[1]}”: {each.same:,} of "
            f"{words.plural(each.common, 'figure')} for the same areas and periods "
            f"{'is' if each.same == 1 else 'are'} equal."
        )
    renamed = {name for each in rolled.renames for name in (each.earlier, each.later)}
    yield from _measures("Dropped", rolled.measures_dropped, renamed, resources)
    yield from _measures("New", rolled.measures_new, renamed, resources)
    yield from _lines("Dropped", rolled.series_dropped, resources)
    yield from _lines("New", rolled.series_new, resources)


def _figures(rolled: Rolled, resources: Resources) -> Iterator[str]:
    if rolled.withdrawn:
        yield f"Withdrawn: {_of(rolled.withdrawn, resources)} now only a mark in place of a figure."
    if rolled.supplied:
        yield f"Supplied: {_of(rolled.supplied, resources)} a figure in place of a mark."
    if rolled.lost:
        lines = {row[:3] for row in rolled.lost}
        yield (
            f"No longer given: {words.windows_said(rolled.lost)} "
            f"({words.plural(len(rolled.lost), 'figure')} of {words.plural(len(lines), 'series')})."
        )
    if rolled.added:
        lines = {row[:3] for row in rolled.added}
        yield (
            f"Added: {words.windows_said(rolled.added)} "
            f"({words.plural(len(rolled.added), 'figure')} of {words.plural(len(lines), 'series')})."
        )


def by_line(changed: Iterable[Restated]) -> list[tuple[tuple[str, str, str], list[Restated]]]:
    """Return changed figures by series, oldest first in each."""
    lines: dict[tuple[str, str, str], list[Restated]] = {}
    for each in changed:
        lines.setdefault(each.new[:3], []).append(each)
    for group in lines.values():
        group.sort(key=lambda each: (each.new.last, each.new.first))
    return list(lines.items())


def _restatement(who: str, group: Sequence[Restated], since: str) -> str:
    rows = [each.new for each in group]
    named = [
        f"{each.new.window.words} from {words.stated(each.old)} to {words.stated(each.new)}"
        for each in group[:NAMED]
    ]
    said = listed([*named, f"{len(group) - NAMED:,} more"] if len(group) > NAMED else named, NAMED + 1)
    net = sum((each.difference or Fraction(0) for each in group), start=Fraction(0))
    # Months and the totals over them must not be added up.
    alike = len({(each.new.last - each.new.first, each.new.unit) for each in group}) == 1
    adds = alike and len(group) > 1 and rows[0].unit != "percent" and rows[0].first == rows[0].last
    total = f"; net {words.signed_amount(net, rows[0].unit)}" if adds else ""
    return (
        f"Restated: {who}: {words.plural(len(group), 'figure')} of {words.years_said(rows)} changed since "
        f"{since}: {said}{total}."
    )


def _redefinition(each: Redefinition, resources: Resources) -> str:
    who = words.line_title(resources, (each.measure, each.area, each.breakdown))
    first = Month(each.first).words
    known = f" Known: {each.known.label}. {each.known.advice}" if each.known is not None else ""
    times = words.amount(float(f"{each.times:.3g}")) if each.times else ""
    if each.sort is Sort.UNIT:
        old, new = each.rows[0]
        was = old.unit if old is not None else ""
        return f"Redefined? {who}: the unit was “{was}” and is “{new.unit}” from {first} on.{known}"
    if each.sort is Sort.BREAK:
        return f"Redefined: {who}: not comparable with before {first}.{known}"
    if each.sort is Sort.LEVEL:
        return (
            f"Redefined? {who}: all {words.plural(len(each.rows), 'figure')} from {first} on changed one "
            f"way, to about {times} times what they were.{known}"
        )
    return (
        f"Redefined? {who}: the new months from {first} on are {times} times the same months of the year "
        f"before.{known}"
    )


def _measures(what: str, names: Iterable[str], but: set[str], resources: Resources) -> Iterator[str]:
    titles = [f"“{words.measure_title(resources, name)}”" for name in names if name not in but]
    if titles:
        yield f"{what}: {words.plural(len(titles), 'measure')}: {listed(titles)}."


def _lines(what: str, lines: Iterable[tuple[str, str, str]], resources: Resources) -> Iterator[str]:
    titles = [words.line_title(resources, line) for line in lines]
    if titles:
        more = f"; and {len(titles) - NAMED:,} more" if len(titles) > NAMED else ""
        named = "; ".join(titles[:NAMED])
        yield f"{what}: {words.plural(len(titles), 'series')} of measures that both have: {named}{more}."


def _of(changed: Sequence[Restated], resources: Resources) -> str:
    named = [
        f"{words.line_title(resources, each.new[:3])}, {each.new.window.words}" for each in changed[:NAMED]
    ]
    more = len(changed) - NAMED
    verb = "has" if len(changed) == 1 else "have"
    return f"{'; '.join([*named, f'and {more:,} more'] if more > 0 else named)} {verb}"


def findings(
    rolled: Rolled, files: tuple[Observations, Observations], resources: Resources
) -> tuple[Finding, ...]:
    """Return what the officer should know before relying on the later file, each with its cell."""
    return tuple(finding for _, _, finding in _findings(rolled, files, resources))


def _findings(
    rolled: Rolled, files: tuple[Observations, Observations], resources: Resources
) -> Iterator[tuple[str, str, Finding]]:
    """Yield findings, each with the key and the name of what it is about."""
    earlier, later = files
    for line, group in by_line((*rolled.restated, *rolled.withdrawn)):
        who = words.line_title(resources, line)
        cells = listed([each.new.cell for each in group])
        yield (
            "/".join(line),
            who,
            Finding(
                "rollforward.restated",
                Severity.WARNING,
                _restatement(who, group, f"“{earlier.place(group[0].old).source}”"),
                f"Changed cells: {cells}. What was said of these months before no longer holds.",
                "Ask the force why, and say so where the figure is used.",
                later.place(group[0].new),
            ),
        )
    for each in rolled.redefinitions:
        line = each.measure, each.area, each.breakdown
        who = words.line_title(resources, line)
        place = later.place(each.rows[0][1])
        said = _redefinition(each, resources)
        yield "/".join(line), who, _finding("redefined", Severity.WARNING, said, place,
                            "Figures from before and after may not be comparable.",
                            "Ask the force what changed; if the definition did, enter a break.")  # fmt: skip
    for rename in rolled.renames:
        who = words.measure_title(resources, rename.later)
        old = words.measure_title(resources, rename.earlier)
        title = f"“{old}” seems to go on as “{who}”: {rename.same:,} of {rename.common:,} figures are equal."
        pair = f"{rename.earlier}/{rename.later}"
        yield pair, who, _finding("renamed", Severity.WARNING, title, later.place(rename.new),
                            "Until it is confirmed there is no comparison with before.",
                            "Confirm the new name, once.")  # fmt: skip
    yield from _one_file(rolled, files, resources)


def _one_file(
    rolled: Rolled, files: tuple[Observations, Observations], resources: Resources
) -> Iterator[tuple[str, str, Finding]]:
    earlier, later = files
    renamed = {name for each in rolled.renames for name in (each.earlier, each.later)}
    first = {row.measure: row for row in reversed(earlier.rows)}
    for name in rolled.measures_dropped:
        if name not in renamed:
            who = words.measure_title(resources, name)
            yield name, who, _finding("dropped", Severity.WARNING, f"“{who}” is no longer given.",
                                earlier.place(first[name]), "Its figures stand as last reported.",
                                "Ask the force whether it was dropped or has another name.")  # fmt: skip
    now = {row.measure: row for row in reversed(later.rows)}
    for name in rolled.measures_new:
        if name not in renamed:
            who = words.measure_title(resources, name)
            yield name, who, _finding("new", Severity.NOTE, f"“{who}” was not given before.",
                                later.place(now[name]), "There is nothing to hold it against.")  # fmt: skip
    lost: dict[tuple[str, str, str], list[Observation]] = {}
    for row in rolled.lost:
        lost.setdefault(row[:3], []).append(row)
    for line, rows in lost.items():
        who = words.line_title(resources, line)
        ends = {row.last for row in later.series(*line, rows[0].span).values()}
        if ends and max(row.last for row in rows) > min(ends):
            inside = [row for row in rows if row.last > min(ends)]
            title = f"{who}: {words.windows_said(inside)} had a figure before and has none now."
            yield "/".join(line), who, _finding("lost", Severity.WARNING, title, earlier.place(inside[0]),
                                "A total over it can no longer be worked out from this file.",
                                "Ask the force for the figure.")  # fmt: skip


def _finding(
    kind: str, severity: Severity, title: str, place: Place, detail: str, remedy: str = ""
) -> Finding:
    return Finding(f"rollforward.{kind}", severity, title, detail, remedy, place)
