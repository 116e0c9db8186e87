"""The check of a report's words: every rule, on one reading of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from scrutinydesk.redpen.review import Found, ReportFinding
from scrutinydesk.redpen.words.caveats import broken_caveats
from scrutinydesk.redpen.words.comparing import compared_in_words
from scrutinydesk.redpen.words.denominators import forces_of_how_many, percent_of_what
from scrutinydesk.redpen.words.labels import one_label_several_periods, quarters_that_are_none
from scrutinydesk.redpen.words.numbering import mixed_numbering, numbering_gaps
from scrutinydesk.redpen.words.pointers import missing_appendices, pointing_below
from scrutinydesk.redpen.words.projections import unexplained_projections
from scrutinydesk.redpen.words.proofing import slips_of_the_pen
from scrutinydesk.redpen.words.quotations import garbled_quotations, quoted_in_part
from scrutinydesk.redpen.words.ranks import moving_ranks
from scrutinydesk.redpen.words.reading import Reading
from scrutinydesk.redpen.words.small_numbers import small_numbers
from scrutinydesk.redpen.words.sources import (
    measures_by_several_names,
    missing_sources,
    sources_by_several_names,
)
from scrutinydesk.redpen.words.style import written_in_several_ways
from scrutinydesk.redpen.words.tenses import behind_its_date, each_or_in_all
from scrutinydesk.redpen.words.trends import (
    large_without_figures,
    levelled_without_figures,
    trends_the_other_way,
    words_for_changes,
)
from scrutinydesk.redpen.words.trends_workbook import trends_in_workbook

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Material

Rule = Callable[[Reading], Iterator[ReportFinding]]
RULES: tuple[Rule, ...] = (
    broken_caveats, small_numbers, forces_of_how_many, percent_of_what, unexplained_projections, moving_ranks,
    words_for_changes, trends_the_other_way, trends_in_workbook,
    levelled_without_figures, large_without_figures,
    one_label_several_periods,
    quarters_that_are_none, missing_sources, sources_by_several_names, measures_by_several_names,
    quoted_in_part, garbled_quotations, pointing_below, missing_appendices, behind_its_date, each_or_in_all,
    numbering_gaps, mixed_numbering, written_in_several_ways, slips_of_the_pen,
)  # fmt: skip


def words_and_evidence(material: Material) -> Found:
    """Hold the words of a report against what it prints, and ask what a careful editor would ask."""
    reading = Reading(material)
    compared = compared_in_words(reading)
    findings: list[ReportFinding] = []
    for rule in RULES:
        material.heed()
        findings += rule(reading)
    return Found(compared.judgements, (*compared.findings, *findings))
