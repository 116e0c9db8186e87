"""What an office's choices make of the report that is open, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk.analysis.comparison import Alignment
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.reporting.charting import seasonal
from scrutinydesk.reporting.evidence import Evidence
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.analysis.conventions import Conventions
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.periods import Month
    from scrutinydesk.reporting.report import Report

COLUMNS = (
    Column("what", "In this report"),
    Column("now", "In force", Align.RIGHT, 11),
    Column("chosen", "As chosen", Align.RIGHT, 11),
)


@dataclass(frozen=True, slots=True)
class Effect:
    """Counts of one report by one set of conventions.

    Attributes
    ----------
    charts : int
        Monthly series that have limits.
    signals : mapping of Ruleset to int
        Of these, how many show a signal at their latest month, or in the runs of their latest phase.
    adjusted : int
        Of these, how many had their season taken out at their latest month.
    compared, in_line : int
        Comparisons of growth with wider areas, and how many are in line.
    placed, outside : int
        Places of forces in funnels, and how many lie outside the 95% limits.
    years, projected : int
        Series whose year is not over and can be projected, and how many by the method chosen.
    """

    ruleset: Ruleset
    charts: int
    signals: Mapping[Ruleset, int]
    adjusted: int
    compared: int
    in_line: int
    placed: int
    outside: int
    years: int
    projected: int


def rows_of(report: Report) -> tuple[tuple[str, str], ...]:
    """Return measure and area of every row of a report, each once."""
    keys = (row.key.partition("/") for section in report.sections for row in section.measures.rows)
    return tuple(dict.fromkeys((measure, area) for measure, slash, area in keys if slash))


def effect(
    observations: Observations,
    resources: Resources,
    force: str,
    end: Month,
    rows: Iterable[tuple[str, str]],
    conventions: Conventions,
) -> Effect:
    """Return what conventions make of the rows of a report to ``end``."""
    rows = tuple(dict.fromkeys(rows))

    def by(ruleset: Ruleset) -> Evidence:
        return Evidence(observations, resources, force, end, None, replace(conventions, ruleset=ruleset))

    every = {each: by(each) for each in Ruleset}
    evidence = every[conventions.ruleset]
    charts = {each: [chart for row in rows if (chart := of.chart(*row))] for each, of in every.items()}
    signals = {each: sum(chart.special for chart in found) for each, found in charts.items()}
    own = charts[conventions.ruleset]
    own_rows = [measure for measure, area in rows if area == force]
    compared = [held for measure in own_rows if (held := evidence.comparison(measure))]
    alignments = [row.alignment for each in compared for row in each.rows if row.alignment is not None]
    among = [beside for measure in own_rows if (beside := evidence.among(measure))]
    funnels = [each.funnel for each in among if each.several and each.funnel.points]
    flows = [row for row in rows if resources.catalogue[row[0]].kind is Kind.FLOW]
    years = [told for row in flows if (told := evidence.projection(*row)).estimates]
    return Effect(
        conventions.ruleset, len(own), signals, sum(map(seasonal, own)),
        len(alignments), alignments.count(Alignment.IN_LINE),
        sum(len(each.points) for each in funnels), sum(len(each.outside) for each in funnels),
        len(years), sum(each.method in {conventions.projection or each.method} for each in years),
    )  # fmt: skip


def effect_words(found: Effect) -> str:
    """Say how many charts signal: ``14 of 40 charts signal under MDC-7; 11 under 8/6, 9 under Anhøj``."""
    if not found.charts:
        return "This report has no monthly series long enough for limits."
    charts = "chart signals" if found.signals[found.ruleset] == 1 else "charts signal"
    own = f"{found.signals[found.ruleset]:,} of {found.charts:,} {charts} under {found.ruleset.label}"
    others = [f"{found.signals[each]:,} under {each.label}" for each in Ruleset if each != found.ruleset]
    return f"{own}; {', '.join(others)}."


def effect_table(now: Effect, chosen: Effect) -> Table:
    """Return the counts by what is in force beside those by what is chosen."""
    both = now, chosen
    told = [
        ("Charts with limits", *(f"{each.charts:,}" for each in both)),
        ("Charts that signal", *(f"{each.signals[each.ruleset]:,}" for each in both)),
        *(_under(rule, both) for rule in Ruleset),
        ("Charts whose season is taken out", *(f"{each.adjusted:,}" for each in both)),
        ("Growths in line", *(f"{each.in_line:,} of {each.compared:,}" for each in both)),
        ("Forces outside a funnel", *(f"{each.outside:,} of {each.placed:,}" for each in both)),
        ("Years told by the method chosen", *(f"{each.projected:,} of {each.years:,}" for each in both)),
    ]
    rows = [
        Row(str(at), tuple(Cell(words, words) for words in each))
        for at, each in enumerate(told)
    ]
    return Table("method.effect", "What the choices make of this report", COLUMNS, tuple(rows))


def _under(rule: Ruleset, both: tuple[Effect, Effect]) -> tuple[str, ...]:
    return f"they would under {rule.label}", *(f"{each.signals[rule]:,}" for each in both)
