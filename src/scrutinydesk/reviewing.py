"""A constabulary's report opened and checked, with the workbook that is open if there is one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_document, read_pasted
from scrutinydesk.claims.setting import named
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.redpen.checks import review
from scrutinydesk.redpen.material import EarlierReport, Link, Material, Release, Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrutinydesk.claims.document import Document
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.pipeline import Opened
    from scrutinydesk.redpen.review import Review


def review_report(
    source: Path | str,
    opened: Opened | None = None,
    progress: Progress = SILENT,
    *,
    links: Mapping[str, Link] | None = None,
    earlier: tuple[EarlierReport, ...] = (),
) -> Review:
    """Return the review of a report.

    Parameters
    ----------
    source : Path or str
        A file, or the text itself, pasted.
    links : mapping of str to Link
        What was put right by hand, see ``redpen.material``.

    Raises
    ------
    ScrutinyError
        It cannot be read, or is too long.
    CancelledError
        ``progress`` asked to stop.
    """
    document = read_document(source, progress) if isinstance(source, Path) else read_pasted(source)
    return review_document(document, opened, progress, links=links, earlier=earlier)


def review_document(  # noqa: PLR0913  what is remembered comes in four parts
    document: Document,
    opened: Opened | None = None,
    progress: Progress = SILENT,
    *,
    links: Mapping[str, Link] | None = None,
    earlier: tuple[EarlierReport, ...] = (),
    resources: Resources | None = None,
    releases: tuple[Release, ...] = (),
) -> Review:
    """Return the review of a report that is read already.

    Parameters
    ----------
    resources : Resources, optional
        Measures and areas to link claims with; those of the workbook, or of the product, if left out.
    releases : tuple of Release
        Workbooks before the open one, the latest first.
    """
    resources = resources or (opened.resources if opened else load_resources())
    workbook = None
    own = ""
    if opened is not None:
        workbook = Workbook(opened.book.name, opened.observations, opened.conventions, releases)
        own = workbook.force(resources.areas)
    claims = read_claims(document, resources, progress, unsaid=own)
    assumed = own if not named(document, resources.areas) else ""
    return review(
        Material(document, claims, resources, workbook, links or {}, earlier, assumed=assumed), progress
    )
