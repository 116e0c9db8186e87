"""Hidden tables and commitments as tables that are shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from scrutinydesk.claims.tables import Cell, HiddenTable
from scrutinydesk.periods import Month, Span, Window
from scrutinydesk.redpen.commitments import commitments
from scrutinydesk.redpen.kept import Commitment, CommitmentState
from scrutinydesk.redpen.told_tables import (
    ANSWERED,
    DUE,
    FACT,
    NO_DATE,
    OPEN,
    OVERDUE,
    RANGE,
    UNKNOWN,
    commitment_table,
    hidden_as_table,
)
from scrutinydesk.reviewing import review_report

TODAY = dt.date(2018, 1, 15)


def promise(key: str, report: str = "October.docx", **other) -> Commitment:
    return Commitment(key, report, dt.date(2017, 9, 30), "4(b)", "will go live", "It will go live.", **other)


def test_certain_figures_ranges_and_gaps_have_signs_of_their_own():
    cells = ((Cell(12, 12, (12,)), Cell(3, 9)), (Cell(4, None), Cell()))
    table = hidden_as_table(HiddenTable("KSI", ("East", "West"), ("2016", "2017"), cells, 3), 0)
    assert [column.heading for column in table.columns] == ["", "2016", "2017"]
    signs = [[cell.signal for cell in row.cells[1:]] for row in table.rows]
    assert signs == [[FACT, RANGE], [RANGE, UNKNOWN]]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["East", "12", "3 to 9"], ["West", "4 or more", "not known"],
    ]  # fmt: skip
    assert "3 tables" in table.notes[0]


def test_what_is_promised_stands_by_its_day_until_the_report_is_kept():
    text = (
        "Report to 30 September 2017\n\nThe new module will go live on 4th December.\n\n"
        "Advertising campaigns will commence in October 2017."
    )
    promised = commitments(review_report(text).claims)
    promised = (*promised, replace(promised[0], claims=(99,), due=None, due_day=None))
    table = commitment_table("pasted text", None, promised, (), dt.date(2017, 11, 15))
    assert [(row.cells[0].text, row.cells[3].signal) for row in table.rows[1:]] == [
        ("October 2017", OVERDUE), ("4 December 2017", DUE), ("no date", NO_DATE),
    ]  # fmt: skip
    assert {row.key for row in table.rows[1:]} == {f"this/{each.claim}" for each in promised}


def test_kept_promises_say_what_became_of_them():
    day = {"due_day": dt.date(2018, 1, 14)}
    month = {"due": Window(Month.of(2018, 1), Month.of(2018, 1), Span.MONTH)}
    kept = (
        promise("late", **day),
        promise("still", **month),
        promise("done", state=CommitmentState.ANSWERED, note="Live", who="A. Officer", when="", **day),
        promise("other", report="July.docx"),
    )
    table = commitment_table("October.docx", dt.date(2017, 9, 30), (), kept, TODAY)
    rows = {row.key: row for row in table.rows}
    assert rows["late"].cells[3].signal is OVERDUE
    assert rows["still"].cells[3].signal is OPEN
    assert rows["done"].cells[3].signal is ANSWERED
    assert rows["done"].cells[3].text == "Answered: Live, A. Officer"
    assert rows["other"].cells[0].text == "no date"
    keys = [row.key for row in table.rows]
    assert keys.index("group-this") < keys.index("late") < keys.index("other")


def test_without_a_promise_there_is_no_row():
    assert commitment_table("x.txt", None, (), (), TODAY).rows == ()
