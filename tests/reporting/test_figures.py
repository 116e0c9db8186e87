"""Charts of a few points: never joined across a break."""

from __future__ import annotations

import pytest

from scrutinydesk import pipeline
from scrutinydesk.periods import Month
from scrutinydesk.reporting.figure import Mode


@pytest.mark.parametrize("group", ["burglary", "violent", "hate"])
def test_two_surveys_are_not_joined_across_their_break(group: str) -> None:
    report = pipeline.open_workbook("demo").report
    figure = report.figure(f"satisfaction_{group}/lancashire", Mode.MONTHLY)
    (line,) = figure.panels[0].lines
    at = line.months.index(Month.of(2017, 4).ordinal)
    assert line.values[at] is None
    assert [value for value in line.values if value is not None] == [line.values[0], line.values[-1]]
    assert len(line.months) == len(line.values) == len(line.words) == len(line.places)
    assert len(figure.table.rows) == 2


def test_a_survey_without_a_break_stays_joined() -> None:
    report = pipeline.open_workbook("demo").report
    (line,) = report.figure("confidence_overall/lancashire", Mode.MONTHLY).panels[0].lines
    assert None not in line.values
