"""What the library hands out and takes in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scrutinydesk.findings import Finding

# Kinds of journal entry that are no record: what was imported or has left stays.
IMPORT, REPORTED = "import", "reported"
# A record like any other, but handed out as part of the import.
MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Import:
    """One file as it was read once: a vintage of its figures.

    Attributes
    ----------
    sha256, file_name : str
        Of the file.
    kind : str
        What it was recognised as.
    force : str
        Area id; empty where none is known.
    period_end : int
        Ordinal of the last month that it covers.
    recipe : str
        Key of the record by which it was read; empty where it needed none.
    cover, additions : mapping
        As JSON can hold them.
    findings : sequence of Finding
    missing : tuple of str
        What was still to be filled in.
    id : int
        0 until it is in the library.
    when : datetime or None
        When it was imported, UTC.
    meeting : str
        At which its figures were reported; empty until that is said.
    meeting_version : int
        What ``Library.set_meeting`` expects.
    figures : int
        How many observations it has.
    """

    sha256: str
    file_name: str
    kind: str
    force: str
    period_end: int
    title: str = ""
    recipe: str = ""
    cover: Mapping[str, Any] = field(default_factory=dict)
    additions: Mapping[str, Any] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    missing: tuple[str, ...] = ()
    id: int = 0
    when: dt.datetime | None = None
    who: str = ""
    meeting: str = ""
    meeting_version: int = 0
    figures: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One record to be put, as ``Library.put`` takes it apart.

    Attributes
    ----------
    value : mapping or None
        None removes the record.
    expected : int
        Version on which the change was made; 0 where there was no record.
    what, why : str
        For the journal: a sentence, and a reason where one was asked for.
    """

    kind: str
    key: str
    value: Mapping[str, Any] | None
    expected: int
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that the officer decided, as it stands.

    Attributes
    ----------
    value : dict or None
        As JSON gives it back (tuples are lists); None where it was removed.
    version : int
        Grows by one with each change and never starts again; 0 where there never was a record.
    when : datetime or None
        UTC.
    entry : int
        Journal entry that left it so; ``Library.undo`` takes it back.
    """

    kind: str
    key: str
    value: dict[str, Any] | None
    version: int = 0
    who: str = ""
    when: dt.datetime | None = None
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal.

    Attributes
    ----------
    at : datetime
        UTC, by the clock of the computer that wrote it; ``id`` gives the order.
    kind, key : str
        Of the record; ``import`` or ``reported`` and its number otherwise.
    before, after : dict or None
        None where there was, or is, no record.
    undoes : int
        Entry that this one took back; 0 for none.
    """

    id: int
    at: dt.datetime
    who: str
    what: str
    why: str
    kind: str
    key: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class Reported:
    """Words and tables as they left, frozen.

    Attributes
    ----------
    label : str
        Where they went: ``Scrutiny meeting, July 2026``.
    on : date
    parts : mapping of name to SHA-256
        In the order in which they were kept.
    edits : dict
        The officer's own words that were in them.
    program : str
        Version that made them.
    """

    id: int
    import_id: int
    label: str
    on: dt.date
    parts: Mapping[str, str]
    edits: dict[str, Any]
    program: str
    who: str
    when: dt.datetime
