"""The demo as awkward hands would send it: every such workbook opens, and says what is odd in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from walk import exported, walk

from scrutinydesk import pipeline
from scrutinydesk.periods import Month, read_period
from scrutinydesk.reporting.report import Paragraph, Report

pytestmark = pytest.mark.long

MONTHLY = "Monthly counts"
HEADER, FIRST = 5, 6
ALL_CRIME = "all_crime/lancashire"
Change = Callable[[Workbook], None]
Open = Callable[[Change], pipeline.Opened]


@pytest.fixture(name="changed")
def _changed(root: Path, tmp_path: Path) -> Open:
    def changed(change: Change) -> pipeline.Opened:
        book = openpyxl.load_workbook(root / "resources" / "demo.xlsx")
        change(book)
        path = tmp_path / "awkward.xlsx"
        book.save(path)
        return pipeline.open_workbook(path)

    return changed


def row(book: Workbook, number: int, value: Callable[[int, float], object], sheet: str = MONTHLY) -> None:
    """Write a new value into each number of a row, by its column and old value."""
    for cell in book[sheet][number]:
        if isinstance(cell.value, int | float):
            cell.value = value(cell.column, cell.value)


def months(book: Workbook, sheet: str = MONTHLY) -> dict[str, int]:
    """Return the columns by their headings."""
    return {str(cell.value): cell.column for cell in book[sheet][HEADER] if cell.value}


def blank(*names: str, rows: range = range(FIRST, FIRST + 30)) -> Change:
    def change(book: Workbook) -> None:
        columns = months(book)
        for name in names:
            for number in rows:
                book[MONTHLY].cell(number, columns[name]).value = None

    return change


def only_last(count: int) -> Change:
    def change(book: Workbook) -> None:
        for sheet in (MONTHLY, "Divisions", "Road casualties"):
            columns = [column for name, column in months(book, sheet).items() if read_period(name)]
            book[sheet].delete_cols(columns[0], len(columns) - count)

    return change


def put(**cells: object) -> Change:
    """Change cells named as ``Monthly_counts__AX6``."""

    def change(book: Workbook) -> None:
        for name, value in cells.items():
            sheet, _, cell = name.partition("__")
            book[sheet.replace("_", " ")][cell] = value

    return change


def every_number(value: float) -> Change:
    def change(book: Workbook) -> None:
        for sheet in book.sheetnames[3:]:
            for number in range(FIRST, book[sheet].max_row + 1):
                row(book, number, lambda *_: value, sheet)

    return change


def all_crime(value: Callable[[int, float], object]) -> Change:
    return lambda book: row(book, FIRST, value)


def odd_texts(book: Workbook) -> None:
    book["Cover"]["B6"] = "OFFICIAL-SENSITIVE \u202e\U0001f600"
    book["Cover"]["B4"] = "Lancashire"
    for number, text in enumerate(("=cmd|'/C calc'!A0", "@SUM(1)", "\u202e\U0001f600 x", "L" * 5000)):
        cell = book[MONTHLY].cell(FIRST + 4 + number, 1)
        cell.value, cell.data_type = text, "s"


AWKWARD: dict[str, Change] = {
    "nothing changed": lambda book: None,
    "a month missing in the middle": blank("Mar 2017"),
    "the last month missing": blank("Sep 2017"),
    "the first months missing": blank("Oct 2013", "Nov 2013", "Dec 2013"),
    **{f"only {count} months": only_last(count) for count in (1, 5, 12, 13, 23, 24)},
    "a measure of zeros": all_crime(lambda *_: 0),
    "a base of zero": all_crime(lambda column, value: 0 if column < 39 else value),
    "zeros everywhere": every_number(0),
    "ones everywhere": every_number(1),
    "a negative correction": put(Monthly_counts__AX6=-5000),
    "negative totals": all_crime(lambda _, value: -value),
    "from below zero to above": all_crime(lambda column, value: -value if column < 39 else value),
    "a million million": all_crime(lambda *_: 10**12),
    "a step to a million million": all_crime(lambda column, value: 10**12 if column > 45 else value),
    "beyond all numbers": all_crime(lambda column, value: 1e300 if column > 45 else value),
    "decimals in counts": all_crime(lambda _, value: value + 0.5),
    "odd texts": odd_texts,
    "percentages of every kind": put(Satisfaction__D6=150, Satisfaction__D7=-3, Satisfaction__D8=0.71),
    "ranks of every kind": put(Confidence__H7="23rd", Confidence__H8=0, Confidence__H9=2.5),
    "parts above the whole": put(Appointments__D8=-3, Appointments__E9=100, Positive_action__E6=40),
    "more forces than there are": put(National_comparison__F6=44, National_comparison__D7=0),
    **{
        f"the force of {force}": put(Cover__B4=force)
        for force in ("Kent Police", "Merseyside", "British Transport Police", "City of London", "Gondor")
    },
    "a force of five thousand letters": put(Cover__B4="Lancashire " + "x" * 5000, Cover__B6="O" * 3000),
    **{
        f"period end {end}": put(Cover__B5=end)
        for end in (None, 42, "tomorrow", "Sept 2017", dt.date(2018, 3, 31), dt.date(1999, 1, 1))
    },
    "no cover": lambda book: book.remove(book["Cover"]),
}


@pytest.mark.parametrize("case", AWKWARD)
def test_everything_can_be_looked_at(changed: Open, case: str, tmp_path: Path) -> None:
    opened = changed(AWKWARD[case])
    own = ("\u202e", "cmd", "@SUM", "xxxx", "LLLL", "OOOO")
    walk(opened.report, opened.resources, own)
    exported(opened.report, tmp_path / "out")


def test_every_period_end_can_be_looked_at(changed: Open) -> None:
    opened = changed(AWKWARD["nothing changed"])
    assert len(opened.report.period_ends) == 12
    for end in opened.report.period_ends:
        walk(pipeline.look(opened, end), opened.resources)


def kinds(opened: pipeline.Opened) -> list[str]:
    return [finding.kind for finding in opened.findings if finding.kind != "workbook.read"]


def cells(report: Report, key: str) -> list[str]:
    for section in report.sections:
        for each in section.measures.rows:
            if each.key == key:
                return [cell.text for cell in each.cells]
    return []


def paragraph(report: Report, identity: str) -> Paragraph | None:
    found = [p for s in report.sections for sub in s.subsections for p in sub.paragraphs if p.id == identity]
    return found[0] if found else None


def text(report: Report, identity: str) -> str:
    found = paragraph(report, identity)
    return "" if found is None else found.text


def test_a_second_table_on_a_sheet_keeps_its_own_months(changed: Open) -> None:
    def second(book: Workbook) -> None:
        sheet = book[MONTHLY]
        below = sheet.max_row + 3
        for at, value in enumerate(("Measure", "Unit", "Oct 2017", "Nov 2017"), start=1):
            sheet.cell(below, at).value = value
        for at, value in enumerate(("Hate crime", "crimes", 7, 8), start=1):
            sheet.cell(below + 1, at).value = value

    opened = changed(second)
    assert "standard.unknown_measure" not in kinds(opened)
    series = opened.observations.series("hate_crime", "lancashire")
    assert series[Month.of(2017, 11).ordinal].value == 8
    assert series[Month.of(2013, 10).ordinal].value != 7
    assert text(opened.report, "6d.change.hate_crime").startswith("Hate crime rose by 273 crimes (27.9%)")


@pytest.mark.parametrize("form", ["%Y%m", "%m/%Y", "%b-%y", "%Y %b", "%B %Y [p]", "number", "day"])
def test_months_in_every_written_form(changed: Open, form: str) -> None:
    def rewritten(book: Workbook) -> None:
        for sheet in (MONTHLY, "Divisions", "Road casualties"):
            for cell in book[sheet][HEADER]:
                window = read_period(cell.value) if str(cell.value)[-4:].isdigit() else None
                if window is None:
                    continue
                day = window.last.last_day
                if form == "day":
                    cell.value = dt.datetime.combine(day, dt.time())
                else:
                    cell.value = int(f"{day:%Y%m}") if form == "number" else f"{day:{form}}"

    opened = changed(rewritten)
    assert len(opened.observations) == 2491
    assert kinds(opened) == []


def test_a_table_whose_headings_cannot_be_read_is_an_error(changed: Open) -> None:
    def unreadable(book: Workbook) -> None:
        for column, cell in enumerate(book[MONTHLY][HEADER][2:]):
            cell.value = f"Month {column}"

    opened = changed(unreadable)
    assert "standard.no_headings" in kinds(opened)


def test_missing_months_are_named(changed: Open) -> None:
    opened = changed(blank("Mar 2017", rows=range(FIRST, FIRST + 2)))
    gaps = [finding for finding in opened.findings if finding.kind == "standard.gap"]
    assert [finding.place.cell for finding in gaps] == ["AR6", "AR7"]
    assert "March 2017" in gaps[0].title


@pytest.mark.parametrize(
    ("sheet", "kind"), [(MONTHLY, "standard.hidden_used"), ("Spend", "standard.hidden_sheet")]
)
def test_hidden_figures_are_never_used_in_silence(changed: Open, sheet: str, kind: str) -> None:
    def hide(book: Workbook) -> None:
        if sheet == "Spend":
            book[sheet].sheet_state = "veryHidden"
        else:
            book[sheet].row_dimensions[FIRST].hidden = True
            book[sheet].column_dimensions["AX"].hidden = True

    opened = changed(hide)
    titles = [finding.title for finding in opened.findings if finding.kind == kind]
    assert titles
    if sheet == MONTHLY:
        assert any("Row 6" in title for title in titles)
        assert any("Column AX" in title for title in titles)
    else:
        assert not cells(opened.report, "spend_total/lancashire")


def test_figures_that_contradict_each_other_are_errors(changed: Open) -> None:
    opened = changed(put(National_comparison__E9=99999))
    found = next(finding for finding in opened.findings if finding.kind == "standard.not_the_sum")
    assert "99,999" in found.title
    assert "114,675" in found.title
    assert found.place.cell == "E9"


def test_divisions_that_do_not_add_up_are_said(changed: Open) -> None:
    opened = changed(put(Road_casualties__AY6=9999))
    found = next(finding for finding in opened.findings if finding.kind == "standard.not_divisions")
    assert "9,999" in found.title
    assert found.place.sheet == "Road casualties"


def test_a_period_end_outside_the_figures_is_an_error(changed: Open) -> None:
    assert "standard.outside_figures" in kinds(changed(put(Cover__B5=dt.date(2018, 3, 31))))
    assert "standard.outside_figures" in kinds(changed(put(Cover__B5=42)))


def test_without_a_period_end_the_month_of_most_figures_is_taken(changed: Open) -> None:
    assert changed(AWKWARD["no cover"]).report.period_end == Month.of(2017, 9)


def test_what_no_count_and_no_percentage_can_be_is_not_used(changed: Open) -> None:
    opened = changed(put(Satisfaction__D6=150, Monthly_counts__AX6=1e300, Confidence__H8=0))
    assert {"standard.not_a_percentage", "standard.too_large", "standard.not_a_rank"} <= set(kinds(opened))
    assert "150" not in "".join(cells(opened.report, "satisfaction_burglary/lancashire"))


def test_an_ordinal_is_a_rank(changed: Open) -> None:
    assert kinds(changed(put(Confidence__H8="23rd"))) == []


def test_a_missing_month_is_given_as_the_reason_for_what_is_not_said(changed: Open) -> None:
    report = changed(blank("Mar 2017", rows=range(FIRST + 1, FIRST + 2))).report
    assert cells(report, "assault_no_injury/lancashire")[-1] == "Months missing"
    said = text(report, "5b.change.assault_no_injury")
    assert said.endswith("There is no total for the 12 months to September 2017: March 2017 is missing.")


def test_a_count_of_one_month_alone_lacks_no_others(changed: Open) -> None:
    said = text(changed(AWKWARD["nothing changed"]).report, "5c.change.cvit_robbery")
    assert said == "Cash-in-transit robberies: 2 crimes in October 2017."


def test_a_division_over_another_window_is_labelled(changed: Open) -> None:
    report = changed(put(Road_casualties__AR7=None)).report
    assert cells(report, "ksi_all/lancashire-east")[0] == "East (Sep 2017)"
    assert "East" not in text(report, "5f.change.ksi_all")


def test_no_percentage_of_nothing_and_of_less_than_nothing(changed: Open) -> None:
    report = changed(AWKWARD["a base of zero"]).report
    assert cells(report, ALL_CRIME)[4] == "–"
    assert "no percentage change from zero" in text(report, "5a.change.all_crime")
    assert cells(changed(AWKWARD["negative totals"]).report, ALL_CRIME)[4] == "–"
