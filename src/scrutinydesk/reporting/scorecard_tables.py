"""Projections against outturn, told: each one, and how each method and source did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.projection_record import NOT_STATED, ProjectionRecord, Source
from scrutinydesk.analysis.scorecard import Score, Verdict, by_method
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.projection_words import METHODS
from scrutinydesk.reporting.register_tables import area_titles, measure_titles
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Shape, Signal, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.measures.resources import Resources

RIGHT = Align.RIGHT
SCORES = (
    Column("measure", "Measure", width=22),
    Column("area", "Area", width=13),
    Column("year", "Year", width=8),
    Column("whose", "Whose, and how", width=22),
    Column("to", "Figures to", width=11),
    Column("value", "Projected", RIGHT, 10),
    Column("interval", "95% interval", RIGHT, 16),
    Column("outturn", "Outturn", RIGHT, 10),
    Column("error", "Error", RIGHT, 9, "Projected less outturn, in per cent of the outturn"),
    Column("inside", "", width=17, tooltip="Whether the interval held the outturn, or why there is no score"),
)
TALLY = (
    Column("whose", "Whose", width=14),
    Column("method", "Method"),
    Column("years", "Scored", RIGHT, 8),
    Column("error", "Mean error", RIGHT, 11, "Mean of the sizes of the errors, in per cent of the outturn"),
    Column("bias", "Too high by", RIGHT, 12, "Mean of the errors; below nought where too low"),
    Column("inside", "Interval held", RIGHT, 13, "Outturns inside the 95% interval, of those that had one"),
)
WHOSE = {Source.OURS: "Ours", Source.CONSTABULARY: "Constabulary"}
INSIDE = Signal(Shape.TICK, Tone.IMPROVEMENT, "Inside")
OUTSIDE = Signal(Shape.UP, Tone.CONCERN, "Outside")
NO_INTERVAL = Signal(Shape.DASH, Tone.COMMON, "No interval")
WITHOUT = {
    Verdict.NOT_DUE: Signal(Shape.CIRCLE, Tone.COMMON, "Year not over"),
    Verdict.NO_OUTTURN: Signal(Shape.DASH, Tone.COMMON, "No outturn here"),
    Verdict.NOT_COMPARABLE: Signal(Shape.DASH, Tone.BLOCKED, "Not comparable"),
}
ABSENT = "–"
MONTHS = 3


def score_table(scores: Iterable[Score], resources: Resources) -> Table:
    """Return the projections that were shown, a row each; its key is that of the record."""
    rows = tuple(Row(each.record.key, _cells(each, resources)) for each in scores if each.record.shown)
    return Table("method.scores", "Projections against outturn", SCORES, rows)


def _cells(each: Score, resources: Resources) -> tuple[Cell, ...]:
    record = each.record
    measure = measure_titles([record.measure], resources)[0]
    area = ", ".join(area_titles([record.area], resources))
    known = resources.catalogue.get(record.measure)
    decimals = known.decimals if known is not None else 0
    year = record.year
    data_to = f"{record.data_to.words.split()[0][:MONTHS]} {record.data_to.words.split()[-1]}"
    interval = ABSENT
    if record.low is not None and record.high is not None:
        interval = f"{numbers.plain(record.low, decimals)} to {numbers.plain(record.high, decimals)}"
    outturn = each.outturn.value if each.outturn is not None else None
    error = ABSENT if each.percent is None else numbers.signed_percent(each.percent)
    return (
        Cell(measure, measure),
        Cell(area, area),
        Cell(year.financial_year_name, float(year.last.ordinal)),
        Cell(f"{WHOSE[record.source]}: {how(record)}", f"{record.source} {record.method}"),
        Cell(data_to, float(record.data_to.ordinal)),
        Cell(numbers.plain(record.value, decimals), record.value),
        Cell(interval, record.low),
        Cell(ABSENT if outturn is None else numbers.plain(outturn, decimals), outturn),
        Cell(error, each.percent),
        Cell("", _sign(each).word, signal=_sign(each), note=each.reason),
    )


def _sign(each: Score) -> Signal:
    if each.verdict is not Verdict.SCORED:
        return WITHOUT[each.verdict]
    if each.inside is None:
        return NO_INTERVAL
    return INSIDE if each.inside else OUTSIDE


def how(record: ProjectionRecord) -> str:
    """Return the method of a projection in words; of one that is not ours where it stands too."""
    if record.source is Source.OURS and record.method in set(Method):
        return METHODS[Method(record.method)]
    said = "" if record.method == NOT_STATED else record.method
    return ", ".join(filter(None, (record.document, said))) or NOT_STATED


def tally_table(scores: Iterable[Score]) -> Table:
    """Return how each method of each source did, the methods that were not shown too."""
    rows = []
    for (source, method), record in by_method(scores).items():
        held = f"{record.inside} of {record.intervals}" if record.intervals else ABSENT
        words = METHODS[Method(method)] if source is Source.OURS and method in set(Method) else method
        rows.append(
            Row(
                f"{source}/{method}",
                (
                    Cell(WHOSE[source], str(source)),
                    Cell(words, words),
                    Cell(f"{record.years:,}", record.years),
                    Cell(numbers.percent(record.error), record.error),
                    Cell(numbers.signed_percent(record.bias), record.bias),
                    Cell(held, record.inside),
                ),
            )
        )
    return Table("method.tally", "By method and source", TALLY, tuple(rows))


def facts(scores: Iterable[Score]) -> str:
    """Say how many there are, and how many are scored: ``52 kept, 26 scored, 26 whose year is not over``."""
    shown = [each for each in scores if each.record.shown]
    scored = sum(each.verdict is Verdict.SCORED for each in shown)
    waiting = sum(each.verdict is Verdict.NOT_DUE for each in shown)
    said = [(f"{len(shown):,} kept", True), (f"{scored:,} scored", scored), (f"{waiting:,} not due", waiting)]
    return ", ".join(words for words, there in said if there)
