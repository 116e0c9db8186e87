"""The measures table of a section: one row a measure and area, all columns worded."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Span, Window
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.money import Base, share_of, spend_base
from scrutinydesk.reporting.offers import offer_words
from scrutinydesk.reporting.overrides import notes_of, partly_allowed
from scrutinydesk.reporting.phrases import NOT_COMPARABLE, changed_in
from scrutinydesk.reporting.signals import signal_of
from scrutinydesk.reporting.table import Align, Cell, Column, Level, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.measures.report import OutlineSection, OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

SPARK_MONTHS = 24
ABSENT = "–"
NO_EARLIER = "The workbook gives no earlier figure."


REFUSED = "n/c"  # in a column of figures; the signal beside it says it in words


def measures_table(evidence: Evidence, outline: OutlineSection) -> Table:
    """Return the table at the left of a section's tab."""
    base = spend_base(evidence)
    listed = [(sub, _standings(evidence, sub)) for sub in outline.subsections]
    every = [each for _, found in listed for each in found]
    windows = Counter(each.window for each in every)
    usual = windows.most_common(1)[0][0] if windows else Window.rolling_12(evidence.end)
    rows: list[Row] = []
    for sub, found in listed:
        if found:
            heading = Cell(f"{sub.label} {sub.title}", sub.title)
            rows.append(Row(sub.id, (heading,), Level.GROUP))
            rows += [_row(evidence, each, usual, base) for each in found]
    return Table(
        id=f"measures.{outline.number}",
        title=f"{outline.title}: {usual.words} compared with {usual.previous.words}",
        columns=_columns(usual),
        rows=tuple(rows),
        notes=(*_notes(rows), *refusal_notes(evidence, every), *notes_of(every, evidence.title)),
        source=source_line(evidence),
    )


def refusal_notes(evidence: Evidence, standings: Sequence[Standing]) -> tuple[str, ...]:
    """Return which measures cannot be compared, and what can be said of them; those alike in one note.

    Of a measure that is compared all the same for some areas, the others are named.
    """
    partly = partly_allowed(standings)
    titles: dict[tuple[str, str], dict[str, None]] = {}
    for each in standings:
        if each.refused:
            title = each.measure.title
            if each.measure.id in partly:
                title = f"{title} ({evidence.title(each.area)})"
            titles.setdefault((changed_in((each,)), offer_words(each)), {})[title] = None
    return tuple(
        f"{numbers.listed(tuple(names))}: not comparable, as the series changed in {months}"
        f"{f'; {words}' if words else ''}."
        for (months, words), names in titles.items()
    )


def source_line(evidence: Evidence) -> str:
    """Return the names of the files, for the foot of a table."""
    names = tuple(name for name in evidence.observations.sources.values() if name)
    return f"Source: {numbers.listed(names)}" if names else ""


def _columns(usual: Window) -> tuple[Column, ...]:
    return (
        Column("measure", "Measure", width=30),
        Column("current", usual.short, Align.RIGHT, 11, f"{usual.words}, unless a row says more"),
        Column("previous", "Previous", Align.RIGHT, 10, usual.previous.words),
        Column("change", "Change", Align.RIGHT, 10, "This period less the previous one"),
        Column("percent", "%", Align.RIGHT, 8, "Change in per cent of the previous period"),
        Column("spark", "24 months", Align.CENTRE, 10, "Monthly values, oldest first"),
        Column("signal", "Signal", Align.LEFT, 18, "What is to be noticed"),
    )


def _notes(rows: list[Row]) -> tuple[str, ...]:
    texts = {cell.text for row in rows for cell in row.cells}
    notes = []
    if REFUSED in texts:
        notes.append(f"{REFUSED}: {NOT_COMPARABLE}, as the series changed between the two periods.")
    if any(text.endswith(" pp") for text in texts):
        notes.append("pp: percentage points.")
    if any("% of spend" in text for text in texts):
        notes.append("Shares of spend are of the total less other costs.")
    return tuple(notes)


def _standings(evidence: Evidence, sub: OutlineSubSection) -> list[Standing]:
    found = []
    for measure in sub.measures:
        for area in areas_of(evidence, sub, measure):
            standing = evidence.standing(measure, area)
            if standing is not None and standing.value is not None:
                found.append(standing)
    return found


def areas_of(evidence: Evidence, sub: OutlineSubSection, measure: str) -> tuple[str, ...]:
    """Return the areas for which a measure has rows: the force, and its divisions if declared."""
    if AreaKind.DIVISION in sub.areas.get(measure, ()):
        return (evidence.force, *evidence.resources.areas.divisions(evidence.force))
    return (evidence.force,)


def _brief(cell: Cell) -> Cell:
    """Shorten a refusal, which the signal of the row says in words."""
    return replace(cell, text=REFUSED) if cell.text == NOT_COMPARABLE else cell


def _row(evidence: Evidence, standing: Standing, usual: Window, base: Base | None) -> Row:
    part = standing.area != evidence.force
    name = evidence.title(standing.area) if part else standing.measure.short
    whole = evidence.standing(standing.measure.id) if part else None
    alone = part and (whole is None or whole.value is None)
    if alone:  # no row of the force says of which measure it is
        name = f"{standing.measure.short}, {name}"
    # A division is labelled only where it is looked at over another window than its force.
    if standing.window != (usual if whole is None else whole.window):
        name = f"{name} ({standing.window.short})"
    note = " ".join(text for text in (standing.window.words, standing.measure.caveat) if text)
    signal = signal_of(evidence, standing)
    cells = (
        Cell(name, standing.measure.title, note=note),
        level_cell(evidence, standing),
        previous_cell(evidence, standing),
        _brief(change_cell(evidence, standing)),
        _brief(percent_cell(evidence, standing, base)),
        Cell("", spark=spark(evidence, standing), why=standing.id("spark"), note="Monthly values"),
        Cell(
            signal.word,
            signal.word,
            signal=signal,
            why=standing.id("signal"),
            note=standing.reason,
        ),
    )
    return Row(standing.key, cells, Level.PART if part and not alone else Level.ROW)


def level_cell(evidence: Evidence, standing: Standing) -> Cell:
    """Return the figure of the latest window."""
    measure, amount = standing.measure, standing.value or 0
    return Cell(
        numbers.level(amount, measure.unit, measure.decimals),
        float(amount),
        why=standing.id("current"),
        places=evidence.places(standing.rows),
        note=standing.window.words,
    )


def previous_cell(evidence: Evidence, standing: Standing) -> Cell:
    """Return the figure of the window a year before."""
    measure, amount = standing.measure, standing.previous
    if amount is None:
        return Cell(ABSENT, note=NO_EARLIER)
    return Cell(
        numbers.level(amount, measure.unit, measure.decimals),
        float(amount),
        why=standing.id("previous"),
        places=evidence.places(standing.previous_rows),
        note=standing.earlier.words,
    )


def change_cell(evidence: Evidence, standing: Standing) -> Cell:
    """Return the difference; in percentage points for a survey."""
    measure, amount = standing.measure, standing.difference
    if standing.refused:
        return refused_cell(evidence, standing, "change")
    if amount is None:
        return Cell(ABSENT, note=NO_EARLIER)
    text = numbers.signed(amount, measure.decimals)
    note = ""
    if measure.unit == "percent":
        text, note = f"{numbers.signed(amount, 1)} pp", numbers.points(amount)
    elif measure.unit == "gbp_million":
        text = numbers.signed_money(amount)
    places = evidence.places((*standing.rows, *standing.previous_rows))
    return Cell(text, float(amount), why=standing.id("change"), places=places, note=note)


def refused_cell(evidence: Evidence, standing: Standing, column: str) -> Cell:
    """Return the words that stand where a change across a break would."""
    places = evidence.places((*standing.rows, *standing.previous_rows))
    note = numbers.capital(f"{offer_words(standing)}.") if standing.offer is not None else standing.reason
    return Cell(NOT_COMPARABLE, why=standing.id(column), places=places, note=note)


def percent_cell(evidence: Evidence, standing: Standing, base: Base | None = None) -> Cell:
    """Return the change in per cent; for spend without an earlier figure its share."""
    amount = standing.percent
    places = evidence.places((*standing.rows, *standing.previous_rows))
    share = share_of(standing, base)
    if share is not None and base is not None and standing.previous is None:
        note = f"{numbers.percent(share)} of {numbers.money(base.value)}, {base.words}"
        return Cell(
            numbers.percent(share),
            float(share),
            why=standing.id("share"),
            places=places,
            note=note,
        )
    if standing.refused and standing.measure.kind is not Kind.SURVEY:
        return refused_cell(evidence, standing, "percent")
    if amount is None or standing.measure.kind is Kind.SURVEY:
        note = NO_EARLIER if standing.previous is None else "No percentage is worked out here."
        return Cell(ABSENT, note=note)
    if standing.state is State.TOO_FEW:
        return Cell(ABSENT, note="The numbers are too small for a percentage.")
    text = numbers.signed_percent(amount, numbers.percent_decimals(standing.measure.kind, amount))
    return Cell(text, float(amount), why=standing.id("percent"), places=places, note=_interval(standing))


def _interval(standing: Standing) -> str:
    if standing.interval is None:
        return ""
    return f"95% interval {numbers.interval(standing.interval.low, standing.interval.high)}"


def spark(evidence: Evidence, standing: Standing) -> tuple[float | None, ...] | None:
    """Return the last 24 months of a series, or its own dates; None where there is one point."""
    series = evidence.observations.series(standing.measure.id, standing.area, standing.breakdown, Span.MONTH)
    last = standing.window.last.ordinal
    if standing.measure.kind is Kind.FLOW and last in series:
        months = range(last - SPARK_MONTHS + 1, last + 1)
        return tuple(series[month].value if month in series else None for month in months)
    rows = evidence.rows(standing.measure.id, standing.area, standing.breakdown)
    span = standing.window.span
    same = {r.last: r.value for r in rows if r.span is span and r.last <= last and r.value is not None}
    found = tuple(same[month] for month in sorted(same) if last - month < SPARK_MONTHS)
    return found if len(found) > 1 else None
