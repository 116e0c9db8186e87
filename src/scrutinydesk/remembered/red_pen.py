"""What is remembered of checked reports: links put right, what was decided of findings, and the reports.

The reports themselves, with commitments and projections, are in ``checked_reports``.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk import reviewing
from scrutinydesk.claims.reading import read_document, read_pasted
from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.redpen.kept import Commitment, CommitmentState, FindingDecision, FindingState
from scrutinydesk.redpen.material import Link, Release
from scrutinydesk.remembered.checked_reports import (
    answer_commitment,
    commitments,
    earlier_and_faults,
    earlier_reports,
    forget_report,
    keep_report,
    kept_reports,
    written_of,
)
from scrutinydesk.remembered.known import resources_known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrutinydesk.claims.document import Document
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.opening import Opened
    from scrutinydesk.redpen.review import Review

__all__ = [
    "Commitment", "CommitmentState", "FindingDecision", "FindingState", "Link", "answer_commitment",
    "commitments", "decisions", "earlier_reports", "forget_report", "keep_decision", "keep_link",
    "keep_report", "kept_reports", "links", "review_remembered", "written_of",
]  # fmt: skip

RELEASES = 2  # earlier workbooks that a figure is looked up in which the open one does not have
LINK, FINDING = "claim_link", "report_finding"
_PARTS = ("measure", "area", "sheet", "cell")


def review_remembered(
    library: Library,
    source: Path | str | Document,
    opened: Opened | None = None,
    progress: Progress = SILENT,
) -> Review:
    """Return the review of a report with all that is remembered: links, and the reports before it.

    A report that does not say up to when it tells is held against none before it.

    Parameters
    ----------
    source : Path, str or Document
        A file, the text itself, pasted, or what was read of either before.

    Raises
    ------
    ScrutinyError
        The report cannot be read, or the library cannot be used.
    CancelledError
        ``progress`` asked to stop.
    """
    document = _document(source, progress)
    resources = resources_known(library, opened)
    written = written_of(document, resources)
    earlier, faults = earlier_and_faults(library, written, resources) if written else ((), ())
    new = tuple(each for each in faults if each not in document.notices)
    document = replace(document, notices=(*document.notices, *new)) if new else document
    return reviewing.review_document(
        document, opened, progress, links=links(library), earlier=earlier, resources=resources,
        releases=_releases(library, opened) if opened is not None else (),
    )  # fmt: skip


def _releases(library: Library, opened: Opened) -> tuple[Release, ...]:
    """Return the last workbooks of the force before the open one, in which figures may be others."""
    force, sha256 = opened.observed.cover.force, opened.book.sha256
    earlier = [each for each in library.imports(force) if each.sha256 != sha256][:RELEASES]
    return tuple(Release(each.file_name, library.observations(each.id)) for each in earlier)


def _document(source: Path | str | Document, progress: Progress) -> Document:
    if isinstance(source, Path):
        return read_document(source, progress)
    return read_pasted(source) if isinstance(source, str) else source


def links(library: Library) -> dict[str, Link]:
    """Return what figures were said to be of, by the key of the claim (``redpen.keys.key_of``)."""
    found = {}
    for key, record in library.records(LINK).items():
        value = record.value or {}
        found[key] = Link(*(_text(value, name) for name in _PARTS))
    return found


def keep_link(library: Library, key: str, link: Link | None, quote: str = "") -> Record:
    """Keep what a figure is of, for this report and those that say the same; None takes it back.

    Parameters
    ----------
    quote : str
        The words of the claim, for the journal.
    """
    figure = f"figure “{_short(quote)}”" if quote else "figure"
    held = {} if link is None else {name: each for name, each in asdict(link).items() if each}
    what = f"Link of the {figure} taken back"
    if link is not None and held:
        cell = f"cell {link.cell} of “{link.sheet}”" if link.cell else ""
        what = f"The {figure} linked to {cell or link.measure or link.area}"
    value = held or None
    return library.put(LINK, key, value, library.record(LINK, key).version, what)


def decisions(library: Library, report_name: str) -> dict[str, FindingDecision]:
    """Return what was decided of the findings in a report, by their fingerprints."""
    about = f"{report_name}/"
    found = {}
    for key, record in library.records(FINDING, about).items():
        fingerprint = key.removeprefix(about)
        decision = _decision(record)
        if decision is not None and "/" not in fingerprint:  # else of a report whose name is longer
            found[fingerprint] = decision
    return found


def keep_decision(
    library: Library,
    report_name: str,
    fingerprint: str,
    decision: FindingDecision | None,
    seen: Mapping[str, FindingDecision] | None = None,
    title: str = "",
) -> Record:
    """Keep what was decided of a finding; None opens it again.

    Parameters
    ----------
    seen : mapping of fingerprint to FindingDecision, optional
        The decisions that were known: where someone has decided otherwise since, that is a
        ``ConflictError``, and nothing is kept.
    title : str
        Of the finding, for the journal.
    """
    key = f"{report_name}/{fingerprint}"
    stands = library.record(FINDING, key)
    version = stands.version
    if seen is not None and _moment(seen.get(fingerprint)) != _moment(_decision(stands)):
        version = -1
    said = f"in “{report_name}”: {title or fingerprint[:8]}"
    if decision is None:
        return library.put(FINDING, key, None, version, f"Open again, {said}")
    state, reason = str(decision.state), decision.reason.strip()
    value = {"decision": state, "reason": reason, "wording": decision.wording, "title": title}
    return library.put(FINDING, key, value, version, f"{state.capitalize()}, {said}", reason)


def _decision(record: Record) -> FindingDecision | None:
    value = record.value or {}
    when = record.when.isoformat() if record.when is not None else ""
    try:
        state = FindingState(_text(value, "decision"))
        return FindingDecision(state, _text(value, "reason"), _text(value, "wording"), record.who, when)
    except ValueError:  # of a later version, or without its reason: the finding is open
        return None


def _moment(decision: FindingDecision | None) -> str:
    return decision.when if decision is not None else ""


def _text(value: Mapping[str, object], name: str) -> str:
    return str(value.get(name) or "")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79]}…"  # noqa: PLR2004  as much as a line of the journal holds
