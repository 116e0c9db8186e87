"""What one cell says, and what it shows."""

# ruff: noqa: DTZ001  the dates of cells have no zone

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.measures.observations import Mark
from scrutinydesk.workbook.cells import Kind, interpret, shown, strip_note
from scrutinydesk.workbook.grid import CellError


@pytest.mark.parametrize(
    ("text", "number", "marks", "kind"),
    [
        ("1,204 [r]", 1204, (Mark.REVISED,), Kind.NUMBER),
        ("[c]", None, (Mark.CONFIDENTIAL,), Kind.MARK),
        ("£52.5m", 52_500_000, (), Kind.MONEY),
        ("(48)", -48, (), Kind.NUMBER),
        ("−5.9%", -5.9, (), Kind.PERCENT),
        ("12.2%", 12.2, (), Kind.PERCENT),
        ("128,435 ", 128435, (), Kind.NUMBER),
        ("..", None, (Mark.NOT_AVAILABLE,), Kind.MARK),
        (":", None, (Mark.NOT_AVAILABLE,), Kind.MARK),
        ("N/A", None, (Mark.NOT_AVAILABLE,), Kind.MARK),
        ("-", None, (Mark.NOT_APPLICABLE,), Kind.MARK),
        ("*", None, (Mark.CONFIDENTIAL,), Kind.MARK),
        ("3 [p] [e]", 3, (Mark.PROVISIONAL, Mark.ESTIMATED), Kind.NUMBER),
        ("c", None, (), Kind.TEXT),
        ("1,20", None, (), Kind.TEXT),
        ("(48", None, (), Kind.TEXT),
        ("Robbery 3", None, (), Kind.TEXT),
    ],
)
def test_texts(text: str, number: float | None, marks: tuple[Mark, ...], kind: Kind) -> None:
    reading = interpret(text)
    assert (reading.number, reading.marks, reading.kind) == (number, marks, kind)


def test_stored_values() -> None:
    assert interpret(0.13, "0.0%").number == 13.0
    assert interpret(0.13, "0.0%").kind is Kind.PERCENT
    assert interpret(0.13, '0.0"%"').number == 0.13
    assert interpret(True).number is None
    assert interpret(CellError("#N/A")).kind is Kind.ERROR
    assert interpret(dt.datetime(2017, 9, 30)).kind is Kind.DATE


@given(st.one_of(st.none(), st.text(), st.floats(), st.integers(), st.booleans()), st.text())
def test_any_value_in_any_format_is_read_and_shown(value: object, number_format: str) -> None:
    assert interpret(value, number_format).kind in Kind
    assert isinstance(shown(value, number_format), str)


@given(st.integers(-(10**14), 10**14))
def test_a_printed_number_reads_as_itself(number: int) -> None:
    assert interpret(f"{number:,}").number == number
    assert interpret(shown(number, "#,##0")).number == number


@given(st.floats(-1e6, 1e6).map(lambda value: round(value, 1)))
def test_a_printed_percentage_reads_as_itself(number: float) -> None:
    assert interpret(f"{number:.1f}%").number == pytest.approx(number)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.13, "0.0%", "13.0%"),
        (1234.5, "#,##0", "1,235"),
        (-48, "#,##0;(#,##0)", "(48)"),
        (13.0, "0.0", "13.0"),
        (13.0, "General", "13"),
        (52.5, '"£"#,##0.0"m"', "£52.5m"),
        (dt.datetime(2017, 9, 30), "dd-mmm-yy", "30-Sep-17"),
        (dt.datetime(2017, 9, 30, 12, 5), "dd/mm/yyyy hh:mm", "30/09/2017 12:05"),
        (None, "0", ""),
        (True, "General", "TRUE"),
    ],
)
def test_shown(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_notes_are_parted_only_from_known_words() -> None:
    known = {"Lancashire", "Robbery"}.__contains__
    assert strip_note("Lancashire8", known) == ("Lancashire", "8")
    assert strip_note("Lancashire 8,9", known) == ("Lancashire", "8,9")
    assert strip_note("Robbery (3)", known) == ("Robbery", "3")
    assert strip_note("Anything [note 3]", known) == ("Anything", "3")
    assert strip_note("Table 8", known) == ("Table 8", "")
