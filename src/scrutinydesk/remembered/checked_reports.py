"""Reports that were checked, in the library: read again next quarter, with what they promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from scrutinydesk.claims.document_record import document_from_text, document_to_text
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.setting import setting_of
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.periods import Month, Span, Window
from scrutinydesk.redpen import commitments as promised
from scrutinydesk.redpen.kept import Commitment, CommitmentState
from scrutinydesk.redpen.material import EarlierReport
from scrutinydesk.remembered.known import resources_known
from scrutinydesk.remembered.stated_projections import Entered, enter_stated

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.claims.document import Document
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened
    from scrutinydesk.redpen.review import Review

REPORT, COMMITMENT = "checked_report", "commitment"
# Reports that a new one is held against: the year before it, a promise or projection of which may come due.
EARLIER = 4


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report in the library.

    Attributes
    ----------
    key : str
        Of its record.
    name : str
        Of its file.
    written : datetime.date or None
        Up to when it tells.
    who, when : str
        By whom and when it was kept, ISO.
    """

    key: str
    name: str
    written: dt.date | None
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping a report.

    Attributes
    ----------
    record : Record
        ``Library.undo`` of its entry takes the report out again.
    projections : Entered
        The projections in it that went to the scorecard, and why others did not.
    """

    record: Record
    projections: Entered


def written_of(document: Document, resources: Resources) -> dt.date | None:
    """Return the last day that a report tells of, as it says itself; None where it does not say."""
    as_at = setting_of(document, resources.areas).as_at
    return None if as_at is None else as_at.last_day


def keep_report(
    library: Library, review: Review, written: dt.date | None = None, opened: Opened | None = None
) -> Kept:
    """Keep a checked report: its text, its commitments, and its projections for the scorecard.

    The same report again takes the place of the earlier; a state that was said of a commitment stays.

    Parameters
    ----------
    written : datetime.date, optional
        The last day that it tells of; as the report says itself if left out.
    opened : Opened, optional
        The workbook whose last year a projected growth is put on; without it such a projection
        cannot go to the scorecard.
    """
    document = review.document
    resources = resources_known(library, opened)
    written = written or written_of(document, resources)
    key = _key(document, written)
    before = library.record(REPORT, key)
    value = {
        "name": document.name,
        "written": written.isoformat() if written else "",
        "report_text": document_to_text(document),
        "commitments": [
            _promise_to_dict(row, review.claims[row.claim])
            for row in promised.commitments(review.claims)
        ],
    }
    what = f"Report “{document.name}” {'kept again' if before.value else 'kept'}"
    record = library.put(REPORT, key, value, before.version, what)
    entered = enter_stated(library, review.claims, document.name, written, resources, opened)
    return Kept(record, entered)


def _key(document: Document, written: dt.date | None) -> str:
    """Return the key of a report: by quarter and name, or where it tells no time by its text."""
    text = document.text.encode("utf-8", "surrogatepass")
    return f"{written.isoformat() if written else sha256(text).hexdigest()[:16]}/{document.name}"


def kept_reports(library: Library) -> tuple[KeptReport, ...]:
    """Return the reports that are kept, the latest first, those without a date at the end."""
    found = [_kept(record) for record in library.records(REPORT).values()]
    return tuple(sorted(found, key=lambda each: (each.written or dt.date.min, each.when), reverse=True))


def forget_report(library: Library, key: str, why: str) -> Record:
    """Take a report out; the journal keeps it."""
    record = library.record(REPORT, key)
    name = str((record.value or {}).get("name", key))
    return library.put(REPORT, key, None, record.version, f"Report “{name}” taken out", why)


def earlier_reports(
    library: Library, before: dt.date | None, resources: Resources | None = None
) -> tuple[EarlierReport, ...]:
    """Return the last few reports that tell of a time before a day, the latest first; None is any time.

    Their claims are read anew from their texts: a later version of the program reads them as it reads
    the new one. ``earlier_and_faults`` tells also which cannot be read any more.
    """
    return earlier_and_faults(library, before, resources or resources_known(library, None))[0]


def earlier_and_faults(
    library: Library, before: dt.date | None, resources: Resources
) -> tuple[tuple[EarlierReport, ...], tuple[Finding, ...]]:
    """Return the earlier reports, and a finding for each that is left out because it cannot be read."""
    found: list[EarlierReport] = []
    answered = {
        key for key, record in library.records(COMMITMENT).items()
        if (record.value or {}).get("state") == CommitmentState.ANSWERED
    }  # fmt: skip
    faults: list[Finding] = []
    records = library.records(REPORT)
    for kept in kept_reports(library):
        if kept.written is None or (before is not None and kept.written >= before):
            continue
        try:
            document = document_from_text(kept.name, str((records[kept.key].value or {}).get("report_text")))
        except ScrutinyError as error:
            faults.append(_fault(kept, error))
            continue
        claims = read_claims(document, resources)
        found.append(EarlierReport(kept.name, _still_open(kept, claims, answered), kept.written))
        if len(found) == EARLIER:
            break
    return tuple(found), tuple(faults)


def _still_open(kept: KeptReport, claims: tuple[Claim, ...], answered: set[str]) -> tuple[Claim, ...]:
    """Leave out promises that were answered: they are not asked about again."""
    if not answered:
        return claims
    left_out = {
        number
        for row in promised.commitments(claims)
        if any(_claim_key(kept, claims[number]) in answered for number in row.claims)
        for number in row.claims
    }
    return tuple(each for number, each in enumerate(claims) if number not in left_out)


def _fault(kept: KeptReport, error: ScrutinyError) -> Finding:
    return Finding("report.kept", Severity.WARNING, error.title, error.detail, error.remedy, Place(kept.name))


def commitments(library: Library) -> tuple[Commitment, ...]:
    """Return the promises of all kept reports, the latest report first, in the order of each."""
    records, states = library.records(REPORT), library.records(COMMITMENT)
    found: list[Commitment] = []
    for kept in kept_reports(library):
        for value in _listed(records[kept.key].value):
            promise = _promise(kept, value)
            if promise is not None:
                found.append(_with_state(promise, states.get(promise.key)))
    return tuple(found)


def answer_commitment(
    library: Library, commitment: Commitment, state: CommitmentState, note: str = ""
) -> Record:
    """Say by hand that a promise was answered, or is open again, and how.

    Raises ``ConflictError`` where someone has said so since ``commitment`` was looked up.
    """
    stands = library.record(COMMITMENT, commitment.key)
    seen = stands.version if _moment(stands) == commitment.when else -1
    value = None
    if state is not CommitmentState.OPEN or note.strip():
        value = {"state": str(state), "note": note.strip(), "quote": commitment.quote}
    what = f"Commitment {state}, of “{commitment.report}”: {' '.join(commitment.quote.split())[:80]}"
    return library.put(COMMITMENT, commitment.key, value, seen, what, note.strip())


def _promise_to_dict(row: promised.Promised, claim: Claim) -> dict[str, Any]:
    due = row.due
    return {
        "place": claim.passage.place,
        "also_in": [each for each in row.places if each != claim.passage.place],
        "quote": claim.quote,
        "text": row.what,
        "measure": claim.measure,
        "due": None if due is None else [due.first.ordinal, due.last.ordinal, str(due.span)],
        "due_day": row.due_day.isoformat() if row.due_day else "",
        "also_due": list(row.also_due),
    }


def _promise(kept: KeptReport, value: Mapping[str, Any]) -> Commitment | None:
    try:
        due = value["due"]
        quote, place, day = str(value["quote"]), str(value["place"]), str(value["due_day"])
        places = ", ".join((place, *map(str, value.get("also_in", ()))))
        return Commitment(
            _promise_key(kept, place, quote), kept.name, kept.written, places, quote, str(value["text"]),
            str(value["measure"]),
            None if due is None else Window(Month(int(due[0])), Month(int(due[1])), Span(due[2])),
            dt.date.fromisoformat(day) if day else None,
            also_due=tuple(map(str, value.get("also_due", ()))),
        )  # fmt: skip
    except (KeyError, ValueError, TypeError, IndexError):  # of a later version
        return None


def _claim_key(kept: KeptReport, claim: Claim) -> str:
    return _promise_key(kept, claim.passage.place, claim.quote)


def _promise_key(kept: KeptReport, place: str, quote: str) -> str:
    words = "\x1f".join((place, quote)).encode("utf-8", "surrogatepass")
    return f"{kept.key}/{sha256(words).hexdigest()[:32]}"


def _with_state(promise: Commitment, record: Record | None) -> Commitment:
    if record is None or record.value is None:
        return promise
    state = CommitmentState.ANSWERED if record.value.get("state") == "answered" else CommitmentState.OPEN
    note = str(record.value.get("note") or "")
    return replace(promise, state=state, note=note, who=record.who, when=_moment(record))


def _listed(value: Mapping[str, Any] | None) -> list[Mapping[str, Any]]:
    held = (value or {}).get("commitments")
    return [each for each in held if isinstance(each, Mapping)] if isinstance(held, list) else []


def _kept(record: Record) -> KeptReport:
    value = record.value or {}
    try:
        written = dt.date.fromisoformat(str(value.get("written") or ""))
    except ValueError:
        written = None
    return KeptReport(record.key, str(value.get("name") or record.key), written, record.who, _moment(record))


def _moment(record: Record) -> str:
    return record.when.isoformat() if record.when is not None and record.value is not None else ""
