"""What was decided of findings: right as it is, or put right, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scrutinydesk.findings import Accepted, Decision, Finding
from scrutinydesk.library.values import Change
from scrutinydesk.remembered.recipes import key_of

if TYPE_CHECKING:
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.opening import Opened

DECISION = "decision"


def scope(opened: Opened) -> str:
    """Return whose findings these are: a decision holds for next quarter's workbook of the same kind."""
    recipe = key_of(opened.applied.recipe.name) if opened.applied is not None else str(opened.kind)
    return f"{opened.observed.cover.force}/{recipe}/"


def decisions(library: Library, opened: Opened) -> tuple[Accepted, ...]:
    """Return what was decided of findings in workbooks of this kind."""
    about = scope(opened)
    found = []
    for key, record in library.records(DECISION, about).items():
        value = record.value or {}
        reason = str(value.get("reason", "")).strip()
        when = _moment(record)
        if reason and value.get("decision") in set(Decision):
            decision = Decision(str(value["decision"]))
            found.append(Accepted(key.removeprefix(about), reason, record.who, when, decision))
    return tuple(found)


def decide(
    library: Library,
    opened: Opened,
    findings: Iterable[Finding],
    decision: Decision,
    reason: str,
    seen: Iterable[Accepted] | None = None,
) -> tuple[Record, ...]:
    """Accept findings, or say that they were put right; the reason is kept.

    Parameters
    ----------
    seen : iterable of Accepted, optional
        The decisions that were known: where someone has decided otherwise since, that is a
        ``ConflictError``, and nothing is kept.
    """
    about = scope(opened)
    held = library.records(DECISION, about)
    known = None if seen is None else {about + each.fingerprint: each.when for each in seen}
    changes = []
    for finding in findings:
        key = about + finding.fingerprint
        value = {"decision": str(decision), "reason": reason.strip(), "title": finding.title}
        record = held.get(key) or library.record(DECISION, key)
        version = record.version
        if known is not None and key in held and known.get(key) != _moment(record):
            version = 0
        changes.append(
            Change(DECISION, key, value, version, f"{str(decision).capitalize()}: {finding.title}", reason)
        )
    return library.put_many(changes)


def reopen(library: Library, opened: Opened, fingerprints: Iterable[str]) -> tuple[Record, ...]:
    """Take decisions back."""
    about = scope(opened)
    held = library.records(DECISION, about)
    keys = [about + each for each in fingerprints if about + each in held]
    return library.put_many(
        Change(
            DECISION, key, None, held[key].version, f"Open again: {(held[key].value or {}).get('title', key)}"
        )
        for key in keys
    )


def _moment(record: Record) -> str:
    return record.when.isoformat() if record.when is not None else ""
