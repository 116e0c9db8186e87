"""Where the year is heading: the months so far added up, and what those to come may bring."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.year_end import YEAR
from scrutinydesk.periods import Month
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting import projection_words as words
from scrutinydesk.reporting.figure import Fan, Figure, Line, Panel, Role
from scrutinydesk.reporting.figure_parts import Subject, break_lines, nothing, source
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.table import Align, Cell, Column, Level, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.analysis.totals import Total
    from scrutinydesk.analysis.year_projection import Estimate, Projection
    from scrutinydesk.reporting.evidence import Evidence


class _Year(NamedTuple):
    """A projection of which all parts are there.

    Attributes
    ----------
    sums, before : tuple of float
        The year so far, added up month by month, and the whole year before.
    """

    projection: Projection
    best: Estimate
    value: float
    done: Total
    last: Total
    sums: tuple[float, ...]
    before: tuple[float, ...]

    @property
    def months(self) -> tuple[int, ...]:
        """The months of the year."""
        first = self.projection.year.first.ordinal
        return tuple(range(first, first + YEAR))

    @property
    def ahead(self) -> tuple[int, ...]:
        """The last month that is done, and those to come."""
        return self.months[len(self.sums) - 1 :]

    def on_the_way(self, end: float) -> tuple[float, ...]:
        """Return how the sum gets to ``end`` if the months to come share the rest as last year's did."""
        start, done = self.sums[-1], self.before[len(self.sums) - 1]
        rest = self.before[-1] - done
        steps = len(self.ahead) - 1
        parts = [
            (each - done) / rest if rest > 0 else at / steps
            for at, each in enumerate(self.before[len(self.sums) - 1 :])
        ]
        return tuple(start + (end - start) * part for part in parts)


def year_end(evidence: Evidence, subject: Subject) -> Figure:
    """Return the fan of a year that is not over; where there is no projection, why."""
    projection = evidence.projection(subject.measure.id, subject.area)
    best, done, last = projection.best, projection.done, projection.before
    if best is None or best.value is None or done is None or last is None:
        why = words.refusal(projection)
        return nothing(subject.id, subject.measure.title, why, subject.measure.unit)
    sums, before = (tuple(accumulate(_by_month(each).values())) for each in (done, last))
    year = _Year(projection, best, best.value, done, last, sums, before)
    title = words.title(projection)
    can, cannot = words.conclusions(projection)
    rows = (*last.observations, *done.observations)
    first, end = projection.year.first, projection.year.last
    months = "1 month" if projection.months == 1 else f"{projection.months} months"
    unit = numbers.noun(subject.measure.unit, 0)
    return Figure(
        id=subject.id,
        title=title,
        subtitle=(
            f"{subject.measure.title}, {evidence.title(subject.area)}, {first.words} to {end.words}, "
            f"{unit or 'number'} since {first.words}, {months} done"
        ),
        panels=(
            Panel(
                "",
                _lines(evidence, year),
                breaks=break_lines(evidence, subject, first.ordinal, end.ordinal),
                fan=_fan(year),
            ),
        ),
        unit=subject.measure.unit,
        table=_twin(subject, year, title),
        decimals=subject.measure.decimals,
        from_zero=True,
        note=" ".join((words.note(projection), *notes_of((projection,)))),
        source=source(evidence, rows),
        alt=f"{title}. Line chart of the year added up, with the interval of its end. The table gives it.",
        can=can,
        cannot=cannot,
    )


def _by_month(total: Total) -> dict[int, float]:
    """Return a total of months by month; of several areas their sum."""
    found: dict[int, float] = defaultdict(float)
    for row in total.observations:
        found[row.last] += row.value or 0
    return dict(sorted(found.items()))


def _lines(evidence: Evidence, year: _Year) -> tuple[Line, ...]:
    measure, months = year.projection.measure, year.months

    def amount(value: float) -> str:
        return numbers.quantity(value, measure.unit, measure.decimals)

    name, earlier = year.projection.year.financial_year_name, year.last.window.financial_year_name
    so_far = tuple(
        f"April to {Month(month).words}, {amount(value)}; "
        f"{numbers.plain(then, measure.decimals)} the year before"
        for month, value, then in zip(months, year.sums, year.before, strict=False)
    )
    then = tuple(
        f"{earlier}, April to {Month(month - YEAR).words}, {amount(value)}"
        for month, value in zip(months, year.before, strict=True)
    )
    middle = year.on_the_way(year.value)
    ahead = tuple(
        f"April to {Month(month).words}, about {amount(round(value, measure.decimals))} expected"
        for month, value in zip(year.ahead, middle, strict=True)
    )
    return (
        Line(name, months[: len(year.sums)], year.sums, words=so_far,
             places=evidence.places(year.done.observations[: len(year.sums)])),
        Line("expected", year.ahead, middle, Role.PROJECTED, words=ahead),
        Line(earlier, months, year.before, Role.FAINT, words=then,
             places=evidence.places(year.last.observations[:YEAR])),
    )  # fmt: skip


def _fan(year: _Year) -> Fan | None:
    ends = year.best.interval
    if ends is None:
        return None
    spread, methods = year.projection.spread, ""
    if spread is not None:
        methods = " to ".join(words.exact(year.projection, each) for each in (spread.low, spread.high))
        methods = f"methods: {methods}"
    return Fan(
        year.ahead,
        year.on_the_way(ends.low),
        year.on_the_way(ends.high),
        f"95%: {words.between(year.projection, year.best)}",
        None if spread is None else (spread.low, spread.high),
        methods,
    )


def _twin(subject: Subject, year: _Year, title: str) -> Table:
    """Return the year's end by each method, and beneath the months that it rests on."""
    projection = year.projection
    name, earlier = projection.year.financial_year_name, year.last.window.financial_year_name
    columns = (
        Column("what", "", width=30), Column("total", name, Align.RIGHT, 11),
        Column("low", "95% from", Align.RIGHT, 11), Column("high", "to", Align.RIGHT, 11),
        Column("change", f"On {earlier}", Align.RIGHT, 10), Column("before", earlier, Align.RIGHT, 11),
        Column("record", "Past years", width=34),
    )  # fmt: skip
    rows = [Row("methods", (Cell(f"{name} by each method"),), Level.GROUP)]
    rows += [_method_row(year, each) for each in projection.estimates]
    rows.append(Row("months", (Cell("Added up since April"),), Level.GROUP))
    for at, then in enumerate(year.before):
        month = Month(year.months[at])
        now = year.sums[at] if at < len(year.sums) else None
        change = 100 * (now / then - 1) if now is not None and then > 0 else None
        cells = (
            Cell(f"to {month.words}"), _amount(year, now), Cell("–"), Cell("–"), _percent(change),
            _amount(year, then), Cell(""),
        )  # fmt: skip
        rows.append(Row(str(month), cells))
    return Table(f"{subject.id}.table", title, columns, tuple(rows), (words.note(projection),))


def _method_row(year: _Year, each: Estimate) -> Row:
    projection = year.projection
    ends = each.interval
    shown = each.method is projection.method
    name = numbers.capital(words.METHODS[each.method])
    told = each.reason if each.value is None else words.record(each)
    cells = (
        Cell(f"{name} (shown)" if shown else name),
        _amount(year, each.value),
        _amount(year, None if ends is None else ends.low),
        _amount(year, None if ends is None else ends.high),
        _percent(None if each.value is None else projection.growth(each.value)),
        _amount(year, year.last.value),
        Cell(told, note=each.reason),
    )
    return Row(str(each.method), cells, Level.TOTAL if shown else Level.ROW)


def _amount(year: _Year, value: float | None) -> Cell:
    return Cell("–") if value is None else Cell(words.exact(year.projection, value), value)


def _percent(value: float | None) -> Cell:
    return Cell("–") if value is None else Cell(numbers.signed_percent(value), value)
