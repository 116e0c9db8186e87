"""Imports as vintages: one a reading, in order, with what each states of a figure."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from library_samples import JULY, imported, observations, row

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.library.errors import ConflictError, LibraryError
from scrutinydesk.measures.observations import Mark
from scrutinydesk.periods import Span


def test_an_import_is_kept_with_all_that_was_said_of_it(library):
    found = Finding("cell.error", Severity.ERROR, "An error", "Why", "Do", Place("Q2.xlsx", "Crime", "B4"))
    put = imported(
        title="Performance\x00 “July”",
        recipe="lancs",
        cover={"marking": "OFFICIAL", "period_end": [2026, 6]},
        additions={"measures": [{"id": "own"}]},
        findings=(found, Finding("note", Severity.NOTE, "A note")),
        missing=("Table 4 has no figures.",),
    )
    before = dt.datetime.now(dt.UTC)
    added = library.add_import(put, observations(row()))
    assert added.id == 1
    assert added.who == "Anna"
    assert before <= added.when <= dt.datetime.now(dt.UTC)
    as_put = dataclasses.replace(added, id=0, when=None, who="", figures=0)
    assert as_put == put
    assert library.imports() == (added,)
    line = library.journal()[0]
    assert (line.kind, line.key, line.who, line.what) == ("import", "1", "Anna", "Imported “Quarter 2.xlsx”")
    assert line.after["figures"] == 1


def test_the_same_reading_of_a_file_is_one_import(library):
    figures = observations(row())
    first = library.add_import(imported(), figures)
    again = dataclasses.replace(imported(), file_name="Copy of Quarter 2.xlsx")
    assert library.add_import(again, observations(row(), name="Copy of Quarter 2.xlsx")) == first
    assert len(library.journal()) == 1


@pytest.mark.parametrize(
    ("other", "figures"),
    [
        (imported(sha256="e" * 64), (row(),)),
        (imported(recipe="lancs"), (row(),)),
        (imported(), (row(value=2.0),)),
        (imported(), (row(value=1),)),
        (imported(), (row(marks=(Mark.REVISED,)),)),
        (imported(), (row(), row(cell="C8"))),
        (imported(additions={"measures": [1]}), (row(),)),
    ],
)
def test_another_file_or_another_reading_is_another_import(library, other, figures):
    first = library.add_import(imported(), observations(row()))
    second = library.add_import(other, observations(*figures))
    assert second.id != first.id
    assert [each.id for each in library.imports()] == [second.id, first.id]
    assert library.observations(second.id).rows == figures


def test_imports_of_one_force(library):
    library.add_import(imported(sha256="1"), observations(row()))
    other = library.add_import(imported(sha256="2", force="cumbria"), observations(row()))
    assert library.imports("cumbria") == (other,)
    assert library.imports("kent") == ()


def test_the_previous_import_is_the_last_of_an_earlier_period(library):
    def add(sha256, end, **more):
        return library.add_import(imported(sha256, end, **more), observations(row()))

    april, april_again = add("1", JULY - 3), add("2", JULY - 3)
    july = add("3", JULY)
    january = add("4", JULY - 6)  # imported late
    cumbria = add("5", JULY - 3, force="cumbria")
    july_again = add("6", JULY)
    assert library.previous(july) == april_again
    assert library.previous(july_again) == april_again
    assert library.previous(april) == january
    assert library.previous(january) is None
    assert library.previous(cumbria) is None
    assert library.previous(imported("7", JULY + 3)) == july_again
    assert library.previous(imported("8", JULY - 6)) == january


def test_without_an_earlier_period_the_one_before_of_the_same(library):
    first = library.add_import(imported("1"), observations(row()))
    second = library.add_import(imported("2"), observations(row()))
    assert library.previous(second) == first
    assert library.previous(first) is None


def test_one_figure_as_each_import_states_it(library):
    def add(sha256, *rows):
        return library.add_import(imported(sha256), observations(*rows))

    one = add("1", row(value=100), row(month=JULY - 1, value=7))
    add("2", row(area="cumbria", value=5), row(breakdown="female", value=6), row(span=Span.DATE, value=8))
    # Stated twice: the first stands, though the second lies in a series of lower number.
    three = add("3", row(month=JULY - 5, unit="fte"), row(value=103.5), row(value=1, unit="fte", cell="Z9"))
    found = library.history("all_crime", "lancashire", "", Span.MONTH, JULY, JULY)
    assert found == ((one, row(value=100)), (three, row(value=103.5)))
    assert isinstance(found[0][1].value, int)
    assert library.history("all_crime", "lancashire", "", Span.MONTH, JULY - 11, JULY) == ()
    assert library.history("All_crime", "lancashire", "", Span.MONTH, JULY, JULY) == ()


def test_a_meeting_is_said_changed_and_taken_back(library):
    added = library.add_import(imported(), observations(row()))
    said = library.set_meeting(added.id, "Scrutiny meeting, July 2026", added.meeting_version)
    assert (said.meeting, said.meeting_version) == ("Scrutiny meeting, July 2026", 1)
    assert library.imports() == (said,)
    with pytest.raises(ConflictError):
        library.set_meeting(added.id, "Panel", added.meeting_version)
    changed = library.set_meeting(added.id, "Panel", said.meeting_version)
    assert changed.meeting == "Panel"
    library.undo(library.journal(1)[0].id)
    assert library.imports()[0].meeting == "Scrutiny meeting, July 2026"
    assert not library.set_meeting(added.id, "", library.imports()[0].meeting_version).meeting
    with pytest.raises(LibraryError, match="no import number 9"):
        library.set_meeting(9, "Panel", 0)


def test_what_json_cannot_hold_is_refused_and_nothing_is_kept(library):
    with pytest.raises(LibraryError, match="cannot be kept"):
        library.add_import(imported(cover={"when": dt.date(2026, 7, 1)}), observations(row()))
    assert library.imports() == ()


def test_a_file_is_kept_once_with_its_bytes(library):
    given, figures = imported(), observations(row())
    assert library.file(given.sha256) is None
    library.add_import(given, figures, content=b"the workbook")
    library.add_import(given, figures, content=b"the workbook")
    assert library.file(given.sha256) == (given.file_name, b"the workbook")


def test_a_very_large_file_stays_where_it_lies(library, monkeypatch):
    from scrutinydesk.library import files

    monkeypatch.setattr(files, "LARGEST", 3)
    given = imported()
    library.add_import(given, observations(row()), content=b"four")
    assert library.file(given.sha256) is None
