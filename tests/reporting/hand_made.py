"""Small, made-up workbooks as observations, and parts of the reports of them."""

from dataclasses import dataclass

from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Month, Span

SEPTEMBER = Month.of(2017, 9)


@dataclass(frozen=True)
class Cover:
    force: str = "lancashire"
    force_title: str = "Lancashire Constabulary"
    period_end: Month | None = SEPTEMBER
    marking: str = "OFFICIAL"
    title: str = "Performance report"
    note: str = ""


SOURCE = "f" * 64
UNITS = {"officers_fte": "fte", "officers_headcount": "people", "satisfaction_burglary": "percent"}


def row(measure, last, value, *, area="lancashire", span=Span.MONTH, breakdown="", marks=()):
    first = last - 11 if span is Span.ROLLING_12 else last
    unit = UNITS.get(measure, "crimes")
    cell = f"B{last.ordinal}"
    return Observation(
        measure, area, breakdown, first.ordinal, last.ordinal, span, value, unit, marks,
        measure, cell, "General", SOURCE,
    )  # fmt: skip


def months(measure, values, end=SEPTEMBER, **kwargs):
    return [
        row(measure, end - back, value, **kwargs)
        for back, value in enumerate(reversed(values))
        if value is not None
    ]


def observations(*groups):
    return Observations(tuple(each for group in groups for each in group), {SOURCE: "test.xlsx"})


def paragraph(report, identity):
    for section in report.sections:
        for sub in section.subsections:
            for each in sub.paragraphs:
                if each.id == identity:
                    return each.text
    return ""


def cells(report, key):
    for section in report.sections:
        for each in section.measures.rows:
            if each.key == key:
                return {
                    column.key: cell
                    for column, cell in zip(section.measures.columns, each.cells, strict=True)
                }
    return {}
