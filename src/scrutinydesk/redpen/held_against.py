"""How many statements of a report were really held against the open workbook, and why none was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.claims.setting import setting_of, unknown_force
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.redpen.figures import statements_of
from scrutinydesk.redpen.review import Against

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.redpen.material import Material
    from scrutinydesk.redpen.review import Judgement, Review


def held_count(judgements: Iterable[Judgement]) -> int:
    """Return how many claims the workbook could say something of: that one cannot be checked is nothing."""
    return len(
        {
            each.claim
            for each in judgements
            if each.against is Against.WORKBOOK and each.verdict is not Verdict.CANNOT_BE_CHECKED
        }
    )


def held_words(review: Review, *, why: bool = True) -> str:
    """Return what a report was held against: ``90 of 129 statements held against “July.xlsx”``.

    Parameters
    ----------
    why : bool
        Whether the reason follows where none was, which ``remarks`` gives too.
    """
    if not review.workbook:
        return "no workbook open"
    count, of = held_count(review.judgements), statements_of(review)
    return (
        f"{count:,} of {of:,} statement{'' if of == 1 else 's'} held against “{review.workbook}”"
        + (f": {review.unheld}" if review.unheld and why else "")
    )


def why_unheld(material: Material, judgements: Iterable[Judgement]) -> str:
    """Return in words why nothing was held against the workbook; empty where something was."""
    workbook = material.workbook
    if workbook is None or held_count(judgements) or not any(map(_figures, material.claims)):
        return ""
    resources, observations = material.resources, workbook.observations
    force = setting_of(material.document, resources.areas).force
    if not force and (other := unknown_force(material.document, resources.areas)):
        return f"the report is of {other}, of which the workbook has no figures"
    if not force:
        return "the report does not say clearly which force it is of"
    if not any(force in observations.areas(measure) for measure in observations.measures):
        return f"the report is of {resources.areas[force].title}, of which the workbook has no figures"
    return "none is surely of a measure, an area and a period that the workbook has"


def remarks(review: Review) -> tuple[Finding, ...]:
    """Return how a report was read, and what of it was held against the workbook, where that is odd."""
    if not review.unheld and review.assumed:
        return *review.document.notices, _assumed(review)
    if not review.unheld:
        return review.document.notices
    notice = Finding(
        "report.unheld",
        Severity.WARNING,
        f"No statement of the report was held against “{review.workbook}”.",
        f"The reason: {review.unheld}.",
        "Open the workbook of the force that the report is of, or link its figures to the workbook.",
        Place(review.document.name),
    )
    return *review.document.notices, notice


def _assumed(review: Review) -> Finding:
    return Finding(
        "report.assumed_force",
        Severity.NOTE,
        "The report names no force.",
        f"Its figures were held against “{review.workbook}” as those of {review.assumed}."
        " What differs may be of another force, so it is asked and not said to be wrong.",
        "If it is of another force, open the workbook of that force.",
        Place(review.document.name),
    )


def _figures(claim: Claim) -> bool:
    return bool(claim.quantities)
