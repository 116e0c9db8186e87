"""Words between the figures that head groups: how far they hold, and where they stand among the labels."""

from __future__ import annotations

from grids import said

HEADS = ["Offence", "2022", "2023", "2024"]
EAST, WEST = [["Burglary", 1, 2, 3], ["Robbery", 4, 5, 6]], [["Burglary", 7, 8, 9], ["Robbery", 1, 2, 3]]


def labels(rows) -> list[str]:
    return list(dict.fromkeys(row for row, *_ in said(rows).values()))


def test_a_total_that_names_its_group_ends_it():
    rows = [HEADS, ["East Division"], *EAST, ["Total East", 5, 7, 9]]
    rows += [["West Division"], *WEST, ["Total West", 8, 10, 12], ["Force total", 13, 17, 21]]
    assert labels(rows)[-2:] == ["West Division | Total West", "Force total"]


def test_a_total_of_a_part_of_a_group_does_not_end_it():
    rows = [HEADS, ["Burglary"], ["Home", 1, 2, 3], ["Total home", 1, 2, 3], ["Business", 1, 2, 3]]
    assert labels(rows)[-1] == "Burglary | Business"


def test_a_heading_over_the_figures_stands_outside_of_the_labels():
    rows = [HEADS, [None, "East Division"], *EAST, [None, "West Division"], *WEST]
    assert labels(rows)[::3] == ["East Division | Burglary", "West Division | Robbery"]


def test_a_row_that_is_not_indented_as_those_of_a_group_stands_outside():
    rows = [HEADS, ["Violence"], ["  With injury", 5, 6, 7], ["  Without injury", 7, 8, 9]]
    rows += [["Theft"], ["  Shoplifting", 1, 2, 3], ["  Other", 3, 4, 5], ["All crime", 16, 20, 24]]
    assert labels(rows) == [
        "Violence | With injury", "Violence | Without injury", "Theft | Shoplifting", "Theft | Other",
        "All crime",
    ]  # fmt: skip


def test_indents_of_two_depths_end_the_inner_group_alone():
    rows = [HEADS, ["Crime"], ["  Theft"], ["    Shoplifting", 1, 2, 3], ["    Other", 3, 4, 5]]
    rows += [["  Arson", 16, 20, 24], ["Incidents", 1, 2, 3]]
    theft = ["Crime | Theft | Shoplifting", "Crime | Theft | Other"]
    assert labels(rows) == [*theft, "Crime | Arson", "Incidents"]
