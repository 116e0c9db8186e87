"""As reported: what left comes back byte for byte, or is said to be damaged."""

from __future__ import annotations

import datetime as dt

import pytest
from library_samples import imported, observations, row
from sqlalchemy import update

from scrutinydesk.library.errors import LibraryCorruptError, LibraryError
from scrutinydesk.library.schema import reported_parts

ON = dt.date(2026, 7, 14)


@pytest.fixture
def kept(library):
    added = library.add_import(imported(), observations(row()))
    text = "Crime rose – a little.\r\n"
    parts = {"report.txt": text.encode(), "5.docx": bytes(range(256)) * 9, "empty": b""}
    edits = {"5a-1": {"text": "x"}}
    return library.keep_reported(added.id, "Scrutiny meeting", ON, parts, edits, "0.1.0"), parts


def test_what_left_comes_back_byte_for_byte(library, kept):
    reported, parts = kept
    assert list(library.reported_parts(reported.id).items()) == list(parts.items())
    assert library.reported() == (reported,)
    assert (reported.on, reported.label, reported.program) == (ON, "Scrutiny meeting", "0.1.0")
    assert reported.edits == {"5a-1": {"text": "x"}}
    line = library.journal(1)[0]
    assert (line.kind, line.what) == ("reported", "Kept as reported: Scrutiny meeting")
    assert line.after["parts"] == reported.parts


def test_the_latest_comes_first(library, kept):
    second = library.keep_reported(1, "Panel", ON, {}, {}, "0.1.0")
    assert library.reported() == (second, kept[0])
    assert library.reported_parts(second.id) == {}


def test_a_part_that_is_not_what_it_was_is_never_handed_out(library, kept):
    with library._home.engine.begin() as connection:
        connection.execute(update(reported_parts).where(reported_parts.c.position == 1).values(content=b"x"))
    with pytest.raises(LibraryCorruptError, match=r"“5\.docx”"):
        library.reported_parts(kept[0].id)


def test_what_is_not_there_is_said(library):
    with pytest.raises(LibraryError, match="no report number 3"):
        library.reported_parts(3)
    with pytest.raises(LibraryError, match="no import number 3"):
        library.keep_reported(3, "Panel", ON, {"a": b""}, {}, "0.1.0")
    assert library.reported() == ()


def test_more_than_a_library_should_take_is_refused(library, kept, monkeypatch):
    monkeypatch.setattr("scrutinydesk.library.leaving.LARGEST", 10)
    with pytest.raises(LibraryError, match="too large"):
        library.keep_reported(1, "Panel", ON, {"a": b"x" * 11}, {}, "0.1.0")
    assert len(library.reported()) == 1
