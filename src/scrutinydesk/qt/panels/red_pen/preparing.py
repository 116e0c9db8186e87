"""Checks a report and makes ready what the page shows: runs in a thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk import reviewing
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.qt.panels.red_pen.blocks import blocks_of
from scrutinydesk.redpen.commitments import commitments
from scrutinydesk.redpen.figures import figures_of
from scrutinydesk.remembered import red_pen
from scrutinydesk.remembered.known import resources_known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrutinydesk.claims.document import Document
    from scrutinydesk.library.store import Library
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.panels.red_pen.blocks import Block
    from scrutinydesk.redpen.commitments import Promised
    from scrutinydesk.redpen.figures import Figure
    from scrutinydesk.redpen.kept import Commitment, FindingDecision
    from scrutinydesk.redpen.material import Link
    from scrutinydesk.redpen.review import Review

Report = Path | str  # a file, or the text itself


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered about a report.

    Attributes
    ----------
    decisions : mapping of str to FindingDecision
        By the fingerprint of the finding.
    links : mapping of str to Link
        By the key of the claim.
    commitments : tuple of Commitment
        Of all reports that are kept.
    written : datetime.date or None
        Up to when the report tells.
    kept : bool
        Whether it is kept itself.
    """

    decisions: Mapping[str, FindingDecision] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    commitments: tuple[Commitment, ...] = ()
    written: dt.date | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A checked report with what the page makes of it.

    Attributes
    ----------
    source : Path or str
        The file it was read from, or its text.
    opened : Opened or None
        The workbook that it was held against.
    """

    source: Report
    opened: Opened | None
    review: Review
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]
    resources: Resources
    known: Known
    promised: tuple[Promised, ...] = ()


def known_of(library: Library, document: Document, resources: Resources) -> Known:
    """Look up what is remembered about a report."""
    name, written = document.name, red_pen.written_of(document, resources)
    kept = any((each.name, each.written) == (name, written) for each in red_pen.kept_reports(library))
    return Known(
        red_pen.decisions(library, name), red_pen.links(library), red_pen.commitments(library), written, kept
    )


def checked(
    library: Library | None,
    source: Report,
    opened: Opened | None,
    progress: Progress,
    before: Shown | None = None,
) -> Shown:
    """Check a report.

    Parameters
    ----------
    library : Library or None
        None where there is none to be reached: nothing is remembered then.
    before : Shown, optional
        The same report as it was checked before: its text is not read again.
    """
    text: Report | Document = before.review.document if before is not None else source
    if library is None:
        review = _without(text, opened, progress)
        known = before.known if before is not None else Known()
        resources = opened.resources if opened is not None else load_resources()
    else:
        links = red_pen.links(library)  # not later than the review, which may be of older ones then
        review = red_pen.review_remembered(library, text, opened, progress)
        resources = resources_known(library, opened)
        known = replace(known_of(library, review.document, resources), links=links)
    same = before is not None and before.review.document.text == review.document.text
    return Shown(
        source, opened, review, before.blocks if same and before is not None else blocks_of(review.document),
        figures_of(review), resources, known, commitments(review.claims),
    )  # fmt: skip


def _without(text: Report | Document, opened: Opened | None, progress: Progress) -> Review:
    if isinstance(text, Path | str):
        return reviewing.review_report(text, opened, progress)
    return reviewing.review_document(text, opened, progress)
