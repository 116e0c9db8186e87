"""The whole report from observations: sections, overview, and charts and reasons on demand."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.findings import Severity
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting import comparison_tables, figures, overview, subject_tables, why
from scrutinydesk.reporting.cautions import cautions, of_cover
from scrutinydesk.reporting.evidence import Evidence, Subject
from scrutinydesk.reporting.figure import Mode
from scrutinydesk.reporting.narrative import paragraphs
from scrutinydesk.reporting.report import Report, Section, SubSection
from scrutinydesk.reporting.tables import measures_table

if TYPE_CHECKING:
    from scrutinydesk.findings import Finding
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.report import OutlineSection, OutlineSubSection
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.reporting.table import Table

# The chooser offers quarters back to here; older ones have no year before to compare with.
QUARTERS_OFFERED = 12
QUARTER = 3
YEAR = 12


def build(  # noqa: PLR0913  the one place where a report comes together
    observations: Observations,
    cover: Subject,
    resources: Resources,
    findings: tuple[Finding, ...],
    *,
    period_end: Month | None = None,
    sha256: str = "",
    file_name: str = "",
    peers: Observations | None = None,
    missing: tuple[str, ...] | None = None,
    conventions: Conventions = USUAL,
) -> Report:
    """Return the report.

    Parameters
    ----------
    cover : Subject
        Force, period end, marking and title; the force of the outline where it names none.
    period_end : Month, optional
        The period to look at; the cover's where it is left out.
    peers : Observations, optional
        Of a public release opened beside the workbook.
    missing : tuple of str, optional
        What the workbook still lacks, one sentence a table; None where it was not looked for,
        and then sub-sections without figures are named.
    conventions : Conventions
        By which the figures are judged.
    """
    force = cover.force or resources.outline.force
    end = period_end or cover.period_end or latest_month(observations, force)
    evidence = Evidence(observations, resources, force, end, peers, conventions)
    sections = tuple(_section(evidence, each) for each in resources.outline.sections)
    standings = overview.row_standings(evidence, sections)
    every = by_severity((*of_cover(cover.note, file_name), *findings, *cautions(evidence, standings)))
    return Report(
        title=_title(cover, resources, end),
        force=cover.force_title or resources.areas[force].title,
        marking=cover.marking or resources.outline.marking,
        file_name=file_name,
        sha256=sha256,
        period_end=end,
        period_ends=period_ends(observations, force, cover.period_end or end),
        measure_count=sum(map(_measures, sections)),
        sections=sections,
        overview=overview.overview(evidence, sections, every, missing),
        findings=every,
        figure=partial(figures.figure, evidence, marking=cover.marking or resources.outline.marking),
        why=partial(why.explain, evidence),
        ruleset=conventions.ruleset.label,
        note=cover.note,
    )


def _title(cover: Subject, resources: Resources, end: Month) -> str:
    """Return the cover's own title for its own period, the office's for any other."""
    default = f"{resources.outline.title} to {end.last_day.day} {end.words}"
    if cover.title.strip().casefold() in {"", resources.outline.title.casefold()}:
        return default
    return cover.title if end == cover.period_end else default


def by_severity(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return findings with errors first; those alike stay in their order."""
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


def _measures(section: Section) -> int:
    """Count the measures of which a section has figures, of the force or of its divisions alone."""
    rows = section.measures.rows
    return len({row.key.partition("/")[0] for row in rows if row.level == "row"})


def latest_month(observations: Observations, force: str) -> Month:
    """Return the last month with a figure of the force, of anything, or the month that is over."""
    own = [row.last for row in observations if row.area == force]
    ends = own or [row.last for row in observations]
    today = dt.datetime.now(tz=dt.UTC).date()
    return Month(max(ends)) if ends else Month.of(today.year, today.month) - 1


def period_ends(observations: Observations, force: str, last: Month) -> tuple[Month, ...]:
    """Return the ends of quarters that have figures of the force over a year, latest first.

    Of anything, where nothing is of the force as a whole.
    """
    own = [row for row in observations if row.area == force] or list(observations)
    months = {row.last for row in own if row.span is Span.MONTH}
    given = {row.last for row in own if row.span is Span.ROLLING_12}
    offered = [last - QUARTER * back for back in range(QUARTERS_OFFERED)]
    return tuple(
        month
        for month in offered
        if month == last
        or {month.ordinal, month.ordinal - YEAR} <= months
        or (not months and month.ordinal in given)
    )


def _section(evidence: Evidence, outline: OutlineSection) -> Section:
    comparison: dict[str, Table] = {}
    subsections = []
    for sub in outline.subsections:
        tables = _tables(evidence, sub)
        for table in tables:
            for row in table.rows:
                comparison.setdefault(row.key, table)
        for measure in sub.measures if tables else ():
            comparison.setdefault(f"{measure}/{evidence.force}", tables[0])
        subsections.append(
            SubSection(
                id=sub.id,
                label=sub.label,
                title=sub.title,
                paragraphs=paragraphs(evidence, sub),
                tables=tables,
                charts=_charts(evidence, sub),
            )
        )
    return Section(
        number=outline.number,
        title=outline.title,
        tab=outline.tab,
        subsections=tuple(subsections),
        measures=measures_table(evidence, outline),
        comparison=comparison,
    )


def _tables(evidence: Evidence, sub: OutlineSubSection) -> tuple[Table, ...]:
    """Return the tables of a sub-section, chosen by what its measures are."""
    catalogue = evidence.resources.catalogue

    def of(*units: str) -> tuple[str, ...]:
        return tuple(m for m in sub.measures if catalogue[m].unit in units)

    made = (
        subject_tables.spend(evidence, of("gbp_million")),
        subject_tables.appointments(evidence, of("people")),
        *comparison_tables.national(evidence, of("crimes", "incidents"), sub.id),
        subject_tables.casualties(evidence, of("casualties")),
        subject_tables.estimates(evidence, of("percent"), sub.id),
    )
    return tuple(table for table in made if table is not None)


def _charts(evidence: Evidence, sub: OutlineSubSection) -> tuple[tuple[str, Mode], ...]:
    """Return the charts worth printing: of the total, or else of what changed most."""
    found = [evidence.standing(measure) for measure in sub.measures]
    charted = [each for each in found if each is not None and evidence.chart(each.measure.id, each.area)]
    if not charted:
        return ()
    first = charted[0]
    parts = evidence.resources.catalogue.parts(first.measure.id)
    if not set(parts) & set(sub.measures):
        first = max(charted, key=lambda each: abs(each.percent or Fraction(0)))
    if first.measure.unit == "casualties":
        return (first.key, Mode.MONTHLY), (first.key, Mode.DIVISIONS)
    return ((first.key, Mode.MONTHLY),)
