"""What stands over a table may narrow all its figures: “crimes with a knife”, “hate crime by offence”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.redpen.bare_words import words_in

if TYPE_CHECKING:
    from scrutinydesk.claims.subjects import Subjects
    from scrutinydesk.measures.catalogue import Catalogue

_WHOLE = "all_crime"
# "The figures are taken from national data in the file": from where, and not of what.
_SOURCE = re.compile(
    r"\b(?:taken|drawn|sourced?|provided|extracted|published|supplied)\b.*$", re.IGNORECASE | re.DOTALL
)
# Over tables and columns these narrow nothing, though they may be parts of names.
OF_TABLES = frozenset(("actual", "outturn", "division", "district", "area", "county"))


def is_narrowed_by(caption: str, measure: str, subjects: Subjects, plain: set[str]) -> bool:
    """Tell whether a caption says more than which measures its table has, or names others.

    Parameters
    ----------
    measure : str
        Of a figure of the table.
    plain : set of str
        Words that narrow nothing.
    """
    caption = _SOURCE.sub("", caption)
    named = subjects.measures_in(caption)
    keys = {each.id for each in named}
    if keys and not keys & {_WHOLE, *_above(measure, subjects.resources.catalogue)}:
        return True
    for each in sorted(named, key=lambda one: -one.start):
        caption = f"{caption[: each.start]} {caption[each.end :]}"
    return not words_in(caption) <= plain | OF_TABLES


def _above(measure: str, catalogue: Catalogue) -> list[str]:
    """Return a measure and what it is a part of."""
    found: list[str] = []
    while measure in catalogue and measure not in found:
        found.append(measure)
        measure = catalogue[measure].parent
    return found
