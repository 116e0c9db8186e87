from dataclasses import dataclass

import pytest

from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting.build import build

SEPTEMBER = Month.of(2017, 9)


@dataclass(frozen=True)
class Cover:
    force: str = "lancashire"
    force_title: str = "Lancashire Constabulary"
    period_end: Month | None = SEPTEMBER
    marking: str = "OFFICIAL"
    title: str = "Performance report"


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


@pytest.fixture
def report_of(resources):
    def built(*groups, cover=None, **kwargs):
        return build(observations(*groups), cover or Cover(), resources, (), **kwargs)

    return built


@pytest.fixture(scope="session")
def demo(tmp_path_factory, resources):
    from scrutinydesk.workbook import demo, reading, standard

    path = tmp_path_factory.mktemp("demo") / "demo.xlsx"
    demo.write_demo(path, resources)
    read = reading.read(path)
    return read.book, standard.observe(read.book, resources)


@pytest.fixture(scope="session")
def demo_report(demo, resources):
    book, seen = demo
    return build(
        seen.observations,
        seen.cover,
        resources,
        seen.findings,
        sha256=book.sha256,
        file_name=book.name,
        missing=seen.missing,
    )
