"""Which rows are headings: a figure that looks like a year heads nothing."""

from __future__ import annotations

import pytest
from grids import said

BENEATH = [["South", 1000], ["West", 1100], ["Central", 900]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Month", "Area", "Count"], ["2009-02", "East", 2026], ["2009-03", "East", 1000]],
        [["Offence", "Area", "N"], ["Theft", "East", 2026], ["Theft", "West", 1000], ["Arson", "West", 4]],
        [["Area", "Count"], ["East", 2026], *BENEATH],
        [[None, "Count"], ["East", 2026], *BENEATH],
        [["Area", "Count"], [], ["East", 2026], *BENEATH],
        [["Theft", 2026], *BENEATH, ["Theft", 12]],
    ],
)
def test_a_figure_that_looks_like_a_year_is_a_figure(rows):
    assert 2026 in [value for *_, value, _ in said(rows).values()]


@pytest.mark.parametrize(
    "rows",
    [
        [["Area", 2017], ["East", 20], *BENEATH],
        [["Population"], ["Area", 2017], ["East", 20], *BENEATH],
        [[None, "Population"], ["Area", 2017], ["East", 20], *BENEATH],
        [[None, "Population"], [None, 2017], ["East", 20], *BENEATH],
        [["Area", "Population"], [None, 2017], ["East", 20], *BENEATH],
    ],
)
def test_a_year_over_figures_heads_them(rows):
    told = list(said(rows).values())
    assert len(told) == 4
    assert {period for _, _, period, *_ in told} == {"2017"}


def test_day_counts_that_are_said_for_each_column_beneath_them_are_periods():
    months, names = [35796, 35796, 35827, 35827, 35855, 35855], ["Number", "Rate"] * 3
    told = said([[None, *months], [None, *names], ["East", *range(6)], ["West", *range(6)]])
    assert [(heading, period) for _, heading, period, *_ in told.values()][:3] == [
        ("Number", "1998-01"), ("Rate", "1998-01"), ("Number", "1998-02"),
    ]  # fmt: skip
