"""The check of a report's words: every rule, on one reading of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from scrutinydesk.redpen.review import Found, ReportFinding
from scrutinydesk.redpen.words.caveats import broken_caveats
from scrutinydesk.redpen.words.comparing import compared_in_words
from scrutinydesk.redpen.words.denominators import forces_of_how_many, percent_of_what
from scrutinydesk.redpen.words.numbering import mixed_numbering, numbering_gaps
from scrutinydesk.redpen.words.projections import unexplained_projections
from scrutinydesk.redpen.words.ranks import moving_ranks
from scrutinydesk.redpen.words.reading import Reading
from scrutinydesk.redpen.words.small_numbers import small_numbers

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Material

Rule = Callable[[Reading], Iterator[ReportFinding]]
RULES: tuple[Rule, ...] = (
    broken_caveats, small_numbers, forces_of_how_many, percent_of_what, unexplained_projections, moving_ranks,
    numbering_gaps, mixed_numbering,
)  # fmt: skip


def words_and_evidence(material: Material) -> Found:
    """Hold the words of a report against what it prints, and ask what a careful editor would ask."""
    reading = Reading(material)
    compared = compared_in_words(reading)
    findings = [each for rule in RULES for each in rule(reading)]
    return Found(compared.judgements, (*compared.findings, *findings))
