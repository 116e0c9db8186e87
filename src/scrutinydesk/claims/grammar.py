"""Every claim of a document, by rules alone: the same text always gives the same claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from scrutinydesk.claims import walk
from scrutinydesk.claims.claim import Claim
from scrutinydesk.claims.document import Document, Passage
from scrutinydesk.claims.table_claims import table_claims
from scrutinydesk.measures.resources import Resources, load_resources
from scrutinydesk.progress import SILENT, Progress

_STEP = 500
_GROUPS = 3  # of 30/09/2017
_DIGITS = re.compile(r"\d[\d.,]*")


def read_claims(
    document: Document,
    resources: Resources | None = None,
    progress: Progress = SILENT,
    *,
    unsaid: str = "",
) -> tuple[Claim, ...]:
    """Return the claims of a document in its order.

    Parameters
    ----------
    resources : Resources, optional
        Measures and areas to link claims with; those of the product if left out.
    unsaid : str
        Id of the force that a document which names no other is taken to be of.

    Raises
    ------
    DocumentError
        It holds more figures than any report does.
    """  # noqa: DOC501  a function makes it
    # A figure has a few groups of digits at most: what has far more of them is refused at once.
    if sum(1 for _ in _DIGITS.finditer(document.text)) > _GROUPS * walk.MOST_FIGURES:
        raise walk.too_many_figures(document.name)
    return tuple(_claims(document, walk.Reading(document, resources or load_resources(), unsaid), progress))


def _claims(document: Document, reading: walk.Reading, progress: Progress) -> Iterator[Claim]:
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
