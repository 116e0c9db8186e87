"""Reading the standard workbook as people really hand it in."""

from __future__ import annotations

import datetime as dt

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.findings import Severity
from scrutinydesk.measures.observations import Mark
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook import demo, reading, standard, template
from scrutinydesk.workbook.grid import Book, CellError, Sheet, Visibility

JUL, AUG, SEP = (Month.of(2017, month) for month in (7, 8, 9))
COVER = (
    "Cover",
    [
        ["Title", "Q2"],
        ["Force", "Lancashire"],
        ["Period end", "30 September 2017"],
        ["Protective marking", "OFFICIAL"],
    ],
)
FORMATS = ("General", "0.0%", "#,##0", "mmm yyyy")


def sheet(name, rows, formats=None, **more):
    width = max(len(row) for row in rows)
    values = np.full((len(rows), width), None, dtype=object)
    shown = np.zeros(values.shape, dtype=np.uint16)
    for r, row in enumerate(rows):
        values[r, : len(row)] = row
    for place, index in (formats or {}).items():
        shown[place] = index
    return Sheet(name, values, shown, **more)


def book(*sheets):
    made = tuple(item if isinstance(item, Sheet) else sheet(*item) for item in sheets)
    return Book("q2.xlsx", "/q2.xlsx", "f" * 64, "xlsx", made, FORMATS)


def monthly(*rows, head=("Measure", "Jul 2017", "Aug 2017", "Sep 2017"), name="Monthly counts"):
    return sheet(name, [["Monthly counts for the force"], [], list(head), *map(list, rows)])


def kinds(observed):
    return [finding.kind for finding in observed.findings]


def values(observed, measure, area="lancashire", breakdown="", span=Span.MONTH):
    series = observed.observations.series(measure, area, breakdown, span)
    return {str(Month(month)): row.value for month, row in series.items()}


def test_a_value_knows_its_cell_format_and_file(resources):
    data = sheet(
        "Monthly counts",
        [["Measure", "Jul 2017", "Aug 2017"], ["Rape", 90, 95]],
        {(1, 2): 2},
        origin=(3, 1),
    )
    rows = standard.observe(book(COVER, data), resources).observations.rows
    assert [(row.sheet, row.cell, row.number_format) for row in rows] == [
        ("Monthly counts", "C5", "General"),
        ("Monthly counts", "D5", "#,##0"),
    ]
    assert {row.source for row in rows} == {"f" * 64}
    assert {row.unit for row in rows} == {"crimes"}


def test_columns_in_any_order_months_in_any_form_and_rows_above_the_header(resources):
    head = (dt.datetime(2017, 9, 1), "Offence", "Jul-17", "2017 Aug [p]", "Unit", "Our remarks")  # noqa: DTZ001
    made = monthly((3, "Rape", 1, 2, "crimes", "up"), head=head)
    observed = standard.observe(book(COVER, made), resources)
    assert values(observed, "rape") == {"2017-07": 1, "2017-08": 2, "2017-09": 3}
    assert kinds(observed) == ["standard.strange_column"]
    assert observed.findings[0].place.cell == "F3"
    assert observed.findings[0].severity is Severity.NOTE


def test_a_sheet_by_another_name_is_known_by_its_title_or_its_headings(resources):
    renamed = monthly(("Rape", 1, 2, 3), name="Tab 4")
    assert standard.recognise(book(renamed))
    untitled = sheet("Tab 4", [["Measure", "Sep 2017"], ["Rape", 3]])
    assert not standard.recognise(book(untitled))
    observed = standard.observe(book(COVER, untitled), resources)
    assert values(observed, "rape") == {"2017-09": 3}


def test_marks_are_kept_beside_the_value_and_in_its_place(resources):
    made = monthly(("Rape", "1,204 [r]", "[c]", "95 [p][e]"))
    observed = standard.observe(book(COVER, made), resources)
    rows = observed.observations.series("rape", "lancashire")
    assert [(row.value, row.marks) for row in rows.values()] == [
        (1204, (Mark.REVISED,)),
        (None, (Mark.CONFIDENTIAL,)),
        (95, (Mark.PROVISIONAL, Mark.ESTIMATED)),
    ]
    assert observed.findings == ()


def test_months_that_are_not_there_are_absent(resources):
    observed = standard.observe(book(COVER, monthly(("Rape", 1, None, 3))), resources)
    assert values(observed, "rape") == {"2017-07": 1, "2017-09": 3}
    assert kinds(observed) == ["standard.gap"]
    assert observed.findings[0].place.cell == "C4"
    assert "August 2017" in observed.findings[0].title


def test_an_unknown_measure_is_a_finding_with_the_nearest_name(resources):
    made = monthly(("Public ordr offences", 1, 2, 3), ("Source: force systems",))
    observed = standard.observe(book(COVER, made), resources)
    assert len(observed.observations) == 0
    (finding,) = observed.findings
    assert finding.kind == "standard.unknown_measure"
    assert (finding.place.sheet, finding.place.cell) == ("Monthly counts", "A4")
    assert finding.remedy == "Did you mean “Public order offences”?"


def test_an_unknown_area_is_a_finding_and_its_figures_are_not_the_forces(resources):
    rows = [["Measure", "Area", "Sep 2017"], ["Rape", "Sauth Divisoin", 3], ["Rape", "West", 4]]
    observed = standard.observe(book(COVER, ("Monthly counts", rows)), resources)
    assert [(row.area, row.value) for row in observed.observations] == [("lancashire-west", 4)]
    (finding,) = observed.findings
    assert finding.kind == "standard.unknown_area"
    assert finding.place.cell == "B2"
    assert finding.remedy == "Did you mean “South Division”?"


def test_words_for_the_force_the_group_and_the_region(resources):
    head = ["Measure", "Area", "12 months to", "Previous", "Latest"]
    rows = [["All crime", area, "Aug 2017", 1, 2] for area in ("Force", "MSG", "Region", None)]
    observed = standard.observe(book(COVER, ("National", [head, *rows[:3]])), resources)
    areas = [row.area for row in observed.observations][::2]
    assert areas == ["lancashire", "lancashire-msg", "north-west"]
    assert {row.window.words for row in observed.observations} == {
        "12 months to August 2016",
        "12 months to August 2017",
    }


@pytest.mark.parametrize("odd", ["about 90", dt.datetime(2017, 9, 3), True])  # noqa: DTZ001
def test_what_is_not_a_number_is_an_error_with_its_cell(resources, odd):
    observed = standard.observe(book(COVER, monthly(("Rape", 1, odd, 3))), resources)
    assert values(observed, "rape") == {"2017-07": 1, "2017-09": 3}
    (finding,) = observed.findings
    assert (finding.kind, finding.place.cell) == ("standard.not_a_number", "C4")
    assert finding.severity is Severity.ERROR


def test_an_error_cell_states_nothing_and_is_left_to_the_reader_of_files(resources):
    made = monthly(("Rape", 1, CellError("#DIV/0!"), 3))
    observed = standard.observe(book(COVER, made), resources)
    assert values(observed, "rape") == {"2017-07": 1, "2017-09": 3}
    assert observed.findings == ()


def test_findings_of_one_kind_are_counted_after_the_first_dozen(resources):
    rows = [("Rape" if k == 0 else f"Nonsense {k}", "x1", 2, 3) for k in range(31)]
    observed = standard.observe(book(COVER, monthly(*rows)), resources)
    assert kinds(observed).count("standard.unknown_measure") == 13
    assert "18 more findings" in observed.findings[-1].title


def test_a_month_that_stands_twice_is_an_error_and_the_first_is_used(resources):
    head = ("Measure", "Aug 2017", "Sep 2017", "Sep-17")
    observed = standard.observe(book(COVER, monthly(("Rape", 1, 2, 9), head=head)), resources)
    assert values(observed, "rape") == {"2017-08": 1, "2017-09": 2}
    (finding,) = observed.findings
    assert (finding.kind, finding.place.cell) == ("standard.repeated_period", "D3")


def test_a_row_that_stands_twice_is_an_error_and_the_first_is_used(resources):
    made = monthly(("Rape", 1, 2, 3), ("rape", 7, 8, 9))
    observed = standard.observe(book(COVER, made), resources)
    assert values(observed, "rape") == {"2017-07": 1, "2017-08": 2, "2017-09": 3}
    (finding,) = observed.findings
    assert (finding.kind, finding.place.cell) == ("standard.repeated_row", "A5")
    assert "Row 4 is used" in finding.detail


def test_two_sheets_that_disagree_are_an_error_and_two_that_agree_are_not(resources):
    one, same = monthly(("Rape", 1, 2, 3)), monthly(("Rape", 1, 2, 3), name="Monthly 2")
    other = monthly(("Rape", 1, 5, 3), name="Monthly 2")
    assert standard.observe(book(COVER, one, same), resources).findings == ()
    observed = standard.observe(book(COVER, one, other), resources)
    (finding,) = observed.findings
    assert finding.kind == "standard.contradiction"
    assert (finding.place.sheet, finding.place.cell) == ("Monthly 2", "C4")
    assert "5 for August 2017" in finding.title
    assert values(observed, "rape")["2017-08"] == 2


def test_percentages_are_0_to_100_however_they_are_stored(resources):
    head = ["Question", "First month", "Last month", "Percentage", "Number surveyed"]
    rows = [
        ["Burglary victims", "Oct 2016", "Sep 2017", 0.774, 620],
        ["Violent crime victims", "Oct 2016", "Sep 2017", "71.0%", "[x]"],
        ["Hate incident victims", "Oct 2016", "Sep 2017", 0.753, 100],
    ]
    data = sheet("Satisfaction", [head, *rows], {(1, 3): 1})
    observed = standard.observe(book(COVER, data), resources)
    estimates = [
        values(observed, f"satisfaction_{group}", span=Span.ROLLING_12)["2017-09"]
        for group in ("burglary", "violent", "hate")
    ]
    assert estimates == [77.4, 71.0, 0.753]
    (finding,) = observed.findings
    assert (finding.kind, finding.place.cell) == ("standard.share", "D4")
    surveyed = observed.observations.series(
        "satisfaction_burglary", "lancashire", "surveyed", Span.ROLLING_12
    )
    assert surveyed[SEP.ordinal].value == 620
    assert surveyed[SEP.ordinal].unit == "people"


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        ("Jul 2017", "Sep 2017", Span.QUARTER),
        ("Sep 2017", "Sep 2017", Span.MONTH),
        ("Oct 2016", "Sep 2017", Span.ROLLING_12),
        ("Jan 2017", "Sep 2017", Span.YEAR_TO_DATE),
        (None, "Sep 2017", Span.DATE),
        (None, dt.datetime(2017, 9, 30), Span.DATE),  # noqa: DTZ001
        (None, "12 months to Sep 2017", Span.ROLLING_12),
    ],
)
def test_the_window_of_a_row_is_its_first_and_last_month(resources, first, last, span):
    head = ["Role", "First month", "Last month", "Total", "Female", "BME"]
    rows = [head, ["Police officers", first, last, 51, 24, 6]]
    observed = standard.observe(book(COVER, ("Appointments", rows)), resources)
    assert [row.value for row in observed.observations] == [51, 24, 6]
    assert {(row.span, row.last) for row in observed.observations} == {(span, SEP.ordinal)}


@pytest.mark.parametrize("last", [None, "soon"])
def test_a_row_without_a_period_is_an_error(resources, last):
    head = ["Role", "First month", "Last month", "Total"]
    rows = [head, ["Police officers", "Jul 2017", last, 51]]
    observed = standard.observe(book(COVER, ("Appointments", rows)), resources)
    assert len(observed.observations) == 0
    assert kinds(observed) == ["standard.no_period"]


def test_strength_stands_at_a_date_whether_headed_by_day_or_month(resources):
    rows = [["Measure", "30 Sep 2016", "Sep 2017"], ["Police officers, FTE", 2814.16, 2843.29]]
    observed = standard.observe(book(COVER, ("Workforce", rows)), resources)
    found = values(observed, "officers_fte", span=Span.DATE)
    assert found == {"2016-09": 2814.16, "2017-09": 2843.29}


def test_counts_below_zero_are_remarked_and_kept(resources):
    observed = standard.observe(book(COVER, monthly(("Rape", 1, -2, 3))), resources)
    assert values(observed, "rape")["2017-08"] == -2
    assert [(f.kind, f.place.cell) for f in observed.findings] == [("standard.negative", "C4")]


def test_a_hidden_sheet_is_never_used(resources):
    hidden = sheet("Monthly counts", [["Measure", "Sep 2017"], ["Rape", 3]], visibility=Visibility.HIDDEN)
    observed = standard.observe(book(COVER, hidden), resources)
    assert len(observed.observations) == 0


def test_a_sheet_that_is_no_table_of_ours_is_said_to_be_unused(resources):
    mine = ("Pivot", [["Region", "Spend"], ["North", 3]])
    observed = standard.observe(book(COVER, monthly(("Rape", 1, 2, 3)), mine), resources)
    assert kinds(observed) == ["standard.unused_sheet"]


def test_cover_in_other_words_and_without_a_marking(resources):
    cover = ("Front", [[None, "Constabulary:", "Cumbria Constabulary"], ["Data to", None, "Aug-17"]])
    observed = standard.observe(book(cover, monthly(("Rape", 1, 2, 3))), resources)
    assert (observed.cover.force, observed.cover.period_end) == ("cumbria", AUG)
    assert observed.cover.force_title == "Cumbria Constabulary"
    assert observed.cover.marking == ""
    assert observed.missing[0] == "Cover: enter the protective marking."
    assert {row.area for row in observed.observations} == {"cumbria"}


def test_without_a_cover_the_last_month_is_the_period_end_and_says_so(resources):
    observed = standard.observe(book(monthly(("Rape", 1, 2, 3))), resources)
    assert observed.cover.period_end == SEP
    assert not observed.cover.period_given
    assert observed.cover.force == resources.outline.force
    assert kinds(observed) == ["standard.no_period_end"]


def test_a_cover_that_cannot_be_read_is_an_error_with_its_cells(resources):
    cover = ("Cover", [["Force", "Atlantis"], ["Period end", "soon"]])
    observed = standard.observe(book(cover, monthly(("Rape", 1, 2, 3))), resources)
    assert [(f.kind, f.place.cell) for f in observed.findings] == [
        ("standard.unknown_force", "B1"),
        ("standard.period_end", "B2"),
    ]
    assert observed.cover.period_end == SEP


@pytest.mark.parametrize(
    "rows",
    [
        [["x"]],
        [["Measure"], ["Rape", 3]],
        [["Month", "Rape"], ["Sep 2017", 3]],
        [["Area", "Sep 2017"], ["Lancashire", 3]],
        [[None, None]],
    ],
)
def test_other_workbooks_are_not_taken_for_ours(rows):
    assert not standard.recognise(book(("Sheet1", rows)))


def test_columns_moved_and_rows_added_in_the_demo_change_nothing(resources, tmp_path):
    """Shuffle the columns of a real file, and put a line above each table."""
    given_book = openpyxl.load_workbook(demo.demo_path())
    shuffled = openpyxl.Workbook()
    shuffled.remove(shuffled.active)
    for old in given_book:
        new = shuffled.create_sheet(f"T{len(shuffled.sheetnames)}" if old.title != "Cover" else "Cover")
        rows = [[cell.value for cell in row] for row in old.iter_rows()]
        for row in rows:
            turned = row if old.title == "Cover" or len(list(filter(None, row))) < 2 else row[::-1]
            new.append(turned)
        if old.title != "Cover":
            new.insert_rows(2, 2)
    path = tmp_path / "shuffled.xlsx"
    shuffled.save(path)
    plain = standard.observe(reading.read(demo.demo_path()).book, resources).observations
    turned = standard.observe(reading.read(path).book, resources).observations
    key = lambda row: row[:7]  # noqa: E731
    assert sorted(map(key, turned), key=str) == sorted(map(key, plain), key=str)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.none(),
            st.integers(-(10**9), 10**9),
            st.floats(allow_nan=False, allow_infinity=False, width=32),
            st.text(max_size=8),
            st.booleans(),
            st.datetimes(),
        ),
        min_size=3,
        max_size=3,
    )
)
def test_whatever_stands_in_the_cells_nothing_breaks_or_is_lost(cells):
    observed = standard.observe(book(COVER, monthly(("Rape", *cells))), load_resources())
    stated = {row.cell for row in observed.observations}
    refused = {finding.place.cell for finding in observed.findings}
    for at, cell in zip(("B4", "C4", "D4"), cells, strict=True):
        if cell is not None and str(cell).strip():
            assert at in stated | refused
        else:
            assert at not in stated


def test_marks_and_odd_months_of_a_series_are_remarked_on(tmp_path, resources):
    path = tmp_path / "filled.xlsx"
    template.write_template(path, resources, Month.of(2017, 9))
    book = openpyxl.load_workbook(path)
    sheet = book["Monthly counts"]
    row = next(at for at in range(1, 20) if sheet.cell(at, 1).value == "All crime")
    for column in range(3, 33):
        sheet.cell(row, column).value = 9000 + column
    sheet.cell(row, 30).value = "n/k"
    sheet.cell(row, 25).value = 94120
    sheet.cell(row, 12).value = 905
    book.save(path)
    found = standard.observe(reading.read(path).book, resources).findings
    places = {(each.kind, each.place.cell) for each in found}
    assert {
        ("standard.marked", sheet.cell(row, 30).coordinate),
        ("standard.outlier", sheet.cell(row, 25).coordinate),
        ("standard.outlier", sheet.cell(row, 12).coordinate),
    } <= places
    assert sum(each.kind == "standard.outlier" for each in found) == 2
