"""A workbook with figures by division alone: told as such, measure by measure; missing months are shown."""

from __future__ import annotations

import random

import pytest

from scrutinydesk import checking, pipeline
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month
from scrutinydesk.reporting.figure import Mode
from scrutinydesk.workbook.reading import read
from scrutinydesk.workbook.recipes import known_to, suggest
from scrutinydesk.workbook.tables import find_tables

FIRST, COUNT = Month.of(2019, 1).ordinal, 48
GONE = {Month.of(2020, 6).ordinal, Month.of(2020, 8).ordinal, Month.of(2020, 9).ordinal}
OFFENCES = {"Robbery": 40, "Burglary": 300}
DIVISIONS = ("East", "South", "West")


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    path = tmp_path_factory.mktemp("divisions") / "counts.csv"
    lines = ["Month,Offence,Division,Count"]
    for month in range(FIRST, FIRST + COUNT):
        for offence, size in OFFENCES.items():
            for division in DIVISIONS:
                # Burglary doubles in the South in the last year.
                twice = offence == "Burglary" and division == "South" and month >= FIRST + COUNT - 12
                count = (size + 3 * (month % 5)) * (2 if twice else 1)
                if month not in GONE:
                    lines.append(f"{Month(month)},{offence},{division},{count}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    resources = load_resources()
    found = find_tables(read(path).book, known_to(resources))
    return pipeline.open_workbook(path, recipe=suggest(found, resources).recipe)


def crime(opened):
    return next(section for section in opened.report.sections if section.number == "5")


def test_each_row_says_of_which_measure_it_is(opened):
    rows = [row for row in crime(opened).measures.rows if row.level == "row"]
    titles = [row.cells[0].text for row in rows]
    assert len(set(titles)) == len(titles) == len(OFFENCES) * len(DIVISIONS)
    assert all(title.startswith(("Robbery, ", "All burglary, ")) for title in titles)
    assert opened.report.measure_count == len(OFFENCES)
    assert len(opened.report.period_ends) > 1


def test_the_text_says_that_there_is_no_figure_of_the_force(opened):
    text = " ".join(paragraph.text for sub in crime(opened).subsections for paragraph in sub.paragraphs)
    assert "All burglary: the figures are by division; there is none of Lancashire as a whole." in text
    said = (
        "1 of 3 divisions changed by more than chance alone would explain in the 12 months to December 2022"
    )
    assert said in text
    assert "none changed by more than chance" in text


def test_the_overview_names_measure_and_division(opened):
    view = opened.report.overview
    assert view.headlines[0].figure == "2 measures"
    assert "3 divisions of Lancashire" in view.headlines[0].text
    assert [item.title for item in view.lists[0].items] == ["All burglary, South"]


def test_missing_months_are_shaded_and_no_total_stands_over_them(opened):
    drawn = opened.report.figure("burglary_all/lancashire-south", Mode.MONTHLY)
    assert {month for first, last in drawn.panels[0].gaps for month in range(first, last + 1)} == GONE
    small = opened.report.figure("burglary_all/lancashire-south", Mode.DIVISIONS)
    assert all(panel.gaps == drawn.panels[0].gaps for panel in small.panels)
    rolling = opened.report.figure("burglary_all/lancashire-south", Mode.ROLLING)
    values = {
        month: value
        for panel in rolling.panels
        for each in panel.lines
        for month, value in zip(each.months, each.values, strict=True)
        if value is not None
    }
    assert not set(values) & {month for gone in GONE for month in range(gone, gone + 12)}
    assert values
    checked = checking.check(opened)
    told = next(each for each in checked.findings if each.kind == "quality.missing")
    assert "June 2020, August 2020 and September 2020" in told.title


def test_a_list_in_no_order_is_one_note(tmp_path):
    lines = [f"{Month(month)},Robbery,{division},{20 + month % 7}" for month in range(FIRST, FIRST + 30)
             for division in DIVISIONS]  # fmt: skip
    random.Random(1).shuffle(lines)
    path = tmp_path / "mixed.csv"
    path.write_text("\n".join(["Month,Offence,Division,Count", *lines]) + "\n", encoding="utf-8")
    resources = load_resources()
    recipe = suggest(find_tables(read(path).book, known_to(resources)), resources).recipe
    findings = checking.check(pipeline.open_workbook(path, recipe=recipe)).findings
    kinds = [each.kind for each in findings]
    assert kinds.count("quality.unordered") == 1
    assert "quality.out_of_order" not in kinds


def test_a_break_in_figures_of_divisions_is_on_the_overview(tmp_path):
    """Burglary of dwellings by division and all crime of the force, across April 2017."""
    first = Month.of(2015, 1).ordinal
    lines = ["Month,Offence,Division,Count"]
    for month in range(first, first + 33):
        lines += [f"{Month(month)},Residential burglary,{each},{50 + month % 5}" for each in DIVISIONS]
        lines.append(f"{Month(month)},All crime,Lancashire,{9000 + month % 5}")
    path = tmp_path / "crossing.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    resources = load_resources()
    recipe = suggest(find_tables(read(path).book, known_to(resources)), resources).recipe
    opened = pipeline.open_workbook(path, recipe=recipe)
    cards = {card.title: card for card in opened.report.overview.headlines}
    assert cards["Cannot be compared"].figure == "1"
    assert "April 2017" in cards["Cannot be compared"].text
    assert [each.kind for each in opened.report.findings].count("report.break") == 1
