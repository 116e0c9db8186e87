"""The officer's own words in the library, a record a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.library.values import Change
from scrutinydesk.reporting import edits as files
from scrutinydesk.reporting.edits import Edit, Edits
from scrutinydesk.reporting.kept_words import moment

if TYPE_CHECKING:
    from scrutinydesk.findings import Finding
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record

EDIT = "edit"
SHOWN, BEFORE = 140, 30  # signs of a paragraph that two officers have changed
_SECTION = re.compile(r"/(\d+)([a-z])\.[^/]*$")


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


def rebased(before: Kept, mine: Edits, now: Kept) -> tuple[Kept, Edits]:
    """Put changes that were made on an earlier state of the library on top of a later one.

    Returns
    -------
    (Kept, Edits)
        What ``save`` is to compare with, and the edits to be saved. A paragraph that someone else has
        changed meanwhile stays on its earlier version in the former, so that saving it is a conflict.
    """
    base, versions, edits = {**now.edits.by_id}, {**now.versions}, {**now.edits.by_id}
    for paragraph in dict.fromkeys((*before.edits.by_id, *mine.by_id)):
        ours, was = mine.by_id.get(paragraph), before.edits.by_id.get(paragraph)
        if ours in {was, now.edits.by_id.get(paragraph)}:
            continue
        _set(edits, paragraph, ours)
        seen = before.versions.get(paragraph, 0)
        if seen != now.versions.get(paragraph, 0):
            _set(base, paragraph, was)
            versions[paragraph] = seen
    return replace(now, edits=Edits(base), versions=versions), Edits(edits)


def unseen(kept: Kept, before: Kept, paragraphs: Iterable[str]) -> Kept:
    """Return the edits with some paragraphs as they stood before: what became of them was not looked at."""
    held, versions = {**kept.edits.by_id}, {**kept.versions}
    for paragraph in paragraphs:
        _set(held, paragraph, before.edits.by_id.get(paragraph))
        versions[paragraph] = before.versions.get(paragraph, 0)
    return replace(kept, edits=Edits(held), versions=versions)


def _set(held: dict[str, Edit], paragraph: str, edit: Edit | None) -> None:
    if edit is None:
        held.pop(paragraph, None)
    else:
        held[paragraph] = edit


def conflict_words(theirs: Record, mine: Edit | None) -> tuple[str, str]:
    """Say, as title and detail, what someone else made of a paragraph and what the officer did."""
    who = theirs.who or "Someone"
    texts = ["" if theirs.value is None else str(theirs.value["text"]), "" if mine is None else mine.text]
    texts = [" ".join(text.split()) for text in texts]
    pairs = enumerate(zip(*texts, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(map(len, texts)))
    other = "the drafted words put back" if theirs.value is None else _quoted(texts[0], same)
    own = "the drafted words" if mine is None else _quoted(texts[1], same)
    found = _SECTION.search(theirs.key)
    where = f", in {found[1]} {found[2]})" if found else ""
    when = f" ({moment(theirs.when)})" if theirs.when is not None else ""
    until = "Until you choose, theirs stand in the library and yours are kept here."
    return f"{who} has changed the same paragraph{where}.", f"Theirs{when}: {other}. Yours: {own}. {until}"


def _quoted(text: str, same: int) -> str:
    """Quote a text, a long one from shortly before where it is no longer the same as another."""
    start = 0 if len(text) <= SHOWN else text.rfind(" ", 0, max(0, same - BEFORE)) + 1
    shown = text[start : start + SHOWN].rstrip()
    return f"“{'…' if start else ''}{shown}{'…' if start + SHOWN < len(text) else ''}”"


def taken_over(kept: Kept, theirs: Record) -> Kept:
    """Return the edits with someone else's version of one paragraph known, and not taken."""
    paragraph = theirs.key.removeprefix(f"{kept.name}/")
    held = {**kept.edits.by_id}
    _set(held, paragraph, _edit(paragraph, theirs))
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


def _edit(paragraph: str, record: Record) -> Edit | None:
    value = record.value
    return None if value is None else Edit(paragraph, str(value["text"]), str(value["drafted"]))


def _with(kept: Kept, records: Iterable[Record]) -> Kept:
    edits, versions = {**kept.edits.by_id}, {**kept.versions}
    for record in records:
        paragraph = record.key.removeprefix(f"{kept.name}/")
        versions[paragraph] = record.version
        _set(edits, paragraph, _edit(paragraph, record))
    return replace(kept, edits=Edits(edits), versions=versions)
