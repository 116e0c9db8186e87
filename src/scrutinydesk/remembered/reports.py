"""Reports as they were given: the words and tables of a meeting, byte for byte."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from scrutinydesk import __version__, exporting
from scrutinydesk.library.values import MEETING

if TYPE_CHECKING:
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Import, Record, Reported
    from scrutinydesk.reporting.report import Report


def parts(report: Report) -> dict[str, bytes]:
    """Return what leaves of a report, section by section, as plain text with its tables."""
    return {
        f"section-{section.number}.txt": exporting.section_text(report, section)
        for section in report.sections
        if section.measures.rows
    }


def keep_as_reported(
    library: Library, imported: Import, report: Report, label: str, on: dt.date, edits: Mapping[str, Any]
) -> Reported:
    """Keep a report, in the officer's words, as it was given: for good, and byte for byte.

    Parameters
    ----------
    report : Report
        With the edits in it.
    label : str
        The meeting; the import is said to have been reported there too.
    """
    kept = library.keep_reported(imported.id, label, on, parts(report), edits, __version__)
    stands = library.imported(imported.id)
    if stands.meeting != label:
        library.set_meeting(imported.id, label, stands.meeting_version)
    return kept


def say_meeting(library: Library, imported: Import, meeting: str) -> Record:
    """Say at which meeting an import was reported; empty takes it back.

    Raises ``ConflictError`` where someone has said so since ``imported`` was looked up.
    """
    library.set_meeting(imported.id, meeting, imported.meeting_version)
    return library.record(MEETING, str(imported.id))
