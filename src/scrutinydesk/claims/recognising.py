"""What a sentence claims: the recognisers in their order."""

from __future__ import annotations

from scrutinydesk.claims.changes import find_changes
from scrutinydesk.claims.drafts import Draft
from scrutinydesk.claims.levels import (
    find_levels,
    find_multiples,
    find_projections,
    find_ranks,
    find_rest,
    find_targets,
)
from scrutinydesk.claims.listed_sums import find_listed
from scrutinydesk.claims.shape import Sentence, Token
from scrutinydesk.claims.shares import find_forces, find_outcomes, find_proportions, find_shares
from scrutinydesk.claims.statements import find_statements


def recognised(sentence: Sentence, counted: Token | None = None) -> list[Draft]:
    """Return the claims of a sentence as drafts; the surest forms are read first and keep their figures.

    Parameters
    ----------
    counted : Token or None
        What a sentence before counts, for parts of it.
    """
    drafts = find_statements(sentence)
    if not sentence.tokens:
        return drafts
    drafts += find_forces(sentence)
    drafts += find_projections(sentence)
    drafts += find_shares(sentence)
    drafts += find_ranks(sentence)
    drafts += find_targets(sentence)
    drafts += find_changes(sentence)
    drafts += find_listed(sentence)
    drafts += find_outcomes(sentence, counted)
    drafts += find_multiples(sentence)
    drafts += find_levels(sentence)
    drafts += find_proportions(sentence, counted)
    return drafts + find_rest(sentence)
