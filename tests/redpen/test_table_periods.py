"""Tables whose heads name months only: corner, caption or column say how long the periods are."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.claims.table_periods import Length, length_said
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.periods import Month
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary\nPerformance to 30 September 2017\n\n"
# What is counted to the end of which months: of the rows and columns of a table.
YEARS = {"Rape": "757 903 1,118", "Hate crime": "729 978 1,251"}
ROLLED = {"Rape": "1,053 1,092 1,118", "Hate crime": "1,202 1,228 1,251"}
TO_DATE = {"Rape": "378 492 596", "Hate crime": "466 574 688"}
SINGLE = {"Rape": "102 114 104", "Hate crime": "129 108 114"}
LATEST = ("July 2017", "August 2017", "September 2017")
SEPTEMBERS = ("September 2015", "September 2016", "September 2017")


def down(caption: str, corner: str, months: tuple[str, ...], counts: dict[str, str]) -> str:
    """Return a table with a row for each month."""
    columns = [each.split() for each in counts.values()]
    rows = ["\t".join((month, *line)) for month, line in zip(months, zip(*columns, strict=True), strict=True)]
    return "\n".join((f"{HEAD}{caption}\n", "\t".join((corner, *counts)), *rows)) + "\n"


def across(caption: str, corner: str, months: tuple[str, ...], counts: dict[str, str]) -> str:
    """Return a table with a column for each month."""
    rows = ["\t".join((name, *line.split())) for name, line in counts.items()]
    return "\n".join((f"{HEAD}{caption}\n", "\t".join((corner, *months)), *rows)) + "\n"


PLAIN = "Rape and hate crime in Lancashire"
CORNERS = """\
Year to
Year ending
Years ending
Year ended
12 months ending
12 months to
Twelve months to
Rolling year to
12m to
12 mths to
12-month total at
Rolling 12 months
Rolling 12 months to
YE
Rolling 12 month total
""".splitlines()
LENGTHS = """\
Rape\tIn month\tYear to date\t12 months
July 2017\t102\t378\t1,053
August 2017\t114\t492\t1,092
September 2017\t104\t596\t1,118
"""
ROWS = """\
Measure\tAug 2017\tSep 2017
Rape (month)\t114\t104
Rape (rolling 12 months)\t1,092\t1,118
"""
CHANGES = """\
12 months to\tSep 2016\tSep 2017\tChange\t% change
Rape\t903\t1,118\t215\t23.8%
Hate crime\t978\t1,251\t273\t27.9%
"""
TOLD = [
    *(down(PLAIN, corner, SEPTEMBERS, YEARS) for corner in CORNERS),
    *(across(PLAIN, corner, LATEST, ROLLED) for corner in CORNERS),
    *(
        make(caption, corner, LATEST, ROLLED)
        for make in (down, across)
        for corner in ("", "Offence", "Period ending")
        for caption in (
            "Rape and hate crime in Lancashire: rolling 12 months",
            "Rape and hate crime in Lancashire, 12 months to the date shown",
            "Rolling 12-month totals, Lancashire",
            "Rolling year, Lancashire",
            "Lancashire, 12 months ending",
            "Twelve-month totals, Lancashire",
        )
    ),
    across(PLAIN, "Financial year to date", LATEST, TO_DATE),
    down(PLAIN, "Year to date", LATEST, TO_DATE),
    down(PLAIN, "YTD", LATEST, TO_DATE),
    down(PLAIN, "Cumulative from April", LATEST, TO_DATE),
    down(PLAIN, "Quarter to", ("June 2017", "September 2017"), {"Rape": "276 320"}),
    down(PLAIN, "Quarter ending", ("Jun-17", "Sep-17"), {"Rape": "276 320"}),
    down(PLAIN, "3 months to", ("30/06/2017", "30/09/2017"), {"Rape": "276 320"}),
    across("Quarters ending", "", ("Jun 2017", "Sep 2017"), {"Rape": "276 320"}),
    down(PLAIN, "Month", LATEST, SINGLE),
    down(PLAIN, "", LATEST, SINGLE),
    across(PLAIN, "Month ending", LATEST, SINGLE),
    *(f"{HEAD}{PLAIN}\n\n{table}" for table in (LENGTHS, ROWS, CHANGES)),
]
OPEN = [
    *(
        down(PLAIN, corner, months, counts)
        for corner in ("Period ending", "Period to", "Period", "To", "Ending", "Cumulative", "Year")
        for months, counts in ((SEPTEMBERS, YEARS), (LATEST, ROLLED), (LATEST, TO_DATE), (LATEST, SINGLE))
    ),
    *(
        across(caption, corner, LATEST, counts)
        for counts in (ROLLED, TO_DATE, SINGLE)
        for caption, corner in (
            ("Rape and hate crime in Lancashire: rolling 12 months", "Month"),
            ("Lancashire, year to date (from April)", "Measure"),
            ("Lancashire, year to date (April to September)", "Measure"),
            ("Lancashire, the last 12 months", "Measure"),
            ("Lancashire, rolling", "Measure"),
            ("The figures are rolling 12-month totals.", "Measure"),
            ("Rape by month, with its rolling 12-month average, Lancashire", ""),
            ("Lancashire, annual figures", "Measure"),
        )
    ),
    across("Lancashire, 12 months to September 2017", "", ("September 2016", "September 2017"),
           {"Rape": "903 1,118"}),
    across("Lancashire, 12 months to September 2017", "", ("September 2017",), {"Rape": "1,118"}),
    down("Lancashire, quarter to Sep 2017", "", ("Sep 2016", "Sep 2017"), {"Rape": "252 320"}),
    *(
        down("Rape, Lancashire", "12 months to", SEPTEMBERS, {head: "741 889 1,118", "Now": "757 903 1,118"})
        for head in ("As first reported", "Originally reported", "Initial count", "Provisional")
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


def against_workbook(text, opened):
    found = review_report(text, opened)
    verdicts = {each.verdict for each in found.judgements if each.against is Against.WORKBOOK}
    return verdicts, [f"{each.severity} {each.title}" for each in found.findings if each.kind != "style"]


@pytest.mark.parametrize("text", TOLD)
def test_what_is_true_agrees(text, opened):
    assert against_workbook(text, opened) == ({Verdict.AGREES}, [])


@pytest.mark.parametrize("text", OPEN)
def test_a_length_that_is_open_accuses_nobody(text, opened):
    assert against_workbook(text, opened)[1] == []


@pytest.mark.parametrize("text", [each for each in TOLD if "1,118" in each])
def test_what_is_wrong_is_an_error(text, opened):
    wrong = review_report(text.replace("1,118", "1,181"), opened)
    titles = [each.title for each in wrong.findings if each.severity is Severity.ERROR]
    assert any("workbook has 1,118 for Rape" in each or "From 903 to 1,181" in each for each in titles)


@pytest.mark.parametrize("text", [each for each in OPEN if "1,118" in each])
def test_where_the_length_is_open_nothing_is_an_error(text, opened):
    wrong = review_report(text.replace("1,118", "1,181"), opened)
    assert [each.title for each in wrong.findings if each.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("Rape, month by place", None),
        ("Rape by month", Length.MONTH),
        ("Rolling 12-month average", Length.OPEN),
        ("Calendar year to date", Length.OPEN),
        ("Annual total", Length.OPEN),
        ("12 months to September 2017", None),
        ("Crimes recorded in the year to September", None),
        ("Hate crime, this year and last year", None),
        ("Rolling year", Length.YEAR),
        ("Year-to-date", Length.TO_DATE),
        ("Quarter ended", Length.QUARTER),
        ("Hate crime in the last 12 months", Length.OPEN),
        ("Monthly", Length.MONTH),
        ("Rolling 12 months and year to date", Length.OPEN),
        ("Six months to", Length.OPEN),
        ("Week ending", Length.OPEN),
    ],
)
def test_what_heads_say_of_the_length(words, length):
    assert length_said(words, Month.of(2017, 9)) is length
