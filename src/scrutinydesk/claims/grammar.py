"""Every claim of a document, by rules alone: the same text always gives the same claims."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from scrutinydesk.claims.claim import Claim
from scrutinydesk.claims.document import Document, Passage
from scrutinydesk.claims.table_claims import table_claims
from scrutinydesk.claims.walk import Reading
from scrutinydesk.measures.resources import Resources, load_resources
from scrutinydesk.progress import SILENT, Progress

_STEP = 500


def read_claims(
    document: Document, resources: Resources | None = None, progress: Progress = SILENT
) -> tuple[Claim, ...]:
    """Return the claims of a document in its order.

    Parameters
    ----------
    resources : Resources, optional
        Measures and areas to link claims with; those of the product if left out.

    Raises
    ------
    DocumentError
        It holds more figures than any report does.
    """
    return tuple(_claims(document, Reading(document, resources or load_resources()), progress))


def _claims(document: Document, reading: Reading, progress: Progress) -> Iterator[Claim]:
    done = 0
    total = len(document.passages)
    before: Passage | None = None
    for table, passages in groupby(document.passages, key=lambda each: each.cell.table if each.cell else 0):
        held = list(passages)
        if table:
            yield from table_claims(reading, held, before)
        for passage in () if table else held:
            yield from reading.of_passage(passage)
            before = passage
        if (done + len(held)) // _STEP > done // _STEP:
            progress.step(done, total, "Reading what the report says")
        done += len(held)
