"""The officer's own words in the library, a record a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.library.values import Change
from scrutinydesk.reporting import edits as files
from scrutinydesk.reporting.edits import Edit, Edits

if TYPE_CHECKING:
    from scrutinydesk.findings import Finding
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record

EDIT = "edit"


@dataclass(frozen=True)
class Kept:
    """Edits of one report as the library holds them.

    Attributes
    ----------
    name : str
        Of the report: force and period.
    versions : mapping of paragraph id to int
        Of each record; the next change names the version on which it was made.
    """

    name: str
    edits: Edits = field(default_factory=Edits)
    versions: Mapping[str, int] = field(default_factory=dict)


def load(library: Library, name: str) -> Kept:
    """Return the edits of a report."""
    records = library.records(EDIT, f"{name}/")
    return _with(Kept(name), records.values())


def save(library: Library, kept: Kept, edits: Edits) -> Kept:
    """Keep what is different in ``edits``, all of it or nothing.

    Raises ``ConflictError`` where someone changed one of these paragraphs since ``kept`` was loaded.
    """
    changes = []
    for paragraph in dict.fromkeys((*kept.edits.by_id, *edits.by_id)):
        now, before = edits.by_id.get(paragraph), kept.edits.by_id.get(paragraph)
        if now == before:
            continue
        value = None if now is None else {"text": now.text, "drafted": now.drafted}
        what = f"Words of {paragraph}" + (" as drafted again" if now is None else "")
        changes.append(Change(EDIT, f"{kept.name}/{paragraph}", value, kept.versions.get(paragraph, 0), what))
    return _with(replace(kept, edits=edits), library.put_many(changes))


def taken_over(kept: Kept, theirs: Record) -> Kept:
    """Return the edits with someone else's version of one paragraph known, and not taken."""
    paragraph = theirs.key.removeprefix(f"{kept.name}/")
    held = {**kept.edits.by_id}
    if theirs.value is None:
        held.pop(paragraph, None)
    else:
        held[paragraph] = Edit(paragraph, str(theirs.value["text"]), str(theirs.value["drafted"]))
    return replace(kept, edits=Edits(held), versions={**kept.versions, paragraph: theirs.version})


def adopt(library: Library, folder: Path) -> tuple[Finding, ...]:
    """Take over the edits that earlier versions kept as files; each file is renamed when it is in.

    Returns what could not be understood.
    """
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.json")):
        edits, faults = files.load(path)
        findings += faults
        kept = load(library, path.stem)
        fresh = {key: edit for key, edit in edits.by_id.items() if key not in kept.edits.by_id}
        save(library, kept, Edits({**kept.edits.by_id, **fresh}))
        if path.exists():
            path.rename(path.with_suffix(".adopted"))
    return tuple(findings)


def _with(kept: Kept, records: Iterable[Record]) -> Kept:
    edits, versions = {**kept.edits.by_id}, {**kept.versions}
    for record in records:
        paragraph = record.key.removeprefix(f"{kept.name}/")
        versions[paragraph] = record.version
        if record.value is None:
            edits.pop(paragraph, None)
        else:
            edits[paragraph] = Edit(paragraph, str(record.value["text"]), str(record.value["drafted"]))
    return replace(kept, edits=Edits(edits), versions=versions)
